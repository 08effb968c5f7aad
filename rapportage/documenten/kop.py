"""What stands around a document: its title, sender, running lines and state."""

from dataclasses import dataclass
from datetime import date

from rapportage.opmaak import datum, datum_kort

from .besluitenlijst import Besluitenlijst
from .bijstelling import Bijstelling
from .enums import Documentsoort
from .inbrengnota import Inbrengnota
from .nota import Nota
from .plan import Plan
from .raadsbesluit import Raadsbesluit
from .soorten import Gegevens
from .uitslag import Uitslag
from .verslag import Verslag
from .voortgangsrapportage import Voortgang

# These have a cover; the others begin as a letter does.
_MET_OMSLAG = frozenset({Documentsoort.PLAN, Documentsoort.STARTNOTITIE})


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
    return Documentkop(
        afzender=f"Gemeente {gegevens.afzender.gemeente}",
        titel=gegevens.titel,
        omschrijving=f"{soort.label}, {datum(gegevens.datum)}",
        kop=_loopkop(gegevens, soort),
        status=_concept(gegevens) if concept else _status(gegevens),
        vorm="plan" if soort in _MET_OMSLAG else "brief",
        thema_css=gegevens.afzender.document_css,
        gemaakt=gegevens.datum,
        is_concept=concept,
    )


def _loopkop(gegevens: Gegevens, soort: Documentsoort) -> str:
    """The title; before it kind and number, where the title does not say the kind itself."""
    eerste_woord = soort.label.split(" ")[0]
    if soort in _MET_OMSLAG or gegevens.titel.startswith(eerste_woord):
        return gegevens.titel
    return f"{eerste_woord} {gegevens.nummer}".strip() + f" · {gegevens.titel}"


def _concept(gegevens: Gegevens) -> str:
    """Where a paper is that nobody decided on yet: "CONCEPT: nog niet besloten", "CONCEPT: bij de raad"."""
    if isinstance(gegevens, Inbrengnota | Raadsbesluit | Verslag):
        return "CONCEPT"
    if isinstance(gegevens, Uitslag | Besluitenlijst):
        return "CONCEPT: nog niet openbaar"
    stand = gegevens.stand if isinstance(gegevens, Plan | Voortgang | Bijstelling) else gegevens
    waar = stand.status.lower()
    return f"CONCEPT: {'nog niet besloten' if waar == 'concept' else waar}"


def _status(gegevens: Gegevens) -> str:
    """Since when it stands, and by whom: the plan and the report are the council's."""
    if isinstance(gegevens, Inbrengnota):
        return f"Vastgelegd op {datum(gegevens.datum)}"
    if isinstance(gegevens, Verslag | Besluitenlijst):
        voorbeeld = " · voorbeelddocument" if gegevens.is_fictief else ""
        if isinstance(gegevens, Verslag):
            sinds = f"Vastgelegd op {datum(gegevens.vastgelegd)}"
        else:
            sinds = f"Openbaar sinds {datum(gegevens.openbaar)}"
        return sinds + voorbeeld
    if isinstance(gegevens, Uitslag):
        return _openbaar(gegevens)
    voorbeeld = " (voorbeelddatum)" if gegevens.is_fictief or gegevens.is_besluit_fictief else ""
    if isinstance(gegevens, Plan | Voortgang | Bijstelling):
        return _bij_de_raad(gegevens) + voorbeeld
    if isinstance(gegevens, Raadsbesluit):
        return f"Vastgesteld door de gemeenteraad op {datum(gegevens.datum)}{voorbeeld}"
    dag = f", {datum_kort(gegevens.status_datum)}" if gegevens.status_datum else ""
    bis = f" · {gegevens.bis}" if isinstance(gegevens, Nota) and gegevens.bis else ""
    return f"{gegevens.status}{dag}{voorbeeld}{bis}"


def _openbaar(gegevens: Uitslag) -> str:
    """Figures of the example say so under every page: the pages are passed on one by one."""
    versie = f"versie {gegevens.versie}, openbaar" if gegevens.versie > 1 else "openbaar"
    voorbeeld = " · voorbeeldcijfers" if gegevens.is_fictief else ""
    return f"{versie.capitalize()} sinds {datum(gegevens.datum)}{voorbeeld}"


def _bij_de_raad(gegevens: Plan | Voortgang | Bijstelling) -> str:
    dag = datum(gegevens.stand.raad_datum or gegevens.stand.status_datum)
    if isinstance(gegevens, Plan) and gegevens.versie > 1:
        return f"Versie {gegevens.versie}, bijgesteld bij raadsbesluit van {dag}"
    if isinstance(gegevens, Plan | Bijstelling):
        hoe = "Gewijzigd vastgesteld" if gegevens.wijzigingen else "Vastgesteld"
        return f"{hoe} door de gemeenteraad op {dag}"
    return f"De gemeenteraad nam er kennis van op {dag}"
