"""The yearly report in the admin: made on an adopted plan, prepared per theme and measure, read only once offered."""

from typing import Any

import pytest
from django.utils import timezone

from rapportage.models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage
from rapportage.voortgang.enums import Staat
from tests.factories.planning import VoortgangsrapportageFactory
from tests.factories.rapportage import ThemavoortgangFactory
from tests.factories.thema import BeleidsplanFactory, IndicatorFactory, MaatregelFactory, ThemaFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Indicator, Indicatorwaarde

TOEVOEGEN = "/admin/rapportage/voortgangsrapportage/add/"


def _vastgesteld_plan() -> Beleidsplan:
    plan = BeleidsplanFactory(is_actueel=True)
    ThemaFactory(beleidsplan=plan, naam="Ondermijning", volgorde=1)
    ThemaFactory(beleidsplan=plan, naam="Jeugd", volgorde=2)
    MaatregelFactory(beleidsplan=plan, titel="Meer wijkagenten")
    Beleidsplan.objects.update(vergrendeld_op=timezone.now())
    return Beleidsplan.objects.get()


@pytest.mark.django_db
def test_a_report_is_made_on_an_adopted_plan_and_a_theme_filled_in():
    plan, client = _vastgesteld_plan(), als(Rol.OOV)

    pagina: Any = client.get(TOEVOEGEN)
    gemaakt: Any = client.post(TOEVOEGEN, formulier(pagina) | {"jaar": "2021", "samenvatting": "Het gaat goed."})
    rapportage = Voortgangsrapportage.objects.get()
    vervolg: Any = client.get(gemaakt.url)
    data = formulier(vervolg) | {"themas-0-staat": Staat.OP_KOERS, "themas-0-tekst": "De eerste stappen zijn gezet."}
    bewaard = client.post(gemaakt.url, data)

    assert "Er is geen plan" not in pagina.content.decode()
    assert formulier(pagina)["beleidsplan"] == str(plan.pk)
    assert gemaakt.url == adres(Voortgangsrapportage, "change", rapportage.pk)
    assert (rapportage.beleidsplan, rapportage.jaar) == (plan, 2021)
    assert bewaard.status_code == 302
    assert [(rij.thema.naam, rij.staat) for rij in Themavoortgang.objects.all()] == [("Ondermijning", Staat.OP_KOERS)]
    assert not Maatregelvoortgang.objects.exists()


@pytest.mark.django_db
def test_what_the_report_does_not_speak_of_yet_is_prepared():
    plan = _vastgesteld_plan()
    thema = plan.themas.get(naam="Ondermijning")
    rapportage = VoortgangsrapportageFactory(beleidsplan=plan, jaar=2021)
    ThemavoortgangFactory(rapportage=rapportage, thema=thema)

    data = formulier(als(Rol.OOV).get(adres(Voortgangsrapportage, "change", rapportage.pk)))

    assert data["themas-0-thema"] == str(thema.pk)
    assert data["themas-1-thema"] == str(plan.themas.get(naam="Jeugd").pk)
    assert data["themas-TOTAL_FORMS"] == "2"
    assert data["maatregelen-0-maatregel"] == str(plan.maatregelen.get().pk)


@pytest.mark.django_db
def test_a_theme_of_another_plan_cannot_be_chosen():
    rapportage = VoortgangsrapportageFactory(beleidsplan=_vastgesteld_plan())
    vreemd = ThemaFactory(naam="Uit een ander plan")
    client, url = als(Rol.OOV), adres(Voortgangsrapportage, "change", rapportage.pk)

    pagina: Any = client.get(url)
    rij = {"themas-0-thema": vreemd.pk, "themas-0-staat": Staat.KLAAR, "themas-0-tekst": "Klaar."}
    antwoord = client.post(url, formulier(pagina) | rij)

    assert "Uit een ander plan" not in pagina.content.decode()
    assert antwoord.status_code == 200
    assert not Themavoortgang.objects.exists()


@pytest.mark.django_db
def test_half_a_row_is_refused_and_says_what_is_missing():
    rapportage = VoortgangsrapportageFactory(beleidsplan=_vastgesteld_plan())
    client, url = als(Rol.OOV), adres(Voortgangsrapportage, "change", rapportage.pk)

    antwoord = client.post(url, formulier(client.get(url)) | {"themas-1-tekst": "Er is veel gebeurd."})

    assert "Dit veld is verplicht." in foutteksten(antwoord)
    assert not Themavoortgang.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("jaar", [2019, 2024])
def test_the_year_is_one_of_the_plan(jaar: int):
    _vastgesteld_plan()
    client = als(Rol.OOV)

    antwoord = client.post(TOEVOEGEN, formulier(client.get(TOEVOEGEN)) | {"jaar": jaar, "samenvatting": "Kort."})

    assert "Het plan loopt van 2020 tot en met 2023. Kies een jaar daarbinnen." in foutteksten(antwoord)
    assert not Voortgangsrapportage.objects.exists()


@pytest.mark.django_db
def test_a_report_that_was_offered_is_for_reading():
    rapportage = VoortgangsrapportageFactory(beleidsplan=_vastgesteld_plan())
    Voortgangsrapportage.objects.update(vergrendeld_op=timezone.now())

    pagina: Any = als(Rol.OOV).get(adres(Voortgangsrapportage, "change", rapportage.pk))

    assert pagina.status_code == 200
    assert pagina.context["has_change_permission"] is False
    assert 'name="themas-0-tekst"' not in pagina.content.decode()


@pytest.mark.django_db
def test_the_list_opens_when_there_is_more_than_one_plan():
    VoortgangsrapportageFactory()
    VoortgangsrapportageFactory(beleidsplan__is_actueel=True)

    antwoord: Any = als(Rol.OOV).get(adres(Voortgangsrapportage, "changelist"))

    assert antwoord.context["cl"].result_count == 2


@pytest.mark.django_db
def test_without_any_plan_the_empty_form_still_opens():
    assert als(Rol.OOV).get(TOEVOEGEN).status_code == 200


@pytest.mark.django_db
def test_a_figure_is_added_to_an_adopted_plan_but_an_indicator_is_not():
    indicator = IndicatorFactory()
    Beleidsplan.objects.update(vergrendeld_op=timezone.now())
    client, url = als(Rol.OOV), adres(Indicatorwaarde, "add")
    cijfer = {"indicator": indicator.pk, "jaar": 2021, "waarde": "7", "bron": "Politie", "peildatum": "maart 2022"}

    antwoord = client.post(url, formulier(client.get(url)) | cijfer)
    geweigerd = client.get(adres(Indicator, "add")).content.decode()

    assert antwoord.status_code == 302
    assert Indicatorwaarde.objects.get().jaar == 2021
    assert "Nieuwe cijfers bij een bestaande indicator kunnen er wel bij" in geweigerd
