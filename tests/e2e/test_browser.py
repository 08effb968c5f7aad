"""The watch itself: each thing that it must catch, on a page that has it."""

import pytest

from tests.e2e.browser import UITERLIJK, Opener, axe, geen_zijwaartse_scroll

pytestmark = UITERLIJK

GOED = """<!doctype html><html lang="nl"><head><title>Goed</title></head>
<body><main><h1>Een goede pagina</h1><p>Met tekst.</p></main></body></html>"""


@pytest.mark.parametrize("breedte", [360, 1280])
def test_a_good_page_passes(pagina: Opener, breedte: int):
    page = pagina(breedte)

    page.set_content(GOED)

    axe(page)
    geen_zijwaartse_scroll(page)


def test_axe_names_the_rule_and_the_element_that_fails(pagina: Opener):
    page = pagina()

    page.set_content(GOED.replace("Met tekst.", '<img src="data:," id="zonder-alt">'))

    with pytest.raises(AssertionError, match=r"image-alt[\s\S]*#zonder-alt"):
        axe(page)


def test_a_target_too_small_for_a_finger_is_a_violation(pagina: Opener):
    page = pagina(360)
    knop = '<button style="width:9px;height:9px;padding:0;border:0;background:#000" aria-label="{}"></button>'

    page.set_content(GOED.replace("Met tekst.", knop.format("Een") + knop.format("Twee")))

    with pytest.raises(AssertionError, match="target-size"):
        axe(page)


def test_axe_refuses_a_page_without_scripts_instead_of_waiting_for_ever(pagina: Opener):
    page = pagina(javascript=False)

    with pytest.raises(AssertionError, match="JavaScript on"):
        axe(page)


def test_scripts_do_not_run_where_they_are_off(pagina: Opener):
    page = pagina(javascript=False)

    page.set_content(GOED + "<script>document.title = 'gedraaid'</script>")

    assert page.title() == "Goed"


def test_something_wider_than_the_window_is_named(pagina: Opener):
    page = pagina(360)

    page.set_content(GOED.replace("<p>", '<p id="breed" style="width:400px">'))

    with pytest.raises(AssertionError, match="breed"):
        geen_zijwaartse_scroll(page)


@pytest.mark.parametrize(
    ("inhoud", "klacht"),
    [
        ('<img src="http://elders.invalid/pixel.png" alt="">', "andere host: http://elders.invalid/pixel.png"),
        ("<script>console.error('mis')</script>", "console: mis"),
        ("<script>nietBestaand()</script>", "nietBestaand is not defined"),
        (
            "<meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\"><script>let a = 1</script>",
            "Content Security Policy",
        ),
    ],
    ids=["other host", "console error", "uncaught error", "CSP violation"],
)
def test_what_no_page_may_do_is_a_complaint(pagina: Opener, klachten: list[str], inhoud: str, klacht: str):
    page = pagina()

    page.set_content(GOED + inhoud)
    page.wait_for_timeout(50)

    assert any(klacht in regel for regel in klachten), klachten
    klachten.clear()


def test_a_page_that_is_not_there_is_no_complaint(pagina: Opener):
    antwoord = pagina().goto("/bestaat-niet/")

    assert antwoord is not None
    assert antwoord.status == 404
