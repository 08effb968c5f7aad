"""A mark out of ten."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie
from .opties import EnkeleKeuze

LAAGSTE, HOOGSTE = 1, 10
SLECHT, GOED = Zin("zeer slecht"), Zin("uitmuntend")


class Cijfer(EnkeleKeuze):
    """Radio buttons in a row, 1 to 10. Answer: the mark as a code "1" … "10". Tally: how often each was given.

    Shown is the average, and not how often each was given: so it can steer no other question, of which the number of
    answers would tell that. The words at both ends are the usual ones unless staff wrote others.
    """

    code = "cijfer"
    naam = "Rapportcijfer"
    bericht_leeg = Zin("Kies een cijfer.")

    @property
    def template(self) -> str:
        return "consultatie/vraagtypen/schaal.html"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        cijfers = [str(cijfer) for cijfer in range(LAAGSTE, HOOGSTE + 1)]
        return {
            "opties": [{"code": cijfer, "tekst": cijfer} for cijfer in cijfers],
            "label_laag": vraag.label_laag or str(SLECHT),
            "label_hoog": vraag.label_hoog or str(GOED),
        }

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return Zin("een {cijfer}", cijfer=str(antwoord))

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        return {definitie["sleutel"]: "" if antwoord is None else str(antwoord)}
