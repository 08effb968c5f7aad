"""The pictures of a result, with the words beside them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapportage.cijfers.resultaat import Aandeel, Antwoordrij, Groep, Resultaat, Themarij, Vraaguitslag
from rapportage.grafieken import GROEPSNUMMERS, SCHERM, Balk, Grafiek, Medium, liggende_staven, stippen
from rapportage.grafieken.schaal import ronde_top
from rapportage.opmaak import getal, opsomming
from thema.thema.enums import Themasoort

from .bevindingen import in_de_zin

SOORTNAMEN = {Themasoort.ONTWIKKEL: "Ontwikkelthema’s", Themasoort.VEILIGHEID: "Veiligheidsthema’s"}
_NIET_GETOOND = (
    "‘Te weinig antwoorden’: minder dan {drempel} mensen kozen dit, of bijna iedereen koos het, of een lezer kan zo’n "
    "aantal ermee terugrekenen."
)
BIJSCHRIFTEN = {
    "meer": "Men mocht meer dan één antwoord kiezen.",
    "open_per_thema": "U ziet bij welke thema’s mensen iets opschreven. Elk thema mocht leeg blijven.",
    "cijfer": "Het gemiddelde van rapportcijfers van 1 tot en met 10.",
    "rangorde": "Iedereen zette alle thema’s op volgorde. U ziet de gemiddelde plaats: hoe lager, hoe belangrijker.",
}

# Dutch has a word of its own for all of two.
BEIDE = 2
# One group alone is compared with nobody.
_MINSTE_GROEPEN = 2


@dataclass(frozen=True)
class Groepskop:
    """A group with its mark; `eenheid` names who is counted."""

    naam: str
    korte_naam: str
    icoon: str
    aantal: int | None
    eenheid: str


@dataclass(frozen=True)
class Prioriteitenbeeld:
    """The dot plot of one kind of theme."""

    soort: str
    kop: str
    grafiek: Grafiek
    rijen: tuple[Themarij, ...]


@dataclass(frozen=True)
class Vraagdeel:
    """One group's answers to one question; `grafiek` None where nothing of it may be shown, or it is in the one picture of
    all groups."""

    groep: str
    korte_naam: str
    icoon: str
    aantal: int | None
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Gemiddelderegel:
    """One line of a table of averages: a mark, or the place of a theme. None: too few answers."""

    tekst: str
    waarden: tuple[float | None, ...]


@dataclass(frozen=True)
class Keuze:
    """One answer that people could choose beside others, with the share of each group that did."""

    naam: str
    aandelen: tuple[Aandeel, ...]


@dataclass(frozen=True)
class Samenbeeld:
    """All groups of one question in one dot plot; `uitleg` its caption: numbers, margin, who is left out."""

    grafiek: Grafiek
    uitleg: str


@dataclass(frozen=True)
class Vraagbeeld:
    """One question, group by group: pictures of shares, or where `gemiddelden` are a table of averages.

    `samen`: the one picture in which groups can be compared answer by answer; None: each has its own, or nothing is shown.
    `bijschrift`: what to know when reading the figures, "" for nothing; `toelichting`: of whom it was asked.
    """

    sleutel: str
    tekst: str
    toelichting: str
    bijschrift: str
    delen: tuple[Vraagdeel, ...]
    rijen: tuple[Antwoordrij, ...]
    gemiddelden: tuple[Gemiddelderegel, ...]
    samen: Samenbeeld | None = None

    @property
    def is_deels_verborgen(self) -> bool:
        """Some share is not shown of some group; of a group in `samen`, which leaves out who has none."""
        per_groep = zip(*([aandeel.waarde for aandeel in rij.aandelen] for rij in self.rijen), strict=True)
        return any(None in delen and (self.samen is None or set(delen) != {None}) for delen in per_groep)


@dataclass(frozen=True)
class Wijkbeeld:
    """The response per district beside the population."""

    grafiek: Grafiek
    uitleg: str


@dataclass(frozen=True)
class Beelden:
    """Everything on the page of a result that is drawn; `dubbel`: see dubbelzin."""

    groepen: tuple[Groepskop, ...]
    prioriteiten: tuple[Prioriteitenbeeld, ...]
    uitleg: str
    niet_getoond: str
    dubbel: str
    vragen: tuple[Vraagbeeld, ...]
    wijken: Wijkbeeld | None

    @property
    def kolommen(self) -> int:
        """Columns of the table of priorities: the theme and every group."""
        return len(self.groepen) + 1


def beelden_van(resultaat: Resultaat) -> Beelden:
    """The pictures for the screen."""
    return Beelden(
        groepen=groepskoppen(resultaat),
        prioriteiten=tuple(prioriteitenbeelden(resultaat)),
        uitleg=uitleg_van(resultaat),
        niet_getoond=niet_getoond(resultaat),
        dubbel=dubbelzin(resultaat),
        vragen=vraagbeelden(resultaat),
        wijken=_wijkbeeld(resultaat),
    )


def groepskoppen(resultaat: Resultaat) -> tuple[Groepskop, ...]:
    """The groups with their marks, in the fixed order."""
    return tuple(_groepskop(groep) for groep in resultaat.groepen)


def _groepskop(groep: Groep) -> Groepskop:
    return Groepskop(
        naam=groep.naam,
        korte_naam=groep.korte_naam,
        icoon=_icoon(groep),
        aantal=groep.aantal,
        eenheid="deelnemers" if groep.plakte_stippen else "antwoorden",
    )


def _icoon(groep: Groep) -> str:
    return f"icoon/groep_{GROEPSNUMMERS[groep.code]}.html"


def dubbelzin(resultaat: Resultaat) -> str:
    """That who is in one group may be in another as well, so that nobody takes them for two voices; "" when none may."""
    ook = [groep.naam for groep in resultaat.dubbele_groepen]
    return f"Wie op de netwerksessie was, kan ook meetellen bij {opsomming(ook)}." if ook else ""


def niet_getoond(resultaat: Resultaat) -> str:
    """What "te weinig antwoorden" means."""
    return _NIET_GETOOND.format(drempel=resultaat.drempel)


def margezin(groepen: Iterable[Groep]) -> str:
    """What the stroke at a group is; "" when none of these is a sample."""
    steekproeven = [in_de_zin(groep) for groep in groepen if groep.aard == "steekproef"]
    if not steekproeven:
        return ""
    return f"De streep bij {opsomming(steekproeven)} is de marge van 95%. De andere groepen zijn geen steekproef."


def prioriteitenbeelden(
    resultaat: Resultaat, *, medium: Medium = SCHERM, teken: Callable[..., Grafiek] = stippen
) -> list[Prioriteitenbeeld]:
    """A dot plot per kind of theme that the plan has, headed by its finding."""
    beelden = []
    for soort, naam in SOORTNAMEN.items():
        rijen = resultaat.prioriteiten.van_soort(soort)
        if rijen and resultaat.groepen:
            kop = _kop(naam, rijen, resultaat.prioriteiten.zonder_koploper)
            grafiek = teken(rijen, resultaat.groepen, titel=kop, medium=medium)
            beelden.append(Prioriteitenbeeld(naam, kop, grafiek, rijen))
    return beelden


def _kop(soort: str, rijen: tuple[Themarij, ...], zonder_koploper: tuple[str, ...]) -> str:
    """Which theme of this kind is chosen most, and in how many of the groups of which that may be said."""
    leiders = _leiders(rijen, zonder_koploper)
    if not leiders:
        return f"{soort}: te weinig antwoorden om te zien wat het vaakst is gekozen"
    keren = {rij.naam: sum(rij.slug in slugs for slugs in leiders) for rij in rijen}
    meest = max(keren.values())
    namen = [naam for naam, aantal in keren.items() if aantal == meest]
    if meest == 1 and len(leiders) > 1:
        return f"{soort}: de groepen kiezen niet hetzelfde thema het vaakst"
    onvolledig = len(leiders) < len(rijen[0].aandelen)
    wie = _in_groepen(meest, len(leiders), onvolledig=onvolledig)
    werkwoord = "wordt" if len(namen) == 1 else "worden"
    return f"{soort}: {opsomming(namen)} {werkwoord}{wie} het vaakst gekozen{_gedeeld(namen, rijen, leiders)}"


def _gedeeld(namen: list[str], rijen: tuple[Themarij, ...], leiders: list[frozenset[str]]) -> str:
    """In how many groups this one theme shares the first place with a theme that is not named; "" when in none."""
    genoemd = {rij.slug for rij in rijen if rij.naam in namen}
    aantal = sum(bool(slugs & genoemd and slugs - genoemd) for slugs in leiders)
    if not aantal:
        return ""
    return f", waarvan in {aantal} {'groep' if aantal == 1 else 'groepen'} even vaak als een ander thema"


def _in_groepen(aantal: int, totaal: int, *, onvolledig: bool) -> str:
    """Like " in 4 van de 5 groepen"; `onvolledig`: there are other groups, of which it may not be shown."""
    if totaal == 1:
        return " in de enige groep waarvan dit te zien is" if onvolledig else ""
    groepen = "groepen waarvan dit te zien is" if onvolledig else "groepen"
    if aantal < totaal:
        return f" in {aantal} van de {totaal} {groepen}"
    return f" in beide {groepen}" if totaal == BEIDE else f" in alle {totaal} {groepen}"


def _leiders(rijen: tuple[Themarij, ...], zonder_koploper: tuple[str, ...]) -> list[frozenset[str]]:
    """Per group with figures for these themes the slugs of what it chooses most often; a tie counts for all in it.

    What is hidden of the other groups is never larger than what is shown of them, so the largest that is shown leads.
    """
    leiders = []
    for groep in [aandeel.groep for aandeel in rijen[0].aandelen if aandeel.groep not in zonder_koploper]:
        waarden = {rij.slug: a.waarde for rij in rijen if (a := rij.van(groep)) and a.waarde is not None}
        if waarden:
            hoogste = max(waarden.values())
            leiders.append(frozenset(slug for slug, waarde in waarden.items() if waarde == hoogste))
    return leiders


def uitleg_van(resultaat: Resultaat) -> str:
    """The caption under the dot plots: numbers, date, margin, what is hidden."""
    delen = [
        f"{groep.korte_naam.lower()} {getal(groep.aantal) if groep.aantal is not None else 'te weinig'}"
        for groep in resultaat.groepen
    ]
    zinnen = [
        f"Aantal antwoorden of deelnemers: {opsomming(delen)}.",
        margezin(resultaat.groepen),
        niet_getoond(resultaat),
        _fictief(resultaat),
    ]
    return " ".join(zin for zin in zinnen if zin)


def _fictief(resultaat: Resultaat) -> str:
    return "Voorbeeldcijfers." if resultaat.is_fictief else ""


def vraagbeelden(resultaat: Resultaat, *, medium: Medium = SCHERM) -> tuple[Vraagbeeld, ...]:
    """The questions, in the order of the questionnaire."""
    return tuple(_vraagbeeld(vraag, resultaat, medium) for vraag in resultaat.vragen)


def _vraagbeeld(vraag: Vraaguitslag, resultaat: Resultaat, medium: Medium) -> Vraagbeeld:
    samen = _samenbeeld(vraag, resultaat, medium)
    delen = []
    for nummer, (code, aantal) in enumerate(vraag.aantallen):
        groep = resultaat.groep(code)
        heeft_eigen = samen is None and aantal is not None and len(vraag.rijen) > 0
        grafiek = _balken(vraag, nummer, groep.naam) if heeft_eigen else None
        delen.append(Vraagdeel(groep.naam, groep.korte_naam, _icoon(groep), aantal, grafiek))
    return Vraagbeeld(
        sleutel=vraag.sleutel,
        tekst=vraag.tekst,
        toelichting=vraag.toelichting,
        bijschrift=_bijschrift(vraag),
        delen=tuple(delen),
        rijen=vraag.rijen,
        gemiddelden=_gemiddelden(vraag),
        samen=samen,
    )


def _bijschrift(vraag: Vraaguitslag) -> str:
    if vraag.hoogstens == 1:
        return "Men mocht één antwoord kiezen."
    # With a limit one group may have used it and another not: then its shares are all higher.
    if vraag.hoogstens:
        return f"Men mocht hooguit {vraag.hoogstens} antwoorden kiezen. Wie er meer koos, telt bij meer antwoorden mee."
    return BIJSCHRIFTEN.get(vraag.soort, "")


def _samenbeeld(vraag: Vraaguitslag, resultaat: Resultaat, medium: Medium) -> Samenbeeld | None:
    """The groups of which something is shown beside each other. Only where each answer is a share by itself: what adds up
    to a whole is read group by group."""
    delen = {
        code: {rij.aandelen[nummer].waarde for rij in vraag.rijen} for nummer, (code, _) in enumerate(vraag.aantallen)
    }
    in_beeld = {code: n for code, n in vraag.aantallen if n is not None and delen[code] - {None}}
    if vraag.soort != "meer" or len(in_beeld) < _MINSTE_GROEPEN:
        return None
    groepen = [resultaat.groep(code) for code in in_beeld]
    weg = [resultaat.groep(code).korte_naam for code in delen if code not in in_beeld]
    aantallen = [f"{groep.korte_naam.lower()} {getal(in_beeld[groep.code])}" for groep in groepen]
    zinnen = [
        f"Aantal antwoorden: {opsomming(aantallen)}.",
        f"{opsomming(weg)}: te weinig antwoorden." if weg else "",
        _bijschrift(vraag),
        margezin(groepen),
        niet_getoond(resultaat) if weg or any(None in delen[code] for code in in_beeld) else "",
        _fictief(resultaat),
    ]
    keuzes = [Keuze(rij.tekst, rij.aandelen) for rij in vraag.rijen]
    grafiek = stippen(keuzes, groepen, titel=vraag.tekst, medium=medium)
    return Samenbeeld(grafiek, " ".join(zin for zin in zinnen if zin))


def _gemiddelden(vraag: Vraaguitslag) -> tuple[Gemiddelderegel, ...]:
    """In the order of the questionnaire; of an order of themes the most important first, by the first group that has
    figures."""
    regels = [Gemiddelderegel(rij.tekst, rij.waarden) for rij in vraag.gemiddelden]
    if vraag.soort == "rangorde":
        regels.sort(key=lambda regel: next((waarde for waarde in regel.waarden if waarde is not None), 0))
    return tuple(regels)


def _balken(vraag: Vraaguitslag, nummer: int, groep: str) -> Grafiek | None:
    if all(rij.aandelen[nummer].waarde is None for rij in vraag.rijen):
        return None
    balken = [Balk(rij.tekst, rij.aandelen[nummer].waarde) for rij in vraag.rijen]
    return liggende_staven(balken, titel=f"{vraag.tekst} {groep}", top=_top(vraag))


def _top(vraag: Vraaguitslag) -> float:
    """The share at the full width, the same for every group: bars side by side can be compared."""
    delen = [aandeel.waarde for rij in vraag.rijen for aandeel in rij.aandelen if aandeel.waarde is not None]
    return min(ronde_top(max(delen, default=1))[0], 1)


def _wijkbeeld(resultaat: Resultaat) -> Wijkbeeld | None:
    if all(wijk.aandeel is None for wijk in resultaat.wijken):
        return None
    # From over- to underrepresented; what may not be shown stands last.
    rijen = sorted(
        resultaat.wijken,
        key=lambda wijk: (wijk.aandeel is None, (wijk.bevolking or 0) - (wijk.aandeel or 0)),
    )
    grafiek = liggende_staven(
        [Balk(wijk.naam, wijk.aandeel, vergelijk=wijk.bevolking) for wijk in rijen],
        titel="Aandeel van elke wijk in de antwoorden en in de bevolking",
        woorden=("van de antwoorden", "van de bevolking"),
    )
    return Wijkbeeld(grafiek, wijkuitleg(resultaat))


def wijkuitleg(resultaat: Resultaat) -> str:
    """The caption: of how many answers the shares are, and which population they are compared with."""
    zinnen = []
    groep = resultaat.groep("open")
    if groep.aantal is not None and resultaat.wijkaantal is not None:
        zinnen.append(
            f"{groep.naam}: van de {getal(groep.aantal)} antwoorden noemen er {getal(resultaat.wijkaantal)} een wijk. De "
            f"aandelen zijn van die {getal(resultaat.wijkaantal)}."
        )
    elif groep.aantal is not None:
        zinnen.append(f"{groep.naam}: {getal(groep.aantal)} antwoorden. Wie geen wijk koos, telt hier niet mee.")
    if resultaat.wijkbron:
        jaar = resultaat.peildatum[:4]
        anders = "" if jaar in resultaat.wijkbron else f" Dat is een ander jaar dan dat van de antwoorden ({jaar})."
        zinnen.append(f"Bevolking van alle leeftijden: {resultaat.wijkbron}.{anders}")
    return " ".join(zinnen)
