"""A questionnaire that asks for all themes in order has priorities and scores too, without saying more than it may."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers.groepen import Toonbaar
from rapportage.cijfers.scores import groepsscores
from rapportage.queries import resultaat_van
from rapportage.resultaten.services import resultaten_publiceren
from tests.factories.consultatie import VragenlijstversieFactory, definitie
from tests.rapportage.test_queries import DAG, DREMPEL, aandeel, maak_lijst, maak_plan, tel, top, vraag

pytestmark = pytest.mark.django_db

THEMAS = ["drugs", "cyber", "zorg"]
RANG = vraag("rang", "rangorde", THEMAS, aantal=3)
GELIJK = {"drugs": [30, 20, 10], "cyber": [15, 30, 15], "zorg": [15, 10, 35]}
BOVEN = {"drugs": {"cyber": 35, "zorg": 45}, "cyber": {"drugs": 25, "zorg": 35}, "zorg": {"drugs": 15, "cyber": 25}}


def maak_rangorde(*vragen: dict[str, Any]) -> Vragenlijst:
    versie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=maak_plan(), definitie=definitie(*(vragen or (RANG,)))
    )
    tel(versie.vragenlijst, Kanaal.OPEN, 60, rang={"n": 60, "posities": GELIJK, "boven": BOVEN})
    return versie.vragenlijst


def test_the_first_places_of_an_order_are_its_top_and_all_places_make_the_score() -> None:
    lijst = maak_rangorde()

    resultaat = resultaat_van(lijst, drempel=DREMPEL, dag=DAG)

    assert (resultaat.prioriteiten.top, resultaat.prioriteiten.is_rangorde) == (1, True)
    assert [aandeel(resultaat, slug, "open") for slug in THEMAS] == [30 / 60, 15 / 60, 15 / 60]
    (scores,) = resultaat.scores
    # 100 for the first place, 50 for the second, 0 for the third.
    assert {thema.slug: thema.score for thema in scores.themas} == {"drugs": 66.7, "cyber": 50.0, "zorg": 33.3}
    assert scores.volgorde == (("drugs",), ("cyber",), ("zorg",))


def test_the_order_that_the_priorities_are_made_of_is_not_shown_once_more_as_average_places() -> None:
    met_top = maak_lijst(maak_plan(), RANG)
    tel(
        met_top,
        Kanaal.OPEN,
        60,
        top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]),
        rang={"n": 60, "posities": GELIJK},
    )

    alleen = resultaat_van(maak_rangorde(), drempel=DREMPEL, dag=DAG)
    beide = resultaat_van(met_top, drempel=DREMPEL, dag=DAG)

    assert alleen.vragen == ()
    assert [uitslag.sleutel for uitslag in beide.vragen] == ["rang"]
    assert not beide.prioriteiten.is_rangorde


def test_a_score_that_tells_the_places_within_the_top_and_below_it_is_not_shown() -> None:
    # Half have it in their top 2, and the score is as high as it can be then: all of those put it first.
    slugs = ("a", "b", "c", "d")
    verraadt = {
        "a": [20, 0, 20, 0],
        "b": [0, 20, 0, 20],
        "c": [20, 0, 0, 20],
        "d": [0, 20, 20, 0],
    }
    ruim = {slug: [10, 10, 10, 10] for slug in slugs}

    def scores(posities: dict[str, list[int]], top: int | None) -> list[float | None]:
        toon = Toonbaar("open", "zelfselectie", slugs, mag_volgorde=True, drempel=DREMPEL, top=top)
        uitkomst = groepsscores({"n": 40, "posities": posities}, toon)
        return [thema.score for thema in uitkomst.themas] if uitkomst else []

    assert scores(verraadt, 2) == [None] * 4
    assert None not in scores(verraadt, None)
    assert None not in scores(ruim, 2)


def test_the_page_says_that_everybody_put_all_themes_in_order(client: Client) -> None:
    lijst = maak_rangorde()
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    resultaten_publiceren(lijst, door=None, op=datetime(2019, 10, 1, 9, 0, tzinfo=UTC))

    html = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert (
        "Iedereen zette alle thema’s op volgorde. U ziet welk deel van elke groep een thema in de top 1 zette." in html
    )
    assert "Iedereen koos hooguit" not in html
    assert "delen hun plaats" not in html
