"""What the Uitslag shows: one page for who has one minute, and all figures as tables for who wants them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.safestring import SafeString

from rapportage.cijfers.resultaat import Groep, Resultaat, Uitsplitsrij
from rapportage.grafieken import DRUK, Medium, groepsteken, stippen, stippen_kort
from rapportage.resultaten.beelden import (
    Prioriteitenbeeld,
    Vraagbeeld,
    dubbelzin,
    niet_getoond,
    prioriteitenbeelden,
    vraagbeelden,
    wijkuitleg,
)
from rapportage.resultaten.bevindingen import Bevindingen, bevindingen_van
from rapportage.resultaten.verdieping import Scorebeeld, Uitsplitsbeeld, Verdieping, verdieping_van

# Columns of themes that fit beside the name of a district on paper.
KOLOMMEN = 6
ZEGT = {
    "steekproef": "Een indicatie voor alle inwoners.",
    "zelfselectie": "Wie wilde, deed mee. Geldt niet voor alle inwoners.",
    "allen": "Alle partners zijn gevraagd. Telt wie antwoordde.",
    "bijeenkomst": "Wie er was. Zegt niets over wie er niet was.",
    "ingeleverd": "Wie inleverde. Zegt niets over de anderen.",
}


@dataclass(frozen=True)
class Groepregel:
    """A group with its mark, who is counted, and what its figures may claim, as sentences."""

    groep: Groep
    teken: SafeString
    eenheid: str
    zegt: str


@dataclass(frozen=True)
class Plaatsregel:
    """One place in the orders; per group the theme there, "" where its order has ended."""

    plaats: int
    themas: tuple[str, ...]


@dataclass(frozen=True)
class Uitsplitstabel:
    """So many themes of a breakdown as fit beside each other; a row with the shares of only these."""

    themas: tuple[str, ...]
    rijen: tuple[tuple[Uitsplitsrij, tuple[float | None, ...]], ...]


@dataclass(frozen=True)
class Uitsplitsdeel:
    """One group per district or age. `weggelaten`: themes of which nothing may be shown anywhere."""

    beeld: Uitsplitsbeeld
    tabellen: tuple[Uitsplitstabel, ...]
    weggelaten: tuple[str, ...]


@dataclass(frozen=True)
class Uitslagbeeld:
    """Everything that the template shows besides the figures themselves."""

    bevindingen: Bevindingen
    groepen: tuple[Groepregel, ...]
    prioriteiten: tuple[Prioriteitenbeeld, ...]
    heeft_marge: bool
    verdieping: Verdieping
    plaatsen: tuple[Plaatsregel, ...]
    uitsplitsingen: tuple[Uitsplitsdeel, ...]
    vragen: tuple[Vraagbeeld, ...]
    wijkuitleg: str
    niet_getoond: str
    dubbel: str


def uitslagbeeld(resultaat: Resultaat, *, medium: Medium) -> Uitslagbeeld:
    """In print the dots of a theme stand on one line: all themes fit on the first page."""
    verdieping = verdieping_van(resultaat, medium=medium)
    teken = stippen_kort if medium is DRUK else stippen
    return Uitslagbeeld(
        bevindingen=bevindingen_van(resultaat),
        groepen=tuple(_groepregel(groep, resultaat, medium) for groep in resultaat.groepen),
        prioriteiten=tuple(prioriteitenbeelden(resultaat, medium=medium, teken=teken)),
        heeft_marge=any(groep.aard == "steekproef" for groep in resultaat.groepen),
        verdieping=verdieping,
        plaatsen=tuple(_plaatsen(verdieping.scores)) if verdieping.scores else (),
        uitsplitsingen=tuple(_uitsplitsdeel(beeld) for beeld in verdieping.uitsplitsingen),
        vragen=vraagbeelden(resultaat, medium=medium),
        wijkuitleg=wijkuitleg(resultaat) if resultaat.wijken else "",
        niet_getoond=niet_getoond(resultaat),
        dubbel=dubbelzin(resultaat),
    )


def _groepregel(groep: Groep, resultaat: Resultaat, medium: Medium) -> Groepregel:
    zegt = ZEGT[groep.aard]
    weging = next((weging for weging in resultaat.wegingen if weging.groep == groep.code), None)
    if weging is not None and groep.aard == "steekproef":
        zegt += (
            " Niet representatief: zie ‘Zo is geteld’." if weging.bezwaren else " Mag na wegen representatief heten."
        )
    eenheid = "deelnemers" if groep.plakte_stippen else "antwoorden"
    return Groepregel(groep, groepsteken(groep, medium=medium), eenheid, zegt)


def _plaatsen(scores: Scorebeeld) -> Iterator[Plaatsregel]:
    for plaats, themas in enumerate(zip_longest(*(orde.stappen for orde in scores.ordes), fillvalue=""), start=1):
        yield Plaatsregel(plaats, themas)


def _uitsplitsdeel(beeld: Uitsplitsbeeld) -> Uitsplitsdeel:
    kolommen = range(len(beeld.themas))
    zichtbaar = [nummer for nummer in kolommen if any(rij.aandelen[nummer] is not None for rij in beeld.rijen)]
    stukken = [zichtbaar[begin : begin + KOLOMMEN] for begin in range(0, len(zichtbaar), KOLOMMEN)]
    return Uitsplitsdeel(
        beeld=beeld,
        tabellen=tuple(
            Uitsplitstabel(
                themas=tuple(beeld.themas[nummer] for nummer in stuk),
                rijen=tuple((rij, tuple(rij.aandelen[nummer] for nummer in stuk)) for rij in beeld.rijen),
            )
            for stuk in stukken
        ),
        weggelaten=tuple(beeld.themas[nummer] for nummer in kolommen if nummer not in zichtbaar),
    )
