"""Every variable that the settings read is explained in .env.example, and nothing else is."""

import ast
import re
import runpy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

WORTEL: Path = settings.BASE_DIR
GEHEIM = "g" * 60


def uit_de_instellingen() -> set[str]:
    """The names in env("NAME") and env.kind("NAME") in mjbp/settings."""
    return {
        knoop.args[0].value
        for pad in (WORTEL / "mjbp/settings").glob("*.py")
        for knoop in ast.walk(ast.parse(pad.read_text()))
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func).split(".")[0] == "env"
        if isinstance(knoop.args[0], ast.Constant) and isinstance(knoop.args[0].value, str)
    }


def uit_de_omgeving() -> set[str]:
    """The names that gunicorn.conf.py and the plugin of the tests take from the environment directly."""
    tekst = (WORTEL / "gunicorn.conf.py").read_text() + (WORTEL / "tests/databank.py").read_text()
    return set(re.findall(r"""environ(?:\.get|\.setdefault)?[\[(]["'](\w+)""", tekst)) - {"PYTEST_XDIST_WORKER"}


def test_env_example_explains_every_variable_that_is_read_and_no_other():
    voorbeeld = (WORTEL / ".env.example").read_text()

    in_het_bestand = set(re.findall(r"^#?([A-Z_]+)=", voorbeeld, re.MULTILINE))
    alleen_omgeving = set(re.findall(r"^# ([A-Z_]+)(?:, ([A-Z_]+))? {2}", voorbeeld, re.MULTILINE))

    assert in_het_bestand == uit_de_instellingen()
    assert {naam for paar in alleen_omgeving for naam in paar if naam} == (
        uit_de_omgeving() | {"DJANGO_SETTINGS_MODULE"}
    ) - in_het_bestand


def test_every_variable_in_env_example_has_a_comment_above_it():
    regels = (WORTEL / ".env.example").read_text().splitlines()

    zonder = [
        regel
        for vorige, regel in pairwise(regels)
        if re.match(r"#?[A-Z_]+=", regel) and not re.match(r"# \w|#?[A-Z_]+=", vorige)
    ]

    assert zonder == []


def productie(monkeypatch: pytest.MonkeyPatch, **omgeving: str) -> dict[str, Any]:
    """The production settings as they come out of this environment."""
    for naam in ("SECRET_KEY", "ALLOWED_HOSTS"):
        monkeypatch.setenv(naam, omgeving.get(naam, ""))
    return runpy.run_module("mjbp.settings.prod")


@pytest.mark.parametrize(
    ("omgeving", "wat"),
    [
        ({}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "a.nl"}, "SECRET_KEY"),
        ({"SECRET_KEY": "kort", "ALLOWED_HOSTS": "a.nl"}, "SECRET_KEY"),
        ({"SECRET_KEY": "only-for-development" + GEHEIM, "ALLOWED_HOSTS": "a.nl"}, "SECRET_KEY"),
        ({"SECRET_KEY": GEHEIM}, "ALLOWED_HOSTS"),
        ({"SECRET_KEY": GEHEIM, "ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
    ],
)
def test_production_refuses_to_start_without(monkeypatch: pytest.MonkeyPatch, omgeving: dict[str, str], wat: str):
    with pytest.raises(ImproperlyConfigured, match=wat):
        productie(monkeypatch, **omgeving)


def test_production_starts_with_a_key_and_names_and_trusts_those_names_only(monkeypatch: pytest.MonkeyPatch):
    gezet = productie(monkeypatch, SECRET_KEY=GEHEIM, ALLOWED_HOSTS="mjbp.a.nl,.b.nl")

    assert gezet["DEBUG"] is False
    assert gezet["CSRF_TRUSTED_ORIGINS"] == ["https://mjbp.a.nl", "https://*.b.nl"]
