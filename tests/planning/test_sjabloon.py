"""Templates: what a new paper begins with, and that a paper which exists never changes with them."""

import pytest

from planning.models import Bestuursstuk, Sjabloon, Sjabloonsectie
from planning.sjabloon.begin import KOPPEN
from planning.sjabloon.enums import Onderdeel
from planning.stuk.opzet import stuk_opzetten
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BestuursstukFactory, SjabloonFactory, SjabloonsectieFactory
from tests.factories.thema import BeleidsplanFactory, GemeenteFactory, TekstblokFactory
from tests.thema.beheer import adres, als, formulier
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


def _nieuw(**velden: object) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(**velden)
    stuk_opzetten(stuk)
    return stuk


def test_a_new_paper_begins_with_the_sections_of_the_own_template():
    plan = BeleidsplanFactory()
    blok = TekstblokFactory(beleidsplan=plan, sleutel="aanpak", tekst="Wij vragen iedereen.")
    sjabloon = SjabloonFactory(gemeente=plan.gemeente)
    for velden in (
        {"kop": "Waarom", "tekst": "Omdat het moet."},
        {"kop": "Hoe", "niveau": 2, "sleutel": "aanpak", "tekst": "Nog te schrijven."},
        {"kop": "Wie", "sleutel": "bestaat-niet", "tekst": "Iedereen.", "onderdeel": Onderdeel.PARTNERS},
        {"kop": "Geld", "is_niet_van_toepassing": True},
    ):
        SjabloonsectieFactory(sjabloon=sjabloon, **velden)

    secties = _nieuw(beleidsplan=plan).secties.all()

    assert [(een.kop, een.niveau, een.tekst, een.tekstblok) for een in secties] == [
        ("Waarom", 1, "Omdat het moet.", None),
        ("Hoe", 2, "Wij vragen iedereen.", blok),
        ("Wie", 1, "Iedereen.", None),
        ("Geld", 1, "", None),
    ]
    assert [een.onderdeel for een in secties] == ["", "", Onderdeel.PARTNERS, ""]
    assert [een.is_niet_van_toepassing for een in secties] == [False, False, False, True]


def test_the_template_of_another_municipality_or_kind_is_not_used():
    plan = BeleidsplanFactory()
    SjabloonsectieFactory(kop="Van elders", sjabloon__gemeente=GemeenteFactory(naam="Elders"))
    SjabloonsectieFactory(kop="Anders", sjabloon__gemeente=plan.gemeente, sjabloon__soort=Documentsoort.STARTNOTITIE)

    koppen = [een.kop for een in _nieuw(beleidsplan=plan).secties.all()]

    assert koppen == [kop.kop for kop in KOPPEN[Documentsoort.RAADSMEDEDELING]]


def test_a_paper_that_exists_never_changes_with_its_template():
    plan = BeleidsplanFactory()
    sectie = SjabloonsectieFactory(sjabloon__gemeente=plan.gemeente, kop="Waarom", tekst="Omdat het moet.")
    stuk = _nieuw(beleidsplan=plan)
    wat_er_stond = list(stuk.secties.values())

    sectie.kop, sectie.tekst = "Hoezo", "Daarom."
    sectie.save()
    SjabloonsectieFactory(sjabloon=sectie.sjabloon, kop="Nog iets")
    stuk_opzetten(stuk)
    sectie.sjabloon.delete()

    assert list(stuk.secties.values()) == wat_er_stond


def test_a_new_template_in_the_admin_holds_the_headings_that_its_kind_had_without_one():
    client = als(Rol.BESTUURSSECRETARIAAT)
    plan = BeleidsplanFactory(is_actueel=True)
    begin = formulier(client.get(adres(Sjabloon, "add")))

    antwoord = client.post(adres(Sjabloon, "add"), begin | {"soort": "startnotitie"})

    sjabloon = Sjabloon.objects.get()
    assert (sjabloon.gemeente, antwoord["Location"]) == (plan.gemeente, adres(Sjabloon, "change", sjabloon.pk))
    assert tuple(een.als_kop for een in sjabloon.secties.all()) == KOPPEN[Documentsoort.STARTNOTITIE]
    nog_eens = client.post(adres(Sjabloon, "add"), begin | {"soort": "startnotitie"})
    assert "Voor dit soort stuk is er al een sjabloon. Wijzig dat." in nog_eens.content.decode()


def test_the_secretariat_changes_a_heading_and_the_next_paper_has_it():
    client = als(Rol.BESTUURSSECRETARIAAT)
    sectie = SjabloonsectieFactory(sjabloon__gemeente=(plan := BeleidsplanFactory()).gemeente)
    url = adres(Sjabloon, "change", sectie.sjabloon_id)

    client.post(url, formulier(client.get(url)) | {"secties-0-kop": "Waarom nu"})

    assert [een.kop for een in _nieuw(beleidsplan=plan).secties.all()] == ["Waarom nu"]
    assert Sjabloonsectie.history.first().history_user is not None
