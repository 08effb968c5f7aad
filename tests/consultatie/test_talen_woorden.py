"""The fixed words: English has them all and no other, and what scripts say goes along with the page."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from consultatie.inbreng.services import FormulierAlVerstuurd
from consultatie.misbruik.beoordeling import TeDruk
from consultatie.uitnodiging.fouten import UitnodigingAlGebruikt, UitnodigingWeg
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from consultatie.vragenlijst.talen.taal import TAALCODES
from consultatie.vragenlijst.talen.woorden import MAP, SCRIPTZINNEN, meegeleverd, vaste_zinnen
from consultatie.vragenlijst.zin import plekken

WORTEL = Path(settings.BASE_DIR)
FOUTEN = (OngeldigeInvoer, FormulierAlVerstuurd, UitnodigingAlGebruikt, UitnodigingWeg, TeDruk)


def uit_sjablonen() -> set[str]:
    """What {% zin "…" %} and {% kaal "…" %} say, in whatever template."""
    teksten = (pad.read_text() for pad in (WORTEL / "templates").rglob("*.html"))
    return {zin for tekst in teksten for zin in re.findall(r'\{% (?:zin|kaal) "([^"]+)"', tekst)}


def uit_code() -> set[str]:
    """What Zin("…") says, the parts of a long one put together as Python does."""
    return {
        str(knoop.args[0].value)
        for pad in (WORTEL / "consultatie").rglob("*.py")
        for knoop in ast.walk(ast.parse(pad.read_text()))
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func) == "Zin"
        if isinstance(knoop.args[0], ast.Constant)
    }


def uit_scripts() -> set[str]:
    """What zin("…") says in a script."""
    teksten = (pad.read_text().split("/** A sentence with")[0] for pad in (WORTEL / "static/js").glob("*.js"))
    return {zin for tekst in teksten for zin in re.findall(r'\bzin\("([^"]+)"', tekst)}


def test_english_has_every_fixed_sentence_and_no_other():
    gezegd = uit_sjablonen() | uit_code() | uit_scripts() | {str(fout()) for fout in FOUTEN}

    assert gezegd - set(vaste_zinnen()) == set()
    assert set(vaste_zinnen()) - gezegd == set()


def test_the_scripts_get_what_they_say_and_no_more():
    assert set(SCRIPTZINNEN) == uit_scripts()
    assert len(SCRIPTZINNEN) == len(set(SCRIPTZINNEN))


@pytest.mark.parametrize("pad", sorted(MAP.glob("*.toml")), ids=lambda pad: pad.stem)
def test_words_that_ship_have_the_places_of_the_dutch_and_no_sentence_twice(pad: Path):
    delen = tomllib.loads(pad.read_text())
    zinnen = [zin for deel in delen.values() for zin in deel]

    assert pad.stem in TAALCODES
    assert len(zinnen) == len(set(zinnen))
    assert [zin for zin, vertaald in meegeleverd(pad.stem).items() if plekken(zin) != plekken(vertaald)] == []
    assert [zin for zin, vertaald in meegeleverd(pad.stem).items() if not vertaald.strip()] == []
