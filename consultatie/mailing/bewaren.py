"""Retention: who was invited, and what was mailed to whom, is erased some time after it had a use (T23)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from consultatie.uitnodiging.models import Panellid, Uitnodiging
from consultatie.vragenlijst.sluiting import gesloten_voor
from thema.partner.models import Contactpersoon

from .models import Mailbericht, Mailing, Onbestelbaar
from .queries import stand_van

TABELLEN = ("consultatie_mailbericht", "consultatie_uitnodiging", "consultatie_onbestelbaar")


@dataclass(frozen=True)
class Uitgewist:
    """How many mails left the outbox, how many invitations forgot whom they were for, and how many undeliverable
    addresses went that nobody has any more."""

    berichten: int
    uitnodigingen: int
    adressen: int


@transaction.atomic
def uitnodigingen_wissen(*, op: datetime, vergeet: Callable[..., None]) -> Uitgewist:
    """Erase what is BEWAARTERMIJN_UITNODIGING_DAGEN past the closing of its questionnaire, or of its round.

    How many mails ended how is kept per mailing, and how many were invited and took part. Again: nothing happens.
    `vergeet` tells the database to overwrite what these tables let go of.
    """
    grens = op - timedelta(days=settings.BEWAARTERMIJN_UITNODIGING_DAGEN)
    lijsten = gesloten_voor(grens)
    mailings = Mailing.objects.filter(vragenlijst__in=lijsten) | Mailing.objects.filter(
        partnerconsultatie__open_tot__lte=timezone.localdate(grens)
    )
    berichten = sum(_wis_uitbak(mailing) for mailing in mailings.filter(aantallen__isnull=True))
    uitnodigingen = Uitnodiging.objects.filter(vragenlijst__in=lijsten, lid__isnull=False).update(lid=None)
    in_gebruik = (model.objects.filter(email=OuterRef("adres")) for model in (Panellid, Contactpersoon))
    oud = Onbestelbaar.objects.exclude(Exists(next(in_gebruik))).exclude(Exists(next(in_gebruik)))
    gewist = Uitgewist(berichten, uitnodigingen, oud.delete()[0])
    transaction.on_commit(lambda: vergeet(*TABELLEN))
    return gewist


def _wis_uitbak(mailing: Mailing) -> int:
    aantallen = {str(status): aantal for status, aantal in stand_van(mailing).aantallen.items()}
    if not aantallen:
        return 0
    Mailing.objects.filter(pk=mailing.pk).update(aantallen=aantallen)
    return Mailbericht.objects.filter(mailing=mailing).delete()[0]
