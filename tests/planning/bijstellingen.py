"""A plan that the council adopted, and papers that would change it."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BestuursstukFactory, DocumentFactory, PlanwijzigingFactory, StuksectieFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, ThemaFactory
from tests.planning.besluitnemers import OP_RAAD, RAADSDAG, college, raad
from tests.planning.raadsleden import maak_raad
from thema.beleidsplan.services import plan_vergrendelen
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan, Thema
from thema.thema.enums import Themastatus

TEKST = "In 2023 is 50% minder vaak ingebroken. De politie houdt elk jaar 12 controles."
DAG = date(2021, 3, 12)
OP = datetime(2021, 3, 15, 9, 0, tzinfo=UTC)


def maak_vastgesteld_plan() -> Beleidsplan:
    """A plan that the council adopted on 27 November 2019: one theme with priority and a goal, one without."""
    gemaakt: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
    inbraak = ThemaFactory.create(beleidsplan=gemaakt, naam="Inbraak", slug="inbraak", status=Themastatus.GEPRIORITEERD)
    ThemaFactory.create(beleidsplan=gemaakt, naam="Vuurwerk", slug="vuurwerk", status=Themastatus.NIET_GEPRIORITEERD)
    DoelFactory.create(
        thema=inbraak, titel="Minder inbraken", tekst=TEKST, streefwaarde=Decimal("40.5"), streefjaar=2023
    )
    maak_raad(gemaakt.gemeente)
    BestuursstukFactory.create(beleidsplan=gemaakt, soort=Documentsoort.PLAN, status=Stukstatus.DEFINITIEF)
    plan_vergrendelen(gemaakt, vaststellingsdatum=RAADSDAG, op=OP_RAAD)
    # No drawing: what the adoption itself makes is tested with it.
    DocumentFactory.create(
        beleidsplan=gemaakt,
        soort=Documentsoort.PLAN,
        slug="plan-2020-2023",
        sha256=hashlib.sha256(b"%PDF-").hexdigest(),
        vastgelegd_op=OP_RAAD,
        gepubliceerd_op=OP_RAAD,
    )
    return gemaakt


def maak_bijstelling(plan: Beleidsplan, **velden: Any) -> Bestuursstuk:
    """At the college, of March 2021, with a reason and no change yet."""
    gegevens = {
        "soort": Documentsoort.BIJSTELLING,
        "status": Stukstatus.COLLEGE,
        "datum": date(2021, 2, 1),
        "onderwerp": "Minder controles door corona",
    }
    stuk: Bestuursstuk = BestuursstukFactory.create(beleidsplan=plan, **gegevens | velden)
    StuksectieFactory.create(stuk=stuk, kop="Aanleiding", tekst="Er is minder politie.")
    return stuk


def andere_woorden(stuk: Bestuursstuk, was: str = "12 controles", wordt: str = "6 controles", **velden: Any) -> Any:
    plek = velden.pop("plek", f"doel.tekst:{Doel.objects.get().pk}")
    return PlanwijzigingFactory.create(stuk=stuk, plek=plek, was=was, wordt=wordt, **velden)


def andere_prioriteit(stuk: Bestuursstuk, naam: str = "Vuurwerk", naar: str = Themastatus.GEPRIORITEERD) -> Any:
    thema = Thema.objects.get(naam=naam)
    return PlanwijzigingFactory.create(
        stuk=stuk, plek="", was="", wordt="", thema=thema, naar=naar, reden="Meer overlast."
    )


def naar_de_raad(stuk: Bestuursstuk) -> Bestuursstuk:
    college(stuk, datum=date(2021, 2, 9), op=OP)
    return stuk


def stelt_bij(stuk: Bestuursstuk, **anders: Any) -> None:
    raad(stuk, datum=DAG, op=OP, **{"uitkomst": Uitkomst.VASTGESTELD} | anders)
