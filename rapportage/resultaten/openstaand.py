"""What has to be done before figures may be frozen, since it would change them; and what can only come in later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consultatie.inbreng.queries import onbeslist_van, wordt_nog_geteld
from consultatie.invoer.queries import aantal_onderweg
from consultatie.netwerksessie.queries import sessies_half_ingevoerd, sessies_zonder_stippen
from consultatie.openantwoord.queries import stand_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import getal
from thema.basis.fouten import DomeinFout


@dataclass(frozen=True)
class Openpunt:
    """Something to do first; `naam` is that of a page of the admin, `sleutel` of the thing on it."""

    zin: str
    naam: str
    sleutel: int
    knop: str


class NietTePubliceren(DomeinFout):
    """The figures cannot be frozen or made public: the questionnaire is open, or it happened already."""


class CijfersNietKlaar(NietTePubliceren):
    """Something is still to be done that would change the figures; `punten` says what."""

    def __init__(self, punten: tuple[Openpunt, ...]) -> None:
        self.punten = punten
        super().__init__(" ".join(["Er is niets gebeurd. Dit moet eerst klaar zijn.", *(punt.zin for punt in punten)]))


def weiger_als_niet_klaar(lijst: Vragenlijst) -> None:
    """Raises CijfersNietKlaar, for giving figures for inspection and for making them public alike."""
    if punten := openstaand(lijst):
        raise CijfersNietKlaar(punten)


def openstaand(lijst: Vragenlijst) -> tuple[Openpunt, ...]:
    """All that would still change the figures; nothing once they have been frozen."""
    return () if lijst.status == Vragenlijststatus.VAST else tuple(_openstaand(lijst))


def _openstaand(lijst: Vragenlijst) -> Iterator[Openpunt]:
    if wordt_nog_geteld(lijst):
        zin = "Nog niet alle antwoorden zijn geteld. Dat gaat vanzelf. Kom over een paar minuten terug."
        yield Openpunt(zin, "consultatie_vragenlijst_change", lijst.pk, "Bekijk de vragenlijst")
    for sessie in sessies_half_ingevoerd(lijst.beleidsplan):
        zin = f"Nog niet alle stippen zijn ingevoerd van: {sessie}."
        yield Openpunt(zin, "consultatie_netwerksessie_change", sessie.pk, "Voer de stippen in")
    if (aantal := onbeslist_van(lijst)) > 0:
        zin = f"{getal(aantal)} antwoorden zijn verdacht, en niemand legde vast waarom ze wel of niet meetellen."
        yield Openpunt(zin, "consultatie_vragenlijst_ontvangst", lijst.pk, "Beslis over deze antwoorden")
    if (stapels := aantal_onderweg(lijst)) > 0:
        wat = "1 stapel formulieren is" if stapels == 1 else f"{getal(stapels)} stapels formulieren zijn"
        zin = (
            f"{wat} niet vrijgegeven. Heropen de vragenlijst, geef vrij of verwijder de formulieren, en sluit opnieuw."
        )
        yield Openpunt(zin, "consultatie_vragenlijst_invoeren", lijst.pk, "Bekijk de stapels")


def komt_later(lijst: Vragenlijst, dag: date) -> tuple[Openpunt, ...]:
    """Sessions of which nothing was entered yet, which come in by a correction; and open answers without a label, which can
    until publication: figures can do without those."""
    return (*_lege_sessies(lijst, dag), *_ongelabeld(lijst))


def _lege_sessies(lijst: Vragenlijst, dag: date) -> Iterator[Openpunt]:
    leeg = [sessie for sessie in sessies_zonder_stippen(lijst.beleidsplan) if not sessie.groepen.exists()]
    yield from (
        Openpunt(
            f"{'Nog niet geweest' if sessie.datum > dag else 'Nog geen stippen ingevoerd'}: {sessie}. Wat u daarvan later "
            "invoert, komt er pas bij als u de openbare resultaten verbetert in een nieuwe versie.",
            "consultatie_netwerksessie_change",
            sessie.pk,
            "Bekijk de netwerksessie",
        )
        for sessie in leeg
    )


def _ongelabeld(lijst: Vragenlijst) -> Iterator[Openpunt]:
    stand = stand_van(lijst)
    if (rest := stand.te_screenen + stand.vrijgegeven - stand.gelabeld) > 0:
        zin = (
            f"{getal(rest)} van {getal(stand.totaal)} open antwoorden {'is' if rest == 1 else 'zijn'} nog niet gelezen of "
            "hebben geen label. Wat u labelt nadat de resultaten openbaar zijn, telt niet meer mee: het verschil zou "
            "zeggen waarover een paar mensen schreven."
        )
        yield Openpunt(zin, "consultatie_openantwoord_werk", lijst.pk, "Ga naar de open antwoorden")
