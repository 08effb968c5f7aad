"""What the figures say, as sentences. Pure: reads only what may be shown."""

from dataclasses import dataclass

from rapportage.cijfers.resultaat import Groep, Resultaat, Themarij
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
_WIE = {
    "digipanel": "het digipanel",
    "partners": "de partners",
    "netwerksessie": "de inwoners op de netwerksessie (vragenlijst)",
    "raad": "de raad (vragenlijst)",
    "sessie_inwoners": "de inwoners op de netwerksessie",
    "sessie_raad": "de raad op de netwerksessie",
}


def bevindingen_van(resultaat: Resultaat) -> Bevindingen:
    """Sentences about the priorities; a heading that says so when there are too few answers, or nobody was asked.

    A theme that is in the top of every group is under `eens` and never under `oneens`.
    """
    if resultaat.groepen and not resultaat.prioriteiten.rijen:
        return Bevindingen(f"Dit zijn de antwoorden op ‘{resultaat.titel}’", (), ())
    toppen = {groep.code: top for groep in resultaat.groepen if (top := _top(resultaat, groep))}
    if not toppen:
        return Bevindingen("Er zijn te weinig antwoorden om te laten zien wat het vaakst is gekozen", (), ())
    rijen = resultaat.prioriteiten.rijen
    gedeeld = [rij for rij in rijen if len(toppen) > 1 and all(rij.slug in top for top in toppen.values())]
    anders = [rij for rij in rijen if rij not in gedeeld]
    return Bevindingen(
        kop=_kop(toppen, gedeeld, resultaat),
        eens=tuple(_bandbreedte(rij, resultaat) for rij in gedeeld),
        oneens=tuple(_verschil(rij, resultaat) for rij in _meest_verschillend(anders)),
    )


def _top(resultaat: Resultaat, groep: Groep) -> frozenset[str]:
    """The slugs of the themes that this group chooses most; ties at the border all count.

    Empty when fewer than a whole top may be shown, or not what was chosen most: then nobody can say what is in it.
    """
    if groep.code in resultaat.prioriteiten.zonder_koploper:
        return frozenset()
    rijen = resultaat.prioriteiten.rijen
    waarden = [
        (aandeel.waarde, rij.slug) for rij in rijen if (aandeel := rij.van(groep.code)) and aandeel.waarde is not None
    ]
    grens = sorted((waarde for waarde, _ in waarden), reverse=True)[:TOP]
    if len(grens) < min(TOP, len(rijen)):
        return frozenset()
    return frozenset(slug for waarde, slug in waarden if waarde >= grens[-1])


def _kop(toppen: dict[str, frozenset[str]], gedeeld: list[Themarij], resultaat: Resultaat) -> str:
    if len(toppen) == 1:
        ((code, top),) = toppen.items()
        namen = opsomming([rij.naam for rij in resultaat.prioriteiten.rijen if rij.slug in top])
        return f"{resultaat.groep(code).korte_naam}: vooral {namen}"
    groepen = "alle groepen" if len(toppen) == len(resultaat.groepen) else "alle groepen waarvan dit te zien is"
    namen = opsomming(sorted(rij.naam for rij in gedeeld)) or "Geen enkel thema"
    staan = "staan" if len(gedeeld) > 1 else "staat"
    return f"{namen} {staan} bij {groepen} bij de drie meest gekozen thema’s"


def _zichtbaar(rij: Themarij) -> list[tuple[float, str]]:
    return sorted((aandeel.waarde, aandeel.groep) for aandeel in rij.aandelen if aandeel.waarde is not None)


def _meest_verschillend(rijen: list[Themarij]) -> list[Themarij]:
    def afstand(rij: Themarij) -> float:
        waarden = _zichtbaar(rij)
        return waarden[-1][0] - waarden[0][0] if len(waarden) > 1 else 0.0

    return [rij for rij in sorted(rijen, key=lambda rij: -afstand(rij))[:TOP] if afstand(rij) >= VERSCHIL]


def _bandbreedte(rij: Themarij, resultaat: Resultaat) -> str:
    laag, *_, hoog = _zichtbaar(rij)
    return f"{rij.naam}: van {_deel(laag, resultaat)} tot {_deel(hoog, resultaat)}."


def _verschil(rij: Themarij, resultaat: Resultaat) -> str:
    laag, *_, hoog = _zichtbaar(rij)
    return f"{rij.naam}: {_deel(hoog, resultaat)}, {_deel(laag, resultaat)}."


def _deel(stand: tuple[float, str], resultaat: Resultaat) -> str:
    """Like this: 60% van het digipanel."""
    waarde, code = stand
    return f"{procent(waarde)} van {in_de_zin(resultaat.groep(code))}"


def in_de_zin(groep: Groep) -> str:
    """A group with its article: het digipanel; de inwoners (open vragenlijst en papier). Only "het" is one."""
    return _WIE.get(groep.code) or f"de {groep.naam[:1].lower()}{groep.naam[1:]}"
