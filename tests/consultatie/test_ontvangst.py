"""The code on a receipt: that a form was received, and never what was in it."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from consultatie.inbreng.ontvangst import code_van, is_ontvangen, lees_code
from consultatie.inbreng.services import inkomend_mengen, sleutels_opruimen, vragenlijst_sluiten
from consultatie.models import Inkomend, Inzending, Vragenlijst
from tests.consultatie.mengbak import OP
from tests.consultatie.vragenlijstpagina import verstuur
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

SLEUTEL = UUID("0b6c5f2e-6a8d-4f0e-9c1d-1f2a3b4c5d6e")


@pytest.fixture
def oov(client):
    client.force_login(GebruikerFactory(rol=Rol.OOV))
    return client


def pagina(lijst) -> str:
    return reverse("admin:consultatie_vragenlijst_ontvangst", args=[lijst.pk])


def test_a_code_is_short_always_the_same_and_another_under_another_secret(settings):
    eerste = code_van(SLEUTEL)
    opnieuw = code_van(SLEUTEL)
    settings.SECRET_KEY = "een ander geheim"  # noqa: S105

    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", eerste)
    assert eerste == opnieuw != code_van(SLEUTEL)


def test_twenty_thousand_forms_get_twenty_thousand_codes_that_share_nothing_with_their_keys():
    sleutels = [uuid4() for _ in range(20_000)]

    codes = [code_van(sleutel).replace("-", "") for sleutel in sleutels]

    assert len(set(codes)) == 20_000
    begint_gelijk = sum(code[:2] == sleutel.hex[:2].upper() for code, sleutel in zip(codes, sleutels, strict=True))
    # By chance one in a thousand.
    assert begint_gelijk < 60


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("K7F3-9QXM", "K7F3-9QXM"),
        (" k7f3 9qxm ", "K7F3-9QXM"),
        ("kif3–oqxl", "K1F3-0QX1"),
        ("K7F39QX", None),
        ("K7F3-9QXU", None),
        ("", None),
        ("K7F3\x009QXM", None),
        ("é" * 8, None),
        ("K" * 1000, None),
    ],
)
def test_a_code_is_read_as_people_type_it(getypt, gelezen):
    assert lees_code(getypt) == gelezen


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "?code=", "?code=<script>", "?code=K7F3-9QX", "?code=%00"])
def test_a_receipt_shows_a_code_only_when_there_is_one(client, code):
    lijst = VragenlijstversieFactory().vragenlijst

    zonder = client.get(f"/consultatie/{lijst.slug}/bedankt/{code}")
    met = client.get(f"/consultatie/{lijst.slug}/bedankt/?code=k7f3-9qxm")

    assert "Uw code:" not in zonder.content.decode()
    assert 'Uw code: <span class="code">K7F3-9QXM</span>' in met.content.decode()
    assert met.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_form_is_known_before_and_after_mixing_and_not_once_the_keys_are_gone(client):
    versie = VragenlijstversieFactory()
    codes = [verstuur(client, versie, {"merkt": "ja"}).headers["Location"].rpartition("=")[2] for _ in range(20)]

    def hoeveel() -> int:
        return sum(is_ontvangen(versie.vragenlijst, code) for code in codes)

    assert hoeveel() == 20
    inkomend_mengen(op=OP)
    assert hoeveel() == 20
    vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=OP)
    sleutels_opruimen(op=OP + timedelta(days=8))
    assert hoeveel() == 0


@pytest.mark.django_db
def test_a_form_of_another_questionnaire_or_none_at_all_is_not_known(client):
    versie, ander = VragenlijstversieFactory(), VragenlijstversieFactory()
    verstuur(client, versie, {"merkt": "ja"}, sleutel=SLEUTEL)

    assert is_ontvangen(versie.vragenlijst, code_van(SLEUTEL))
    assert not is_ontvangen(ander.vragenlijst, code_van(SLEUTEL))
    assert not is_ontvangen(versie.vragenlijst, "0000-0000")


@pytest.mark.django_db
def test_a_form_is_still_known_after_the_secret_was_changed(client, settings):
    versie = VragenlijstversieFactory()
    verstuur(client, versie, {"merkt": "ja"}, sleutel=SLEUTEL)
    code = code_van(SLEUTEL)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [settings.SECRET_KEY]

    assert is_ontvangen(versie.vragenlijst, code)


@pytest.mark.django_db
def test_after_mixing_a_code_leads_to_no_answer_with_the_whole_database_in_hand(client):
    """Who knows a code and the secret finds its row in the tray; that row holds nothing any more, and nothing of it
    stands beside an answer."""
    versie = VragenlijstversieFactory()
    for nummer in range(20):
        verstuur(client, versie, {"merkt": "ja" if nummer else "nee"})
    inkomend_mengen(op=OP)

    leeg = Inkomend.objects.filter(antwoorden__isnull=True)

    assert set(leeg.values_list("versie", "kanaal", "verdenking", "antwoorden")) == {(versie.pk, "open", "", None)}
    sleutels = {sleutel.hex for sleutel in leeg.values_list("sleutel", flat=True)}
    for rij in Inzending.objects.values():
        assert not any(sleutel in str(rij).replace("-", "") for sleutel in sleutels)
        assert not any(code_van(UUID(sleutel)) in str(rij) for sleutel in sleutels)


@pytest.mark.django_db
def test_staff_get_yes_or_no_and_nothing_else(oov):
    versie = VragenlijstversieFactory()
    verstuur(oov, versie, {"merkt": "ja"}, sleutel=SLEUTEL)

    ja = oov.post(pagina(versie.vragenlijst), {"code": code_van(SLEUTEL).lower()}).content.decode()
    nee = oov.post(pagina(versie.vragenlijst), {"code": "0000-0000"}).content.decode()

    assert f"Ja. Het formulier met code {code_van(SLEUTEL)} is ontvangen." in ja
    assert "Nee. Een formulier met code 0000-0000 kennen wij niet" in nee
    assert "Merkt u" not in ja
    assert str(SLEUTEL) not in ja


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "dat weet ik niet", "a" * 500, "\x00"])
def test_what_is_no_code_is_said_to_be_none(oov, code):
    antwoord = oov.post(pagina(VragenlijstversieFactory().vragenlijst), {"code": code})

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "<title>Fout: " in html
    assert "<b>Ja. Het" not in html


@pytest.mark.django_db
def test_looking_a_code_up_writes_it_in_no_log(oov, caplog):
    caplog.set_level("DEBUG")
    versie = VragenlijstversieFactory()
    verstuur(oov, versie, {"merkt": "ja"}, sleutel=SLEUTEL)
    oov.get(f"/consultatie/{versie.vragenlijst.slug}/bedankt/?code={code_van(SLEUTEL)}")

    oov.post(pagina(versie.vragenlijst), {"code": code_van(SLEUTEL)})

    regels = [regel.getMessage() for regel in caplog.records if regel.name != "django.db.backends"]
    assert regels
    assert not any(code_van(SLEUTEL) in regel for regel in regels)
