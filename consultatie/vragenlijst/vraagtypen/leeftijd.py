"""The age group that someone belongs to."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .opties import EnkeleKeuze

GROEPEN = {
    "tot-18": Zin("Jonger dan 18 jaar"),
    "18-34": Zin("18 tot en met 34 jaar"),
    "35-49": Zin("35 tot en met 49 jaar"),
    "50-64": Zin("50 tot en met 64 jaar"),
    "65-79": Zin("65 tot en met 79 jaar"),
    "80-plus": Zin("80 jaar of ouder"),
}


class Leeftijd(EnkeleKeuze):
    """Six fixed groups, wide enough to hide in. Answer: the code of the group. Tallies are kept per group."""

    code = "leeftijd"
    naam = "Leeftijd"
    is_voor_iedereen = True
    bericht_leeg = Zin("Kies uw leeftijd.")

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": [{"code": code, "tekst": str(tekst)} for code, tekst in GROEPEN.items()]}
