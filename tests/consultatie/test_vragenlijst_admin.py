"""Questionnaires in the admin: build, preview, and the lists of them."""

import pytest
from django.test import Client

from consultatie.models import Sectie, Vraag, Vragenlijst
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.consultatie.vragenlijstbeheer import concept, geopend
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


@pytest.fixture
def lijst() -> Vragenlijst:
    return concept()


@pytest.fixture
def open_lijst(lijst) -> Vragenlijst:
    return geopend(lijst)


# ── building ─────────────────────────────────────────────────────────────────────────────────────


def test_a_new_questionnaire_belongs_to_the_current_plan_and_is_a_concept(oov):
    plan = BeleidsplanFactory(is_actueel=True)
    pagina = oov.get(adres(Vragenlijst, "add"))
    data = formulier(pagina) | {
        "titel": "Denk mee",
        "slug": "denk-mee",
        "inleiding": "Waarom.",
        "bedankt": "Dank.",
        "secties-TOTAL_FORMS": "1",
        "secties-0-titel": "Uw mening",
        "secties-0-volgorde": "1",
    }

    antwoord = oov.post(adres(Vragenlijst, "add"), data)

    lijst = Vragenlijst.objects.get()
    assert antwoord.status_code == 302
    assert (lijst.beleidsplan, lijst.status) == (plan, Vragenlijststatus.CONCEPT)
    assert lijst.secties.get().titel == "Uw mening"
    assert not lijst.versies.exists()


def test_filling_in_takes_at_least_a_minute(oov, lijst):
    url = adres(Vragenlijst, "change", lijst.pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"minuten": "0"})

    assert "Vul ten minste 1 minuut in." in foutteksten(antwoord)


def test_an_address_that_will_not_do_is_refused_with_an_example(oov, lijst):
    url = adres(Vragenlijst, "change", lijst.pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"slug": "Denk mee!"})

    assert "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld ‘veiligheid-2026’." in foutteksten(
        antwoord
    )
    assert "geldige" not in foutteksten(antwoord)


@pytest.mark.parametrize("minuten", ["121", "1000000000000"])
def test_filling_in_does_not_take_all_day(oov, lijst, minuten):
    url = adres(Vragenlijst, "change", lijst.pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"minuten": minuten})

    assert "Vul hooguit 120 minuten in." in foutteksten(antwoord)


@pytest.mark.parametrize("aantal", ["101", "1000000000000"])
def test_a_question_with_an_impossible_number_is_refused_with_what_to_do(oov, lijst, aantal):
    url = adres(Sectie, "change", lijst.secties.get().pk)

    antwoord = oov.post(url, formulier(oov.get(url)) | {"vragen-0-soort": "top", "vragen-0-aantal": aantal})

    assert "Vul hooguit 100 in, of laat het vak leeg." in foutteksten(antwoord)
    assert Vraag.objects.get().aantal is None


def test_the_page_of_a_questionnaire_leads_to_its_sections_and_says_what_is_missing(oov):
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst, titel="Uw mening")

    html = oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()

    assert "Concept: inwoners zien deze vragenlijst nog niet" in html
    assert "Voeg ten minste één sectie met een vraag toe." in html
    assert adres(Sectie, "change", sectie.pk) in html
    assert "0 vragen: bewerken" in html


def test_questions_are_added_on_the_page_of_their_section_and_saving_leads_back(oov, lijst):
    sectie = lijst.secties.get()
    url = adres(Sectie, "change", sectie.pk)
    data = formulier(oov.get(url)) | {
        "vragen-TOTAL_FORMS": "2",
        "vragen-1-volgorde": "2",
        "vragen-1-soort": "schaal",
        "vragen-1-tekst": "Hoe veilig voelt u zich?",
        "vragen-1-sleutel": "veilig",
        "vragen-1-label_laag": "onveilig",
        "vragen-1-label_hoog": "veilig",
        "vragen-1-sectie": sectie.pk,
    }

    antwoord = oov.post(url, data)

    assert antwoord.headers["Location"] == adres(Vragenlijst, "change", lijst.pk)
    assert Vraag.objects.get(sleutel="veilig").soort == "schaal"


def test_a_section_is_reached_from_its_questionnaire_and_not_from_the_menu(oov, lijst):
    html = oov.get("/admin/").content.decode()

    assert adres(Vragenlijst, "changelist") in html
    assert adres(Sectie, "changelist") not in html


def bewaar_vraag(client: Client, lijst: Vragenlijst, **velden: str):
    """Save the page of the one section, with these fields in its first question."""
    url = adres(Sectie, "change", lijst.secties.get().pk)
    data = formulier(client.get(url)) | {f"vragen-0-{veld}": waarde for veld, waarde in velden.items()}
    return client.post(url, data, follow=True)


def keuzes(form) -> list[tuple[str, str]]:
    """What a question can be made to hang on in this form."""
    return form.fields["alleen_als"].widget.choices


def test_staff_choose_which_earlier_question_a_question_hangs_on(oov, lijst):
    sectie = lijst.secties.get()
    VraagFactory(sectie=sectie, sleutel="waar", soort="open", opties="", volgorde=2)
    VraagFactory(sectie=sectie, sleutel="hoe", tekst="Hoe?", volgorde=3)
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst, volgorde=9999), sleutel="later", tekst="Later?")

    formset = oov.get(adres(Sectie, "change", sectie.pk)).context["inline_admin_formsets"][0].formset

    iedereen, merkt, hoe = ("", "Voor iedereen"), ("merkt", "Merkt u er iets van?"), ("hoe", "Hoe?")
    assert [keuzes(form) for form in formset.forms] == [[iedereen], [iedereen, merkt], [iedereen, merkt]]
    assert keuzes(formset.empty_form) == [iedereen, merkt, hoe]


def test_in_the_table_of_questions_one_chooses_from_the_earlier_ones_too(oov, lijst):
    later = VraagFactory(sectie=SectieFactory(vragenlijst=lijst, volgorde=9999), sleutel="later", tekst="Later?")

    eerste, laatste = (
        keuzes(oov.get(adres(Vraag, "change", vraag.pk)).context["adminform"].form)
        for vraag in (Vraag.objects.get(sleutel="merkt"), later)
    )

    assert eerste == [("", "Voor iedereen")]
    assert laatste == [("", "Voor iedereen"), ("merkt", "Merkt u er iets van?")]


@pytest.mark.parametrize(
    ("velden", "keuze"),
    [
        ({"volgorde": 2}, ("bron", "Bron? (komt niet eerder)")),
        ({"volgorde": 0, "soort": "open"}, ("bron", "Bron? (kan dit niet bepalen)")),
        ({"volgorde": 0}, ("bron", "Bron?")),
    ],
)
def test_what_a_question_hangs_on_keeps_its_words_also_where_it_will_not_do(oov, lijst, velden, keuze):
    VraagFactory(sectie=lijst.secties.get(), sleutel="bron", tekst="Bron?", **velden)
    Vraag.objects.filter(sleutel="merkt").update(alleen_als="bron", alleen_als_antwoorden="Ja")

    form = oov.get(adres(Vraag, "change", Vraag.objects.get(sleutel="merkt").pk)).context["adminform"].form

    assert keuzes(form) == [("", "Voor iedereen"), keuze]


def test_what_a_question_hung_on_stays_to_be_seen_when_it_is_gone(oov, lijst):
    Vraag.objects.update(alleen_als="weg", alleen_als_antwoorden="Ja")

    html = oov.get(adres(Vraag, "change", Vraag.objects.get().pk)).content.decode()

    assert "weg (bestaat niet meer)" in html


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"alleen_als": "merkt"}, "Schrijf op bij welk antwoord deze vraag komt."),
        ({"alleen_als_antwoorden": "Ja"}, "Kies bij welke vraag deze antwoorden horen, of haal ze weg."),
    ],
)
def test_half_a_condition_is_refused_at_its_field(oov, lijst, velden, zin):
    antwoord = bewaar_vraag(oov, lijst, **velden)

    assert zin in foutteksten(antwoord)
    assert Vraag.objects.get().alleen_als == ""


def test_a_condition_that_cannot_be_kept_is_told_on_the_page_of_the_questionnaire(oov, lijst):
    html = bewaar_vraag(oov, lijst, alleen_als="merkt", alleen_als_antwoorden="Ja").content.decode()

    assert "Nog doen:" in html
    assert "Deze vraag kan niet van haar eigen antwoord afhangen." in html


def test_an_open_questionnaire_refuses_a_condition_that_cannot_be_kept(oov, open_lijst):
    antwoord = bewaar_vraag(oov, open_lijst, alleen_als="weg", alleen_als_antwoorden="Ja")

    assert "Er is geen eerdere vraag met sleutel ‘weg’." in foutteksten(antwoord)
    assert Vraag.objects.get().alleen_als == ""


def test_the_form_of_a_question_changes_only_what_it_shows(oov, lijst):
    voor = Vraag.objects.get()
    alles = {veld.attname: "9" for veld in Vraag._meta.concrete_fields} | {
        "id": str(voor.pk),
        "bewerking": str(voor.bewerking),
        "soort": "schaal",
        "sleutel": "nieuw",
        "heeft_anders": "on",
    }

    bewaar_vraag(oov, lijst, **alles)

    na = Vraag.objects.get()
    assert (na.pk, na.sectie_id, na.bewerking) == (voor.pk, voor.sectie_id, voor.bewerking + 1)
    assert (na.sleutel, na.soort, na.heeft_anders, na.rijen, na.alleen_als) == ("nieuw", "schaal", True, "9", "9")


def test_a_question_cannot_be_slipped_into_another_section(oov, lijst):
    bewaar_vraag(oov, lijst, sectie=str(SectieFactory().pk))

    assert Vraag.objects.get().sectie == lijst.secties.get()


# ── looking ──────────────────────────────────────────────────────────────────────────────────────


def test_staff_see_a_concept_as_residents_would_and_cannot_send_it(oov, lijst):
    html = oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk)).content.decode()

    assert "Zo zien inwoners deze vragenlijst." in html
    assert "Merkt u er iets van?" in html
    assert 'type="submit"' not in html
    assert not lijst.versies.exists()


def test_a_preview_of_a_half_made_questionnaire_breaks_on_nothing(oov):
    lijst = VragenlijstFactory()
    sectie = SectieFactory(vragenlijst=lijst)
    VraagFactory(sectie=sectie, soort="dobbelsteen")
    for soort in VRAAGTYPEN:
        VraagFactory(sectie=sectie, soort=soort, opties="", aantal=0, alleen_als="weg", alleen_als_antwoorden="Ja")

    antwoord = oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk))

    assert antwoord.status_code == 200


@pytest.mark.parametrize("aantal", [50, 32_767])
def test_a_question_with_too_many_places_is_previewed_with_what_to_do(oov, lijst, aantal):
    VraagFactory(sectie=lijst.secties.get(), sleutel="top", soort="top", tekst="Uw top?", aantal=aantal)

    beheer = oov.get(adres(Vragenlijst, "change", lijst.pk)).content.decode()
    voorbeeld = oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk)).content.decode()

    for html in (beheer, voorbeeld):
        assert "Vraag ‘Uw top?’: Een top telt hooguit 10 keuzes. Pas ‘aantal’ aan." in html
    assert "Zo kan de vragenlijst nog niet open." in voorbeeld
    assert 'name="top_10"' in voorbeeld
    assert 'name="top_11"' not in voorbeeld


def test_a_preview_of_a_whole_questionnaire_names_nothing_to_do(oov, lijst):
    assert "nog niet open" not in oov.get(adres(Vragenlijst, "voorbeeld", lijst.pk)).content.decode()


@pytest.mark.parametrize(
    ("rol", "status"),
    [
        (Rol.BEHEERDER, 200),
        (Rol.OOV, 200),
        (Rol.BESTUURSSECRETARIAAT, 200),
        (Rol.GRIFFIE, 200),
        (Rol.RAADSLID, 302),
        (Rol.BEGELEIDER, 302),
    ],
)
def test_a_preview_is_for_staff(lijst, rol, status):
    assert als(rol).get(adres(Vragenlijst, "voorbeeld", lijst.pk)).status_code == status


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("model", [Vragenlijst, Sectie, Vraag])
def test_a_list_takes_as_many_queries_for_three_as_for_one(oov, model, django_assert_max_num_queries):
    VraagFactory()
    url = adres(model, "changelist")
    oov.get(url)
    with django_assert_max_num_queries(15) as een:
        oov.get(url)
    VraagFactory.create_batch(2)

    with django_assert_max_num_queries(len(een)):
        oov.get(url)
