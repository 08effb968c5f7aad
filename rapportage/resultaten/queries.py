"""Which results a visitor may know of, and what publishing would freeze."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from consultatie.netwerksessie.queries import sessies_zonder_stippen
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers import Groep, Resultaat, resultaat_uit
from rapportage.opmaak import getal
from rapportage.queries import resultaat_van


@dataclass(frozen=True)
class Resultaatregel:
    """A questionnaire in the list of results; `gepubliceerd_op` None: not public yet."""

    titel: str
    slug: str
    is_fictief: bool
    gepubliceerd_op: datetime | None


def zichtbare_lijsten(gebruiker: AbstractBaseUser | AnonymousUser) -> tuple[Resultaatregel, ...]:
    """Published results, newest first; for who may see what is not public yet also the others that are or were open."""
    lijsten = Vragenlijst.objects.openbaar().select_related("publicatie")
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        lijsten = lijsten.filter(publicatie__isnull=False)
    return tuple(
        Resultaatregel(
            titel=lijst.titel,
            slug=lijst.slug,
            is_fictief=lijst.is_fictief,
            gepubliceerd_op=lijst.publicatie.gepubliceerd_op if hasattr(lijst, "publicatie") else None,
        )
        for lijst in lijsten
    )


def zichtbare_cijfers(
    vragenlijst: Vragenlijst, *, gebruiker: AbstractBaseUser | AnonymousUser, dag: date
) -> tuple[Resultaat, datetime | None] | None:
    """The frozen figures with when they became public, or those under way for who may see them; None for anyone else.

    Who asks does not matter once they are public: then nobody looks who it is.
    """
    publicatie = getattr(vragenlijst, "publicatie", None)
    if publicatie is not None:
        return resultaat_uit(publicatie.gegevens), publicatie.gepubliceerd_op
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        return None
    # The public threshold for council members too: what they see becomes public unchanged.
    return resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag), None


@dataclass(frozen=True)
class Bevriezing:
    """What publishing the results of a questionnaire would freeze: per group a line with its number, in words.

    `zonder_stippen` names sessions of which dots are still to be entered: those would never become public.
    """

    titel: str
    slug: str
    groepen: tuple[str, ...]
    zonder_stippen: tuple[str, ...]


def te_publiceren() -> "QuerySet[Vragenlijst]":
    """Closed questionnaires whose results are not public yet."""
    return Vragenlijst.objects.filter(status=Vragenlijststatus.GESLOTEN, publicatie__isnull=True)


def bevriezingen(dag: date) -> tuple[Bevriezing, ...]:
    """For every questionnaire that can be published on this day, what would be frozen, behind the public threshold."""
    return tuple(_bevriezing(lijst, dag) for lijst in te_publiceren().select_related("beleidsplan"))


def _bevriezing(lijst: Vragenlijst, dag: date) -> Bevriezing:
    resultaat = resultaat_van(lijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    return Bevriezing(
        titel=lijst.titel,
        slug=lijst.slug,
        groepen=tuple(_in_woorden(groep) for groep in resultaat.groepen),
        zonder_stippen=tuple(str(sessie) for sessie in sessies_zonder_stippen(lijst.beleidsplan)),
    )


def _in_woorden(groep: Groep) -> str:
    if groep.aantal is None:
        return f"{groep.naam}: te weinig om te laten zien"
    return f"{groep.naam}: {getal(groep.aantal)} {'deelnemers' if groep.aard == 'bijeenkomst' else 'antwoorden'}"
