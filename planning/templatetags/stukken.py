"""What templates of lower rooms show of papers."""

from django import template

from planning.stuk.queries import Blokgebruik, gebruik_van
from thema.tekstblok.models import Tekstblok

register = template.Library()


@register.simple_tag
def blokgebruik(blok: Tekstblok) -> tuple[Blokgebruik, ...]:
    """The papers that this text block stands in."""
    return gebruik_van(blok)
