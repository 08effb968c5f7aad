"""Imposing secrecy, having it ratified, lifting it. Each takes its document along, so that nothing secret is published."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from rapportage.documenten.services import geheim_zetten
from rapportage.opmaak import datum
from thema.basis.fouten import DomeinFout

from .models import Geheimhouding
from .wet import gronden_voor_geheim, vraagt_bekrachtiging


class GeheimhoudingKanNiet(DomeinFout):
    """It cannot be imposed, ratified or lifted like this; nothing has changed."""


@dataclass(frozen=True)
class Oplegging:
    """What is written down of it; `gronden` are codes."""

    oplegger: str
    gronden: Collection[str]
    motivering: str
    van: date
    is_aan_raad: bool


@transaction.atomic
def geheimhouding_opleggen(
    stuk: Bestuursstuk, oplegging: Oplegging, *, door: User | None, op: datetime
) -> Geheimhouding:
    """From now on only a small circle knows of this paper. Raises GeheimhoudingKanNiet."""
    nu = Bestuursstuk.objects.select_for_update().get(pk=stuk.pk)
    _eis_mogelijk(nu, oplegging, vandaag=timezone.localdate(op))
    geheim = Geheimhouding.objects.create(
        stuk=nu,
        oplegger=oplegging.oplegger,
        gronden=sorted(oplegging.gronden),
        motivering=oplegging.motivering.strip(),
        van=oplegging.van,
        is_aan_raad=oplegging.is_aan_raad,
        door=door,
        op=op,
    )
    _neem_document_mee(nu, is_geheim=True)
    return geheim


def _eis_mogelijk(stuk: Bestuursstuk, oplegging: Oplegging, *, vandaag: date) -> None:
    if stuk.geheimhoudingen.filter(opgeheven_op=None).exists():
        raise GeheimhoudingKanNiet("Op dit stuk rust al geheimhouding.")
    if _is_openbaar(stuk):
        raise GeheimhoudingKanNiet("Dit stuk is al openbaar. Geheimhouding kan dan niet meer.")
    if oplegging.van > vandaag:
        raise GeheimhoudingKanNiet(f"Kies een dag tot en met {datum(vandaag)}.")
    mogelijk = {grond.code for grond in gronden_voor_geheim(oplegging.van)}
    if not oplegging.gronden or not set(oplegging.gronden) <= mogelijk:
        raise GeheimhoudingKanNiet(
            f"Kies ten minste één belang uit de wet die gold op {datum(oplegging.van)}, en geen belang uit een andere wet."
        )
    if not oplegging.motivering.strip():
        raise GeheimhoudingKanNiet("Schrijf op waarom dit stuk geheim is.")


@transaction.atomic
def geheimhouding_bekrachtigen(geheim: Geheimhouding, *, datum: date, op: datetime) -> None:
    """Write down that the council ratified it on this day. Raises GeheimhoudingKanNiet."""
    nu = _houd_vast(geheim)
    if not vraagt_bekrachtiging(nu.oplegger, van=nu.van, is_aan_raad=nu.is_aan_raad) or nu.bekrachtigd_op is not None:
        raise GeheimhoudingKanNiet("Deze geheimhouding vraagt geen bekrachtiging door de raad (meer).")
    _eis_dag(nu, datum, op)
    nu.bekrachtigd_op = datum
    nu.save()


@transaction.atomic
def geheimhouding_opheffen(geheim: Geheimhouding, *, datum: date, op: datetime) -> None:
    """From now on the paper is a paper like any other. Nothing is published by itself. Raises GeheimhoudingKanNiet."""
    nu = _houd_vast(geheim)
    _eis_dag(nu, datum, op)
    nu.opgeheven_op = datum
    nu.save()
    _neem_document_mee(nu.stuk, is_geheim=False)


def _houd_vast(geheim: Geheimhouding) -> Geheimhouding:
    Bestuursstuk.objects.select_for_update().get(pk=geheim.stuk_id)
    nu = Geheimhouding.objects.select_for_update().get(pk=geheim.pk)
    if nu.opgeheven_op is not None:
        raise GeheimhoudingKanNiet("Deze geheimhouding is al opgeheven.")
    return nu


def _eis_dag(geheim: Geheimhouding, dag: date, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    if not geheim.van <= dag <= vandaag:
        raise GeheimhoudingKanNiet(f"Kies een dag van {datum(geheim.van)} tot en met {datum(vandaag)}.")


def _neem_document_mee(stuk: Bestuursstuk, *, is_geheim: bool) -> None:
    for document in Document.objects.filter(pk__in=[stuk.document_id, stuk.raadsbesluit_id]):
        geheim_zetten(document, is_geheim=is_geheim)
    verslagen_geheim_bijwerken()


def verslagen_geheim_bijwerken() -> None:
    """Of meetings the reports that nobody can read yet: secret as long as one paper of such a meeting is, and no longer."""
    geheim = Bestuursstuk.objects.exclude(pk__in=Bestuursstuk.objects.niet_geheim().values("pk"))
    over_geheim = Document.objects.filter(raadstafels__stukken__in=geheim).values("pk")
    verslagen = Document.objects.filter(raadstafels__isnull=False).values("pk")
    # Without a join, so that one which becomes public meanwhile is looked at again and left alone.
    wachtend = Document.objects.filter(pk__in=verslagen, gepubliceerd_op=None)
    wachtend.filter(is_geheim=False, pk__in=over_geheim).update(is_geheim=True)
    wachtend.filter(is_geheim=True).exclude(pk__in=over_geheim).update(is_geheim=False)


def _is_openbaar(stuk: Bestuursstuk) -> bool:
    """What was frozen of it or of what the council decided on it has been published, or a public version of that."""
    eigen = [stuk.document_id, stuk.raadsbesluit_id]
    documenten = Document.objects.filter(Q(pk__in=eigen) | Q(openbare_versie_van__in=eigen))
    return documenten.filter(gepubliceerd_op__isnull=False).exists()
