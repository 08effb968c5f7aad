"""Freezing a document."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from consultatie.openantwoord.queries import stand_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import datum as datum_voluit
from rapportage.pdf import kenmerken, pdf_van
from rapportage.resultaten.queries import publicatie_van
from rapportage.weglakken.lakken import kort
from thema.basis.fouten import DomeinFout
from thema.basis.signalen import afgerond, wordt_openbaar
from thema.beleidsplan.models import Beleidsplan

from .inbreng_verzamelen import verzamel_inbreng
from .models import Document
from .opmaken import als_json, maak_html, maak_inhoud
from .soorten import Gegevens

_LANGSTE_TITEL, _LANGSTE_NUMMER, _LANGSTE_BESLUIT = 200, 30, 200


def document_vastleggen(  # noqa: PLR0913  what a frozen document consists of
    gegevens: Gegevens,
    *,
    beleidsplan: Beleidsplan,
    slug: str,
    besluit: str,
    datum: date,
    op: datetime,
    pdf: bytes,
    **meer: Any,
) -> Document:
    """Store data, page and PDF as they are now, with the hash of the PDF and the version of the software.

    `meer`: of a paper, how it is kept (`blijft_intern`, `openbare_versie_van`, `voorwaarde`, `is_geheim`). Not public
    yet: document_publiceren does that where it is allowed. With a slug that is in use it gets the next free one.
    """
    feiten = kenmerken(pdf)
    document = Document(
        beleidsplan=beleidsplan,
        soort=gegevens.soort,
        titel=kort(gegevens.titel, _LANGSTE_TITEL),
        nummer=kort(gegevens.nummer, _LANGSTE_NUMMER),
        datum=datum,
        besluit=kort(besluit, _LANGSTE_BESLUIT),
        gegevens=als_json(gegevens),
        inhoud=maak_inhoud(gegevens),
        pdf=pdf,
        sha256=feiten.sha256,
        paginas=feiten.paginas,
        bytes=feiten.bytes,
        softwareversie=settings.SOFTWAREVERSIE,
        vastgelegd_op=op,
        is_fictief=gegevens.is_fictief,
        **meer,
    )
    _zet_op_vrij_adres(document, slug)
    return document


def _zet_op_vrij_adres(document: Document, adres: str) -> None:
    """Store it; under the next address when somebody took this one between looking and storing."""
    while True:
        document.slug = _vrij_adres(adres)
        try:
            with transaction.atomic():
                document.save(force_insert=True)
        except IntegrityError:
            if document.slug == _vrij_adres(adres):
                raise
        else:
            return


def _vrij_adres(adres: str) -> str:
    """This address, with the next number behind it when a document has it."""
    bezet = set(Document.objects.filter(slug__startswith=adres).values_list("slug", flat=True))
    nummers = (f"{adres}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return adres if adres not in bezet else next(een for een in nummers if een not in bezet)


class NietOpenbaarTeMaken(DomeinFout):
    """This document may not be published, or not yet; nothing has changed."""


def document_publiceren(document: Document, *, op: datetime, vervuld_op: date | None = None) -> bool:
    """Make a frozen document public; False when it was public already.

    `vervuld_op`: the day on which its condition was met, for a document that waits for one. The database holds to the
    same (constraints of Document). A room above may refuse it too. Raises NietOpenbaarTeMaken.
    """
    with transaction.atomic():
        nu = Document.objects.select_for_update().defer("pdf", "inhoud", "gegevens").get(pk=document.pk)
        if nu.gepubliceerd_op is not None:
            return False
        if zin := _waarom_niet(nu, op=op, vervuld_op=vervuld_op):
            raise NietOpenbaarTeMaken(zin)
        wordt_openbaar.send(Document, document=nu)
        velden = {"voorwaarde_vervuld_op": vervuld_op} if nu.voorwaarde else {}
        Document.objects.filter(pk=nu.pk).update(gepubliceerd_op=op, **velden)
        afgerond.send(Document, plan=nu.beleidsplan_id)
    return True


def geheim_zetten(document: Document, *, is_geheim: bool) -> None:
    """Secrecy on its paper was imposed or lifted: of the document and of its public version. Raises IntegrityError when
    one of them is public."""
    Document.objects.filter(Q(pk=document.pk) | Q(openbare_versie_van=document.pk)).update(is_geheim=is_geheim)


def _waarom_niet(document: Document, *, op: datetime, vervuld_op: date | None) -> str:
    """Why it cannot be made public like this; empty when it can."""
    if document.is_geheim:
        return "Op dit document rust geheimhouding. Het kan pas openbaar als die is opgeheven."
    if document.blijft_intern:
        return (
            "Dit is het hele document, met de delen er nog in die niet openbaar zijn. Het blijft intern. "
            "Alleen een openbare versie kan openbaar worden."
        )
    if not document.voorwaarde:
        return ""
    if vervuld_op is None:
        return (
            f"‘{document}’ wordt pas openbaar nadat {document.voorwaarde}. Open het document en vul in op welke dag "
            "dat is gebeurd."
        )
    if not document.datum <= vervuld_op <= timezone.localdate(op):
        return f"Kies een dag van {datum_voluit(document.datum)} tot en met {datum_voluit(timezone.localdate(op))}."
    return ""


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
    return document_vastleggen(
        gegevens,
        beleidsplan=vragenlijst.beleidsplan,
        slug=f"nota-van-inbreng-{vragenlijst.slug}",
        besluit=f"Vastgelegd op {datum_voluit(dag)}",
        datum=dag,
        op=op,
        pdf=pdf_van(maak_html(gegevens, concept=False)),
    )
