"""Publishing results in the admin: what will be frozen is said before, and no answer comes in after."""

from datetime import UTC, datetime

import pytest

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from consultatie.vragenlijst.fouten import ResultatenOpenbaar
from consultatie.vragenlijst.services import vragenlijst_openen
from rapportage.models import Resultaatpublicatie
from rapportage.resultaten.services import NietTePubliceren, resultaten_publiceren
from tests.factories.consultatie import NetwerksessieFactory, SessiegroepFactory, StippenFactory
from tests.rapportage.test_queries import maak_lijst, maak_plan, tel, top
from tests.thema.beheer import adres, als
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


def test_the_screen_says_per_group_what_will_be_frozen_and_leads_to_the_preview():
    lijst = _gesloten()

    html = als(Rol.OOV).get(PAD).content.decode()

    assert "Dit staat vast zodra u het openbaar maakt" in html
    assert "Inwoners (open vragenlijst): 60 antwoorden" in html
    assert "Digipanel: te weinig om te laten zien" in html
    assert f'href="/resultaten/{lijst.slug}/"' in html
    assert "Let op" not in html


def test_the_screen_warns_when_dots_are_still_to_be_entered_and_counts_them_afterwards():
    lijst = _gesloten()
    sessie = NetwerksessieFactory.create(beleidsplan=lijst.beleidsplan, titel="Netwerksessie Veiligheid")
    oov = als(Rol.OOV)

    zonder = oov.get(PAD).content.decode()
    groep = SessiegroepFactory.create(netwerksessie=sessie, deelnemers=40)
    StippenFactory.create(sessiegroep=groep, aantal=30)
    met = oov.get(PAD).content.decode()

    assert "Nog niet alle stippen zijn ingevoerd van: Netwerksessie Veiligheid, 18-09-2019." in zonder
    assert "Nog niet alle stippen" not in met
    assert "Netwerksessie: inwoners: 40 deelnemers" in met


def test_with_nothing_to_publish_the_screen_says_what_comes_first():
    assert "Sluit eerst de vragenlijst." in als(Rol.OOV).get(PAD).content.decode()


def test_publishing_tells_the_questionnaire_so_it_never_opens_again():
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)

    with pytest.raises(ResultatenOpenbaar):
        vragenlijst_openen(lijst, door=None, op=OP)

    lijst.refresh_from_db()
    assert (lijst.status, lijst.resultaten_openbaar_op) == (Vragenlijststatus.GESLOTEN, OP)


def test_a_questionnaire_that_opened_meanwhile_is_not_published():
    gezien = _gesloten()
    Vragenlijst.objects.update(status=Vragenlijststatus.OPEN)

    with pytest.raises(NietTePubliceren, match="intussen weer open"):
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
