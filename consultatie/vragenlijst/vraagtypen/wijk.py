"""The district where someone lives."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .opties import EnkeleKeuze


class Wijk(EnkeleKeuze):
    """A list of the municipality's districts. Answer: the CBS code. Tallies are kept per district."""

    code = "wijk"
    naam = "Wijk"
    is_voor_iedereen = True
    heeft_eigennamen = True
    bericht_leeg = Zin("Kies uw wijk.")

    def anker(self, veld: str) -> str:
        return f"id_{veld}"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": [{"code": wijk.cbs_code, "tekst": wijk.naam} for wijk in plan.gemeente.wijken.all()]}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        if plan.gemeente.wijken.exists():
            return []
        return ["Er zijn nog geen wijken. Vul ze eerst in bij de gemeente, of haal deze vraag weg."]
