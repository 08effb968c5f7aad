"""What came out of the sessions. No threshold has been applied here: rapportage/queries.py does that."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Aggregate, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .models import Netwerksessie, Sessiegroep, Stippen


@dataclass(frozen=True)
class Sessiestippen:
    """The dots of one group: `groep` is "inwoners" or "raad", `deelnemers` persons, `per_thema` dots by slug.

    A theme that is absent got no dots. Nobody puts two dots on one theme, so dots are persons too.
    """

    groep: str
    deelnemers: int
    per_thema: Mapping[str, int]


def stippen_per_groep(plan: Beleidsplan) -> list[Sessiestippen]:
    """Per group of which all dots have been entered, in a fixed order; several sessions of one plan are taken together.

    A group that took part but whose dots are still to be entered, all or some, is absent: not counted yet is not zero.
    Three queries.
    """
    groepen = Sessiegroep.objects.filter(netwerksessie__beleidsplan=plan)
    met_stippen = list(_compleet(groepen).prefetch_related("stippen__thema"))
    return [
        _samen(code, [groep for groep in met_stippen if groep.groep == code])
        for code in Sessiegroep.Groep.values
        if any(groep.groep == code for groep in met_stippen)
    ]


def stippen_per_persoon(plan: Beleidsplan) -> int | None:
    """How many dots everybody had who came to the sessions of the plan. None: there was none, or it was not on all as many.

    One query.
    """
    sessies = Netwerksessie.objects.filter(beleidsplan=plan, groepen__isnull=False)
    aantallen = set(sessies.values_list("stippen_per_persoon", flat=True))
    return aantallen.pop() if len(aantallen) == 1 else None


def sessies_zonder_stippen(plan: Beleidsplan) -> list[Netwerksessie]:
    """Sessions of which dots are still to be entered, all or some, of all groups or of one, first to last; also those to
    come.

    One query.
    """
    groepen = Sessiegroep.objects.filter(netwerksessie=OuterRef("pk"))
    return _op_volgorde(plan, ~Exists(groepen) | Exists(_niet_compleet(groepen)))


def sessies_half_ingevoerd(plan: Beleidsplan) -> list[Netwerksessie]:
    """Those of them that have groups: what is known of who came would be in figures without all of their dots. One query."""
    return _op_volgorde(plan, Exists(_niet_compleet(Sessiegroep.objects.filter(netwerksessie=OuterRef("pk")))))


def _op_volgorde(plan: Beleidsplan, waar: Q | Exists) -> list[Netwerksessie]:
    return list(Netwerksessie.objects.filter(waar, beleidsplan=plan).order_by("datum", "pk"))


def _niet_compleet(groepen: QuerySet[Sessiegroep]) -> QuerySet[Sessiegroep]:
    return groepen.exclude(pk__in=_compleet(Sessiegroep.objects.all()).values("pk"))


def _compleet(groepen: QuerySet[Sessiegroep]) -> QuerySet[Sessiegroep]:
    """Of which every theme of the plan has a number, 0 or more; or of which all dots that people had were put somewhere,
    so that what is empty must be 0."""
    themas = Thema.objects.filter(beleidsplan__netwerksessies=OuterRef("netwerksessie")).order_by()
    geteld = groepen.alias(
        ingevuld=_van_de_groep(Count("pk")),
        geplakt=_van_de_groep(Sum("aantal")),
        themas=Coalesce(Subquery(themas.values("beleidsplan").annotate(uit=Count("pk")).values("uit")), 0),
    )
    alles_geplakt = Q(geplakt__gte=F("deelnemers") * F("netwerksessie__stippen_per_persoon"))
    return geteld.filter(Q(ingevuld__gte=F("themas")) | alles_geplakt, ingevuld__gt=0)


def _van_de_groep(wat: Aggregate) -> Coalesce:
    stippen = Stippen.objects.filter(sessiegroep=OuterRef("pk")).order_by()
    return Coalesce(Subquery(stippen.values("sessiegroep").annotate(uit=wat).values("uit")), 0)


def _samen(code: str, groepen: list[Sessiegroep]) -> Sessiestippen:
    per_thema: dict[str, int] = {}
    for groep in groepen:
        for stippen in groep.stippen.all():
            per_thema[stippen.thema.slug] = per_thema.get(stippen.thema.slug, 0) + stippen.aantal
    return Sessiestippen(groep=code, deelnemers=sum(groep.deelnemers for groep in groepen), per_thema=per_thema)
