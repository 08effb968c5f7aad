"""All that can be translated of a questionnaire, in groups, and how far a language is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consultatie.vragenlijst.definitie import stel_samen
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.zin import plekken

from .taal import is_te_vertalen, sleutel
from .vertalen import teksten_van_sectie
from .woorden import vaste_zinnen

VASTE_WOORDEN = "Vaste woorden van de pagina"
LANGST = 5000
_REGEL = 80


@dataclass(frozen=True)
class Groep:
    """Texts that stand together on the page, each as its `sleutel`; a text stands in the first group only."""

    titel: str
    teksten: tuple[str, ...]


@dataclass(frozen=True)
class Voortgang:
    """How many texts there are and how many of them have a translation."""

    aantal: int
    vertaald: int

    @property
    def te_gaan(self) -> int:
        """What is still shown in Dutch."""
        return self.aantal - self.vertaald


def groepen_van(lijst: Vragenlijst) -> list[Groep]:
    """What residents read of this questionnaire as it is now, and the fixed words of the page as the last group."""
    definitie = stel_samen(lijst)
    themas = [
        tekst
        for sectie in definitie["secties"]
        for vraag in sectie["vragen"]
        for optie in vraag.get("opties", ())
        # Only a theme of the plan is of a kind.
        if "groep" in optie
        for tekst in (optie["tekst"], optie["uitleg"])
    ]
    ruw: list[tuple[str, Iterable[str]]] = [
        (VASTE_WOORDEN, vaste_zinnen()),
        ("Thema’s van het plan", themas),
        ("Begin en einde", (definitie["titel"], definitie["inleiding"], lijst.bedankt)),
        *((f"Sectie ‘{sectie['titel']}’", teksten_van_sectie(sectie)) for sectie in definitie["secties"]),
    ]
    gezien: set[str] = set()
    vast, over_themas, *eigen = [_groep(titel, teksten, gezien) for titel, teksten in ruw]
    return [groep for groep in (*eigen, over_themas, vast) if groep.teksten]


def _groep(titel: str, teksten: Iterable[str], gezien: set[str]) -> Groep:
    nieuw = [een for tekst in teksten if is_te_vertalen(een := sleutel(tekst)) and een not in gezien]
    gezien.update(nieuw)
    return Groep(titel=titel, teksten=tuple(dict.fromkeys(nieuw)))


def teksten_van(groepen: Iterable[Groep]) -> list[str]:
    """All of them, in order."""
    return [tekst for groep in groepen for tekst in groep.teksten]


def voortgang(groepen: Iterable[Groep], woorden: Mapping[str, str]) -> Voortgang:
    """How far these words (Dutch → the other language) come."""
    teksten = teksten_van(groepen)
    return Voortgang(aantal=len(teksten), vertaald=sum(1 for tekst in teksten if woorden.get(tekst)))


def problemen_met_vertaling(nederlands: str, vertaling: str) -> list[str]:
    """Why this cannot be the translation of that: Dutch sentences that say what to do; empty when it can, or is empty.

    Only the fixed words have places that are filled in; in what staff write braces are braces.
    """
    if len(vertaling) > LANGST:
        return [f"Maak de vertaling van ‘{kort(nederlands)}’ korter: hooguit {LANGST} tekens."]
    if not vertaling or nederlands not in vaste_zinnen():
        return []
    nodig, er = plekken(nederlands), plekken(vertaling)
    gevonden = []
    if ontbreekt := sorted(nodig - er):
        gevonden.append(f"In de vertaling van ‘{kort(nederlands)}’ ontbreekt {_opgesomd(ontbreekt)}. Zet dat erin.")
    if over := sorted(er - nodig):
        gevonden.append(f"In de vertaling van ‘{kort(nederlands)}’ hoort {_opgesomd(over)} niet. Haal dat weg.")
    return gevonden


def kort(tekst: str) -> str:
    """A text to name in a sentence: its first line, and not all of a long one."""
    regel = tekst.split("\n", 1)[0]
    return regel if len(regel) <= _REGEL else f"{regel[: _REGEL - 1]}…"


def _opgesomd(namen: list[str]) -> str:
    return " en ".join(f"{{{naam}}}" for naam in namen)
