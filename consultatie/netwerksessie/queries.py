"""The dots of the plan's sessions, per group."""

from collections import defaultdict
from dataclasses import dataclass

from thema.beleidsplan.models import Beleidsplan

from .models import Sessiegroep


@dataclass(frozen=True)
class Sessiestippen:
    """One group over all sessions: how many people took part, and their dots per theme slug."""

    groep: str
    deelnemers: int
    per_thema: dict[str, int]


def stippen_per_groep(plan: Beleidsplan) -> list[Sessiestippen]:
    """Residents and council, in that order; a group that came to no session is left out."""
    groepen = list(
        Sessiegroep.objects.filter(netwerksessie__beleidsplan=plan).prefetch_related("stippen__thema").order_by("pk")
    )
    gevonden = []
    for soort in Sessiegroep.Groep:
        delen = [groep for groep in groepen if groep.groep == soort]
        if delen:
            gevonden.append(Sessiestippen(soort.value, sum(d.deelnemers for d in delen), _per_thema(delen)))
    return gevonden


def _per_thema(groepen: list[Sessiegroep]) -> dict[str, int]:
    aantallen: dict[str, int] = defaultdict(int)
    for groep in groepen:
        for stippen in groep.stippen.all():
            aantallen[stippen.thema.slug] += stippen.aantal
    return dict(aantallen)
