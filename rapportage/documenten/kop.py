"""What stands around a document: its title, sender, running lines and state."""

from dataclasses import dataclass
from datetime import date

from rapportage.opmaak import datum, datum_kort

from .enums import Documentsoort
from .plan import Plan
from .soorten import Gegevens

_LEEG = "nog niet besloten"


@dataclass(frozen=True)
class Documentkop:
    """For the skeleton `documenten/basis.html`. `vorm` is the class of the body: "brief" or "plan"."""

    afzender: str
    titel: str
    omschrijving: str
    kop: str
    status: str
    vorm: str
    thema_css: str
    gemaakt: date
    is_concept: bool


def kop_van(gegevens: Gegevens, *, concept: bool) -> Documentkop:
    """The head of this document; a concept says so in its status line too."""
    soort = Documentsoort(gegevens.soort)
    met_nummer = f"{soort.label.split(' ')[0]} {gegevens.nummer}".strip()
    kop = (
        gegevens.titel
        if soort in {Documentsoort.PLAN, Documentsoort.STARTNOTITIE}
        else f"{met_nummer} · {gegevens.titel}"
    )
    return Documentkop(
        afzender=f"Gemeente {gegevens.afzender.gemeente}",
        titel=gegevens.titel,
        omschrijving=f"{soort.label}, {datum(_datum(gegevens))}",
        kop=kop,
        status=_status(gegevens, concept=concept),
        vorm="plan" if soort in {Documentsoort.PLAN, Documentsoort.STARTNOTITIE} else "brief",
        thema_css=gegevens.afzender.document_css,
        gemaakt=_datum(gegevens),
        is_concept=concept,
    )


def _datum(gegevens: Gegevens) -> date:
    return gegevens.stand.datum if isinstance(gegevens, Plan) else gegevens.datum


def _status(gegevens: Gegevens, *, concept: bool) -> str:
    stand = gegevens.stand if isinstance(gegevens, Plan) else gegevens
    if concept:
        return f"CONCEPT: {_LEEG}"
    dag = f", {datum_kort(stand.status_datum)}" if stand.status_datum else ""
    voorbeeld = " (voorbeelddatum)" if gegevens.is_fictief else ""
    return f"{stand.status}{dag}{voorbeeld}"
