"""Helps tests to work in the admin as a person would: open a page, fill in its form, send it."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db import models
from django.test import Client
from django.urls import reverse
from factory.django import DjangoModelFactory

from tests import factories
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol


def als(rol: Rol) -> Client:
    """A browser in which someone with this role is signed in."""
    client = Client()
    client.force_login(GebruikerFactory(rol=rol))
    return client


def adres(model: type[models.Model], wat: str, *args: object) -> str:
    """The address of a page of this model's admin."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{wat}", args=args)


def fabrieken() -> dict[type[models.Model], type[DjangoModelFactory]]:
    """The factory of every model that has one, in all rooms."""
    gevonden: dict[Any, Any] = {}
    for module in pkgutil.iter_modules(factories.__path__, "tests.factories."):
        for ding in vars(importlib.import_module(module.name)).values():
            if isinstance(ding, type) and issubclass(ding, DjangoModelFactory):
                model: Any = cast(Any, ding)._meta.model
                gevonden[model] = ding
    return gevonden


def geregistreerd() -> list[ModelAdmin]:
    """Every ModelAdmin of the site, in the order of their models."""
    return sorted(admin.site._registry.values(), key=lambda ma: ma.opts.label)  # noqa: SLF001


def velden(form: forms.BaseForm) -> dict[str, Any]:
    """What a browser would send for this form if nobody touched it."""
    return {naam: waarde for gebonden in form for naam, waarde in _paren(gebonden)}


def _paren(gebonden: forms.BoundField) -> Iterator[tuple[str, Any]]:
    widget: Any = gebonden.field.widget
    waarde: Any = gebonden.value()
    widget = getattr(widget, "widget", widget)  # of a RelatedFieldWidgetWrapper
    if isinstance(widget, forms.MultiWidget):
        stukken: Any = widget.decompress(waarde)
        for nummer, (deel, stuk) in enumerate(zip(widget.widgets, stukken, strict=True)):
            yield f"{gebonden.html_name}_{nummer}", deel.format_value(stuk) or ""
    elif isinstance(widget, forms.CheckboxInput):
        if waarde:
            yield gebonden.html_name, "on"
    elif isinstance(widget, (forms.SelectMultiple, forms.CheckboxSelectMultiple)):
        yield gebonden.html_name, [str(getattr(een, "pk", een)) for een in waarde or []]
    else:
        gevormd = widget.format_value(waarde)
        yield gebonden.html_name, (gevormd[0] if isinstance(gevormd, list) else gevormd) or ""


def formulier(antwoord: Any) -> dict[str, Any]:
    """What a browser would send from this change or add page if nobody touched it, inlines included."""
    context = antwoord.context
    data = velden(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        data |= velden(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= velden(form)
    return data


def foutteksten(antwoord: Any) -> str:
    """All that the page says is wrong, field by field and row by row."""
    context = antwoord.context
    teksten = [str(context["adminform"].form.errors)]
    for inline in context["inline_admin_formsets"]:
        teksten += [str(inline.formset.non_form_errors()), *(str(form.errors) for form in inline.formset.forms)]
    return " ".join(teksten)
