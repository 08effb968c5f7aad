"""What is withheld, in the form of the paper."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from planning.stuk.models import Bestuursstuk
from rapportage.weglakken.gronden import artikelen
from thema.basis.admin import BasisStapel

from .forms import Teller, WeglatingForm
from .models import Weglating


class WeglatingInline(BasisStapel):
    """For every kind of paper. Its rows come to the document only in what is published."""

    model = Weglating
    form = WeglatingForm
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}  # type: ignore[misc]  # Django calls it a class variable
    fields = ("passage", "gronden", "motivering")
    readonly_fields = ("op_grond_van",)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Each row knows its paper."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = type("WeglatingForm", (formset.form,), {"teller": Teller(Bestuursstuk.objects.get(pk=obj.pk))})
        return formset

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who only looks reads the articles, not what they are kept as."""
        if self.has_change_permission(request, obj):
            return self.fields
        return ("passage", "op_grond_van", "motivering")

    @admin.display(description="gronden")
    def op_grond_van(self, weglating: Weglating) -> str:
        """The articles, in the order of the law."""
        return artikelen(weglating.alle_gronden)
