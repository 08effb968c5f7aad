"""The screens on which paper is entered and checked, as a browser without JavaScript sends them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from consultatie.invoer.enums import Stapelstatus
from consultatie.models import Inkomend, Invoerformulier, Stapel, Vragenlijst
from consultatie.vragenlijst.papier import kenmerk
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.consultatie.invoerproef import adres_van, ingelogd, nieuw
from tests.factories.consultatie import (
    InvoerformulierFactory,
    StapelFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import GebruikerFactory
from tests.thema.beheer import als
from thema.basis.klok import vandaag
from thema.basis.models import Statusovergang
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def stapel() -> Stapel:
    een: Stapel = StapelFactory.create()
    return een


@pytest.fixture
def invoerder(stapel) -> Client:
    return ingelogd(stapel.ingevoerd_door)


# ── Beginning ────────────────────────────────────────────────────────────────────────────────────


def test_a_bundle_is_begun_with_its_channel_and_leads_to_its_first_form():
    versie = VragenlijstversieFactory.create()
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])

    antwoord = als(Rol.OOV).post(adres, {"kanaal": "telefoon", "naam": "wijkcentrum", "versie": versie.pk})

    stapel = Stapel.objects.get()
    assert (antwoord.status_code, antwoord["Location"]) == (302, f"{adres_van(stapel, 'stapel_nieuw')}?formulier=1")
    assert (str(stapel), stapel.kanaal, stapel.versie) == ("Stapel 1, wijkcentrum", "telefoon", versie)


@pytest.mark.parametrize("kanaal", ["partner", "sessie", "raad"])
def test_the_screen_says_which_forms_go_where_and_takes_those_of_partners_session_and_council(kanaal: str):
    versie = VragenlijstversieFactory.create()
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])
    oov = als(Rol.OOV)

    html = oov.get(adres).content.decode()
    oov.post(adres, {"kanaal": kanaal, "naam": "", "versie": versie.pk})

    assert "elke organisatie levert één formulier in" in html
    assert f'name="kanaal" value="{kanaal}"' in html
    assert [(stapel.kanaal, stapel.is_telefonisch) for stapel in Stapel.objects.all()] == [(kanaal, False)]


def test_the_page_is_named_after_the_forms_and_says_of_each_bundle_whose_they_are_or_how_they_came():
    versie = VragenlijstversieFactory.create(vragenlijst=VragenlijstFactory.create(open_=True))
    for nummer, kanaal in enumerate(("papier", "telefoon", "partner", "sessie", "raad"), start=1):
        StapelFactory.create(versie=versie, kanaal=kanaal, nummer=nummer)
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])
    oov = als(Rol.OOV)

    lijst = oov.get(reverse("admin:consultatie_vragenlijst_change", args=[versie.vragenlijst_id])).content.decode()
    pagina = oov.get(adres).content.decode()
    eronder = oov.get(adres_van(Stapel.objects.get(kanaal="raad"))).content.decode()

    assert f'<a href="{adres}">Formulieren invoeren</a>' in lijst
    assert "<h1>Formulieren invoeren</h1>" in pagina
    assert f'<a href="{adres}">Formulieren invoeren</a>' in eronder
    for wie in ("Papier", "Telefoon", "Partner", "Netwerksessie", "Gemeenteraad"):
        assert f'<td data-kop="Van wie of hoe"><span>{wie}</span></td>' in pagina
    # Not by the name of two of the five.
    assert all("Papier en telefoon" not in html for html in (lijst, pagina, eronder))


def test_the_address_keeps_the_channel_that_was_chosen():
    versie = VragenlijstversieFactory.create()
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])

    html = als(Rol.OOV).get(f"{adres}?kanaal=telefoon").content.decode()

    assert '<input type="radio" name="kanaal" value="telefoon" id="id_kanaal_1" required checked' in html


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"kanaal": "open", "versie": "1"},
        {"kanaal": "papier", "versie": "\x00"},
        {"kanaal": "papier", "versie": "9" * 30},
        {"kanaal": "papier", "naam": "x" * 61},
        {"kanaal": "papier", "naam": "a\x00b"},
    ],
)
def test_what_is_no_bundle_is_told_and_nothing_is_stored(velden: dict[str, str]):
    versie = VragenlijstversieFactory.create()
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])

    antwoord = als(Rol.OOV).post(adres, velden)

    assert antwoord.status_code == 200
    assert "Er is niets opgeslagen." in antwoord.content.decode()
    assert not Stapel.objects.exists()


def test_a_version_of_another_questionnaire_and_a_closed_one_are_refused():
    versie, andere = VragenlijstversieFactory.create(), VragenlijstversieFactory.create()
    adres = reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id])
    als(Rol.OOV).post(adres, {"kanaal": "papier", "versie": andere.pk})
    Vragenlijst.objects.update(status="gesloten")

    antwoord = als(Rol.OOV).post(adres, {"kanaal": "papier", "versie": versie.pk})

    assert f"Er is niets opgeslagen. ‘{versie.vragenlijst}’ neemt nu geen formulieren aan." in antwoord.content.decode()
    assert not Stapel.objects.exists()


def test_who_only_opens_a_page_of_a_closed_questionnaire_is_not_told_that_nothing_was_stored(stapel, invoerder):
    InvoerformulierFactory.create(stapel=stapel, nummer=1)
    Vragenlijst.objects.update(status="gesloten")
    paginas = (
        reverse("admin:consultatie_vragenlijst_invoeren", args=[stapel.vragenlijst.pk]),
        adres_van(stapel),
        adres_van(stapel, "stapel_nieuw"),
        adres_van(stapel, "stapel_formulier", 1),
    )

    gelezen = [invoerder.get(pagina, follow=True).content.decode() for pagina in paginas]
    verstuurd = [
        invoerder.post(paginas[0], {"kanaal": "papier", "versie": stapel.versie_id}).content.decode(),
        invoerder.post(paginas[2], nieuw(merkt="ja")).content.decode(),
    ]

    for html in gelezen:
        assert "neemt nu geen formulieren aan. Zijn er nog formulieren? Heropen dan de vragenlijst." in html
        assert "niets opgeslagen" not in html
    for html in verstuurd:
        assert "Er is niets opgeslagen. ‘" in html


def test_of_figures_that_are_fixed_nobody_is_sent_to_a_questionnaire_that_cannot_be_reopened(stapel, invoerder):
    Vragenlijst.objects.update(status="vast")

    html = invoerder.get(
        reverse("admin:consultatie_vragenlijst_invoeren", args=[stapel.vragenlijst.pk])
    ).content.decode()

    assert "neemt nu geen formulieren aan. De cijfers staan vast, dus er kan niets meer bij." in html
    assert "Heropen" not in html


# ── Entering ─────────────────────────────────────────────────────────────────────────────────────


def test_a_form_is_stored_and_the_next_one_is_empty_with_the_count_of_today(stapel, invoerder):
    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"), follow=True)

    html = antwoord.content.decode()
    assert antwoord.redirect_chain == [(f"{adres_van(stapel, 'stapel_nieuw')}?formulier=2", 302)]
    assert "Formulier 1 is opgeslagen. Schrijf dit nummer op het papier." in html
    assert "Vandaag 1 ingevoerd" in html
    assert "<h1>Formulier 2</h1>" in html
    assert "checked" not in html
    assert Invoerformulier.objects.get().velden == {"merkt": ["ja"]}
    assert not Inkomend.objects.exists()


def test_questions_and_options_bear_the_numbers_of_the_paper_and_the_version_its_signs(stapel, invoerder):
    html = invoerder.get(adres_van(stapel, "stapel_nieuw")).content.decode()

    assert "<legend>1. Merkt u er iets van?</legend>" in html
    assert "<span>2. Nee</span>" in html
    assert f"versie 1 ({kenmerk(stapel.versie.definitie)})" in html
    assert "Niet ingevuld" in html


def test_what_cannot_be_is_told_at_the_field_and_all_that_was_typed_is_still_there(stapel, invoerder):
    meer = definitie()["secties"][0]["vragen"][0] | {"soort": "meer", "aantal": 1, "sleutel": "meer"}
    stapel.versie.definitie = definitie(meer, definitie()["secties"][0]["vragen"][0])
    stapel.versie.save()

    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="nee", meer=["ja", "nee"]))

    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "<title>Fout: " in html
    assert "1. Merkt u er iets van? Kies er hooguit 1. U koos er 2." in html
    assert html.count("checked") == 3
    assert not Invoerformulier.objects.exists()


@pytest.mark.parametrize(
    "velden",
    [{"merkt": "misschien"}, {"merkt": ["ja", "nee"]}, {"merkt": "ja", "nummer": "1"}, {"merkt": "ja", "stapel": "2"}],
)
def test_unknown_answers_and_fields_are_refused_and_nothing_is_stored(stapel, invoerder, velden: dict[str, Any]):
    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(**velden))

    assert antwoord.status_code == 400
    assert "passen niet bij deze versie" in antwoord.content.decode()
    assert not Invoerformulier.objects.exists()


@pytest.mark.parametrize("sleutel", ["", "geen", "\x00", "f" * 300])
def test_a_hand_made_key_stores_nothing_and_keeps_what_was_typed(stapel, invoerder, sleutel: str):
    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), {"formulier.sleutel": sleutel, "merkt": "ja"})

    assert antwoord.status_code == 409
    assert 'value="ja" checked' in antwoord.content.decode()
    assert not Invoerformulier.objects.exists()


def test_the_key_of_a_form_in_another_bundle_is_told_and_stores_nothing(stapel, invoerder):
    ander = InvoerformulierFactory.create()

    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), {"formulier.sleutel": str(ander.pk), "merkt": "ja"})

    assert antwoord.status_code == 409
    assert not stapel.formulieren.exists()


def test_typed_over_a_page_that_was_stored_the_answers_come_back_under_a_fresh_key(stapel, invoerder):
    velden = nieuw(merkt="ja")
    invoerder.post(adres_van(stapel, "stapel_nieuw"), velden)

    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), velden | {"merkt": "nee"})

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert 'value="nee" checked' in html
    assert velden["formulier.sleutel"] not in html


def test_a_colleague_is_led_back_from_a_bundle_that_is_not_theirs(stapel):
    antwoord = als(Rol.OOV).get(adres_van(stapel, "stapel_nieuw"), follow=True)

    assert antwoord.redirect_chain == [(adres_van(stapel), 302)]
    assert "kan alleen de invoerder dat" in antwoord.content.decode()
    assert "niets opgeslagen" not in antwoord.content.decode()


def test_closed_while_somebody_typed_nothing_is_lost(stapel, invoerder):
    Vragenlijst.objects.update(status="gesloten")

    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"))

    assert antwoord.status_code == 409
    assert 'value="ja" checked' in antwoord.content.decode()


def test_after_the_last_day_for_residents_paper_goes_on(stapel, invoerder):
    Vragenlijst.objects.update(open_tot=vandaag() - timedelta(days=10))

    assert invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja")).status_code == 302


@pytest.mark.parametrize("soort", sorted(VRAAGTYPEN))
def test_every_type_of_question_can_be_shown_and_stored_empty_or_not_at_all(stapel, invoerder, soort: str):
    """The fields of a type are those of the page for residents: what they read is tested there."""
    vraag = {
        "sleutel": "v",
        "soort": soort,
        "tekst": "Wat?",
        "hulptekst": "",
        "is_verplicht": True,
        "opties": [{"code": str(n), "tekst": f"T{n}", "groep": "ontwikkel", "uitleg": ""} for n in (1, 2)],
        "rijen": [{"code": "r", "tekst": "Rij"}],
        "aantal": 2,
        "maximum": 100,
        "label_laag": "laag",
        "label_hoog": "hoog",
    }
    stapel.versie.definitie = definitie(vraag, definitie()["secties"][0]["vragen"][0])
    stapel.versie.save()

    assert "1. Wat?" in invoerder.get(adres_van(stapel, "stapel_nieuw")).content.decode()
    leeg = dict.fromkeys(VRAAGTYPEN[soort].velden(vraag), "") if soort != "meer" else {}
    assert invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja", **leeg)).status_code == 302
    assert Invoerformulier.objects.get().velden == {"merkt": ["ja"]}


def test_to_read_out_at_the_telephone_a_question_has_all_its_words():
    vraag = definitie()["secties"][0]["vragen"][0] | {"hulptekst": "Denk aan de laatste maand."}
    stapels = [
        StapelFactory.create(kanaal=kanaal, versie__definitie=definitie(vraag)) for kanaal in ("telefoon", "papier")
    ]

    html = [ingelogd(een.ingevoerd_door).get(adres_van(een, "stapel_nieuw")).content.decode() for een in stapels]

    assert ["Denk aan de laatste maand." in een for een in html] == [True, False]


# ── Checking ─────────────────────────────────────────────────────────────────────────────────────


def test_a_second_person_walks_from_form_to_form_and_releases():
    stapel = StapelFactory.create(status=Stapelstatus.NAKIJKEN, laatste_nummer=2)
    for nummer in (1, 2):
        InvoerformulierFactory(stapel=stapel, nummer=nummer)
    collega = als(Rol.OOV)
    html = collega.get(adres_van(stapel, "stapel_formulier", 1)).content.decode()
    assert 'value="ja" checked' in html

    eerste = collega.post(adres_van(stapel, "stapel_formulier", 1), {"formulier.bewerking": "0", "merkt": "nee"})
    tweede = collega.post(adres_van(stapel, "stapel_formulier", 2), {"formulier.bewerking": "0", "merkt": "ja"})
    vrij = collega.post(adres_van(stapel, "stapel_stap"), {"status": "nakijken", "actie": "vrijgeven"}, follow=True)

    assert eerste["Location"] == adres_van(stapel, "stapel_formulier", 2)
    assert tweede["Location"] == adres_van(stapel)
    assert "2 formulieren zijn nu een antwoord als alle andere" in vrij.content.decode()
    assert sorted(een.antwoorden["merkt"] for een in Inkomend.objects.all()) == ["ja", "nee"]
    assert collega.get(adres_van(stapel, "stapel_formulier", 1))["Location"] == adres_van(stapel)


def test_who_entered_cannot_check_or_release_whatever_is_sent():
    stapel = StapelFactory.create(status=Stapelstatus.NAKIJKEN)
    InvoerformulierFactory(stapel=stapel, nummer=1)
    zelf = ingelogd(stapel.ingevoerd_door)

    zelf.post(adres_van(stapel, "stapel_formulier", 1), {"formulier.bewerking": "0", "merkt": "nee"})
    Invoerformulier.objects.filter(is_nagekeken=False).update(is_nagekeken=True)
    zelf.post(adres_van(stapel, "stapel_stap"), {"status": "nakijken", "actie": "vrijgeven"})

    assert Invoerformulier.objects.get().velden == {"merkt": ["ja"]}
    assert (Stapel.objects.get().status, Inkomend.objects.count()) == ("nakijken", 0)


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"status": "invoeren", "actie": "verlopen"},
        {"status": "nakijken", "actie": "vrijgeven\x00"},
        {"status": "bestaat-niet", "actie": "vrijgeven"},
        # From a screen that is no longer true, and a step that the table does not know.
        {"status": "nakijken", "actie": "terug"},
        {"status": "invoeren", "actie": "vrijgeven"},
        {"status": "nakijken", "actie": "zonder_nakijken", "reden": "x" * 501},
    ],
)
def test_a_step_that_cannot_be_taken_is_told_and_changes_nothing(stapel, invoerder, velden: dict[str, str]):
    InvoerformulierFactory(stapel=stapel)

    antwoord = invoerder.post(adres_van(stapel, "stapel_stap"), velden, follow=True)

    assert antwoord.redirect_chain == [(adres_van(stapel), 302)]
    assert 'class="melding utrecht-alert--error"' in antwoord.content.decode()
    assert (Stapel.objects.get(pk=stapel.pk).status, Inkomend.objects.count()) == ("invoeren", 0)
    assert not Statusovergang.objects.exists()


@pytest.mark.parametrize("bewerking", ["", "1", "-1", "x", "\x00", "9" * 40])
def test_a_stale_or_hand_made_screen_of_a_form_is_refused(stapel, invoerder, bewerking: str):
    InvoerformulierFactory(stapel=stapel, nummer=1)

    antwoord = invoerder.post(
        adres_van(stapel, "stapel_formulier", 1), {"formulier.bewerking": bewerking, "merkt": "nee"}
    )

    assert antwoord.status_code == 409
    assert 'value="nee" checked' in antwoord.content.decode()
    assert Invoerformulier.objects.get().velden == {"merkt": ["ja"]}


def test_a_form_that_was_entered_twice_can_be_thrown_away(stapel, invoerder):
    InvoerformulierFactory(stapel=stapel, nummer=1)

    antwoord = invoerder.post(
        adres_van(stapel, "stapel_formulier", 1), {"formulier.bewerking": "0", "formulier.doe": "verwijderen"}
    )

    assert antwoord.status_code == 302
    assert not Invoerformulier.objects.exists()


def test_a_form_that_was_sealed_with_a_lost_key_is_told_and_leads_back(stapel, invoerder):
    invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"))
    with override_settings(SECRET_KEY="another"):  # noqa: S106
        anders = ingelogd(stapel.ingevoerd_door)
        antwoord = anders.get(adres_van(stapel, "stapel_formulier", 1), follow=True)

    assert antwoord.redirect_chain == [(adres_van(stapel), 302)]
    assert "verzegeld met een andere sleutel" in antwoord.content.decode()


def test_a_bundle_belongs_to_its_questionnaire_and_its_number_to_it(stapel, invoerder):
    ander = VragenlijstFactory.create()

    assert invoerder.get(reverse("admin:consultatie_vragenlijst_stapel", args=[ander.pk, stapel.pk])).status_code == 404
    assert invoerder.get(reverse("admin:consultatie_vragenlijst_stapel", args=[10**30, 10**30])).status_code == 404
    assert invoerder.get(adres_van(stapel, "stapel_formulier", 10**30)).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_bundle_takes_as_many_queries_with_one_form_as_with_three(aantal: int, django_assert_num_queries):
    stapel = StapelFactory.create(status=Stapelstatus.NAKIJKEN)
    InvoerformulierFactory.create_batch(aantal, stapel=stapel)
    collega = ingelogd(GebruikerFactory.create(rol=Rol.OOV))
    collega.get(adres_van(stapel))

    with django_assert_num_queries(13):
        collega.get(adres_van(stapel))


def test_no_answer_is_ever_in_a_log(stapel, invoerder, caplog):
    tip = {"sleutel": "tip", "soort": "open", "tekst": "Tip?", "hulptekst": "", "is_verplicht": False, "maximum": 100}
    stapel.versie.definitie = definitie(tip)
    stapel.versie.save()

    invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(tip="GEHEIM"))

    assert Invoerformulier.objects.get().velden == {"tip": ["GEHEIM"]}
    assert "GEHEIM" not in caplog.text
