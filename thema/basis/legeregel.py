"""A row more in an inline for who has no script: a button that saves and comes back with an empty row.

With a script Django adds rows in the browser. Without, the form would have no place for a new one: rows that wait on every
page would make long forms longer.
"""

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponseRedirect

# The button's name in the form; in the address the inline that gets a row, by the name of its model.
KNOP = "_regel"
VRAAG = "regel"


class MetLegeRegel:
    """For a ModelAdmin: its form knows the button."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form; after the button it stays open, with the empty row in view."""
        erbij = request.POST.get(KNOP, "")
        if erbij:
            gepost = request.POST.copy()
            gepost["_continue"] = "1"
            request.POST = gepost  # type: ignore[assignment]
        antwoord = super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        # Who may add but not change goes elsewhere.
        if erbij and isinstance(antwoord, HttpResponseRedirect) and antwoord.url.partition("?")[0].endswith("/change/"):
            teken = "&" if "?" in antwoord.url else "?"
            anker = urlencode({"": erbij})[1:]
            return HttpResponseRedirect(f"{antwoord.url}{teken}{urlencode({VRAAG: erbij})}#rijen-{anker}")
        return antwoord


class KanLegeRegel:
    """For an inline: it has an empty row where the address asks for that. An inline that prepares its rows itself sets
    `regel_erbij` to False, and has no button."""

    opts: Any
    regel_erbij = True

    def get_extra(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> int:
        """How many empty rows there are."""
        extra: int = super().get_extra(request, obj, **kwargs)  # type: ignore[misc]
        return extra + int(self.regel_erbij and request.GET.get(VRAAG) == self.opts.model_name)
