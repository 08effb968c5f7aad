"""The house style without a browser: tokens, addresses in stylesheets, partials, the crispy pack, pages that stand alone."""

import re
from pathlib import Path

import pytest
from crispy_forms.utils import render_crispy_form
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.forms import formset_factory
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker, Settings

from mjbp.context import huis, menu
from mjbp.templatetags.huis import eerste_id, foutregel, thema_css
from tests.factories.thema import BeleidsplanFactory
from tests.huisstijl.urls import AllesForm, RegelForm, Station
from thema.models import Gemeente

STATIC = settings.BASE_DIR / "static"
TEMPLATES = settings.BASE_DIR / "templates"
THEMAS = sorted(pad for pad in (STATIC / "thema").glob("*.css") if not pad.stem.endswith("-document"))
TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


# ── tokens ──────────────────────────────────────────────────────────────────────────────────────


def tokens(pad: Path) -> dict[str, str]:
    """The custom properties of a token file, the first value of each."""
    gevonden: dict[str, str] = {}
    for naam, waarde in TOKEN.findall(zonder_commentaar(pad)):
        gevonden.setdefault(naam, waarde.strip())
    return gevonden


def zonder_commentaar(pad: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", pad.read_text(), flags=re.DOTALL)


def helderheid(kleur: str) -> float:
    """Relative luminance of #rgb or #rrggbb, 0 to 1 (WCAG 2.2)."""
    cijfers = kleur.removeprefix("#")
    cijfers = "".join(c * 2 for c in cijfers) if len(cijfers) == 3 else cijfers
    delen = [int(cijfers[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    rood, groen, blauw = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def contrast(een: str, ander: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


TEKST_OP_GROND = [
    *((tekst, grond) for tekst in ("--ink", "--ink-2", "--accent", "--bad") for grond in ("--paper", "--wash")),
    *((tekst, "--accent-soft") for tekst in ("--ink", "--ink-2", "--accent", "--accent-dark")),
    *((f"--g{groep}", "--paper") for groep in range(1, 6)),
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-dark"),
    ("--bad", "--bad-soft"),
    ("--warn", "--warn-soft"),
    ("--good", "--good-soft"),
]


@pytest.mark.parametrize("thema", THEMAS, ids=lambda pad: pad.stem)
@pytest.mark.parametrize(("tekst", "grond"), TEKST_OP_GROND)
def test_every_theme_keeps_text_legible(thema: Path, tekst: str, grond: str):
    kleuren = tokens(STATIC / "thema/standaard.css") | tokens(thema)

    assert contrast(kleuren[tekst], kleuren[grond]) >= 4.5


@pytest.mark.parametrize("thema", THEMAS, ids=lambda pad: pad.stem)
def test_lines_that_carry_meaning_stand_out_from_the_paper(thema: Path):
    kleuren = tokens(STATIC / "thema/standaard.css") | tokens(thema)

    assert contrast(kleuren["--rule-strong"], kleuren["--paper"]) >= 3


@pytest.mark.parametrize("thema", [pad for pad in THEMAS if pad.stem != "standaard"], ids=lambda pad: pad.stem)
def test_a_municipality_file_holds_nothing_but_tokens_that_the_standard_has(thema: Path):
    bekend = tokens(STATIC / "thema/standaard.css")

    rest = TOKEN.sub("", zonder_commentaar(thema)).replace(";", "")

    assert set(tokens(thema)) <= set(bekend)
    assert rest.split() == [":root", "{", "}"]


def test_every_token_that_a_stylesheet_reads_has_a_value():
    gelezen = {
        naam
        for pad in (STATIC / "css").glob("*.css")
        for naam in re.findall(r"var\((--[\w-]+)\)", zonder_commentaar(pad))
    }
    gezet = {naam for pad in [*THEMAS, *(STATIC / "css").glob("*.css")] for naam in tokens(pad)}

    assert gelezen - gezet == set()


# ── addresses and the policy of the browser ──────────────────────────────────────────────────────


@pytest.mark.parametrize("pad", sorted((STATIC / "css").glob("*.css")), ids=lambda pad: pad.name)
def test_every_address_in_a_stylesheet_exists_below_our_own_static(pad: Path):
    adressen = [a for a in re.findall(r"url\(\"([^\"]+)\"\)", pad.read_text()) if not a.startswith("data:")]

    gezocht = {a: finders.find(str(Path("css") / a).replace("css/../", "")) for a in adressen}

    assert not [a for a, gevonden in gezocht.items() if gevonden is None]
    assert not [a for a in adressen if ":" in a]


@pytest.mark.traag
def test_the_production_storage_takes_every_file(tmp_path: Path, settings: Settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    ingangen = list((tmp_path / "css").glob("huis.*.css"))
    assert len(ingangen) == 1
    assert re.search(r"\.\./nlds/utrecht/index\.[0-9a-f]{12}\.css", ingangen[0].read_text())


PAGINASJABLONEN = sorted(
    pad for pad in TEMPLATES.rglob("*.html") if not {"document", "documenten"} & set(pad.relative_to(TEMPLATES).parts)
)


@pytest.mark.parametrize("pad", PAGINASJABLONEN, ids=lambda pad: str(pad.relative_to(TEMPLATES)))
def test_no_page_has_inline_style_or_script(pad: Path):
    html = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", pad.read_text(), flags=re.DOTALL)

    assert not re.findall(r"\sstyle=|<style|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)", html)


# ── what the base template gets ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("pad", "verwacht"),
    [
        ("/", []),
        ("/planning/", ["Planning"]),
        ("/themas/drugs/", ["Thema’s"]),
        ("/planning/planning.ics", ["Planning"]),
        ("/plan/", []),
    ],
)
def test_the_menu_knows_where_the_visitor_is(pad: str, verwacht: list[str]):
    punten = menu(pad)

    assert [punt.naam for punt in punten if punt.actief] == verwacht
    assert [punt.url for punt in punten] == [
        "/themas/",
        "/planning/",
        "/consultatie/",
        "/resultaten/",
        "/inbreng/",
        "/raad/",
        "/documenten/",
    ]


@pytest.mark.django_db
def test_the_context_asks_the_database_once(django_assert_num_queries: DjangoAssertNumQueries, rf: RequestFactory):
    plan = BeleidsplanFactory.create(is_actueel=True)
    context = huis(rf.get("/"))

    with django_assert_num_queries(1):
        gezien = (context["plan"] == plan, str(context["gemeente"]), bool(context["gemeente"]), bool(context["plan"]))

    assert gezien == (True, str(plan.gemeente), True, True)


def test_the_context_asks_nothing_where_nobody_looks(rf: RequestFactory):
    # No database in this test: a query would raise.
    assert set(huis(rf.get("/health/live"))) == {"plan", "gemeente", "menu", "werkplek"}


@pytest.mark.django_db
def test_an_empty_installation_has_no_plan_and_no_municipality(rf: RequestFactory):
    context = huis(rf.get("/"))

    assert not context["plan"]
    assert not context["gemeente"]


def test_a_theme_file_that_is_not_there_does_not_take_the_site_down(monkeypatch: pytest.MonkeyPatch):
    # What the manifest of production does with a name it does not know.
    def url(_self: object, name: str) -> str:
        if name == "thema/weg.css":
            raise ValueError(name)
        return f"/static/{name}"

    monkeypatch.setattr(StaticFilesStorage, "url", url)

    assert thema_css(Gemeente(themabestand="weg")) == "/static/thema/standaard.css"
    assert thema_css(Gemeente(themabestand="deventer")) == "/static/thema/deventer.css"


# ── partials ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("staat", "woorden"),
    [("klaar", "klaar · juli"), ("nu", "Nu"), ("komt", "komt · juli"), ("gestopt", "gestopt · juli")],
)
def test_a_station_says_its_state_in_words(staat: str, woorden: str):
    html = render_to_string("_draad.html", {"draad": [Station("De start", "juli", staat)]})

    assert woorden in html
    assert ('aria-current="step"' in html) == (staat == "nu")


def test_a_station_may_say_its_state_in_a_word_of_its_own():
    html = render_to_string("_draad.html", {"draad": [Station("De start", "juli", "klaar", "vastgesteld", "/plan/")]})

    assert "vastgesteld · juli" in html
    assert 'href="/plan/"' in html


def test_a_thread_of_cause_has_headings_and_links():
    station = Station("Dealen bij scholen", "86 inwoners.", "klaar", "U zei", "#a", "Lees de samenvatting")

    html = render_to_string("_draad.html", {"draad": [station], "soort": "oorzaak"})

    assert "<h3>Dealen bij scholen</h3>" in html
    assert '<a href="#a">Lees de samenvatting</a>' in html


@pytest.mark.parametrize(
    ("betreft", "woord"),
    [("college", "College"), ("College", "College"), ("RAAD", "Raad"), ("raad", "Raad"), ("oov", "OOV")],
)
def test_an_organ_is_a_word_beside_its_shape(betreft: str, woord: str):
    html = render_to_string("_orgaan.html", {"betreft": betreft})

    assert html.count("<svg") == 1
    assert re.sub(r"<[^>]+>", "", html).strip() == woord


def test_an_empty_state_offers_a_way_on():
    html = render_to_string(
        "_leeg.html", {"tekst": "Nog geen resultaten.", "url": "/planning/", "knop": "Bekijk de planning"}
    )

    assert "Nog geen resultaten." in html
    assert '<a class="tap" href="/planning/">Bekijk de planning</a>' in html


# ── the crispy pack ──────────────────────────────────────────────────────────────────────────────


def test_a_clean_form_has_labels_help_and_no_errors():
    html = render_crispy_form(AllesForm())

    assert "err-sum" not in html
    assert 'id="id_naam_helptext"' in html
    assert 'aria-describedby="id_naam_helptext"' in html
    assert '<fieldset id="id_veilig" class="fs utrecht-form-fieldset" aria-describedby="id_veilig_helptext">' in html
    assert html.count("(niet verplicht)") == 4
    assert 'class="eigen utrecht-textarea' in html
    assert 'enctype="multipart/form-data"' in html
    assert 'type="submit" name="opslaan"' in html


def test_an_error_stands_at_its_field_and_in_the_summary():
    form = AllesForm({"naam": "x" * 31})

    html = render_crispy_form(form)

    assert "Er gaat iets niet goed" in html
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert re.search(r'<div class="msg-bad[^>]*id="id_naam_error">', html)
    assert '<a href="#id_naam">Naam: ' in html
    assert '<a href="#id_veilig_0">Voelt u zich veilig? ' in html
    assert "De adressen zijn niet gelijk." in html


def test_every_link_of_the_summary_leads_to_something_on_the_page():
    html = render_crispy_form(AllesForm({}))

    doelen = re.findall(r'<a href="#([^"]+)"', html)

    assert len(doelen) == 7
    assert not [doel for doel in doelen if f'id="{doel}"' not in html]


def test_a_single_fault_is_spoken_of_as_one():
    form = RegelForm({})

    html = render_to_string("_fouten.html", {"form": form})

    assert "Verbeter dit punt" in html


def test_a_formset_names_the_line_of_each_fault():
    formset = formset_factory(RegelForm)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-naam": "Ja", "form-1-naam": ""}
    )

    html = render_crispy_form(formset, AllesForm.helper)

    assert '<a href="#id_form-1-naam">Regel 2, Naam: ' in html
    assert "form-TOTAL_FORMS" in html


def test_a_group_of_options_is_reached_by_its_first_one():
    form = AllesForm()

    assert eerste_id(form["veilig"]) == "id_veilig_0"
    assert eerste_id(form["naam"]) == "id_naam"


def test_a_question_mark_needs_no_colon():
    form = AllesForm()

    assert foutregel(form["veilig"], "Kies een antwoord.") == "Voelt u zich veilig? Kies een antwoord."
    assert foutregel(form["naam"], "Vul uw naam in.") == "Naam: Vul uw naam in."


# ── pages for when something goes wrong ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", ["400", "500"])
def test_a_page_for_a_fault_stands_on_its_own(code: str, django_db_blocker: DjangoDbBlocker):
    with django_db_blocker.block():
        html = render_to_string(f"{code}.html")

    assert f'href="{static("css/huis.css")}"' in html
    assert f"Foutcode {code}" in html
    assert re.search(r'<a [^>]*href="/"', html)


@pytest.mark.django_db
def test_a_page_that_does_not_exist_offers_the_menu(client: Client):
    BeleidsplanFactory.create(is_actueel=True)

    antwoord = client.get("/bestaat-niet/")

    assert antwoord.status_code == 404
    assert "Deze pagina bestaat niet" in antwoord.content.decode()
    assert 'href="/planning/"' in antwoord.content.decode()
