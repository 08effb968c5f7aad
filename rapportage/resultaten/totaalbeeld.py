"""All groups together, as heavy as staff chose, in words and as bars. Pure; reads only what may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from rapportage.cijfers.resultaat import Groep, Groepstotaal, Omslag, Resultaat, Totaalrij
from rapportage.grafieken import Balk, Grafiek, liggende_staven
from rapportage.opmaak import getal, opsomming, procent

from .bevindingen import in_de_zin

HONDERD = 100
NIET_TE_ZEGGEN = "niet te zeggen"


@dataclass(frozen=True)
class Totaalregel:
    """One theme of the blend; `in_top` is how often it is in the top, in words."""

    naam: str
    rij: Totaalrij
    in_top: str


@dataclass(frozen=True)
class Totaalbeeld:
    """The blend with its heading. `wie` are the groups that count, by name: they are seldom all. `voorsprong`: by how much
    the first theme leads, "" when several do. `gewichten`: (group, share); `zonder`: groups that take no part in it.

    `onbekend`: themes that are not in the order, since a group that counts has no figure for them; "" for none.
    `stevig`: sentences on how much hangs on the weights; `omslagen`: which weight would change the order.
    """

    wie: str
    kop: str
    voorsprong: str
    reden: str
    k: int
    gewichten: tuple[tuple[Groep, float], ...]
    zonder: str
    onbekend: str
    grafiek: Grafiek
    regels: tuple[Totaalregel, ...]
    stevig: tuple[str, ...]
    marge: str
    omslagen: tuple[str, ...]


def totaalbeeld(resultaat: Resultaat, totaal: Groepstotaal) -> Totaalbeeld:
    """For the screen."""
    namen = {rij.slug: rij.naam for rij in resultaat.prioriteiten.rijen}
    regels = tuple(
        Totaalregel(namen[rij.slug], rij, hoe_vaak(rij, totaal)) for rij in totaal.themas if rij.slug in namen
    )
    kop = _kop(totaal, namen)
    weegt = {een.groep for een in totaal.gewichten}
    telt = [resultaat.groep(een.groep).korte_naam for een in totaal.gewichten if een.gewicht]
    return Totaalbeeld(
        wie=f"{opsomming(telt)} samen",
        kop=kop,
        voorsprong=_voorsprong(regels),
        reden=totaal.reden,
        k=totaal.k,
        gewichten=tuple((resultaat.groep(een.groep), een.gewicht) for een in totaal.gewichten),
        zonder=opsomming([groep.korte_naam for groep in resultaat.groepen if groep.code not in weegt]),
        onbekend=opsomming([regel.naam for regel in regels if regel.rij.plaats is None]),
        grafiek=liggende_staven(
            [_balk(regel, regel.rij.score) for regel in regels if regel.rij.score is not None],
            titel=kop,
            woorden=(f"van {HONDERD}", ""),
            top=1,
        ),
        regels=regels,
        stevig=tuple(_stevig(regels, totaal)),
        marge=_marge(totaal),
        omslagen=tuple(_omslagzinnen(totaal, namen, resultaat)),
    )


def _balk(regel: Totaalregel, score: float) -> Balk:
    return Balk(regel.naam, score / HONDERD, tekst=getal(score, 1))


def _kop(totaal: Groepstotaal, namen: dict[str, str]) -> str:
    boven = [namen[rij.slug] for rij in totaal.themas if rij.plaats == 1 and rij.slug in namen]
    staat = "staat" if len(boven) == 1 else "staan samen"
    geplaatst = sum(rij.plaats is not None for rij in totaal.themas)
    waarvan = (
        ""
        if geplaatst == len(totaal.themas)
        else f", van de {geplaatst} thema’s met een cijfer van elke groep die meetelt"
    )
    return f"{opsomming(boven)} {staat} bovenaan{waarvan}"


def _voorsprong(regels: tuple[Totaalregel, ...]) -> str:
    """By how much the theme on top leads: on this scale a point is little, and other weights can undo it."""
    eerste, *rest = [regel for regel in regels if regel.rij.score is not None]
    if not rest or rest[0].rij.plaats == 1:
        return ""
    hoog, laag = eerste.rij.score or 0.0, rest[0].rij.score or 0.0
    verschil = getal(hoog - laag, 1)
    return (
        f"{eerste.naam} heeft {getal(hoog, 1)} en {rest[0].naam} {getal(laag, 1)}: een verschil van {verschil} op een schaal van "
        f"{HONDERD}. Hoeveel van de gewichten afhangt, staat hieronder."
    )


# ── how much hangs on the weights ────────────────────────────────────────────────────────────────


def hoe_vaak(rij: Totaalrij, totaal: Groepstotaal) -> str:
    """In how many of all weightings this theme is in the top: "97 van de 100"; what is not quite all or none says so."""
    if rij.in_top is None:
        return NIET_TE_ZEGGEN
    keren = round(rij.in_top * HONDERD)
    is_precies = not totaal.foutmarge
    if keren == HONDERD:
        return "alle" if is_precies and rij.in_top == 1 else "bijna alle"
    if keren == 0:
        return "geen" if is_precies and not rij.in_top else "bijna geen"
    return f"{keren} van de {HONDERD}"


def _stevig(regels: tuple[Totaalregel, ...], totaal: Groepstotaal) -> Iterator[str]:
    """A sentence for each theme that is in the top of some weighting worth a mention, the most often first."""
    genoemd = [regel for regel in regels if regel.in_top not in ("geen", "bijna geen", NIET_TE_ZEGGEN)]
    for regel in sorted(genoemd, key=lambda regel: -(regel.rij.in_top or 0)):
        yield f"{regel.naam} staat in {regel.in_top} mogelijke wegingen in de top {totaal.k}."


def _marge(totaal: Groepstotaal) -> str:
    if not totaal.foutmarge:
        return ""
    punt = getal(totaal.foutmarge * HONDERD, 1)
    return f"Deze aantallen zijn geschat. Zij zitten er met 99% zekerheid niet meer dan {punt} van de 100 naast."


# ── what would change the order ──────────────────────────────────────────────────────────────────


def _omslagzinnen(totaal: Groepstotaal, namen: dict[str, str], resultaat: Resultaat) -> Iterator[str]:
    for omslag in totaal.omslagen:
        if omslag.boven in namen and omslag.onder in namen:
            yield omslagzin(omslag, namen, resultaat)


def omslagzin(omslag: Omslag, namen: dict[str, str], resultaat: Resultaat) -> str:
    """Which weight would change the places of these two themes."""
    boven, onder = namen[omslag.boven], namen[omslag.onder]
    if omslag.van is None or omslag.naar is None:
        return f"{boven} blijft boven {onder}, bij elke weging van deze groepen."
    if omslag.van == omslag.naar:
        return f"{boven} en {onder} staan gelijk. Een klein beetje anders wegen bepaalt welk thema voorgaat."
    zwaarder = omslag.naar > omslag.van
    wie = in_de_zin(resultaat.groep(omslag.groep))
    tellen = "Telt" if wie.startswith("het ") else "Tellen"
    hoe = "zwaarder" if zwaarder else "minder zwaar"
    grens, nu = _grens(omslag.naar, naar_boven=zwaarder), procent(omslag.van)
    return f"{tellen} {wie} {hoe} dan {grens} (nu {nu}), dan gaat {onder} voor {boven}."


def _grens(deel: float, *, naar_boven: bool) -> str:
    """A share as a percentage beyond which it holds, rounded away from what is chosen now; as whole as it can be without
    becoming nothing or all."""
    for decimalen in range(5):
        schaal = HONDERD * 10**decimalen
        rond = (ceil if naar_boven else floor)(round(deel * schaal, 2)) / schaal
        if 0 < rond < 1:
            return procent(rond, decimalen)
    return procent(deel, 1)
