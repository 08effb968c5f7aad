"""Network sessions in the admin: the screen to enter dots on, and what staff read and write around it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from consultatie.models import Netwerksessie, Onderbouwing, Sessiegroep, Stippen
from tests.factories.consultatie import (
    InzendingFactory,
    NetwerksessieFactory,
    OnderbouwingFactory,
    SessiegroepFactory,
    StippenFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory, ThemaFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol

# ── Entering them ────────────────────────────────────────────────────────────────────────────────


def _groep(*namen: str, **velden: Any) -> Sessiegroep:
    """A group of a session whose plan has these themes."""
    groep: Sessiegroep = SessiegroepFactory(**velden)
    for naam in namen:
        ThemaFactory(beleidsplan=groep.netwerksessie.beleidsplan, naam=naam, slug=naam.lower())
    return groep


def _open(groep: Sessiegroep, client: Client) -> Any:
    return client.get(adres(Sessiegroep, "change", groep.pk))


def _vul_in(scherm: Any, client: Client, *aantallen: object, **anders: object) -> Any:
    """Type these numbers into the rows of the screen, from the top, and save."""
    data = formulier(scherm) | {f"stippen-{rij}-aantal": aantal for rij, aantal in enumerate(aantallen)} | anders
    return client.post(scherm.request["PATH_INFO"], data)


def _verstuur(pad: str, client: Client, **anders: object) -> Any:
    """Open the page, change these fields, and save."""
    pagina: Any = client.get(pad)
    return client.post(pad, formulier(pagina) | anders)


def _stippen(groep: Sessiegroep) -> dict[str, int]:
    return dict(groep.stippen.values_list("thema__naam", "aantal"))


@pytest.mark.django_db
def test_the_screen_has_a_row_for_every_theme_of_the_plan_and_no_other():
    groep = _groep("Drugs", "Cyber", "Voetbal")
    ThemaFactory(naam="Van een ander plan")
    StippenFactory(sessiegroep=groep, thema=groep.netwerksessie.beleidsplan.themas.get(naam="Cyber"), aantal=4)

    scherm = _open(groep, als(Rol.OOV))

    rijen = scherm.context["inline_admin_formsets"][0].formset.forms
    assert [form.fields["thema"].widget.naam for form in rijen] == ["Cyber", "Drugs", "Voetbal"]
    assert "Van een ander plan" not in scherm.content.decode()


@pytest.mark.django_db
def test_all_dots_of_a_group_are_entered_on_one_screen():
    groep, client = _groep("Drugs", "Cyber", "Voetbal"), als(Rol.OOV)

    antwoord = _vul_in(_open(groep, client), client, 30, 0, "")

    assert antwoord.status_code == 302
    assert antwoord["Location"] == adres(Netwerksessie, "change", groep.netwerksessie_id)
    assert _stippen(groep) == {"Drugs": 30, "Cyber": 0}


@pytest.mark.django_db
def test_dots_can_be_corrected_and_completed_later():
    groep, client = _groep("Drugs", "Cyber", "Voetbal"), als(Rol.OOV)
    _vul_in(_open(groep, client), client, 30, 0, "")

    _vul_in(_open(groep, client), client, 28, 2, 40)

    assert _stippen(groep) == {"Drugs": 28, "Cyber": 2, "Voetbal": 40}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("aantallen", "bericht"),
    [
        ((40, 40, 41), "Er waren 40 deelnemers; meer stippen kan niet."),
        ((40, 40, 1), "Er staan 81 stippen, maar 40 deelnemers konden er samen hooguit 80 plakken (2 per persoon)."),
        ((-1, 0, 0), "minstens 0"),
        (("veel", 0, 0), "geheel getal"),
    ],
)
def test_impossible_numbers_are_refused_with_a_message_and_nothing_is_stored(
    aantallen: tuple[object, ...], bericht: str
):
    groep, client = _groep("Drugs", "Cyber", "Voetbal", netwerksessie__stippen_per_persoon=2), als(Rol.OOV)

    antwoord = _vul_in(_open(groep, client), client, *aantallen)

    assert antwoord.status_code == 200
    assert bericht in foutteksten(antwoord)
    assert _stippen(groep) == {}


@pytest.mark.django_db
def test_participants_and_dots_are_checked_against_what_is_being_saved():
    groep, client = _groep("Drugs", deelnemers=10), als(Rol.OOV)

    antwoord = _vul_in(_open(groep, client), client, 25, deelnemers=25)

    assert antwoord.status_code == 302
    assert _stippen(groep) == {"Drugs": 25}


@pytest.mark.django_db
def test_a_missing_number_of_participants_is_asked_for():
    groep, client = _groep("Drugs"), als(Rol.OOV)

    antwoord = _vul_in(_open(groep, client), client, 25, deelnemers="")

    assert antwoord.status_code == 200
    assert "verplicht" in foutteksten(antwoord)


@pytest.mark.django_db
def test_the_second_of_two_who_enter_the_same_dots_sees_what_the_first_one_stored():
    groep, eerste, tweede = _groep("Drugs", "Cyber"), als(Rol.OOV), als(Rol.OOV)
    scherm = _open(groep, tweede)
    _vul_in(_open(groep, eerste), eerste, 30, 10)

    antwoord = _vul_in(scherm, tweede, 20, "")

    assert antwoord.status_code == 200
    assert "Iemand anders vulde hier net 30 in." in foutteksten(antwoord)
    assert 'value="20"' in antwoord.content.decode()
    assert _stippen(groep) == {"Drugs": 30, "Cyber": 10}


@pytest.mark.django_db
def test_a_theme_of_another_plan_is_refused():
    groep, client = _groep("Drugs"), als(Rol.OOV)
    vreemd = ThemaFactory()

    antwoord = _vul_in(_open(groep, client), client, 5, **{"stippen-0-thema": vreemd.pk})

    assert antwoord.status_code == 200
    assert not Stippen.objects.exists()


@pytest.mark.django_db
def test_a_row_can_be_taken_away():
    groep, client = _groep("Drugs", deelnemers=5), als(Rol.OOV)
    StippenFactory(sessiegroep=groep, thema=groep.netwerksessie.beleidsplan.themas.get(), aantal=5)

    _vul_in(_open(groep, client), client, deelnemers=4, **{"stippen-0-DELETE": "on"})

    assert _stippen(groep) == {}


@pytest.mark.django_db
def test_who_may_only_look_sees_the_dots_and_no_empty_rows():
    groep = _groep("Drugs", "Cyber")
    StippenFactory(sessiegroep=groep, thema=groep.netwerksessie.beleidsplan.themas.get(naam="Drugs"), aantal=5)

    scherm = _open(groep, als(Rol.GRIFFIE))

    assert len(scherm.context["inline_admin_formsets"][0].formset.forms) == 1
    assert "Drugs" in scherm.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "bericht"),
    [
        ({"groepen-0-deelnemers": 9}, "Bij een thema staan 10 stippen, maar er waren 9 deelnemers."),
        ({"stippen_per_persoon": 0}, "Er staan 10 stippen, maar 40 deelnemers konden er samen hooguit 0 plakken"),
    ],
)
def test_nobody_is_taken_away_from_dots_that_were_entered(anders: dict[str, Any], bericht: str):
    groep, client = StippenFactory().sessiegroep, als(Rol.OOV)
    pad = adres(Netwerksessie, "change", groep.netwerksessie_id)

    antwoord = _verstuur(pad, client, **anders)

    assert antwoord.status_code == 200
    assert bericht in foutteksten(antwoord)
    groep.refresh_from_db()
    assert groep.deelnemers == 40


@pytest.mark.django_db
def test_a_session_leads_to_the_dots_of_each_of_its_groups():
    groep, client = StippenFactory().sessiegroep, als(Rol.OOV)
    raad = SessiegroepFactory(netwerksessie=groep.netwerksessie, groep="raad")

    pagina = client.get(adres(Netwerksessie, "change", groep.netwerksessie_id))

    assert adres(Sessiegroep, "change", groep.pk) in pagina.content.decode()
    assert adres(Sessiegroep, "change", raad.pk) in pagina.content.decode()
    assert "Stippen invullen" in pagina.content.decode()
    assert "10 stippen: nakijken" in pagina.content.decode()


@pytest.mark.django_db
def test_a_group_can_be_removed_with_its_dots():
    groep, client = StippenFactory().sessiegroep, als(Rol.OOV)
    pad = adres(Netwerksessie, "change", groep.netwerksessie_id)

    _verstuur(pad, client, **{"groepen-0-DELETE": "on", "groepen-0-deelnemers": 1})

    assert not Sessiegroep.objects.exists()


@pytest.mark.django_db
def test_a_new_session_belongs_to_the_current_plan_unless_said_otherwise():
    plan, client = BeleidsplanFactory(is_actueel=True), als(Rol.OOV)

    pagina: Any = client.get(adres(Netwerksessie, "add"))

    assert formulier(pagina)["beleidsplan"] == str(plan.pk)
    assert "Sla eerst op" in pagina.content.decode()


@pytest.mark.django_db
def test_without_a_current_plan_a_new_session_asks_which_one():
    assert als(Rol.OOV).get(adres(Netwerksessie, "add")).status_code == 200


@pytest.mark.django_db
def test_a_session_with_dots_stays_with_its_plan():
    met, zonder, client = StippenFactory().sessiegroep.netwerksessie, NetwerksessieFactory(), als(Rol.OOV)

    paginas: list[Any] = [client.get(adres(Netwerksessie, "change", een.pk)) for een in (met, zonder)]

    assert ["beleidsplan" in formulier(pagina) for pagina in paginas] == [False, True]


@pytest.mark.django_db
def test_a_group_is_made_with_its_session_and_not_on_its_own():
    assert als(Rol.OOV).get(adres(Sessiegroep, "add")).status_code == 403


@pytest.mark.django_db
def test_more_dots_than_people_are_refused_wherever_they_are_written():
    stippen = StippenFactory.build(sessiegroep=SessiegroepFactory(deelnemers=3), thema=ThemaFactory(), aantal=4)

    with pytest.raises(ValidationError, match="Er waren 3 deelnemers"):
        stippen.clean()
    Stippen().clean()


# ── What staff read and write around it ──────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_an_answer_is_read_without_what_could_point_at_its_writer():
    gewoon = {"hulptekst": "", "is_verplicht": False}
    anders = [{"code": "ja", "tekst": "Ja"}, {"code": "anders", "tekst": "Anders, namelijk"}]
    wijken = [{"code": "WK015001", "tekst": "Voorstad"}]
    versie = VragenlijstversieFactory(
        definitie=definitie(
            {"sleutel": "tip", "soort": "open", "tekst": "Wat wilt u kwijt?", **gewoon},
            {"sleutel": "merkt", "soort": "een", "tekst": "<b>Merkt u iets?</b>", "opties": anders, **gewoon}
            | {"anders": "anders"},
            {"sleutel": "wie", "soort": "een", "tekst": "Met wie belt u?", "opties": anders, **gewoon}
            | {"anders": "anders"},
            {"sleutel": "wijk", "soort": "wijk", "tekst": "Waar woont u?", "opties": wijken, **gewoon},
        )
    )
    eigen = {"keuze": "anders", "tekst": "Op nummer 12"}
    antwoorden = {"tip": "Meer licht", "merkt": "ja", "wie": eigen, "wijk": "WK015001"}
    inzending = InzendingFactory(versie=versie, antwoorden=antwoorden)

    pagina = als(Rol.OOV).get(adres(type(inzending), "change", inzending.pk)).content.decode()

    assert "<dt>&lt;b&gt;Merkt u iets?&lt;/b&gt;</dt><dd>Ja</dd>" in pagina
    # Few choose “Anders”: that would lead to their words in the list of open answers.
    assert not any(tekst in pagina for tekst in ("Meer licht", "Op nummer 12", "Voorstad", "Met wie belt u?"))


@pytest.mark.django_db
def test_answers_are_listed_for_oov_only_and_for_nobody_to_change():
    inzending = InzendingFactory()
    pad = adres(type(inzending), "changelist")

    assert als(Rol.OOV).get(pad).status_code == 200
    assert als(Rol.GRIFFIE).get(pad).status_code == 403
    assert als(Rol.OOV).get(adres(type(inzending), "add")).status_code == 403
    assert als(Rol.OOV).post(adres(type(inzending), "delete", inzending.pk), {"post": "yes"}).status_code == 403


@pytest.mark.django_db
def test_a_reason_names_a_goal_of_its_own_plan():
    onderbouwing, client = OnderbouwingFactory(), als(Rol.OOV)
    eigen = DoelFactory(thema=ThemaFactory(beleidsplan=onderbouwing.thema.beleidsplan, naam="Cyber"), titel="Alert")
    vreemd = DoelFactory()
    pad = adres(Onderbouwing, "change", onderbouwing.pk)

    geweigerd = _verstuur(pad, client, doel=vreemd.pk)
    _verstuur(pad, client, doel=eigen.pk)

    assert "Cyber: Alert" in client.get(pad).content.decode()
    assert "Dit doel hoort bij een ander plan." in foutteksten(geweigerd)
    onderbouwing.refresh_from_db()
    assert onderbouwing.doel == eigen


@pytest.mark.django_db
def test_a_reason_can_be_read_by_who_may_not_change_it():
    onderbouwing = OnderbouwingFactory()

    pagina = als(Rol.GRIFFIE).get(adres(Onderbouwing, "change", onderbouwing.pk))

    assert onderbouwing.gezegd in pagina.content.decode()
