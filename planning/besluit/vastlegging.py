"""What becomes of a paper that is definitive: its document frozen, its content locked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils.text import slugify

from planning.stuk.models import Bestuursstuk, Notagegevens
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import controlegetal, maak_html
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.documenten.soorten import Gegevens
from rapportage.pdf import pdf_van
from rapportage.voortgang.models import Voortgangsrapportage
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.beleidsplan.services import plan_vergrendelen

from .raadsbesluit import raadsbesluit_van
from .woorden import besluiten_in_woorden


@dataclass(frozen=True)
class Ontwerp:
    """The document as it will be once the decision stands: the data, and the PDF that was drawn from them; `raadsbesluit`:
    what is frozen with it, None for most."""

    gegevens: Gegevens
    pdf: bytes
    raadsbesluit: "Ontwerp | None" = None


def ontwerp_van(voer_uit: Callable[[], Bestuursstuk]) -> Ontwerp:
    """Rehearse the decision, collect what the documents will hold, undo the rehearsal, and draw the PDFs.

    So the drawing takes place outside any transaction, and still of the data as they will be: status, date of
    adoption, decisions. Raises what the decision itself would raise, and PdfMislukt.
    """
    with transaction.atomic():
        stuk = voer_uit()
        gegevens, raadsbesluit = gegevens_van(stuk), raadsbesluit_van(stuk)
        transaction.set_rollback(True)
    return Ontwerp(gegevens, _teken(gegevens), Ontwerp(raadsbesluit, _teken(raadsbesluit)) if raadsbesluit else None)


def leg_document_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze the documents of a paper that has just become definitive, and publish them where that is allowed.

    Raises GelijktijdigGewijzigd when the data are no longer those that the PDFs were drawn from.
    """
    velden = {"document": _leg_vast(stuk, ontwerp, nu=gegevens_van(stuk), datum=stuk.datum, op=op)}
    if ontwerp.raadsbesluit is not None and (besluit := raadsbesluit_van(stuk)) is not None:
        velden["raadsbesluit"] = _leg_vast(stuk, ontwerp.raadsbesluit, nu=besluit, datum=besluit.datum, op=op)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(**velden)


def _teken(gegevens: Gegevens) -> bytes:
    return pdf_van(maak_html(gegevens, concept=False))


def _leg_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, nu: Gegevens, datum: date, op: datetime) -> Document:
    if controlegetal(nu) != controlegetal(ontwerp.gegevens):
        raise GelijktijdigGewijzigd(f"de gegevens van ‘{stuk}’")
    document = document_vastleggen(
        ontwerp.gegevens,
        beleidsplan=stuk.beleidsplan,
        slug=_vrij_adres(stuk, ontwerp.gegevens.soort),
        besluit=besluiten_in_woorden(stuk.besluiten.all()),
        datum=datum,
        op=op,
        pdf=ontwerp.pdf,
    )
    if is_direct_openbaar(_openbaarmaking(stuk)):
        document_publiceren(document, op=op)
    return document


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


def _openbaarmaking(stuk: Bestuursstuk) -> int | None:
    """The proposal of a nota; None for another kind of paper."""
    return Notagegevens.objects.filter(stuk=stuk).values_list("openbaarmaking", flat=True).first()


def _vrij_adres(stuk: Bestuursstuk, soort: str) -> str:
    """Last part of the document's address: kind and number, or kind and years; with a number after it when taken."""
    jaar = stuk.voortgang.jaar if stuk.voortgang is not None else None
    kenmerk = jaar or stuk.nummer or stuk.beleidsplan.periode
    adres = basis = slugify(f"{soort} {kenmerk}")
    volgnummer = 1
    while Document.objects.filter(slug=adres).exists():
        volgnummer += 1
        adres = f"{basis}-{volgnummer}"
    return adres
