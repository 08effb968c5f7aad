"""What is withheld, in the form of the paper."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest

from planning.stuk.models import Bestuursstuk
from thema.basis.admin import BasisStapel

from .forms import WeglatingForm
from .models import Weglating


class WeglatingInline(BasisStapel):
    """For every kind of paper. Its rows come to the document only in what is published."""

    model = Weglating
    form = WeglatingForm
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3})}}  # type: ignore[misc]  # Django calls it a class variable
    fields = ("passage", "gronden", "motivering")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Each row knows its paper."""
        formset = super().get_formset(request, obj, **kwargs)
        stuk = Bestuursstuk.objects.get(pk=obj.pk)
        formset.form = type("WeglatingForm", (formset.form,), {"stuk": stuk})
        return formset
