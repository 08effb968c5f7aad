"""The only writes on the tallies, what of them counts, and how heavy. For a tally the caller holds the lock on the version and the
transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd

from .models import Telling
from .telling import VORM, Cel, Celtelling, tel_bij


@dataclass(frozen=True)
class Reeks:
    """Answers that look the same once they are mixed: they lie in one tray and are counted in cells of their own.

    `verdenking`: a Verdenking, "" for none.
    """

    versie: Vragenlijstversie
    kanaal: str
    verdenking: str = ""


@dataclass(frozen=True)
class Hersteld:
    """Cells that a recount wrote: `mis` were wrong, missing or too many, `verouderd` were of an older form."""

    mis: int = 0
    verouderd: int = 0

    def __add__(self, ander: "Hersteld") -> "Hersteld":
        return Hersteld(self.mis + ander.mis, self.verouderd + ander.verouderd)


def verouderde_versies(*, van: int | None = None) -> list[int]:
    """The versions (pk) with tallies of an older form, of this one (pk) or of all; until they are counted again nothing
    may be added to them."""
    oud = Telling.objects.filter(vorm__lt=VORM)
    if van is not None:
        oud = oud.filter(versie_id=van)
    return list(oud.order_by("versie_id").values_list("versie_id", flat=True).distinct())


def cellen_bijtellen(reeks: Reeks, erbij: Mapping[Cel, Celtelling]) -> None:
    """Add these counts to the cells of this series, none of which is of an older form; a cell that is new is made."""
    nu = _cellen_van(reeks)
    _schrijf(
        reeks,
        nu,
        {cel: tel_bij(_telling(nu[cel]), telling) if cel in nu else telling for cel, telling in erbij.items()},
    )


def cellen_vervangen(reeks: Reeks, goed: Mapping[Cel, Celtelling]) -> Hersteld:
    """Make the cells of this series equal to `goed`, in the form of today."""
    nu = _cellen_van(reeks)
    te_veel = [rij.pk for cel, rij in nu.items() if cel not in goed]
    oud = {cel for cel, rij in nu.items() if cel in goed and rij.vorm < VORM}
    mis = {cel for cel, telling in goed.items() if cel not in nu or _telling(nu[cel]) != telling} - oud
    Telling.objects.filter(pk__in=te_veel).delete()
    _schrijf(reeks, nu, {cel: goed[cel] for cel in mis | oud})
    return Hersteld(mis=len(te_veel) + len(mis), verouderd=len(oud))


def _schrijf(reeks: Reeks, nu: Mapping[Cel, Telling], cellen: Mapping[Cel, Celtelling]) -> None:
    """Store these cells in the order of their names: neither keys nor places on disk tell who came first."""
    op_volgorde = sorted(cellen.items())
    Telling.objects.bulk_update(
        [_zet(nu[cel], telling) for cel, telling in op_volgorde if cel in nu],
        ["aantal", "tellingen", "vorm"],
        batch_size=100,
    )
    Telling.objects.bulk_create([_zet(_nieuw(reeks, cel), telling) for cel, telling in op_volgorde if cel not in nu])


def _cellen_van(reeks: Reeks) -> dict[Cel, Telling]:
    return {Cel(rij.wijk, rij.leeftijd): rij for rij in Telling.objects.filter(**vars(reeks))}


def _nieuw(reeks: Reeks, cel: Cel) -> Telling:
    return Telling(**vars(reeks), wijk=cel.wijk, leeftijd=cel.leeftijd)


def _telling(rij: Telling) -> Celtelling:
    return Celtelling(rij.aantal, rij.tellingen)


def _zet(rij: Telling, telling: Celtelling) -> Telling:
    rij.aantal, rij.tellingen, rij.vorm = telling.aantal, dict(telling.tellingen), VORM
    return rij


class ResultatenStaanVast(DomeinFout):
    """Its results are public: how heavy each group counts in them does not change any more."""

    def __init__(self, vragenlijst: Vragenlijst) -> None:
        super().__init__(
            f"De resultaten van ‘{vragenlijst}’ zijn openbaar en staan vast. Hoe zwaar de groepen wegen, kan niet meer "
            "anders. Er is niets gewijzigd."
        )


@transaction.atomic
def verdachte_beslissen(
    vragenlijst: Vragenlijst, *, telt_mee: bool, reden: str, door: AbstractBaseUser | None, op: datetime
) -> None:
    """Suspicious answers are in the figures of this questionnaire from now on, or are not; the tallies stay as they are.

    `vragenlijst` as the user saw it. Who, when and why stay in its history. Raises CijfersStaanVast or
    GelijktijdigGewijzigd; then nothing has changed.
    """
    lijst = _op_slot(vragenlijst)
    lijst.weiger_als_vast()
    _weiger_als_anders(lijst, vragenlijst)
    lijst.telt_verdachte_mee, lijst.reden_verdachte = telt_mee, reden
    _bewaar(lijst, ["telt_verdachte_mee", "reden_verdachte"], door=door, op=op)


class GewichtenKloppenNiet(DomeinFout):
    """Of weights that are no whole percents, are not 100 together, leave one group over, or have no reason."""


ALLES = 100
# A blend of one group is that group.
MINSTE_GROEPEN = 2


@transaction.atomic
def groepen_wegen(
    vragenlijst: Vragenlijst, *, gewichten: Mapping[str, int], reden: str, door: AbstractBaseUser | None, op: datetime
) -> None:
    """From now on the results of this questionnaire also have all groups together, each with its weight.

    `gewichten`: group code → whole percent, 0 to leave a group out, together 100; none: no total any more, and then no
    reason is kept. `vragenlijst` as the user saw it. Who, when and why stay in its history. Raises GewichtenKloppenNiet,
    ResultatenStaanVast or GelijktijdigGewijzigd; then nothing has changed.
    """
    if gewichten:
        _keur_gewichten(gewichten, reden)
    lijst = _op_slot(vragenlijst)
    if lijst.resultaten_openbaar_op is not None:
        raise ResultatenStaanVast(lijst)
    _weiger_als_anders(lijst, vragenlijst)
    lijst.groepsgewichten, lijst.reden_groepsgewichten = dict(gewichten), reden if gewichten else ""
    _bewaar(lijst, ["groepsgewichten", "reden_groepsgewichten"], door=door, op=op)


def _keur_gewichten(gewichten: Mapping[str, int], reden: str) -> None:
    if any(not 0 <= gewicht <= ALLES for gewicht in gewichten.values()):
        raise GewichtenKloppenNiet("Een gewicht is een heel percentage van 0 tot en met 100. Pas het aan.")
    if (som := sum(gewichten.values())) != ALLES:
        anders = f"Haal er {som - ALLES} af." if som > ALLES else f"Verdeel er nog {ALLES - som}."
        raise GewichtenKloppenNiet(f"De gewichten zijn samen {som}%. Dat moet 100% zijn. {anders}")
    if sum(gewicht > 0 for gewicht in gewichten.values()) < MINSTE_GROEPEN:
        raise GewichtenKloppenNiet(
            "Nu telt maar één groep mee. Haar volgorde staat al bij de resultaten. Geef nog een groep gewicht, of kies "
            "voor geen totaal."
        )
    if not reden.strip():
        raise GewichtenKloppenNiet("Schrijf op waarom u de groepen zo weegt. Raad en inwoners lezen dat.")


def _op_slot(vragenlijst: Vragenlijst) -> Vragenlijst:
    """The questionnaire as it is stored, locked: its figures cannot become public between asking and writing."""
    return Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk)


def _weiger_als_anders(lijst: Vragenlijst, gezien: Vragenlijst) -> None:
    """Raises GelijktijdigGewijzigd when it is not as the user saw it."""
    if lijst.bewerking != gezien.bewerking:
        raise GelijktijdigGewijzigd(f"‘{lijst}’")


def _bewaar(lijst: Vragenlijst, velden: list[str], *, door: AbstractBaseUser | None, op: datetime) -> None:
    spoor: Any = lijst
    spoor._history_user, spoor._history_date = door, op  # noqa: SLF001  where simple_history looks for them
    lijst.save(update_fields=velden)
