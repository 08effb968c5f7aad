"""A goal gets a sentence for whatever it lacks, and none when it is SMART."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    IndicatorFactory,
    MaatregelFactory,
    MiddelinzetFactory,
    ThemaFactory,
    WijkFactory,
)
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol
from thema.doelenboom.queries import signalen_van_doel, signalen_van_plan
from thema.doelenboom.smart import MIDDELWERKWOORDEN, VAGE_WOORDEN, Doelbeeld, signalen
from thema.models import Doel

SMART = Doelbeeld(
    titel="Minder woninginbraken",
    tekst="In 2023 worden minder bewoners slachtoffer van een inbraak in hun woning.",
    van_jaar=2020,
    tot_jaar=2023,
    indicator="Woninginbraken",
    eenheid="misdrijven",
    richting="lager",
    nulwaarde=Decimal(335),
    nuljaar=2018,
    streefwaarde=Decimal(250),
    streefjaar=2023,
    trekker="Team Veiligheid",
    maatregelen=2,
    maatregelen_met_middelen=1,
)

WIE = "Schrijf op om wie het gaat, bijvoorbeeld jongeren, ondernemers of alle inwoners."
WAAR = "Schrijf op waar het om gaat: een wijk, de binnenstad, woningen of de hele gemeente."
GEEN_INDICATOR = "Kies een indicator. Zonder getal kan de raad het doel niet volgen."
GEEN_EENHEID = "Geef de indicator ‘Woninginbraken’ een eenheid, zoals misdrijven of %."
GEEN_NULWAARDE = "Vul de nulwaarde in met het jaar erbij: hoe staat het ervoor nu wij beginnen?"
GEEN_STREEFWAARDE = "Vul de streefwaarde in met het jaar erbij: waar willen wij uitkomen, en wanneer?"
GELIJK = "De streefwaarde is gelijk aan de nulwaarde. Dan verandert er niets; klopt dat?"
HOGER = "De streefwaarde is hoger dan de nulwaarde, maar bij deze indicator is lager beter."
LAGER = "De streefwaarde is lager dan de nulwaarde, maar bij deze indicator is hoger beter."
BUITEN = "Kies een jaar voor de streefwaarde binnen de periode van het plan: 2020-2023."
JAREN = "Het jaar van de nulwaarde ligt niet voor dat van de streefwaarde. Kijk de jaren na."
GEEN_TREKKER = "Zet erbij wie de trekker is: wie zorgt dat het gebeurt?"
GEEN_MAATREGEL = "Koppel ten minste één maatregel: wat gaan wij ervoor doen?"
GEEN_MIDDEL = "Geen van de maatregelen heeft geld of uren. Vul bij een maatregel de inzet van middelen in."

TABEL: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"titel": "Minder inbraken", "tekst": "In 2023 minder inbraken in een woning."}, (WIE,)),
    ({"titel": "Minder inbraken", "tekst": "In 2023 minder slachtoffers van inbraak."}, (WAAR,)),
    ({"titel": "Minder inbraken", "tekst": "In 2023 minder inbraken."}, (WIE, WAAR)),
    (
        {
            "titel": "Minder drugs",
            "tekst": "In Keizerslanden gebruiken minder jongeren.",
            "gebieden": ("Keizerslanden",),
        },
        (),
    ),
    ({"indicator": "", "eenheid": ""}, (GEEN_INDICATOR,)),
    ({"eenheid": ""}, (GEEN_EENHEID,)),
    ({"nulwaarde": None}, (GEEN_NULWAARDE,)),
    ({"nuljaar": None}, (GEEN_NULWAARDE,)),
    ({"nulwaarde": Decimal(0), "richting": "hoger"}, ()),
    ({"streefwaarde": None}, (GEEN_STREEFWAARDE,)),
    ({"streefjaar": None}, (GEEN_STREEFWAARDE,)),
    ({"streefwaarde": Decimal(0)}, ()),
    ({"streefwaarde": Decimal("335.00")}, (GELIJK,)),
    ({"streefwaarde": Decimal(400)}, (HOGER,)),
    ({"richting": "hoger"}, (LAGER,)),
    ({"streefwaarde": Decimal(400), "richting": "hoger"}, ()),
    ({"streefwaarde": Decimal(400), "richting": ""}, ()),
    ({"streefjaar": 2019}, (BUITEN,)),
    ({"streefjaar": 2024}, (BUITEN,)),
    ({"streefjaar": 2020}, ()),
    ({"nuljaar": 2023}, (JAREN,)),
    ({"trekker": " "}, (GEEN_TREKKER,)),
    ({"maatregelen": 0, "maatregelen_met_middelen": 0}, (GEEN_MAATREGEL,)),
    ({"maatregelen_met_middelen": 0}, (GEEN_MIDDEL,)),
    (
        {"tekst": "Wij gaan het gevoel van veiligheid van bewoners in de wijk verder verbeteren en bevorderen."},
        ("Vaag: ‘bevorderen’, ‘verder verbeteren’. Schrijf op wat er anders is als het doel is gehaald.",),
    ),
    (
        {"titel": "Opstellen van een aanpak voor de bewoners van de wijk"},
        ("‘Opstellen’ zegt wat wij doen, niet wat er verandert. Schrijf het doel op; dit is een maatregel.",),
    ),
    (
        {"tekst": "Het inzetten van wijkagenten voor bewoners."},
        ("‘Inzetten van’ zegt wat wij doen, niet wat er verandert. Schrijf het doel op; dit is een maatregel.",),
    ),
]


@pytest.mark.parametrize(("anders", "verwacht"), TABEL)
def test_the_signals_are_as_typed_out(anders: dict[str, Any], verwacht: tuple[str, ...]):
    assert signalen(replace(SMART, **anders)) == verwacht


def test_an_empty_goal_hears_all_it_lacks_in_a_fixed_order():
    leeg = Doelbeeld(titel="", tekst="", van_jaar=2020, tot_jaar=2023)

    assert signalen(leeg) == (
        WIE,
        WAAR,
        GEEN_INDICATOR,
        GEEN_NULWAARDE,
        GEEN_STREEFWAARDE,
        GEEN_TREKKER,
        GEEN_MAATREGEL,
    )


@pytest.mark.parametrize("woord", VAGE_WOORDEN)
def test_every_vague_word_is_flagged_wherever_it_stands(woord: str):
    doel = replace(SMART, tekst=f"Voor bewoners in hun woning {woord.upper()} wij iets.")

    assert f"‘{woord}’" in " ".join(signalen(doel))


@pytest.mark.parametrize("woord", MIDDELWERKWOORDEN)
def test_every_means_is_flagged_where_a_goal_begins_with_it_and_only_there(woord: str):
    begin = replace(SMART, tekst=f"{woord.capitalize()} iets voor bewoners in de wijk.")
    midden = replace(SMART, tekst=f"Bewoners in de wijk hoeven niets te {woord} iets.")

    assert any("dit is een maatregel" in zin for zin in signalen(begin))
    assert not any("dit is een maatregel" in zin for zin in signalen(midden))


def test_a_word_inside_another_is_not_taken_for_it():
    doel = replace(SMART, titel="Meer bevorderende factoren", tekst="Minder bewoners in hun woning in de knel.")

    assert signalen(doel) == ()


# ── From what is stored ──────────────────────────────────────────────────────────────────────────


def _smart_doel() -> Doel:
    thema = ThemaFactory()
    indicator = IndicatorFactory(beleidsplan=thema.beleidsplan, naam="Woninginbraken")
    doel: Doel = DoelFactory(
        thema=thema,
        titel=SMART.titel,
        tekst=SMART.tekst,
        indicator=indicator,
        nulwaarde=335,
        nuljaar=2018,
        streefwaarde=250,
        streefjaar=2023,
        trekker="Team Veiligheid",
    )
    inzet = MiddelinzetFactory(maatregel__beleidsplan=thema.beleidsplan)
    inzet.maatregel.doelen.add(doel)
    return doel


@pytest.mark.django_db
def test_a_stored_goal_that_is_smart_has_no_signals():
    assert signalen_van_doel(_smart_doel()) == ()


@pytest.mark.django_db
def test_means_of_nothing_are_no_means():
    doel = _smart_doel()
    doel.maatregelen.get().inzetten.update(hoeveelheid=0)

    assert signalen_van_doel(doel) == (GEEN_MIDDEL,)


@pytest.mark.django_db
def test_the_names_of_municipality_and_districts_count_as_a_place():
    thema = ThemaFactory(beleidsplan__gemeente__naam="Rivierstad")
    WijkFactory(gemeente=thema.beleidsplan.gemeente, naam="Noordoever")

    for naam in ("Rivierstad", "Noordoever"):
        doel = DoelFactory(thema=thema, titel="Minder overlast", tekst=f"In {naam} ervaren minder mensen overlast.")
        assert WAAR not in signalen_van_doel(doel)


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_all_goals_of_a_plan_take_four_queries(django_assert_num_queries: DjangoAssertNumQueries, aantal: int):
    plan = BeleidsplanFactory()
    for _ in range(aantal):
        maatregel = MaatregelFactory(beleidsplan=plan)
        maatregel.doelen.add(DoelFactory(thema__beleidsplan=plan, indicator=IndicatorFactory(beleidsplan=plan)))
    plan.refresh_from_db()

    with django_assert_num_queries(4):
        gevonden = signalen_van_plan(plan)

    assert len(gevonden) == aantal
    assert not any(een.is_af for een in gevonden)


@pytest.mark.django_db
def test_staff_read_the_signals_beside_the_goal():
    client = als(Rol.OOV)

    smart = client.get(adres(Doel, "change", _smart_doel().pk)).content.decode()
    vaag = client.get(adres(Doel, "change", DoelFactory().pk)).content.decode()
    nieuw = client.get(adres(Doel, "add")).content.decode()

    assert "Niets: dit doel is SMART." in smart
    assert f"<li>{GEEN_INDICATOR}</li>" in vaag
    assert "Sla het doel eerst op." in nieuw
