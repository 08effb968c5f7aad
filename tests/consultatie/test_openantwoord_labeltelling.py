"""Which texts count under a label, and which may be quoted."""

import pytest
from pytest_django import DjangoAssertNumQueries

from consultatie.misbruik.enums import Verdenking
from consultatie.models import Vragenlijstversie
from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.openantwoord.labeltelling import Labeltelling, labeltellingen
from consultatie.vragenlijst.enums import Kanaal
from tests.consultatie.openantwoorden import nieuwe_versie, vraag
from tests.factories.consultatie import LabelFactory, OpenantwoordFactory, VragenlijstversieFactory, definitie

pytestmark = pytest.mark.django_db


def _tellingen(versie: Vragenlijstversie) -> list[Labeltelling]:
    return labeltellingen(versie.vragenlijst, list(versie.vragenlijst.versies.order_by("-nummer")))


def test_a_text_counts_once_under_each_of_its_labels_and_only_when_it_was_cleared_and_counts():
    versie = nieuwe_versie()
    een, twee = LabelFactory.create_batch(2, vragenlijst=versie.vragenlijst)
    OpenantwoordFactory.create(versie=versie).labels.add(een, twee)
    OpenantwoordFactory.create(versie=versie, kanaal=Kanaal.PAPIER).labels.add(een)
    OpenantwoordFactory.create(versie=versie)
    OpenantwoordFactory.create(versie=versie, nieuw=True).labels.add(een)
    OpenantwoordFactory.create(versie=versie, status=Antwoordstatus.WEGGELEGD, tekst=None).labels.add(een)
    OpenantwoordFactory.create(versie=versie, verdenking=Verdenking.SNEL).labels.add(een)
    OpenantwoordFactory.create(versie=versie, vraag="slot").labels.add(twee)

    eerste, slot = _tellingen(versie)

    assert (eerste.geschreven, eerste.gecodeerd) == ({"open": 4, "papier": 1}, {"open": 1, "papier": 1})
    assert {label.pk: aantallen for label, aantallen in eerste.per_label.items()} == {
        een.pk: {"open": 1, "papier": 1},
        twee.pk: {"open": 1},
    }
    assert [label.pk for label in slot.per_label] == [twee.pk]


def test_only_texts_that_staff_cleared_and_chose_are_quoted_each_once_in_the_order_of_the_alphabet():
    versie = nieuwe_versie()
    for tekst in ("Zebra", "Aap", "Zebra", "Noot"):
        OpenantwoordFactory.create(versie=versie, tekst=tekst, origineel="geheim", is_citeerbaar=True)
    OpenantwoordFactory.create(versie=versie, tekst="Niet gekozen")
    OpenantwoordFactory.create(versie=versie, nieuw=True, is_citeerbaar=True)
    OpenantwoordFactory.create(versie=versie, tekst="Verdacht", is_citeerbaar=True, verdenking=Verdenking.SNEL)
    OpenantwoordFactory.create(tekst="Van een andere lijst", is_citeerbaar=True)

    eerste, slot = _tellingen(versie)

    assert (eerste.citaten, slot.citaten) == (("Aap", "Noot", "Zebra"), ())


def test_texts_of_an_older_version_count_where_it_asked_the_same_of_the_same_people():
    oud = nieuwe_versie()
    vragen = (vraag("eerste", "open"), vraag("slot", "open", alleen_als={"sleutel": "wijk", "codes": ["WK1"]}))
    VragenlijstversieFactory.create(vragenlijst=oud.vragenlijst, nummer=2, definitie=definitie(*vragen))
    OpenantwoordFactory.create(versie=oud)
    OpenantwoordFactory.create(versie=oud, vraag="slot")

    assert [telling.geschreven for telling in _tellingen(oud)] == [{"open": 1}, {}]


def test_each_theme_that_people_could_write_about_is_a_field_of_its_own():
    opties = [{"code": "drugs", "tekst": "Drugs"}, {"code": "cyber", "tekst": "Cyber"}]
    versie = VragenlijstversieFactory.create(definitie=definitie(vraag("per", "open_per_thema", opties=opties)))
    OpenantwoordFactory.create(versie=versie, vraag="per_cyber")

    drugs, cyber = _tellingen(versie)

    assert (drugs.open.tekst, drugs.geschreven) == ("Wat? (Drugs)", {})
    assert (cyber.open.code, cyber.geschreven) == ("cyber", {"open": 1})


@pytest.mark.parametrize(("is_open", "hoeveel"), [(True, 4), (False, 0)])
def test_it_takes_four_queries_and_none_where_nothing_asks_for_words(
    is_open: bool, hoeveel: int, django_assert_num_queries: DjangoAssertNumQueries
):
    versie = nieuwe_versie() if is_open else VragenlijstversieFactory.create()
    for antwoord in OpenantwoordFactory.create_batch(3, versie=versie, is_citeerbaar=True):
        antwoord.labels.add(LabelFactory.create(vragenlijst=versie.vragenlijst))

    with django_assert_num_queries(hoeveel):
        labeltellingen(versie.vragenlijst, [versie])
