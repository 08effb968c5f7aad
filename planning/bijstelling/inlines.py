"""The changes of a bijstelling in the form of their paper."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from planning.raad.tekstplek import Plek, planplekken_van
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from thema.basis.admin import BasisStapel
from thema.basis.bewaking import BewaaktForm
from thema.thema.models import Thema
from thema.thema.workflow import weg_naar

from .models import Planwijziging

_KIES = (
    "Vul één soort wijziging in. Andere woorden: kies de plaats en schrijf de passage over zoals die er nu staat. Een andere "
    "prioriteit: kies het thema en de nieuwe prioriteit, en laat plaats en passage leeg."
)


class PlanwijzigingForm(BewaaktForm):
    """What is filled in is one kind of change, that this plan can have. Whether its passage stands there is looked at again
    at every step: a concept may be kept half done."""

    # Set by the inline: the places of the plan.
    plekken: tuple[tuple[str, str], ...] = ()

    class Meta:
        model = Planwijziging
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "plek" in self.fields:
            self.fields["plek"] = forms.ChoiceField(
                label="Plaats in het plan", required=False, choices=[("", "---------"), *self.plekken]
            )

    def clean(self) -> dict[str, Any]:
        """Refuse both kinds, and neither; and a priority that this theme cannot get."""
        schoon: dict[str, Any] = super().clean() or {}
        thema, naar = schoon.get("thema"), schoon.get("naar")
        met_tekst = bool(schoon.get("plek") and schoon.get("was"))
        iets_van_tekst = any(schoon.get(naam) for naam in ("plek", "was", "wordt"))
        if not self.errors and (bool(thema) != bool(naar) or met_tekst == bool(thema) or iets_van_tekst == bool(thema)):
            raise forms.ValidationError(_KIES)
        is_zelfde = "thema" not in self.changed_data
        van = self.instance.van if is_zelfde and self.instance.van else getattr(thema, "status", "")
        if thema is not None and naar and not weg_naar(thema.soort, van, naar):
            self.add_error(
                "naar", f"‘{thema}’ is nu {thema.get_status_display().lower()} en kan dit niet worden. Kies een andere."
            )
        return schoon


class PlanwijzigingInline(BasisStapel):
    """Other words at a place of the plan, or another priority of a theme."""

    model = Planwijziging
    form = PlanwijzigingForm
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}  # type: ignore[misc]  # Django calls it a class variable
    fields = ("volgorde", "plek", ("was", "wordt"), ("thema", "naar"), "reden", "is_fictief")
    readonly_fields = ("plaats_in_woorden",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may only read, reads the name of the place."""
        velden = super().get_fields(request, obj)
        if self.has_change_permission(request, obj):
            return velden
        return tuple("plaats_in_woorden" if veld == "plek" else veld for veld in velden)

    @admin.display(description="plaats in het plan")
    def plaats_in_woorden(self, wijziging: Planwijziging) -> str:
        """As a document names it; "-" for a change of a priority."""
        return wijziging.regel.plek if wijziging.is_tekst else "-"

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Themes and places of the plan of the paper."""
        formset = super().get_formset(request, obj, **kwargs)
        plekken = tuple((plek.code, plek.naam) for plek in planplekken_van(obj))
        formset.form = type("PlanwijzigingForm", (formset.form,), {"plekken": plekken})
        # A class that is made from another makes its fields anew, so after that.
        velden = formset.form.base_fields
        if "thema" in velden:
            velden["thema"].queryset = Thema.objects.filter(beleidsplan=obj.beleidsplan_id)
            # The plan was adopted: it gets no themes beside those it has.
            velden["thema"].widget.can_add_related = False
        return formset


def plekken_om_te_wijzigen(stuk: Bestuursstuk) -> tuple[Plek, ...]:
    """The text of the plan as it reads now, for who writes a bijstelling; nothing for another kind of paper."""
    return planplekken_van(stuk) if stuk.soort == Documentsoort.BIJSTELLING else ()
