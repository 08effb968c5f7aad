"""Is a goal SMART? An aid while editing: signals say what is missing or vague, nothing is ever refused (R54).

Pure: decides on what it is given. The words to look for stand in tables.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Doelbeeld:
    """What there is to know of a goal. None and empty: not filled in.

    `richting` is "hoger" or "lager", whichever is better. `gebieden` are names of districts and the like that count
    as a place. `maatregelen_met_middelen` counts the measures that have money or capacity.
    """

    titel: str
    tekst: str
    van_jaar: int
    tot_jaar: int
    indicator: str = ""
    eenheid: str = ""
    richting: str = ""
    nulwaarde: Decimal | None = None
    nuljaar: int | None = None
    streefwaarde: Decimal | None = None
    streefjaar: int | None = None
    trekker: str = ""
    maatregelen: int = 0
    maatregelen_met_middelen: int = 0
    gebieden: tuple[str, ...] = ()


# Beginnings of words: "wijk" finds wijken and wijkagent.
DOELGROEPEN = (
    *("inwoner", "bewoner", "buur", "jongere", "jeugd", "kind", "leerling", "student", "scholier", "ouder"),
    *("slachtoffer", "dader", "verdachte", "gebruiker", "huishouden", "gezin", "cliënt", "mensen", "personen"),
    *("ondernemer", "bedrijf", "bedrijven", "winkelier", "horeca", "agrariër", "vereniging", "supporter"),
    *("bezoeker", "partner", "vrijwilliger", "medewerker", "professional", "doelgroep"),
)
PLAATSEN = (
    *("wijk", "buurt", "stad", "dorp", "kern", "gemeente", "straat", "straten", "plein", "park", "station"),
    *("binnenstad", "centrum", "buitengebied", "bedrijventerrein", "uitgaansgebied", "woning", "school", "scholen"),
    *("stadion", "evenement", "pand", "locatie", "gebied", "regio"),
)
# A goal that begins like this says what someone will do, not what will be different.
MIDDELWERKWOORDEN = (
    *("inzetten van", "opstellen", "opzetten", "organiseren", "uitvoeren", "ontwikkelen van", "inrichten"),
    *("starten", "houden van", "maken van", "voeren van", "aanstellen", "inkopen", "onderzoeken", "overleggen"),
    *("deelnemen aan", "investeren in", "plaatsen van"),
)
VAGE_WOORDEN = (
    *("bevorderen", "stimuleren", "aandacht besteden", "aandacht voor", "inzetten op", "streven naar"),
    *("verder verbeteren", "optimaliseren", "versterken", "borgen", "waar mogelijk", "zo veel mogelijk"),
    *("zoveel mogelijk", "in beeld brengen", "bijdragen aan", "intensiveren", "doorontwikkelen", "adequaat"),
)

_Regel = Callable[[Doelbeeld], str | None]


def signalen(doel: Doelbeeld) -> tuple[str, ...]:
    """What is still missing or vague, one Dutch sentence each, in a fixed order; empty when the goal is SMART."""
    return tuple(zin for regel in REGELS if (zin := regel(doel)))


def _begint_met(woorden: tuple[str, ...], tekst: str) -> bool:
    return any(re.search(rf"\b{re.escape(woord)}", tekst, re.IGNORECASE) for woord in woorden)


def _doelgroep(doel: Doelbeeld) -> str | None:
    if _begint_met(DOELGROEPEN, f"{doel.titel} {doel.tekst}"):
        return None
    return "Schrijf op om wie het gaat, bijvoorbeeld jongeren, ondernemers of alle inwoners."


def _plaats(doel: Doelbeeld) -> str | None:
    if _begint_met((*PLAATSEN, *doel.gebieden), f"{doel.titel} {doel.tekst}"):
        return None
    return "Schrijf op waar het om gaat: een wijk, de binnenstad, woningen of de hele gemeente."


def _indicator(doel: Doelbeeld) -> str | None:
    if not doel.indicator:
        return "Kies een indicator. Zonder getal kan de raad het doel niet volgen."
    return None if doel.eenheid else f"Geef de indicator ‘{doel.indicator}’ een eenheid, zoals misdrijven of %."


def _nulwaarde(doel: Doelbeeld) -> str | None:
    if doel.nulwaarde is not None and doel.nuljaar is not None:
        return None
    return "Vul de nulwaarde in met het jaar erbij: hoe staat het ervoor nu wij beginnen?"


def _streefwaarde(doel: Doelbeeld) -> str | None:
    if doel.streefwaarde is not None and doel.streefjaar is not None:
        return None
    return "Vul de streefwaarde in met het jaar erbij: waar willen wij uitkomen, en wanneer?"


def _kant(doel: Doelbeeld) -> str | None:
    if doel.nulwaarde is None or doel.streefwaarde is None:
        return None
    if doel.nulwaarde == doel.streefwaarde:
        return "De streefwaarde is gelijk aan de nulwaarde. Dan verandert er niets; klopt dat?"
    gaat = "hoger" if doel.streefwaarde > doel.nulwaarde else "lager"
    if not doel.richting or gaat == doel.richting:
        return None
    return f"De streefwaarde is {gaat} dan de nulwaarde, maar bij deze indicator is {doel.richting} beter."


def _periode(doel: Doelbeeld) -> str | None:
    if doel.streefjaar is None:
        return None
    if not doel.van_jaar <= doel.streefjaar <= doel.tot_jaar:
        return f"Kies een jaar voor de streefwaarde binnen de periode van het plan: {doel.van_jaar}-{doel.tot_jaar}."
    if doel.nuljaar is not None and doel.nuljaar >= doel.streefjaar:
        return "Het jaar van de nulwaarde ligt niet voor dat van de streefwaarde. Kijk de jaren na."
    return None


def _trekker(doel: Doelbeeld) -> str | None:
    return None if doel.trekker.strip() else "Zet erbij wie de trekker is: wie zorgt dat het gebeurt?"


def _maatregel(doel: Doelbeeld) -> str | None:
    if not doel.maatregelen:
        return "Koppel ten minste één maatregel: wat gaan wij ervoor doen?"
    if not doel.maatregelen_met_middelen:
        return "Geen van de maatregelen heeft geld of uren. Vul bij een maatregel de inzet van middelen in."
    return None


def _middel(doel: Doelbeeld) -> str | None:
    for woord in MIDDELWERKWOORDEN:
        if any(
            re.match(rf"\W*(het )?{re.escape(woord)}\b", tekst, re.IGNORECASE) for tekst in (doel.titel, doel.tekst)
        ):
            return f"‘{woord.capitalize()}’ zegt wat wij doen, niet wat er verandert. Schrijf het doel op; dit is een maatregel."
    return None


def _vaag(doel: Doelbeeld) -> str | None:
    tekst = f"{doel.titel} {doel.tekst}"
    gevonden = [woord for woord in VAGE_WOORDEN if re.search(rf"\b{re.escape(woord)}\b", tekst, re.IGNORECASE)]
    if not gevonden:
        return None
    woorden = ", ".join(f"‘{woord}’" for woord in gevonden)
    return f"Vaag: {woorden}. Schrijf op wat er anders is als het doel is gehaald."


REGELS: tuple[_Regel, ...] = (
    _doelgroep,
    _plaats,
    _indicator,
    _nulwaarde,
    _streefwaarde,
    _kant,
    _periode,
    _trekker,
    _maatregel,
    _middel,
    _vaag,
)
