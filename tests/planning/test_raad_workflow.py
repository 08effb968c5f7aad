"""Amendments and motions by typed-out tables; what follows from votes; passages. All of it pure."""

from itertools import product

import pytest

from planning.raad.enums import Amendementactie, Amendementstatus, Motieactie, Motiestatus, Stemuitslag
from planning.raad.passage import Plaats, plaatsen_van, verwerk
from planning.raad.telling import Stemmen, samen, uitslag_van
from planning.raad.workflow import AMENDEMENT, MOTIE
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.overgang import Tabel, volgende_status

# status → action → status. What is not here is refused.
VERWACHT_AMENDEMENT = {
    "ingediend": {
        "aannemen": "aangenomen",
        "verwerpen": "verworpen",
        "intrekken": "ingetrokken",
        "vervallen": "vervallen",
    },
    "aangenomen": {"heropenen": "ingediend"},
    "verworpen": {"heropenen": "ingediend"},
    "ingetrokken": {"heropenen": "ingediend"},
    "vervallen": {"heropenen": "ingediend"},
}
VERWACHT_MOTIE = {
    "ingediend": {
        "aannemen": "aangenomen",
        "verwerpen": "verworpen",
        "overnemen": "overgenomen",
        "aanhouden": "aangehouden",
        "intrekken": "ingetrokken",
    },
    "aangehouden": {
        "aannemen": "aangenomen",
        "verwerpen": "verworpen",
        "overnemen": "overgenomen",
        "intrekken": "ingetrokken",
    },
    "aangenomen": {"heropenen": "ingediend"},
    "overgenomen": {"heropenen": "ingediend"},
    "verworpen": {"heropenen": "ingediend"},
    "ingetrokken": {"heropenen": "ingediend"},
}


@pytest.mark.parametrize(
    ("tabel", "verwacht", "status", "actie"),
    [
        *((AMENDEMENT, VERWACHT_AMENDEMENT, *paar) for paar in product(Amendementstatus, Amendementactie)),
        *((MOTIE, VERWACHT_MOTIE, *paar) for paar in product(Motiestatus, Motieactie)),
    ],
)
def test_every_step_in_every_status_does_what_is_written_here(
    tabel: Tabel, verwacht: dict[str, dict[str, str]], status: str, actie: str
):
    naar = verwacht.get(str(status), {}).get(str(actie))

    if naar is None:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(tabel, status, actie)
    else:
        assert volgende_status(tabel, status, actie) == naar


@pytest.mark.parametrize(
    ("stemmen", "is_herstemming", "uitslag"),
    [
        (Stemmen(voor=19, tegen=18), False, Stemuitslag.AANGENOMEN),
        (Stemmen(voor=18, tegen=19), False, Stemuitslag.VERWORPEN),
        # The majority of the votes that were cast, however few.
        (Stemmen(voor=2, tegen=1, afwezig=34), False, Stemuitslag.AANGENOMEN),
        # Equal: again in a next meeting, and the second time a rejection.
        (Stemmen(voor=18, tegen=18, afwezig=1), False, Stemuitslag.GESTAAKT),
        (Stemmen(voor=18, tegen=18, afwezig=1), True, Stemuitslag.VERWORPEN),
        # Equal in a full meeting; who may not vote is not missed.
        (Stemmen(voor=18, tegen=18), False, Stemuitslag.VERWORPEN),
        (Stemmen(voor=18, tegen=18, onthouden=1), False, Stemuitslag.VERWORPEN),
    ],
)
def test_the_outcome_follows_from_the_votes_as_the_law_says(
    stemmen: Stemmen, is_herstemming: bool, uitslag: Stemuitslag
):
    assert uitslag_van(stemmen, is_herstemming=is_herstemming) is uitslag


def test_the_votes_of_fracties_add_up():
    assert samen([Stemmen(voor=3, afwezig=1), Stemmen(tegen=2, onthouden=1)]) == Stemmen(3, 2, 1, 1)
    assert samen([]).zetels == 0


def test_a_passage_is_found_wherever_it_stands_also_where_it_overlaps_itself():
    assert plaatsen_van("aa", "aaab") == (Plaats(0, 2), Plaats(1, 3))
    assert plaatsen_van("", "aaab") == ()
    assert plaatsen_van("A", "aaab") == ()


def test_changes_are_about_the_old_text_whatever_their_order():
    tekst = "één twee drie"
    een, drie = (plaatsen_van("één", tekst)[0], "1 en nog wat"), (plaatsen_van("drie", tekst)[0], "")

    assert verwerk(tekst, [een, drie]) == verwerk(tekst, [drie, een]) == "1 en nog wat twee "


@pytest.mark.parametrize(
    ("ander", "raakt"), [(Plaats(0, 5), False), (Plaats(5, 6), True), (Plaats(9, 20), True), (Plaats(10, 12), False)]
)
def test_places_that_only_border_on_each_other_do_not_touch(ander: Plaats, raakt: bool):
    assert Plaats(5, 10).raakt(ander) is raakt
    assert ander.raakt(Plaats(5, 10)) is raakt
