"""A paper as a PDF: what was frozen, or how it reads now."""

from rapportage.documenten.opmaken import maak_html
from rapportage.pdf import pdf_van

from .models import Bestuursstuk
from .verzamelen import gegevens_van


def stuk_als_pdf(stuk: Bestuursstuk) -> bytes:
    """The frozen document of a definitive paper, byte for byte; of any other the text as it is now, marked CONCEPT.

    Raises StukOnvolledig when there is too little to set, and PdfMislukt.
    """
    if stuk.document is not None:
        return bytes(stuk.document.pdf)
    return pdf_van(maak_html(gegevens_van(stuk), concept=True))
