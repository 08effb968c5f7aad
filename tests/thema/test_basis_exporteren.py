"""T10: what goes out is text where it was text, opens, and comes back as it was."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
import tablib
from hypothesis import given
from hypothesis import strategies as st

from thema.basis.exporteren import Csv, ExcelOfCsv, Xlsx, schoon
from thema.basis.importeren import lees_bestand

GEVAARLIJK = [
    "=1+1",
    "+31 570",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "''+1",
    '=HYPERLINK("http://x","klik")',
    "=cmd|' /C calc'!A0",
    "a;b",
    'een "aanhaling"',
    "🚓 naar de wijk",
    "مرحبا \u202e",
    "nul\x00teken",
    "vt\x0bteken",
    "een\r\ntwee",
    "  spaties  ",
]
FORMATEN: list[Xlsx | Csv] = [Xlsx(), Csv()]


def _dataset(kop: str, *waarden: object) -> tablib.Dataset:
    return tablib.Dataset(*[[waarde] for waarde in waarden], headers=[kop])


@pytest.mark.parametrize("formaat", FORMATEN, ids=lambda een: een.get_extension())
@pytest.mark.parametrize("tekst", GEVAARLIJK, ids=ascii)
def test_a_text_comes_back_as_it_was_in_a_cell_and_as_a_header(formaat: Xlsx | Csv, tekst: str):
    terug = lees_bestand(formaat.export_data(_dataset(tekst, tekst, "einde")))

    assert terug[0][0] == schoon(tekst)
    assert terug.headers == [schoon(tekst).strip().lower()]


@pytest.mark.parametrize("tekst", GEVAARLIJK, ids=ascii)
def test_excel_never_sees_a_formula(tekst: str):
    inhoud = Xlsx().export_data(_dataset(tekst, tekst))

    blad = openpyxl.load_workbook(io.BytesIO(inhoud)).active
    assert blad is not None
    assert {cel.data_type for rij in blad.iter_rows() for cel in rij} <= {"s", "n"}
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(inhoud)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("tekst", GEVAARLIJK, ids=ascii)
def test_no_cell_of_a_csv_begins_as_a_formula_does(tekst: str):
    inhoud = Csv().export_data(_dataset("kop", tekst)).decode("utf-8-sig")

    assert not inhoud.split("\r\n", 1)[1].lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_survives_a_csv(tekst: str):
    terug = lees_bestand(Csv().export_data(_dataset("kop", tekst, "einde")))

    assert (terug[0][0] if len(terug) == 2 else "") == schoon(tekst)


def test_numbers_days_and_nothing_stay_what_they_are_in_excel():
    waarden = [Decimal("1234.50"), 3, None, date(2020, 12, 31), True]

    terug = lees_bestand(Xlsx().export_data(tablib.Dataset(waarden, headers=list("abcde"))))

    assert list(terug[0]) == [1234.5, 3, None, date(2020, 12, 31), True]


def test_a_csv_speaks_dutch():
    op = datetime(2020, 1, 1, 12, 30, tzinfo=UTC)
    waarden = [Decimal("1234.50"), 1.5, -3, None, date(2020, 12, 31), op]

    inhoud = Csv().export_data(tablib.Dataset(waarden, headers=list("abcdef")))

    kop, rij = inhoud.decode("utf-8-sig").splitlines()
    assert kop == '"a";"b";"c";"d";"e";"f"'
    assert rij == '"1234,50";"1,5";"-3";"";"2020-12-31";"2020-01-01 13:30"'


def test_a_moment_in_excel_is_in_dutch_time():
    op = datetime(2020, 1, 1, 12, 30, tzinfo=UTC)

    terug = lees_bestand(Xlsx().export_data(_dataset("op", op)))

    assert terug[0][0] == datetime(2020, 1, 1, 13, 30)  # noqa: DTZ001  Excel has no zones


def test_what_may_come_in_is_found_out_from_the_content():
    for formaat in FORMATEN:
        assert ExcelOfCsv().create_dataset(formaat.export_data(_dataset("kop", "a")))[0] == ("a",)
