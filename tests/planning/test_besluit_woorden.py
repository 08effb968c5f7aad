"""What was decided, in a sentence; and a day that was made up for an example says so everywhere."""

from datetime import UTC, date, datetime

import pytest

from planning.besluit.queries import genomen_besluiten
from planning.besluit.services import besluit_vastleggen
from planning.besluit.woorden import besluit_in_woorden, besluiten_in_woorden
from planning.mijlpaal.enums import Orgaan
from planning.models import Besluit, Bestuursstuk
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from rapportage.models import Document
from tests.factories.planning import BesluitFactory, maak_complete_mededeling
from tests.factories.thema import BeleidsplanFactory

pytestmark = pytest.mark.django_db

RAADSDAG = date(2019, 7, 10)


def _raad_neemt_kennis(*, is_fictief: bool) -> Bestuursstuk:
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD)
    besluit_vastleggen(
        stuk,
        actie=Stukactie.RAAD_BESLUIT,
        orgaan=Orgaan.RAAD,
        datum=RAADSDAG,
        uitkomst=Uitkomst.KENNISGENOMEN,
        is_fictief=is_fictief,
        door=None,
        op=datetime(2019, 7, 11, 9, 0, tzinfo=UTC),
    )
    return stuk


def test_decisions_make_one_sentence_and_what_was_held_over_is_left_out():
    college = BesluitFactory.create()
    aangehouden = BesluitFactory.create(stuk=college.stuk, orgaan=Orgaan.RAAD, uitkomst=Uitkomst.AANGEHOUDEN)
    raad = BesluitFactory.create(
        stuk=college.stuk, orgaan=Orgaan.RAAD, datum=RAADSDAG, uitkomst=Uitkomst.KENNISGENOMEN, is_fictief=True
    )

    assert besluit_in_woorden(college) == "het college stelde het vast op 9 juli 2019"
    assert besluiten_in_woorden([college, aangehouden, raad]) == (
        "Het college stelde het vast op 9 juli 2019; de raad nam er kennis van op 10 juli 2019 (voorbeelddatum)"
    )


def test_of_a_body_that_decided_again_only_the_last_decision_carries_the_document():
    eerst = BesluitFactory.create()
    opnieuw = BesluitFactory.create(stuk=eerst.stuk, datum=date(2019, 8, 20), uitkomst=Uitkomst.AKKOORD)

    assert besluiten_in_woorden([eerst, opnieuw]) == "Het college ging akkoord op 20 augustus 2019"


def test_a_day_that_was_made_up_is_called_so_in_the_list_the_document_and_its_footer():
    stuk = _raad_neemt_kennis(is_fictief=True)

    assert Besluit.objects.get().is_fictief
    assert [regel.is_fictief for regel in genomen_besluiten(stuk.beleidsplan)] == [True]
    document = Document.objects.get()
    assert document.besluit.endswith("10 juli 2019 (voorbeelddatum)")
    assert document.gegevens["is_besluit_fictief"]
    # The paper itself is real.
    assert not document.is_fictief


def test_a_real_decision_on_a_real_paper_says_nothing_of_an_example():
    stuk = _raad_neemt_kennis(is_fictief=False)

    assert [regel.is_fictief for regel in genomen_besluiten(stuk.beleidsplan)] == [False]
    document = Document.objects.get()
    assert "voorbeeld" not in document.besluit
    assert not document.gegevens["is_besluit_fictief"]


def test_a_decision_on_a_paper_that_was_made_up_is_made_up_too():
    besluit = BesluitFactory.create(stuk__is_fictief=True)

    assert [regel.is_fictief for regel in genomen_besluiten(besluit.stuk.beleidsplan)] == [True]
