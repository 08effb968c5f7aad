"""Dutch numbers, dates and texts, whatever the locale of the machine; and Markdown that can do no harm."""

from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from rapportage.opmaak import (
    MAANDEN,
    afgerond,
    datum,
    datum_kort,
    getal,
    hoeveel,
    maanden,
    maanden_kort,
    markdown,
    opsomming,
    periode,
    procent,
    procentpunt,
)
from rapportage.templatetags.opmaak import cel

# ── numbers ─────────────────────────────────────────────────────────────────────────────────────


@given(st.floats(0, 100), st.integers(0, 4))
def test_a_figure_that_is_kept_rounded_is_written_as_the_full_one(waarde: float, decimalen: int):
    assert getal(afgerond(waarde, decimalen), decimalen) == getal(waarde, decimalen)


def test_a_half_goes_up_as_on_the_page():
    assert (afgerond(0.185, 2), afgerond(2.25, 1), round(0.185, 2)) == (0.19, 2.3, 0.18)


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        (0, "0"),
        (7, "7"),
        (1234.5, "1.234,5"),
        (4525, "4.525"),
        (2_735_000, "2.735.000"),
        (Decimal("47.10"), "47,1"),
        (0.285, "0,29"),
        (-1234.56, "-1.234,56"),
        (-0.001, "0"),
        (None, "onbekend"),
        (float("nan"), "onbekend"),
        (float("inf"), "onbekend"),
    ],
)
def test_a_number_has_points_for_thousands_and_a_comma_for_decimals(waarde, verwacht):
    assert getal(waarde) == verwacht


def test_the_number_of_decimals_can_be_fixed():
    assert getal(7, 1) == "7,0"
    assert getal(7.96, 1) == "8,0"
    assert getal(1234.5, 0) == "1.235"


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_number_can_be_read_back(waarde):
    geschreven = getal(waarde)

    assert Decimal(geschreven.replace(".", "").replace(",", ".")) == waarde


@given(st.floats())
def test_every_float_can_be_written(waarde):
    assert getal(waarde)


@pytest.mark.parametrize(
    ("deel", "decimalen", "verwacht"),
    [
        (0.07, 0, "+7"),
        (-0.07, 0, "-7"),
        (0.004, 0, "0"),
        (-0.004, 0, "0"),
        (0.004, 1, "+0,4"),
        (0.0, 1, "0,0"),
        (0.1, 0, "+10"),
        (1, 0, "+100"),
        (None, 0, "onbekend"),
    ],
)
def test_a_difference_between_parts_has_its_sign(deel, decimalen, verwacht):
    assert procentpunt(deel, decimalen) == verwacht


@pytest.mark.parametrize(
    ("deel", "verwacht"), [(0, "0%"), (0.456, "46%"), (1, "100%"), (0.285, "29%"), (0.005, "1%"), (None, "onbekend")]
)
def test_a_part_is_written_as_a_percentage(deel, verwacht):
    assert procent(deel) == verwacht


def test_a_percentage_can_have_decimals():
    assert procent(0.3438, 1) == "34,4%"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "kort", "verwacht"),
    [
        (46, "%", False, "46%"),
        (46, "%", True, "46%"),
        (1318, "meldingen", False, "1.318 meldingen"),
        (1318, "meldingen", True, "1.318"),
        (4, "", False, "4"),
        (None, "meldingen", False, "onbekend"),
    ],
)
def test_a_value_carries_its_unit(waarde, eenheid, kort, verwacht):
    assert hoeveel(waarde, eenheid, kort=kort) == verwacht


# ── dates ───────────────────────────────────────────────────────────────────────────────────────


def test_a_date_is_written_out():
    assert datum(date(2019, 7, 9)) == "9 juli 2019"
    assert datum_kort(date(2019, 7, 9)) == "09-07-2019"


def test_no_date_is_a_word():
    assert datum(None) == "geen datum"
    assert datum_kort(None) == "geen datum"


def test_a_moment_is_the_day_it_was_in_the_netherlands():
    laat = datetime(2019, 7, 9, 22, 30, tzinfo=UTC)

    assert datum(laat) == "10 juli 2019"
    assert datum_kort(laat.replace(tzinfo=None)) == "09-07-2019"


@pytest.mark.parametrize(
    ("van", "tot", "woorden", "kort"),
    [
        (date(2019, 7, 1), None, "juli", "jul"),
        (date(2019, 7, 1), date(2019, 7, 31), "juli", "jul"),
        (date(2019, 7, 1), date(2019, 8, 1), "juli en augustus", "jul/aug"),
        (date(2019, 7, 1), date(2019, 9, 30), "juli, augustus en september", "jul/aug/sept"),
        (date(2019, 12, 1), date(2020, 1, 31), "december 2019 en januari 2020", "dec/jan"),
        (
            date(2019, 11, 1), date(2020, 2, 1),
            "november en december 2019 en januari en februari 2020", "nov/dec/jan/feb",
        ),
    ],
)  # fmt: skip
def test_months_are_named_as_in_a_planning(van, tot, woorden, kort):
    assert maanden(van, tot) == woorden
    assert maanden_kort(van, tot) == kort


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before the first"):
        maanden(date(2019, 9, 1), date(2019, 7, 1))


@given(st.dates(date(1900, 1, 1)), st.integers(0, 11))
def test_a_period_names_each_of_its_months_once(van, erbij):
    jaar, maand = divmod(van.year * 12 + van.month - 1 + erbij, 12)
    tot = date(min(jaar, 9999), maand + 1, 1) if jaar <= 9999 else van

    aantal = 1 if tot == van else erbij + 1
    assert len(maanden_kort(van, tot).split("/")) == aantal
    assert MAANDEN[van.month - 1] in maanden(van, tot)


@pytest.mark.parametrize(
    ("delen", "verwacht"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (("a", 2, "c"), "a, 2 en c")]
)
def test_a_list_ends_in_en(delen, verwacht):
    assert opsomming(delen) == verwacht


@pytest.mark.parametrize(
    ("van", "tot", "verwacht"),
    [
        (date(2020, 3, 1), date(2023, 12, 31), "maart 2020 tot en met december 2023"),
        (date(2020, 2, 1), date(2020, 2, 29), "februari 2020"),
        (date(2020, 3, 2), date(2020, 12, 31), "2 maart 2020 tot en met 31 december 2020"),
        (date(2020, 3, 2), date(2020, 3, 2), "2 maart 2020"),
        (date(2020, 3, 1), None, "vanaf maart 2020"),
        (None, date(2021, 6, 30), "uiterlijk juni 2021"),
        (None, date(2021, 6, 29), "uiterlijk 29 juni 2021"),
        (None, None, ""),
    ],
)
def test_a_period_is_written_in_months_and_in_days_only_where_it_must(van, tot, verwacht):
    assert periode(van, tot) == verwacht


# ── Markdown ────────────────────────────────────────────────────────────────────────────────────


def test_ordinary_markup_becomes_html():
    html = markdown("Eén **vet** woord en een [link](https://www.deventer.nl).\n\n- een\n- twee\n")

    assert "<strong>vet</strong>" in html
    assert '<a href="https://www.deventer.nl">link</a>' in html
    assert html.count("<li>") == 2


def test_headings_start_at_the_level_that_is_asked_and_skip_none():
    html = markdown("# Een\n\n### Drie\n\n## Twee\n\n# Weer een\n", kop=3)

    assert [html[plek : plek + 4] for plek in range(len(html)) if html.startswith("<h", plek)] == [
        "<h3>", "<h4>", "<h4>", "<h3>",
    ]  # fmt: skip


def test_headings_go_no_deeper_than_six():
    html = markdown("# Een\n\n## Twee\n\n### Drie\n", kop=5)

    assert "<h5>Een</h5>" in html
    assert "<h6>Twee</h6>" in html
    assert "<h6>Drie</h6>" in html


@pytest.mark.parametrize("kop", [0, 1, 7])
def test_a_text_has_no_heading_that_belongs_to_the_page(kop):
    with pytest.raises(ValueError, match="level 2 to 6"):
        markdown("tekst", kop=kop)


def test_a_table_has_header_cells_with_scope_and_no_style():
    html = markdown("| Jaar | Aantal |\n|---|--:|\n| 2019 | 4.710 |\n")

    assert '<th scope="col">Jaar</th>' in html
    assert html.count("<th ") == html.count('scope="col"') == 2
    assert '<td class="r">4.710</td>' in html
    assert "style" not in html


@pytest.mark.parametrize("leeg", [None, ""])
def test_no_text_is_no_html(leeg):
    assert markdown(leeg) == ""


TOEGESTAAN = {
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip

AANVALLEN = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=javascript:alert('1')>",
    "<img src='x' onerror='&#97;lert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=x onclick=alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<base href=javascript:alert(1)//>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import 'http://evil.example/x.css';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<div style=width:expression(alert(1))>x</div>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](javascript://%0aalert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://example.org/1)",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org" onmouseover="alert(1))',
    "[x][y]\n\n[y]: javascript:alert(1)",
    '[x][y]\n\n[y]: https://example.org "><script>alert(1)</script>',
    "<javascript:alert(1)>",
    "<https://example.org/\"onclick=alert(1)>",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](x)',
    "![x](x.png \"t\" onload=alert(1))",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```js\" onload=\"alert(1)\n1\n```",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | [x](javascript:alert(1)) |",
    "| a |\n|:--:\" onclick=\"alert(1)|\n| b |",
    "# <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "\x00<script>alert(1)</script>",
    "\u202e<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)\\</script>",
    "**<script>**alert(1)</script>",
]  # fmt: skip


class Lezer(HTMLParser):
    """What a browser would make of it: tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def onveilig(html: str) -> list[object]:
    """Tags, attributes and addresses that could run or load something."""
    gevonden: list[object] = []
    for tag, attributen in Lezer(html).tags:
        if tag not in TOEGESTAAN or set(attributen) - {"href", "scope", "class", "start"}:
            gevonden.append((tag, attributen))
        if urlsplit((attributen.get("href") or "").strip()).scheme not in {"", "http", "https", "mailto"}:
            gevonden.append(attributen)
    return gevonden


def test_the_check_itself_sees_an_attack():
    assert onveilig("<script>alert(1)</script>")
    assert onveilig("<p onclick=alert(1)>")
    assert onveilig("<a href='javascript:alert(1)'>x</a>")


@pytest.mark.parametrize("aanval", AANVALLEN)
def test_nothing_that_is_written_can_run(aanval):
    assert onveilig(markdown(aanval)) == []


@given(st.text(st.sampled_from("<>\"'/=()[]!`#|-:&;\n\\ ajvscriptonerlx"), max_size=60))
def test_no_combination_of_signs_can_run(tekst):
    assert onveilig(markdown(tekst)) == []


def test_what_looks_like_html_is_shown_as_text():
    assert "&lt;b&gt;" in markdown("<b>vet</b>")


# ── templates ───────────────────────────────────────────────────────────────────────────────────


def test_templates_can_write_dutch():
    sjabloon = Engine(libraries={"opmaak": "rapportage.templatetags.opmaak"}).from_string(
        "{% load opmaak %}{{ n|getal }} {{ n|getal:1 }} {{ d|procent }} {{ dag|datum }} {{ dag|datum_kort }} "
        "{% maanden dag tot %} {% maanden_kort dag tot %} {{ namen|opsomming }} {{ tekst|markdown:3 }}"
    )

    geschreven = sjabloon.render(
        Context(
            {
                "n": 1234, "d": 0.5, "dag": date(2019, 7, 9), "tot": date(2019, 8, 9),
                "namen": ["A&B", "C"], "tekst": "# Kop",
            }
        )
    )  # fmt: skip

    assert geschreven == (
        "1.234 1.234,0 50% 9 juli 2019 09-07-2019 juli en augustus jul/aug A&amp;B en C <h3>Kop</h3>\n"
    )


def test_a_cell_sets_apart_what_is_not_shown() -> None:
    html = "".join((cel(0.456), cel(12.34, 1), cel(None)))

    assert html == '<td class="r">46%</td><td class="r">12,3</td><td class="r x">te weinig</td>'
