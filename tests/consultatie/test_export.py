"""Answers as a table: the columns stand in the order of the questions."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultatie.vragenlijst.definitie import problemen
from consultatie.vragenlijst.export import kolommen, rij
from tests.consultatie.test_telling import ALLES, antwoorden
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory, definitie

VRAGEN: list[dict[str, Any]] = ALLES["secties"][0]["vragen"]


def bij_vraag(kolom: str, vragen: list[dict[str, Any]]) -> int:
    """The place of the question that this column belongs to."""
    return next(plaats for plaats, vraag in enumerate(vragen) if kolom == vraag["sleutel"] or kolom.startswith(
        (f"{vraag['sleutel']}_", f"{vraag['sleutel']}.")
    ))  # fmt: skip


@given(volgorde=st.permutations(VRAGEN))
def test_columns_stand_in_the_order_of_the_questions_whatever_that_order_is(volgorde: list[dict[str, Any]]):
    plaatsen = [bij_vraag(kolom, volgorde) for kolom in kolommen(definitie(*volgorde))]

    assert plaatsen == sorted(plaatsen)
    assert set(plaatsen) == set(range(len(volgorde)))


@given(antwoorden)
def test_every_submission_has_the_same_columns_in_the_same_order(een: dict[str, Any]):
    assert list(rij(ALLES, een)) == kolommen(ALLES)


def test_columns_of_sections_follow_each_other():
    gegevens = definitie(VRAGEN[0])
    gegevens["secties"].append({"titel": "Over u", "toelichting": "", "vragen": [VRAGEN[-1]]})

    assert kolommen(gegevens) == ["merkt", "wie", "wie.anders"]


def test_words_beside_an_option_have_a_column_of_their_own_after_it():
    cellen = rij(ALLES, {"wie": {"keuze": "anders", "tekst": "de wijk"}})

    assert (cellen["wie"], cellen["wie.anders"]) == ("anders", "de wijk")
    assert kolommen(ALLES)[-2:] == ["wie", "wie.anders"]


@pytest.mark.django_db
def test_two_questions_never_share_a_column():
    sectie = SectieFactory(vragenlijst=VragenlijstFactory())
    VraagFactory(sectie=sectie, sleutel="waar", soort="meer", opties="Thuis\nBuiten")
    VraagFactory(sectie=sectie, sleutel="waar_thuis")

    assert problemen(sectie.vragenlijst) == [
        "De sleutel ‘waar_thuis’ wordt door twee vragen gebruikt. Geef elke vraag een eigen sleutel."
    ]
