"""Reads of questionnaires as residents meet them.

Two of them are on the way of every visit, so they do no more than they must: one small query for a page, and none at
all for the questions that an answer belongs to, since a version never changes under its key.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet

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
    """A questionnaire that residents may know of: its key, whether it takes answers on that day, and a mark of its page,
    which differs when anything differs that stands on the page."""

    vragenlijst_id: int
    is_open: bool
    kenmerk: tuple[object, ...]


def aanwezig(slug: str, *, dag: date) -> Aanwezig | None:
    """What is at this address; None when there is nothing, or nothing that residents may know of. One query.

    As it was at most STAND_HOUDBAAR seconds ago: a page may be that old, an answer is held against what is.
    """
    naam = f"aanwezig-{slug}-{dag}"
    if (bewaard := cache.get(naam)) is not None:
        return cast(Aanwezig, bewaard)
    with connection.cursor() as cursor:
        cursor.execute(_ACTUEEL, [dag, dag, slug])
        rij = cursor.fetchone()
    if rij is None:
        return None
    gevonden = Aanwezig(vragenlijst_id=rij[1], is_open=bool(rij[0]), kenmerk=rij[2:])
    cache.set(naam, gevonden, settings.STAND_HOUDBAAR)
    return gevonden


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


def vragen_van_versie(slug: str, sleutel: int | None) -> Vragenlijstversie | None:
    """This version with its key, its questions and `vragenlijst_id` only, to read an answer by; once it was read, from memory.

    It may have been replaced in the meantime: then it cannot be stored under.
    """
    try:
        return Vragenlijstversie(**_gelezen_versie(slug, sleutel))
    except Vragenlijstversie.DoesNotExist:
        return None


@lru_cache(maxsize=64)
def _gelezen_versie(slug: str, sleutel: int | None) -> dict[str, Any]:
    """Kept as it is, and not in the cache: that would take its questions apart and put them together for every answer.
    What does not exist is not kept, so nobody can fill this with made-up keys."""
    if (versie := versie_van(slug, sleutel)) is None:
        raise Vragenlijstversie.DoesNotExist
    return {"pk": versie.pk, "vragenlijst_id": versie.vragenlijst_id, "definitie": versie.definitie}


def versies_vergeten() -> None:
    """For who uses a key again: a test, on a database that went back."""
    _gelezen_versie.cache_clear()
