"""The age group that someone belongs to."""

from typing import Any

from consultatie.vragenlijst.models import Vraag
from thema.beleidsplan.models import Beleidsplan

from .opties import EnkeleKeuze

GROEPEN = {
    "tot-18": "Jonger dan 18 jaar",
    "18-34": "18 tot en met 34 jaar",
    "35-49": "35 tot en met 49 jaar",
    "50-64": "50 tot en met 64 jaar",
    "65-79": "65 tot en met 79 jaar",
    "80-plus": "80 jaar of ouder",
}


class Leeftijd(EnkeleKeuze):
    """Six fixed groups, wide enough to hide in. Answer: the code of the group. Tallies are kept per group."""

    code = "leeftijd"
    naam = "Leeftijd"
    is_voor_iedereen = True
    bericht_leeg = "Kies uw leeftijd."

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": [{"code": code, "tekst": tekst} for code, tekst in GROEPEN.items()]}
