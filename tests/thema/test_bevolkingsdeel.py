"""Inhabitants per age group: filled in under the municipality, never a number without its source and year."""

from typing import Any

import pytest
from django.db import IntegrityError

from consultatie.vragenlijst.vraagtypen.leeftijd import GROEPEN
from tests.factories.thema import BevolkingsdeelFactory, GemeenteFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol
from thema.beleidsplan.enums import Leeftijdsgroep
from thema.models import Bevolkingsdeel, Gemeente

VOORVOEGSEL = "bevolkingsdelen"
ZONDER_BRON = "Schrijf bij het aantal inwoners de bron en het peiljaar."


def _stuur(gemeente: Gemeente, *rijen: dict[str, Any]) -> Any:
    """Fill in these rows below those that are there, and save."""
    client, url = als(Rol.OOV), adres(Gemeente, "change", gemeente.pk)
    data = formulier(client.get(url))
    begin = int(data[f"{VOORVOEGSEL}-TOTAL_FORMS"])
    data[f"{VOORVOEGSEL}-TOTAL_FORMS"] = begin + len(rijen)
    for nummer, rij in enumerate(rijen, start=begin):
        data |= {f"{VOORVOEGSEL}-{nummer}-{veld}": waarde for veld, waarde in rij.items()}
    return client.post(url, data)


def test_the_age_groups_are_those_that_residents_choose_from():
    assert dict(Leeftijdsgroep.choices) == GROEPEN
    assert Leeftijdsgroep.values == list(GROEPEN)


@pytest.mark.django_db
def test_staff_fill_in_how_many_inhabitants_an_age_group_has():
    gemeente = GemeenteFactory()

    antwoord = _stuur(
        gemeente,
        {"leeftijd": "18-34", "inwoners": "22000", "bron": "CBS", "peiljaar": "2024"},
        {"leeftijd": "35-49", "inwoners": "", "bron": "", "peiljaar": ""},
    )

    assert antwoord.status_code == 302
    assert list(gemeente.bevolkingsdelen.values_list("leeftijd", "inwoners", "bron", "peiljaar", "is_fictief")) == [
        ("18-34", 22000, "CBS", 2024, False),
        ("35-49", None, "", None, False),
    ]
    assert [str(deel) for deel in gemeente.bevolkingsdelen.all()] == [GROEPEN["18-34"], GROEPEN["35-49"]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rij", "melding"),
    [
        ({"bron": ""}, ZONDER_BRON),
        ({"bron": "   "}, ZONDER_BRON),
        ({"peiljaar": ""}, ZONDER_BRON),
        ({"peiljaar": "24"}, "Schrijf het jaar met vier cijfers"),
        ({"peiljaar": "20244"}, "Schrijf het jaar met vier cijfers"),
        ({"leeftijd": "18-35"}, "18-35"),
        ({"inwoners": "-1"}, "0"),
        ({"inwoners": "9" * 30}, "hoogstens"),
        ({"bron": "C\x00BS"}, "Null-tekens"),
        ({"bron": "C" * 201}, "200"),
    ],
)
def test_a_number_that_nobody_can_check_is_refused(rij: dict[str, str], melding: str):
    gemeente = GemeenteFactory()

    antwoord = _stuur(gemeente, {"leeftijd": "18-34", "inwoners": "5", "bron": "CBS", "peiljaar": "2024"} | rij)

    assert antwoord.status_code == 200
    assert melding in foutteksten(antwoord)
    # What is wrong with one field says nothing of another.
    assert (ZONDER_BRON in foutteksten(antwoord)) is (melding == ZONDER_BRON)
    assert not Bevolkingsdeel.objects.exists()


@pytest.mark.django_db
def test_nobody_at_all_is_a_number_too_and_has_a_source():
    antwoord = _stuur(GemeenteFactory(), {"leeftijd": "18-34", "inwoners": "0", "bron": "", "peiljaar": "2024"})

    assert ZONDER_BRON in foutteksten(antwoord)


@pytest.mark.django_db
def test_an_age_group_stands_there_once():
    gemeente = BevolkingsdeelFactory().gemeente

    antwoord = _stuur(gemeente, {"leeftijd": "18-34", "inwoners": "", "bron": "", "peiljaar": ""})

    assert antwoord.status_code == 200
    assert foutteksten(antwoord).strip("[] ")
    assert gemeente.bevolkingsdelen.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("zonder", [{"bron": ""}, {"peiljaar": None}])
def test_the_database_holds_to_it_as_well(zonder: dict[str, Any]):
    with pytest.raises(IntegrityError, match="bevolkingsdeel_heeft_bron"):
        BevolkingsdeelFactory(**{"inwoners": 5, "bron": "CBS", "peiljaar": 2024} | zonder)
