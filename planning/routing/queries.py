"""Where a paper is in its routing, how long already, and what was done before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from planning.mijlpaal.kalender import werkdag_na, werkdagen_sinds
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk, Routingstap
from rapportage.opmaak import datum
from thema.beleidsplan.models import Gemeente

from .enums import Routingactie, Stapstand
from .models import Routinghandeling
from .workflow import stand

# In these a paper lies on somebody's desk.
_ONDERWEG = frozenset({Stukstatus.CONCEPT, Stukstatus.ROUTING, Stukstatus.COLLEGE, Stukstatus.RAAD})


@dataclass(frozen=True)
class Beurt:
    """The step that a paper waits for. `gebruiker` initials in person, None: the secretariat writes it down; `uiterlijk` is
    the last day of the term; `werkdagen` that it has been there."""

    stap: Routingstap
    gebruiker: int | None
    sinds: date
    werkdagen: int
    uiterlijk: date

    def is_te_laat_op(self, dag: date) -> bool:
        """It lies there longer than the municipality wants."""
        return dag > self.uiterlijk


def stand_van(stap: Routingstap) -> Stapstand:
    """How this step stands."""
    return stand(is_geparafeerd=stap.is_geparafeerd, datum=stap.datum, overgeslagen=stap.overgeslagen)


def beurt_van(stuk: Bestuursstuk, *, dag: date, gemeente: Gemeente) -> Beurt | None:
    """Whose turn it is on this day; None for a paper that does not go round, or that nobody has to initial any more."""
    stap = stuk.huidige_stap if stuk.status == Stukstatus.ROUTING else None
    if stap is None:
        return None
    sinds = stap.aan_beurt_datum or stuk.status_datum or dag
    return Beurt(
        stap=stap,
        gebruiker=stap.gebruiker_id,
        sinds=sinds,
        werkdagen=werkdagen_sinds(sinds, dag),
        uiterlijk=werkdag_na(sinds, gemeente.routingtermijn),
    )


def hoe_lang(stuk: Bestuursstuk, dag: date) -> str:
    """Since when it lies on this desk: "sinds 1 juli 2019, 2 werkdagen"; "" for a paper at its end, or while unknown."""
    stap = stuk.huidige_stap if stuk.status == Stukstatus.ROUTING else None
    sinds = (stap.aan_beurt_datum if stap is not None else None) or stuk.status_datum
    if sinds is None or stuk.status not in _ONDERWEG:
        return ""
    aantal = werkdagen_sinds(sinds, dag)
    return f"sinds {datum(sinds)}, {aantal} {'werkdag' if aantal == 1 else 'werkdagen'}"


@dataclass(frozen=True)
class Handelingsregel:
    """One act in the routing: when, by whom (empty: by the house itself), what, and the remark with it."""

    op: datetime
    door: str
    wat: str
    opmerking: str


def handelingen_van(stuk: Bestuursstuk) -> tuple[Handelingsregel, ...]:
    """What was done in every round, first to last; in one query."""
    return tuple(_regels(stuk.routinghandelingen.select_related("door")))


_GEDAAN = {
    Routingactie.PARAFEREN: "geparafeerd op {dag}",
    Routingactie.DELEGEREN: "parafeert voortaan",
    Routingactie.OVERSLAAN: "overgeslagen",
    Routingactie.VERVALLEN: "paraaf van {dag} vervallen",
}


def _in_woorden(handeling: Routinghandeling) -> str:
    actie = Routingactie(handeling.actie)
    if actie is Routingactie.VERVALLEN and handeling.datum is None:
        return "niet langer overgeslagen" if handeling.opmerking else "paraaf vervallen"
    return _GEDAAN[actie].format(dag=datum(handeling.datum))


def _regels(handelingen: Iterable[Routinghandeling]) -> Iterable[Handelingsregel]:
    for handeling in handelingen:
        yield Handelingsregel(
            op=handeling.op,
            door=str(handeling.door or ""),
            wat=f"{handeling.wie}: {_in_woorden(handeling)}",
            opmerking=handeling.opmerking,
        )
