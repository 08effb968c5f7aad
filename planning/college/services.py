"""The agenda, the steps of a meeting, and its list of decisions: frozen and public in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from planning.weglating.controle import eis_weggelakt
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import als_json, controlegetal, maak_html, maak_inhoud
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.opmaak import datum
from rapportage.pdf import pdf_van
from rapportage.weglakken.lakken import Lak
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status, zet_status

from .enums import Behandeling, Vergaderactie, Vergaderstatus
from .fouten import AgendaLeeg, LijstLigtVast, NietGehouden, NogNietGeweest, UitkomstOntbreekt
from .models import Agendapunt, Collegevergadering
from .queries import punten_van, zonder_uitkomst
from .verzamelen import verzamel_besluitenlijst
from .workflow import OVERGANGEN

_Door = User | None


class Plaats(NamedTuple):
    """Where a paper stands on the agenda; of two on the same place the one named first comes first."""

    stuk: int
    volgorde: int
    behandeling: Behandeling


@transaction.atomic
def agenda_opslaan(vergadering: Collegevergadering, plaatsen: Sequence[Plaats]) -> None:
    """Store the order of the papers that stand on it now, counted from 1; of a paper that has no place here the present one.

    Raises GelijktijdigGewijzigd, and OvergangNietToegestaan once the agenda has been adopted.
    """
    volgende_status(OVERGANGEN, vergadering.status, Vergaderactie.AGENDA_VASTSTELLEN)
    nu = _houd_vast(vergadering)
    gekozen = {plaats.stuk: plaats for plaats in plaatsen}
    punten = sorted(
        punten_van(nu), key=lambda punt: gekozen[punt.stuk.pk].volgorde if punt.stuk.pk in gekozen else 9999
    )
    nu.agendapunten.all().delete()
    for volgorde, punt in enumerate(punten, start=1):
        plaats = gekozen.get(punt.stuk.pk)
        behandeling = plaats.behandeling if plaats is not None else punt.behandeling
        Agendapunt.objects.create(vergadering=nu, stuk=punt.stuk, volgorde=volgorde, behandeling=behandeling)
    nu.save()
    vergadering.refresh_from_db()


@transaction.atomic
def vergadering_zetten(vergadering: Collegevergadering, actie: Vergaderactie, *, door: _Door, op: datetime) -> None:
    """Take this step. Adopting the agenda stores its order as it is; nothing else moves a paper.

    Raises OvergangNietToegestaan, AgendaLeeg, NogNietGeweest or GelijktijdigGewijzigd.
    """
    naar = volgende_status(OVERGANGEN, vergadering.status, actie)
    if actie is Vergaderactie.HOUDEN and timezone.localdate(op) < vergadering.datum:
        raise NogNietGeweest(vergadering.datum)
    if actie is Vergaderactie.AGENDA_VASTSTELLEN:
        if not punten_van(vergadering):
            raise AgendaLeeg
        agenda_opslaan(vergadering, ())
    nu = _houd_vast(vergadering)
    zet_status(nu, naar=naar, actie=actie, door=door, op=op)
    vergadering.refresh_from_db()


def besluitenlijst_publiceren(vergadering: Collegevergadering, *, op: datetime) -> Document:
    """Freeze the list of decisions of a meeting that was held, and make it public (Gemeentewet art. 60 lid 3).

    The PDF is drawn before the transaction; when the data are no longer the same by then, nothing is stored. Raises
    LijstLigtVast, NietGehouden, AgendaLeeg, UitkomstOntbreekt, NietWegTeLakken, PdfMislukt or GelijktijdigGewijzigd.
    """
    _eis_klaar(vergadering)
    dag = timezone.localdate(op)
    ontwerp = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=dag)
    html = maak_html(ontwerp, concept=False)
    eis_weggelakt(_lakken(vergadering), html=(html, maak_inhoud(ontwerp)), waarden=als_json(ontwerp))
    pdf = pdf_van(html)
    with transaction.atomic():
        nu = _houd_vast(vergadering)
        _eis_klaar(nu)
        gegevens = verzamel_besluitenlijst(nu, punten_van(nu), dag=dag)
        if controlegetal(gegevens) != controlegetal(ontwerp):
            raise GelijktijdigGewijzigd(f"een stuk op de agenda van het {vergadering}")
        document = document_vastleggen(
            gegevens,
            beleidsplan=nu.beleidsplan,
            slug=_adres(nu),
            besluit=f"Vergadering van het college van {datum(nu.datum)}",
            datum=nu.datum,
            op=op,
            pdf=pdf,
        )
        document_publiceren(document, op=op)
        nu.besluitenlijst = document
        nu.save()
    vergadering.refresh_from_db()
    document.refresh_from_db(fields=["gepubliceerd_op"])
    return document


def _lakken(vergadering: Collegevergadering) -> tuple[Lak, ...]:
    """What is withheld from the papers of this meeting."""
    return tuple(een.lak for punt in punten_van(vergadering) for een in punt.stuk.weglatingen.all())


def _adres(vergadering: Collegevergadering) -> str:
    """Last part of its address; a day on which there is a list of another plan gets the key of the meeting after it."""
    adres = f"besluitenlijst-college-{vergadering.datum.isoformat()}"
    return f"{adres}-{vergadering.pk}" if Document.objects.filter(slug=adres).exists() else adres


def _eis_klaar(vergadering: Collegevergadering) -> None:
    if vergadering.besluitenlijst_id is not None:
        raise LijstLigtVast
    if vergadering.status != Vergaderstatus.GEHOUDEN:
        raise NietGehouden
    punten = punten_van(vergadering)
    if not punten:
        raise AgendaLeeg
    if open_ := zonder_uitkomst(punten):
        raise UitkomstOntbreekt(open_)


def _houd_vast(vergadering: Collegevergadering) -> Collegevergadering:
    """The meeting as stored, its row locked; raises GelijktijdigGewijzigd when that is not what the user saw."""
    nu = (
        Collegevergadering.objects.select_for_update()
        .filter(pk=vergadering.pk, bewerking=vergadering.bewerking)
        .first()
    )
    if nu is None:
        raise GelijktijdigGewijzigd(f"‘{vergadering}’")
    return nu
