"""Publishing freezes the figures and the paper with them."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import resultaat_uit
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_html
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.documenten.uitslag import Uitslag
from rapportage.opmaak import datum as datum_voluit
from rapportage.pdf import pdf_van
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.resultaten.openstaand import weiger_als_niet_klaar
from rapportage.resultaten.queries import cijfers_van, gegevens_van, kenmerk_van
from rapportage.resultaten.services import resultaten_publiceren, weiger_als_niet_gezien, weiger_als_open
from thema.basis.fouten import DomeinFout

from .queries import Correctie, correctie_van
from .verzamelen import uitslag_van


def uitslag_publiceren(
    vragenlijst: Vragenlijst, *, door: User | None, op: datetime, gezien: str | None = None
) -> Resultaatpublicatie:
    """Freeze the figures and the paper, and show both to everybody. Raises NietTePubliceren, CijfersNietKlaar and
    PdfMislukt; then nothing is stored.

    `gezien`: see resultaten_publiceren. The paper is drawn before the transaction; when the figures change meanwhile,
    nothing is published.
    """
    dag = timezone.localdate(op)
    weiger_als_open(vragenlijst)
    weiger_als_niet_klaar(vragenlijst)
    gegevens = gegevens_van(cijfers_van(vragenlijst, dag))
    kenmerk = kenmerk_van(gegevens)
    weiger_als_niet_gezien(kenmerk, gezien)
    # From what will be stored, so that the paper can be made of it again.
    uitslag = uitslag_van(vragenlijst, resultaat_uit(gegevens), dag=dag)
    pdf = pdf_van(maak_html(uitslag, concept=False))
    with transaction.atomic():
        publicatie = resultaten_publiceren(vragenlijst, door=door, op=op, gezien=kenmerk)
        publicatie.document = _document(uitslag, vragenlijst, op=op, pdf=pdf)
        publicatie.save(update_fields=["document"])
    return publicatie


def _document(uitslag: Uitslag, vragenlijst: Vragenlijst, *, op: datetime, pdf: bytes) -> Document:
    """The paper, public from the same moment as the figures."""
    versie = f"-versie-{uitslag.versie}" if uitslag.versie > 1 else ""
    document = document_vastleggen(
        uitslag,
        beleidsplan=vragenlijst.beleidsplan,
        slug=f"uitslag-{vragenlijst.slug}{versie}",
        besluit=f"Openbaar gemaakt op {datum_voluit(uitslag.datum)}",
        datum=uitslag.datum,
        op=op,
        pdf=pdf,
    )
    document_publiceren(document, op=op)
    return document


class NietTeCorrigeren(DomeinFout):
    """There is nothing public to correct, nothing to correct in it, or somebody was first."""


def uitslag_corrigeren(
    vragenlijst: Vragenlijst, *, toelichting: str, door: User | None, op: datetime, gezien: str
) -> Resultaatpublicatie:
    """Freeze the figures as they are now as the next version, which everybody sees from now on; the former one stays.

    `toelichting` says what was corrected and why; `gezien`: the SHA-256 of the corrected figures that the user saw.
    Raises NietTeCorrigeren and PdfMislukt; then nothing is stored.
    """
    correctie = correctie_van(vragenlijst, dag=timezone.localdate(op))
    if correctie is None:
        raise NietTeCorrigeren("De resultaten zijn nog niet openbaar. Verbeter de cijfers, en maak ze dan openbaar.")
    if not correctie.verschillen:
        raise NietTeCorrigeren("De cijfers zijn nog dezelfde als die openbaar zijn. Verbeter eerst wat er fout staat.")
    if correctie.sha256 != gezien:
        raise NietTeCorrigeren("De cijfers zijn veranderd sinds u keek. Er is niets gebeurd. Kijk ze opnieuw na.")
    if not (tekst := toelichting.strip()):
        raise NietTeCorrigeren("Schrijf op wat er is verbeterd, en waarom.")
    resultaat = correctie.resultaat
    uitslag = uitslag_van(
        vragenlijst, resultaat, dag=timezone.localdate(op), versie=correctie.vorige.nummer + 1, toelichting=tekst
    )
    pdf = pdf_van(maak_html(uitslag, concept=False))
    try:
        with transaction.atomic():
            _weiger_als_anders(vragenlijst, correctie, op=op)
            return Resultaatpublicatie.objects.create(
                vragenlijst=vragenlijst,
                nummer=uitslag.versie,
                toelichting=tekst,
                gegevens=gegevens_van(resultaat),
                sha256=correctie.sha256,
                document=_document(uitslag, vragenlijst, op=op, pdf=pdf),
                gepubliceerd_op=op,
                door=door,
            )
    except IntegrityError:
        raise NietTeCorrigeren("Een collega verbeterde deze resultaten net. Ververs de pagina.") from None


def _weiger_als_anders(vragenlijst: Vragenlijst, correctie: Correctie, *, op: datetime) -> None:
    """Raises NietTeCorrigeren when the figures changed while the paper was drawn. Two corrections wait for each other."""
    Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk)
    nu = correctie_van(vragenlijst, dag=timezone.localdate(op))
    if nu is None or (nu.sha256, nu.vorige.pk) != (correctie.sha256, correctie.vorige.pk):
        raise NietTeCorrigeren("De cijfers zijn veranderd sinds u keek. Er is niets gebeurd. Kijk ze opnieuw na.")
