"""What was decided, as residents read it, and what of it they may know."""

from datetime import UTC, date, datetime

import pytest

from planning.besluit.queries import genomen_besluiten
from planning.besluit.woorden import besluit_in_woorden, besluiten_in_woorden
from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Openbaarmaking, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    DocumentFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    StuksectieFactory,
    VoortgangsrapportageFactory,
)
from tests.factories.thema import BeleidsplanFactory
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)


def _besluit(plan: Beleidsplan, soort: str, orgaan: Orgaan, uitkomst: Uitkomst) -> None:
    BesluitFactory.create(
        stuk=BestuursstukFactory.create(beleidsplan=plan, soort=soort), orgaan=orgaan, uitkomst=uitkomst
    )


@pytest.mark.parametrize(
    ("soort", "orgaan", "uitkomst", "zin"),
    [
        (Documentsoort.STARTNOTITIE, Orgaan.COLLEGE, Uitkomst.AKKOORD, "Het college gaat akkoord met de startnotitie"),
        (Documentsoort.PLAN, Orgaan.COLLEGE, Uitkomst.VASTGESTELD, "Het college stelt het plan vast"),
        (Documentsoort.PLAN, Orgaan.COLLEGE, Uitkomst.VERWORPEN, "Het college wijst het plan af"),
        (
            Documentsoort.RAADSMEDEDELING,
            Orgaan.RAAD,
            Uitkomst.KENNISGENOMEN,
            "De raad neemt kennis van de raadsmededeling",
        ),
        (Documentsoort.PLAN, Orgaan.RAAD, Uitkomst.VASTGESTELD, "De raad stelt het plan vast"),
        (Documentsoort.PLAN, Orgaan.RAAD, Uitkomst.VERWORPEN, "De raad wijst het plan af"),
    ],
)
def test_a_decision_is_a_sentence(soort: str, orgaan: Orgaan, uitkomst: Uitkomst, zin: str):
    plan = BeleidsplanFactory.create()
    _besluit(plan, soort, orgaan, uitkomst)

    assert [regel.zin for regel in genomen_besluiten(plan)] == [zin]


def test_a_report_says_over_which_year():
    plan = BeleidsplanFactory.create()
    stuk = BestuursstukFactory.create(
        beleidsplan=plan,
        soort=Documentsoort.VOORTGANGSRAPPORTAGE,
        voortgang=VoortgangsrapportageFactory.create(beleidsplan=plan),
    )
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, uitkomst=Uitkomst.KENNISGENOMEN)

    assert genomen_besluiten(plan)[0].zin == "De raad neemt kennis van de voortgangsrapportage over 2020"


def test_papers_of_one_kind_are_told_apart_by_their_subject():
    plan = BeleidsplanFactory.create()
    for onderwerp in ("Startnotitie", "Uitkomsten"):
        stuk = BestuursstukFactory.create(beleidsplan=plan, onderwerp=onderwerp)
        BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, uitkomst=Uitkomst.KENNISGENOMEN)

    assert {regel.zin for regel in genomen_besluiten(plan)} == {
        "De raad neemt kennis van de raadsmededeling ‘Startnotitie’",
        "De raad neemt kennis van de raadsmededeling ‘Uitkomsten’",
    }


def test_the_newest_comes_first_and_what_was_held_over_is_no_decision():
    plan = BeleidsplanFactory.create()
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, is_fictief=True)
    BesluitFactory.create(stuk=stuk, datum=date(2019, 10, 22))
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, uitkomst=Uitkomst.AANGEHOUDEN, datum=date(2019, 11, 13))
    BesluitFactory.create(stuk=stuk, orgaan=Orgaan.RAAD, datum=date(2019, 11, 27))
    BesluitFactory.create()  # of another plan

    regels = genomen_besluiten(plan)

    assert [(regel.datum, regel.orgaan) for regel in regels] == [
        (date(2019, 11, 27), Orgaan.RAAD),
        (date(2019, 10, 22), Orgaan.COLLEGE),
    ]
    assert all(regel.is_fictief for regel in regels)


def _nota(plan: Beleidsplan, optie: Openbaarmaking, gepubliceerd_op: datetime | None) -> None:
    stuk = BestuursstukFactory.create(
        beleidsplan=plan,
        soort=Documentsoort.NOTA,
        onderwerp="Startnotitie",
        document=DocumentFactory.create(beleidsplan=plan, slug="nota-1", gepubliceerd_op=gepubliceerd_op),
    )
    NotagegevensFactory.create(stuk=stuk, openbaarmaking=optie)
    stuk.status = Stukstatus.DEFINITIEF
    stuk.save()
    BesluitFactory.create(stuk=stuk, uitkomst=Uitkomst.AKKOORD)


def test_a_public_nota_is_known_with_a_link():
    plan = BeleidsplanFactory.create()
    _nota(plan, Openbaarmaking.NOTA_EN_BESLUIT, OP)

    regel = genomen_besluiten(plan)[0]

    assert (regel.zin, regel.url) == ("Het college gaat akkoord met de nota ‘Startnotitie’", "/documenten/nota-1/")


@pytest.mark.parametrize(
    ("optie", "bekend"),
    [
        (Openbaarmaking.ALLEEN_BESLUIT, True),
        (Openbaarmaking.NIET, False),
        (Openbaarmaking.NADAT, False),
        (Openbaarmaking.BEHALVE, False),
    ],
)
def test_of_a_nota_that_is_not_public_only_a_public_decision_is_known(optie: Openbaarmaking, bekend: bool):
    plan = BeleidsplanFactory.create()
    _nota(plan, optie, None)

    regels = genomen_besluiten(plan)

    assert [regel.url for regel in regels] == ([""] if bekend else [])


def test_a_nota_without_a_document_is_not_known_yet():
    plan = BeleidsplanFactory.create()
    _besluit(plan, Documentsoort.NOTA, Orgaan.COLLEGE, Uitkomst.VERWORPEN)

    assert genomen_besluiten(plan) == ()


def test_at_a_moment_only_what_was_written_down_and_published_by_then_is_known():
    plan = BeleidsplanFactory.create()
    _nota(plan, Openbaarmaking.NOTA_EN_BESLUIT, datetime(2019, 7, 12, tzinfo=UTC))

    assert genomen_besluiten(plan, datetime(2019, 7, 9, tzinfo=UTC)) == ()
    assert genomen_besluiten(plan, datetime(2019, 7, 11, tzinfo=UTC)) == ()
    assert len(genomen_besluiten(plan, datetime(2019, 7, 12, tzinfo=UTC))) == 1


@pytest.mark.parametrize("aantal", [1, 3])
def test_decisions_are_read_in_two_queries(django_assert_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for stuk in BestuursstukFactory.create_batch(aantal, beleidsplan=plan):
        BesluitFactory.create(stuk=stuk)

    with django_assert_num_queries(2):
        genomen_besluiten(plan)


@pytest.mark.parametrize(
    ("orgaan", "uitkomst", "zin"),
    [
        (Orgaan.COLLEGE, Uitkomst.AKKOORD, "het college ging akkoord op 9 juli 2019"),
        (Orgaan.COLLEGE, Uitkomst.VASTGESTELD, "het college stelde het vast op 9 juli 2019"),
        (Orgaan.COLLEGE, Uitkomst.AANGEHOUDEN, "het college hield het aan op 9 juli 2019"),
        (Orgaan.COLLEGE, Uitkomst.VERWORPEN, "het college verwierp het op 9 juli 2019"),
        (Orgaan.RAAD, Uitkomst.KENNISGENOMEN, "de raad nam er kennis van op 9 juli 2019"),
        (Orgaan.RAAD, Uitkomst.VASTGESTELD, "de raad stelde het vast op 9 juli 2019"),
        (Orgaan.RAAD, Uitkomst.AANGEHOUDEN, "de raad hield het aan op 9 juli 2019"),
        (Orgaan.RAAD, Uitkomst.VERWORPEN, "de raad verwierp het op 9 juli 2019"),
    ],
)
def test_each_outcome_has_its_words(orgaan: Orgaan, uitkomst: Uitkomst, zin: str):
    besluit = BesluitFactory.create(orgaan=orgaan, uitkomst=uitkomst)

    assert besluit_in_woorden(besluit) == zin


def test_without_decisions_there_are_no_words():
    assert besluiten_in_woorden([]) == ""


def test_things_are_called_by_what_they_are():
    stuk = BestuursstukFactory.create(nummer="2019-001322")

    assert str(stuk) == "Raadsmededeling 2019-001322"
    assert str(BestuursstukFactory.create(onderwerp="Veiligheid")) == "Raadsmededeling: Veiligheid"
    assert str(NotagegevensFactory.create(stuk=stuk)) == "gegevens van Raadsmededeling 2019-001322"
    assert str(BesluitenlijstregelFactory.create(stuk=stuk)) == "Openbaar"
    assert str(RoutingstapFactory.create(stuk=stuk)) == "gem.secr."
    assert str(BesluitpuntFactory.create(stuk=stuk)) == "De nota en het besluit openbaar te maken."
    assert str(BijlageFactory.create(stuk=stuk)) == "Startnotitie"
    assert str(StuksectieFactory.create(stuk=stuk)) == "Inleiding"
    assert str(BesluitFactory.create(stuk=stuk)) == "College: Vastgesteld"
