"""Publishing results in the admin: adding one is the act; afterwards it is for reading."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from thema.basis.admin import BasisAdmin, wie
from thema.basis.klok import nu, vandaag

from .models import Resultaatpublicatie
from .queries import bevriezingen, te_publiceren
from .services import resultaten_publiceren


class PublicatieForm(forms.ModelForm):
    """Only a closed questionnaire whose results are not public yet can be chosen."""

    class Meta:
        model = Resultaatpublicatie
        fields = ("vragenlijst",)
        help_texts = {"vragenlijst": "De cijfers staan daarna vast en zijn voor iedereen te zien."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "vragenlijst" in self.fields:
            self.fields["vragenlijst"].queryset = te_publiceren()  # type: ignore[attr-defined]


@admin.register(Resultaatpublicatie)
class ResultaatpublicatieAdmin(BasisAdmin):
    # Published figures are never edited, so there is nothing to guard.
    form = PublicatieForm  # type: ignore[assignment]
    list_display = ("vragenlijst", "gepubliceerd_op", "door")
    list_select_related = ("vragenlijst", "door")

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        velden = ("vragenlijst", "gepubliceerd_op", "door", "sha256", "pagina") if obj else ("vragenlijst",)
        return ((None, {"fields": velden}),)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return ("vragenlijst", "gepubliceerd_op", "door", "sha256", "pagina") if obj else ()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        if add:
            context["bevriezingen"] = bevriezingen(vandaag())
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    @admin.display(description="op de site")
    def pagina(self, publicatie: Resultaatpublicatie) -> SafeString:
        """Link to what the public sees."""
        return format_html('<a href="/resultaten/{}/">Bekijk de resultaten</a>', publicatie.vragenlijst.slug)

    def save_model(self, request: HttpRequest, obj: Resultaatpublicatie, form: Any, change: bool) -> None:
        publicatie = resultaten_publiceren(obj.vragenlijst, door=wie(request), op=nu())
        # The admin goes on with the object it made itself.
        obj.__dict__.update(publicatie.__dict__)

    def melding(self, request: HttpRequest, obj: models.Model, daad: str) -> SafeString:
        """Not that a row was stored, but what that means."""
        return mark_safe("De resultaten zijn openbaar.")
