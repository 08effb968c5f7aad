"""The line of five stations: what is done, where we are now, what is to come."""

from dataclasses import dataclass
from datetime import date

from planning.besluit.queries import voorbeelddagen
from planning.mijlpaal.enums import Fase, Orgaan
from planning.mijlpaal.queries import Regel, maanden_in_het_kort, mijlpalen_van
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import MAANDEN, MAANDEN_KORT, datum
from thema.beleidsplan.models import Beleidsplan

from .meedenken import sluitdag
from .stappen import STAPPEN, is_klaar

KLAAR, NU, KOMT, GESTOPT = "klaar", "nu", "komt", "gestopt"


@dataclass(frozen=True)
class Station:
    """One step on the line (templates/_draad.html). `staat`: klaar, nu, komt or gestopt; `tekst`: when, or why it
    stopped; `label` takes the place of the word of the state, `url` of the plain title."""

    fase: Fase
    titel: str
    tekst: str
    staat: str
    label: str = ""
    url: str = ""


def draad_van(plan: Beleidsplan, dag: date) -> tuple[Station, ...]:
    """The five steps on this day, in two queries; a third while residents can take part, or once the plan was adopted, and
    a fourth when it has been changed since.

    At most one is `nu`: the first that is not done, once anything has begun. A plan that was rejected, and not brought
    in again, stopped at its decision.
    """
    regels = mijlpalen_van(plan, dag)
    stations: list[Station] = []
    for stap in STAPPEN:
        van_de_stap = [regel for regel in regels if regel.fase is stap.fase]
        staat = _staat(plan, stap.fase, van_de_stap, dag)
        al_bezig = any(station.staat == KLAAR for station in stations) or any(regel.van <= dag for regel in van_de_stap)
        if staat == KOMT and al_bezig and not any(station.staat in {NU, GESTOPT} for station in stations):
            staat = NU
        # A period that is over says nothing of whether its work was done.
        label = "afgelopen" if stap.fase is Fase.UITVOEREN and staat == KLAAR else ""
        tekst = _wanneer(plan, stap.fase, van_de_stap, staat, dag)
        if stap.fase is Fase.BESLUIT:
            tekst = ", ".join(filter(None, (tekst, _bijgesteld(plan, dag))))
        stations.append(Station(stap.fase, stap.naam, tekst, staat, label))
    return tuple(stations)


def _staat(plan: Beleidsplan, fase: Fase, regels: list[Regel], dag: date) -> str:
    """Done, stopped or still to be done."""
    if is_klaar(fase, [regel.is_gereed for regel in regels], plan, dag):
        return KLAAR
    return GESTOPT if fase is Fase.BESLUIT and _is_verworpen(plan) else KOMT


def _is_verworpen(plan: Beleidsplan) -> bool:
    statussen = set(plan.stukken.filter(soort=Documentsoort.PLAN).values_list("status", flat=True))
    return Stukstatus.VERWORPEN in statussen and statussen <= {Stukstatus.VERWORPEN, Stukstatus.INGETROKKEN}


def _bijgesteld(plan: Beleidsplan, dag: date) -> str:
    """ "bijgesteld bij raadsbesluit van 12 maart 2021", of the last time; empty when the plan is as it was adopted."""
    if plan.vaststellingsdatum is None:
        return ""
    bijstellingen = plan.stukken.niet_geheim().filter(soort=Documentsoort.BIJSTELLING, status=Stukstatus.DEFINITIEF)
    laatste = bijstellingen.filter(raad_datum__lte=dag).order_by("-raad_datum", "-pk").first()
    if laatste is None:
        return ""
    voorbeeld = " (voorbeelddatum)" if (Orgaan.RAAD, laatste.raad_datum) in voorbeelddagen(plan) else ""
    return f"bijgesteld bij raadsbesluit van {datum(laatste.raad_datum)}{voorbeeld}"


def _wanneer(plan: Beleidsplan, fase: Fase, regels: list[Regel], staat: str, dag: date) -> str:
    """The time of a step in few words; empty when nothing is known of it."""
    if staat == GESTOPT:
        return "het plan is verworpen"
    if fase is Fase.UITVOEREN:
        return plan.periode
    if not regels:
        return ""
    if staat == KLAAR:
        laatste = max(regel.gereed_datum or regel.tot for regel in regels)
        return f"{MAANDEN[laatste.month - 1]} {laatste.year}"
    tot = max(regel.tot for regel in regels)
    if staat == NU:
        if fase is Fase.MEEDENKEN:
            tot = sluitdag(plan, dag) or tot
        return "later dan gepland" if tot < dag else f"t/m {_in_het_kort(tot, dag)}"
    return maanden_in_het_kort(min(regel.van for regel in regels), tot)


def _in_het_kort(tot: date, dag: date) -> str:
    """ "30 sept.", so that it fits on one line; with its year only where that is not this year."""
    kort, lang = MAANDEN_KORT[tot.month - 1], MAANDEN[tot.month - 1]
    maand = kort if kort == lang else f"{kort}."
    return f"{tot.day} {maand}" if tot.year == dag.year else f"{tot.day} {maand} {tot.year}"
