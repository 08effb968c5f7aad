"""The planning as a calendar (RFC 5545): one all-day event per milestone, on its day where that is known, else over its
whole period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from thema.beleidsplan.models import Beleidsplan

from .queries import Regel

VERVERS = timedelta(days=1)


@dataclass(frozen=True)
class Bijeenkomst:
    """A meeting of one day beside the milestones. `sleutel` names it for good: "raadstafel/12"; `volgnummer` grows with
    every change."""

    sleutel: str
    volgnummer: int
    dag: date
    titel: str
    uitleg: str
    betreft: str
    url: str


@dataclass(frozen=True)
class Agendering:
    """Of the paper that fulfils a milestone: the `dag` of the meeting that treats it, None while that is not known.
    `volgnummer` grows with every change of such a paper."""

    dag: date | None
    volgnummer: int


GEEN_AGENDERING = Agendering(None, 0)


def agenda_van(  # noqa: PLR0913  what a calendar consists of
    plan: Beleidsplan,
    regels: Iterable[Regel],
    *,
    url: str,
    op: datetime,
    gewijzigd: Mapping[int, datetime],
    agenderingen: Mapping[int, Agendering] | None = None,
    bijeenkomsten: Iterable[Bijeenkomst] = (),
) -> bytes:
    """The calendar file. `url`: full address of the planning page. `op`: when it was asked for.

    `gewijzigd`: when each milestone was last changed, by its key; absent where nobody knows.
    `agenderingen`: of milestones that wait for a decision, by their key.

    An event keeps its UID as long as its milestone exists, so that a second import changes it instead of doubling it; its
    SEQUENCE grows with every change, also when it is reported done, so that an older file never undoes a newer one.
    """
    agenda = Calendar()
    agenda.add("prodid", "-//mjbp//planning//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("name", plan.naam)
    agenda.add("x-wr-calname", plan.naam)
    # Who subscribes asks again after a day; the second name is what older programs read.
    agenda.add("refresh-interval", VERVERS, {"value": "DURATION"})
    agenda.add("x-published-ttl", "P1D")
    for regel in regels:
        afspraak = _afspraak(plan, regel, (agenderingen or {}).get(regel.pk, GEEN_AGENDERING), url=url, op=op)
        if (moment := gewijzigd.get(regel.pk)) is not None:
            afspraak.add("last-modified", moment)
        agenda.add_component(afspraak)
    for bijeenkomst in bijeenkomsten:
        agenda.add_component(_bijeenkomst(plan, bijeenkomst, op=op))
    return bytes(agenda.to_ical())


def _afspraak(plan: Beleidsplan, regel: Regel, agendering: Agendering, *, url: str, op: datetime) -> Event:
    adres = f"{url}#{regel.anker}"
    van, tot = _dagen(regel, agendering)
    afspraak = Event()
    afspraak.add("uid", str(uuid5(NAMESPACE_URL, f"{plan.gemeente.tooi_uri}/mijlpaal/{regel.pk}")))
    afspraak.add("dtstamp", op)
    afspraak.add("sequence", regel.bewerking + agendering.volgnummer)
    afspraak.add("dtstart", van)
    afspraak.add("dtend", tot + timedelta(days=1))  # the standard counts up to, not including, this day
    afspraak.add("summary", regel.publiekstekst, {"language": "nl"})
    afspraak.add("description", _uitleg(plan, regel), {"language": "nl"})
    afspraak.add("categories", [regel.betreft.label])
    afspraak.add("url", adres)
    afspraak.add("transp", "TRANSPARENT")  # it tells when; it does not fill the reader's day
    return afspraak


def _dagen(regel: Regel, agendering: Agendering) -> tuple[date, date]:
    """The first and last day: the one on which it was done or is on the agenda, else all of its period."""
    dag = regel.dag if regel.is_gereed else agendering.dag
    return (dag, dag) if dag is not None else (regel.van, regel.tot)


def _bijeenkomst(plan: Beleidsplan, bijeenkomst: Bijeenkomst, *, op: datetime) -> Event:
    afspraak = Event()
    afspraak.add("uid", str(uuid5(NAMESPACE_URL, f"{plan.gemeente.tooi_uri}/{bijeenkomst.sleutel}")))
    afspraak.add("dtstamp", op)
    afspraak.add("sequence", bijeenkomst.volgnummer)
    afspraak.add("dtstart", bijeenkomst.dag)
    afspraak.add("dtend", bijeenkomst.dag + timedelta(days=1))
    afspraak.add("summary", bijeenkomst.titel, {"language": "nl"})
    afspraak.add("description", bijeenkomst.uitleg, {"language": "nl"})
    afspraak.add("categories", [bijeenkomst.betreft])
    afspraak.add("url", bijeenkomst.url)
    afspraak.add("transp", "TRANSPARENT")
    return afspraak


def _uitleg(plan: Beleidsplan, regel: Regel) -> str:
    return f"{plan.naam}\n{regel.actie}\nBetreft: {regel.betreft.label}. Wanneer: {regel.woorden}."
