"""A step on a scale between two words."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie
from .opties import EnkeleKeuze

STANDAARD = 5
MINST, MEEST = 2, 10


class Schaal(EnkeleKeuze):
    """Radio buttons in a row, 1 to `aantal` (5 unless said). Answer: the step as a code "1", "2", ….

    The words at both ends belong to the question; a step itself is only its number. Tally: how often each was chosen.
    """

    code = "schaal"
    naam = "Schaal"
    kan_sturen = True
    bericht_leeg = Zin("Kies een cijfer.")

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        stappen = [str(stap) for stap in range(1, min(vraag.aantal or STANDAARD, MEEST) + 1)]
        return {
            "opties": [{"code": stap, "tekst": stap} for stap in stappen],
            "label_laag": vraag.label_laag,
            "label_hoog": vraag.label_hoog,
        }

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        gevonden = []
        if vraag.aantal is not None and not MINST <= vraag.aantal <= MEEST:
            gevonden.append(f"Kies bij ‘aantal’ {MINST} tot en met {MEEST} stappen, of laat het leeg voor {STANDAARD}.")
        if not (vraag.label_laag and vraag.label_hoog):
            gevonden.append("Schrijf op welk woord bij de laagste en welk bij de hoogste stap staat.")
        return gevonden

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return Zin("{cijfer} van {hoogste}", cijfer=str(antwoord), hoogste=len(definitie["opties"]))

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        return {definitie["sleutel"]: "" if antwoord is None else str(antwoord)}
