"""Which plan a public page is about, and where the page stands."""

from dataclasses import dataclass

from django.http import Http404

from thema.beleidsplan.models import Beleidsplan


@dataclass(frozen=True)
class Kruimel:
    """A step between home and this page."""

    naam: str
    url: str


def actueel_plan() -> Beleidsplan:
    """The current plan with its municipality; Http404 on an installation that has none yet."""
    plan = Beleidsplan.objects.actueel()
    if plan is None:
        raise Http404
    return plan
