"""What `manage.py check --deploy` says of the settings of the house."""

from typing import Any

import pytest
from django.core.checks import run_checks

KOP = ("HTTP_X_FORWARDED_PROTO", "https")


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

    assert _gezegd() == meldingen


def test_the_warning_says_what_to_do_and_is_for_a_deployment_only(settings: Any):
    settings.AANTAL_PROXYS, settings.SECURE_PROXY_SSL_HEADER = 0, KOP

    [melding] = [een for een in run_checks(include_deployment_checks=True) if een.id == "mjbp.W001"]

    assert "Zet AANTAL_PROXYS op het aantal eigen proxy’s" in str(melding.hint)
    assert _gezegd(uitrol=False) == []
