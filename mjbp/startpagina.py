"""What stands on the home page: the question, where we are, what you can do today, what was decided."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from planning.besluit.queries import Besluitregel, genomen_besluiten
from planning.proces.queries import Hoofdactie, Station, draad_van, hoofdactie
from rapportage.documenten.queries import Documentregel, openbare_documenten
from rapportage.themas.gegevens import Themaregel
from rapportage.themas.queries import themalijst
from thema.beleidsplan.models import Beleidsplan
from thema.thema.enums import Themasoort

# The home page shows this many of the newest; the rest stands on pages of its own.
HOEVEEL = 4


@dataclass(frozen=True)
class Startpagina:
    """`stap` is the place of the present station, 1 for the first; it is where the action hangs from."""

    draad: tuple[Station, ...]
    stap: int
    actie: Hoofdactie
    besluiten: tuple[Besluitregel, ...]
    ontwikkel: tuple[Themaregel, ...]
    veiligheid: tuple[Themaregel, ...]
    documenten: tuple[Documentregel, ...]


def startpagina(plan: Beleidsplan, *, moment: datetime) -> Startpagina:
    """The home page as it is at this moment."""
    dag = timezone.localdate(moment)
    draad = draad_van(plan, dag)
    themas = themalijst(plan)
    return Startpagina(
        draad=draad,
        stap=next((nummer for nummer, station in enumerate(draad, start=1) if station.staat == "nu"), len(draad)),
        actie=hoofdactie(plan, dag),
        besluiten=genomen_besluiten(plan, moment)[:HOEVEEL],
        ontwikkel=tuple(thema for thema in themas if thema.soort == Themasoort.ONTWIKKEL),
        veiligheid=tuple(thema for thema in themas if thema.soort == Themasoort.VEILIGHEID),
        documenten=openbare_documenten(plan, moment=moment)[:HOEVEEL],
    )
