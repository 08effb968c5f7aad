"""Freezing a document."""

from datetime import date, datetime

from django.conf import settings

from rapportage.pdf import kenmerken
from thema.beleidsplan.models import Beleidsplan

from .models import Document
from .opmaken import als_json, maak_inhoud
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
    return Document.objects.filter(pk=document.pk, gepubliceerd_op__isnull=True).update(gepubliceerd_op=op) > 0
