"""What stands on the home page: the question, where we are, what you can do today, what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from planning.besluit.queries import Besluitregel, genomen_besluiten
from planning.proces.queries import Hoofdactie, Station, draad_van, hoofdactie
from rapportage.documenten.queries import Documentregel, openbare_documenten
from rapportage.themas.gegevens import Themaregel
from rapportage.themas.queries import themalijst
from thema.beleidsplan.models import Beleidsplan
from thema.thema.enums import Themasoort, Themastatus

# The home page shows this many of the newest; the rest stands on pages of its own.
HOEVEEL = 4


@dataclass(frozen=True)
class Themagroep:
    """Themes of which the same holds; `is_groot`: shown with what they are about, others as a list of names."""

    kop: str
    uitleg: str
    themas: tuple[Themaregel, ...]
    is_groot: bool


@dataclass(frozen=True)
class Startpagina:
    """`stap` is the place of the present station, 1 for the first; it is where the action hangs from."""

    draad: tuple[Station, ...]
    stap: int
    actie: Hoofdactie
    besluiten: tuple[Besluitregel, ...]
    themas: tuple[Themagroep, ...]
    documenten: tuple[Documentregel, ...]


def startpagina(plan: Beleidsplan, *, moment: datetime) -> Startpagina:
    """The home page as it is at this moment."""
    dag = timezone.localdate(moment)
    draad = draad_van(plan, dag)
    return Startpagina(
        draad=draad,
        stap=next((nummer for nummer, station in enumerate(draad, start=1) if station.staat == "nu"), len(draad)),
        actie=hoofdactie(plan, dag),
        besluiten=genomen_besluiten(plan, moment)[:HOEVEEL],
        themas=tuple(groep for groep in _themagroepen(plan) if groep.themas),
        documenten=openbare_documenten(plan, moment=moment)[:HOEVEEL],
    )


def _themagroepen(plan: Beleidsplan) -> Iterator[Themagroep]:
    """By what the council decided of them; before that by kind, for nothing more is known."""
    themas = themalijst(plan)
    if plan.is_vergrendeld:
        for status, kop, uitleg in _NA_HET_BESLUIT:
            gekozen = tuple(thema for thema in themas if thema.status == status)
            yield Themagroep(kop, uitleg, gekozen, is_groot=status == Themastatus.GEPRIORITEERD)
        return
    for soort, kop, uitleg in _VOOR_HET_BESLUIT:
        gekozen = tuple(thema for thema in themas if thema.soort == soort)
        yield Themagroep(kop, uitleg, gekozen, is_groot=soort == Themasoort.ONTWIKKEL)


_VOOR_HET_BESLUIT = (
    (
        Themasoort.ONTWIKKEL,
        "Deze thema’s vragen extra aandacht.",
        "Ze zijn voorgesteld. De raad beslist of ze voorrang krijgen.",
    ),
    (Themasoort.VEILIGHEID, "Deze thema’s gaan altijd door.", "Ook als ze geen voorrang krijgen."),
)
_NA_HET_BESLUIT = (
    (Themastatus.GEPRIORITEERD, "Deze thema’s krijgen voorrang.", "Dat heeft de raad besloten."),
    (Themastatus.CONTINU, "Deze thema’s gaan altijd door.", "Ook zonder voorrang."),
    (Themastatus.NIET_GEPRIORITEERD, "Deze thema’s krijgen geen voorrang.", "Dat heeft de raad besloten."),
    (Themastatus.VOORGESTELD, "Over deze thema’s is nog niet besloten.", ""),
)
