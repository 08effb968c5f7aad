"""T11: a list of members is judged before any parser sees it; what passes is read the same from every kind of file."""

import json
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from consultatie.ledenbestand.lezer import GRENZEN, controleer, lees
from tests.consultatie.ledenlijsten import KOPPEN, csv, rij
from tests.consultatie.programma import programma
from tests.thema import bestanden
from tests.thema.bestanden import met_bladinhoud, met_deel, ods, xlsx
from thema.basis.werkmap import BestandGeweigerd

RIJEN = [rij("007", naam="Café Ünïcode"), rij("8", afgemeld_op=date(2019, 3, 1))]


def _gelezen(inhoud: bytes) -> list[tuple[int, list[str]]]:
    controleer(inhoud)
    return [(een.nummer, list(een.waarden)) for een in lees(inhoud).rijen({})]


@pytest.mark.parametrize(
    "inhoud",
    [
        xlsx(KOPPEN, *RIJEN),
        ods(KOPPEN, *RIJEN),
        csv(KOPPEN, *RIJEN),
        csv(KOPPEN, *RIJEN, scheiding=","),
        csv(KOPPEN, *RIJEN, codering="cp1252"),
        csv(KOPPEN, *RIJEN, codering="utf-8-sig"),
    ],
    ids=["xlsx", "ods", "csv", "comma", "windows-1252", "utf-8 with a mark"],
)
def test_every_kind_of_file_gives_the_same_rows(inhoud: bytes):
    assert _gelezen(inhoud) == [
        (2, ["007", "Café Ünïcode", "lid007@voorbeeld.nl", "", "", "", "2019-01-15", "", ""]),
        (3, ["8", "Een lid", "lid8@voorbeeld.nl", "", "", "", "2019-01-15", "", "2019-03-01"]),
    ]


@pytest.mark.parametrize("maak", [xlsx, ods], ids=["xlsx", "ods"])
def test_rows_keep_their_number_and_headers_are_known_in_any_case_and_spacing(maak: Callable[..., bytes]):
    inhoud = maak(
        [],
        [" E-Mailadres ", "NUMMER", "Naam", "wil  uitkomsten\nhoren sinds"],
        [],
        ["a@b.nl", "1", "Een"],
        ["", "", ""],
        ["c@d.nl", "2", "Twee"],
    )

    assert lees(inhoud).kolommen == ["email", "nummer", "naam", "toestemming_uitkomsten"]
    assert _gelezen(inhoud) == [(4, ["a@b.nl", "1", "Een", ""]), (6, ["c@d.nl", "2", "Twee", ""])]


@pytest.mark.parametrize(
    "maak",
    [xlsx, ods, csv, lambda *rijen: csv(*rijen, scheiding=","), lambda *rijen: csv(*rijen, scheiding="\t")],
    ids=["xlsx", "ods", "csv", "comma", "tab"],
)
def test_a_title_and_empty_rows_above_the_headers_are_passed_over(maak: Callable[..., bytes]):
    inhoud = maak(["Ledenlijst; alles, 2019"], [], ["naam"], ["nummer", "naam", "plaats"], ["1", "Een", "Stad"])

    assert lees(inhoud).koprij == 4
    assert _gelezen(inhoud) == [(5, ["1", "Een", "Stad"])]


@pytest.mark.parametrize(("titels", "koprij"), [(19, 20), (20, 1)])
def test_the_headers_are_looked_for_in_the_first_twenty_filled_rows(titels: int, koprij: int):
    inhoud = csv(*(["titel"] for _ in range(titels)), ["nummer", "naam"], ["1", "x"])

    if koprij == 20:
        assert lees(inhoud).koprij == koprij
    else:
        with pytest.raises(BestandGeweigerd, match=r"Deze kolommen ontbreken: nummer, naam.*pas rij 1 aan"):
            lees(inhoud)


def test_what_is_wrong_with_headers_under_a_title_names_their_row():
    with pytest.raises(BestandGeweigerd, match=r"Deze kolommen kennen wij niet: schoenmaat.*pas rij 3 aan"):
        lees(xlsx(["Leden"], [], ["nummer", "naam", "schoenmaat"], ["1", "x", "42"]))
    with pytest.raises(BestandGeweigerd, match=r"Deze kolommen ontbreken: naam.*pas rij 2 aan"):
        lees(xlsx(["Leden"], ["nummer", "plaats"], ["1", "x"]))
    with pytest.raises(BestandGeweigerd, match="In rij 2 staat een kolom zonder kopje"):
        lees(xlsx(["Leden"], ["nummer", "", "naam"], ["1", "", "x"]))


def test_rows_without_a_number_that_somebody_can_have_are_counted():
    lijst = lees(
        xlsx(["nummer", "naam"], ["1", "x"], ["", "x"], ["", "y"], ["2\t", "x"], ["3\t3", "x"], ["4" * 41, "x"])
    )

    assert (lijst.aantal, lijst.zonder_nummer) == (6, 4)


def test_a_number_a_moment_and_a_tick_in_excel_are_read_as_they_look():
    inhoud = xlsx(["nummer", "naam", "plaats"], [7, datetime(2020, 1, 2, 3, 4), True])  # noqa: DTZ001  Excel has no zones

    assert _gelezen(inhoud) == [(2, ["7", "2020-01-02", "True"])]


def test_what_a_program_repeats_behind_a_sheet_does_not_count():
    leeg = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

    assert len(_gelezen(ods(KOPPEN, *RIJEN, erbij=leeg))) == 2


@pytest.mark.parametrize("maak", [xlsx, ods], ids=["xlsx", "ods"])
def test_no_control_sign_gets_past_reading(maak: Callable[..., bytes]):
    # What Excel writes as _x0000_ is a NUL to the reader.
    lijst = lees(maak(["nummer", "naam"], ["1_x0000_", "een\ttab"], ["2", "twee\nregels"]))

    tekens = [list(een.waarden) for een in lijst.rijen({})]

    assert not any(ord(teken) < ord(" ") for rij_ in tekens for cel in rij_ for teken in cel)
    assert tekens[1] == ["2", "twee\ufffdregels"]


def test_a_header_with_a_control_sign_is_refused_and_not_quoted_with_it():
    with pytest.raises(BestandGeweigerd, match="kennen wij niet") as fout:
        lees(xlsx(["nummer", "naam", "e_x0000_mail"], ["1", "x", "y"]))

    assert "\x00" not in str(fout.value)


@pytest.mark.traag
def test_the_same_number_in_every_row_takes_no_longer_than_any_other_list():
    lijst = lees(csv(["nummer", "naam"], *(["1", "x"] for _ in range(GRENZEN.rijen))))

    begin = time.process_time()
    bezwaren = [een.bezwaren[0][1] for een in lijst.rijen({})]
    duur = time.process_time() - begin

    assert (
        bezwaren[3]
        == bezwaren[-1]
        == "Dit nummer staat ook in rij 2, 3, 4 en nog 149996 keer. Laat elk nummer één keer staan."
    )
    assert duur < 10


def test_a_number_that_is_there_twice_is_named_with_both_rows():
    lijst = lees(csv(["nummer", "naam"], ["a1", "x"], ["2", "x"], ["A1", "x"]))

    assert [list(een.bezwaren) for een in lijst.rijen({})] == [
        [("nummer", "Dit nummer staat ook in rij 4. Laat elk nummer één keer staan.")],
        [],
        [("nummer", "Dit nummer staat ook in rij 2. Laat elk nummer één keer staan.")],
    ]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (csv(["naam"], ["x"]), "Deze kolommen ontbreken: nummer."),
        (csv(["nummer", "naam", "schoenmaat"], ["1", "x", "42"]), "Deze kolommen kennen wij niet: schoenmaat."),
        (csv(["nummer", "Naam", "naam"], ["1", "x", "y"]), "staat er twee keer in: naam"),
        (csv(["nummer", "naam"]), "geen rijen onder de kopjes"),
        (xlsx(), "geen rijen onder de kopjes"),
    ],
)
def test_headers_that_do_not_fit_are_named(inhoud: bytes, zin: str):
    controleer(inhoud)

    with pytest.raises(BestandGeweigerd, match=zin):
        lees(inhoud)


# ── What no parser should see ────────────────────────────────────────────────────────────────────


def _rij_van(nummer: int, kolommen: int) -> bytes:
    cellen = b"".join(b'<c r="%s%d"><v>1</v></c>' % (bytes([65 + n]), nummer) for n in range(kolommen))
    return b'<row r="%d">%s</row>' % (nummer, cellen)


def _kolomnaam(nummer: int) -> bytes:
    naam = b""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        naam = bytes([65 + rest]) + naam
    return naam


def _honderdduizend_kolommen() -> bytes:
    cellen = b"".join(b'<c r="%s1"><v>1</v></c>' % _kolomnaam(n) for n in range(1, 100_001))
    return met_bladinhoud(b'<row r="1">' + cellen + b"</row>")


def _versleuteld_ods() -> bytes:
    return met_deel(ods(KOPPEN, *RIJEN), "META-INF/manifest.xml", b"<manifest><manifest:encryption-data/></manifest>")


def _met_extern() -> bytes:
    return met_deel(xlsx(KOPPEN, *RIJEN), "xl/externalLinks/externalLink1.xml", b"<externalLink/>")


def _ods_herhaald(wat: str) -> bytes:
    cel = f'<table:table-cell office:value-type="float" office:value="1" {wat}/>'
    return ods(blad=f"<table:table-row>{cel}</table:table-row>")


FOUT: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "leeg"),
    "a zip bomb": (bestanden.zipbom, "te groot"),
    "a zip bomb with a lying directory": (bestanden.leugenachtige_zipbom, "te groot|beschadigd"),
    "one whose checksum agrees with the lie": (bestanden.eerlijk_liegende_zipbom, "te groot|beschadigd"),
    "macros": (bestanden.met_macros, "macro’s"),
    "a password": (bestanden.met_wachtwoordbit, "wachtwoord"),
    "a password of Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "wachtwoord"),
    "a password of OpenDocument": (_versleuteld_ods, "wachtwoord"),
    "macros of OpenDocument": (lambda: met_deel(ods(KOPPEN, *RIJEN), "Basic/Standard/a.xml", b"<a/>"), "macro’s"),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)), "geen Excel-bestand en geen CSV"),
    "another zip": (bestanden.gewone_zip, "geen Excel-bestand"),
    "half a workbook": (lambda: xlsx(KOPPEN, *RIJEN)[:-400], "beschadigd"),
    "entities": (bestanden.met_doctype, "beschadigd"),
    "entities in OpenDocument": (
        lambda: met_deel(ods(KOPPEN), "content.xml", b'<!DOCTYPE x [<!ENTITY l "ha">]><x>&l;</x>'),
        "beschadigd",
    ),
    "links to another file": (_met_extern, "verwijst naar een ander bestand"),
    "NUL in CSV": (lambda: csv(KOPPEN, rij("1", naam="a\x00b")), "geen Excel-bestand en geen CSV"),
    "NUL in Excel": (lambda: met_bladinhoud(b'<row r="1"><c r="A1"><v>\x00</v></c></row>'), "beschadigd"),
    "too many rows": (lambda: bestanden.veel_rijen(250_000), "te groot|kolommen"),
    "too many full rows": (lambda: met_bladinhoud(b"".join(_rij_van(n, 2) for n in range(1, 201_000))), "te groot"),
    "too many rows in CSV": (lambda: csv(KOPPEN, *(["1"] for _ in range(201_000))), "te groot"),
    "a hundred thousand columns": (_honderdduizend_kolommen, "meer dan 20 kolommen"),
    "a million columns in CSV": (lambda: b"kop;" * 1_000_000, "veel te lang"),
    "a million columns over many lines": (lambda: b'kop;"\n";' * 1_000_000, "veel te lang"),
    "a cell in the far corner": (
        lambda: met_bladinhoud(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "kolommen",
    ),
    "a cell far down": (
        lambda: met_bladinhoud(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="199999"><c r="A199999"><v>1</v></c></row>'
        ),
        "te groot",
    ),
    "cells that do not say where they stand": (
        lambda: met_bladinhoud(b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"),
        "kolommen",
    ),
    "a cell under a strange name": (
        lambda: met_bladinhoud(b'<row r="1"><\xc3\xa9:c r="XFD1"><v>1</v></\xc3\xa9:c></row>'),
        "kolommen",
    ),
    "a sheet under another name": (
        lambda: met_deel(xlsx(KOPPEN), "xl/media/plaatje.png", b'x<worksheet><sheetData><row><c r="XFD1"/>'),
        "kolommen",
    ),
    "a million columns by repetition": (lambda: _ods_herhaald('table:number-columns-repeated="1000000"'), "kolommen"),
    "a repetition that is no number": (lambda: _ods_herhaald('table:number-columns-repeated="x"'), "beschadigd"),
    "a million rows by repetition": (
        lambda: ods(
            blad='<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string">'
            "<text:p>a</text:p></table:table-cell></table:table-row>"
        ),
        "te groot",
    ),
    "OpenDocument that is no XML": (lambda: met_deel(ods(KOPPEN), "content.xml", b"<a><b></a>"), "beschadigd"),
    "an unknown way of packing": (lambda: _gepakt(zipfile.ZIP_BZIP2), "beschadigd"),
    "a loose quote": (lambda: b'nummer;naam\n1;"x;y\n', "klopt de CSV niet meer"),
}


def _gepakt(manier: int) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(xlsx(KOPPEN))) as oud, zipfile.ZipFile(uit, "w", manier) as nieuw:
        for info in oud.infolist():
            nieuw.writestr(info.filename, oud.read(info))
    return uit.getvalue()


@pytest.mark.traag
def test_what_no_parser_should_see_is_refused_in_a_second_and_fifty_megabytes_with_what_to_do(tmp_path: Path):
    for nummer, (maak, _) in enumerate(FOUT.values()):
        (tmp_path / f"{nummer:03}").write_bytes(maak())

    with programma("-m", "tests.consultatie.keuren", *map(str, sorted(tmp_path.iterdir()))) as proces:
        uitvoer, _ = proces.communicate(timeout=120)

    gevonden = dict(zip(FOUT, map(json.loads, uitvoer.splitlines()), strict=True))
    traag = {wat: een["seconden"] for wat, een in gevonden.items() if een["seconden"] >= 1}
    assert traag == {}
    # All that came on top of the empty process, by whichever of them.
    assert sum(een["mib"] for een in gevonden.values()) < 50, {wat: een["mib"] for wat, een in gevonden.items()}
    for wat, (_, zin) in FOUT.items():
        with pytest.raises(BestandGeweigerd, match=zin):
            raise BestandGeweigerd(gevonden[wat]["zin"] or f"{wat}: not refused")


def test_the_biggest_list_that_may_come_in_is_not_refused():
    inhoud = b"nummer;naam" + b"".join(b"\r\n%d;x" % nummer for nummer in range(GRENZEN.rijen))

    controleer(inhoud)

    assert lees(inhoud).aantal == GRENZEN.rijen
    with pytest.raises(BestandGeweigerd, match="te groot"):
        lees(inhoud + b"\r\nmeer;x")
