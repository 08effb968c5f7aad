"""Several answers out of a list that staff wrote."""

from collections.abc import Iterable
from typing import Any

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, weiger_leeg
from .opties import MetOpties, opties_uit_regels, problemen_met_regels, regels


class Meer(MetOpties):
    """Check boxes. Answer: the codes, in the order of the page. Tally: how often each was chosen, over n people.

    `aantal` is the most that may be ticked; None means no limit. One too many is a slip that any browser lets
    through, so it is told to the visitor; the same box twice is not, and is refused.
    """

    code = "meer"
    naam = "Meer antwoorden"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": opties_uit_regels(vraag.opties), "aantal": vraag.aantal}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        gevonden = problemen_met_regels(vraag)
        if not gevonden and vraag.aantal is not None and not 1 <= vraag.aantal <= len(regels(vraag.opties)):
            gevonden.append("Bij ‘aantal’ staat meer dan er antwoorden zijn, of nul. Pas het aan, of laat het leeg.")
        return gevonden

    def uitleg(self, definitie: Definitie) -> str:
        meest = definitie["aantal"]
        return f"Kies er hooguit {meest}." if meest else "U mag meer antwoorden kiezen."

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return antwoord

    def lees(self, definitie: Definitie, invoer: Invoer) -> list[str] | None:
        sleutel = definitie["sleutel"]
        waarden = invoer.getlist(sleutel)
        codes = [optie["code"] for optie in definitie["opties"] if optie["code"] in waarden]
        if len(codes) != len(waarden):
            raise OngeldigeInvoer
        if not codes:
            weiger_leeg(definitie, sleutel, "Kies ten minste één antwoord.")
            return None
        if definitie["aantal"] is not None and len(codes) > definitie["aantal"]:
            meest = definitie["aantal"]
            raise VraagFouten([(sleutel, f"Kies er hooguit {meest}. U koos er {len(codes)}.")])
        return codes

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        def cel(code: str) -> str:
            return "" if antwoord is None else str(int(code in antwoord))

        return {f"{definitie['sleutel']}_{optie['code']}": cel(optie["code"]) for optie in definitie["opties"]}
