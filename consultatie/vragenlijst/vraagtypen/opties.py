"""What the types have in common that offer a list of options to choose from."""

from abc import abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import count
from typing import Any, ClassVar

from django.utils.text import slugify

from consultatie.vragenlijst.fouten import OngeldigeInvoer

from .alleen import is_gemerkt, problemen_met_merk, zonder_merk
from .basis import Antwoord, Definitie, Invoer, Teller, Telling, Vraagtype, enkele_waarde, tel_bij_elkaar, weiger_leeg
from .tellers import Delenteller, Keuzeteller

LANGSTE_CODE = 40


def regels(tekst: str) -> list[str]:
    """The lines with something on them."""
    return [regel for ruw in tekst.splitlines() if (regel := " ".join(ruw.split()))]


def opties_uit_regels(tekst: str) -> list[dict[str, Any]]:
    """One option per line. Its code follows from its words, so it keeps its code when the lines change places, and when
    it gets the mark of alleen.py.

    Words without a letter or digit, and words that give a code that was already taken, get a number.
    """
    opties: list[dict[str, Any]] = []
    gebruikt: set[str] = set()
    # The numbers of the same words go on where they were: many lines that look alike are not compared with each other.
    nummers: defaultdict[str, count[int]] = defaultdict(lambda: count(2))
    for nummer, regel in enumerate(regels(tekst), start=1):
        woorden = zonder_merk(regel)
        basis = code = slugify(woorden)[:LANGSTE_CODE].strip("-") or f"optie-{nummer}"
        while code in gebruikt:
            code = f"{basis}-{next(nummers[basis])}"
        gebruikt.add(code)
        opties.append({"code": code, "tekst": woorden, **({"alleen": True} if is_gemerkt(regel) else {})})
    return opties


def problemen_met_regels(
    tekst: str, *, wat: str = "antwoord", meervoud: str = "antwoorden", mag_alleen: bool = False
) -> list[str]:
    """Fewer than two lines, a line that stands there twice, or a mark of alleen.py that cannot stand so."""
    geschreven = regels(tekst)
    lijst = [zonder_merk(regel) for regel in geschreven]
    if len(lijst) < 2:  # noqa: PLR2004  a choice is between two
        return [f"Schrijf ten minste twee {meervoud} op, elk op een eigen regel."]
    keren = Counter(regel.casefold() for regel in lijst)
    dubbel = {regel for regel in lijst if keren[regel.casefold()] > 1}
    lidwoord = "Het" if wat == "antwoord" else "De"
    if dubbel:
        return [f"{lidwoord} {wat} ‘{min(dubbel)}’ staat er twee keer. Haal er een weg."]
    return problemen_met_merk(geschreven, mag=mag_alleen)


class MetOpties(Vraagtype):
    """Answers are codes of options; the tally counts how often each was chosen."""

    def anker(self, veld: str) -> str:
        # A name with a dot is that of a text field beside the options.
        return f"id_{veld}" if "." in veld else f"opt-{veld}-1"

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

    def teller(self, definitie: Definitie) -> Teller:
        return Delenteller(self.codes, partial(self.telling_van, definitie))

    def telling_van(self, definitie: Definitie, n: int, aantallen: Mapping[str, int]) -> Telling:
        """The tally of n answers in which the codes occur so often."""
        return self.voeg_samen(self.leeg(definitie), {"n": n, "opties": aantallen})

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

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        # A radio button cannot be let go of, so where a question may be skipped there is one that says nothing.
        is_leeg = "" in invoer.getlist(definitie["sleutel"])
        return {**super().scherm(definitie, invoer, fouten), "bericht_leeg": self.bericht_leeg, "is_leeg": is_leeg}

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return (str(antwoord),)

    def teller(self, definitie: Definitie) -> Teller:
        return Keuzeteller(partial(self.telling_van, definitie))

    def lees(self, definitie: Definitie, invoer: Invoer) -> Antwoord | None:
        keuze = self.lees_keuze(definitie, invoer)
        self.weiger_als_leeg(definitie, keuze)
        return keuze

    def lees_keuze(self, definitie: Definitie, invoer: Invoer) -> str | None:
        """The code that was chosen, None for none."""
        waarde = enkele_waarde(invoer, definitie["sleutel"])
        if waarde and all(waarde != optie["code"] for optie in definitie["opties"]):
            raise OngeldigeInvoer
        return waarde or None

    def weiger_als_leeg(self, definitie: Definitie, keuze: str | None) -> None:
        """Raise VraagFouten when nothing was chosen where something must be."""
        if keuze is None:
            weiger_leeg(definitie, definitie["sleutel"], self.bericht_leeg)
