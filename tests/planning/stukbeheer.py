"""Takes a step with a paper in the admin, as a person would."""

from typing import Any

from django.test import Client

from planning.models import Bestuursstuk

LIJST = "/admin/planning/bestuursstuk/"


def stap(client: Client, stuk: Bestuursstuk, actie: str, **invoer: Any) -> Any:
    """Send the form of this step, opened when the paper was as it is here."""
    gezien = {"status": stuk.status, "bewerking": stuk.bewerking}
    return client.post(f"{LIJST}{stuk.pk}/stap/{actie}/", gezien | invoer)


def formulier_van(client: Client, adres: str) -> dict[str, Any]:
    """What a browser would send back of this admin form, unchanged."""
    context = client.get(adres).context
    formulieren = [context["adminform"].form]
    for groep in context["inline_admin_formsets"]:
        formulieren += [groep.formset.management_form, *groep.formset.forms]
    velden = {}
    for formulier in formulieren:
        for veld in formulier:
            waarde = veld.value()
            if waarde is not None and waarde is not False:
                velden[veld.html_name] = "on" if waarde is True else waarde
    return velden
