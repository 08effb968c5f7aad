"""What `manage.py check` says of the settings that no room owns, and `manage.py migrate` of the database."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Waarschuwing
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

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


def meldpunt_controleren(app_configs: Any, **anders: Any) -> list[CheckMessage]:
    """Who finds a weakness knows where to report it: without an address /.well-known/security.txt is 404."""
    if settings.SECURITY_CONTACT:
        return []
    zin = (
        "SECURITY_CONTACT is leeg: /.well-known/security.txt is er niet, en wie een lek vindt, kan dat nergens melden."
    )
    hint = "Zet SECURITY_CONTACT op het adres voor meldingen, zoals “mailto:veilig@gemeente.nl” of een adres met https."
    return [Waarschuwing(zin, hint=hint, id="mjbp.W002")]


_EERST_BIJWERKEN = (
    "Er is nog niets gewijzigd. Neem eerst de code van vlak voordat de migraties van deze kamer werden samengevoegd, draai "
    "daarmee “manage.py migrate”, en daarna met deze code opnieuw. Hoe: docs/adr/0026-een-begin.md."
)


def migraties_controleren(
    app_configs: Any, *, databases: Iterable[str] | None = None, **anders: Any
) -> list[CheckMessage]:
    """No database stands halfway migrations that were taken together and whose files are gone.

    Django leaves such a room out and goes on: it says that there is nothing to do, or makes tables beside what is missing.
    `databases` is None unless somebody asks for them; `migrate` does, before it writes anything.
    """
    return [melding for alias in databases or () for melding in _halverwege(alias)]


def _halverwege(alias: str) -> list[CheckMessage]:
    lader = MigrationLoader(None, load=False)
    lader.load_disk()
    gedaan = MigrationRecorder(connections[alias]).applied_migrations().keys()
    meldingen: list[CheckMessage] = []
    for (kamer, _), migratie in sorted(lader.disk_migrations.items()):
        vervangen = set(migratie.replaces)
        te_doen = vervangen - gedaan
        if te_doen - lader.disk_migrations.keys() and te_doen != vervangen:
            namen = ", ".join(naam for _, naam in sorted(te_doen))
            zin = f"De database “{alias}” mist een deel van de oude migraties van {kamer}: {namen}."
            meldingen.append(Error(zin, hint=_EERST_BIJWERKEN, id="mjbp.E002"))
    return meldingen
