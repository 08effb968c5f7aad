"""One answer out of a list that staff wrote."""

from collections.abc import Iterable, Mapping
from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .anders import (
    MetAnders,
    keuze_van,
    kolom_anders,
    lees_anders,
    met_woorden,
    opties_met_anders,
    problemen_met_opties,
    scherm_anders,
    toon_anders,
    velden_anders,
)
from .basis import Antwoord, Definitie, Invoer
from .opties import EnkeleKeuze


class Een(MetAnders, EnkeleKeuze):
    """Radio buttons, "anders, namelijk" among them where staff asked for it.

    Answer: the code of the option, with words {"keuze": code, "tekst": words}. Tally: how often each was chosen.
    """

    code = "een"
    naam = "Eén antwoord"
    kan_sturen = True
    bericht_leeg = Zin("Kies een antwoord.")

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return opties_met_anders(vraag, plan)

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        return problemen_met_opties(vraag, plan)

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return (*super().velden(definitie), *velden_anders(definitie))

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return super().codes(keuze_van(antwoord))

    def lees(self, definitie: Definitie, invoer: Invoer) -> Antwoord | None:
        keuze = self.lees_keuze(definitie, invoer)
        woorden = lees_anders(definitie, invoer, gekozen=keuze is not None and keuze == definitie.get("anders"))
        self.weiger_als_leeg(definitie, keuze)
        return None if keuze is None else met_woorden(keuze, woorden)

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        return {**super().scherm(definitie, invoer, fouten), **scherm_anders(definitie, invoer, fouten)}

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return toon_anders(super().toon(definitie, antwoord), antwoord)

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        keuze = "" if antwoord is None else super().toon(definitie, antwoord)
        return {definitie["sleutel"]: keuze, **kolom_anders(definitie, antwoord)}
