"""Sentences for residents that know what they were made of, so that another language can make them too.

A Zin is its Dutch text, and may be used as such anywhere. Beside that it remembers its template and the values in it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from django.utils import translation
from django.utils.formats import date_format, number_format

Waarde = str | int | date | tuple[str, ...]
"""What can stand in a sentence: words (another Zin, or what staff wrote), a number, a day, or answers to choose from."""

NEDERLANDS = "nl"
_PLEK = re.compile(r"\{(\w+)\}")


def plekken(sjabloon: str) -> frozenset[str]:
    """The names of the places in a template that are filled in: "Kies hooguit {aantal}." → {"aantal"}."""
    return frozenset(_PLEK.findall(sjabloon))


def vul_in(sjabloon: str, waarden: Mapping[str, str]) -> str:
    """The template with these values in their places. A place without a value stays as it is written."""
    return _PLEK.sub(lambda plek: waarden.get(plek[1], plek[0]), sjabloon)


def in_woorden(waarde: Waarde, taal: str, zeg: Callable[[str], str]) -> str:
    """One value as it is written in this language (a code that Django knows). `zeg`: its words in that language."""
    if isinstance(waarde, str):
        return str(zeg(waarde))
    if isinstance(waarde, tuple):
        return _keuzes([f"‘{zeg(woorden)}’" for woorden in waarde], zeg(OF))
    with translation.override(taal):
        if isinstance(waarde, date):
            return date_format(waarde, "j F Y")
        return number_format(waarde, force_grouping=True)


def _keuzes(delen: list[str], of: str) -> str:
    *voorop, laatste = delen or [""]
    return vul_in(of, {"een": ", ".join(voorop), "ander": laatste}) if voorop else laatste


class Zin(str):
    """A sentence: Zin("Kies er hooguit {aantal}.", aantal=3) is the text "Kies er hooguit 3."."""

    sjabloon: str
    waarden: Mapping[str, Waarde]

    def __new__(cls, sjabloon: str, /, **waarden: Waarde) -> "Zin":
        woorden = {naam: in_woorden(waarde, NEDERLANDS, str) for naam, waarde in waarden.items()}
        zin = super().__new__(cls, vul_in(sjabloon, woorden))
        zin.sjabloon, zin.waarden = sjabloon, waarden
        return zin


# Its places are filled in by _keuzes.
OF = Zin("{een} of {ander}")
