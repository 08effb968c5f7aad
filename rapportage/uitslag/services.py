"""Correcting published figures, and the paper of them, which the worker makes once they are public."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_html
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.documenten.uitslag import Uitslag
from rapportage.opmaak import datum as datum_voluit
from rapportage.pdf import pdf_van
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.resultaten.queries import gegevens_van
from thema.basis.fouten import DomeinFout

from .queries import Correctie, correctie_van, zonder_document
from .verzamelen import uitslag_bij


def uitslagdocument_maken(*, op: datetime) -> bool:
    """Make the paper of one version that has none yet, from its frozen figures, public at once; False: there was none to make.

    Drawn outside any transaction and stored under a lock, so two workers store one, and one that is killed has stored
    nothing. Raises PdfMislukt.
    """
    # Any of them: one that cannot be drawn must not keep the others waiting for ever.
    publicatie = zonder_document().order_by("?").first()
    if publicatie is None:
        return False
    uitslag = uitslag_bij(publicatie)
    pdf = pdf_van(maak_html(uitslag, concept=False))
    with transaction.atomic():
        nu = Resultaatpublicatie.objects.select_for_update().get(pk=publicatie.pk)
        if nu.document_id is None:
            nu.document = _document(uitslag, publicatie.vragenlijst, op=op, pdf=pdf)
            nu.save(update_fields=["document"])
    return True


def _document(uitslag: Uitslag, vragenlijst: Vragenlijst, *, op: datetime, pdf: bytes) -> Document:
    """The paper, public from this moment."""
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
    Raises NietTeCorrigeren; then nothing is stored.
    """
    with transaction.atomic():
        # Two corrections wait for each other.
        Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk)
        correctie = _nagekeken(vragenlijst, op=op, gezien=gezien)
        if not (tekst := toelichting.strip()):
            raise NietTeCorrigeren("Schrijf op wat er is verbeterd, en waarom.")
        return Resultaatpublicatie.objects.create(
            vragenlijst=vragenlijst,
            nummer=correctie.vorige.nummer + 1,
            toelichting=tekst,
            gegevens=gegevens_van(correctie.resultaat),
            sha256=correctie.sha256,
            gepubliceerd_op=op,
            door=door,
        )


def _nagekeken(vragenlijst: Vragenlijst, *, op: datetime, gezien: str) -> Correctie:
    """What is corrected. Raises NietTeCorrigeren when there is nothing, or another thing than what was seen."""
    correctie = correctie_van(vragenlijst, dag=timezone.localdate(op))
    if correctie is None:
        raise NietTeCorrigeren("De resultaten zijn nog niet openbaar. Verbeter de cijfers, en maak ze dan openbaar.")
    if not correctie.verschillen:
        raise NietTeCorrigeren("De cijfers zijn nog dezelfde als die openbaar zijn. Verbeter eerst wat er fout staat.")
    if correctie.sha256 != gezien:
        raise NietTeCorrigeren("De cijfers zijn veranderd sinds u keek. Er is niets gebeurd. Kijk ze opnieuw na.")
    return correctie
