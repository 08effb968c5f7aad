"""The pictures of a result, with the words beside them."""

from dataclasses import dataclass

from rapportage.cijfers import Aandeel, Antwoordrij, Groep, Resultaat, Themarij, Vraaguitslag
from rapportage.grafieken import GROEPSNUMMERS, SCHERM, Balk, Grafiek, Medium, liggende_staven, stippen
from rapportage.opmaak import opsomming
from thema.thema.enums import Themasoort

SOORTNAMEN = {Themasoort.ONTWIKKEL: "Ontwikkelthema’s", Themasoort.VEILIGHEID: "Veiligheidsthema’s"}
_NIET_GETOOND = (
    "‘Te weinig antwoorden’: minder dan {drempel} mensen, of een cijfer waarmee zo’n aantal terug te rekenen is."
)


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
    """One group's answers to one question; `grafiek` None below the threshold."""

    groep: str
    aantal: int | None
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Vraagbeeld:
    """One question, group by group."""

    sleutel: str
    tekst: str
    meer: bool
    delen: tuple[Vraagdeel, ...]
    rijen: tuple[Antwoordrij, ...]


@dataclass(frozen=True)
class Beelden:
    """Everything on the page of a result that is drawn."""

    groepen: tuple[Groepskop, ...]
    prioriteiten: tuple[Prioriteitenbeeld, ...]
    uitleg: str
    vragen: tuple[Vraagbeeld, ...]
    wijken: Grafiek | None

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
        vragen=tuple(_vraagbeeld(vraag, resultaat) for vraag in resultaat.vragen),
        wijken=_wijkbeeld(resultaat),
    )


def groepskoppen(resultaat: Resultaat) -> tuple[Groepskop, ...]:
    """The groups with their marks, in the fixed order."""
    return tuple(_groepskop(groep) for groep in resultaat.groepen)


def _groepskop(groep: Groep) -> Groepskop:
    return Groepskop(
        naam=groep.naam,
        korte_naam=groep.korte_naam,
        icoon=f"icoon/groep_{GROEPSNUMMERS[groep.code]}.html",
        aantal=groep.aantal,
        eenheid="deelnemers" if groep.aard == "bijeenkomst" else "antwoorden",
    )


def prioriteitenbeelden(resultaat: Resultaat, *, medium: Medium = SCHERM) -> list[Prioriteitenbeeld]:
    """A dot plot per kind of theme that the plan has, headed by its finding."""
    beelden = []
    for soort, naam in SOORTNAMEN.items():
        rijen = resultaat.prioriteiten.van_soort(soort)
        if rijen and resultaat.groepen:
            kop = _kop(naam, rijen)
            grafiek = stippen(rijen, resultaat.groepen, titel=kop, medium=medium)
            beelden.append(Prioriteitenbeeld(naam, kop, grafiek, rijen))
    return beelden


def _kop(soort: str, rijen: tuple[Themarij, ...]) -> str:
    """Which theme of this kind is chosen most: by how many groups, in words."""
    eersten = _eersten(rijen)
    if not eersten:
        return f"{soort}: te weinig antwoorden"
    meest = max(eersten.values())
    namen = [naam for naam, aantal in eersten.items() if aantal == meest]
    groepen = sum(eersten.values())
    if len(namen) == 1 and meest == groepen > 1:
        return f"{soort}: alle groepen kiezen {namen[0]} het vaakst"
    return f"{soort}: {opsomming(namen)} het vaakst op één"


def _eersten(rijen: tuple[Themarij, ...]) -> dict[str, int]:
    """Per theme the number of groups that choose it most often."""
    aantallen: dict[str, int] = {}
    for groep in [aandeel.groep for aandeel in rijen[0].aandelen]:
        waarden = {rij.naam: a.waarde for rij in rijen if (a := rij.van(groep)) and a.waarde is not None}
        if waarden:
            eerste = max(waarden, key=lambda naam: waarden[naam])
            aantallen[eerste] = aantallen.get(eerste, 0) + 1
    return aantallen


def uitleg_van(resultaat: Resultaat) -> str:
    """The caption under the dot plots: numbers, date, margin, what is hidden."""
    delen = [
        f"{groep.korte_naam.lower()} {groep.aantal if groep.aantal is not None else 'te weinig'}"
        for groep in resultaat.groepen
    ]
    zinnen = [f"Aantal antwoorden of deelnemers: {opsomming(delen)}."]
    if any(groep.aard == "steekproef" for groep in resultaat.groepen):
        zinnen.append("De streep bij het digipanel is de marge van 95%. De andere groepen zijn geen steekproef.")
    zinnen.append(_NIET_GETOOND.format(drempel=resultaat.drempel))
    if resultaat.is_fictief:
        zinnen.append("Voorbeeldcijfers.")
    return " ".join(zinnen)


def _vraagbeeld(vraag: Vraaguitslag, resultaat: Resultaat) -> Vraagbeeld:
    delen = []
    for nummer, (code, aantal) in enumerate(vraag.aantallen):
        naam = resultaat.groep(code).naam
        grafiek = _balken(vraag, nummer, naam) if aantal is not None else None
        delen.append(Vraagdeel(naam, aantal, grafiek))
    return Vraagbeeld(vraag.sleutel, vraag.tekst, vraag.soort == "meer", tuple(delen), vraag.rijen)


def _balken(vraag: Vraaguitslag, nummer: int, groep: str) -> Grafiek:
    def balk(rij: Antwoordrij) -> Balk:
        aandeel: Aandeel = rij.aandelen[nummer]
        return Balk(rij.tekst, aandeel.waarde)

    return liggende_staven([balk(rij) for rij in vraag.rijen], titel=f"{vraag.tekst} {groep}")


def _wijkbeeld(resultaat: Resultaat) -> Grafiek | None:
    if all(wijk.aandeel is None for wijk in resultaat.wijken):
        return None
    # From over- to underrepresented; what may not be shown stands last.
    rijen = sorted(
        resultaat.wijken,
        key=lambda wijk: (wijk.aandeel is None, (wijk.bevolking or 0) - (wijk.aandeel or 0)),
    )
    balken = [Balk(wijk.naam, wijk.aandeel, vergelijk=wijk.bevolking) for wijk in rijen]
    return liggende_staven(balken, titel="Aandeel van elke wijk in de antwoorden en in de bevolking")
