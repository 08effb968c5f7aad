"""Tags and filters that every template may use; no queries, no rules."""

import re
from typing import Any

from django import template
from django.forms import BoundField, FileInput, Select, Textarea
from django.templatetags.static import static
from django.utils.safestring import SafeString

from mjbp.context import STANDAARD_THEMA
from thema.models import Gemeente

register = template.Library()
_JA_NEE = re.compile(r'<img src="[^"]*/icon-(yes|no|unknown)\b[^"]*" alt="[^"]*">')
_WOORD = {"yes": "ja", "no": "nee", "unknown": "onbekend"}


@register.simple_tag
def thema_css(gemeente: Gemeente) -> str:
    """Address of the municipality's token file; of the standard one when that file was never put in static/thema.

    A typing error in the admin must not take the whole site down.
    """
    try:
        return static(gemeente.thema_css)
    except ValueError:  # the manifest does not know the file
        return static(STANDAARD_THEMA)


@register.filter
def eerste_id(field: BoundField) -> str:
    """The id of what a link to this field must reach: its control, or the first one of a group of options."""
    return field.id_for_label or next((optie.id_for_label for optie in field.subwidgets), field.auto_id)


@register.filter
def invoer(field: BoundField) -> SafeString:
    """The control alone, dressed as a component of NL Design System; Django ties it to its help and error."""
    widget = field.field.widget
    if isinstance(widget, Select):
        klasse = "utrecht-select utrecht-select--html-select"
    elif isinstance(widget, Textarea):
        klasse = "utrecht-textarea utrecht-textarea--html-textarea"
    elif isinstance(widget, FileInput):
        klasse = ""
    else:
        klasse = "utrecht-textbox utrecht-textbox--html-input"
    eigen = widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{eigen} {klasse}".strip()} if eigen or klasse else None)


@register.filter
def foutregel(field: BoundField, fout: str) -> str:
    """One line of the error summary: the name of the field and what is wrong with it."""
    naam = str(field.label)
    return f"{naam} {fout}" if naam.endswith(("?", ".", ":", "!")) else f"{naam}: {fout}"


@register.filter
def ja_nee(inhoud: Any) -> Any:
    """A cell or a field of the admin with the word for yes and no, where Django puts a green tick or a red cross: that
    cross looks as if it deletes."""
    if not isinstance(inhoud, SafeString) or "<img" not in inhoud:
        return inhoud
    # It was safe, and a word of our own takes the place of a part of it.
    return SafeString(_JA_NEE.sub(lambda plaatje: _WOORD[plaatje[1]], inhoud))
