"""The yearly report in the admin: a text and a state per theme, a state per measure."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR, InlineModelAdmin
from django.db import models
from django.http import HttpRequest

from thema.basis.admin import BasisAdmin, BasisInline, BasisStapel
from thema.basis.bewaking import BewaaktForm
from thema.basis.klok import vandaag
from thema.beleidsplan.models import Beleidsplan

from .models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage
from .queries import nog_te_schrijven


class VoortgangForm(BewaaktForm):
    """A row about one theme or measure. A prepared row in which nobody wrote anything is not stored."""

    def has_changed(self) -> bool:
        """Naming what a new row is about says nothing yet."""
        if self.instance.pk:
            return super().has_changed()
        return bool(set(self.changed_data) - {self.instance.onderwerp})


class _VoortgangMixin:
    """Rows for the report's own plan: what it does not speak of yet is prepared, nothing else can be chosen."""

    form: Any = VoortgangForm
    model: Any
    regel_erbij = False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(nog_te_schrijven(obj, self.model)) if obj else 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        veld = formset.form.base_fields.get(self.model.onderwerp)
        if obj is not None and veld is not None:
            veld.queryset = veld.queryset.filter(beleidsplan=obj.beleidsplan_id)
        return formset


class ThemavoortgangInline(_VoortgangMixin, BasisStapel):
    model = Themavoortgang
    fields = ("thema", "staat", "tekst")


class MaatregelvoortgangInline(_VoortgangMixin, BasisInline):
    model = Maatregelvoortgang
    fields = ("maatregel", "staat", "toelichting")


@admin.register(Voortgangsrapportage)
class VoortgangsrapportageAdmin(BasisAdmin):
    """Made after the plan was adopted: the lock of the plan is not that of the report."""

    list_display = ("__str__", "beleidsplan", "is_vergrendeld")
    list_filter = ("beleidsplan",)
    list_select_related = ("beleidsplan",)
    fieldsets = (
        (
            None,
            {
                "fields": ("beleidsplan", "jaar", "samenvatting", "is_fictief"),
                "description": "Na de eerste keer opslaan staan alle thema’s en maatregelen van het plan hieronder "
                "klaar. Een regel die u leeg laat, heet in de rapportage ‘nog niet beschreven’.",
            },
        ),
        (
            "Voor de raad",
            {
                "fields": ("veiligheidsbeeld", "vooruitblik", "vraag_aan_raad"),
                "description": "De cijfers bij het veiligheidsbeeld komen vanzelf uit de indicatoren.",
            },
        ),
    )

    @admin.display(description="aangeboden", boolean=True)
    def is_vergrendeld(self, rapportage: Voortgangsrapportage) -> bool:
        """The council has it; nothing changes any more."""
        return rapportage.is_vergrendeld

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new report is about the plan that was adopted last, over the year that has just ended."""
        plan = Beleidsplan.objects.filter(vergrendeld_op__isnull=False).first() or Beleidsplan.objects.actueel()
        begin = super().get_changeform_initial_data(request)
        if plan is None:
            return begin
        vorig_jaar = min(max(vandaag().year - 1, plan.van_jaar), plan.tot_jaar)
        return {"beleidsplan": plan.pk, "jaar": vorig_jaar, **begin}

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """The plan is chosen once: themes and measures follow from it."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "beleidsplan") if obj else vast

    def get_inlines(self, request: HttpRequest, obj: models.Model | None) -> list[type[InlineModelAdmin]]:
        """Which themes and measures there are, is known once the plan is."""
        return [ThemavoortgangInline, MaatregelvoortgangInline] if obj else []

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Voortgangsrapportage, inline: InlineModelAdmin, prefix: str
    ) -> dict[str, Any]:
        """Prepared rows know what they are about."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        naam = inline.model.onderwerp
        return {**kwargs, "initial": [{naam: ding.pk} for ding in nog_te_schrijven(obj, inline.model)]}

    def response_add(
        self, request: HttpRequest, obj: Voortgangsrapportage, post_url_continue: str | None = None
    ) -> Any:
        """Go on to the themes and measures, which only now can be filled in."""
        if "_addanother" not in request.POST and IS_POPUP_VAR not in request.POST:
            gepost = request.POST.copy()
            gepost["_continue"] = "1"
            request.POST = gepost  # type: ignore[assignment]
        return super().response_add(request, obj, post_url_continue)
