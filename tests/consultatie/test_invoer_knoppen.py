"""Two tabs, going back, and what is told at the right moment: nothing that was typed is lost or counted twice."""

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.invoer.enums import Stapelstatus
from consultatie.models import Inkomend, Invoerformulier, Stapel
from tests.consultatie.invoerproef import adres_van, ingelogd, nieuw
from tests.factories.consultatie import (
    InvoerformulierFactory,
    StapelFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def stapel() -> Stapel:
    een: Stapel = StapelFactory.create()
    return een


@pytest.fixture
def invoerder(stapel) -> Client:
    return ingelogd(stapel.ingevoerd_door)


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        (Stapelstatus.VRIJGEGEVEN, "is intussen vrijgegeven. Wat u hieronder typte, is niet opgeslagen."),
        (Stapelstatus.VERLOPEN, "is intussen gewist. Wat u hieronder typte, is niet opgeslagen."),
        (Stapelstatus.INVOEREN, "Formulier 1 is intussen verwijderd. Wat u hieronder typte, is niet opgeslagen."),
    ],
)
@pytest.mark.parametrize("doe", ["opslaan", "verwijderen"])
def test_who_saves_a_form_that_is_gone_reads_what_happened_and_keeps_what_was_typed(
    stapel, invoerder, status, zin, doe
):
    Stapel.objects.update(status=status, laatste_nummer=1)
    velden = {"formulier.bewerking": "0", "formulier.doe": doe, "merkt": "nee"}

    antwoord = invoerder.post(adres_van(stapel, "stapel_formulier", 1), velden)

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert zin in html
    assert "<h1>Formulier 1</h1>" in html
    assert 'value="nee" checked' in html
    assert "Naar de stapels" in html
    assert 'type="submit" name="formulier.doe"' not in html
    assert not Invoerformulier.objects.exists()


def test_who_saves_a_new_form_in_a_bundle_that_was_released_keeps_what_was_typed(stapel, invoerder):
    Stapel.objects.update(status=Stapelstatus.VRIJGEGEVEN)

    antwoord = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"))

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Begin een nieuwe stapel en neem het over." in html
    assert 'value="ja" checked' in html
    assert not Invoerformulier.objects.exists()


def test_a_number_that_was_thrown_away_leads_back_and_one_that_never_was_is_not_found(stapel, invoerder):
    Stapel.objects.update(laatste_nummer=1)

    antwoord = invoerder.get(adres_van(stapel, "stapel_formulier", 1), follow=True)

    assert antwoord.redirect_chain == [(adres_van(stapel), 302)]
    assert "Formulier 1 is er niet meer." in antwoord.content.decode()
    for nummer in (0, 2):
        assert invoerder.post(adres_van(stapel, "stapel_formulier", nummer), {"merkt": "ja"}).status_code == 404


def test_only_an_empty_form_may_stay_in_the_browser_and_one_with_answers_nowhere(stapel, invoerder):
    leeg = invoerder.get(adres_van(stapel, "stapel_nieuw"))
    fout = invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw())
    invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"))
    getypt = invoerder.get(adres_van(stapel, "stapel_formulier", 1))

    assert leeg["Cache-Control"] == "private, no-cache"
    assert 'autocomplete="off" data-vragenlijst' not in leeg.content.decode()
    assert fout.status_code == 422
    for antwoord in (fout, getypt, invoerder.get(adres_van(stapel))):
        assert "no-store" in antwoord["Cache-Control"]


VIER = {f"v{nummer}": "ja" for nummer in range(4)}


@pytest.fixture
def lang(db) -> Stapel:
    """A bundle for four questions."""
    vraag = {"soort": "een", "tekst": "Merkt u er iets van?", "hulptekst": "", "is_verplicht": False}
    opties = [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}]
    vragen = [{**vraag, "sleutel": sleutel, "opties": opties} for sleutel in VIER]
    een: Stapel = StapelFactory.create(versie=VragenlijstversieFactory(definitie=definitie(*vragen)))
    return een


def test_the_same_answers_again_are_asked_about_and_stored_when_that_is_meant(lang):
    invoerder = ingelogd(lang.ingevoerd_door)
    invoerder.post(adres_van(lang, "stapel_nieuw"), nieuw(**VIER))

    weer = invoerder.post(adres_van(lang, "stapel_nieuw"), nieuw(**VIER))
    assert (weer.status_code, Invoerformulier.objects.count()) == (409, 1)
    assert "Dit is precies hetzelfde als formulier 1, dat u net opsloeg." in weer.content.decode()
    assert '<input type="hidden" name="formulier.gelijk" value="ja"' in weer.content.decode()

    invoerder.post(adres_van(lang, "stapel_nieuw"), nieuw(**VIER, **{"formulier.gelijk": "ja"}))
    assert Invoerformulier.objects.count() == 2


def test_other_answers_and_a_double_click_are_not_asked_about(lang):
    invoerder = ingelogd(lang.ingevoerd_door)
    eerste = nieuw(**VIER)

    antwoorden = [
        invoerder.post(adres_van(lang, "stapel_nieuw"), velden)
        for velden in (eerste, eerste, nieuw(**VIER | {"v0": "nee"}))
    ]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302, 302]
    assert Invoerformulier.objects.count() == 2


def test_going_back_to_the_page_of_a_form_that_was_stored_leads_to_what_was_stored(lang):
    invoerder = ingelogd(lang.ingevoerd_door)
    blad = f"{adres_van(lang, 'stapel_nieuw')}?formulier=1"
    invoerder.post(blad, nieuw(**VIER))

    terug = invoerder.get(blad)
    volgende = invoerder.get(f"{adres_van(lang, 'stapel_nieuw')}?formulier=2")
    Invoerformulier.objects.all().delete()
    verwijderd = invoerder.get(blad, follow=True)

    assert (terug.status_code, terug["Location"]) == (302, adres_van(lang, "stapel_formulier", 1))
    assert (volgende.status_code, "checked" in volgende.content.decode()) == (200, False)
    assert verwijderd.redirect_chain == [(adres_van(lang), 302)]
    assert "Formulier 1 is er niet meer." in verwijderd.content.decode()


def test_a_page_for_a_number_that_was_given_out_is_asked_about_whatever_its_key_and_its_answers(lang):
    invoerder = ingelogd(lang.ingevoerd_door)
    blad, anders = f"{adres_van(lang, 'stapel_nieuw')}?formulier=1", VIER | {"v0": "nee"}
    eerste = nieuw(**VIER)
    invoerder.post(blad, eerste)

    vers = invoerder.post(blad, nieuw(**anders))
    zelfde_blad = invoerder.post(blad, eerste | anders)
    assert (vers.status_code, zelfde_blad.status_code, Invoerformulier.objects.count()) == (409, 409, 1)
    assert "Deze pagina was voor formulier 1, en dat is intussen opgeslagen." in vers.content.decode()
    for antwoord in (vers, zelfde_blad):
        assert '<input type="hidden" name="formulier.gelijk" value="ja"' in antwoord.content.decode()

    invoerder.post(blad, nieuw(**anders, **{"formulier.gelijk": "ja"}))
    assert Invoerformulier.objects.count() == 2


@pytest.mark.parametrize("nummer", ["", "x", "-1", "\x00", "9" * 400, "٣"])
def test_an_odd_number_in_the_address_of_an_empty_form_is_none(stapel, invoerder, nummer: str):
    assert invoerder.get(adres_van(stapel, "stapel_nieuw"), {"formulier": nummer}).status_code == 200


@pytest.mark.parametrize("status", [Stapelstatus.INVOEREN, Stapelstatus.NAKIJKEN])
def test_a_bundle_by_telephone_tells_of_no_paper_to_write_on_or_to_lay_apart(status):
    teksten = {}
    for kanaal in ("papier", "telefoon"):
        stapel = StapelFactory.create(kanaal=kanaal)
        invoerder = ingelogd(stapel.ingevoerd_door)
        bladen = [
            invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw()),
            invoerder.post(adres_van(stapel, "stapel_nieuw"), nieuw(merkt="ja"), follow=True),
        ]
        Stapel.objects.filter(pk=stapel.pk).update(status=status)
        kijker = invoerder if status == Stapelstatus.INVOEREN else als(Rol.OOV)
        bladen += [kijker.get(adres_van(stapel)), kijker.get(adres_van(stapel, "stapel_formulier", 1))]
        teksten[kanaal] = " ".join(blad.content.decode() for blad in bladen)

    for zin in ("Schrijf dit nummer op het papier", "Leg het apart"):
        assert zin in teksten["papier"]
        assert zin not in teksten["telefoon"]
    for zin in (
        "Schrijf het nummer op het papier",
        "Leg het papier ernaast",
        "Vergelijk het met het papier",
        "kruisjes",
    ):
        assert zin not in teksten["telefoon"]


@pytest.mark.parametrize(("inleiding", "staat_er"), [("Zeg het ons 🙂", True), ("Zeg het ons", False)])
def test_a_sign_that_the_paper_cannot_show_is_told_where_the_paper_is_fetched(inleiding: str, staat_er: bool):
    versie = VragenlijstversieFactory.create(definitie={**definitie(), "inleiding": inleiding})

    html = als(Rol.OOV).get(reverse("admin:consultatie_vragenlijst_invoeren", args=[versie.vragenlijst_id]))

    assert ("Deze tekens kunnen niet in een pdf: 🙂." in html.content.decode()) == staat_er


@pytest.mark.parametrize("kanaal", ["papier", "telefoon"])
@pytest.mark.parametrize("is_eigen", [True, False])
def test_once_all_were_checked_releasing_without_a_check_is_neither_offered_nor_done(kanaal: str, is_eigen: bool):
    stapel = StapelFactory.create(status=Stapelstatus.NAKIJKEN, laatste_nummer=2, kanaal=kanaal)
    InvoerformulierFactory(stapel=stapel, nummer=1, is_nagekeken=True)
    tweede = InvoerformulierFactory(stapel=stapel, nummer=2)
    client = ingelogd(stapel.ingevoerd_door) if is_eigen else als(Rol.OOV)
    eerst = client.get(adres_van(stapel)).content.decode()
    Invoerformulier.objects.filter(pk=tweede.pk).update(is_nagekeken=True)

    daarna = client.get(adres_van(stapel)).content.decode()
    stap = {"status": "nakijken", "actie": "zonder_nakijken", "reden": "Niemand anders."}
    geweigerd = client.post(adres_van(stapel, "stapel_stap"), stap, follow=True)

    assert ("zonder nakijken" in eerst, "zonder nakijken" in daarna) == (True, False)
    assert "zijn al nagekeken" in geweigerd.content.decode()
    assert not Inkomend.objects.exists()
