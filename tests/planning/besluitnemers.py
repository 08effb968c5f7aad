"""The college and the council of the founding case take a decision."""

from datetime import UTC, date, datetime
from typing import Any

from planning.besluit.services import besluit_vastleggen
from planning.mijlpaal.enums import Orgaan
from planning.models import Bestuursstuk
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BestuursstukFactory
from thema.models import Beleidsplan

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)
OP_RAAD = datetime(2019, 11, 28, 9, 0, tzinfo=UTC)
COLLEGEDAG = date(2019, 7, 9)
RAADSDAG = date(2019, 11, 27)


def college(stuk: Bestuursstuk, **anders: Any) -> None:
    """The college agrees on 9 July, written down on the 10th."""
    gegevens: dict[str, Any] = {
        "actie": Stukactie.COLLEGE_BESLUIT,
        "orgaan": Orgaan.COLLEGE,
        "datum": COLLEGEDAG,
        "uitkomst": Uitkomst.VASTGESTELD,
        "door": None,
        "op": OP,
    }
    besluit_vastleggen(stuk, **gegevens | anders)


def raad(stuk: Bestuursstuk, **anders: Any) -> None:
    """The council takes note, or adopts the plan, on 27 November, written down on the 28th."""
    gegevens: dict[str, Any] = {
        "actie": Stukactie.RAAD_BESLUIT,
        "orgaan": Orgaan.RAAD,
        "datum": RAADSDAG,
        "uitkomst": Uitkomst.VASTGESTELD if stuk.soort == Documentsoort.PLAN else Uitkomst.KENNISGENOMEN,
        "door": None,
        "op": OP_RAAD,
    }
    besluit_vastleggen(stuk, **gegevens | anders)


def plan_bij_de_raad(plan: Beleidsplan) -> Bestuursstuk:
    """The paper with which the council adopts this plan, on its desk."""
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD, onderwerp=plan.naam
    )
    return stuk
