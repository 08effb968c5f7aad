"""The grounds of Woo and Wob on which a part stays out of what is published, as data (gronden.toml)."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rapportage.opmaak import opsomming

_BESTAND = Path(__file__).with_name("gronden.toml")


@dataclass(frozen=True)
class Grond:
    """One ground. `is_absoluut`: nothing is weighed; else openness is weighed against it.

    `tot` is the first day on which its law no longer holds for a paper, None: it still does. `geldt_voor_geheim`: secrecy
    (Gemeentewet) may be imposed on it too.
    """

    code: str
    wet: str
    artikel: str
    tekst: str
    is_absoluut: bool
    geldt_voor_geheim: bool
    vanaf: date
    tot: date | None

    @property
    def soort(self) -> str:
        """What has to be weighed, in a word."""
        return "absoluut" if self.is_absoluut else "relatief"

    def geldt_op(self, dag: date) -> bool:
        """For a paper of this day."""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)


@cache
def alle_gronden() -> dict[str, Grond]:
    """Every ground by its code, in the order of the law."""
    wetten = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["wetten"]
    gronden = (
        Grond(
            code=rij["code"],
            wet=wet["naam"],
            artikel=rij["artikel"],
            tekst=rij["tekst"],
            is_absoluut=rij.get("is_absoluut", False),
            geldt_voor_geheim=rij.get("geldt_voor_geheim", True),
            vanaf=wet["vanaf"],
            tot=wet.get("tot"),
        )
        for wet in wetten
        for rij in wet["gronden"]
    )
    return {grond.code: grond for grond in gronden}


def gronden_op(dag: date) -> tuple[Grond, ...]:
    """The grounds for a paper of this day."""
    return tuple(grond for grond in alle_gronden().values() if grond.geldt_op(dag))


def gronden_met(codes: Iterable[str]) -> tuple[Grond, ...]:
    """The grounds with these codes in the order of the law; a code that does not exist is left out."""
    gekozen = set(codes)
    return tuple(grond for code, grond in alle_gronden().items() if code in gekozen)


def artikelen(gronden: Iterable[Grond]) -> str:
    """ "artikel 5.1 lid 1 onder d en artikel 5.1 lid 2 onder e"."""
    return opsomming([grond.artikel for grond in gronden])
