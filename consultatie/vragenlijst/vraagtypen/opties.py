"""What the types have in common that offer a list of options to choose from."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, ClassVar

from django.utils.text import slugify

from consultatie.vragenlijst.fouten import OngeldigeInvoer
from consultatie.vragenlijst.models import Vraag

from .basis import Antwoord, Definitie, Invoer, Telling, Vraagtype, enkele_waarde, tel_bij_elkaar, weiger_leeg

LANGSTE_CODE = 40


def regels(tekst: str) -> list[str]:
    """The lines with something on them."""
    return [regel for ruw in tekst.splitlines() if (regel := " ".join(ruw.split()))]


def opties_uit_regels(tekst: str) -> list[dict[str, str]]:
    """One option per line. Its code follows from its words, so it keeps its code when the lines change places.

    Words without a letter or digit, and words that give a code that was already taken, get a number.
    """
    opties: list[dict[str, str]] = []
    gebruikt: set[str] = set()
    for nummer, regel in enumerate(regels(tekst), start=1):
        basis = code = slugify(regel)[:LANGSTE_CODE].strip("-") or f"optie-{nummer}"
        volgende = count(2)
        while code in gebruikt:
            code = f"{basis}-{next(volgende)}"
        gebruikt.add(code)
        opties.append({"code": code, "tekst": regel})
    return opties


def problemen_met_regels(vraag: Vraag) -> list[str]:
    """Fewer than two lines, or a line that stands there twice."""
    lijst = regels(vraag.opties)
    if len(lijst) < 2:  # noqa: PLR2004  a choice is between two
        return ["Schrijf ten minste twee antwoorden op, elk op een eigen regel."]
    klein = [regel.casefold() for regel in lijst]
    dubbel = {regel for regel in lijst if klein.count(regel.casefold()) > 1}
    return [f"Het antwoord ‘{min(dubbel)}’ staat er twee keer. Haal er een weg."] if dubbel else []


class MetOpties(Vraagtype):
    """Answers are codes of options; the tally counts how often each was chosen."""

    def anker(self, veld: str) -> str:
        return f"opt-{veld}-1"

    @abstractmethod
    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        """The codes in an answer."""

    def leeg(self, definitie: Definitie) -> Telling:
        return {"n": 0, "opties": {optie["code"]: 0 for optie in definitie["opties"]}}

    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        gekozen = dict.fromkeys(self.codes(antwoord), 1)
        return {"n": telling["n"] + 1, "opties": tel_bij_elkaar(telling["opties"], gekozen)}

    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        return {"n": een["n"] + ander["n"], "opties": tel_bij_elkaar(een["opties"], ander["opties"])}

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
        return ", ".join(teksten[code] for code in self.codes(antwoord))

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        gekozen = set(invoer.getlist(definitie["sleutel"]))
        opties = [{**optie, "gekozen": optie["code"] in gekozen} for optie in definitie["opties"]]
        return {"opties": opties, "fout": fouten.get(definitie["sleutel"], "")}


class EnkeleKeuze(MetOpties):
    """One option, or none where that is allowed."""

    bericht_leeg: ClassVar[str]

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return (str(antwoord),)

    def lees(self, definitie: Definitie, invoer: Invoer) -> str | None:
        sleutel = definitie["sleutel"]
        waarde = enkele_waarde(invoer, sleutel)
        if not waarde:
            weiger_leeg(definitie, sleutel, self.bericht_leeg)
            return None
        if all(waarde != optie["code"] for optie in definitie["opties"]):
            raise OngeldigeInvoer
        return waarde
