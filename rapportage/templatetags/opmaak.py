"""Template filters and tags: Dutch numbers, dates and texts. What they do stands in rapportage.opmaak."""

from datetime import date
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from rapportage import lettertype, opmaak

register = template.Library()

register.filter("getal", opmaak.getal)
register.filter("hoeveel", opmaak.hoeveel)
register.filter("procent", opmaak.procent)
register.filter("procentpunt", opmaak.procentpunt)
register.filter("datum", opmaak.datum)
register.filter("datum_kort", opmaak.datum_kort)
register.filter("opsomming", opmaak.opsomming)
register.filter("markdown", opmaak.markdown)
register.filter("over_tekens", lettertype.waarschuwing_over_tekens)


@register.filter
def te_weinig(waarde: float | None, decimalen: int | None = None) -> str:
    """A share as a percentage, or with `decimalen` a number; ‘te weinig’ for what is not shown."""
    if waarde is None:
        return "te weinig"
    return opmaak.procent(waarde) if decimalen is None else opmaak.getal(waarde, decimalen)


@register.filter
@lru_cache(maxsize=4096)
def cel(waarde: float | None, decimalen: int | None = None) -> SafeString:
    """The same as a cell of a table. A page of results has a thousand of them."""
    klasse = "r x" if waarde is None else "r"
    return mark_safe(f'<td class="{klasse}">{te_weinig(waarde, decimalen)}</td>')  # noqa: S308  nothing but a number


@register.simple_tag
def maanden(van: date, tot: date | None = None) -> str:
    """{% maanden rij.van rij.tot %} → juli, augustus en september"""
    return opmaak.maanden(van, tot)


@register.simple_tag
def maanden_kort(van: date, tot: date | None = None) -> str:
    """{% maanden_kort rij.van rij.tot %} → jul/aug/sept"""
    return opmaak.maanden_kort(van, tot)
