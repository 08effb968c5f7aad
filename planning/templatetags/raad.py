"""What the council did, on pages of rooms below: those cannot ask for it, a template can."""

from django import template

from planning.raadstafel.openbaar import Themaraad
from planning.raadstafel.openbaar import raad_over_thema as lees
from thema.basis.klok import nu, vandaag
from thema.beleidsplan.models import Beleidsplan

register = template.Library()


@register.simple_tag
def raad_over_thema(plan: Beleidsplan, slug: str) -> Themaraad:
    """{% raad_over_thema plan thema.slug as raad %}"""
    return lees(plan, slug, nu(), vandaag())
