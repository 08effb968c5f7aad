"""T10: whatever stands in a cell or a header, each file opens, text stays text, and what is hidden is not zero."""

import json
import re
from collections.abc import Callable
from typing import Any

import numpy
import pytest

from rapportage.export.bestanden import FORMATEN, boekbestand, tabelbestand
from rapportage.export.bladen import bladnamen
from rapportage.export.cijferboek import Kolom, Tabel
from rapportage.export.csvbestand import csv_van
from rapportage.export.enums import Cijferstatus, Kolomsoort
from rapportage.export.jsonbestand import json_van
from rapportage.export.ods import ods_van
from rapportage.export.xlsx import TEKST_LANGST, xlsx_van
from tests.rapportage.exportproef import (
    LASTIG,
    Bladen,
    lees_csv,
    lees_met_calamine,
    lees_ods,
    lees_xlsx,
    maak_boek,
    maak_tabel,
)
from thema.basis.exporteren import schoon


def verwacht(tekst: str) -> str:
    """The text as every file holds it."""
    return schoon(tekst).replace("\ud800", "?")


def _zonder_wit(tekst: str) -> str:
    return "".join(tekst.split())


WERKBLADEN = [
    pytest.param(xlsx_van, lees_xlsx, id="xlsx"),
    pytest.param(xlsx_van, lees_met_calamine, id="xlsx by calamine"),
    pytest.param(ods_van, lees_ods, id="ods"),
    pytest.param(ods_van, lees_met_calamine, id="ods by calamine"),
]


@pytest.mark.parametrize(("schrijf", "lees"), WERKBLADEN)
def test_a_text_in_a_cell_or_a_header_of_a_spreadsheet_stays_that_text(
    schrijf: Callable[..., bytes], lees: Callable[[bytes], Bladen]
):
    koppen = tuple(f"{tekst[:100]}{nummer}" for nummer, tekst in enumerate(LASTIG))
    kolommen = tuple(Kolom(kop, kop, Kolomsoort.TEKST, kop) for kop in koppen)
    boek = maak_boek(Tabel("proef", "=1", kolommen, (LASTIG,)), titel="=1+1")

    bladen = lees(schrijf(boek))

    kop, rij = bladen["Proef"]
    langst = TEKST_LANGST if schrijf is xlsx_van else None
    # calamine leaves out what OpenDocument writes as an element: a tab, more than one space, a line break.
    gelijk = _zonder_wit if (schrijf, lees) == (ods_van, lees_met_calamine) else str
    assert [gelijk(tekst) for tekst in kop] == [gelijk(verwacht(tekst)) for tekst in koppen]
    assert [gelijk(tekst) for tekst in rij] == [gelijk(verwacht(tekst)[:langst]) for tekst in LASTIG]
    assert bladen["Toelichting"][0][0] == "=1+1"


def test_a_text_in_a_cell_or_a_header_of_a_csv_stays_that_text_and_is_never_calculated():
    koppen = tuple(f"{tekst[:100]}{nummer}" for nummer, tekst in enumerate(LASTIG))
    tabel = Tabel("proef", "t", tuple(Kolom(kop, kop, Kolomsoort.TEKST, "") for kop in koppen), (LASTIG,))

    kop, rij = lees_csv(csv_van(maak_boek(tabel), tabel))

    assert kop == [*(verwacht(tekst) for tekst in koppen), "status", "peildatum", "is_voorbeeld"]
    assert rij == [*(verwacht(tekst) for tekst in LASTIG), "definitief", "2019-09-20", "nee"]


def test_a_text_in_a_cell_or_a_header_of_json_stays_that_text():
    koppen = tuple(f"{tekst[:100]}{nummer}" for nummer, tekst in enumerate(LASTIG))
    tabel = Tabel("proef", "t", tuple(Kolom(kop, kop, Kolomsoort.TEKST, "") for kop in koppen), (LASTIG,))

    (gelezen,) = json.loads(json_van(maak_boek(tabel)))["tabellen"]

    assert gelezen["rijen"] == [dict(zip(map(verwacht, koppen), map(verwacht, LASTIG), strict=True))]
    assert [kolom["naam"] for kolom in gelezen["kolommen"]] == [verwacht(kop) for kop in koppen]


ONTBREEKT = (("nul", 0.0, 0), ("verborgen", None, None), ("niet van toepassing", "", ""))


@pytest.mark.parametrize(("schrijf", "lees"), WERKBLADEN)
def test_in_a_spreadsheet_zero_is_zero_and_what_is_hidden_is_an_empty_cell(
    schrijf: Callable[..., bytes], lees: Callable[[bytes], Bladen]
):
    _, nul, verborgen, nvt = lees(schrijf(maak_boek(maak_tabel(*ONTBREEKT))))["Proef"]

    assert nul == ["nul", 0, 0]
    assert {cel or "leeg" for cel in (*verborgen[1:], *nvt[1:])} == {"leeg"}
    assert 0 not in [cel for cel in (*verborgen[1:], *nvt[1:]) if isinstance(cel, (int, float))]


@pytest.mark.parametrize(("schrijf", "lees"), WERKBLADEN)
def test_on_the_sheet_that_a_person_reads_what_is_hidden_is_said_in_words(
    schrijf: Callable[..., bytes], lees: Callable[[bytes], Bladen]
):
    blad = lees(schrijf(maak_boek(maak_tabel(), overzicht=maak_tabel(*ONTBREEKT))))["Overzicht"]

    assert ["nul", 0, 0] in blad
    assert ["verborgen", "te weinig antwoorden", "te weinig antwoorden"] in blad


def test_in_json_what_is_hidden_is_null_and_what_does_not_apply_is_not_there():
    nul, verborgen, nvt = json.loads(json_van(maak_boek(maak_tabel(*ONTBREEKT))))["tabellen"][0]["rijen"]

    assert nul == {"tekst": "nul", "aandeel": 0.0, "aantal": 0}
    assert verborgen == {"tekst": "verborgen", "aandeel": None, "aantal": None}
    assert nvt == {"tekst": "niet van toepassing"}


def test_in_csv_zero_is_written_and_the_rest_is_empty():
    tabel = maak_tabel(*ONTBREEKT)

    _, *rijen = lees_csv(csv_van(maak_boek(tabel), tabel))

    assert [rij[1:3] for rij in rijen] == [["0.0", "0"], ["", ""], ["", ""]]


@pytest.mark.parametrize("formaat", [*FORMATEN, "csv"])
def test_what_is_no_number_is_written_as_hidden_and_never_breaks_a_file(formaat: str):
    tabel = maak_tabel(("a", float("nan"), 1), ("b", float("inf"), 2), ("c", -float("inf"), 3))
    boek = maak_boek(tabel)

    bestand = boekbestand(boek, FORMATEN[formaat]) if formaat in FORMATEN else tabelbestand(boek, tabel)

    tekst = str(lees_met_calamine(bestand.inhoud)) if formaat in {"xlsx", "ods"} else bestand.inhoud.decode()
    assert not re.search(r"(?i)\b(nan|inf|infinity)\b", tekst)
    assert [rij[1] for rij in tabel.rijen] == [None, None, None]


@pytest.mark.parametrize("waarde", [numpy.float64(0.5), numpy.int64(3)])
def test_numbers_of_a_library_are_plain_numbers(waarde: Any):
    tabel = maak_tabel(("a", waarde, 1))

    assert type(tabel.rijen[0][1]) in {int, float}
    assert json.loads(json_van(maak_boek(tabel)))["tabellen"][0]["rijen"][0]["aandeel"] == waarde


@pytest.mark.parametrize("code", FORMATEN)
def test_the_same_book_gives_the_same_bytes(code: str):
    boeken = [maak_boek(maak_tabel(("a", 0.5, 1)), overzicht=maak_tabel(("a", None, 1))) for _ in range(2)]

    een, ander = (FORMATEN[code].maak(boek) for boek in boeken)

    assert een == ander


@pytest.mark.parametrize("code", FORMATEN)
def test_a_file_that_is_not_public_says_so_inside_and_in_its_name(code: str):
    boek = maak_boek(maak_tabel(("a", 0.5, 1)), status=Cijferstatus.VOORLOPIG)

    bestand = boekbestand(boek, FORMATEN[code])

    assert bestand.naam == f"proef-cijfers-nog-niet-openbaar.{code}"
    assert not bestand.mag_bewaard
    tekst = bestand.inhoud.decode() if code == "json" else str(lees_met_calamine(bestand.inhoud))
    assert "nog niet openbaar" in tekst
    assert "creativecommons" not in tekst


def test_every_row_of_a_csv_that_is_not_public_or_made_up_says_so():
    tabel = maak_tabel(("a", 0.5, 1), ("b", 0.5, 1))
    boek = maak_boek(tabel, status=Cijferstatus.VOORLOPIG, is_fictief=True)

    bestand = tabelbestand(boek, tabel)

    assert bestand.naam == "proef-cijfers-nog-niet-openbaar-proef.csv"
    _, *rijen = lees_csv(bestand.inhoud)
    assert {tuple(rij[3:]) for rij in rijen} == {("voorlopig", "2019-09-20", "ja")}


def test_the_codebook_explains_every_column_and_every_code():
    kolom = Kolom("aard", "aard", Kolomsoort.CODE, "Wat het is.", codes=(("allen", "allen zijn gevraagd"),))
    boek = maak_boek(Tabel("proef", "Een proef", (kolom,), (("allen",),)))

    bladen = lees_xlsx(xlsx_van(boek))

    assert [*bladen] == ["Toelichting", "Proef", "Codeboek", "Codes"]
    assert ["proef", "aard", "aard", "code: een vast woord voor een computer", None, "Wat het is."] in bladen[
        "Codeboek"
    ]
    assert ["proef", "aard", "allen", "allen zijn gevraagd"] in bladen["Codes"]


def test_an_empty_book_opens():
    boek = maak_boek()

    assert [*lees_xlsx(xlsx_van(boek))] == [*lees_ods(ods_van(boek))] == ["Toelichting", "Codeboek", "Codes"]


@pytest.mark.parametrize(
    ("koppen", "namen"),
    [
        (["groepen", "Groepen"], ["Groepen", "Groepen 2"]),
        (["a/b:c*[d]?\\e"], ["A b c  d   e"]),
        (["'='"], ["="]),
        (["", "'", "history"], ["Blad", "Blad 2", "Blad History"]),
        (["x" * 40, "X" * 40], ["X" + "x" * 30, "X" + "x" * 28 + " 2"]),
    ],
)
def test_sheets_get_names_that_excel_takes(koppen: list[str], namen: list[str]):
    assert [*bladnamen(koppen)] == namen
    assert all(len(naam) <= 31 for naam in namen)


def test_a_row_that_does_not_fit_and_a_key_that_is_used_twice_are_refused():
    with pytest.raises(ValueError, match="does not fit"):
        maak_tabel(("te kort",))
    with pytest.raises(ValueError, match="same key"):
        maak_tabel(koppen=("a", "a", "b"))
