"""Publishing results in the admin: what will be frozen is said before, and no answer comes in after."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from consultatie.models import Netwerksessie, Telling, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from consultatie.vragenlijst.fouten import CijfersStaanVast
from consultatie.vragenlijst.services import vragenlijst_openen
from rapportage.models import Resultaatpublicatie
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.factories.consultatie import (
    InvoerformulierFactory,
    NetwerksessieFactory,
    VragenlijstFactory,
)
from tests.rapportage.test_queries import maak_lijst, maak_plan, tel, top
from tests.thema.beheer import adres, als
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)
PAD = "/admin/rapportage/resultaatpublicatie/add/"


def _gesloten() -> Vragenlijst:
    """Sixty residents and three panel members answered; it is closed."""
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))
    tel(lijst, Kanaal.DIGIPANEL, 3, top=top(3, drugs=[3, 0]))
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    return lijst


def _knop(antwoord: Any) -> dict[str, str]:
    """What the button on this page would send."""
    velden = re.findall(r'type="hidden" name="(vragenlijst|gezien)" value="([^"]+)"', antwoord.content.decode())
    return dict(velden)


def test_the_screen_says_what_will_happen_for_whom_and_how_many_and_leads_to_the_preview_and_back():
    lijst = _gesloten()
    oov = als(Rol.OOV)
    niemand_zag_ze = oov.get(PAD).content.decode()
    cijfers_ter_inzage_geven(lijst, door=None, op=OP)

    html = oov.get(PAD).content.decode()

    assert "Nu ziet niemand ze" in niemand_zag_ze
    assert f'href="/resultaten/{lijst.slug}/"' not in niemand_zag_ze
    assert "Nu zien alleen raadsleden en medewerkers ze." in html
    assert "Iedereen kan de resultaten" in html
    assert "De cijfers staan daarna vast. U kunt dit niet terugdraaien." in html
    assert "Inwoners (open vragenlijst): 60 antwoorden" in html
    assert "Digipanel: te weinig om te laten zien" in html
    assert f'href="/resultaten/{lijst.slug}/"' in html
    assert f'href="{adres(Vragenlijst, "change", lijst.pk)}">Niet doen' in html
    assert 'value="Maak de resultaten openbaar"' in html
    assert "Let op" not in html
    assert "Opslaan" not in html


def test_looking_publishes_nothing_and_the_button_does_and_says_so():
    lijst = _gesloten()
    oov = als(Rol.OOV)
    pagina = oov.get(PAD)
    voor = Resultaatpublicatie.objects.count()

    klaar = oov.post(PAD, _knop(pagina), follow=True)

    publicatie = Resultaatpublicatie.objects.get()
    assert (voor, publicatie.vragenlijst) == (0, lijst)
    assert [str(melding) for melding in klaar.context["messages"]] == [
        "De resultaten zijn openbaar. Het document (pdf) wordt nu gemaakt."
    ]
    assert f'href="/resultaten/{lijst.slug}/?versie=1"' in klaar.content.decode()
    assert LogEntry.objects.get().get_change_message() == "Toegevoegd."


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"vragenlijst": ""},
        {"vragenlijst": "abc"},
        {"vragenlijst": "\0"},
        {"vragenlijst": "99999999999999999999"},
        {"gezien": ""},
        {"gezien": "x" * 65},
        {"gezien": "\0" * 64},
    ],
)
def test_without_the_figures_that_were_seen_nothing_is_published(velden: dict[str, str]):
    _gesloten()
    oov = als(Rol.OOV)
    goed = _knop(oov.get(PAD)) if velden else {}

    antwoord = oov.post(PAD, goed | velden)

    assert antwoord.status_code == 200
    assert "Er is niets gebeurd." in antwoord.content.decode()
    assert not Resultaatpublicatie.objects.exists()


def test_figures_that_changed_since_they_were_seen_are_shown_again_first():
    _gesloten()
    oov = als(Rol.OOV)
    gezien = _knop(oov.get(PAD))
    Telling.objects.filter(kanaal=Kanaal.DIGIPANEL).update(aantal=43, tellingen={"top": top(43, drugs=[43, 0])})

    antwoord = oov.post(PAD, gezien)

    assert "De cijfers zijn veranderd sinds u keek." in antwoord.content.decode()
    assert "Digipanel: 43 antwoorden" in antwoord.content.decode()
    assert not Resultaatpublicatie.objects.exists()
    oov.post(PAD, _knop(antwoord))
    assert Resultaatpublicatie.objects.count() == 1


@pytest.mark.parametrize("status", [Vragenlijststatus.OPEN, Vragenlijststatus.GESLOTEN])
def test_who_comes_after_a_colleague_hears_that_nothing_happened(status: Vragenlijststatus):
    lijst = _gesloten()
    oov = als(Rol.OOV)
    gezien = _knop(oov.get(PAD))
    if status == Vragenlijststatus.GESLOTEN:
        resultaten_publiceren(lijst, door=None, op=OP)
    Vragenlijst.objects.update(status=status)

    antwoord = oov.post(PAD, gezien)

    assert "Er is niets gebeurd." in antwoord.content.decode()
    assert "Er is nu niets openbaar te maken." in antwoord.content.decode()


def test_of_several_questionnaires_one_is_chosen_first_and_an_address_can_name_it():
    een, twee = _gesloten(), _gesloten()
    oov = als(Rol.OOV)

    keuze, gekozen = oov.get(PAD), oov.get(f"{PAD}?vragenlijst={twee.pk}")

    assert [_knop(keuze), _knop(gekozen)["vragenlijst"]] == [{}, str(twee.pk)]
    assert f'href="?vragenlijst={een.pk}"' in keuze.content.decode()
    for vreemd in ("x", "%00", "99999999999999999999", "0"):
        assert _knop(oov.get(f"{PAD}?vragenlijst={vreemd}")) == {}


@pytest.mark.parametrize("rol", [Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT])
def test_who_may_not_publish_sees_no_such_screen(rol: Rol):
    _gesloten()

    assert als(rol).get(PAD).status_code == 403
    assert als(rol).post(PAD, {}).status_code == 403


def test_what_is_not_done_holds_publishing_up_and_what_comes_later_is_said():
    lijst = _gesloten()
    komt = NetwerksessieFactory.create(beleidsplan=lijst.beleidsplan, titel="Netwerksessie Veiligheid")
    oov = als(Rol.OOV)
    gezien = _knop(oov.get(PAD))

    met = oov.get(PAD).content.decode()
    InvoerformulierFactory.create(stapel__versie=lijst.versies.get())
    zonder = oov.post(PAD, gezien).content.decode()

    assert "Netwerksessie Veiligheid, 18-09-2019. Wat u daarvan later invoert" in met
    assert adres(Netwerksessie, "change", komt.pk) in met
    assert 'value="Maak de resultaten openbaar"' in met
    assert "Er is niets gebeurd. Dit moet eerst klaar zijn. 1 stapel formulieren is niet vrijgegeven." in zonder
    assert reverse("admin:consultatie_vragenlijst_invoeren", args=[lijst.pk]) in zonder
    assert 'value="Maak de resultaten openbaar"' not in zonder
    assert not Resultaatpublicatie.objects.exists()


def test_with_nothing_to_publish_the_screen_says_what_comes_first():
    assert "Sluit eerst de vragenlijst." in als(Rol.OOV).get(PAD).content.decode()


def test_when_everything_is_public_the_screen_says_so_and_not_to_close_anything():
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)

    alles = als(Rol.OOV).get(PAD).content.decode()
    VragenlijstFactory.create(beleidsplan=lijst.beleidsplan, status=Vragenlijststatus.OPEN)
    met_een_open = als(Rol.OOV).get(PAD).content.decode()

    assert "Van elke gesloten vragenlijst zijn de resultaten al openbaar." in alles
    assert adres(Resultaatpublicatie, "changelist") in alles
    assert "Sluit eerst" not in alles + met_een_open
    assert "als die gesloten is" not in alles
    assert "Van een andere kan dat als die gesloten is." in met_een_open


@pytest.mark.parametrize(
    ("rol", "mag"), [(Rol.OOV, True), (Rol.GRIFFIE, False), (Rol.BESTUURSSECRETARIAAT, False)], ids=str
)
def test_only_who_may_correct_results_is_shown_the_way_to_it(rol: Rol, mag: bool):
    resultaten_publiceren(_gesloten(), door=None, op=OP)
    publicatie = Resultaatpublicatie.objects.get()

    pagina = als(rol).get(adres(Resultaatpublicatie, "change", publicatie.pk))

    assert pagina.status_code == 200
    assert ("Verbeter de cijfers in een nieuwe versie" in pagina.content.decode()) is mag


def test_publishing_tells_the_questionnaire_so_it_never_opens_again():
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)

    with pytest.raises(CijfersStaanVast):
        vragenlijst_openen(lijst, door=None, op=OP)

    lijst.refresh_from_db()
    assert (lijst.status, lijst.resultaten_openbaar_op) == (Vragenlijststatus.VAST, OP)


def test_a_questionnaire_that_opened_meanwhile_is_not_published():
    gezien = _gesloten()
    Vragenlijst.objects.update(status=Vragenlijststatus.OPEN)

    with pytest.raises(GelijktijdigGewijzigd):
        resultaten_publiceren(gezien, door=None, op=OP)

    assert not Resultaatpublicatie.objects.exists()
    assert Vragenlijst.objects.get().resultaten_openbaar_op is None


def test_the_page_of_the_questionnaire_offers_no_reopening_and_says_why():
    lijst = _gesloten()
    oov, pad = als(Rol.OOV), adres(Vragenlijst, "change", lijst.pk)

    voor = oov.get(pad).content.decode()
    resultaten_publiceren(lijst, door=None, op=OP)
    na = oov.get(pad).content.decode()
    geforceerd = oov.post(
        adres(Vragenlijst, "status", lijst.pk), {"actie": "heropenen", "status": "gesloten"}, follow=True
    )

    assert 'value="heropenen"' in voor
    assert 'value="heropenen"' not in na
    assert "De resultaten zijn openbaar sinds 1 oktober 2019" in na
    assert "Maak dan een nieuwe vragenlijst." in geforceerd.content.decode()
