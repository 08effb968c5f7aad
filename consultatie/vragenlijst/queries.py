"""Reads of questionnaires as residents meet them.

Two of them are on the way of every visit, so they do no more than they must: one small query for a page, and none at
all for the questions that an answer belongs to, since a version never changes under its key.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet

from .models import Vragenlijst, Vragenlijstversie

# By hand: putting this together by the ORM took longer than all the rest of a visit.
_ACTUEEL = """
SELECT lijst.id, lijst.status, lijst.open_van, lijst.open_tot, lijst.bewerking, versie.id AS versie,
       plan.bewerking AS plan, gemeente.naam AS naam, gemeente.afdeling AS afdeling, gemeente.themabestand AS stijl
  FROM consultatie_vragenlijst lijst
  JOIN consultatie_vragenlijstversie versie ON versie.vragenlijst_id = lijst.id
  JOIN thema_beleidsplan plan ON plan.id = lijst.beleidsplan_id
  JOIN thema_gemeente gemeente ON gemeente.id = plan.gemeente_id
 WHERE lijst.slug = %s AND lijst.status <> 'concept'
 ORDER BY versie.nummer DESC
 LIMIT 1
"""


@dataclass(frozen=True)
class Aanwezig:
    """A questionnaire that residents may know of: whether it is open, the newest version, and a mark of its page.

    `lijst` holds status and days only. `kenmerk` differs when anything differs that stands on the page.
    """

    lijst: Vragenlijst
    versie: int
    kenmerk: tuple[object, ...]


def aanwezig(slug: str) -> Aanwezig | None:
    """What is at this address; None when there is nothing, or nothing that residents may know of. One query."""
    for lijst in Vragenlijst.objects.raw(_ACTUEEL, [slug]):
        rij: Any = lijst
        kenmerk = (rij.versie, rij.bewerking, rij.plan, rij.naam, rij.afdeling, rij.stijl)
        return Aanwezig(lijst=lijst, versie=rij.versie, kenmerk=kenmerk)
    return None


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
    """This version with its key, its questions and `vragenlijst_id` only, to read an answer by; from the cache.

    It may have been replaced in the meantime: then it cannot be stored under.
    """
    if sleutel is None:
        return None
    naam = f"versie-{sleutel}"
    if (bewaard := cache.get(naam)) is None:
        if (versie := versie_van(slug, sleutel)) is None:
            return None
        bewaard = (versie.vragenlijst.slug, versie.vragenlijst_id, versie.definitie)
        cache.set(naam, bewaard)
    adres, vragenlijst_id, definitie = bewaard
    return Vragenlijstversie(pk=sleutel, vragenlijst_id=vragenlijst_id, definitie=definitie) if adres == slug else None
