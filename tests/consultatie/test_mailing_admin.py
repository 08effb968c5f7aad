"""Mailings in the admin, from the first word to the last mail; the outbox is only read."""

from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from consultatie.mailing.enums import Berichtstatus, Mailingstatus
from consultatie.mailing.services import mailing_klaarzetten
from consultatie.models import (
    Mailbericht,
    Mailing,
    Onbestelbaar,
    Panellid,
    Partnerconsultatie,
    Uitnodiging,
    Vragenlijst,
)
from consultatie.uitnodiging.tokens import token_van
from tests.consultatie.mailingen import OP, klaargezet, ronde_met_partner, verstuur, vrijgegeven
from tests.factories.consultatie import (
    MailberichtFactory,
    MailingFactory,
    OnbestelbaarFactory,
    PanellidFactory,
    UitnodigingFactory,
    VragenlijstFactory,
)
from tests.factories.thema import BeleidsplanFactory
from tests.thema.beheer import adres, als, formulier, foutteksten
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
TEKST = "Doe mee: {link}\n{afmelden}"


@pytest.fixture
def lijst() -> Vragenlijst:
    return VragenlijstFactory.create(open_=True, beleidsplan=BeleidsplanFactory.create(is_actueel=True))


def _doe(mailing: Mailing, actie: str, **anders: Any) -> str:
    velden = {"actie": actie, "status": mailing.status} | anders
    antwoord = als(Rol.OOV).post(adres(Mailing, "actie", mailing.pk), velden, follow=True)
    mailing.refresh_from_db()
    return antwoord.content.decode()


def _pagina(mailing: Mailing, wat: str = "versturen", vraag: str = "") -> Any:
    return als(Rol.OOV).get(adres(Mailing, wat, mailing.pk) + vraag)


def test_what_has_all_been_sent_says_so_and_cannot_be_stopped(lijst):
    mailing = MailingFactory.create(vragenlijst=lijst, status="vrijgegeven")
    rij = MailberichtFactory.create(mailing=mailing, status="wacht")

    assert "Stop met versturen" in _pagina(mailing).content.decode()
    assert "Wordt verstuurd" in _pagina(mailing, "change").content.decode()

    Mailbericht.objects.filter(pk=rij.pk).update(status="verstuurd")

    assert "Stop met versturen" not in _pagina(mailing).content.decode()
    assert "Verstuurd" in _pagina(mailing, "change").content.decode()


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("soort", ["uitnodiging", "herinnering"])
def test_the_page_of_a_questionnaire_leads_to_a_mailing_that_can_be_saved_as_it_is(lijst, soort: str):
    UitnodigingFactory.create(vragenlijst=lijst)
    oov = als(Rol.OOV)
    weg = f"{adres(Mailing, 'add')}?vragenlijst={lijst.pk}&soort={soort}"
    assert weg.replace("&", "&amp;") in oov.get(adres(Vragenlijst, "uitnodigingen", lijst.pk)).content.decode()

    antwoord = oov.post(weg, formulier(oov.get(weg)))

    mailing = Mailing.objects.get()
    assert antwoord["Location"] == adres(Mailing, "versturen", mailing.pk)
    assert (mailing.vragenlijst, mailing.soort, mailing.status) == (lijst, soort, "concept")


def test_the_page_of_a_round_leads_to_a_mailing_for_partners():
    ronde = ronde_met_partner()
    Partnerconsultatie.objects.update(open_tot="2100-01-01")
    oov = als(Rol.OOV)
    weg = f"{adres(Mailing, 'add')}?partnerconsultatie={ronde.pk}&soort=herinnering"
    assert weg.replace("&", "&amp;") in oov.get(adres(Partnerconsultatie, "partners", ronde.pk)).content.decode()

    oov.post(weg, formulier(oov.get(weg)))

    assert Mailing.objects.get().partnerconsultatie == ronde


@pytest.mark.parametrize(
    "vraag", ["", "?vragenlijst=x&soort=y", "?vragenlijst=99999999999999999999", "?partnerconsultatie=%00"]
)
def test_an_address_that_names_nothing_gives_an_empty_form(vraag: str):
    assert als(Rol.OOV).get(adres(Mailing, "add") + vraag).status_code == 200


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": "Doe mee"}, "Zet {link} in de tekst."),
        ({"tekst": TEKST + " {naan}"}, "{naan} kennen wij niet"),
        ({"tekst": TEKST + " tot {sluit_op}"}, "heeft geen laatste dag"),
        ({"tekst": ""}, "verplicht"),
        ({"tekst": "x" * 10_001}, "10000"),
        ({"onderwerp": "x" * 151}, "150"),
        ({"onderwerp": "Mee\x00doen"}, "Null"),
        ({"vragenlijst": ""}, "Kies een vragenlijst of een partnerconsultatie"),
        ({"vragenlijst": "999999"}, "geldige keuze"),
        ({"soort": "spam"}, "spam"),
        ({"naam": ""}, "verplicht"),
        ({"naam": "x" * 61}, "60"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_what_to_do_and_nothing_is_stored(lijst, velden: dict[str, str], zin: str):
    goed = {
        "vragenlijst": lijst.pk,
        "soort": "uitnodiging",
        "naam": "Eerste",
        "onderwerp": "Mee",
        "tekst": TEKST,
        "bewerking": "",
    }

    antwoord = als(Rol.OOV).post(adres(Mailing, "add"), goed | velden)

    assert zin in foutteksten(antwoord).replace("&#x27;", "'")
    assert not Mailing.objects.exists()


@pytest.mark.parametrize("naam", ["Eén keer", "EÉN KEER", " Eén keer "])
def test_two_mailings_of_a_questionnaire_have_two_names_and_a_free_one_is_proposed(lijst, naam: str):
    MailingFactory.create(vragenlijst=lijst, naam="Eén keer")
    MailingFactory.create(voor_partners=True, naam="Van een ronde")
    tweede = MailingFactory.create(vragenlijst=lijst, naam="Nog eens")
    oov, pad = als(Rol.OOV), adres(Mailing, "change", tweede.pk)

    geweigerd = oov.post(pad, formulier(oov.get(pad)) | {"naam": naam})
    oov.post(pad, formulier(oov.get(pad)) | {"naam": "Van een ronde"})

    assert f"al een mailing met de naam ‘{naam.strip()}’. Kies een andere naam" in foutteksten(geweigerd)
    assert f"bijvoorbeeld ‘{naam.strip()} 2’" in foutteksten(geweigerd)
    tweede.refresh_from_db()
    assert tweede.naam == "Van een ronde"


def test_a_second_reminder_of_one_questionnaire_begins_with_a_name_of_its_own(lijst):
    weg = f"{adres(Mailing, 'add')}?vragenlijst={lijst.pk}&soort=herinnering"
    oov = als(Rol.OOV)

    for _ in range(2):
        oov.post(weg, formulier(oov.get(weg)))

    assert sorted(Mailing.objects.values_list("naam", flat=True)) == ["Herinnering", "Herinnering 2"]


def test_the_database_refuses_a_second_mailing_of_one_name(lijst):
    MailingFactory.create(vragenlijst=lijst, naam="Herinnering")

    with pytest.raises(IntegrityError), transaction.atomic():
        MailingFactory.create(vragenlijst=lijst, naam="herinnering")
    MailingFactory.create(naam="herinnering")

    assert Mailing.objects.count() == 2


@pytest.mark.parametrize(
    ("open_tot", "woorden"), [("2100-01-01", "tot en met 1 januari 2100"), (None, "zolang de vragenlijst open is")]
)
def test_the_example_of_the_default_mail_says_until_when_one_can_answer(open_tot: str | None, woorden: str):
    mailing = MailingFactory.create(vragenlijst__open_tot=open_tot)

    assert f"Dat kan {woorden}." in _pagina(mailing, "voorbeeld").content.decode()


def test_only_the_text_of_a_concept_changes_whatever_is_posted(lijst):
    mailing = MailingFactory.create(vragenlijst=lijst)
    oov = als(Rol.OOV)
    pad = adres(Mailing, "change", mailing.pk)
    vals = {"status": "vrijgegeven", "soort": "herinnering", "vragenlijst": "", "aantallen": "{}", "storing": "x"}

    oov.post(pad, formulier(oov.get(pad)) | vals | {"onderwerp": "Anders"})

    mailing.refresh_from_db()
    assert (mailing.onderwerp, mailing.status, mailing.soort) == ("Anders", "concept", "uitnodiging")
    assert (mailing.vragenlijst, mailing.storing, mailing.aantallen) == (lijst, "", None)


def test_the_text_of_what_is_in_the_outbox_does_not_change_and_the_user_hears_why():
    mailing = MailingFactory.create()
    PanellidFactory.create(gemeente=mailing.gemeente)
    oov = als(Rol.OOV)
    pad = adres(Mailing, "change", mailing.pk)
    velden = formulier(oov.get(pad)) | {"onderwerp": "Anders"}
    mailing_klaarzetten(mailing, door=None, op=OP)

    antwoord = oov.post(pad, velden, follow=True)

    assert "De tekst is niet gewijzigd. Haal haar eerst terug." in antwoord.content.decode()
    assert Mailing.objects.get().onderwerp == mailing.onderwerp


def test_a_text_that_nobody_changed_follows_the_kind_that_is_chosen_and_a_changed_one_stays(lijst):
    UitnodigingFactory.create(vragenlijst=lijst)
    oov = als(Rol.OOV)
    weg = f"{adres(Mailing, 'add')}?vragenlijst={lijst.pk}&soort=uitnodiging"
    velden = formulier(oov.get(weg)) | {"soort": "herinnering"}

    oov.post(weg, velden | {"naam": "Zoals het er stond"})
    oov.post(weg, velden | {"naam": "Eigen", "onderwerp": "Doet u mee?"})

    gewijzigd, begin = Mailing.objects.order_by("naam")
    assert begin.onderwerp == "Herinnering: doet u nog mee?"
    assert "Wij hebben nog geen antwoorden van u." in begin.tekst
    assert gewijzigd.onderwerp == "Doet u mee?"
    assert "nog geen antwoorden" not in gewijzigd.tekst


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("naam", ["<script>alert(1)</script>", "{link}", "Jan\r\nBcc: x@y.nl", "Zoë 🎉"])
def test_the_example_shows_the_first_reader_whatever_the_name_and_no_secret(naam: str):
    mailing = klaargezet()
    Panellid.objects.update(naam=naam)

    html = _pagina(mailing, "voorbeeld").content.decode()

    assert "<script>alert" not in html
    assert token_van(Uitnodiging.objects.get().pk) not in html
    assert "hier-staat-de-eigen-link" in html
    assert Panellid.objects.get().email in html


def test_without_anybody_in_the_outbox_the_example_has_a_reader_who_was_made_up():
    html = _pagina(MailingFactory.create(), "voorbeeld").content.decode()

    assert "A. de Vries (verzonnen)" in html


def test_a_test_mail_goes_to_the_address_that_was_typed_with_nothing_of_a_member():
    mailing = klaargezet()

    als(Rol.OOV).post(adres(Mailing, "voorbeeld", mailing.pk), {"aan": "ik@voorbeeldstad.nl"})

    (bericht,) = mail.outbox
    assert bericht.to == ["ik@voorbeeldstad.nl"]
    assert bericht.subject.startswith("[Test] ")
    assert "A. de Vries (verzonnen)" in bericht.body
    assert token_van(Uitnodiging.objects.get().pk) not in bericht.body
    assert Mailbericht.objects.get().status == Berichtstatus.WACHT


@pytest.mark.parametrize("aan", ["", "geen adres", "a@b.nl\nBcc: c@d.nl", "a@b.nl,c@d.nl", "x" * 300 + "@b.nl", "\x00"])
def test_a_test_mail_to_what_is_no_address_is_refused(aan: str):
    antwoord = als(Rol.OOV).post(adres(Mailing, "voorbeeld", MailingFactory.create().pk), {"aan": aan})

    assert antwoord.status_code == 200
    assert "De testmail is niet verzonden." in antwoord.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize("aan", ["ik@voorbeeld.nl\u200e", f"ik@{'é' * 60}.nl"])
def test_a_test_mail_to_what_only_sending_would_refuse_is_refused_in_words(aan: str):
    antwoord = als(Rol.OOV).post(adres(Mailing, "voorbeeld", MailingFactory.create().pk), {"aan": aan})

    assert antwoord.status_code == 200
    assert "naar dit adres kunnen wij niet mailen" in antwoord.content.decode()
    assert not mail.outbox


def test_a_test_mail_goes_to_a_domain_with_other_letters():
    als(Rol.OOV).post(adres(Mailing, "voorbeeld", MailingFactory.create().pk), {"aan": "ik@vóórbeeld.nl"})

    assert len(mail.outbox) == 1


# ── The way of a mailing ─────────────────────────────────────────────────────────────────────────


def test_a_mailing_goes_from_text_to_outbox_to_release_and_can_be_stopped():
    mailing = MailingFactory.create()
    PanellidFactory.create_batch(2, gemeente=mailing.gemeente)

    assert "2 mails staan klaar. Er is nog niets verstuurd." in _doe(mailing, "klaarzetten")
    assert not verstuur().mails
    assert "De mailing is vrijgegeven." in _doe(mailing, "vrijgeven")
    assert "Het versturen is gestopt." in _doe(mailing, "stoppen")
    assert not verstuur().mails
    assert "Het versturen gaat verder." in _doe(mailing, "hervatten")


def test_taking_back_opens_the_text_again():
    mailing = klaargezet()

    assert "De ontvangers blijven zoals ze zijn gekozen." in _doe(mailing, "terugzetten")

    assert "Wijzig de tekst" in _pagina(mailing).content.decode()


def test_readers_that_were_chosen_are_not_chosen_anew_by_deleting_the_mailing():
    mailing = klaargezet()
    _doe(mailing, "terugzetten")

    antwoord = als(Rol.OOV).post(adres(Mailing, "delete", mailing.pk), {"post": "yes"})

    assert antwoord.status_code == 403
    assert mailing.berichten.count() == 1


def test_who_comes_second_hears_that_somebody_was_first():
    mailing = vrijgegeven()

    html = _doe(mailing, "vrijgeven", status="klaargezet")

    assert "net gewijzigd. Er is niets opgeslagen." in html


@pytest.mark.parametrize("velden", [{"status": "x" * 500}, {"status": "\x00"}, {"status": ""}])
def test_a_status_that_is_none_is_refused(velden: dict[str, str]):
    mailing = klaargezet()

    assert "kan niet in de status" in _doe(mailing, "vrijgeven", **velden)
    assert mailing.status == Mailingstatus.KLAARGEZET


def test_a_closed_questionnaire_is_not_mailed_about():
    mailing = klaargezet()
    Vragenlijst.objects.update(status="gesloten")

    assert "Open dit eerst." in _doe(mailing, "vrijgeven")


# ── Following ────────────────────────────────────────────────────────────────────────────────────


def test_the_page_counts_and_loads_itself_anew_only_while_it_runs_and_only_when_asked():
    mailing = vrijgegeven(2)

    assert "Refresh" not in _pagina(mailing)
    assert _pagina(mailing, vraag="?ververs=ja")["Refresh"] == "5"
    assert "0 van 2 mails afgehandeld" in _pagina(mailing).content.decode()
    verstuur()
    klaar = _pagina(mailing, vraag="?ververs=ja")
    assert "Refresh" not in klaar
    assert "2 van 2 mails afgehandeld" in klaar.content.decode()
    assert "Verstuurd</h2>" in klaar.content.decode()


@pytest.mark.parametrize(
    ("storing", "zin"),
    [
        ("verbinding", "De mailserver is niet bereikbaar"),
        ("454", "neemt nu geen mail aan (antwoord 454)"),
        ("afzender", "Het adres waarvandaan wij mailen, klopt niet."),
    ],
)
def test_why_no_mail_goes_out_is_told_in_words(storing: str, zin: str):
    mailing = vrijgegeven()
    Mailing.objects.update(storing=storing)

    assert zin in _pagina(mailing).content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_pages_cost_the_same_however_many_mails_there_are(aantal: int, django_assert_num_queries):
    mailing = vrijgegeven(aantal)
    oov = als(Rol.OOV)

    with django_assert_num_queries(9):
        oov.get(adres(Mailing, "versturen", mailing.pk))
    with django_assert_num_queries(10):
        oov.get(f"{adres(Mailbericht, 'changelist')}?mailing__id__exact={mailing.pk}")


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_lists_cost_the_same_however_long_they_are(aantal: int, django_assert_num_queries):
    for _ in range(aantal):
        OnbestelbaarFactory.create(adres=PanellidFactory.create().email)
        MailingFactory.create()
    oov = als(Rol.OOV)

    with django_assert_num_queries(11):
        assert oov.get(adres(Onbestelbaar, "changelist")).content.decode().count("Een lid") == aantal
    with django_assert_num_queries(11):
        oov.get(adres(Mailing, "changelist"))
