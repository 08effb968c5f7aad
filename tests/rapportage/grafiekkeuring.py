"""Looks into a picture the way a reader does: which words stand where, and on what."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import strategies as st

from rapportage.grafieken import DRUK, GROEPSNUMMERS, SCHERM, Grafiek
from rapportage.lettertype import tekstbreedte

MEDIA = pytest.mark.parametrize("medium", [SCHERM, DRUK], ids=["scherm", "druk"])
# Drawn letters are rounded to a tenth: two boxes may share that much.
AFRONDING = 0.11


@dataclass(frozen=True)
class Groep:
    code: str
    korte_naam: str


@dataclass(frozen=True)
class Aandeel:
    groep: str
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True)
class Rij:
    naam: str
    aandelen: tuple[Aandeel, ...]


GROEPEN = [Groep(code, code.replace("_", " ").capitalize()) for code in GROEPSNUMMERS]


@dataclass(frozen=True)
class Vak:
    tekst: str
    links: float
    boven: float
    rechts: float
    onder: float


def tekeningen(grafiek: Grafiek) -> list[ElementTree.Element]:
    """Each drawing in the picture; parsing proves that it is well-formed."""
    wortel = ElementTree.fromstring(f"<div>{grafiek.svg}</div>")  # noqa: S314  what we drew ourselves
    for element in wortel.iter():
        element.tag = element.tag.rpartition("}")[2]
    return list(wortel)


def tekstvakken(tekening: ElementTree.Element) -> Iterator[Vak]:
    """The room of each text, measured anew from what was written."""
    for element in tekening.iter("text"):
        tekst, grootte = element.text or "", float(element.get("font-size", ""))
        klasse = element.get("class", "")
        vet = "gt" in klasse or "c-b" in klasse
        gewicht = int(
            element.get("font-weight", {"gt": 600, "c-b": 700}.get(klasse.split(" ")[0], 400) if vet else 400)
        )
        breed = tekstbreedte(tekst, grootte, gewicht)
        x, y = float(element.get("x", "")), float(element.get("y", ""))
        links = x - {"start": 0, "middle": breed / 2, "end": breed}[element.get("text-anchor", "start")]
        yield Vak(tekst, links, y - 0.7 * grootte, links + breed, y + 0.2 * grootte)


def botsingen(grafiek: Grafiek) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other, in any of the drawings."""
    gevonden = []
    for tekening in tekeningen(grafiek):
        for een, ander in combinations(tekstvakken(tekening), 2):
            naast = een.rechts - AFRONDING <= ander.links or ander.rechts - AFRONDING <= een.links
            boven = een.onder - AFRONDING <= ander.boven or ander.onder - AFRONDING <= een.boven
            if not naast and not boven:
                gevonden.append((een.tekst, ander.tekst))
    return gevonden


def buiten_het_blad(grafiek: Grafiek) -> list[str]:
    """Texts that stick out of their drawing."""
    uit = []
    for tekening in tekeningen(grafiek):
        _, _, breed, hoog = (float(deel) for deel in tekening.get("viewBox", "").split())
        uit += [
            vak.tekst
            for vak in tekstvakken(tekening)
            if vak.links < -1 or vak.boven < -1 or vak.rechts > breed + 1 or vak.onder > hoog + 1
        ]
    return uit


def teksten(grafiek: Grafiek) -> list[str]:
    """All words in the picture, drawing by drawing."""
    return [element.text or "" for tekening in tekeningen(grafiek) for element in tekening.iter("text")]


woorden = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
