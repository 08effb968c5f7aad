"""What is shown and kept with a document: pages, size, hash."""

import hashlib
from io import BytesIO

import pydyf
import pytest

from rapportage.pdf import kenmerken


def _pdf(paginas: int, *, tekst: str = "") -> bytes:
    """A compressed PDF as WeasyPrint's own library writes it, with so many empty pages."""
    document = pydyf.PDF()
    for _ in range(paginas):
        document.add_page(pydyf.Dictionary({"Type": "/Page", "Parent": document.pages.reference}))
    document.info["Title"] = pydyf.String(tekst)
    uit = BytesIO()
    document.write(uit, version=b"1.7", identifier=False, compress=True)
    return uit.getvalue()


@pytest.mark.parametrize("paginas", [1, 3, 40])
def test_features_are_pages_bytes_and_hash(paginas: int):
    pdf = _pdf(paginas)

    gevonden = kenmerken(pdf)

    assert gevonden.paginas == paginas
    assert gevonden.bytes == len(pdf)
    assert gevonden.sha256 == hashlib.sha256(pdf).hexdigest()


def test_a_compressed_part_may_end_in_what_looks_like_the_end_of_a_line():
    """One in 256 does; its last byte is no part of the line end that follows."""
    # It ends in the sum of its bytes: five letters, of which the sum goes up by one, pass all 256 ends.
    letters = ("".join(chr(65 + (nummer + plaats) // 5) for plaats in range(5)) for nummer in range(300))
    pdf = next(poging for tekst in letters if b"\r\nendstream" in (poging := _pdf(2, tekst=tekst)))

    assert kenmerken(pdf).paginas == 2


@pytest.mark.parametrize("vreemd", [b"", b"%PDF-1.7\n%%EOF", b"geen pdf"])
def test_another_file_has_no_features(vreemd: bytes):
    with pytest.raises(ValueError, match=r"Not a PDF\."):
        kenmerken(vreemd)
