"""The pages of a partner, as a colleague there uses them, and as a scanner of mail or a stranger tries them."""

import json
import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.models import Ondertekening, Partnerreactie, Themareactie
from consultatie.partnerconsultatie.inhoud import kenmerk
from consultatie.partnerconsultatie.queries import voortgang
from consultatie.partnerconsultatie.services import reactie_ondertekenen
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.enums import Documentsoort
from tests.consultatie.partners import OP, TOKEN, VERTROUWELIJK, handtekening, pad, reactie_met_link, thema_van
from tests.factories.consultatie import ThemareactieFactory
from tests.factories.planning import BestuursstukFactory
from tests.factories.thema import ContactpersoonFactory, LidorganisatieFactory, StandpuntFactory
from thema.basis.klok import nu, vandaag
from thema.models import Standpunt
from thema.partner.enums import Steun

INGEVULD = {"prioriteit": "steunt", "aanpak": "steunt"}
GISTEREN = {"reactie__partnerconsultatie__open_tot": vandaag() - timedelta(days=1)}


def _tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


def _ondertekening(reactie: Partnerreactie, **anders: Any) -> dict[str, Any]:
    """What the page would send for somebody who read what is stored now."""
    return {
        "naam": "A. de Vries",
        "functie": "teamchef",
        "namens": "on",
        "sleutel": str(uuid4()),
        "gelezen": kenmerk(voortgang(reactie).standpunten),
        "status": reactie.status,
        **anders,
    }


# ── The way in ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize(
    "maak", [lambda: None, lambda: reactie_met_link(reactie__partnerconsultatie__open_tot=date(2019, 9, 15))]
)
def test_a_link_that_opens_nothing_says_what_to_do(client: Client, maak):
    maak()

    antwoord = client.get(pad())

    assert antwoord.status_code == 404
    assert "Deze link werkt niet" in _tekst(antwoord)
    assert "Vraag de gemeente om een nieuwe link" in _tekst(antwoord)


@pytest.mark.django_db
def test_every_page_of_a_partner_stays_out_of_caches_search_engines_and_referrers_and_sets_no_cookie(client: Client):
    reactie = reactie_met_link()
    thema = thema_van(reactie)
    adressen = [pad(), pad("partnerthema", thema.slug), pad("partnernakijken"), pad("partnerthema", "bestaat-niet")]

    for antwoord in [client.get(adres) for adres in [*adressen, "/partner/onbekend/"]]:
        assert antwoord["Cache-Control"] == "no-store"
        assert antwoord["Referrer-Policy"] == "no-referrer"
        assert antwoord["X-Robots-Tag"] == "noindex, nofollow"
        assert not antwoord.cookies


@pytest.mark.django_db
def test_reading_changes_nothing(client: Client):
    reactie = reactie_met_link()
    thema = thema_van(reactie)

    for _ in range(2):
        for adres in (pad(), pad("partnerthema", thema.slug), pad("partnernakijken")):
            assert client.get(adres).status_code == client.head(adres).status_code == 200
    assert client.get(pad("partnerheropenen")).status_code == 405

    assert not Themareactie.objects.exists()
    assert Partnerreactie.objects.get().bewerking == reactie.bewerking


@pytest.mark.django_db
def test_a_form_needs_no_cookie_and_no_token_beside_the_secret_in_its_address():
    reactie = reactie_met_link()
    thema = thema_van(reactie)
    streng = Client(enforce_csrf_checks=True, HTTP_ORIGIN="null")

    antwoord = streng.post(pad("partnerthema", thema.slug), INGEVULD)

    assert antwoord.status_code == 303
    assert Themareactie.objects.count() == 1


@pytest.mark.django_db
def test_a_link_opens_only_its_own_organisation_and_plan(client: Client):
    reactie_met_link()
    ander = ThemareactieFactory(opmerking="Van een ander.")

    assert client.get(pad("partnerthema", ander.thema.slug)).status_code == 404
    assert client.post(pad("partnerthema", ander.thema.slug), INGEVULD).status_code == 404
    assert "Van een ander." not in _tekst(client.get(pad()))


@pytest.mark.django_db
def test_a_partner_sees_who_we_know_but_not_how_to_reach_them(client: Client):
    reactie = reactie_met_link()
    LidorganisatieFactory(partner=reactie.partner, naam="Café De Hoek")
    ContactpersoonFactory(partner=reactie.partner, naam="A. de Vries", email="a@voorbeeld.nl", telefoon="0570 123")

    tekst = _tekst(client.get(pad()))

    assert "Café De Hoek" in tekst
    assert "A. de Vries" in tekst
    assert "a@voorbeeld.nl" not in tekst
    assert "0570 123" not in tekst


# ── The draft ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_colleague_sees_and_continues_the_same_draft(client: Client):
    reactie = reactie_met_link()
    eerste, tweede = thema_van(reactie, volgorde=1), thema_van(reactie, volgorde=2, veiligheid=True)

    antwoord = client.post(pad("partnerthema", eerste.slug), {**INGEVULD, "opmerking": "Goed plan.", "verder": "ja"})
    collega = Client()

    assert antwoord["Location"] == pad("partnerthema", tweede.slug)
    assert "1 van 2 thema’s ingevuld" in _tekst(collega.get(pad()))
    assert "Goed plan." in _tekst(collega.get(pad("partnerthema", eerste.slug)))


@pytest.mark.django_db
def test_saving_and_going_back_says_what_was_saved(client: Client):
    thema = thema_van(reactie_met_link())

    antwoord = client.post(pad("partnerthema", thema.slug), INGEVULD)

    assert antwoord["Location"] == f"{pad()}?bewaard={thema.slug}#themas"
    assert f"<b>{thema.naam}</b> is bewaard." in _tekst(client.get(antwoord["Location"]))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("invoer", "fout"),
    [
        ({}, "Kies een van de vier."),
        ({"prioriteit": "fout", "aanpak": "steunt"}, "Kies een van de vier."),
        ({**INGEVULD, "aanpak": "met_kanttekening"}, "Schrijf op wat die kanttekening is."),
        ({**INGEVULD, "prioriteit": "met_kanttekening", "opmerking": "  "}, "Schrijf op wat die kanttekening is."),
        ({**INGEVULD, "periode": "2020"}, "Schrijf ook op wat u dan doet of inzet."),
        ({**INGEVULD, "opmerking": "x" * 2001}, "niet meer dan 2000 tekens"),
        ({**INGEVULD, "mensen": "nul\x00"}, "Null-tekens zijn niet toegestaan"),
    ],
)
def test_what_is_wrong_is_said_above_the_form_and_nothing_is_stored_or_lost(
    client: Client, invoer: dict[str, str], fout: str
):
    thema = thema_van(reactie_met_link())

    antwoord = client.post(
        pad("partnerthema", thema.slug), {**invoer, "activiteit": "" if "periode" in invoer else "Ik"}
    )

    tekst = _tekst(antwoord)
    assert antwoord.status_code == 422
    assert fout in tekst.split("<form")[0]
    assert "<title>Fout:" in tekst
    assert "periode" in invoer or ">\nIk</textarea>" in antwoord.content.decode()
    assert not Themareactie.objects.exists()


@pytest.mark.django_db
def test_a_kanttekening_with_its_remark_is_stored(client: Client):
    thema = thema_van(reactie_met_link())

    client.post(
        pad("partnerthema", thema.slug), {**INGEVULD, "prioriteit": "met_kanttekening", "opmerking": "Begin klein."}
    )

    assert Themareactie.objects.get().opmerking == "Begin klein."


@pytest.mark.django_db
def test_only_the_fields_of_the_form_change_whatever_is_sent(client: Client):
    reactie = reactie_met_link()
    deel = ThemareactieFactory(reactie=reactie)
    ander = ThemareactieFactory()
    bladzijde = client.get(pad("partnerthema", deel.thema.slug))

    client.post(
        pad("partnerthema", deel.thema.slug),
        {
            **INGEVULD,
            "bewerking": bladzijde.context["form"]["bewerking"].value(),
            "id": ander.pk,
            "pk": ander.pk,
            "reactie": ander.reactie_id,
            "thema": ander.thema_id,
            "status": "ondertekend",
            "opmerking": "Van mij.",
        },
    )

    deel.refresh_from_db()
    ander.refresh_from_db()
    assert (deel.opmerking, deel.reactie, ander.opmerking) == ("Van mij.", reactie, "")
    assert Partnerreactie.objects.get(pk=reactie.pk).status == "concept"


@pytest.mark.django_db
@pytest.mark.parametrize("bestaat", [False, True])
def test_the_second_of_two_colleagues_sees_the_difference_and_keeps_the_text(client: Client, bestaat: bool):
    reactie = reactie_met_link()
    thema = thema_van(reactie)
    if bestaat:
        ThemareactieFactory(reactie=reactie, thema=thema, opmerking="Begin.")
    adres = pad("partnerthema", thema.slug)
    gezien = client.get(adres).context["form"]["bewerking"].value()
    client.post(adres, {**INGEVULD, "opmerking": "Van de eerste.", "bewerking": gezien})

    tweede = client.post(adres, {**INGEVULD, "opmerking": "Van de tweede.", "bewerking": gezien})

    assert tweede.status_code == 422
    assert "nu opgeslagen: ‘Van de eerste.’ / u schreef: ‘Van de tweede.’" in _tekst(tweede)
    assert "Van de tweede.</textarea>" in tweede.content.decode()
    assert Themareactie.objects.get().opmerking == "Van de eerste."

    opnieuw = {**INGEVULD, "opmerking": "Van de tweede.", "bewerking": tweede.context["form"]["bewerking"].value()}
    assert client.post(adres, opnieuw).status_code == 303
    assert Themareactie.objects.get().opmerking == "Van de tweede."


@pytest.mark.django_db
def test_who_writes_while_a_colleague_signs_is_told_and_keeps_the_text_on_the_screen(client: Client):
    reactie = reactie_met_link()
    deel = ThemareactieFactory(reactie=reactie)
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=nu())

    antwoord = client.post(pad("partnerthema", deel.thema.slug), {**INGEVULD, "opmerking": "Te laat."})

    assert antwoord.status_code == 409
    assert "Een collega heeft net ondertekend." in _tekst(antwoord)
    assert "Te laat.</textarea>" in antwoord.content.decode()
    assert Themareactie.objects.get().opmerking == ""


# ── Signing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_partner_reads_through_and_signs(client: Client):
    reactie = reactie_met_link()
    deel = ThemareactieFactory(reactie=reactie, opmerking="Goed plan.")
    open_ = thema_van(reactie)
    bladzijde = client.get(pad("partnernakijken"))
    verborgen = {veld.name: veld.value() for veld in bladzijde.context["form"].hidden_fields()}

    antwoord = client.post(
        pad("partnernakijken"), {**verborgen, "naam": "A. de Vries", "functie": "teamchef", "namens": "on"}
    )

    assert "Goed plan." in _tekst(bladzijde)
    assert open_.naam in _tekst(bladzijde).split("Nog niet ingevuld")[1]
    assert (antwoord.status_code, antwoord["Location"]) == (303, pad())
    ontvangst = _tekst(client.get(pad()))
    assert "is ondertekend" in ontvangst
    assert "A. de Vries, teamchef" in ontvangst
    assert "In oktober bespreekt de raad de uitkomst." in ontvangst
    assert Standpunt.objects.get().thema == deel.thema


@pytest.mark.django_db
def test_a_double_click_on_signing_stores_one_signature(client: Client):
    reactie = reactie_met_link()
    ThemareactieFactory(reactie=reactie)
    data = _ondertekening(reactie)

    antwoorden = [client.post(pad("partnernakijken"), data) for _ in range(3)]

    assert [(antwoord.status_code, antwoord["Location"]) for antwoord in antwoorden] == [(303, pad())] * 3
    assert Ondertekening.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("weg", ["naam", "functie", "namens", "sleutel", "gelezen", "status"])
def test_a_signature_without_one_of_its_parts_is_refused_and_keeps_the_rest(client: Client, weg: str):
    reactie = reactie_met_link()
    ThemareactieFactory(reactie=reactie)
    data = _ondertekening(reactie)
    del data[weg]

    antwoord = client.post(pad("partnernakijken"), data)

    assert antwoord.status_code == 422
    assert all(data[naam] in _tekst(antwoord) for naam in ("naam", "functie") if naam in data)
    assert not Ondertekening.objects.exists()


@pytest.mark.django_db
def test_who_signs_something_else_than_was_read_gets_it_to_read_and_may_sign_then(client: Client):
    reactie = reactie_met_link()
    deel = ThemareactieFactory(reactie=reactie)
    data = _ondertekening(reactie)
    deel.opmerking = "Erbij geschreven."
    deel.save()

    antwoord = client.post(pad("partnernakijken"), data)
    verborgen = {veld.name: veld.value() for veld in antwoord.context["form"].hidden_fields()}

    assert antwoord.status_code == 409
    assert "Erbij geschreven." in _tekst(antwoord)
    assert client.post(pad("partnernakijken"), {**data, **verborgen}).status_code == 303


@pytest.mark.django_db
def test_what_was_signed_is_read_only_until_it_is_opened_again_and_stays_in_the_list(client: Client):
    reactie = reactie_met_link()
    deel = ThemareactieFactory(reactie=reactie, opmerking="Eerst dit.")
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=OP)
    adres = pad("partnerthema", deel.thema.slug)

    dicht = _tekst(client.get(adres))
    antwoord = client.post(pad("partnerheropenen"), {"status": "ondertekend"})
    open_ = _tekst(client.get(pad()))

    assert "<form" not in dicht
    assert "Eerst dit." in dicht
    assert antwoord.status_code == 303
    assert "blijft gelden tot u opnieuw ondertekent" in open_
    assert "13 september 2019, 16.00 uur: A. de Vries, teamchef" in open_
    assert "<form" in _tekst(client.get(adres))


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["concept", "heropend", "<b>iets</b>"])
def test_opening_again_from_another_screen_is_refused_with_what_to_do(client: Client, status: str):
    reactie = reactie_met_link()

    antwoord = client.post(pad("partnerheropenen"), {"status": status})

    assert antwoord.status_code == 409
    assert "Ververs de pagina" in _tekst(antwoord)
    assert "<b>iets</b>" not in _tekst(antwoord)
    assert Partnerreactie.objects.get().status == reactie.status


@pytest.mark.django_db
def test_after_the_last_day_the_page_is_read_only_and_says_what_happens_next(client: Client):
    deel = ThemareactieFactory(reactie=reactie_met_link(**GISTEREN))
    adressen = [pad("partnerthema", deel.thema.slug), pad("partnernakijken"), pad("partnerheropenen")]

    bladzijde = _tekst(client.get(pad()))
    gezonden = [
        client.post(adres, {**INGEVULD, **_ondertekening(deel.reactie, status="ondertekend")}).status_code
        for adres in adressen
    ]

    assert "De consultatie is gesloten." in bladzijde
    assert "In oktober bespreekt de raad de uitkomst." in bladzijde
    assert "<form" not in "".join(_tekst(client.get(adres)) for adres in [pad(), *adressen[:2]])
    assert gezonden == [409, 409, 409]
    assert not Ondertekening.objects.exists()


@pytest.mark.django_db
def test_before_the_first_day_the_page_says_from_when(client: Client):
    reactie_met_link(reactie__partnerconsultatie__open_van=date(2099, 12, 1))

    assert "U kunt reageren van 1 december 2099 tot en met 1 januari 2100." in _tekst(client.get(pad()))


# ── Confidential ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_what_is_confidential_and_who_signed_is_in_no_public_page_nor_in_the_data_of_the_plan(client: Client):
    reactie = reactie_met_link(reactie__partnerconsultatie__beleidsplan__is_actueel=True)
    deel = ThemareactieFactory(
        reactie=reactie,
        prioriteit=Steun.MET_KANTTEKENING,
        activiteit="GEHEIME INZET",
        is_toezegging_vertrouwelijk=True,
        opmerking=VERTROUWELIJK,
        is_opmerking_vertrouwelijk=True,
    )
    ThemareactieFactory(reactie=reactie, activiteit="Openbare inzet.", opmerking="Openbare opmerking.")
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie, naam="Signatuur Naam"), op=OP)
    plan = reactie.partnerconsultatie.beleidsplan

    bladzijden = {
        adres: _tekst(client.get(adres))
        for adres in [
            reverse("home"),
            reverse("rapportage:themas"),
            *(reverse("rapportage:thema", args=[thema.slug]) for thema in plan.themas.all()),
            reverse("rapportage:partners"),
            reverse("rapportage:plan"),
            reverse("rapportage:doelenboom"),
            reverse("planning:planning"),
        ]
    }
    alles = " ".join(
        [*bladzijden.values(), repr(gegevens_van(BestuursstukFactory(beleidsplan=plan, soort=Documentsoort.PLAN)))]
    )

    assert "Openbare inzet." in bladzijden[reverse("rapportage:partners")]
    assert "Openbare opmerking." in alles
    assert "steunt met kanttekening" in bladzijden[reverse("rapportage:partners")]
    assert deel.thema.naam in alles
    assert all(geheim not in alles for geheim in ("GEHEIME INZET", VERTROUWELIJK, "Signatuur Naam"))
    # The negative control: the partner's own page has them.
    assert all(geheim in _tekst(client.get(pad())) for geheim in ("GEHEIME INZET", VERTROUWELIJK, "Signatuur Naam"))


@pytest.mark.django_db
def test_a_draft_is_public_nowhere(client: Client):
    reactie = reactie_met_link(reactie__partnerconsultatie__beleidsplan__is_actueel=True)
    ThemareactieFactory(reactie=reactie, opmerking="Nog een kladje.")
    StandpuntFactory(thema=thema_van(reactie), partner=reactie.partner)

    assert "Nog een kladje." not in _tekst(client.get(reverse("rapportage:partners")))
    assert TOKEN not in json.dumps(list(Partnerreactie.history.values()), default=str)
