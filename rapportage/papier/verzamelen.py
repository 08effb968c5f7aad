"""What stands on the paper of one questionnaire."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from consultatie.vragenlijst.definitie import stel_samen
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.papier import ZONDER_NUMMERS, kenmerk
from consultatie.vragenlijst.vraagtypen.alleen import woorden_alleen
from rapportage.documenten.kop import Documentkop

# How each type is asked on paper; the template is rapportage/papier/<vorm>.html.
VORMEN = {
    "een": "keuze",
    "meer": "keuze",
    "leeftijd": "keuze",
    "geslacht": "keuze",
    "wijk": "keuze",
    "schaal": "schaal",
    "cijfer": "schaal",
    "matrix": "matrix",
    "top": "nummers",
    "rangorde": "nummers",
    "open": "open",
    "open_per_thema": "open_per_thema",
}
OPDRACHTEN = {
    "meer": "U mag meer antwoorden aankruisen.",
    "matrix": "Kruis op elke regel één vakje aan.",
    "top": "Kies {} thema’s. Zet een 1 bij het thema dat u het belangrijkst vindt, een 2 bij het thema dat daarna komt, "
    "en zo verder.",
    "rangorde": "Zet bij elk thema een ander nummer, van 1 tot en met {}. Het belangrijkste thema krijgt nummer 1.",
    "open": "Schrijf geen namen, adressen of telefoonnummers op.",
    "open_per_thema": "Schrijf alleen iets op bij de thema’s waar u iets over wilt zeggen. Schrijf geen namen, adressen "
    "of telefoonnummers op.",
}
# So many short answers stand in two columns.
TWEE_KOLOMMEN_VANAF = 8
LANGSTE_IN_KOLOM = 40


@dataclass(frozen=True)
class Papiervraag:
    """One question. `zin`: for whom it is, "" for everybody; `opdracht`: how to answer; `gegevens`: its definition.

    `heeft_nummers`: each option bears the number by which staff enter it.
    """

    nummer: int
    tekst: str
    hulptekst: str
    zin: str
    opdracht: str
    sjabloon: str
    heeft_nummers: bool
    in_kolommen: bool
    gegevens: Mapping[str, Any]


@dataclass(frozen=True)
class Papiersectie:
    """One section, numbered from 1."""

    nummer: int
    titel: str
    toelichting: str
    vragen: tuple[Papiervraag, ...]


@dataclass(frozen=True)
class Papier:
    """The whole form. `versie` as it stands at the foot of each page; `link`: where the same can be answered on the web,
    "" for a concept. `open_tot` None: there is no last day. `inleveradres`: its lines, and `contact`; empty when the
    municipality did not write it down. `heeft_antwoordnummer`: that address needs no stamp."""

    titel: str
    inleiding: str
    minuten: int
    open_tot: date | None
    gemeente: str
    afdeling: str
    inleveradres: tuple[str, ...]
    heeft_antwoordnummer: bool
    contact: str
    versie: str
    link: str
    is_fictief: bool
    gemaakt: date
    secties: tuple[Papiersectie, ...]

    soort = "papier"


def papier_van(lijst: Vragenlijst, versie: Vragenlijstversie | None, *, dag: date, link: str) -> Papier:
    """The form for this version; None: for the questions as they are now, of a questionnaire that never was open."""
    definitie = stel_samen(lijst) if versie is None else versie.definitie
    merk = "concept" if versie is None else f"versie {versie.nummer} ({kenmerk(definitie)})"
    gemeente = lijst.beleidsplan.gemeente
    return Papier(
        titel=definitie["titel"],
        inleiding=definitie["inleiding"],
        minuten=lijst.minuten,
        open_tot=lijst.open_tot,
        gemeente=gemeente.naam,
        afdeling=gemeente.afdeling,
        inleveradres=gemeente.inleveradres,
        heeft_antwoordnummer=bool(gemeente.antwoordnummer),
        contact=gemeente.contact,
        versie=merk,
        link="" if versie is None else link,
        is_fictief=lijst.is_fictief,
        gemaakt=dag if versie is None else timezone.localdate(versie.vastgelegd_op),
        secties=_secties(definitie),
    )


def kop_van(papier: Papier, *, thema_css: str) -> Documentkop:
    """What stands around it."""
    return Documentkop(
        afzender=f"Gemeente {papier.gemeente}",
        titel=f"{papier.titel} (op papier)",
        omschrijving=f"Vragenlijst om op papier in te vullen, {papier.versie}",
        kop=papier.titel,
        status=papier.versie,
        vorm="papier",
        thema_css=thema_css,
        gemaakt=papier.gemaakt,
        is_concept=papier.versie == "concept",
    )


def _secties(definitie: Mapping[str, Any]) -> tuple[Papiersectie, ...]:
    vragen = [vraag for sectie in definitie["secties"] for vraag in sectie["vragen"]]
    nummers = {vraag["sleutel"]: nummer for nummer, vraag in enumerate(vragen, start=1)}
    per_sleutel = {vraag["sleutel"]: vraag for vraag in vragen}
    return tuple(
        Papiersectie(
            nummer,
            sectie["titel"],
            sectie["toelichting"],
            tuple(
                _vraag(vraag, nummers[vraag["sleutel"]], _zin(vraag, nummers, per_sleutel))
                for vraag in sectie["vragen"]
            ),
        )
        for nummer, sectie in enumerate(definitie["secties"], start=1)
    )


def _vraag(vraag: Mapping[str, Any], nummer: int, zin: str) -> Papiervraag:
    vorm = VORMEN[vraag["soort"]]
    opties = vraag.get("opties", ())
    kort = all(len(optie["tekst"]) <= LANGSTE_IN_KOLOM for optie in opties)
    return Papiervraag(
        nummer=nummer,
        tekst=vraag["tekst"],
        hulptekst=vraag["hulptekst"],
        zin=zin,
        opdracht=_opdracht(vraag),
        sjabloon=f"rapportage/papier/{vorm}.html",
        heeft_nummers=vraag["soort"] not in ZONDER_NUMMERS,
        in_kolommen=vorm == "keuze" and len(opties) >= TWEE_KOLOMMEN_VANAF and kort,
        gegevens=vraag,
    )


def _zin(vraag: Mapping[str, Any], nummers: Mapping[str, int], per_sleutel: Mapping[str, Mapping[str, Any]]) -> str:
    """For whom the question is, by the number of the question that decides it."""
    if (voorwaarde := vraag.get("alleen_als")) is None:
        return ""
    bron = per_sleutel[voorwaarde["sleutel"]]
    teksten = [f"‘{optie['tekst']}’" for optie in bron["opties"] if optie["code"] in voorwaarde["codes"]]
    bij = f"vraag {nummers[bron['sleutel']]}"
    return (
        f"Deze vraag is er alleen voor wie bij {bij} {' of '.join(teksten)} aankruiste. Kruiste u iets anders aan? Sla deze "
        "vraag dan over."
    )


def _opdracht(vraag: Mapping[str, Any]) -> str:
    aantal = vraag.get("aantal")
    if vraag["soort"] == "meer":
        return _opdracht_bij_meer(vraag, aantal)
    if vraag["soort"] == "top" and aantal == 1:
        return "Zet een 1 bij het thema dat u het belangrijkst vindt."
    return OPDRACHTEN.get(vraag["soort"], "Kruis één antwoord aan.").format(aantal)


def _opdracht_bij_meer(vraag: Mapping[str, Any], aantal: int | None) -> str:
    begin = f"Kruis hooguit {aantal} antwoorden aan." if aantal else OPDRACHTEN["meer"]
    alleen = " of ".join(f"‘{woorden}’" for woorden in woorden_alleen(vraag))
    return f"{begin} Kruist u {alleen} aan? Kruis dan geen ander antwoord aan." if alleen else begin
