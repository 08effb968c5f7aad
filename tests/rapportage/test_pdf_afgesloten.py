"""Drawing asks nothing of anyone (T12): no other host, no other file, whatever stands in the document."""

import os
import sys
from pathlib import Path

import pytest
from django.conf import settings

from rapportage.pdf import PdfMislukt, maak_pdf
from tests.rapportage.pdfkeuring import adressen, gebreken, paginateksten
from tests.rapportage.pdfproef import eigen_stijl, kaal, proefhtml


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return maak_pdf(proefhtml())


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
