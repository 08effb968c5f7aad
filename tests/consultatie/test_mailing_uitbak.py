"""The outbox in the admin: read by name where that tells nothing of who answered, and decided on where it is unsure."""

import pytest
from django.contrib.admin.models import LogEntry

from consultatie.mailing.enums import Berichtstatus
from consultatie.models import Mailbericht, Mailing, Onbestelbaar, Panellid
from tests.consultatie.mailingen import herinnering, vrijgegeven
from tests.factories.consultatie import (
    MailberichtFactory,
    MailingFactory,
    OnbestelbaarFactory,
    PanellidFactory,
)
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "vraag", ["?q=lid", "?q=P0", "?q=%00", "?status__exact=wacht", "?mailing__id__exact=x", "?p=9"]
)
def test_the_outbox_can_be_searched_filtered_and_turned_over_with_anything(vraag: str):
    MailberichtFactory.create()

    assert als(Rol.OOV).get(adres(Mailbericht, "changelist") + vraag).status_code in (200, 302)


def test_nobody_writes_in_the_outbox_by_hand():
    rij = MailberichtFactory.create()
    beheerder = als(Rol.BEHEERDER)

    for wat, args in (("add", ()), ("change", (rij.pk,)), ("delete", (rij.pk,))):
        assert beheerder.post(adres(Mailbericht, wat, *args), {"status": "verstuurd"}).status_code == 403

    rij.refresh_from_db()
    assert rij.status == Berichtstatus.WACHT


@pytest.mark.parametrize(("actie", "naar"), [("opnieuw", "wacht"), ("laten", "verstuurd")])
def test_staff_decide_about_what_is_unsure(actie: str, naar: str):
    onzeker = MailberichtFactory.create(status="onzeker")
    gestuurd = MailberichtFactory.create(status="verstuurd")
    oov = als(Rol.OOV)
    assert "onbekend of deze mail is verzonden" in oov.get(adres(Mailbericht, "changelist")).content.decode()

    velden = {"action": actie, "_selected_action": [str(onzeker.pk), str(gestuurd.pk), "geen-sleutel"]}
    antwoord = oov.post(adres(Mailbericht, "changelist"), velden, follow=True)

    onzeker.refresh_from_db()
    gestuurd.refresh_from_db()
    assert "1 mail " in antwoord.content.decode()
    assert (onzeker.status, gestuurd.status) == (naar, "verstuurd")


def test_about_a_mail_that_has_gone_there_is_nothing_to_decide():
    rij = MailberichtFactory.create(status="verstuurd")

    velden = {"action": "opnieuw", "_selected_action": [str(rij.pk)]}
    antwoord = als(Rol.OOV).post(adres(Mailbericht, "changelist"), velden, follow=True)

    assert "Bij geen van de gekozen mails kan dit." in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"status": "mislukt", "code": "550"}, "antwoord van de mailserver: 550"),
        ({"status": "wacht", "code": "verbinding"}, "wij proberen het opnieuw"),
        ({"status": "vervallen"}, "hoefde niet meer"),
        ({"status": "mislukt", "code": "sleutel"}, "vernieuw hem"),
    ],
)
def test_each_mail_says_in_words_what_happened_to_it(velden: dict[str, str], zin: str):
    rij = MailberichtFactory.create(**velden)

    html = als(Rol.OOV).get(adres(Mailbericht, "change", rij.pk)).content.decode()

    assert zin in html
    assert f"{rij.pk.hex}@voorbeeldstad.nl" in html


def test_who_was_forgotten_is_nobody_in_the_outbox():
    rij = MailberichtFactory.create()
    Panellid.objects.all().delete()

    assert "niet meer bekend" in als(Rol.OOV).get(adres(Mailbericht, "change", rij.pk)).content.decode()


def test_an_undeliverable_address_says_who_has_it_and_can_be_given_another_chance():
    lid = PanellidFactory.create()
    rij = OnbestelbaarFactory.create(adres=lid.email)
    oov = als(Rol.OOV)
    assert lid.nummer in oov.get(adres(Onbestelbaar, "change", rij.pk)).content.decode()

    oov.post(adres(Onbestelbaar, "delete", rij.pk), {"post": "yes"})

    assert not Onbestelbaar.objects.exists()
    assert lid.email not in str(list(LogEntry.objects.values()))
    assert LogEntry.objects.count() == 1


# ── Of a reminder it is nobody's business for whom it is ─────────────────────────────────────────


def test_for_whom_a_reminder_to_members_is_stands_nowhere_in_the_admin():
    eerst = vrijgegeven(2)
    lid = Panellid.objects.order_by("pk")[0]
    mailing = herinnering(eerst)
    rij = mailing.berichten.get(uitnodiging__lid=lid)
    oov = als(Rol.OOV)

    def gezien(weg: str) -> str:
        return oov.get(weg).content.decode()

    van_mailing = f"{adres(Mailbericht, 'changelist')}?mailing__id__exact={mailing.pk}"
    blikken = [
        gezien(van_mailing),
        gezien(f"{van_mailing}&q={lid.nummer}"),
        gezien(adres(Mailing, "voorbeeld", mailing.pk)),
        gezien(adres(Mailing, "versturen", mailing.pk)),
    ]

    assert all(lid.email not in html and lid.naam not in html for html in blikken)
    assert "ziet u hier niet" in blikken[-1]
    assert "2 van 2" not in blikken[0]
    assert oov.get(adres(Mailbericht, "change", rij.pk)).status_code == 302
    # The same looks at the invitation do show the name: it went to everybody.
    assert lid.email in gezien(f"{adres(Mailbericht, 'changelist')}?mailing__id__exact={eerst.pk}")


@pytest.mark.parametrize("status", ["onzeker", "mislukt", "teruggekomen"])
def test_a_reminder_that_cannot_do_without_somebody_is_shown_by_name(status: str):
    mailing = herinnering(vrijgegeven())
    mailing.berichten.update(status=status)
    oov = als(Rol.OOV)

    html = oov.get(f"{adres(Mailbericht, 'changelist')}?mailing__id__exact={mailing.pk}").content.decode()

    assert Panellid.objects.get().email in html
    assert f"status__exact={status}" in oov.get(adres(Mailing, "versturen", mailing.pk)).content.decode()


def test_a_reminder_to_partners_shows_for_whom_it_is():
    mailing = MailingFactory.create(voor_partners=True, soort="herinnering")

    assert mailing.toont_ontvangers
