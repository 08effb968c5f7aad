"""The book of an adopted plan: themes, goals, measures, money and figures, from the data that were frozen with it.

None here is not known or not measured. Only what residents can read in the document is in it.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from thema.thema.enums import Themasoort, Themastatus

from .cijferboek import JANEE, LICENTIE, Cel, Cijferboek, Kolom, Tabel, janee
from .enums import Cijferstatus, Kolomsoort

Gegevens = Mapping[str, Any]


def planboek_van(gegevens: Gegevens, *, slug: str, is_fictief: bool) -> Cijferboek:
    """All figures and goals of the frozen plan with this address; a table without rows is left out."""
    return Cijferboek(
        titel=gegevens["naam"],
        slug=slug,
        bron=f"Gemeente {gegevens['afzender']['gemeente']}",
        peildatum=gegevens["stand"]["datum"],
        licentie=LICENTIE,
        drempel=None,
        is_fictief=is_fictief,
        status=Cijferstatus.DEFINITIEF,
        tabellen=tuple(tabel for maak in TABELLEN if (tabel := maak(gegevens)).rijen),
        leeg="niet bekend of niet gemeten",
    )


def _themas(gegevens: Gegevens) -> Tabel:
    return Tabel(
        code="themas",
        titel="De thema’s van het plan",
        kolommen=(
            _codekolom("thema", "Het thema.", _themacodes(gegevens)),
            _tekst("naam", "De naam van het thema."),
            _codekolom("themasoort", "Het soort thema.", _keuzes(Themasoort)),
            _codekolom("status", "Of het thema voorrang kreeg.", _keuzes(Themastatus)),
            _tekst("reden", "Waarom het voorrang kreeg, of niet."),
            _tekst("kern", "Waar het over gaat, in een zin."),
            _tekst("ambitie", "Wat de gemeente wil bereiken."),
        ),
        rijen=tuple(
            tuple(h[sleutel] for sleutel in ("slug", "naam", "soort", "status", "reden", "kern", "ambitie"))
            for h in gegevens["hoofdstukken"]
        ),
    )


def _doelen(gegevens: Gegevens) -> Tabel:
    return Tabel(
        code="doelen",
        titel="De doelen, van nulwaarde tot streefwaarde",
        kolommen=(
            _codekolom("thema", "Het thema waar het doel bij hoort.", _themacodes(gegevens)),
            _tekst("titel", "Het doel, kort."),
            _tekst("doel", "Het doel voluit."),
            _tekst("indicator", "Wat wordt gemeten."),
            _tekst("eenheid", "Waarin wordt gemeten."),
            _getalkolom("nulwaarde", "De waarde in het jaar van de nulwaarde."),
            _jaarkolom("nuljaar", "Het jaar van de nulwaarde."),
            _getalkolom("streefwaarde", "De waarde die de gemeente wil bereiken."),
            _jaarkolom("streefjaar", "Het jaar waarin die bereikt moet zijn."),
            _tekst("trekker", "Wie ervoor zorgt dat het gebeurt."),
            _tekst("partners", "Met wie, met puntkomma’s ertussen."),
            _VOORBEELD,
        ),
        rijen=tuple((h["slug"], *_doelcellen(doel)) for h in gegevens["hoofdstukken"] for doel in h["doelen"]),
    )


def _doelcellen(doel: Gegevens) -> tuple[Cel, ...]:
    return (
        doel["titel"],
        doel["tekst"],
        doel["indicator"],
        doel["eenheid"],
        _getal(doel["nulwaarde"]),
        doel["nuljaar"],
        _getal(doel["streefwaarde"]),
        doel["streefjaar"],
        doel["trekker"],
        "; ".join(doel["partners"]),
        janee(doel["is_fictief"]),
    )


def _maatregelen(gegevens: Gegevens) -> Tabel:
    return Tabel(
        code="maatregelen",
        titel="De maatregelen per thema",
        kolommen=(
            _codekolom(
                "thema",
                "Het thema; een maatregel die bij meer thema’s hoort, staat bij elk.",
                _themacodes(gegevens),
            ),
            _tekst("titel", "De maatregel, kort."),
            _tekst("omschrijving", "Wat er gebeurt."),
            _tekst("trekker", "Wie ervoor zorgt dat het gebeurt."),
            _tekst("partners", "Met wie, met puntkomma’s ertussen."),
            _tekst("wanneer", "Wanneer."),
            _VOORBEELD,
        ),
        rijen=tuple(
            (
                h["slug"],
                rij["titel"],
                rij["omschrijving"],
                rij["trekker"],
                "; ".join(rij["partners"]),
                rij["wanneer"],
                janee(rij["is_fictief"]),
            )
            for h in gegevens["hoofdstukken"]
            for rij in h["maatregelen"]
        ),
    )


def _geld(gegevens: Gegevens) -> Tabel:
    return Tabel(
        code="geld",
        titel="Wat het kost, en waar het geld vandaan komt",
        kolommen=(
            _codekolom(
                "verdeling",
                "Hoe het geld is verdeeld; tel de twee verdelingen niet bij elkaar op.",
                (("thema", "per thema waar het naartoe gaat"), ("herkomst", "per plek waar het vandaan komt")),
            ),
            _tekst("naam", "Het thema of de herkomst."),
            _jaarkolom("jaar", "Het jaar."),
            _getalkolom("bedrag", "Het bedrag.", "euro"),
            _VOORBEELD,
        ),
        rijen=tuple(_geldrijen(gegevens["geld"])),
    )


def _geldrijen(geld: Gegevens) -> Iterator[tuple[Cel, ...]]:
    for verdeling, rijen in (("thema", geld["per_thema"]), ("herkomst", geld["per_herkomst"])):
        for rij in rijen:
            for jaar, bedrag in zip(geld["jaren"], rij["bedragen"], strict=True):
                yield verdeling, rij["naam"], jaar, _getal(bedrag), janee(rij["is_fictief"])


def _cijfers(gegevens: Gegevens) -> Tabel:
    return Tabel(
        code="indicatoren",
        titel="De cijfers waarop het plan steunt",
        kolommen=(
            _tekst("indicator", "Wat is geteld."),
            _tekst("definitie", "Wat meetelt en wat niet."),
            _tekst("eenheid", "Waarin is geteld."),
            _jaarkolom("jaar", "Het jaar waar het cijfer over gaat."),
            _getalkolom("waarde", "Het cijfer; leeg is niet gemeten."),
            _tekst("bron", "Waar het cijfer vandaan komt."),
            _tekst("bron_url", "Waar het te vinden is."),
            _tekst("peildatum_bron", "Wanneer de bron is geraadpleegd."),
            _tekst("toelichting", "Wat er verder over het cijfer te weten is."),
            _VOORBEELD,
        ),
        rijen=tuple(
            (
                reeks["naam"],
                reeks["definitie"],
                reeks["eenheid"],
                meting["jaar"],
                _getal(meting["waarde"]),
                reeks["bron"],
                reeks["bron_url"],
                reeks["peildatum"],
                meting["toelichting"],
                janee(reeks["is_fictief"]),
            )
            for reeks in gegevens["reeksen"]
            for meting in reeks["metingen"]
        ),
        noten=("Twee bronnen kunnen over hetzelfde jaar verschillen. Noem de bron van het cijfer dat u gebruikt.",),
    )


TABELLEN: tuple[Callable[[Gegevens], Tabel], ...] = (_themas, _doelen, _maatregelen, _geld, _cijfers)


def _themacodes(gegevens: Gegevens) -> tuple[tuple[str, str], ...]:
    return tuple((h["slug"], h["naam"]) for h in gegevens["hoofdstukken"])


def _tekst(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.TEKST, uitleg)


def _codekolom(sleutel: str, uitleg: str, codes: tuple[tuple[str, str], ...] = ()) -> Kolom:
    return Kolom(sleutel, sleutel, Kolomsoort.CODE, uitleg, codes=codes)


def _getalkolom(sleutel: str, uitleg: str, eenheid: str = "") -> Kolom:
    return Kolom(sleutel, sleutel, Kolomsoort.GETAL, uitleg, eenheid)


def _jaarkolom(sleutel: str, uitleg: str) -> Kolom:
    # Not a count: a year has no point after its thousands.
    return Kolom(sleutel, sleutel, Kolomsoort.GETAL, uitleg, "jaar")


def _keuzes(keuzes: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(code), str(woord)) for code, woord in keuzes.choices)


def _getal(tekst: str | None) -> Cel:
    """A decimal as the frozen data hold it: "7055.00" → 7055, "4.50" → 4.5."""
    if tekst is None:
        return None
    precies = Decimal(tekst)
    return int(precies) if precies == precies.to_integral_value() else float(precies)


_VOORBEELD = Kolom("is_voorbeeld", "voorbeeld", Kolomsoort.CODE, "Of dit verzonnen is, als voorbeeld.", codes=JANEE)
