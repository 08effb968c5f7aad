"""Reads of questionnaires as residents meet them. Each takes one query, however many questions there are."""

from django.db.models import QuerySet

from .models import Vragenlijst, Vragenlijstversie


def _versies(slug: str) -> "QuerySet[Vragenlijstversie]":
    return Vragenlijstversie.objects.filter(
        vragenlijst__slug=slug, vragenlijst__in=Vragenlijst.objects.openbaar()
    ).select_related("vragenlijst__beleidsplan__gemeente")


def nieuwste_versie(slug: str) -> Vragenlijstversie | None:
    """The version that residents get now, or got last; None when they may not know of this questionnaire.

    Its definition is read when asked for: the page comes out of the cache.
    """
    return _versies(slug).defer("definitie").order_by("-nummer").first()


def versie_van(slug: str, sleutel: int | None) -> Vragenlijstversie | None:
    """This version of this questionnaire; None when there is no such version (any more)."""
    return _versies(slug).filter(pk=sleutel).first() if sleutel is not None else None
