"""A thing to do, for whom it is looked up, and how things to do are laid out by their deadline."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode

from consultatie.inbreng.bewaartermijn import wisdata
from consultatie.vragenlijst.models import Vragenlijst
from planning.mijlpaal.models import Mijlpaal
from rapportage.opmaak import datum
from thema.beleidsplan.models import Beleidsplan

from .feiten import Feiten

DEZE_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Taak:
    """One sentence with one link. `deadline` None: there is no day to it; it can wait."""

    zin: str
    toelichting: str
    url: str
    knop: str
    deadline: date | None


@dataclass(frozen=True)
class Vraag:
    """For whom, about which plan, on which day; every topic looks at the same. `op`: the moment, for what waits minutes
    rather than days; None: not known, so nothing waits that long yet."""

    gebruiker: User | AnonymousUser
    plan: Beleidsplan
    dag: date
    op: datetime | None = None

    @cached_property
    def mijlpalen(self) -> tuple[Mijlpaal, ...]:
        """All milestones of the plan in their order, with the questionnaire that they wait for."""
        return tuple(self.plan.mijlpalen.select_related("vragenlijst"))

    @cached_property
    def feiten(self) -> Feiten:
        """What there is of the plan."""
        return Feiten(self.plan, self.dag, self.gebruiker)

    @cached_property
    def wisdata(self) -> dict[int, date | None]:
        """Per questionnaire of the plan the day on which its originals are erased; None: not known yet."""
        return wisdata(Vragenlijst.objects.filter(beleidsplan=self.plan))

    def mag(self, recht: str, ding: Model | None = None) -> bool:
        """The user has this permission, on this thing where one is given."""
        return self.gebruiker.has_perm(recht, ding)


@dataclass(frozen=True)
class TeDoen:
    """What waits for one user, by deadline, the most urgent first."""

    te_laat: tuple[Taak, ...]
    vandaag: tuple[Taak, ...]
    deze_week: tuple[Taak, ...]
    later: tuple[Taak, ...]

    @property
    def aantal(self) -> int:
        """How many in all."""
        return len(self.te_laat) + len(self.vandaag) + len(self.deze_week) + len(self.later)


def verdeel(taken: Iterable[Taak], dag: date) -> TeDoen:
    """Lay them out: late, due today, within a week, later or whenever; the explanation says the deadline first."""
    vakken: dict[str, list[Taak]] = {"te_laat": [], "vandaag": [], "deze_week": [], "later": []}
    for taak in sorted(taken, key=lambda taak: taak.deadline or date.max):
        vakken[_vak(taak.deadline, dag)].append(_met_termijn(taak, dag))
    return TeDoen(**{naam: tuple(inhoud) for naam, inhoud in vakken.items()})


def _vak(deadline: date | None, dag: date) -> str:
    if deadline is None or deadline > dag + DEZE_WEEK:
        return "later"
    if deadline < dag:
        return "te_laat"
    return "vandaag" if deadline == dag else "deze_week"


def _met_termijn(taak: Taak, dag: date) -> Taak:
    if taak.deadline is None or taak.deadline == dag:
        return taak
    termijn = (
        f"Had {datum(taak.deadline)} klaar moeten zijn" if taak.deadline < dag else f"Uiterlijk {datum(taak.deadline)}"
    )
    return replace(taak, toelichting=f"{termijn}. {taak.toelichting}" if taak.toelichting else termijn)


def beheer(naam: str, *args: object, **filters: Any) -> str:
    """Address of a page of the admin: `beheer("thema_doel_changelist", thema__id__exact=3)`."""
    adres = reverse(f"admin:{naam}", args=args)
    return f"{adres}?{urlencode(filters)}" if filters else adres
