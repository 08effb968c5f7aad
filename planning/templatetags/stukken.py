"""What templates of lower rooms show of papers."""

from django import template
from django.template import Context

from planning.stuk.queries import Blokgebruik, gebruik_van, heeft_onbekend_gebruik
from thema.tekstblok.models import Tekstblok

register = template.Library()


@register.simple_tag(takes_context=True)
def blokgebruik(context: Context, blok: Tekstblok) -> tuple[Blokgebruik, ...]:
    """The papers that this text block stands in and that the reader may know of."""
    return gebruik_van(blok, voor=context["request"].user)


@register.simple_tag(takes_context=True)
def onbekend_blokgebruik(context: Context, blok: Tekstblok) -> bool:
    """It stands in papers that the reader may not know of as well."""
    return heeft_onbekend_gebruik(blok, voor=context["request"].user)
