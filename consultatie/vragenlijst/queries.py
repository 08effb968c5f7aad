"""Reads of questionnaires as residents meet them.

Two of them are on the way of every visit, so they do no more than they must: one small query for a page, and none at
all for the questions that an answer belongs to, since a version never changes under its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from thema.basis.klok import dag_van

from .forms import Lezer
from .models import Vragenlijst, Vragenlijstversie

# Twin of Vragenlijst.is_open_op, for where the ORM would take longer than all the rest; asks for the day twice.
IS_OPEN_OP = """(lijst.status = 'open' AND (lijst.open_van IS NULL OR lijst.open_van <= %s)
       AND (lijst.open_tot IS NULL OR lijst.open_tot >= %s))"""

# Of the languages: how many, the youngest, and how often they were saved. A key is never used again, so no two states
# have the same three.
_ACTUEEL = f"""
SELECT {IS_OPEN_OP}, lijst.id, versie.id, lijst.bewerking, plan.bewerking, gemeente.naam, gemeente.afdeling,
       gemeente.themabestand,
       (SELECT COUNT(*) || '-' || MAX(vertaling.id) || '-' || SUM(vertaling.bewerking)
          FROM consultatie_vertaling vertaling WHERE vertaling.vragenlijst_id = lijst.id)
  FROM consultatie_vragenlijst lijst
  JOIN consultatie_vragenlijstversie versie ON versie.vragenlijst_id = lijst.id
  JOIN thema_beleidsplan plan ON plan.id = lijst.beleidsplan_id
  JOIN thema_gemeente gemeente ON gemeente.id = plan.gemeente_id
 WHERE lijst.slug = %s AND lijst.status <> 'concept'
 ORDER BY versie.nummer DESC
 LIMIT 1
"""  # noqa: S608  our own names


@dataclass(frozen=True)
class Aanwezig:
    """A questionnaire that residents may know of, its newest version, whether it takes answers on that day, and a mark of
    its page, which differs when anything differs that stands on the page."""

    slug: str
    vragenlijst_id: int
    versie_id: int
    is_open: bool
    kenmerk: tuple[object, ...]


def aanwezig(slug: str, *, op: datetime) -> Aanwezig | None:
    """What is at this address; None when there is nothing, or nothing that residents may know of. One query.

    As it was at most STAND_HOUDBAAR seconds ago: a page may be that old, an answer is held against what is.
    """
    try:
        if houdbaar := settings.STAND_HOUDBAAR:
            return _gezien(slug, dag_van(op), int(op.timestamp()) // houdbaar)
        return _zoek_op(slug, dag_van(op))
    except Vragenlijst.DoesNotExist:
        return None


@lru_cache(maxsize=64)
def _gezien(slug: str, dag: date, _tel: int) -> Aanwezig:
    """Until the next count. What does not exist is not kept, so nobody can fill this with made-up addresses."""
    return _zoek_op(slug, dag)


def _zoek_op(slug: str, dag: date) -> Aanwezig:
    with connection.cursor() as cursor:
        cursor.execute(_ACTUEEL, [dag, dag, slug])
        rij = cursor.fetchone()
    if rij is None:
        raise Vragenlijst.DoesNotExist
    is_open, vragenlijst_id, versie_id, *kenmerk = rij
    return Aanwezig(slug, vragenlijst_id, versie_id, is_open=bool(is_open), kenmerk=tuple(kenmerk))


def _versies(slug: str) -> "QuerySet[Vragenlijstversie]":
    return Vragenlijstversie.objects.filter(
        vragenlijst__slug=slug, vragenlijst__in=Vragenlijst.objects.openbaar()
    ).select_related("vragenlijst__beleidsplan__gemeente")


def nieuwste_versie(slug: str) -> Vragenlijstversie | None:
    """The version that residents get now, or got last, with all that stands around it on a page."""
    return _versies(slug).order_by("-nummer").first()


def versie_van(slug: str, sleutel: int | None) -> Vragenlijstversie | None:
    """This version of this questionnaire, just as whole; None when there is no such version (any more)."""
    return _versies(slug).filter(pk=sleutel).first() if sleutel is not None else None


@dataclass(frozen=True)
class Leesversie:
    """What an answer is read by: a version with its key and that of its questionnaire, and no more. It never changes."""

    pk: int
    vragenlijst_id: int
    definitie: Mapping[str, Any]
    lezer: Lezer


def leesversie_van(slug: str, sleutel: int | None) -> Leesversie | None:
    """This version; once it was read, from memory. It may have been replaced since: then nothing can be stored under it."""
    try:
        return _leesversie(slug, sleutel)
    except Vragenlijstversie.DoesNotExist:
        return None


@lru_cache(maxsize=64)
def _leesversie(slug: str, sleutel: int | None) -> Leesversie:
    """Kept as it is, and not in the cache: that would take its questions apart and put them together for every answer.
    What does not exist is not kept, so nobody can fill this with made-up keys."""
    if (versie := versie_van(slug, sleutel)) is None:
        raise Vragenlijstversie.DoesNotExist
    return Leesversie(versie.pk, versie.vragenlijst_id, versie.definitie, Lezer(versie.definitie))


def versies_vergeten() -> None:
    """For who uses a key again: a test, on a database that went back."""
    _leesversie.cache_clear()
    _gezien.cache_clear()
