"""The kinds of document: which template renders which data. A new kind is one dataclass, one template, one row."""

from dataclasses import dataclass

from .besluitenlijst import Besluitenlijst
from .bijstelling import Bijstelling
from .enums import Documentsoort
from .inbrengnota import Inbrengnota
from .nota import Nota
from .plan import Plan
from .raadsbesluit import Raadsbesluit
from .raadsmededeling import Raadsmededeling
from .raadsvoorstel import Raadsvoorstel
from .startnotitie import Startnotitie
from .uitslag import Uitslag
from .verslag import Verslag
from .voortgangsrapportage import Voortgang

Gegevens = (
    Nota
    | Raadsmededeling
    | Startnotitie
    | Raadsvoorstel
    | Raadsbesluit
    | Plan
    | Bijstelling
    | Voortgang
    | Inbrengnota
    | Uitslag
    | Besluitenlijst
    | Verslag
)


@dataclass(frozen=True)
class Soort:
    """`gegevens` is the dataclass; `pdf` and `inhoud` the templates of the whole document and of its text."""

    gegevens: type[Gegevens]
    pdf: str
    inhoud: str


def _soort(gegevens: type[Gegevens]) -> Soort:
    naam = gegevens.soort.value
    return Soort(
        gegevens=gegevens,
        pdf=f"rapportage/documenten/{naam}.html",
        inhoud=f"rapportage/documenten/{naam}_inhoud.html",
    )


SOORTEN: dict[Documentsoort, Soort] = {
    gegevens.soort: _soort(gegevens)
    for gegevens in (
        Nota,
        Raadsmededeling,
        Startnotitie,
        Raadsvoorstel,
        Raadsbesluit,
        Plan,
        Bijstelling,
        Voortgang,
        Inbrengnota,
        Uitslag,
        Besluitenlijst,
        Verslag,
    )
}
