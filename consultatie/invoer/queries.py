"""Reads of bundles, for the screens of staff and for what there is to do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.models import Statusovergang
from thema.beleidsplan.models import Beleidsplan

from .enums import Stapelstatus
from .lezen import Velden
from .models import Invoerformulier, Stapel

# Two people may well answer one or two questions alike.
GEEN_TOEVAL = 4
ONDERWEG = (Stapelstatus.INVOEREN, Stapelstatus.NAKIJKEN)


@dataclass(frozen=True)
class Stapelregel:
    """One bundle in a list. `aantal` forms are in it, or were when it was released; `te_gaan` nobody checked."""

    stapel: Stapel
    aantal: int
    te_gaan: int


def _met_aantallen(stapels: "QuerySet[Stapel]") -> list[Stapelregel]:
    geteld: Any = stapels.select_related("versie__vragenlijst", "ingevoerd_door").annotate(
        waarin=Count("formulieren"), ongezien=Count("formulieren", filter=Q(formulieren__is_nagekeken=False))
    )
    return [
        Stapelregel(stapel, stapel.waarin if stapel.aantal is None else stapel.aantal, stapel.ongezien)
        for stapel in geteld.order_by("-nummer")
    ]


def stapels_van(lijst: Vragenlijst) -> list[Stapelregel]:
    """All bundles of this questionnaire, the newest first."""
    return _met_aantallen(Stapel.objects.filter(versie__vragenlijst=lijst))


def stapels_onderweg(plan: Beleidsplan) -> list[Stapelregel]:
    """The bundles of a plan's questionnaires that have not been released, with something in them."""
    regels = _met_aantallen(Stapel.objects.filter(versie__vragenlijst__beleidsplan=plan, status__in=ONDERWEG))
    return [regel for regel in regels if regel.aantal]


def aantal_onderweg(lijst: Vragenlijst) -> int:
    """How many bundles with something in them have not been released."""
    return (
        Stapel.objects.filter(versie__vragenlijst=lijst, status__in=ONDERWEG, formulieren__isnull=False)
        .distinct()
        .count()
    )


def ingevoerd_op(dag: date, *, door: User, lijst: Vragenlijst) -> int:
    """How many forms this person entered on this day that still wait for release."""
    return Invoerformulier.objects.filter(
        dag=dag, stapel__ingevoerd_door=door, stapel__versie__vragenlijst=lijst
    ).count()


def volgende_om_na_te_kijken(stapel: Stapel, *, na: int = 0) -> int | None:
    """The number of the next form that nobody checked, from `na` on and then from the start; None: all are checked."""
    nummers = list(stapel.formulieren.filter(is_nagekeken=False).order_by("nummer").values_list("nummer", flat=True))
    return next((nummer for nummer in nummers if nummer > na), nummers[0] if nummers else None)


def gelijk_aan_vorige(stapel: Stapel, velden: Velden) -> int | None:
    """The number of the form that was entered last, when it is the same as this one in so many fields that this is no
    chance; None: it is another, or there is none."""
    vorige = stapel.formulieren.filter(nummer=stapel.laatste_nummer).first()
    if vorige is None or len(velden) < GEEN_TOEVAL or vorige.velden != dict(velden):
        return None
    return vorige.nummer


def spoor(stapel: Stapel) -> "QuerySet[Statusovergang]":
    """The steps of this bundle, the first one first."""
    soort = ContentType.objects.get_for_model(Stapel)
    return Statusovergang.objects.filter(content_type=soort, object_id=stapel.pk).select_related("door")
