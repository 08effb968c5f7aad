"""What came out of the sessions. No threshold has been applied here: rapportage/queries.py does that."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from thema.beleidsplan.models import Beleidsplan

from .models import Netwerksessie, Sessiegroep


@dataclass(frozen=True)
class Sessiestippen:
    """The dots of one group: `groep` is "inwoners" or "raad", `deelnemers` persons, `per_thema` dots by slug.

    A theme that is absent got no dots. Nobody puts two dots on one theme, so dots are persons too.
    """

    groep: str
    deelnemers: int
    per_thema: Mapping[str, int]


def stippen_per_groep(plan: Beleidsplan) -> list[Sessiestippen]:
    """Per group of which dots have been entered, in a fixed order; several sessions of one plan are taken together.

    A group that took part but whose dots are still to be entered is absent: not counted yet is not zero. Two queries.
    """
    groepen = Sessiegroep.objects.filter(netwerksessie__beleidsplan=plan).prefetch_related("stippen__thema")
    met_stippen = [groep for groep in groepen if groep.stippen.all()]
    return [
        _samen(code, [groep for groep in met_stippen if groep.groep == code])
        for code in Sessiegroep.Groep.values
        if any(groep.groep == code for groep in met_stippen)
    ]


def sessies_zonder_stippen(plan: Beleidsplan) -> list[Netwerksessie]:
    """Sessions of which dots are still to be entered, of all groups or of one, first to last; also those to come.

    One query.
    """
    groepen = Sessiegroep.objects.filter(netwerksessie=OuterRef("pk"))
    zonder = groepen.filter(stippen__isnull=True)
    sessies = Netwerksessie.objects.filter(beleidsplan=plan)
    return list(sessies.filter(~Exists(groepen) | Exists(zonder)).order_by("datum", "pk"))


def _samen(code: str, groepen: list[Sessiegroep]) -> Sessiestippen:
    per_thema: dict[str, int] = {}
    for groep in groepen:
        for stippen in groep.stippen.all():
            per_thema[stippen.thema.slug] = per_thema.get(stippen.thema.slug, 0) + stippen.aantal
    return Sessiestippen(groep=code, deelnemers=sum(groep.deelnemers for groep in groepen), per_thema=per_thema)
