"""The zip: manifest, explanation and documents. The same documents give the same bytes."""

import zipfile
from collections.abc import Iterable
from typing import IO

from .leesmij import leesmij
from .manifest import manifest_json
from .queries import Raadsexport

# The first day that an archive knows says nothing.
_GEEN_TIJD = (1980, 1, 1, 0, 0, 0)
_UNIX, _LEESBAAR = 3, 0o644 << 16


def schrijf_pakket(bestand: IO[bytes], export: Raadsexport, pdfs: Iterable[bytes]) -> None:
    """Write the zip into a file that can go back, with one document in memory at a time.

    Going back, so that sizes stand in front of each part: some readers refuse a stored part without. `pdfs` in the order
    of the export; raises ValueError when there are more or fewer.
    """
    # Stored, not packed: a PDF is packed already, and no version of a library has a say in the bytes.
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_STORED) as archief:
        _zet(archief, "LEESMIJ.txt", leesmij(export))
        _zet(archief, "manifest.json", manifest_json(export))
        for document, pdf in zip(export.documenten, pdfs, strict=True):
            _zet(archief, document.bestandsnaam, pdf)


def _zet(archief: zipfile.ZipFile, naam: str, inhoud: bytes) -> None:
    deel = zipfile.ZipInfo(naam, _GEEN_TIJD)
    deel.create_system, deel.external_attr = _UNIX, _LEESBAAR
    archief.writestr(deel, inhoud)
