"""T11: what comes in as a spreadsheet is judged before it is parsed; each refusal is a sentence that helps."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.thema import bestanden
from tests.thema.bestanden import csv, xlsx
from thema.basis.importeren import MAX_KOLOMMEN, MAX_RIJEN, lees_bestand
from thema.basis.werkmap import BestandGeweigerd


def test_an_excel_file_is_read_with_its_own_kinds_of_values():
    dataset = lees_bestand(xlsx(["Naam ", "jaar", "dag"], ["a", 2020, date(2020, 1, 2)], ["b", 1.5, None]))

    assert dataset.headers == ["naam", "jaar", "dag"]
    assert list(dataset) == [("a", 2020, date(2020, 1, 2)), ("b", 1.5, None)]


def test_a_moment_keeps_its_time():
    dataset = lees_bestand(xlsx(["op"], [datetime(2020, 1, 2, 9, 30)]))  # noqa: DTZ001  Excel has no zones

    assert dataset[0] == (datetime(2020, 1, 2, 9, 30),)  # noqa: DTZ001


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_a_csv_file_is_read_whatever_parts_its_cells(scheiding: str):
    dataset = lees_bestand(csv(f"naam{scheiding}jaar\nCafé{scheiding}2020\n"))

    assert list(dataset) == [("Café", "2020")]


def test_a_csv_file_with_the_mark_of_excel_and_cells_of_several_lines_is_read():
    dataset = lees_bestand(b"\xef\xbb\xbf" + csv('naam;tekst\r\na;"een\r\ntwee"\r\n'))

    assert dataset.headers == ["naam", "tekst"]
    assert list(dataset) == [("a", "een\r\ntwee")]


def test_the_apostrophe_of_an_export_is_taken_off_and_no_other():
    dataset = lees_bestand(csv("naam\n'=1+1\n''=1\n's-Hertogenbosch\n"))

    assert [rij[0] for rij in dataset] == ["=1+1", "'=1", "'s-Hertogenbosch"]


def test_empty_rows_are_left_out_and_the_others_keep_their_number():
    dataset = lees_bestand(csv("naam;jaar\n;\na;1\n;\nb;2\n"))

    assert list(dataset) == [("a", "1"), ("b", "2")]
    assert [rij.tags for rij in dataset._data] == [["3"], ["5"]]  # noqa: SLF001


def test_a_short_row_is_filled_up():
    assert list(lees_bestand(csv("a;b;c\n1\n"))) == [("1", None, None)]


def test_a_calculated_cell_gives_its_outcome_and_no_formula():
    """openpyxl writes a formula without an outcome; the reader must then give nothing."""
    assert list(lees_bestand(xlsx(["naam", "som"], ["a", "=1+1"]))) == [("a", None)]


FOUT: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is leeg"),
    "too much": (lambda: b"a" * 1_000_001, "te groot"),
    "only spaces": (lambda: b" \n \n", "is leeg"),
    "only headers": (lambda: csv("naam;jaar\n"), "geen rijen onder de kopjes"),
    "only headers in Excel": (lambda: xlsx(["naam", "jaar"]), "geen rijen onder de kopjes"),
    "an empty sheet": (xlsx, "geen rijen onder de kopjes"),
    "a header twice": (lambda: csv("naam;Naam\na;b\n"), "staat er twee keer in: naam"),
    "a column without header": (lambda: csv("naam;;jaar\na;b;c\n"), "zonder kopje"),
    "more cells than headers": (lambda: csv("naam\na;b\n"), "In rij 2 staat meer dan er kopjes zijn"),
    "Latin-1": (lambda: "naam\nCafé\n".encode("cp1252"), "CSV in UTF-8"),
    "UTF-16": (lambda: "naam\nCafé\n".encode("utf-16"), "geen Excel-bestand en geen CSV"),
    "NUL": (lambda: b"naam\na\x00b\n", "geen Excel-bestand en geen CSV"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "geen Excel-bestand en geen CSV"),
    "a photo": (lambda: b"\xff\xd8\xff\xe0 en verder tekst", "geen Excel-bestand en geen CSV"),
    "a loose quote": (lambda: csv('naam;b\n"a;b\n'), "klopt de CSV niet meer"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "oud Excel-bestand"),
    "not a zip after all": (lambda: b"PK\x03\x04 maar verder niets", "beschadigd"),
    "half a workbook": (lambda: xlsx(["naam"], ["a"])[:-400], "beschadigd"),
    "a workbook that is no XML": (
        lambda: bestanden.met_deel(xlsx(["naam"], ["a"]), bestanden.BLAD, b"<worksheet><sheetData><row>"),
        "beschadigd",
    ),
    "another zip": (bestanden.gewone_zip, "geen Excel-bestand"),
    "macros": (bestanden.met_macros, "macro’s"),
    "a password": (bestanden.met_wachtwoordbit, "wachtwoord"),
    "entities": (bestanden.met_doctype, "beschadigd"),
    "an error of Excel": (lambda: xlsx(["naam"], ["#REF!"]), "In rij 2 staat een foutmelding van Excel"),
    "too many columns": (
        lambda: xlsx([f"k{n}" for n in range(MAX_KOLOMMEN + 1)], ["x"] * (MAX_KOLOMMEN + 1)),
        "meer dan 60 kolommen",
    ),
    "too many rows in CSV": (lambda: csv("n\n" + "1\n" * (MAX_RIJEN + 1)), "te groot"),
    "too many rows in Excel": (lambda: bestanden.veel_rijen(MAX_RIJEN + 2), "te groot"),
    "too many parts": (
        lambda: _met_delen(xlsx(["naam"], ["a"]), 300),
        "te groot",
    ),
    "an invisible character": (
        lambda: bestanden.met_deel(
            xlsx(["naam"]), bestanden.BLAD, b'<row><c t="inlineStr"><is><t>a\x0b</t></is></c></row>'
        ),
        "beschadigd",
    ),
    "a part with too many elements": (
        lambda: bestanden.met_deel(xlsx(["naam"], ["a"]), "xl/styles.xml", b"<a>" * 90_000),
        "te groot",
    ),
}


def _met_delen(inhoud: bytes, aantal: int) -> bytes:
    uit = io.BytesIO(inhoud)
    with zipfile.ZipFile(uit, "a") as archief:
        for nummer in range(aantal):
            archief.writestr(f"xl/media/{nummer}.xml", b"<a/>")
    return uit.getvalue()


@pytest.mark.parametrize("wat", FOUT)
def test_a_wrong_file_gets_one_sentence_that_says_what_to_do(wat: str):
    maak, zin = FOUT[wat]

    with pytest.raises(BestandGeweigerd, match=zin):
        lees_bestand(maak())


def test_as_many_rows_as_allowed_are_read():
    assert len(lees_bestand(csv("n\n" + "1\n" * MAX_RIJEN))) == MAX_RIJEN


GROOT: dict[str, Callable[[], bytes]] = {
    "a zip bomb": bestanden.zipbom,
    "a zip bomb that lies about its size": bestanden.leugenachtige_zipbom,
    "100,000 rows": lambda: bestanden.veel_rijen(100_000),
}


@pytest.mark.traag
@pytest.mark.parametrize("wat", GROOT)
def test_a_bomb_is_refused_in_a_second_and_fifty_megabytes(wat: str):
    inhoud = GROOT[wat]()
    assert len(inhoud) < 1_000_000

    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(BestandGeweigerd, match=r"te groot|beschadigd"):
        lees_bestand(inhoud)
    duur = time.process_time() - begin
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert duur < 1
    assert piek < 50_000_000
