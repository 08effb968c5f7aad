"""The value lists of the DiWoo metadata, as data (waardelijsten.toml), and the words of the law that they follow."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_BESTAND = Path(__file__).with_name("waardelijsten.toml")


@dataclass(frozen=True)
class Waarde:
    """One value of a list: its identifier, and its label as the list has it."""

    uri: str
    naam: str


@dataclass(frozen=True)
class Informatiecategorie:
    """A kind of information that the Woo names. `nummer` stands in the names of sitemaps: "008".

    `grondslag` is the article of the Woo; `verplicht_vanaf` the day from which publishing is an obligation, None: no day
    has been decreed yet.
    """

    nummer: str
    waarde: Waarde
    grondslag: str
    verplicht_vanaf: date | None

    def is_verplicht_op(self, dag: date) -> bool:
        """Whether what is made on this day has to be published."""
        return self.verplicht_vanaf is not None and self.verplicht_vanaf <= dag


@cache
def informatiecategorieen() -> Mapping[str, Informatiecategorie]:
    """All categories by their number, in the order of the law."""
    lijst = _lijsten()["informatiecategorieen"]
    return {
        nummer: Informatiecategorie(
            nummer=nummer,
            waarde=Waarde(_uri(lijst, velden["code"]), velden["naam"]),
            grondslag=velden["grondslag"],
            verplicht_vanaf=velden.get("verplicht_vanaf"),
        )
        for nummer, velden in sorted(lijst["waarden"].items())
    }


@cache
def waarden(lijst: str) -> Mapping[str, Waarde]:
    """The values of documentsoorten, handelingen, themas, formaten or talen, by their label. KeyError for another list."""
    gelezen = _lijsten()[lijst]
    return {naam: Waarde(_uri(gelezen, code), naam) for code, naam in gelezen["waarden"].items()}


@cache
def gemeenten() -> frozenset[str]:
    """The identifiers of all municipalities that the schema knows."""
    lijst = _lijsten()["gemeenten"]
    return frozenset(_uri(lijst, code) for code in lijst["waarden"])


def _uri(lijst: Mapping[str, Any], code: str) -> str:
    return code if code.startswith("https://") else f"{lijst['basis']}{code}"


@cache
def _lijsten() -> dict[str, Any]:
    return tomllib.loads(_BESTAND.read_text(encoding="utf-8"))
