"""What `manage.py check` says of the settings that no room owns."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Waarschuwing

_HINT = (
    "Zet AANTAL_PROXYS op het aantal eigen proxy’s dat de afzender achter aan X-Forwarded-For zet; meestal is dat 1. "
    "Staat er echt geen proxy voor? Zet dan “mjbp.W001” in SILENCED_SYSTEM_CHECKS."
)


def proxys_controleren(app_configs: Any, **anders: Any) -> list[CheckMessage]:
    """Behind a proxy it is known how many there are, or no sender is counted (consultatie/misbruik/afzender.py)."""
    if settings.AANTAL_PROXYS < 0:
        return [Error("AANTAL_PROXYS is kleiner dan nul.", hint=_HINT, id="mjbp.E001")]
    # Who believes a proxy that the line was safe, has one.
    if settings.AANTAL_PROXYS or not settings.SECURE_PROXY_SSL_HEADER:
        return []
    zin = "De site staat achter een proxy, maar AANTAL_PROXYS is 0: de rem op de open vragenlijst telt dan niemand."
    return [Waarschuwing(zin, hint=_HINT, id="mjbp.W001")]
