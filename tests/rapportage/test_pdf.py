"""One file for archive and reader, the same every time, made without asking anything of anyone."""

import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.template import engines
from pypdf import PdfReader

from rapportage.grafieken import DRUK, Balk, Meting, Punt, Staaf, doellijn, liggende_staven, lijn, staven, stippen
from rapportage.lettertype import tekenset
from rapportage.pdf import PdfMislukt, maak_pdf, pdf_van
from tests.rapportage.pdfkeuring import (
    adressen,
    gebreken,
    interne_koppelingen,
    koppen_zonder_scope,
    paginateksten,
    structuur,
)

SJABLOON = """{% extends "rapportage/documenten/basis.html" %}{% load opmaak %}{% block inhoud %}
{% include "rapportage/documenten/_briefhoofd.html" with soort="Nota" titel="Proefdocument" %}
<div class="tabel"><table class="velden"><caption>Gegevens</caption><tbody>
<tr><th scope="row">Notanummer</th><td>2019-001335</td></tr></tbody></table></div>
<ol class="keuze"><li class="gekozen">{% include "rapportage/documenten/_vak.html" with aan=True %} Wel</li>
<li>{% include "rapportage/documenten/_vak.html" with aan=False %} Niet</li></ol>
<div class="inhoud"><ol>{% for anker, titel in regels %}
<li>{% include "rapportage/documenten/_inhoudsregel.html" with nummer=forloop.counter %}</li>{% endfor %}</ol></div>
<h2 id="cijfers" class="nieuw">Cijfers</h2>
{% for grafiek in grafieken %}<figure><p class="bevinding">{{ grafiek.titel }}</p>
{{ grafiek.svg }}<p class="bron">Bron: CBS.</p></figure>{% endfor %}
<h2 id="tabel" class="nieuw">Lange tabel</h2>
<div class="tabel"><table class="lang"><caption>Zestig rijen</caption>
<thead><tr><th scope="col">Rij van</th><th scope="col">Waarde van</th></tr></thead><tbody>
{% for rij in rijen %}<tr><th scope="row">rij {{ rij }}</th><td>{{ rij|getal:1 }}</td></tr>{% endfor %}</tbody></table></div>
<p><span class="staat op_koers">Op koers</span></p>
<h2 id="tekst">Tekst</h2>
{{ tekst|markdown:3 }}
<p>Een <a href="https://www.deventer.nl/veiligheid">pagina van de gemeente</a> <a href="#b1" id="n1">[1]</a>.</p>
<ol class="bronnen"><li id="b1"><a href="https://opendata.cbs.nl/">opendata.cbs.nl</a>
<a class="terug" href="#n1">Terug naar de tekst</a></li></ol>
{% endblock %}"""


def grafieken() -> list[object]:
    groepen = [
        SimpleNamespace(code="open", korte_naam="Inwoners"),
        SimpleNamespace(code="partners", korte_naam="Partners"),
    ]
    aandelen = [
        SimpleNamespace(groep="open", waarde=0.46, laag=0.41, hoog=0.51),
        SimpleNamespace(groep="partners", waarde=None, laag=None, hoog=None),
    ]
    return [
        stippen([SimpleNamespace(naam="Drugs", aandelen=aandelen)], groepen, titel="Drugs staat hoog", medium=DRUK),
        staven([Staaf("2019", 4710), Staaf("2020", 4525)], titel="Iets minder misdrijven", medium=DRUK),
        liggende_staven([Balk("Ja", 0.6, 120), Balk("Nee", 0.4, 80)], titel="De meesten zeggen ja", medium=DRUK),
        lijn([Punt(2019, 318), Punt(2020, 266)], titel="Minder meldingen", eenheid="meldingen", medium=DRUK),
        doellijn(Meting(2019, 31), Meting(2023, 50), Meting(2021, 38), eenheid="%", medium=DRUK),
    ]


def proefhtml(*, concept: bool = False, thema: str = "deventer", tekst: str = "") -> str:
    kop = SimpleNamespace(
        titel="Proefdocument", afzender="Gemeente Voorbeeld", kop="Nota 2019-001335 · Proef", omschrijving="Een proef",
        status="CONCEPT, versie 3" if concept else "Vastgesteld op 9 juli 2019", gemaakt=date(2019, 7, 9),
        thema_css=f"thema/{thema}-document.css", vorm="brief", is_concept=concept,
    )  # fmt: skip
    context = {
        "kop": kop,
        "regels": [("cijfers", "Cijfers"), ("tabel", "Lange tabel"), ("tekst", "Tekst")],
        "grafieken": grafieken(),
        "rijen": range(1, 61),
        "tekst": tekst or "# Kop\n\n- een\n- twee\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
    }
    return engines["django"].from_string(SJABLOON).render(context)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return maak_pdf(proefhtml())


def kaal(inhoud: str) -> str:
    """A small document in the house style around this HTML."""
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>'
        '<link rel="stylesheet" href="/static/document/document.css">'
        '<link rel="stylesheet" href="/static/thema/deventer-document.css"></head>'
        f'<body data-afzender="a" data-kop="k" data-status="s"><h1>Proef</h1>{inhoud}</body></html>'
    )


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


def eigen_stijl(instellingen, map_: Path, **bestanden: str) -> None:
    """Static folders in which these files of the house are replaced."""
    for naam in ("document", "thema"):
        (map_ / naam).mkdir(parents=True, exist_ok=True)
        for pad in (settings.BASE_DIR / "static" / naam).iterdir():
            (map_ / naam / pad.name).write_bytes(pad.read_bytes())
    for naam, css in bestanden.items():
        (map_ / naam).write_text(css)
    instellingen.STATICFILES_DIRS = [map_, ("lettertype", settings.NODE_MODULES / "@fontsource/source-sans-3")]


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


# ── asks nothing of anyone (T12) ────────────────────────────────────────────────────────────────


class Wacht:
    """Writes down which connections are sought and which files are opened while it is on."""

    def __init__(self) -> None:
        self.aan = False
        self.verbindingen: list[str] = []
        self.bestanden: list[str] = []

    def __call__(self, gebeurtenis: str, gegevens: tuple[object, ...]) -> None:
        if not self.aan:
            return
        if gebeurtenis.startswith("socket.") or gebeurtenis == "subprocess.Popen":
            self.verbindingen.append(gebeurtenis)
        if gebeurtenis == "open" and isinstance(gegevens[0], str | bytes):
            self.bestanden.append(os.fsdecode(gegevens[0]))

    def buiten(self) -> list[str]:
        """Opened files that are neither static, nor part of Python and its packages, nor the engine's own scratch."""
        mag = [
            *(str(map_[1] if isinstance(map_, tuple) else map_) for map_ in settings.STATICFILES_DIRS),
            *{sys.prefix, sys.base_prefix, str(settings.BASE_DIR / "rapportage")},
        ]
        return [
            naam
            for naam in self.bestanden
            if not Path(naam).resolve().as_posix().startswith(tuple(str(Path(map_).resolve()) for map_ in mag))
            and "/weasyprint-" not in naam
        ]


WACHT = Wacht()
sys.addaudithook(WACHT)


@pytest.fixture
def wacht(pdf):
    # `pdf` was made before, so that the modules of the engine are loaded.
    WACHT.verbindingen, WACHT.bestanden = [], []
    WACHT.aan = True
    yield WACHT
    WACHT.aan = False


GEHEIM = "GEHEIM"
AANVALLEN = {
    "picture from disk": '<img src="file://{geheim}" alt="x">',
    "picture from disk, one slash": '<img src="file:{geheim}" alt="x">',
    "password file": '<img src="file:///etc/passwd" alt="x">',
    "loopback": '<img src="http://127.0.0.1:8000/x.png" alt="x">',
    "loopback, ipv6": '<img src="http://[::1]:8000/x.png" alt="x">',
    "metadata address": '<img src="http://169.254.169.254/latest/meta-data/" alt="x">',
    "other host": '<img src="https://evil.example/x.png" alt="x">',
    "other host, no scheme": '<img src="//evil.example/x.png" alt="x">',
    "our private host, outside static": '<img src="https://statisch.invalid/geheim" alt="x">',
    "a host that begins like ours": '<img src="https://statisch.invalid.evil.example/static/x.png" alt="x">',
    "ftp": '<img src="ftp://evil.example/x.png" alt="x">',
    "data address": '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">',
    "svg in a data address that reads": (
        '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cimage '
        'href=%22file://{geheim}%22/%3E%3C/svg%3E">'
    ),
    "stylesheet elsewhere": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "stylesheet from disk": '<link rel="stylesheet" href="file://{geheim}">',
    "import elsewhere": '<style>@import url("https://evil.example/x.css");</style>',
    "import from disk": '<style>@import url("file://{geheim}");</style>',
    "background": '<style>p {{ background: url("http://127.0.0.1/x.png") }}</style><p>x</p>',
    "background of the page": '<style>@page {{ background: url("file://{geheim}") }}</style>',
    "list marker": '<style>li {{ list-style-image: url("file://{geheim}") }}</style><ul><li>x</li></ul>',
    "generated content": '<style>p::before {{ content: url("http://127.0.0.1/x.png") }}</style><p>x</p>',
    "border picture": '<style>p {{ border-image: url("file://{geheim}") 1 }}</style><p>x</p>',
    "font elsewhere": '<style>@font-face {{ font-family: x; src: url("http://127.0.0.1/x.woff2") }}</style>',
    "font from disk": '<style>@font-face {{ font-family: x; src: url("file://{geheim}") }}</style>',
    "font of the system": '<style>@font-face {{ font-family: x; src: local("DejaVu Sans") }}</style>',
    "colour profile": '<style>@color-profile --x {{ src: url("file://{geheim}") }}</style>',
    "object": '<object data="file://{geheim}"></object>',
    "embed": '<embed src="http://127.0.0.1/x.svg">',
    "attachment": '<link rel="attachment" href="file://{geheim}">',
    "attachment by a link": '<p><a rel="attachment" href="file://{geheim}">x</a></p>',
    "picture in a drawing": '<svg role="img"><title>x</title><image href="file://{geheim}"/></svg>',
    "use in a drawing": '<svg role="img"><title>x</title><use href="http://127.0.0.1/x.svg#a"/></svg>',
    "style in a drawing": '<svg role="img"><title>x</title><style>@import "file://{geheim}";</style></svg>',
    "font in a drawing": (
        '<svg role="img"><title>x</title><style>@font-face {{ font-family: y; src: url("file://{geheim}") }}</style></svg>'
    ),
    "base elsewhere": '<base href="https://evil.example/"><img src="static/x.png" alt="x">',
    "base on disk": '<base href="file:///"><img src="{geheim}" alt="x">',
    "climbing out": '<img src="/static/../../../../../..{geheim}" alt="x">',
    "climbing out, encoded": '<img src="/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{geheim}" alt="x">',
    "climbing out, slash encoded": '<img src="/static/..%2f..%2f..%2f..%2f..%2f..{geheim}" alt="x">',
    "climbing out with an end": '<img src="/static/%00../x.svg" alt="x">',
    "static, of another kind": '<img src="/static/lettertype/package.json" alt="x">',
    "script": '<script src="http://127.0.0.1/x.js"></script><iframe src="file://{geheim}"></iframe>',
}  # fmt: skip


@pytest.fixture
def geheim(tmp_path):
    pad = tmp_path / "geheim.svg"
    pad.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text y="9">{GEHEIM}</text></svg>')
    return pad


@pytest.mark.parametrize("aanval", AANVALLEN.values(), ids=AANVALLEN)
def test_no_html_makes_the_engine_reach_out(aanval, geheim, wacht):
    # Without the house style: the guard is the same, and it is quicker.
    html = (
        f'<!doctype html><html lang="nl"><title>Proef</title><body><p>x</p>{aanval.format(geheim=geheim)}</body></html>'
    )

    try:
        pdf = maak_pdf(html)
    except PdfMislukt:
        pdf = b""

    assert wacht.verbindingen == []
    assert wacht.buiten() == []
    assert not pdf or GEHEIM not in "".join(paginateksten(pdf))
    assert b"/EmbeddedFile" not in pdf


@pytest.mark.parametrize(
    ("adres", "spoor"), [("file://{geheim}", "bestand"), ("http://127.0.0.1:9/x.png", "verbinding")]
)
def test_the_guard_does_see_an_engine_that_reaches_out(adres, spoor, geheim, wacht):
    from weasyprint import HTML  # noqa: PLC0415  with its own fetcher, not ours

    HTML(string=f'<img src="{adres.format(geheim=geheim)}" alt="x">').write_pdf()

    assert wacht.buiten() == ([str(geheim)] if spoor == "bestand" else [])
    assert bool(wacht.verbindingen) == (spoor == "verbinding")


def test_links_that_lead_nowhere_on_paper_are_plain_text():
    pdf = maak_pdf(
        kaal(
            '<p><a href="/themas/drugs/">site</a> <a href="javascript:alert(1)">kwaad</a> <a href="x">hier</a> '
            '<a href="https://www.deventer.nl/">goed</a> <a href="mailto:a@example.org">post</a></p>'
        )
    )

    assert adressen(pdf) == ["https://www.deventer.nl/", "mailto:a@example.org"]
    assert "sitekwaadhiergoedpost" in paginateksten(pdf)[0].replace(" ", "")
    assert gebreken(pdf) == []


def test_a_document_without_its_style_is_no_document():
    html = kaal("").replace("deventer-document.css", "bestaat-niet-document.css")

    with pytest.raises(PdfMislukt, match="De pdf kon niet worden gemaakt") as gevangen:
        maak_pdf(html)

    assert "bestaat-niet" in gevangen.value.reden
    assert "bestaat-niet" not in str(gevangen.value)


def test_a_missing_letter_is_no_document_either(settings, tmp_path):
    eigen_stijl(settings, tmp_path)
    settings.STATICFILES_DIRS = [tmp_path]

    with pytest.raises(PdfMislukt):
        maak_pdf(kaal(""))


# ── the skeleton ────────────────────────────────────────────────────────────────────────────────


def test_what_a_document_holds_is_escaped():
    html = proefhtml(tekst="<script>alert(1)</script>")

    assert "<script" not in html
