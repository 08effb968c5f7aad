"""A language in which the page of a questionnaire can be read, and what is said in it.

What has no translation is shown in Dutch, and says so to a screen reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from consultatie.vragenlijst.zin import NEDERLANDS, Zin, in_woorden, vul_in

# Those with a name of their own; the others are another spelling of one of these.
TAALCODES: tuple[str, ...] = tuple(
    code for code, info in LANG_INFO.items() if "name_local" in info and code != NEDERLANDS
)
ALS_NEDERLANDS = SafeString(' lang="nl" dir="ltr"')


class Onvertaald(str):
    """A Dutch text on a page in another language. Where it is shown as text it bears its language; in an attribute of an
    element it cannot: use `str` of it there."""

    __slots__ = ()

    def __html__(self) -> str:
        return f"<span{ALS_NEDERLANDS}>{escape(str(self))}</span>"


def sleutel(tekst: str) -> str:
    """By what a text is known: itself, without what a browser or a spreadsheet does to line ends."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_te_vertalen(tekst: str) -> bool:
    """There are words in it. The number of a step needs no translation."""
    return any(teken.isalpha() for teken in tekst)


@dataclass(frozen=True)
class Taal:
    """One language. `naam`: its own name for itself; `woorden`: Dutch text (`sleutel`) → that text in this language."""

    code: str = NEDERLANDS
    naam: str = "Nederlands"
    is_rtl: bool = False
    woorden: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_vertaald(self) -> bool:
        """It is not Dutch, in which everything is written."""
        return self.code != NEDERLANDS

    def zoek(self, nederlands: str) -> str:
        """This text in this language; without a translation itself, marked as Dutch."""
        if isinstance(nederlands, Zin):
            return self.zeg(nederlands)
        if not self.is_vertaald or not is_te_vertalen(nederlands):
            return nederlands
        return self.woorden.get(sleutel(nederlands)) or Onvertaald(nederlands)

    def zeg(self, tekst: str) -> str:
        """A Zin in this language, with what is in it. Any other text as it is: residents may have written it."""
        if not self.is_vertaald or not isinstance(tekst, Zin):
            return tekst
        sjabloon = self.woorden.get(sleutel(tekst.sjabloon))
        if not sjabloon:
            return Onvertaald(tekst)
        waarden = {naam: in_woorden(waarde, self.code, self.zoek) for naam, waarde in tekst.waarden.items()}
        return vul_in(sjabloon, waarden)


NEDERLANDSE_TAAL = Taal()


def maak_taal(code: str, woorden: Mapping[str, str]) -> Taal:
    """The language with this code (one of TAALCODES)."""
    info: Any = LANG_INFO[code]
    naam = str(info["name_local"])
    return Taal(code=code, naam=naam[:1].upper() + naam[1:], is_rtl=bool(info["bidi"]), woorden=woorden)


def lees_taalcode(waarde: str) -> str:
    """The code of a language that somebody asks for; "" for Dutch and for what is no language."""
    return waarde if waarde and waarde in TAALCODES else ""


def naam_voor_medewerkers(code: str) -> str:
    """ "Engels (English)": in Dutch, and in its own words."""
    info = get_language_info(code)
    return f"{info['name_translated']} ({info['name_local']})"
