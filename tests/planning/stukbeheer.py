"""Takes a step with a paper in the admin, as a person would."""

from typing import Any

from django.test import Client

from planning.models import Bestuursstuk

LIJST = "/admin/planning/bestuursstuk/"


def stap(client: Client, stuk: Bestuursstuk, actie: str, **invoer: Any) -> Any:
    """Send the form of this step, opened when the paper was as it is here."""
    gezien = {"status": stuk.status, "bewerking": stuk.bewerking}
    return client.post(f"{LIJST}{stuk.pk}/stap/{actie}/", gezien | invoer)
