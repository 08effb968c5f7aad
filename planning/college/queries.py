"""The agenda of a meeting, with what came of every paper on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q

from planning.besluit.models import Besluit
from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Besluitenlijst, Stukstatus
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import zonder_bytes

from .enums import Behandeling, Vergaderstatus
from .models import Agendapunt, Collegevergadering

INGETROKKEN = "ingetrokken"
TERUGGESTUURD = "teruggestuurd"
ANDERE_DAG = "andere_dag"
_ZONDER_BESLUIT = {
    Stukstatus.INGETROKKEN: (INGETROKKEN, "Ingetrokken"),
    Stukstatus.CONCEPT: (TERUGGESTUURD, "Teruggestuurd"),
    Stukstatus.ROUTING: (TERUGGESTUURD, "Teruggestuurd"),
}


@dataclass(frozen=True)
class Punt:
    """One paper on the agenda. `uitkomst` is a value of Uitkomst, or of the words above; "" while nobody wrote one down,
    and `in_woorden` that outcome for a reader. `besluitpunten`: as they were decided that day. `is_nieuw`: put on the agenda after that was stored last."""

    nummer: int
    stuk: Bestuursstuk
    behandeling: Behandeling
    uitkomst: str
    in_woorden: str
    besluitpunten: tuple[str, ...]
    is_nieuw: bool
    is_fictief: bool
    is_bekend: bool

    @property
    def naam(self) -> str:
        """The paper, for who may know of it."""
        return str(self.stuk) if self.is_bekend else "een geheim stuk"


def punten_van(vergadering: Collegevergadering, *, voor: User | AnonymousUser | None = None) -> tuple[Punt, ...]:
    """The papers of this meeting, stored ones in their order and then what came in since; seven queries.

    `voor`: who reads it; of papers on which secrecy holds only the circle reads the name, which takes one query more.
    None: the house itself, which may know all.

    A paper is on it that waits for the college on this day, on which it decided this day, or that stood on the stored
    agenda and was taken from it afterwards.
    """
    bewaard = {punt.stuk_id: punt for punt in vergadering.agendapunten.all()}
    # As long as the agenda is open, what was taken from it is no longer on it.
    blijft = () if vergadering.status == Vergaderstatus.GEPLAND else bewaard
    besluiten = {besluit.stuk_id: besluit for besluit in _besluiten_van(vergadering)}
    wacht = Q(status=Stukstatus.COLLEGE, college_datum=vergadering.datum)
    stukken = (
        vergadering.beleidsplan.stukken.filter(wacht | Q(pk__in=[*besluiten, *blijft]))
        .select_related("nota", "voortgang", "document__openbare_versie")
        .defer(*zonder_bytes("document"))
        .prefetch_related("besluitenlijst", "besluitpunten", "weglatingen", "geheimhoudingen")
    )
    rij = sorted(stukken, key=lambda stuk: _plaats(stuk, bewaard))
    onbekend = set(vergadering.beleidsplan.stukken.onbekend_bij(voor).values_list("pk", flat=True)) if voor else set()
    return tuple(
        replace(
            _punt(vergadering, nummer, stuk, bewaard.get(stuk.pk), besluiten.get(stuk.pk)),
            is_bekend=stuk.pk not in onbekend,
        )
        for nummer, stuk in enumerate(rij, start=1)
    )


def zonder_uitkomst(punten: Iterable[Punt]) -> list[str]:
    """The papers of which nobody wrote down what came of them."""
    return [punt.naam for punt in punten if not punt.uitkomst]


def _besluiten_van(vergadering: Collegevergadering) -> Iterable[Besluit]:
    """The last decision on each paper of that day comes last."""
    return Besluit.objects.filter(
        stuk__beleidsplan=vergadering.beleidsplan_id, orgaan=Orgaan.COLLEGE, datum=vergadering.datum
    ).order_by("pk")


def _plaats(stuk: Bestuursstuk, bewaard: Mapping[int, Agendapunt]) -> tuple[bool, int, bool, date, int]:
    """Stored ones first; of the others what needs no discussion first, then the oldest."""
    punt = bewaard.get(stuk.pk)
    volgorde = punt.volgorde if punt is not None else 0
    return (punt is None, volgorde, voorgestelde_behandeling(stuk) is Behandeling.BESPREEKSTUK, stuk.datum, stuk.pk)


def voorgestelde_behandeling(stuk: Bestuursstuk) -> Behandeling:
    """As the paper itself proposes it: an akkoordstuk where that box of its list of decisions is ticked (R6)."""
    aangekruist = {regel.lijst for regel in stuk.besluitenlijst.all() if regel.is_aangekruist}
    return Behandeling.AKKOORDSTUK if Besluitenlijst.AKKOORDSTUKKEN in aangekruist else Behandeling.BESPREEKSTUK


def _uitkomst(vergadering: Collegevergadering, stuk: Bestuursstuk, besluit: Besluit | None) -> tuple[str, str]:
    """Code and words; empty while the paper waits for this meeting."""
    if besluit is not None:
        return besluit.uitkomst, besluit.get_uitkomst_display()
    if stuk.status == Stukstatus.COLLEGE and stuk.college_datum == vergadering.datum:
        return "", ""
    return _ZONDER_BESLUIT.get(Stukstatus(stuk.status), (ANDERE_DAG, "Naar een andere vergadering"))


def _punten(stuk: Bestuursstuk, besluit: Besluit | None) -> tuple[str, ...]:
    """As they were decided; a decision of before these were kept with it was on the points that are there."""
    if besluit is None:
        return ()
    return tuple(besluit.besluitpunten or [punt.besloten_tekst for punt in stuk.besluitpunten.all()])


def _punt(
    vergadering: Collegevergadering,
    nummer: int,
    stuk: Bestuursstuk,
    bewaard: Agendapunt | None,
    besluit: Besluit | None,
) -> Punt:
    uitkomst, woorden = _uitkomst(vergadering, stuk, besluit)
    return Punt(
        nummer=nummer,
        stuk=stuk,
        behandeling=Behandeling(bewaard.behandeling) if bewaard is not None else voorgestelde_behandeling(stuk),
        uitkomst=uitkomst,
        in_woorden=woorden,
        besluitpunten=_punten(stuk, besluit),
        is_nieuw=bewaard is None,
        is_fictief=stuk.is_fictief or (besluit is not None and besluit.is_fictief),
        is_bekend=True,
    )
