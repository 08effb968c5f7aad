"""Freezing a document."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from consultatie.openantwoord.queries import stand_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import datum as datum_voluit
from rapportage.pdf import kenmerken, pdf_van
from rapportage.resultaten.queries import publicatie_van
from thema.basis.fouten import DomeinFout
from thema.basis.signalen import afgerond
from thema.beleidsplan.models import Beleidsplan

from .enums import Documentsoort
from .inbreng_verzamelen import verzamel_inbreng
from .models import Document
from .opmaken import als_json, maak_html, maak_inhoud
from .soorten import Gegevens


def document_vastleggen(  # noqa: PLR0913  what a frozen document consists of
    gegevens: Gegevens,
    *,
    beleidsplan: Beleidsplan,
    slug: str,
    besluit: str,
    datum: date,
    op: datetime,
    pdf: bytes,
) -> Document:
    """Store data, page and PDF as they are now, with the hash of the PDF and the version of the software.

    Not public yet: the caller sets `gepubliceerd_op` where that is allowed. Raises IntegrityError on a slug in use.
    """
    feiten = kenmerken(pdf)
    return Document.objects.create(
        beleidsplan=beleidsplan,
        soort=gegevens.soort,
        titel=gegevens.titel,
        nummer=gegevens.nummer,
        slug=slug,
        datum=datum,
        besluit=besluit,
        gegevens=als_json(gegevens),
        inhoud=maak_inhoud(gegevens),
        pdf=pdf,
        sha256=feiten.sha256,
        paginas=feiten.paginas,
        bytes=feiten.bytes,
        softwareversie=settings.SOFTWAREVERSIE,
        vastgelegd_op=op,
        is_fictief=gegevens.is_fictief,
    )


def document_publiceren(document: Document, *, op: datetime) -> bool:
    """Make a frozen document public; False when it was public already."""
    with transaction.atomic():
        is_nieuw = Document.objects.filter(pk=document.pk, gepubliceerd_op__isnull=True).update(gepubliceerd_op=op) > 0
        if is_nieuw:
            afgerond.send(Document, plan=document.beleidsplan_id)
    return is_nieuw


class InbrengNietAf(DomeinFout):
    """What residents wrote has not all come in or been read; nothing has been frozen."""


def _weiger_als_niet_af(vragenlijst: Vragenlijst) -> None:
    """Who reads the nota takes what stands in it for all that was said."""
    if vragenlijst.status == Vragenlijststatus.OPEN:
        raise InbrengNietAf("De vragenlijst is nog open, dus er kan nog inbreng bij komen. Sluit haar eerst.")
    if publicatie_van(vragenlijst) is None:
        raise InbrengNietAf(
            "De resultaten zijn nog niet openbaar. Maak die eerst openbaar: de nota telt wat daar staat."
        )
    if ongelezen := stand_van(vragenlijst).te_screenen:
        wat = "1 antwoord is" if ongelezen == 1 else f"{ongelezen} antwoorden zijn"
        raise InbrengNietAf(f"{wat} nog door niemand gelezen en staan dus niet in de nota. Lees eerst wat er nog ligt.")


def inbrengnota_vastleggen(vragenlijst: Vragenlijst, *, op: datetime) -> Document:
    """Freeze the Nota van inbreng of this questionnaire as it is now. Not public yet. Raises InbrengNietAf, PdfMislukt.

    It may be made again; what was frozen stays, and the next one gets the next number in its address.
    """
    _weiger_als_niet_af(vragenlijst)
    dag = timezone.localdate(op)
    gegevens = verzamel_inbreng(vragenlijst, dag=dag)
    eerdere = Document.objects.filter(beleidsplan=vragenlijst.beleidsplan, soort=Documentsoort.INBRENGNOTA).count()
    return document_vastleggen(
        gegevens,
        beleidsplan=vragenlijst.beleidsplan,
        slug=f"nota-van-inbreng-{vragenlijst.slug}" + (f"-{eerdere + 1}" if eerdere else ""),
        besluit=f"Vastgelegd op {datum_voluit(dag)}",
        datum=dag,
        op=op,
        pdf=pdf_van(maak_html(gegevens, concept=False)),
    )
