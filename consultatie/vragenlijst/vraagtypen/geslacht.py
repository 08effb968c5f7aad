"""The gender of someone, in their own words or not at all."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .opties import EnkeleKeuze

KEUZES = {
    "vrouw": Zin("Vrouw"),
    "man": Zin("Man"),
    "anders": Zin("Anders"),
    "zeg-ik-niet": Zin("Dat zeg ik liever niet"),
}


class Geslacht(EnkeleKeuze):
    """Four fixed answers, of which the last is an answer too. Answer: the code. Tally: how often each was chosen."""

    code = "geslacht"
    naam = "Geslacht"
    bericht_leeg = Zin("Kies een antwoord.")

    @property
    def template(self) -> str:
        return "consultatie/vraagtypen/een.html"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": [{"code": code, "tekst": str(tekst)} for code, tekst in KEUZES.items()]}
