"""The documents of the example as a reader gets them."""

import re
from dataclasses import dataclass

from rapportage.documenten.models import Document
from tests.rapportage.pdfkeuring import paginateksten


@dataclass(frozen=True)
class Stuk:
    """One file as a reader gets it. `webadressen`: where the links of its page lead to."""

    pdf: bytes
    paginas: tuple[str, ...]
    webadressen: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """All words in the order of the pages, white space made one space."""
        return " ".join(self.paginas)


def lees_stuk(pdf: bytes, inhoud: str) -> Stuk:
    """What a reader gets of this file and of the page that goes with it."""
    return Stuk(pdf, tuple(paginateksten(pdf)), tuple(re.findall(r'<a href="(https?://[^"]+)"', inhoud)))


def vastgelegd() -> dict[str, Stuk]:
    """Every document that is frozen now, by its kind; a public version as "nota openbaar". Of a kind that there are more
    of the first that was frozen."""
    return {
        f"{document.soort} openbaar" if document.openbare_versie_van_id else document.soort: lees_stuk(
            bytes(document.pdf), document.inhoud
        )
        for document in Document.objects.order_by("-vastgelegd_op", "pk")
    }


def in_volgorde(tekst: str, delen: list[str]) -> list[str]:
    """The parts that do not stand in the text after the part before them."""
    plek, weg = 0, []
    for deel in delen:
        gevonden = tekst.find(deel, plek)
        if gevonden < 0:
            weg.append(deel)
        else:
            plek = gevonden + len(deel)
    return weg
