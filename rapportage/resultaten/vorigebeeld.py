"""The comparison with the period before, in words and pictures. Pure; reads only what may be shown.

Only a sample says something about who was not asked, so only there is a difference called larger than chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapportage.cijfers.resultaat import Groep, Prioriteiten, Resultaat
from rapportage.cijfers.vergeleken import Groepsvergelijking, Periodevergelijking, Themaverschil, vergeleken
from rapportage.cijfers.vorige import Vorigeperiode
from rapportage.grafieken import SCHERM, Grafiek, Halter, Halterschaal, Medium, halters
from rapportage.grafieken.schaal import ronde_top
from rapportage.opmaak import getal, opsomming, procent, procentpunt

from .bevindingen import in_de_zin

# More themes than this are counted, not named.
TE_NOEMEN = 3
_TE_WEINIG = "te weinig"
WAAROM_GEEN_MARGE = {
    "zelfselectie": "Wie wilde, deed mee. Het kan dus komen doordat nu andere mensen meededen dan toen.",
    "allen": "Alle partners zijn gevraagd. Het kan ook komen doordat nu andere partners antwoordden dan toen.",
    "bijeenkomst": "Een sessie telt wie er was. Het kan dus komen doordat er nu andere mensen waren dan toen.",
    "ingeleverd": "Het telt wie een formulier inleverde. Het kan dus komen doordat dat nu anderen waren dan toen.",
    "steekproef": "Van minstens één van beide jaren is er geen marge.",
}


@dataclass(frozen=True)
class Vorigdeel:
    """One group: `aantallen` and `zin` say how many and what changed, `uitleg` what that may claim. `grafiek` None where
    nothing can be compared."""

    vergelijking: Groepsvergelijking
    aantallen: str
    zin: str
    uitleg: str
    grafiek: Grafiek | None

    @property
    def groep(self) -> Groep:
        """As it is now."""
        return self.vergelijking.groep

    @property
    def themas(self) -> tuple[Themaverschil, ...]:
        """The rows of its table; of none when nothing can be compared."""
        return () if self.vergelijking.wijze == "niet" else self.vergelijking.themas


@dataclass(frozen=True)
class Vorigebeeld:
    """All of it: `kop` answers first; `opmerkingen`: what to know of the list of themes and of the groups."""

    kop: str
    vorige: Vorigeperiode
    peildatum_toen: date
    peildatum_nu: date
    delen: tuple[Vorigdeel, ...]
    opmerkingen: tuple[str, ...]

    @property
    def heeft_cijfers(self) -> bool:
        """Some group has a table."""
        return any(deel.themas for deel in self.delen)

    @property
    def heeft_marge(self) -> bool:
        """Of some group it can be said whether a difference is larger than chance."""
        return any(deel.vergelijking.heeft_marge for deel in self.delen)


def vorigebeeld(resultaat: Resultaat, *, medium: Medium = SCHERM) -> Vorigebeeld | None:
    """None when there is no period before."""
    vergelijking = vergeleken(resultaat)
    if vergelijking is None:
        return None
    top = _top(vergelijking)
    return Vorigebeeld(
        kop=_kop(vergelijking),
        vorige=vergelijking.vorige,
        peildatum_toen=date.fromisoformat(vergelijking.vorige.peildatum),
        peildatum_nu=date.fromisoformat(resultaat.peildatum),
        delen=tuple(_deel(groep, resultaat, vergelijking.vorige, top, medium) for groep in vergelijking.groepen),
        opmerkingen=tuple(_opmerkingen(vergelijking)),
    )


# ── the answer ───────────────────────────────────────────────────────────────────────────────────


def _kop(vergelijking: Periodevergelijking) -> str:
    groepen = vergelijking.groepen
    met_marge = next((groep for groep in groepen if groep.heeft_marge), None)
    if met_marge is not None:
        # A longer list alone makes every theme chosen less often, which no margin knows.
        anders = "; de lijst was toen anders" if vergelijking.nieuw or vergelijking.vervallen else ""
        antwoord = f"{_wat_veranderde(met_marge)}{anders}"
    elif any(groep.wijze == "aandeel" for groep in groepen):
        antwoord = "of inwoners nu anders kiezen, is niet te zeggen"
    elif any(groep.wijze == "plaats" for groep in groepen):
        antwoord = "alleen de volgorde is te vergelijken"
    else:
        antwoord = "er is niets te vergelijken"
    return f"Vergeleken met {vergelijking.vorige.periode}: {antwoord}"


def _wat_veranderde(groep: Groepsvergelijking) -> str:
    wie = in_de_zin(groep.groep)
    delen = [
        f"{_namen([thema.naam for thema in groep.themas if thema.oordeel == oordeel])} {woord}"
        for oordeel, woord in (("meer", "vaker"), ("minder", "minder vaak"))
        if any(thema.oordeel == oordeel for thema in groep.themas)
    ]
    if not delen:
        return f"bij geen enkel thema is het verschil bij {wie} groter dan de marge"
    return f"{wie} kiest {opsomming(delen)}"


def _namen(namen: Sequence[str]) -> str:
    return opsomming(namen) if len(namen) <= TE_NOEMEN else f"{len(namen)} thema’s"


# ── group by group ───────────────────────────────────────────────────────────────────────────────


def _top(vergelijking: Periodevergelijking) -> float:
    """The share at the full width, the same for every group: pictures side by side can be compared."""
    delen = [
        deel
        for groep in vergelijking.groepen
        for thema in groep.themas
        for deel in (thema.toen, thema.nu)
        if groep.wijze == "aandeel" and deel is not None
    ]
    return min(ronde_top(max(delen, default=1))[0], 1)


def _deel(
    groep: Groepsvergelijking, resultaat: Resultaat, vorige: Vorigeperiode, top: float, medium: Medium
) -> Vorigdeel:
    zin, uitleg = _zinnen(groep, resultaat, vorige)
    grafiek = None
    if groep.wijze != "niet":
        rijen, schaal = _op_plaats(groep) if groep.wijze == "plaats" else _op_aandeel(groep, top)
        grafiek = halters(rijen, groep.groep, schaal=schaal, woorden=(vorige.periode, "nu"), medium=medium)
    return Vorigdeel(groep, _aantallen(groep), zin, uitleg, grafiek)


def _op_aandeel(groep: Groepsvergelijking, top: float) -> tuple[list[Halter], Halterschaal]:
    """On a scale from nobody to `top`."""
    rijen = [
        Halter(
            een.naam,
            None if een.toen is None else een.toen / top,
            None if een.nu is None else een.nu / top,
            stand=_stand(een.toen, een.nu),
            nadruk=een.oordeel in ("meer", "minder"),
        )
        for een in groep.themas
    ]
    return rijen, Halterschaal(procent(0), procent(top / 2), procent(top))


def _op_plaats(groep: Groepsvergelijking) -> tuple[list[Halter], Halterschaal]:
    """From the last place to the first, of the themes that have one."""
    laatste = sum(een.plaats_nu is not None for een in groep.themas)
    rijen = [
        Halter(een.naam, (laatste - toen) / (laatste - 1), (laatste - nu) / (laatste - 1), f"van {toen} naar {nu}")
        for een in groep.themas
        if (toen := een.plaats_toen) is not None and (nu := een.plaats_nu) is not None
    ]
    return rijen, Halterschaal(f"plaats {laatste}", "", "plaats 1")


def _stand(toen: float | None, nu: float | None) -> str:
    if toen is not None and nu is not None:
        return f"{procent(toen)} naar {procent(nu)}"
    return _TE_WEINIG if toen is nu is None else f"{'toen' if toen is None else 'nu'} {_TE_WEINIG}"


def _aantallen(groep: Groepsvergelijking) -> str:
    eenheid = "deelnemers" if groep.groep.plakte_stippen else "antwoorden"
    nu, toen = (_TE_WEINIG if aantal is None else getal(aantal) for aantal in (groep.groep.aantal, groep.aantal_toen))
    return f"Toen {toen} {eenheid}, nu {nu}."


def _zinnen(groep: Groepsvergelijking, resultaat: Resultaat, vorige: Vorigeperiode) -> tuple[str, str]:
    """What changed, and what that may claim."""
    if groep.wijze == "niet":
        ook = " De volgorde ook niet: daarvoor zijn er te weinig cijfers te zien."
        waarom = _waarom_niet(groep, resultaat, vorige)
        return waarom + (ook if groep.reden in ("top", "soort", "stippen") else ""), ""
    if groep.wijze == "plaats":
        return f"{_waarom_niet(groep, resultaat, vorige)} {_plaatszin(groep.themas)}", _uitleg(groep)
    if groep.heeft_marge:
        return _margezin(groep.themas), ""
    return _grootste(groep.themas), _uitleg(groep)


def _uitleg(groep: Groepsvergelijking) -> str:
    if groep.wijze == "plaats" and groep.groep.aard == "steekproef":
        return "Hoeveel toeval hierin zit, is niet te zeggen."
    return WAAROM_GEEN_MARGE[groep.groep.aard]


def _margezin(themas: Sequence[Themaverschil]) -> str:
    delen = []
    for oordeel, woord in (("meer", "Nu vaker"), ("minder", "Nu minder vaak")):
        if gevonden := [een for een in themas if een.oordeel == oordeel]:
            namen = [f"{een.naam} ({procentpunt(een.verschil_getoond)})" for een in gevonden]
            delen.append(f"{woord}: {opsomming(namen)}.")
    binnen = sum(een.oordeel == "binnen" for een in themas)
    if not delen:
        bij = (
            "Bij dit ene thema is het verschil niet"
            if binnen == 1
            else f"Bij geen van de {binnen} thema’s is het verschil"
        )
        return f"{bij} groter dan de marge van 95%. Het kan toeval zijn. Dat betekent niet dat er niets is veranderd."
    delen.append("Dat is meer dan de marge van 95%.")
    if binnen:
        andere = "het andere thema" if binnen == 1 else f"de andere {binnen} thema’s"
        delen.append(f"Bij {andere} is het verschil kleiner dan de marge. Dat kan toeval zijn.")
    return " ".join(delen)


def _grootste(themas: Sequence[Themaverschil]) -> str:
    """As a reader of the table finds it; of what is equal there, the one that differs most."""
    met_verschil = [
        (getoond, een.verschil, een)
        for een in themas
        if (getoond := een.verschil_getoond) is not None and een.verschil is not None
    ]
    verschil, _, thema = max(met_verschil, key=lambda drietal: (abs(drietal[0]), abs(drietal[1])))
    if not verschil:
        return "Elk aandeel is gelijk, afgerond op hele procenten."
    stap = f"van {procent(thema.toen)} naar {procent(thema.nu)} ({procentpunt(verschil)} procentpunt)"
    return f"Het grootste verschil: {thema.naam}, {stap}."


def _plaatszin(themas: Sequence[Themaverschil]) -> str:
    """Which theme moved most in the order of those that are shown in both periods."""
    plaatsen = [(een.plaats_toen, een.plaats_nu, een) for een in themas]
    stappen = [(toen, nu, een) for toen, nu, een in plaatsen if toen is not None and nu is not None]
    toen, nu, thema = max(stappen, key=lambda stap: abs(stap[0] - stap[1]))
    in_orde = f"in de volgorde van de {len(stappen)} thema’s die in beide jaren te zien zijn"
    if toen == nu:
        return f"Wel te vergelijken is de plaats {in_orde}. Die is bij elk thema gelijk."
    return f"Wel te vergelijken is de plaats {in_orde}. {thema.naam} verschoof het meest: van {toen} naar {nu}."


def _waarom_niet(groep: Groepsvergelijking, resultaat: Resultaat, vorige: Vorigeperiode) -> str:
    """Why its shares cannot be compared, as a sentence."""
    if groep.reden in ("top", "soort"):
        eerder, later = _vraagvorm(vorige), _vraagvorm(resultaat.prioriteiten)
        return f"De aandelen zijn niet te vergelijken: toen {eerder}, nu {later}."
    if groep.reden == "stippen":
        toen, nu = vorige.stippen_toen, vorige.stippen_nu
        if toen is None or nu is None:
            return (
                "De aandelen zijn niet te vergelijken: hoeveel stippen iedereen kreeg, is niet van beide jaren bekend."
            )
        return f"De aandelen zijn niet te vergelijken: toen kreeg iedereen {_stippen(toen)}, nu {_stippen(nu)}."
    return {
        "geen_themas": "Geen enkel thema is toen én nu aan deze groep voorgelegd.",
        "niet_gevraagd_toen": "Toen is deze groep niet gevraagd welke thema’s voorop staan.",
        "niet_gevraagd_nu": "Nu is deze groep niet gevraagd welke thema’s voorop staan.",
    }.get(groep.reden, "Van geen enkel thema is het aandeel in beide jaren te zien: er zijn te weinig antwoorden.")


def _vraagvorm(vraag: Prioriteiten | Vorigeperiode) -> str:
    if vraag.is_rangorde:
        return f"zette iedereen alle thema’s op volgorde en telt de top {vraag.top}"
    return "koos iedereen één thema" if vraag.top == 1 else f"koos iedereen hooguit {vraag.top} thema’s"


def _stippen(aantal: int) -> str:
    return "1 stip" if aantal == 1 else f"{aantal} stippen"


# ── what to know ─────────────────────────────────────────────────────────────────────────────────


def _opmerkingen(vergelijking: Periodevergelijking) -> Iterator[str]:
    if vergelijking.nieuw or vergelijking.vervallen:
        if vergelijking.nieuw:
            yield f"Nieuw, dus zonder vergelijking: {opsomming(vergelijking.nieuw)}."
        if vergelijking.vervallen:
            yield f"Stond er alleen toen bij: {opsomming(vergelijking.vervallen)}."
        yield "De lijst was dus anders. Een thema erbij of eraf verandert ook hoe de keuzes zich over de rest verdelen."
    if vergelijking.hernoemd:
        anders = opsomming([f"{nu} (toen {toen})" for toen, nu in vergelijking.hernoemd])
        yield f"Met een andere naam: {anders}."
    if vergelijking.alleen_nu:
        yield f"Deden toen niet mee: {opsomming(vergelijking.alleen_nu)}."
    if vergelijking.alleen_toen:
        yield f"Deden alleen toen mee: {opsomming(vergelijking.alleen_toen)}."
