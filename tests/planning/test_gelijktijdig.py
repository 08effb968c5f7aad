"""Two people at once, on whatever engine the tests run: one is first, the other is told, nothing is half done."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from planning.besluit.services import besluit_vastleggen, stuk_in_routing
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.services import AlGereed, mijlpaal_gereed_melden
from planning.models import Besluit, Bestuursstuk, Mijlpaal, Stuksectie
from planning.raadstafel.verslag import raadsverslag_vastleggen
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    BestuursstukFactory,
    MijlpaalFactory,
    RaadstafelFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd, Vergrendeld
from thema.models import Statusovergang, Thema

pytestmark = pytest.mark.django_db(transaction=True)

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)


def _tegelijk(*daden: Callable[[], object]) -> list[DomeinFout | None]:
    """Do these at once, each on a connection of its own; give what each was refused with (None: it went through)."""
    start = Barrier(len(daden))
    uitkomsten: list[DomeinFout | None] = [None] * len(daden)

    def doe(plaats: int, daad: Callable[[], object]) -> None:
        start.wait()
        try:
            daad()
        except DomeinFout as fout:
            uitkomsten[plaats] = fout
        finally:
            connection.close()

    draden = [Thread(target=doe, args=(plaats, daad)) for plaats, daad in enumerate(daden)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def _besluit(pk: int, **anders: object) -> Callable[[], None]:
    stuk = Bestuursstuk.objects.get(pk=pk)
    gegevens = {
        "actie": Stukactie.COLLEGE_BESLUIT, "orgaan": Orgaan.COLLEGE, "uitkomst": Uitkomst.AKKOORD,
        "datum": date(2019, 7, 9), "door": None, "op": OP,
    }  # fmt: skip
    return lambda: besluit_vastleggen(stuk, **gegevens | anders)  # type: ignore[arg-type]


def test_of_two_decisions_at_once_one_stands():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    uitkomsten = _tegelijk(_besluit(stuk.pk), _besluit(stuk.pk), _besluit(stuk.pk))

    assert [type(fout) for fout in uitkomsten if fout] == [GelijktijdigGewijzigd] * 2
    assert (Besluit.objects.count(), Document.objects.count(), Statusovergang.objects.count()) == (1, 1, 1)


def test_holding_over_twice_at_once_is_written_down_once():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    aanhouden = {"actie": Stukactie.AANHOUDEN, "uitkomst": Uitkomst.AANGEHOUDEN}

    uitkomsten = _tegelijk(*(_besluit(stuk.pk, **aanhouden) for _ in range(4)))

    assert [type(fout) for fout in uitkomsten if fout] == [GelijktijdigGewijzigd] * 3
    assert Besluit.objects.count() == 1


def test_a_double_click_into_routing_is_one_step():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    keren = [Bestuursstuk.objects.get(pk=stuk.pk) for _ in range(5)]

    _tegelijk(*(lambda keer=keer: stuk_in_routing(keer, door=None, op=OP) for keer in keren))

    assert Statusovergang.objects.count() == 1


def test_an_edit_during_a_decision_is_in_the_document_or_refused():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    sectie = Stuksectie.objects.get(stuk=stuk)
    sectie.tekst = "Net nog gewijzigd."

    besluit, wijziging = _tegelijk(_besluit(stuk.pk), sectie.save)

    opgeslagen = Stuksectie.objects.get(pk=sectie.pk).tekst
    document = Document.objects.first()
    assert (wijziging is None) == (opgeslagen == "Net nog gewijzigd.")
    assert (besluit is None) == (document is not None)
    if document is not None:
        assert document.gegevens["secties"][0]["tekst"] == opgeslagen
    if wijziging is not None:
        assert isinstance(wijziging, Vergrendeld)


def test_an_edit_of_the_plan_during_its_adoption_is_in_the_document_or_refused():
    plan = BeleidsplanFactory.create()
    thema = ThemaFactory.create(beleidsplan=plan, naam="Drugs", veiligheid=True)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)
    vaststellen = _besluit(stuk.pk, actie=Stukactie.RAAD_BESLUIT, orgaan=Orgaan.RAAD, uitkomst=Uitkomst.VASTGESTELD)
    thema.naam = "Drugs en alcohol"

    besluit, wijziging = _tegelijk(vaststellen, thema.save)

    opgeslagen = Thema.objects.get(pk=thema.pk).naam
    assert (wijziging is None) == (opgeslagen == "Drugs en alcohol")
    if besluit is None:
        assert opgeslagen in str(Document.objects.get().gegevens)
    plan.refresh_from_db()
    assert plan.is_vergrendeld == (besluit is None)


def test_a_milestone_is_reported_done_once():
    mijlpaal = MijlpaalFactory.create()
    keren = [Mijlpaal.objects.get(pk=mijlpaal.pk) for _ in range(4)]

    uitkomsten = _tegelijk(*(lambda keer=keer: mijlpaal_gereed_melden(keer, datum=date(2019, 9, 18)) for keer in keren))

    assert [type(fout) for fout in uitkomsten if fout] == [AlGereed] * 3
    assert mijlpaal.history.count() == 2


def test_reports_of_two_meetings_of_one_day_frozen_at_once_each_get_an_address_of_their_own():
    plan = BeleidsplanFactory.create()
    tafels = [
        RaadstafelFactory.create(beleidsplan=plan, datum=date(2019, 7, 9), verslag=verslag)
        for verslag in ("Over drugs.", "Over ondermijning.", "Over jeugd.")
    ]

    uitkomsten = _tegelijk(*(lambda tafel=tafel: raadsverslag_vastleggen(tafel, op=OP) for tafel in tafels))

    assert uitkomsten == [None] * 3
    assert set(Document.objects.values_list("slug", flat=True)) == {
        "verslag-raad-2019-07-09",
        "verslag-raad-2019-07-09-2",
        "verslag-raad-2019-07-09-3",
    }
