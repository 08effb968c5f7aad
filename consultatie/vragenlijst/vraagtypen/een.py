"""One answer out of a list that staff wrote."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from thema.beleidsplan.models import Beleidsplan

from .opties import EnkeleKeuze, opties_uit_regels, problemen_met_regels


class Een(EnkeleKeuze):
    """Radio buttons. Answer: the code of the option. Tally: how often each was chosen."""

    code = "een"
    naam = "Eén antwoord"
    bericht_leeg = "Kies een antwoord."

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": opties_uit_regels(vraag.opties)}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        return problemen_met_regels(vraag)
