"""What `manage.py check --deploy` says of the settings of the house."""

from typing import Any

import pytest
from django.core.checks import run_checks

KOP = ("HTTP_X_FORWARDED_PROTO", "https")
MELDPUNT = "mailto:veilig@voorbeeld.nl"


def _gezegd(*, uitrol: bool = True) -> list[str]:
    """What is said by our own checks."""
    return [str(melding.id) for melding in run_checks(include_deployment_checks=uitrol) if "mjbp." in str(melding.id)]


@pytest.mark.parametrize(
    ("proxys", "kop", "meldingen"),
    [
        (0, KOP, ["mjbp.W001"]),
        (0, None, []),
        (1, KOP, []),
        (2, KOP, []),
        (-1, KOP, ["mjbp.E001"]),
        (-1, None, ["mjbp.E001"]),
    ],
)
def test_a_site_behind_a_proxy_must_say_how_many_there_are(settings: Any, proxys: int, kop: Any, meldingen: list[str]):
    settings.AANTAL_PROXYS, settings.SECURE_PROXY_SSL_HEADER = proxys, kop
    settings.SECURITY_CONTACT = MELDPUNT

    assert _gezegd() == meldingen


def test_the_warning_says_what_to_do_and_is_for_a_deployment_only(settings: Any):
    settings.AANTAL_PROXYS, settings.SECURE_PROXY_SSL_HEADER = 0, KOP

    [melding] = [een for een in run_checks(include_deployment_checks=True) if een.id == "mjbp.W001"]

    assert "Zet AANTAL_PROXYS op het aantal eigen proxy’s" in str(melding.hint)
    assert _gezegd(uitrol=False) == []


@pytest.mark.parametrize(("contact", "meldingen"), [("", ["mjbp.W002"]), (MELDPUNT, [])])
def test_a_deployed_site_must_say_where_a_weakness_can_be_reported(settings: Any, contact: str, meldingen: list[str]):
    settings.AANTAL_PROXYS, settings.SECURITY_CONTACT = 1, contact

    assert _gezegd() == meldingen
    assert _gezegd(uitrol=False) == []


def test_the_warning_about_it_says_what_to_fill_in(settings: Any):
    settings.SECURITY_CONTACT = ""

    [melding] = [een for een in run_checks(include_deployment_checks=True) if een.id == "mjbp.W002"]

    assert "/.well-known/security.txt" in melding.msg
    assert "Zet SECURITY_CONTACT" in str(melding.hint)
