"""Several answers out of a list that staff wrote."""

from collections.abc import Iterable, Mapping
from typing import Any

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .alleen import met_uitleg, weiger_samen
from .anders import (
    MetAnders,
    keuze_van,
    kolom_anders,
    lees_anders,
    met_woorden,
    opties_met_anders,
    problemen_met_opties,
    regels_met_anders,
    scherm_anders,
    toon_anders,
    velden_anders,
)
from .basis import Antwoord, Definitie, Invoer, weiger_leeg
from .opties import MetOpties, regels


class Meer(MetAnders, MetOpties):
    """Check boxes, "anders, namelijk" among them where staff asked for it.

    Answer: the codes, in the order of the page; with words {"keuze": codes, "tekst": words}. Tally: how often each was
    chosen, over n people.

    `aantal` is the most that may be ticked; None means no limit. One too many is a slip that any browser lets
    through, so it is told to the visitor; the same box twice is not, and is refused. An option may exclude the others:
    alleen.py.
    """

    code = "meer"
    naam = "Meer antwoorden"
    kan_sturen = True

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {**opties_met_anders(vraag, plan), "aantal": vraag.aantal}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        gevonden = problemen_met_opties(vraag, plan, mag_alleen=True)
        meeste = len(regels(regels_met_anders(vraag, plan)))
        if not gevonden and vraag.aantal is not None and not 1 <= vraag.aantal <= meeste:
            gevonden.append("Bij ‘aantal’ staat meer dan er antwoorden zijn, of nul. Pas het aan, of laat het leeg.")
        return gevonden

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return (*super().velden(definitie), *velden_anders(definitie))

    def uitleg(self, definitie: Definitie) -> str:
        meest = definitie["aantal"]
        uitleg = Zin("Kies er hooguit {aantal}.", aantal=meest) if meest else Zin("U mag meer antwoorden kiezen.")
        return met_uitleg(definitie, uitleg)

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return keuze_van(antwoord)

    def lees(self, definitie: Definitie, invoer: Invoer) -> Antwoord | None:
        sleutel = definitie["sleutel"]
        waarden = invoer.getlist(sleutel)
        codes = [optie["code"] for optie in definitie["opties"] if optie["code"] in waarden]
        if len(codes) != len(waarden):
            raise OngeldigeInvoer
        weiger_samen(definitie, codes)
        if definitie["aantal"] is not None and len(codes) > definitie["aantal"]:
            meest = definitie["aantal"]
            bericht = Zin("Kies er hooguit {aantal}. U koos er {gekozen}.", aantal=meest, gekozen=len(codes))
            raise VraagFouten([(sleutel, bericht)])
        woorden = lees_anders(definitie, invoer, gekozen=definitie.get("anders") in codes)
        if not codes:
            weiger_leeg(definitie, sleutel, Zin("Kies ten minste één antwoord."))
            return None
        return met_woorden(codes, woorden)

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        return {**super().scherm(definitie, invoer, fouten), **scherm_anders(definitie, invoer, fouten)}

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return toon_anders(super().toon(definitie, antwoord), antwoord)

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        def cel(code: str) -> str:
            return "" if antwoord is None else str(int(code in self.codes(antwoord)))

        cellen = {f"{definitie['sleutel']}_{optie['code']}": cel(optie["code"]) for optie in definitie["opties"]}
        return cellen | kolom_anders(definitie, antwoord)
