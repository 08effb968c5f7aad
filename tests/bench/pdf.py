"""The documents of the example as PDF: drawn, and out of the cache."""

from collections.abc import Iterator
from dataclasses import dataclass

from mjbp.voorbeeld.laden import Stap, laad
from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.opmaken import maak_html
from rapportage.pdf import kenmerken, maak_pdf, pdf_van
from tests.bench.rit import Meting, om_en_om


@dataclass(frozen=True)
class Gezet:
    """One document: its name, its pages, and what drawing it cost, and taking it from the cache."""

    naam: str
    paginas: int
    zetten: Meting
    uit_cache: Meting


def meet() -> list[Gezet]:
    """Every document of the example as a concept, thus as staff look at it again and again."""
    laad(Stap.VOORTGANG, meld=lambda _: None)
    return [_meet(stuk) for stuk in Bestuursstuk.objects.order_by("pk")]


def _meet(stuk: Bestuursstuk) -> Gezet:
    html = maak_html(gegevens_van(stuk), concept=True)
    paginas = kenmerken(pdf_van(html)).paginas
    taken = {"zetten": lambda: maak_pdf(html), "cache": lambda: pdf_van(html)}
    metingen = om_en_om(taken, ritten=2, seconden=3)
    return Gezet(stuk.get_soort_display(), paginas, metingen["zetten"], metingen["cache"])


def verslag(stukken: list[Gezet]) -> Iterator[str]:
    """The figures, and what they are worth: the ratios."""
    yield f"{'':34}{'bladzijden':>10}{'zetten':>12}{'per bladzijde':>16}{'uit cache / zetten':>20}"
    for stuk in stukken:
        ms = stuk.zetten.klok_ms
        yield (
            f"{stuk.naam:34}{stuk.paginas:>10}{ms:>9.0f} ms{ms / stuk.paginas:>13.0f} ms"
            f"{stuk.uit_cache.klok_ms / ms:>20.5f}"
        )
