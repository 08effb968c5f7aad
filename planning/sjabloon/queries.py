"""The headings that a new paper begins with."""

from thema.beleidsplan.models import Gemeente

from .begin import KOPPEN, Kop
from .models import Sjabloon


def koppen_van(gemeente: Gemeente, soort: str) -> tuple[Kop, ...]:
    """Those of the municipality's own template for this kind; without one, those that every municipality begins with."""
    sjabloon = Sjabloon.objects.filter(gemeente=gemeente, soort=soort).first()
    if sjabloon is None:
        return KOPPEN.get(soort, ())
    return tuple(sectie.als_kop for sectie in sjabloon.secties.all())
