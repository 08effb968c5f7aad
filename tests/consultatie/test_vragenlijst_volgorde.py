"""Where a section or a question that staff add comes to stand: last, unless they say otherwise."""

import pytest
from django.test import Client

from consultatie.models import Sectie, Vraag, Vragenlijst
from tests.consultatie.vragenlijstbeheer import concept
from tests.factories.consultatie import VraagFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


@pytest.fixture
def lijst() -> Vragenlijst:
    lijst = concept()
    lijst.secties.update(volgorde=4)
    Vraag.objects.update(volgorde=6)
    return lijst


def blad(client: Client, lijst: Vragenlijst, model: type[Vragenlijst] | type[Sectie]) -> tuple[str, str, object]:
    """The page with the rows, the name of its rows, and the number that a new row shows; None: none."""
    ding = lijst if model is Vragenlijst else lijst.secties.get()
    url = adres(model, "change", ding.pk)
    formset = client.get(url).context["inline_admin_formsets"][0].formset
    return url, formset.prefix, formset.empty_form["volgorde"].value()


def nieuwe_vraag(nummer: int, tekst: str, **velden: str) -> dict[str, str]:
    """What a browser sends for one new row."""
    rij = {"tekst": tekst, "sleutel": tekst.lower(), "soort": "open", **velden}
    return {f"vragen-{nummer}-{naam}": waarde for naam, waarde in rij.items()}


def test_a_new_row_has_no_number_of_its_own_yet(oov, lijst):
    assert blad(oov, lijst, Vragenlijst)[1:] == ("secties", None)
    assert blad(oov, lijst, Sectie)[1:] == ("vragen", None)


def test_new_rows_that_were_left_as_they_were_come_last_in_the_order_of_the_page(oov, lijst):
    url, _, _ = blad(oov, lijst, Sectie)
    data = formulier(oov.get(url)) | {
        "vragen-TOTAL_FORMS": "5",
        **nieuwe_vraag(1, "Eerst", volgorde=""),
        **nieuwe_vraag(2, "Daarna", volgorde=""),
        **nieuwe_vraag(3, "Vooraan", volgorde="2"),
        **nieuwe_vraag(4, "Achteraan", volgorde=""),
    }

    oov.post(url, data)

    assert list(Vraag.objects.values_list("sleutel", "volgorde")) == [
        ("vooraan", 2), ("merkt", 6), ("eerst", 7), ("daarna", 8), ("achteraan", 9),
    ]  # fmt: skip


def test_a_row_that_was_deleted_or_not_filled_in_takes_no_number(oov, lijst):
    url, _, _ = blad(oov, lijst, Sectie)
    data = formulier(oov.get(url)) | {
        "vragen-TOTAL_FORMS": "4",
        **nieuwe_vraag(1, "Weg", volgorde="", DELETE="on"),
        "vragen-2-volgorde": "",
        **nieuwe_vraag(3, "Nieuw", volgorde=""),
    }

    oov.post(url, data)

    assert list(Vraag.objects.values_list("sleutel", "volgorde")) == [("merkt", 6), ("nieuw", 7)]


def test_a_question_that_was_there_goes_to_the_end_when_its_number_is_taken_away(oov, lijst):
    VraagFactory(sectie=lijst.secties.get(), sleutel="tweede", volgorde=8)
    url = adres(Sectie, "change", lijst.secties.get().pk)

    oov.post(url, formulier(oov.get(url)) | {"vragen-0-volgorde": ""})

    assert list(Vraag.objects.values_list("sleutel", "volgorde")) == [("tweede", 8), ("merkt", 9)]


def test_one_question_or_section_by_itself_comes_last_too(oov, lijst):
    vraag, sectie = adres(Vraag, "add"), adres(Sectie, "add")
    gewone = {"sectie": lijst.secties.get().pk, "tekst": "Los?", "sleutel": "los", "soort": "open"}

    assert oov.get(vraag).context["adminform"].form["volgorde"].value() is None
    oov.post(vraag, formulier(oov.get(vraag)) | gewone)
    oov.post(sectie, formulier(oov.get(sectie)) | {"vragenlijst": lijst.pk, "titel": "Los"})

    assert Vraag.objects.get(sleutel="los").volgorde == 7
    assert Sectie.objects.get(titel="Los").volgorde == 5


def test_the_first_of_all_is_number_one(oov, lijst):
    url = adres(Sectie, "add")
    data = formulier(oov.get(url)) | {
        "vragenlijst": lijst.pk, "titel": "Leeg", "vragen-TOTAL_FORMS": "1", **nieuwe_vraag(0, "Eerste", volgorde="1"),
    }  # fmt: skip

    oov.post(url, data)

    assert Vraag.objects.get(sleutel="eerste").volgorde == 1


def test_a_wrong_number_is_told_at_its_field(oov, lijst):
    url = adres(Sectie, "change", lijst.secties.get().pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"vragen-0-volgorde": "achteraan"})

    assert "geheel getal" in foutteksten(antwoord)
    assert Vraag.objects.get().volgorde == 6
