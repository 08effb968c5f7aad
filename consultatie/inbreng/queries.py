"""What staff may know of what came in and of what catches the eye in it. Numbers only, and no small ones."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from consultatie.misbruik.enums import Verdenking
from consultatie.uitslag.models import Telling
from consultatie.uitslag.queries import verdacht_geteld
from consultatie.uitslag.telling import VORM
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.models import Beleidsplan

from .models import Inkomend


@dataclass(frozen=True)
class Verdachtregel:
    """How many answers came in with this suspicion, mixed or not. None: fewer than DREMPEL_OPENBAAR, perhaps none."""

    reden: str
    aantal: int | None


@dataclass(frozen=True)
class Verdachtbesluit:
    """One decision on the suspicious answers of a questionnaire. `door`: "" when it is not known."""

    telt_mee: bool
    reden: str
    door: str
    op: datetime


def verdachte_regels(vragenlijst: Vragenlijst) -> tuple[Verdachtregel, ...]:
    """Every suspicion, with its number where that may be shown. Two queries."""
    aantallen = verdacht_geteld(vragenlijst)
    wachtend = Inkomend.objects.filter(versie__vragenlijst=vragenlijst, antwoorden__isnull=False)
    in_bak = wachtend.exclude(verdenking="").order_by().values_list("verdenking").annotate(Count("pk"))
    for verdenking, aantal in in_bak:
        aantallen[verdenking] = aantallen.get(verdenking, 0) + aantal
    return tuple(_regel(soort, aantallen.get(soort, 0)) for soort in Verdenking)


def _regel(soort: Verdenking, aantal: int) -> Verdachtregel:
    return Verdachtregel(str(soort.label), aantal if aantal >= settings.DREMPEL_OPENBAAR else None)


def verdachtbesluiten(vragenlijst: Vragenlijst) -> list[Verdachtbesluit]:
    """What was decided on them, the newest first. One query."""
    stand = (False, "")
    besluiten = []
    for versie in vragenlijst.history.select_related("history_user").order_by("history_id"):
        if (versie.telt_verdachte_mee, versie.reden_verdachte) != stand:
            stand = versie.telt_verdachte_mee, versie.reden_verdachte
            besluiten.append(Verdachtbesluit(*stand, str(versie.history_user or ""), versie.history_date))
    return besluiten[::-1]


def wordt_nog_geteld(vragenlijst: Vragenlijst) -> bool:
    """Something waits for the worker: enough answers in a tray, or tallies of an older form. At most two queries."""
    wachtend = Inkomend.objects.filter(versie__vragenlijst=vragenlijst, antwoorden__isnull=False).order_by()
    per_bak = wachtend.values_list("versie", "kanaal", "verdenking").annotate(aantal=Count("pk"))
    verouderd = Telling.objects.filter(versie__vragenlijst=vragenlijst, vorm__lt=VORM)
    return per_bak.filter(aantal__gte=settings.DREMPEL_OPENBAAR).exists() or verouderd.exists()


@dataclass(frozen=True)
class Onbeslist:
    """So many answers to this questionnaire are suspicious, and staff have not said why they count or do not."""

    lijst: Vragenlijst
    aantal: int


def onbeslist_verdacht(plan: Beleidsplan) -> list[Onbeslist]:
    """The questionnaires of this plan on whose suspicious answers staff have yet to decide. Three queries.

    A suspicion with fewer than DREMPEL_OPENBAAR answers is not among them: it is never counted and nowhere shown.
    """
    return _onbeslist(Vragenlijst.objects.filter(beleidsplan=plan))


def onbeslist_van(vragenlijst: Vragenlijst) -> int:
    """The same of one questionnaire: how many answers; 0 when there is nothing to decide."""
    return sum(rij.aantal for rij in _onbeslist(Vragenlijst.objects.filter(pk=vragenlijst.pk)))


def _onbeslist(vragenlijsten: "QuerySet[Vragenlijst]") -> list[Onbeslist]:
    lijsten = vragenlijsten.filter(reden_verdachte="", resultaten_openbaar_op__isnull=True)
    per_soort: Counter[tuple[int, str]] = Counter()
    geteld = Telling.objects.filter(versie__vragenlijst__in=lijsten, aantal__gt=0)
    in_bak = Inkomend.objects.filter(versie__vragenlijst__in=lijsten, antwoorden__isnull=False)
    for rijen, hoeveel in ((geteld, Sum("aantal")), (in_bak, Count("pk"))):
        soorten = rijen.exclude(verdenking="").order_by().values_list("versie__vragenlijst", "verdenking")
        for lijst_id, verdenking, aantal in soorten.annotate(hoeveel):
            per_soort[lijst_id, verdenking] += aantal
    per_lijst: Counter[int] = Counter()
    for (lijst_id, _), aantal in per_soort.items():
        per_lijst[lijst_id] += aantal if aantal >= settings.DREMPEL_OPENBAAR else 0
    return [Onbeslist(lijst, per_lijst[lijst.pk]) for lijst in lijsten.order_by("pk") if per_lijst[lijst.pk]]
