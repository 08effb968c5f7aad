"""What the admin says when something has been stored or deleted.

Django's own sentences begin with an article, and a Dutch one depends on the word: "De doel … is met succes gewijzigd".
"""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

_EN_VERDER = {
    "_continue": " U kunt hieronder verder bewerken.",
    "_addanother": " U kunt hieronder de volgende toevoegen.",
}


class EigenMeldingen:
    """For a ModelAdmin: it says of one thing what happened to it, without an article."""

    opts: Any

    def melding(self, request: HttpRequest, obj: models.Model, daad: str) -> SafeString:
        """Like this: ‘Drugs’ is opgeslagen. With the way to it for who may see it."""
        naam = str(obj)
        if request.user.has_perm(f"{self.opts.app_label}.view_{self.opts.model_name}", obj):
            adres = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=(quote(obj.pk),))
            naam = format_html('<a href="{}">{}</a>', adres, obj)
        verder = next((zin for knop, zin in _EN_VERDER.items() if knop in request.POST), "")
        return format_html("‘{}’ is {}.{}", naam, daad, verder)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        request.eigen_melding = self.melding(request, obj, "toegevoegd")  # type: ignore[attr-defined]
        return super().response_add(request, obj, post_url_continue)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        request.eigen_melding = self.melding(request, obj, "opgeslagen")  # type: ignore[attr-defined]
        return super().response_change(request, obj)  # type: ignore[misc]

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        request.eigen_melding = f"‘{obj_display}’ is verwijderd."  # type: ignore[attr-defined]
        return super().response_delete(request, obj_display, obj_id)  # type: ignore[misc]

    def message_user(
        self, request: HttpRequest, message: Any, level: int | str = messages.INFO, *args: Any, **kwargs: Any
    ) -> None:
        """Our own sentence in the place of the first that Django says after one of the three above."""
        eigen = request.__dict__.pop("eigen_melding", message)
        super().message_user(request, eigen, level, *args, **kwargs)  # type: ignore[misc]
