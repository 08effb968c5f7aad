"""What follows when a milestone moves: which others move along, and what does not go well then. Pure.

Nothing is moved here; a page shows it first (admin.py), and `services.planning_verschuiven` stores what was shown.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import models

from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import MAANDEN_IN_JAAR, datum, periode
from thema.beleidsplan.models import Beleidsplan, Gemeente

from .enums import Fase, Orgaan
from .kalender import WEEKDAGEN, Recessen, waarom_vrij, werkdag_op_of_voor
from .models import Mijlpaal

Dagen = tuple[date, date]
"""First and last day of a milestone."""


class Mee(models.TextChoices):
    """What moves along. What is done never does."""

    ERNA = "erna", "Ook alles wat erna komt"
    ERVOOR = "ervoor", "Ook alles wat ervoor komt: zo rekent u terug"
    NIETS = "niets", "Alleen deze mijlpaal"


@dataclass(frozen=True)
class Verplaatsing:
    """One milestone of the planning: from which days to which, and what to think of. `aanleveren`: the last day to hand
    in the paper on which it is decided; None: no paper, or nobody wrote down how long before."""

    mijlpaal: Mijlpaal
    oud: Dagen
    nieuw: Dagen
    aanleveren: date | None
    let_op: tuple[str, ...]

    @property
    def schuift(self) -> bool:
        """It moves."""
        return self.oud != self.nieuw

    @property
    def was(self) -> str:
        """Its old days in words: "oktober 2019" where those are whole months."""
        return periode(*self.oud)

    @property
    def wordt(self) -> str:
        """Its new days in words."""
        return periode(*self.nieuw)


def kenmerk_van(reeks: Iterable[Mijlpaal]) -> str:
    """A mark, in hex, that differs when a milestone of the planning was changed, added or removed meanwhile."""
    return sha256(repr([(een.pk, een.bewerking) for een in reeks]).encode()).hexdigest()[:16]


def verschuiving(
    reeks: Sequence[Mijlpaal], mijlpaal: Mijlpaal, *, laatste_dag: date, mee: Mee, dag: date
) -> list[tuple[Mijlpaal, Dagen]]:
    """All milestones of the planning, in their order, with their new days, when `mijlpaal` ends on `laatste_dag`.

    Each keeps its length and its distance to the others, but what is under way on `dag` (today) has begun when it did: of
    that only the last day moves. Whole months stay whole months where the end of one moves to
    the end of another: a planning that speaks of months goes on to do so.
    """
    plaats = next(nummer for nummer, een in enumerate(reeks) if een.pk == mijlpaal.pk)
    verzet = _verzetter(mijlpaal, laatste_dag)
    return [
        (een, _begonnen(een, verzet(een), dag) if _gaat_mee(nummer - plaats, een, mee) else (een.van, een.tot))
        for nummer, een in enumerate(reeks)
    ]


def _gaat_mee(afstand: int, mijlpaal: Mijlpaal, mee: Mee) -> bool:
    if mijlpaal.gereed_datum is not None:
        return False
    return afstand == 0 or (afstand > 0 and mee is Mee.ERNA) or (afstand < 0 and mee is Mee.ERVOOR)


def _verzetter(mijlpaal: Mijlpaal, laatste_dag: date) -> Callable[[Mijlpaal], Dagen]:
    dagen = laatste_dag - mijlpaal.tot
    stap = _maand(laatste_dag) - _maand(mijlpaal.tot)
    per_maand = _is_heel(mijlpaal.van, mijlpaal.tot) and laatste_dag == _maandeinde(_maand(laatste_dag))

    def verzet(een: Mijlpaal) -> Dagen:
        if per_maand and _is_heel(een.van, een.tot):
            return _maandbegin(_maand(een.van) + stap), _maandeinde(_maand(een.tot) + stap)
        return een.van + dagen, een.tot + dagen

    return verzet


def _begonnen(mijlpaal: Mijlpaal, nieuw: Dagen, dag: date) -> Dagen:
    van, tot = nieuw
    return (min(mijlpaal.van, tot), tot) if mijlpaal.van <= dag else (van, tot)


def _is_heel(van: date, tot: date) -> bool:
    """Whole months."""
    return van.day == 1 and tot == _maandeinde(_maand(tot))


def _maand(dag: date) -> int:
    return dag.year * MAANDEN_IN_JAAR + dag.month - 1


def _maandbegin(maand: int) -> date:
    jaar, in_jaar = divmod(maand, MAANDEN_IN_JAAR)
    return date(jaar, in_jaar + 1, 1)


def _maandeinde(maand: int) -> date:
    begin = _maandbegin(maand)
    return begin.replace(day=monthrange(begin.year, begin.month)[1])


# ── What to think of ─────────────────────────────────────────────────────────────────────────────


def aanleverdag(mijlpaal: Mijlpaal, tot: date, gemeente: Gemeente) -> date | None:
    """The last day to hand in the paper on which `mijlpaal` is decided when that is on `tot` at the latest: a day of
    work. None: it waits for no paper, or nobody wrote down how long before."""
    if not mijlpaal.wordt_vervuld_door_besluit:
        return None
    return uiterste_aanleverdag(tot, mijlpaal.betreft, gemeente)


def uiterste_aanleverdag(vergadering: date, orgaan: str, gemeente: Gemeente) -> date | None:
    """The last day of work to hand in a paper for this meeting of this body; None: nobody wrote down how long before."""
    termijnen = {Orgaan.COLLEGE: gemeente.aanlevertermijn_college, Orgaan.RAAD: gemeente.aanlevertermijn_raad}
    termijn = termijnen.get(Orgaan(orgaan))
    return None if termijn is None else werkdag_op_of_voor(vergadering - timedelta(days=termijn))


def gevolgen(
    nieuw: Sequence[tuple[Mijlpaal, Dagen]], *, plan: Beleidsplan, recessen: Recessen, dag: date
) -> list[Verplaatsing]:
    """Every milestone with its new days and, where it is open, what to think of; `dag` is today."""
    verplaatsingen = []
    for vorige, (mijlpaal, dagen) in zip([None, *nieuw], nieuw, strict=False):
        is_open = mijlpaal.gereed_datum is None
        aanleveren = aanleverdag(mijlpaal, dagen[1], plan.gemeente) if is_open else None
        bezwaren = (
            _is_voorbij(dagen, dag),
            _is_eerder_dan(vorige, dagen),
            _is_op_vrije_dag(dagen),
            _is_in_reces(mijlpaal, dagen, recessen),
            _is_te_laat_om_aan_te_leveren(aanleveren, dagen, dag),
            _is_na_ingang(mijlpaal, dagen, plan),
        )
        let_op = tuple(zin for zin in bezwaren if zin) if is_open else ()
        verplaatsingen.append(Verplaatsing(mijlpaal, (mijlpaal.van, mijlpaal.tot), dagen, aanleveren, let_op))
    return verplaatsingen


def _is_voorbij(dagen: Dagen, dag: date) -> str:
    return "Deze dagen zijn al voorbij." if dagen[1] < dag else ""


def _is_eerder_dan(vorige: tuple[Mijlpaal, Dagen] | None, dagen: Dagen) -> str:
    if vorige is None or vorige[0].gereed_datum is not None or vorige[1][1] <= dagen[1]:
        return ""
    return f"Eindigt eerder dan ‘{vorige[0]}’, die eerst gereed moet zijn."


def _is_op_vrije_dag(dagen: Dagen) -> str:
    van, tot = dagen
    vrij = waarom_vrij(tot) if van == tot else ""
    return f"Deze dag is {'een ' if vrij in WEEKDAGEN else ''}{vrij}." if vrij else ""


def _is_in_reces(mijlpaal: Mijlpaal, dagen: Dagen, recessen: Recessen) -> str:
    weken = recessen.bij(*dagen)
    if weken is None:
        return ""
    if mijlpaal.fase == Fase.MEEDENKEN:
        return f"Valt deels in het {weken.naam.lower()}, {weken.wanneer}: dan zijn inwoners vaak weg."
    if mijlpaal.betreft != Orgaan.OOV and weken.omvat(*dagen):
        return f"Valt helemaal in het {weken.naam.lower()}, {weken.wanneer}: dan is er meestal geen vergadering."
    return ""


def _is_te_laat_om_aan_te_leveren(aanleveren: date | None, dagen: Dagen, dag: date) -> str:
    if aanleveren is None or aanleveren >= dag or dagen[1] < dag:
        return ""
    return f"Het stuk had uiterlijk {datum(aanleveren)} aangeleverd moeten zijn."


def _is_na_ingang(mijlpaal: Mijlpaal, dagen: Dagen, plan: Beleidsplan) -> str:
    is_vaststelling = mijlpaal.betreft == Orgaan.RAAD and mijlpaal.vervuld_door == Documentsoort.PLAN
    if not is_vaststelling or dagen[1].year < plan.van_jaar:
        return ""
    return f"Het plan gaat in op 1 januari {plan.van_jaar}; dan heeft de raad het nog niet vastgesteld."
