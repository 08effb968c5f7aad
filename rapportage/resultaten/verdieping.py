"""What lies behind the shares: the order, all groups together, the weighting, districts and ages beside each other, what
people wrote, and the period before; with their words."""

from collections.abc import Collection
from dataclasses import dataclass

from rapportage.cijfers.resultaat import (
    Groep,
    Groepsscores,
    Groepsweging,
    Resultaat,
    Themascore,
    Uitsplitsing,
    Uitsplitsrij,
)
from rapportage.cijfers.toeval import Spreidingsverschil, grootste_verschil
from rapportage.grafieken import SCHERM, Balk, Grafiek, Medium, liggende_staven
from rapportage.opmaak import getal, hele_procenten, opsomming, procent

from .openbeeld import Openbeeld, openbeelden
from .totaalbeeld import Totaalbeeld, totaalbeeld
from .vorigebeeld import Vorigebeeld, vorigebeeld

# As a share: less is not called a difference.
VERSCHIL = 0.10
NAAR = {"wijk": "per wijk", "leeftijd": "per leeftijd"}


@dataclass(frozen=True)
class Orde:
    """In which order one group puts the themes, step by step; themes on one step are one text."""

    groep: Groep
    stappen: tuple[str, ...]


@dataclass(frozen=True)
class Scorerij:
    """One theme with the score of each group in `Scorebeeld.groepen`."""

    naam: str
    scores: tuple[Themascore, ...]


@dataclass(frozen=True)
class Scorebeeld:
    """The scale 0-100, and the orders that may be said.

    `weggelaten`: which groups have no score that is shown and why, as sentences; "" when all have.
    """

    groepen: tuple[Groep, ...]
    weggelaten: str
    rijen: tuple[Scorerij, ...]
    ordes: tuple[Orde, ...]


@dataclass(frozen=True)
class Wegingsbeeld:
    """One group before and after weighting; `zin` says what weighting does, `themas` are (name, row)."""

    groep: Groep
    weging: Groepsweging
    zin: str
    themas: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Uitsplitsbeeld:
    """One group per district or age group: a theme as bars, all themes as a table. The theme is the one in which two of them
    differ most beyond what chance makes, or if none does, the one with the largest difference.

    `te_weinig` names those of which that theme may not be shown.
    """

    groep: Groep
    naar: str
    kop: str
    grafiek: Grafiek
    thema: str
    te_weinig: str
    themas: tuple[str, ...]
    rijen: tuple[Uitsplitsrij, ...]


@dataclass(frozen=True)
class Verdieping:
    """All of it; what there are no figures for is None or empty."""

    scores: Scorebeeld | None
    totaal: Totaalbeeld | None
    wegingen: tuple[Wegingsbeeld, ...]
    uitsplitsingen: tuple[Uitsplitsbeeld, ...]
    openantwoorden: tuple[Openbeeld, ...] = ()
    vorige: Vorigebeeld | None = None

    @property
    def heeft_citaten(self) -> bool:
        """Somebody is quoted."""
        return any(beeld.citaten for beeld in self.openantwoorden)


def verdieping_van(resultaat: Resultaat, *, medium: Medium = SCHERM) -> Verdieping:
    """For the screen; the comparison with the period before also for print."""
    namen = {rij.slug: rij.naam for rij in resultaat.prioriteiten.rijen}
    totaal = resultaat.totaal
    return Verdieping(
        scores=_scorebeeld(resultaat, namen) if resultaat.scores else None,
        totaal=totaalbeeld(resultaat, totaal) if totaal and totaal.heeft_volgorde else None,
        wegingen=tuple(_wegingsbeeld(weging, resultaat, namen) for weging in resultaat.wegingen),
        uitsplitsingen=tuple(
            beeld
            for uitsplitsing in resultaat.uitsplitsingen
            if (beeld := _uitsplitsbeeld(uitsplitsing, resultaat, namen)) is not None
        ),
        openantwoorden=openbeelden(resultaat),
        vorige=vorigebeeld(resultaat, medium=medium),
    )


# ── scores ───────────────────────────────────────────────────────────────────────────────────────


def _scorebeeld(resultaat: Resultaat, namen: dict[str, str]) -> Scorebeeld:
    # Columns with nothing but "te weinig" make the others hard to read.
    getoond = [scores for scores in resultaat.scores if _heeft_cijfer(scores)] or list(resultaat.scores)
    rijen = tuple(
        Scorerij(naam, tuple(scores.van(slug) or Themascore(slug, None) for scores in getoond))
        for slug, naam in namen.items()
    )
    return Scorebeeld(
        groepen=tuple(resultaat.groep(scores.groep) for scores in getoond),
        weggelaten=_weggelaten(resultaat, {scores.groep for scores in getoond}),
        rijen=rijen,
        ordes=tuple(_orde(scores, resultaat, namen) for scores in resultaat.scores if scores.volgorde),
    )


def _heeft_cijfer(scores: Groepsscores) -> bool:
    return any(thema.score is not None or thema.eerste is not None for thema in scores.themas)


def _weggelaten(resultaat: Resultaat, getoond: Collection[str]) -> str:
    weg = [groep.naam for groep in resultaat.groepen if not groep.plakte_stippen and groep.code not in getoond]
    zinnen = [f"{opsomming(weg)}: te weinig antwoorden om een score te laten zien."] if weg else []
    if resultaat.heeft_stippen:
        zinnen.append("Stippen op een sessie geven een aandeel en geen score.")
    return " ".join(zinnen)


def _orde(scores: Groepsscores, resultaat: Resultaat, namen: dict[str, str]) -> Orde:
    stappen = tuple(
        opsomming([namen[slug] for slug in trede]) + (" (gelijk)" if len(trede) > 1 else "")
        for trede in scores.volgorde
    )
    return Orde(resultaat.groep(scores.groep), stappen)


# ── weighting ────────────────────────────────────────────────────────────────────────────────────


def _wegingsbeeld(weging: Groepsweging, resultaat: Resultaat, namen: dict[str, str]) -> Wegingsbeeld:
    return Wegingsbeeld(
        groep=resultaat.groep(weging.groep),
        weging=weging,
        zin=_weegzin(weging, namen),
        themas=tuple((namen[rij.slug], rij) for rij in weging.themas if rij.slug in namen),
    )


def _weegzin(weging: Groepsweging, namen: dict[str, str]) -> str:
    """Which theme weighting changes most, in the whole percents that stand beside it."""
    verschillen = [
        (abs(hele_procenten(rij.gewogen) - hele_procenten(rij.ongewogen)), rij)
        for rij in weging.themas
        if rij.ongewogen is not None and rij.gewogen is not None and rij.slug in namen
    ]
    if not verschillen:
        return ""
    groot, rij = max(verschillen, key=lambda paar: paar[0])
    if not groot:
        return "Gewogen is elk aandeel gelijk, afgerond op hele procenten."
    return f"Gewogen verandert {namen[rij.slug]} het meest: van {procent(rij.ongewogen)} naar {procent(rij.gewogen)}."


# ── districts and ages ───────────────────────────────────────────────────────────────────────────


def _uitsplitsbeeld(uitsplitsing: Uitsplitsing, resultaat: Resultaat, namen: dict[str, str]) -> Uitsplitsbeeld | None:
    """None when no theme can be compared between two districts or ages."""
    spreiding = {}
    for kolom, slug in enumerate(uitsplitsing.themas):
        waarden = [rij.aandelen[kolom] for rij in uitsplitsing.rijen if rij.aandelen[kolom] is not None]
        if len(waarden) > 1 and slug in namen:
            spreiding[kolom] = max(waarden) - min(waarden)  # type: ignore[type-var,operator]
    if not spreiding:
        return None
    verschil = grootste_verschil(uitsplitsing, minstens=VERSCHIL)
    kolom = verschil.kolom if verschil else max(spreiding, key=lambda kolom: (spreiding[kolom], -kolom))
    slug = uitsplitsing.themas[kolom]
    groep = resultaat.groep(uitsplitsing.groep)
    kop = _kop(verschil, namen[slug], grootste=spreiding[kolom])
    return Uitsplitsbeeld(
        groep=groep,
        naar=uitsplitsing.naar,
        kop=f"{groep.korte_naam} {NAAR[uitsplitsing.naar]}: {kop}",
        grafiek=_staven(uitsplitsing, kolom, resultaat, titel=f"{groep.korte_naam} {NAAR[uitsplitsing.naar]}: {kop}"),
        thema=namen[slug],
        te_weinig=opsomming([rij.naam for rij in uitsplitsing.rijen if rij.aandelen[kolom] is None]),
        themas=tuple(namen.get(code, code) for code in uitsplitsing.themas),
        rijen=uitsplitsing.rijen,
    )


def _gesorteerd(uitsplitsing: Uitsplitsing, kolom: int) -> list[tuple[float, Uitsplitsrij]]:
    rijen = [(waarde, rij) for rij in uitsplitsing.rijen if (waarde := rij.aandelen[kolom]) is not None]
    return sorted(rijen, key=lambda paar: -paar[0])


def _kop(verschil: Spreidingsverschil | None, thema: str, *, grootste: float) -> str:
    """`grootste`: the largest difference of shares, which may come of chance."""
    if verschil is None and grootste < VERSCHIL:
        return "bij geen enkel thema is het verschil 10 procentpunt of meer"
    if verschil is None:
        return "bij geen enkel thema is een verschil groter dan toeval kan zijn"
    laag, hoog = (
        f"{procent(deel)} ({rij.naam}, {getal(rij.aantal)} antwoorden)"
        for deel, rij in ((verschil.laag, verschil.minst), (verschil.hoog, verschil.meest))
    )
    return f"bij {thema} is een verschil groter dan toeval kan zijn, van {laag} tot {hoog}"


def _staven(uitsplitsing: Uitsplitsing, kolom: int, resultaat: Resultaat, *, titel: str) -> Grafiek:
    rij = next(rij for rij in resultaat.prioriteiten.rijen if rij.slug == uitsplitsing.themas[kolom])
    geheel = rij.van(uitsplitsing.groep)
    vergelijk = geheel.waarde if geheel else None
    rijen = [rij for _, rij in _gesorteerd(uitsplitsing, kolom)]
    if uitsplitsing.naar == "leeftijd":  # which has an order of its own
        rijen = [rij for rij in uitsplitsing.rijen if rij.aandelen[kolom] is not None]
    return liggende_staven(
        [Balk(_met_aantal(rij), rij.aandelen[kolom], vergelijk=vergelijk) for rij in rijen],
        titel=titel,
        woorden=("heeft dit thema in de top", "van de hele groep"),
    )


def _met_aantal(rij: Uitsplitsrij) -> str:
    """A share of few people moves a lot, so how many they are stands at the bar."""
    return rij.naam if rij.aantal is None else f"{rij.naam} ({getal(rij.aantal)})"
