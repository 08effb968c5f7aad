"""What the figures say, as sentences. Pure: reads only what may be shown."""

from dataclasses import dataclass

from rapportage.cijfers import Groep, Resultaat, Themarij
from rapportage.opmaak import opsomming, procent


@dataclass(frozen=True)
class Bevindingen:
    """The answer in one sentence, what groups agree on, and where they differ most."""

    kop: str
    eens: tuple[str, ...]
    oneens: tuple[str, ...]


TOP = 3
# A difference of less than this share is not called one.
VERSCHIL = 0.15


def bevindingen_van(resultaat: Resultaat) -> Bevindingen:
    """Sentences about the priorities; a heading that says so when there are too few answers."""
    groepen = [groep for groep in resultaat.groepen if groep.aantal is not None]
    if not groepen:
        return Bevindingen("Er zijn nog te weinig antwoorden om te laten zien", (), ())
    toppen = {groep.code: _top(resultaat, groep) for groep in groepen}
    gedeeld = [rij for rij in resultaat.prioriteiten.rijen if all(rij.slug in top for top in toppen.values())]
    return Bevindingen(
        kop=_kop(groepen, gedeeld, resultaat),
        eens=tuple(_bandbreedte(rij) for rij in gedeeld),
        oneens=tuple(_verschil(rij, resultaat) for rij in _meest_verschillend(resultaat)),
    )


def _top(resultaat: Resultaat, groep: Groep) -> frozenset[str]:
    """The slugs of the themes that this group puts first; ties at the border all count."""
    waarden = [
        (aandeel.waarde, rij.slug)
        for rij in resultaat.prioriteiten.rijen
        if (aandeel := rij.van(groep.code)) and aandeel.waarde is not None
    ]
    grens = sorted((waarde for waarde, _ in waarden), reverse=True)[:TOP]
    return frozenset(slug for waarde, slug in waarden if grens and waarde >= grens[-1])


def _kop(groepen: list[Groep], gedeeld: list[Themarij], resultaat: Resultaat) -> str:
    if gedeeld and len(groepen) > 1:
        namen = opsomming([rij.naam for rij in gedeeld])
        return f"Alle groepen zetten {namen} in hun top 3"
    if len(groepen) > 1:
        return "De groepen kiezen verschillende thema’s in hun top 3"
    top = _top(resultaat, groepen[0])
    namen = opsomming([rij.naam for rij in resultaat.prioriteiten.rijen if rij.slug in top])
    return f"{groepen[0].korte_naam}: vooral {namen}"


def _zichtbaar(rij: Themarij) -> list[tuple[float, str]]:
    return sorted((aandeel.waarde, aandeel.groep) for aandeel in rij.aandelen if aandeel.waarde is not None)


def _bandbreedte(rij: Themarij) -> str:
    waarden = _zichtbaar(rij)
    return f"{rij.naam} staat bij elke groep in de top 3: van {procent(waarden[0][0])} tot {procent(waarden[-1][0])}."


def _meest_verschillend(resultaat: Resultaat) -> list[Themarij]:
    def afstand(rij: Themarij) -> float:
        waarden = _zichtbaar(rij)
        return waarden[-1][0] - waarden[0][0] if len(waarden) > 1 else 0.0

    rijen = sorted(resultaat.prioriteiten.rijen, key=lambda rij: -afstand(rij))
    return [rij for rij in rijen[:TOP] if afstand(rij) >= VERSCHIL]


def _verschil(rij: Themarij, resultaat: Resultaat) -> str:
    (laag, wie_laag), *_, (hoog, wie_hoog) = _zichtbaar(rij)
    return (
        f"{rij.naam}: {procent(hoog)} van {resultaat.groep(wie_hoog).naam.lower()}, "
        f"{procent(laag)} van {resultaat.groep(wie_laag).naam.lower()}."
    )
