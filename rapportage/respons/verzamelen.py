"""How the response of one questionnaire goes, as staff may see it while answers come in.

Nothing here tells two moments apart by a few persons, since figures that are read twice can be subtracted (ADR 2, 5):

- received per channel and day, and every total: by the rule of stappen.py, up to yesterday;
- per wijk and age group: only what was mixed, so it moves by at least DREMPEL_OPENBAAR answers at a time. Of those, a
  category of fewer than DREMPEL_INTERN is hidden with what would give it away (rapportage/cijfers/onderdrukking.py), one division
  at a time and never crossed, and what is shown is rounded to a multiple of DREMPEL_INTERN. So one answer more is seen
  in few cases, and then cannot be told from DREMPEL_INTERN - 1 others. Shares are of the rounded numbers;
- of invitations: how many there are, and how those can be reached, whoever took part; and how many did by the same
  stretches. Who did is asked of nobody;
- what waits in the tray: in words only.

A total, with the target beside it, is of residents: partners are organisations, and who came to a meeting or sits in the
council is no response of the town. Those stand apart, each by the same stretches. A total of what is shown gives nothing
away that is not there already.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from consultatie.inbreng.respons import Ontvangst, ontvangst_van
from consultatie.invoer.queries import aantal_onderweg
from consultatie.mailing.enums import Mailingsoort
from consultatie.mailing.queries import Bereik, bereik_van, verstuurd_per_soort
from consultatie.uitslag.telling import Cel
from consultatie.uitslag.weegbeeld import Bevolkingsbron, Bevolkingscijfers, bevolkingscijfers
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.groepen import VRAGENLIJSTGROEPEN, met_kanalen
from rapportage.cijfers.onderdrukking import verborgen_cellen

from .stappen import DAG, Verloop, verloop_van

# Groups of residents who answered as such: invited, or of themselves.
_VAN_INWONERS = [groep for groep in VRAGENLIJSTGROEPEN if groep.aard in {"steekproef", "zelfselectie"}]
INWONERSKANALEN = frozenset(kanaal for groep in _VAN_INWONERS for kanaal in groep.kanalen)
# Channels that are named as long as nothing came in by them.
ALTIJD = (Kanaal.OPEN, Kanaal.PAPIER, Kanaal.TELEFOON)
# Fewer days say nothing of how it will go on.
MINSTE_DAGEN = 3
# From here on an expected number is said in tens.
GROOT = 100


@dataclass(frozen=True)
class Kanaalrespons:
    """What came in by one channel. `totaal` None: under the threshold, perhaps nothing. `verloop` None: the days have
    been forgotten; then `totaal` is what was counted."""

    kanaal: str
    naam: str
    totaal: int | None
    verloop: Verloop | None

    @property
    def is_van_inwoners(self) -> bool:
        """Residents answered, so that it counts for the target."""
        return self.kanaal in INWONERSKANALEN


@dataclass(frozen=True)
class Doorgerekend:
    """How many answers of residents there will be on the last day, if it goes on as it did on average."""

    aantal: int
    op: date


@dataclass(frozen=True)
class Uitnodigingscijfers:
    """Invitations and the mails about them. `meegedaan` and `niet` None: one of both is under the threshold. `niet` is at
    most the threshold less one too high. `herinneringen` is rounded, since they went to who had not taken part: with the
    exact number one could subtract."""

    bereik: Bereik
    meegedaan: int | None
    niet: int | None
    uitnodigingen: int
    herinneringen: int


@dataclass(frozen=True)
class Deel:
    """One wijk or age group: mixed answers, rounded, and their share; None: too few to show. `bevolking` is its share of
    the inhabitants, None: unknown. Shares 0 to 1."""

    naam: str
    aantal: int | None
    deel: float | None
    bevolking: float | None


@dataclass(frozen=True)
class Verdeling:
    """The answers of a group over wijken or age groups, in the order of the population."""

    naam: str
    delen: tuple[Deel, ...]
    bronnen: tuple[Bevolkingsbron, ...]


@dataclass(frozen=True)
class Groepsrespons:
    """Who answered in one group. `aantal`: mixed answers, rounded. A division that was not asked is absent."""

    naam: str
    aantal: int
    verdelingen: tuple[Verdeling, ...]


@dataclass(frozen=True)
class Respons:
    """All of the page. `van` and `tot`: the days that are told of, inclusive; with `tot` before `van` there is none yet.

    `totaal`: of residents, by all their channels, at least. `doorgerekend` None: there is nothing to go by. `stapels`:
    bundles of forms that were not released."""

    van: date
    tot: date
    is_open: bool
    zijn_dagen_vergeten: bool
    kanalen: tuple[Kanaalrespons, ...]
    totaal: int
    streefaantal: int | None
    doorgerekend: Doorgerekend | None
    uitnodigingen: Uitnodigingscijfers | None
    groepen: tuple[Groepsrespons, ...]
    stapels: int

    @property
    def van_inwoners(self) -> tuple[Kanaalrespons, ...]:
        """The channels that make the total."""
        return tuple(kanaal for kanaal in self.kanalen if kanaal.is_van_inwoners)

    @property
    def van_anderen(self) -> tuple[Kanaalrespons, ...]:
        """Partners, the netwerksessie and the council, of whom enough came in to say how many."""
        return tuple(kanaal for kanaal in self.kanalen if not kanaal.is_van_inwoners)

    @property
    def deel_van_streef(self) -> float | None:
        """Which part of the target is there, 0 and up; None without a target."""
        return self.totaal / self.streefaantal if self.streefaantal else None

    @property
    def nog_nodig(self) -> int:
        """How many answers the target still asks for."""
        return max((self.streefaantal or 0) - self.totaal, 0)


def respons_van(vragenlijst: Vragenlijst, *, dag: date) -> Respons:
    """As it stood at the end of the day before `dag`. Seven queries, however many answers and members."""
    ontvangst, bereik = ontvangst_van(vragenlijst), bereik_van(vragenlijst)
    van, tot = _eerste_dag(vragenlijst, ontvangst, dag), dag - DAG
    kanalen = tuple(_kanalen(ontvangst, bereik, van=van, tot=tot))
    totaal = sum(kanaal.totaal or 0 for kanaal in kanalen if kanaal.is_van_inwoners)
    cijfers = bevolkingscijfers(vragenlijst)
    return Respons(
        van=van,
        tot=tot,
        is_open=vragenlijst.is_open_op(dag),
        zijn_dagen_vergeten=ontvangst.per_dag is None,
        kanalen=kanalen,
        totaal=totaal,
        streefaantal=vragenlijst.streefaantal,
        doorgerekend=_doorgerekend(vragenlijst, totaal, van=van, dag=dag),
        uitnodigingen=_uitnodigingen(vragenlijst, bereik, kanalen) if bereik.uitgenodigd else None,
        groepen=tuple(_groepen(ontvangst, cijfers)),
        stapels=aantal_onderweg(vragenlijst),
    )


def kanalen_van(vragenlijst: Vragenlijst, *, dag: date) -> tuple[Kanaalrespons, ...]:
    """What came in by each channel, for who needs no more of the response: the same numbers, of the same day. A channel
    by which nothing can be told is absent or has no `totaal`."""
    ontvangst, bereik = ontvangst_van(vragenlijst), bereik_van(vragenlijst)
    return tuple(_kanalen(ontvangst, bereik, van=_eerste_dag(vragenlijst, ontvangst, dag), tot=dag - DAG))


def _eerste_dag(vragenlijst: Vragenlijst, ontvangst: Ontvangst, dag: date) -> date:
    """The first day that residents could answer; where that was not said, the first on which somebody did."""
    dagen = [dag for per_dag in (ontvangst.per_dag or {}).values() for dag in per_dag]
    begin = [vragenlijst.open_van] if vragenlijst.open_van else []
    return min([*dagen, *begin], default=dag)


# ── Received ─────────────────────────────────────────────────────────────────────────────────────


def _kanalen(ontvangst: Ontvangst, bereik: Bereik, *, van: date, tot: date) -> Iterable[Kanaalrespons]:
    for kanaal in Kanaal:
        verloop = None
        if ontvangst.per_dag is None:
            totaal = ontvangst.gemengd.get(kanaal, 0)
        else:
            verloop = verloop_van(
                ontvangst.per_dag.get(kanaal, {}),
                van=van,
                tot=tot,
                drempel=settings.DREMPEL_INTERN,
                hoogstens=_hoogstens(kanaal, bereik),
            )
            totaal = verloop.totaal
        if totaal or kanaal in ALTIJD or (kanaal == Kanaal.DIGIPANEL and bereik.uitgenodigd):
            yield Kanaalrespons(kanaal.value, str(kanaal.label), totaal or None, verloop)


def _hoogstens(kanaal: Kanaal, bereik: Bereik) -> int | None:
    """By a personal link: no further than where those who did not answer are still the threshold."""
    if kanaal != Kanaal.DIGIPANEL or not bereik.uitgenodigd:
        return None
    return max(bereik.uitgenodigd - settings.DREMPEL_INTERN, 0)


def _doorgerekend(vragenlijst: Vragenlijst, totaal: int, *, van: date, dag: date) -> Doorgerekend | None:
    """Straight on: as many per day as it was on average. None when it is closed or no end is known, and at first."""
    laatste, voorbij = vragenlijst.open_tot, (dag - van).days
    if not vragenlijst.is_open_op(dag) or laatste is None or voorbij < MINSTE_DAGEN or not totaal:
        return None
    verwacht = totaal / voorbij * ((laatste - van).days + 1)
    return Doorgerekend(int(round(verwacht, -1 if verwacht >= GROOT else 0)), laatste)


# ── Invited ──────────────────────────────────────────────────────────────────────────────────────


def _uitnodigingen(vragenlijst: Vragenlijst, bereik: Bereik, kanalen: Iterable[Kanaalrespons]) -> Uitnodigingscijfers:
    meegedaan = next((kanaal.totaal for kanaal in kanalen if kanaal.kanaal == Kanaal.DIGIPANEL), None)
    verstuurd = verstuurd_per_soort(vragenlijst)
    niet = bereik.uitgenodigd - meegedaan if meegedaan else None
    if niet is not None and niet < settings.DREMPEL_INTERN:
        meegedaan = niet = None
    return Uitnodigingscijfers(
        bereik=bereik,
        meegedaan=meegedaan,
        niet=niet,
        uitnodigingen=verstuurd.get(Mailingsoort.UITNODIGING, 0),
        herinneringen=rond(verstuurd.get(Mailingsoort.HERINNERING, 0)),
    )


# ── Mixed ────────────────────────────────────────────────────────────────────────────────────────


def _groepen(ontvangst: Ontvangst, cijfers: Bevolkingscijfers) -> Iterable[Groepsrespons]:
    for groep in _VAN_INWONERS:
        kanalen = [kanaal for kanaal in groep.kanalen if kanaal in ontvangst.cellen]
        if not kanalen:
            continue
        cellen: Counter[Cel] = Counter()
        for kanaal in kanalen:
            cellen.update(ontvangst.cellen[kanaal])
        marges = (
            ("Wijk", "wijk", {cel: cel.wijk for cel in cellen}, cijfers.bevolking.wijk),
            ("Leeftijd", "leeftijd", {cel: cel.leeftijd for cel in cellen}, cijfers.bevolking.leeftijd),
        )
        verdelingen = (
            _verdeling(kop, _per_code(cellen, code_van, bevolking), bevolking, cijfers, cijfers.bronnen[naam])
            for kop, naam, code_van, bevolking in marges
        )
        yield Groepsrespons(
            met_kanalen(groep, kanalen).naam,
            rond(sum(cellen.values())),
            tuple(verdeling for verdeling in verdelingen if verdeling is not None),
        )


def _per_code(cellen: Mapping[Cel, int], code_van: Mapping[Cel, str], bekend: Iterable[str]) -> dict[str, int]:
    """Answers per category; under "" those without one, and of one that is not there any more."""
    per_code = dict.fromkeys([*bekend, ""], 0)
    for cel, aantal in cellen.items():
        code = code_van[cel]
        per_code[code if code in per_code else ""] += aantal
    return per_code


def _verdeling(
    kop: str,
    per_code: Mapping[str, int],
    bevolking: Mapping[str, float | None],
    cijfers: Bevolkingscijfers,
    bronnen: tuple[Bevolkingsbron, ...],
) -> Verdeling | None:
    """None when nobody is in a category: it was not asked."""
    totaal, drempel = sum(per_code.values()), settings.DREMPEL_INTERN
    bekend = totaal - per_code[""]
    if bekend < drempel:
        return None
    verborgen = verborgen_cellen(per_code, personen=totaal, drempel=drempel, telt_op=True)
    inwoners = sum(aantal or 0 for aantal in bevolking.values())
    delen = tuple(
        _deel(
            cijfers.namen[code],
            None if code in verborgen else rond(per_code[code]),
            noemer=rond(bekend),
            bevolking=aantal / inwoners if aantal and inwoners else None,
        )
        for code, aantal in bevolking.items()
    )
    return Verdeling(kop, delen, bronnen)


def _deel(naam: str, aantal: int | None, *, noemer: int, bevolking: float | None) -> Deel:
    # Rounded parts may together come to a little more than the rounded whole.
    return Deel(naam, aantal, None if aantal is None else min(aantal / noemer, 1), bevolking)


def rond(aantal: int) -> int:
    """To the nearest multiple of DREMPEL_INTERN."""
    stap = settings.DREMPEL_INTERN
    return (aantal + stap // 2) // stap * stap if stap > 1 else aantal
