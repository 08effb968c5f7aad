"""What is wrong in a form of the admin, field by field and row by row; and whether its rows can become more."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import template
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseForm, BoundField, MultiWidget
from django.forms.widgets import ChoiceWidget

from .huis import eerste_id, foutregel

register = template.Library()


class Foutregel(NamedTuple):
    """A sentence, and the id of what it is about; empty: of the form as a whole."""

    zin: str
    id: str


@register.simple_tag
def admin_fouten(adminform: Any, inlines: Iterable[Any] | None) -> tuple[Foutregel, ...]:
    """All that is wrong in this form and the rows under it, in the order of the page."""
    if not adminform or not adminform.form.is_bound:
        return ()
    return (*_van_form(adminform.form, ""), *(regel for inline in inlines or () for regel in _van_rijen(inline)))


@register.filter
def kan_regel_erbij(inline: Any) -> bool:
    """Who looks at it may add a row, it is not one that prepares its rows itself, and there is room."""
    formset, kan = inline.formset, getattr(inline.opts, "regel_erbij", False)
    return bool(kan and inline.has_add_permission) and formset.total_form_count() < formset.max_num


@register.filter
def kan_ergens_bij(inlines: Iterable[Any] | None) -> bool:
    """That is so of one of these; a page of history has none."""
    return any(kan_regel_erbij(inline) for inline in inlines or ())


def _van_rijen(inline: Any) -> Iterator[Foutregel]:
    formset = inline.formset
    if not formset.is_bound:
        return
    naam = str(inline.opts.verbose_name)
    for fout in formset.non_form_errors():
        yield Foutregel(str(fout), f"{formset.prefix}-heading")
    for nummer, form in enumerate(formset.forms, start=1):
        # What is to be deleted need not be right.
        if not (formset.can_delete and formset._should_delete_form(form)):  # noqa: SLF001  Django has no other name for it
            yield from _van_form(form, f"{naam[:1].upper()}{naam[1:]} {nummer}: ", f"{formset.prefix}-{nummer - 1}")


def _van_form(form: BaseForm, vooraf: str, rij: str = "") -> Iterator[Foutregel]:
    for fout in form.non_field_errors():
        yield Foutregel(f"{vooraf}{fout}", rij)
    for veld in form:
        for fout in veld.errors:
            yield Foutregel(f"{vooraf}{foutregel(veld, str(fout))}", rij if veld.is_hidden else _id(veld))


def _id(veld: BoundField) -> str:
    """Of a date with a time the id of the date: the two have none together. The admin wraps a choice of other things in a
    widget that does not know its parts: that of what is in it."""
    widget = veld.field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, MultiWidget):
        return f"{veld.auto_id}_0"
    return widget.id_for_label(veld.auto_id) or (
        f"{veld.auto_id}_0" if isinstance(widget, ChoiceWidget) else eerste_id(veld)
    )
