"""What the admin of every part of a plan shares: the plan in work is the one meant, unless someone says otherwise."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.http import HttpRequest
from django.utils.functional import cached_property

from thema.basis.admin import BasisAdmin
from thema.basis.models import Slotinhoud
from thema.basis.uitwisselen import BasisResource
from thema.basis.werkmap import BestandGeweigerd

from .models import Beleidsplan

ALLE = "alle"


class PlanFilter(SimpleListFilter):
    """Shows the current plan unless another is chosen; absent while there is only one."""

    title = "beleidsplan"
    parameter_name = "plan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        plannen = [(str(plan.pk), plan.naam) for plan in Beleidsplan.objects.all()]
        return [*plannen, (ALLE, "Alle plannen")] if len(plannen) > 1 else []

    def value(self) -> str | None:
        """The plan's number, or "alle"; without a choice the current plan."""
        gekozen = super().value()
        return self._actueel if gekozen is None else str(gekozen)

    @cached_property
    def _actueel(self) -> str | None:
        plan = Beleidsplan.objects.actueel()
        return str(plan.pk) if plan else None

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        gekozen = self.value()
        if not gekozen or not gekozen.isdecimal():
            return queryset
        return queryset.filter(**{queryset.model.pad_naar_slot: int(gekozen)})

    def choices(self, changelist: Any) -> Any:
        for waarde, titel in self.lookup_choices:
            yield {
                "selected": self.value() == waarde,
                "query_string": changelist.get_query_string({self.parameter_name: waarde}),
                "display": titel,
            }


class OpenKeuzes(ModelChoiceIterator):
    """Offers what belongs to a plan that is still open. (What is posted is judged by the form, with its own message.)"""

    def __init__(self, field: Any) -> None:
        super().__init__(field)
        model = self.queryset.model
        pad = f"{model.pad_naar_slot}__" if issubclass(model, Slotinhoud) else ""
        self.queryset = self.queryset.filter(**{f"{pad}vergrendeld_op__isnull": True})


class MetOpenKeuzes:
    """For a ModelAdmin or an inline: choices from plans that have been adopted are not offered."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _open(super().formfield_for_foreignkey(db_field, request, **kwargs))  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _open(super().formfield_for_manytomany(db_field, request, **kwargs))  # type: ignore[misc]


def _open(veld: Any) -> Any:
    if veld is not None and issubclass(veld.queryset.model, (Slotinhoud, Beleidsplan)):
        veld.iterator = OpenKeuzes
        veld.widget.choices = veld.choices
    return veld


class PlanonderdeelAdmin(MetOpenKeuzes, BasisAdmin):
    """The ground for what stands in a plan."""

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [PlanFilter, *super().get_list_filter(request)]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new part belongs to the current plan, until someone chooses otherwise."""
        begin: dict[str, Any] = super().get_changeform_initial_data(request)
        if (plan := Beleidsplan.objects.actueel()) is not None:
            begin.setdefault("beleidsplan", plan.pk)
        return begin

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None) -> Any:
        """The empty form; says so when there is no plan that anything could be added to."""
        if request.method == "GET" and not Beleidsplan.objects.filter(vergrendeld_op__isnull=True).exists():
            self.message_user(
                request,
                "Er is geen plan dat nog open ligt. Maak eerst een nieuw beleidsplan; aan een vastgesteld plan kan niets "
                f"meer worden toegevoegd. {self.wat_nog_wel}".strip(),
                messages.WARNING,
            )
        return super().add_view(request, form_url, extra_context)


@admin.display(description="plan", ordering="beleidsplan")
def plan(ding: Any) -> str:
    """A column with the years of the plan."""
    return str(ding.slot.periode)


def actueel_plan() -> Beleidsplan:
    """The current plan; raises BestandGeweigerd when there is none to read anything into."""
    if (plan := Beleidsplan.objects.actueel()) is None:
        raise BestandGeweigerd("Er is nog geen actueel plan. Maak eerst een beleidsplan en zet het op actueel.")
    return plan


class ActueelPlanResource(BasisResource):
    """A Resource whose rows hang together with the current plan; the plan is never in the file."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._plan: Beleidsplan | None = None

    @property
    def plan(self) -> Beleidsplan:
        """The current plan; raises BestandGeweigerd when there is none."""
        if self._plan is None:
            self._plan = actueel_plan()
        return self._plan

    def controleer(self, dataset: Any) -> None:
        if self.plan is not None:
            super().controleer(dataset)


class PlanResource(ActueelPlanResource):
    """The same for what is part of the plan: once that has been adopted, nothing goes in."""

    def slot(self) -> Beleidsplan:
        return self.plan

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(**{self._meta.model.pad_naar_slot: self.plan})

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:
        if new and self._meta.model.pad_naar_slot == "beleidsplan":
            instance.beleidsplan = self.plan
