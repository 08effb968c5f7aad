"""Rounds in the admin: links that are seen once, who has not signed, the matrix, what staff alone may read."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from consultatie.models import Partnerconsultatie, Partneruitnodiging
from consultatie.partnerconsultatie.services import reactie_ondertekenen
from tests.consultatie.partners import OP, VERTROUWELIJK, handtekening
from tests.factories.consultatie import PartnerconsultatieFactory, PartneruitnodigingFactory, ThemareactieFactory
from tests.factories.thema import ContactmomentFactory, ContactpersoonFactory, PartnerFactory, StandpuntFactory
from tests.thema.beheer import adres, als, formulier
from tests.thema.inlezen import export
from thema.basis.importeren import lees_bestand
from thema.basis.rollen import Rol
from thema.models import Contactmoment, Partner, Standpunt

VOOR_ALTIJD = date(2100, 1, 1)


def _pad(ronde: Partnerconsultatie, naam: str, *args: object) -> str:
    return reverse(f"admin:consultatie_partnerconsultatie_{naam}", args=(ronde.pk, *args))


def _tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


def _tokens(antwoord: Any) -> list[str]:
    return re.findall(r"https://veiligheid.voorbeeldstad.nl/partner/([\w-]+)/", antwoord.content.decode())


@pytest.mark.django_db
def test_links_are_shown_once_when_made_and_a_reload_makes_and_shows_none():
    ronde = PartnerconsultatieFactory(open_tot=VOOR_ALTIJD)
    PartnerFactory.create_batch(2, gemeente=ronde.beleidsplan.gemeente)
    oov = als(Rol.OOV)

    eerste = oov.post(_pad(ronde, "links"))
    tweede = oov.post(_pad(ronde, "links"), follow=True)

    assert len(_tokens(eerste)) == 2
    assert (eerste["Referrer-Policy"], "no-store" in eerste["Cache-Control"]) == ("no-referrer", True)
    assert _tokens(tweede) == []
    assert "Elke partner heeft al een link." in _tekst(tweede)
    assert all(oov.get(reverse("consultatie:partner", args=[token])).status_code == 200 for token in _tokens(eerste))


@pytest.mark.django_db
def test_a_renewed_link_replaces_the_old_one_and_a_reload_is_refused():
    uitnodiging = PartneruitnodigingFactory(token="oud", reactie__partnerconsultatie__open_tot=VOOR_ALTIJD)  # noqa: S106
    ronde = uitnodiging.reactie.partnerconsultatie
    oov, pad = als(Rol.OOV), _pad(ronde, "link", uitnodiging.reactie.partner_id)

    nieuw = oov.post(pad, {"versie": "1"})
    herladen = oov.post(pad, {"versie": "1"}, follow=True)

    (token,) = _tokens(nieuw)
    assert "Deze link is net al vernieuwd." in _tekst(herladen)
    assert oov.get(reverse("consultatie:partner", args=["oud"])).status_code == 404
    assert oov.get(reverse("consultatie:partner", args=[token])).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("versie", ["", "x", "²", "-1", "99999999999999999999"])
def test_a_strange_version_replaces_nothing(versie: str):
    uitnodiging = PartneruitnodigingFactory()
    pad = _pad(uitnodiging.reactie.partnerconsultatie, "link", uitnodiging.reactie.partner_id)

    antwoord = als(Rol.OOV).post(pad, {"versie": versie})

    assert antwoord.status_code == 302
    assert Partneruitnodiging.objects.get().token_hash == uitnodiging.token_hash


@pytest.mark.django_db
def test_staff_see_who_has_not_signed_with_addresses_and_words_to_copy_but_no_draft():
    stil = ThemareactieFactory(opmerking="Nog een kladje.", reactie__partnerconsultatie__open_tot=VOOR_ALTIJD).reactie
    ronde = stil.partnerconsultatie
    getekend = ThemareactieFactory(reactie__partnerconsultatie=ronde).reactie
    reactie_ondertekenen(getekend, handtekening=handtekening(getekend), op=OP)
    ContactpersoonFactory(partner=stil.partner, email="stil@voorbeeld.nl")
    ContactpersoonFactory(partner=getekend.partner, email="klaar@voorbeeld.nl")

    antwoord = als(Rol.OOV).get(_pad(ronde, "partners"))

    tekst = _tekst(antwoord)
    assert "1 van 2 partners heeft nog niet ondertekend" in tekst
    assert antwoord.context["adressen"] == ["stil@voorbeeld.nl"]
    assert "uiterlijk 1 januari 2100" in tekst
    assert "1 thema ingevuld" in tekst
    assert "A. de Vries, teamchef" in tekst
    assert "Nog een kladje." not in tekst


@pytest.mark.django_db
def test_the_matrix_and_the_page_of_a_partner_hold_what_was_signed_with_what_is_confidential():
    deel = ThemareactieFactory(opmerking=VERTROUWELIJK, is_opmerking_vertrouwelijk=True, aanpak="steunt_niet")
    reactie, ronde = deel.reactie, deel.reactie.partnerconsultatie
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=OP)
    oov = als(Rol.OOV)

    matrix = _tekst(oov.get(_pad(ronde, "matrix")))
    partner = _tekst(oov.get(_pad(ronde, "partner", reactie.partner_id)))

    assert "voorrang: steunt; aanpak: steunt niet" in matrix
    assert VERTROUWELIJK in partner
    assert "vertrouwelijk" in partner


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT])
def test_other_staff_see_that_there_is_a_round_but_nothing_of_what_partners_keep_confidential(rol: Rol):
    deel = ThemareactieFactory(opmerking=VERTROUWELIJK, is_opmerking_vertrouwelijk=True)
    ronde = deel.reactie.partnerconsultatie
    reactie_ondertekenen(deel.reactie, handtekening=handtekening(deel.reactie), op=OP)
    client = als(rol)

    bladzijde = client.get(adres(Partnerconsultatie, "change", ronde.pk))

    assert bladzijde.status_code == 200
    assert "Partners en links" not in _tekst(bladzijde)
    assert client.get(_pad(ronde, "partner", deel.reactie.partner_id)).status_code == 403
    standpunt = client.get(adres(Standpunt, "change", Standpunt.objects.get().pk))
    assert VERTROUWELIJK not in _tekst(standpunt)


@pytest.mark.django_db
def test_a_round_stays_with_its_plan_once_partners_were_asked():
    ronde = PartneruitnodigingFactory().reactie.partnerconsultatie
    oov = als(Rol.OOV)

    bladzijde = oov.get(adres(Partnerconsultatie, "change", ronde.pk))

    assert "beleidsplan" not in bladzijde.context["adminform"].form.fields


@pytest.mark.django_db
def test_a_round_in_which_somebody_signed_is_not_deleted():
    deel = ThemareactieFactory()
    reactie_ondertekenen(deel.reactie, handtekening=handtekening(deel.reactie), op=OP)

    antwoord = als(Rol.OOV).post(
        adres(Partnerconsultatie, "delete", deel.reactie.partnerconsultatie_id), {"post": "yes"}, follow=True
    )

    assert antwoord.status_code == 200
    assert Partnerconsultatie.objects.exists()


# ── Positions and the contact log ────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_staff_change_what_they_wrote_down_and_only_read_what_was_signed():
    eigen, getekend = StandpuntFactory(), StandpuntFactory(ondertekend_op=OP)
    oov = als(Rol.OOV)

    for standpunt, mag in ((eigen, True), (getekend, False)):
        pad = adres(Standpunt, "change", standpunt.pk)
        data = {"partner": standpunt.partner_id, "thema": standpunt.thema_id, "prioriteit": "steunt_niet"}
        gezonden = oov.post(pad, {**data, "aanpak": "steunt", "bewerking": standpunt.bewerking})
        assert oov.get(pad).status_code == 200
        assert gezonden.status_code == (302 if mag else 403)
        standpunt.refresh_from_db()
        assert standpunt.prioriteit == ("steunt_niet" if mag else "steunt")


@pytest.mark.django_db
def test_a_contact_is_written_down_on_the_page_of_the_partner():
    partner = PartnerFactory()
    oov, pad = als(Rol.OOV), adres(Partner, "change", partner.pk)
    data = formulier(oov.get(pad)) | {
        "contactmomenten-TOTAL_FORMS": "1",
        "contactmomenten-0-partner": partner.pk,
        "contactmomenten-0-datum": "20-08-2019",
        "contactmomenten-0-wijze": "telefoon",
        "contactmomenten-0-met_wie": "A. de Vries",
        "contactmomenten-0-onderwerp": "Planning van de controles",
        "contactmomenten-0-afspraak": "Wij bellen in oktober.",
    }

    antwoord = oov.post(pad, data)

    assert antwoord.status_code == 302
    moment = Contactmoment.objects.get()
    assert (moment.partner, moment.datum, moment.met_wie) == (partner, date(2019, 8, 20), "A. de Vries")


@pytest.mark.django_db
def test_the_log_goes_out_to_a_file_and_only_oov_sees_it():
    moment = ContactmomentFactory(onderwerp="=1+1", afspraak="Wij bellen.")

    bestand = lees_bestand(export(als(Rol.OOV), Contactmoment))

    assert bestand.headers == ["datum", "partner", "hoe", "met wie", "waarover", "wat is afgesproken", "fictief"]
    assert bestand[0][1:6] == (moment.partner.naam, "Overleg", "A. de Vries", "=1+1", "Wij bellen.")
    assert als(Rol.GRIFFIE).get(adres(Contactmoment, "changelist")).status_code == 403
    griffie = als(Rol.GRIFFIE).get(adres(Partner, "change", moment.partner_id))
    assert "Wij bellen." not in _tekst(griffie)
