"""A book of figures as sheets: cells with what they look like. What XLSX and ODS have in common."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapportage.opmaak import datum

from .cijferboek import Cel, Cijferboek, Tabel, codeboek, codelijst
from .enums import Kolomsoort


class Stijl(StrEnum):
    """What a cell looks like; the first ones hold numbers."""

    AANTAL = "aantal"
    AANDEEL = "aandeel"
    GETAL = "getal"
    TEKST = "tekst"
    KOP = "kop"
    TITEL = "titel"
    LET_OP = "let_op"
    VERBORGEN = "verborgen"


@dataclass(frozen=True)
class Vak:
    """One cell. None: nothing stands in it."""

    waarde: Cel
    stijl: Stijl = Stijl.TEKST


@dataclass(frozen=True)
class Blad:
    """One sheet. `koprij` counts from 0 and stays in sight with all above it; None on a sheet that is only text.

    `breedtes` in characters; `is_filter`: the reader can filter below the head.
    """

    naam: str
    rijen: tuple[tuple[Vak, ...], ...]
    breedtes: tuple[int, ...]
    koprij: int | None = None
    is_filter: bool = False


# What Excel allows.
NAAM_LANGST = 31
_NAAM_VERBODEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAMEN_VAN_EXCEL = frozenset({"history", "geschiedenis"})
SMALST, BREEDST = 10, 60
_STIJL = {
    Kolomsoort.AANTAL: Stijl.AANTAL,
    Kolomsoort.AANDEEL: Stijl.AANDEEL,
    Kolomsoort.GETAL: Stijl.GETAL,
}


def bladen_van(boek: Cijferboek) -> tuple[Blad, ...]:
    """What to know first, what a person reads, every table, and what its columns and codes mean."""
    tabellen = (*boek.tabellen, codeboek(boek), codelijst(boek))
    koppen = ["toelichting", *(["overzicht"] if boek.overzicht else []), *(tabel.code for tabel in tabellen)]
    namen = bladnamen(koppen)
    tabelnamen = namen[-len(tabellen) :]
    bladen = [_toelichting(boek, namen[0], dict(zip(tabelnamen, tabellen, strict=True)))]
    if boek.overzicht:
        bladen.append(_leesblad(boek, boek.overzicht, namen[1]))
    return (*bladen, *(_tabelblad(tabel, naam) for tabel, naam in zip(tabellen, tabelnamen, strict=True)))


def bladnamen(koppen: Iterable[str]) -> tuple[str, ...]:
    """A name for each sheet that Excel takes: short, without signs of its own, and no two alike."""
    namen: list[str] = []
    for kop in koppen:
        kaal = _NAAM_VERBODEN.sub(" ", kop).strip(" '").capitalize()[:NAAM_LANGST].strip(" '")
        if not kaal or kaal.lower() in _NAMEN_VAN_EXCEL:
            kaal = f"Blad {kaal}".strip()
        namen.append(_vrije_naam(kaal, {naam.lower() for naam in namen}))
    return tuple(namen)


def _vrije_naam(naam: str, bezet: set[str]) -> str:
    nummer, kandidaat = 1, naam
    while kandidaat.lower() in bezet:
        nummer += 1
        kandidaat = f"{naam[: NAAM_LANGST - len(str(nummer)) - 1]} {nummer}"
    return kandidaat


def _toelichting(boek: Cijferboek, naam: str, tabellen: dict[str, Tabel]) -> Blad:
    rijen: list[tuple[Vak, ...]] = [(Vak(boek.titel, Stijl.TITEL),)]
    rijen += [(Vak(zin, Stijl.LET_OP),) for zin in waarschuwingen(boek)]
    rijen += [(), *(_paar(kop, waarde) for kop, waarde in feiten(boek)), ()]
    rijen += [(Vak("Blad", Stijl.KOP), Vak("Wat erop staat", Stijl.KOP))]
    rijen += [_paar(blad, tabel.titel) for blad, tabel in tabellen.items()]
    # What goes for several tables is said once.
    noten = dict.fromkeys(noot for tabel in boek.tabellen for noot in tabel.noten)
    rijen += [(), *(_paar("Bij het lezen", noot) for noot in noten)]
    return Blad(naam, tuple(rijen), (24, 100))


def _paar(kop: str, waarde: str) -> tuple[Vak, ...]:
    return Vak(kop), Vak(waarde)


def waarschuwingen(boek: Cijferboek) -> Iterator[str]:
    """What nobody may miss who opens the file."""
    if not boek.is_openbaar:
        yield "Nog niet openbaar. De cijfers kunnen nog veranderen. Geef dit bestand niet door."
    if boek.is_fictief:
        yield "Voorbeeld: in dit bestand staan verzonnen cijfers."


def feiten(boek: Cijferboek) -> Iterator[tuple[str, str]]:
    """What goes with the figures wherever they go: name and value."""
    yield "Bron", boek.bron
    yield "Peildatum", datum(date.fromisoformat(boek.peildatum))
    yield "Status", str(boek.status.label)
    if boek.is_openbaar:
        yield "Licentie", f"{boek.licentie.naam}: {boek.licentie.url}"
    if boek.drempel is not None:
        yield "Kleinste aantal", f"Cijfers over minder dan {boek.drempel} mensen staan er niet in."
    yield "Lege cel", f"Lees een lege cel nooit als nul. Zij betekent: {boek.leeg}, of: niet van toepassing."
    yield "Versie", f"Opbouw van dit bestand: {boek.versie}"


def _leesblad(boek: Cijferboek, tabel: Tabel, naam: str) -> Blad:
    """The table as a person reads it: titled, what is hidden in words, the notes below."""
    let_op = " ".join(waarschuwingen(boek))
    boven: list[tuple[Vak, ...]] = [(Vak(tabel.titel, Stijl.TITEL),), (Vak(let_op, Stijl.LET_OP),) if let_op else ()]
    midden = [
        tuple(_vak(waarde, kolom.soort, leeg=boek.leeg) for waarde, kolom in zip(rij, tabel.kolommen, strict=True))
        for rij in tabel.rijen
    ]
    onder = [(), *((Vak(noot, Stijl.VERBORGEN),) for noot in tabel.noten)]
    breedtes = tuple(max(_breedte(tabel, nummer, met_kop=False), 18) for nummer in range(len(tabel.kolommen)))
    return Blad(naam, (*boven, _kop(tabel), *midden, *onder), breedtes, koprij=len(boven))


def _tabelblad(tabel: Tabel, naam: str) -> Blad:
    rijen = [
        tuple(_vak(waarde, kolom.soort) for waarde, kolom in zip(rij, tabel.kolommen, strict=True))
        for rij in tabel.rijen
    ]
    breedtes = tuple(_breedte(tabel, nummer) for nummer in range(len(tabel.kolommen)))
    return Blad(naam, (tuple(Vak(k.sleutel, Stijl.KOP) for k in tabel.kolommen), *rijen), breedtes, 0, is_filter=True)


def _kop(tabel: Tabel) -> tuple[Vak, ...]:
    return tuple(Vak(kolom.naam, Stijl.KOP) for kolom in tabel.kolommen)


def _vak(waarde: Cel, soort: Kolomsoort, *, leeg: str = "") -> Vak:
    if waarde is None and leeg:
        return Vak(leeg, Stijl.VERBORGEN)
    if waarde is None or waarde == "":
        return Vak(None)
    return Vak(waarde, Stijl.TEKST if isinstance(waarde, str) else _STIJL.get(soort, Stijl.GETAL))


def _breedte(tabel: Tabel, nummer: int, *, met_kop: bool = True) -> int:
    teksten = [tabel.kolommen[nummer].sleutel] if met_kop else []
    teksten += [str(rij[nummer]) for rij in tabel.rijen if rij[nummer] is not None]
    return min(max(SMALST, *(len(tekst) + 2 for tekst in teksten)) if teksten else SMALST, BREEDST)
