"""A questionnaire as it is numbered on paper, and on the screen on which paper is entered. Pure."""

import hashlib
import json
from collections.abc import Mapping
from itertools import count
from typing import Any

# Of these a step is a number already, or there is nothing to pick.
ZONDER_NUMMERS = frozenset({"schaal", "cijfer", "open", "open_per_thema", "rangorde"})
_LANGSTE_CODE = 4


def genummerd(definitie: Mapping[str, Any]) -> dict[str, Any]:
    """The same definition, its questions numbered through all sections, and the options of each where they have no
    number of their own: “3. Merkt u er iets van?” with “1. Ja”, “2. Nee”. To show; an answer is read by the original."""
    nummer = count(1)
    return {
        **definitie,
        "secties": [
            {**sectie, "vragen": [_genummerd(vraag, next(nummer)) for vraag in sectie["vragen"]]}
            for sectie in definitie["secties"]
        ],
    }


def _genummerd(vraag: Mapping[str, Any], nummer: int) -> dict[str, Any]:
    nieuw = {**vraag, "tekst": f"{nummer}. {vraag['tekst']}", "nummer": nummer}
    if "opties" in vraag and vraag["soort"] not in ZONDER_NUMMERS:
        nieuw["opties"] = [
            {**optie, "tekst": f"{plaats}. {optie['tekst']}"} for plaats, optie in enumerate(vraag["opties"], start=1)
        ]
    return nieuw


def kenmerk(definitie: Mapping[str, Any]) -> str:
    """Four signs that stand on the paper and on the screen: they differ when the questions do (chance 1 in 65,536)."""
    inhoud = json.dumps(definitie, sort_keys=True).encode()
    return hashlib.sha256(inhoud).hexdigest()[:_LANGSTE_CODE].upper()
