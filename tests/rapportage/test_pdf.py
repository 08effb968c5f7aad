"""One file for archive and reader, the same every time, in the municipality's own colours."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from pypdf import PdfReader

from rapportage.lettertype import niet_te_drukken, tekenset, waarschuwing_over_tekens
from rapportage.pdf import maak_pdf, pdf_van
from tests.rapportage.pdfkeuring import (
    adressen,
    gebreken,
    interne_koppelingen,
    koppen_zonder_scope,
    paginateksten,
    structuur,
)
from tests.rapportage.pdfproef import eigen_stijl, kaal, proefhtml


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return maak_pdf(proefhtml())


# ── archive and reader ──────────────────────────────────────────────────────────────────────────


def test_a_document_is_fit_for_the_archive_and_for_everyone_at_once(pdf):
    assert gebreken(pdf) == []


def test_a_concept_is_so_too_and_says_what_it_is_on_every_page():
    pdf = maak_pdf(proefhtml(concept=True))

    assert gebreken(pdf) == []
    assert all("CONCEPT, versie 3" in tekst for tekst in paginateksten(pdf))
    assert PdfReader(BytesIO(pdf)).metadata["/Title"] == "CONCEPT Proefdocument"


def test_the_watermark_is_in_no_text_and_no_reading_order(pdf):
    met_merk = maak_pdf(proefhtml(concept=True))

    assert sum(tekst.count("CONCEPT") for tekst in paginateksten(met_merk)) == len(paginateksten(met_merk))
    assert len(list(structuur(met_merk, "/Figure"))) == len(list(structuur(pdf, "/Figure")))


def test_the_file_says_in_its_properties_what_it_is(pdf):
    lezer = PdfReader(BytesIO(pdf))
    wortel = lezer.trailer["/Root"]

    assert lezer.metadata["/Title"] == "Proefdocument"
    assert lezer.metadata["/Author"] == "Gemeente Voorbeeld"
    assert lezer.metadata["/Subject"] == "Een proef"
    assert lezer.metadata["/CreationDate"] == lezer.metadata["/ModDate"] == "D:20190709"
    assert wortel["/Lang"] == "nl"
    assert b'pdfuaid:part="1"' in pdf
    assert b"pdfaid:conformance" in pdf


def test_every_header_cell_says_what_it_heads(pdf):
    assert koppen_zonder_scope(pdf) == 0
    scopes = {str(cel["/A"]["/Scope"]) for cel in structuur(pdf, "/TH")}
    assert scopes == {"/Row", "/Column"}
    assert len(list(structuur(pdf, "/TH"))) >= 60


def test_every_picture_has_its_words_and_a_box_on_its_page(pdf):
    figuren = list(structuur(pdf, "/Figure"))

    assert len(figuren) == 7
    assert {"Aangekruist", "Niet aangekruist"} <= {str(figuur["/Alt"]) for figuur in figuren}
    assert any("Inwoners 46% (tussen 41% en 51%) en Partners te weinig antwoorden" in str(f["/Alt"]) for f in figuren)
    for figuur in figuren:
        links, onder, rechts, boven = (float(maat) for maat in figuur["/A"]["/BBox"])
        assert 0 <= links < rechts <= 596
        assert 0 <= onder < boven <= 842


def test_a_long_table_runs_on_with_its_head_and_splits_no_row(pdf):
    bladen = [tekst for tekst in paginateksten(pdf) if re.search(r"\brij \d+ \d+,0\b", tekst)]

    assert len(bladen) > 1
    assert all("Rij van Waarde van" in tekst for tekst in bladen)
    for rij in range(1, 61):
        assert sum(f"rij {rij} {rij},0" in tekst for tekst in bladen) == 1


def test_the_contents_name_the_page_where_a_heading_stands(pdf):
    eerste, *rest = paginateksten(pdf)

    for titel in ("Cijfers", "Lange tabel", "Tekst"):
        genoemd = re.search(rf"{titel} (\d+)", eerste)
        assert genoemd is not None
        assert titel in rest[int(genoemd[1]) - 2]


def test_no_link_is_lost(pdf):
    assert set(adressen(pdf)) == {"https://www.deventer.nl/veiligheid", "https://opendata.cbs.nl/"}
    # three lines of the contents, a note mark and its way back
    assert interne_koppelingen(pdf) >= 5


def test_headings_are_bookmarks(pdf):
    namen = []

    def loop(delen):
        for deel in delen:
            loop(deel) if isinstance(deel, list) else namen.append(deel.title)

    loop(PdfReader(BytesIO(pdf)).outline)
    assert {"Proefdocument", "Cijfers", "Lange tabel", "Tekst", "Kop"} <= set(namen)


def test_lists_and_tables_are_what_they_are_to_a_screen_reader(pdf):
    for soort in ("/L", "/LI", "/Table", "/TR", "/Caption", "/H1", "/H2", "/H3", "/Link", "/P"):
        assert list(structuur(pdf, soort)), soort


def test_the_style_holds_nothing_that_weasyprint_does_not_know(caplog):
    caplog.set_level("WARNING", logger="weasyprint")

    maak_pdf(proefhtml(concept=True))

    assert [regel.getMessage() for regel in caplog.records if regel.name.startswith("weasyprint")] == []


# ── every sign ──────────────────────────────────────────────────────────────────────────────────


def test_every_sign_of_the_typeface_can_be_shown_in_every_weight():
    tekens = " ".join(chr(punt) for punt in sorted(tekenset()) if punt > 0x20 and chr(punt) not in "<&")
    pdf = maak_pdf(kaal(f"<p>{tekens}</p><p><strong>{tekens}</strong></p><p><em>{tekens}</em></p><h2>{tekens}</h2>"))

    assert gebreken(pdf) == []


@pytest.mark.parametrize(
    ("geschreven", "te_lezen"),
    [
        ("Łódź, Ελλάδα, Україна, Nguyễn", "Łódź, Ελλάδα, Україна, Nguyễn"),
        ("e\u0301e\u0301n", "één"),
        ("a → b, c ≥ 3", "a -> b, c >= 3"),
        ("zes\u2011en\u2010dertig", "zes-en-dertig"),
        ("goed 👍🏽👨\u200d👩\u200d👧 zo", "goed [?] zo"),
        ("日本語", "[?]"),
        ("&#128077; duim", "[?] duim"),
        ("een\x0btwee\x00drie\u202evier", "eentwee"),
        ("half \ud800 teken", "half"),
        ("een<!-- opmerking 👍 -->twee", "eentwee"),
    ],
)
def test_strange_signs_break_no_document(geschreven, te_lezen):
    pdf = maak_pdf(kaal(f"<p>{geschreven}</p>"))

    assert gebreken(pdf) == []
    assert te_lezen in paginateksten(pdf)[0]


@pytest.mark.parametrize(
    ("gegevens", "tekens"),
    [
        ("Gewoon, één → b ≥ 3", ()),
        ("goed 👍🏽 zo 👍, 日", ("👍", "日")),
        ({"titel": "A", "delen": [{"tekst": "🙂"}, ("x", {"y": "🚲🙂"})], "aantal": 3, "leeg": None}, ("🙂", "🚲")),
    ],
)
def test_which_signs_cannot_be_printed_is_told_before_it_is(gegevens, tekens):
    assert niet_te_drukken(gegevens) == tekens
    assert all(teken in waarschuwing_over_tekens(gegevens) for teken in tekens)
    assert bool(waarschuwing_over_tekens(gegevens)) == bool(tekens)


# ── the same every time ─────────────────────────────────────────────────────────────────────────


def test_the_same_html_gives_the_same_bytes(pdf):
    assert maak_pdf(proefhtml()) == pdf


@pytest.mark.traag
def test_another_process_makes_the_same_bytes(pdf, tmp_path):
    (tmp_path / "proef.html").write_text(proefhtml(), encoding="utf-8")
    opdracht = (
        "import django, pathlib, sys; django.setup(); from rapportage.pdf import maak_pdf;"
        "sys.stdout.buffer.write(maak_pdf(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"
    )

    ander = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", opdracht, str(tmp_path / "proef.html")],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=True,
    )

    assert ander.stdout == pdf


# ── drawn once ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def stappen(caplog):
    """How often WeasyPrint laid out a document."""
    caplog.set_level("INFO", logger="weasyprint")
    return lambda: sum("Step 6" in regel.getMessage() for regel in caplog.records)


def test_the_same_content_is_drawn_once(stappen):
    html = kaal("<p>Eén keer.</p>")

    eerste, tweede = pdf_van(html), pdf_van(html)

    assert eerste == tweede == maak_pdf(html)
    assert stappen() == 2  # once for pdf_van, once for maak_pdf


def test_other_content_is_drawn_anew(stappen):
    assert pdf_van(kaal("<p>a</p>")) != pdf_van(kaal("<p>b</p>"))
    assert stappen() == 2


def test_what_the_cache_lost_is_drawn_again(stappen):
    pdf_van(kaal("<p>a</p>"))
    caches["pdf"].clear()

    pdf_van(kaal("<p>a</p>"))

    assert stappen() == 2


def test_a_change_of_style_is_a_new_draft(settings, tmp_path, stappen):
    html = kaal("<p>a</p>")
    eigen_stijl(settings, tmp_path)
    eerst = pdf_van(html)
    eigen_stijl(settings, tmp_path, **{"thema/deventer-document.css": ":root { --accent: #ff0000 }"})

    assert pdf_van(html) != eerst
    assert stappen() == 2


def test_a_server_with_collected_static_files_makes_the_same_document(settings, tmp_path, pdf):
    """As in production: names with a hash of the content, and no source folders."""
    letters = tmp_path / "bron/lettertype/files"
    letters.mkdir(parents=True)
    for naam in (settings.NODE_MODULES / "@fontsource/source-sans-3/files").glob("*-[467]00-*.woff2"):
        (letters / naam.name).write_bytes(naam.read_bytes())
    eigen_stijl(settings, tmp_path / "bron")
    settings.STATICFILES_DIRS = [tmp_path / "bron"]
    settings.STATIC_ROOT = tmp_path / "verzameld"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    settings.STATICFILES_DIRS = []

    html = proefhtml()

    assert re.search(r"/static/document/document\.[0-9a-f]{12}\.css", html)
    assert paginateksten(pdf_van(html)) == paginateksten(pdf)


# ── the municipality's colours ──────────────────────────────────────────────────────────────────


def test_charts_take_their_colours_from_the_theme(settings, tmp_path):
    html = kaal(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9" role="img">'
        '<title>vlak</title><rect width="9" height="9" fill="var(--accent)"/></svg>'
    )
    kleuren = []
    for kleur in ("#ff0000", "#00ff00"):
        eigen_stijl(settings, tmp_path, **{"thema/deventer-document.css": f":root {{ --accent: {kleur} }}"})
        inhoud = b"".join(blad.get_contents().get_data() for blad in PdfReader(BytesIO(maak_pdf(html))).pages)
        kleuren.append({rood: rood in inhoud for rood in (b"1 0 0 rg", b"0 1 0 rg")})

    assert kleuren == [{b"1 0 0 rg": True, b"0 1 0 rg": False}, {b"1 0 0 rg": False, b"0 1 0 rg": True}]


@pytest.mark.parametrize(
    "document", sorted((settings.BASE_DIR / "static/thema").glob("*-document.css")), ids=lambda p: p.stem
)
def test_a_theme_has_the_same_accents_on_paper_and_on_screen(document):
    def accenten(pad: Path) -> dict[str, str]:
        return dict(re.findall(r"(--accent[\w-]*):\s*(#\w+)", pad.read_text()))

    scherm = document.with_name(document.name.replace("-document", ""))
    assert accenten(document) == accenten(scherm)
    assert len(accenten(document)) == 4


# ── the skeleton ────────────────────────────────────────────────────────────────────────────────


def test_what_a_document_holds_is_escaped():
    html = proefhtml(tekst="<script>alert(1)</script>")

    assert "<script" not in html
