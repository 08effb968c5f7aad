"""What becomes of a paper that is definitive: its document frozen, its content locked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils.text import slugify

from planning.raad.verzamelen import met_de_raad
from planning.stuk.models import Bestuursstuk, Notagegevens
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.verzamelen import Documentgegevens, gegevens_van
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import controlegetal, maak_html
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.pdf import pdf_van
from rapportage.voortgang.models import Voortgangsrapportage
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.beleidsplan.services import plan_vergrendelen

from .woorden import besluiten_in_woorden


@dataclass(frozen=True)
class Ontwerp:
    """The document as it will be once the decision stands: the data, and the PDF that was drawn from them."""

    gegevens: Documentgegevens
    pdf: bytes


def ontwerp_van(voer_uit: Callable[[], Bestuursstuk]) -> Ontwerp:
    """Rehearse the decision, collect what the document will hold, undo the rehearsal, and draw the PDF.

    So the drawing takes place outside any transaction, and still of the data as they will be: status, date of
    adoption, decisions. Raises what the decision itself would raise, and PdfMislukt.
    """
    with transaction.atomic():
        gegevens = _gegevens(voer_uit())
        transaction.set_rollback(True)
    return Ontwerp(gegevens, pdf_van(maak_html(gegevens, concept=False)))


def leg_document_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze the document of a paper that has just become definitive, and publish it where that is allowed.

    Raises GelijktijdigGewijzigd when the data are no longer those that the PDF was drawn from.
    """
    if controlegetal(_gegevens(stuk)) != controlegetal(ontwerp.gegevens):
        raise GelijktijdigGewijzigd(f"de gegevens van ‘{stuk}’")
    document = document_vastleggen(
        ontwerp.gegevens,
        beleidsplan=stuk.beleidsplan,
        slug=_vrij_adres(stuk),
        besluit=besluiten_in_woorden(stuk.besluiten.all()),
        datum=stuk.datum,
        op=op,
        pdf=ontwerp.pdf,
    )
    if is_direct_openbaar(_openbaarmaking(stuk)):
        document_publiceren(document, op=op)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(document=document)


def vergrendel_inhoud(stuk: Bestuursstuk, *, datum: date, op: datetime) -> None:
    """Lock what the paper is about: the plan, or the report. Raises Vergrendeld when it was locked already."""
    if stuk.soort == Documentsoort.PLAN:
        plan_vergrendelen(stuk.beleidsplan, vaststellingsdatum=datum, op=op)
    elif stuk.voortgang is not None:
        rijen = Voortgangsrapportage.objects.filter(pk=stuk.voortgang.pk, vergrendeld_op__isnull=True).update(
            vergrendeld_op=op, bewerking=models.F("bewerking") + 1
        )
        if rijen == 0:
            raise Vergrendeld(stuk.voortgang)
        stuk.voortgang.refresh_from_db()


def _gegevens(stuk: Bestuursstuk) -> Documentgegevens:
    return met_de_raad(gegevens_van(stuk), stuk)


def _openbaarmaking(stuk: Bestuursstuk) -> int | None:
    """The proposal of a nota; None for another kind of paper."""
    return Notagegevens.objects.filter(stuk=stuk).values_list("openbaarmaking", flat=True).first()


def _vrij_adres(stuk: Bestuursstuk) -> str:
    """Last part of the document's address: kind and number, or kind and years; with a number after it when taken."""
    jaar = stuk.voortgang.jaar if stuk.voortgang is not None else None
    kenmerk = jaar or stuk.nummer or stuk.beleidsplan.periode
    adres = basis = slugify(f"{stuk.soort} {kenmerk}")
    volgnummer = 1
    while Document.objects.filter(slug=adres).exists():
        volgnummer += 1
        adres = f"{basis}-{volgnummer}"
    return adres
