"""The personal link in a browser: opening it uses nothing up, and it never stands where others can read it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from consultatie.inbreng.ontvangst import code_van
from consultatie.models import Inkomend, Uitnodiging, Vragenlijstversie
from consultatie.uitnodiging.cookie import NAAM
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.factories.consultatie import UitnodigingFactory, VragenlijstversieFactory
from thema.basis.klok import vandaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return VragenlijstversieFactory.create()


@pytest.fixture
def uitnodiging(versie: Vragenlijstversie) -> Uitnodiging:
    return UitnodigingFactory.create(vragenlijst=versie.vragenlijst)


def _link(uitnodiging: Uitnodiging) -> str:
    return f"/u/{token_van(uitnodiging.pk)}/"


def _pad(versie: Vragenlijstversie) -> str:
    return f"/consultatie/{versie.vragenlijst.slug}/"


def _velden(html: str, **antwoorden: str) -> dict[str, str]:
    """The hidden fields of the page, and these answers, sent for good."""
    antwoorden = {"formulier.stap": "versturen"} | antwoorden
    delen = (deel.split('"', 3) for deel in html.split('<input type="hidden" name="')[1:])
    return {naam: waarde for naam, _, waarde, *_ in ((d[0], d[1], d[2], d[3]) for d in delen)} | antwoorden


def _code(html: str) -> str:
    return code_van(UUID(_velden(html)["formulier.sleutel"]))


def _is_gebruikt() -> bool:
    return Uitnodiging.objects.get().is_gebruikt


def test_the_link_leads_to_the_questionnaire_at_an_address_without_the_secret(client, versie, uitnodiging):
    antwoord = client.get(_link(uitnodiging))

    assert (antwoord.status_code, antwoord["Location"]) == (302, _pad(versie))
    assert (antwoord["Referrer-Policy"], antwoord["Cache-Control"]) == ("no-referrer", "no-store")


def test_the_cookie_goes_to_that_questionnaire_only_and_no_script_reads_it(client, versie, uitnodiging):
    koek = client.get(_link(uitnodiging)).cookies[NAAM]

    assert (koek["path"], koek["httponly"], koek["samesite"], koek["max-age"]) == (_pad(versie), True, "Lax", "")


def test_who_comes_by_the_link_reads_what_is_known_and_what_is_not(client, uitnodiging):
    html = client.get(_link(uitnodiging), follow=True).content.decode()

    assert "Wij zien alleen dat u hebt meegedaan." in html
    assert "Wij plaatsen één cookie." in html
    assert "wij plaatsen geen cookies" not in html


def test_the_page_for_everybody_and_the_page_of_a_link_are_kept_apart_in_the_cache(client, versie, uitnodiging):
    for _ in range(2):
        assert "formulier.uitnodiging" not in Client().get(_pad(versie)).content.decode()
        assert "formulier.uitnodiging" in client.get(_link(uitnodiging), follow=True).content.decode()


def test_the_secret_stands_nowhere_on_the_page(client, uitnodiging):
    html = client.get(_link(uitnodiging), follow=True).content.decode()

    assert token_van(uitnodiging.pk) not in html
    assert uitnodiging.token_hash not in html


def test_an_answer_by_the_link_counts_for_the_panel_and_the_cookie_goes(client, versie, uitnodiging):
    html = client.get(_link(uitnodiging), follow=True).content.decode()

    antwoord = client.post(_pad(versie), _velden(html, merkt="ja"))

    assert (antwoord.status_code, antwoord["Location"]) == (303, f"{_pad(versie)}bedankt/?code={_code(html)}")
    assert antwoord.cookies[NAAM]["max-age"] == 0
    assert Inkomend.objects.get().kanaal == Kanaal.DIGIPANEL
    assert _is_gebruikt()


@pytest.mark.parametrize("methode", ["get", "head", "post", "put", "options"])
def test_opening_or_probing_the_link_uses_nothing_up(client, uitnodiging, methode: str):
    for _ in range(3):
        getattr(client, methode)(_link(uitnodiging))

    assert not _is_gebruikt()
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"merkt": "ja"},
        {"merkt": "onbekend"},
        {"vreemd": "veld"},
        {"formulier.sleutel": "geen sleutel", "merkt": "ja"},
    ],
)
def test_a_form_that_is_not_the_final_answer_uses_nothing_up(client, versie, uitnodiging, velden: dict[str, str]):
    html = client.get(_link(uitnodiging), follow=True).content.decode()
    heel = _velden(html) if "formulier.sleutel" not in velden and velden != {"merkt": "ja"} else {}

    antwoord = client.post(_pad(versie), heel | velden)

    assert antwoord.status_code in (400, 422)
    assert not _is_gebruikt()
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize("stap", ["nakijken", "wijzigen", "", "iets", "VERSTUREN"])
def test_looking_through_and_going_back_use_nothing_up_however_often(client, versie, uitnodiging, stap: str):
    html = client.get(_link(uitnodiging), follow=True).content.decode()

    for _ in range(3):
        antwoord = client.post(_pad(versie), _velden(html, merkt="ja") | {"formulier.stap": stap})
        html = antwoord.content.decode()

        assert antwoord.status_code == 200
        assert NAAM in client.cookies
        assert not _is_gebruikt()
        assert not Inkomend.objects.exists()
    # The page that came last can be sent, and only that uses it up.
    assert client.post(_pad(versie), _velden(html, merkt="ja")).status_code == 303
    assert _is_gebruikt()


def test_who_has_a_link_but_sends_the_page_for_everybody_does_not_use_it_up(client, versie, uitnodiging):
    html = Client().get(_pad(versie)).content.decode()
    client.get(_link(uitnodiging))

    client.post(_pad(versie), _velden(html, merkt="ja"))

    assert Inkomend.objects.get().kanaal == Kanaal.OPEN
    assert not _is_gebruikt()


def test_a_browser_that_forgot_the_link_keeps_the_answers_and_says_what_to_do(client, versie, uitnodiging):
    html = client.get(_link(uitnodiging), follow=True).content.decode()
    client.cookies.clear()

    antwoord = client.post(_pad(versie), _velden(html, merkt="ja"))

    terug = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "uw browser is uw persoonlijke link vergeten" in terug
    assert not Inkomend.objects.exists()
    client.get(_link(uitnodiging))
    assert client.post(_pad(versie), _velden(terug, merkt="ja")).status_code == 303
    assert _is_gebruikt()


def test_answers_by_a_used_link_come_back_and_can_be_sent_as_somebody_elses(client, versie, uitnodiging):
    html = client.get(_link(uitnodiging), follow=True).content.decode()
    client.post(_pad(versie), _velden(html, merkt="ja"))
    client.get(_link(uitnodiging))

    antwoord = client.post(_pad(versie), _velden(html, merkt="nee") | {"formulier.sleutel": str(uuid4())})

    terug = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Met uw persoonlijke link is al meegedaan." in terug
    assert client.post(_pad(versie), _velden(terug, merkt="nee")).status_code == 303
    assert sorted(Inkomend.objects.values_list("kanaal", flat=True)) == ["digipanel", "open"]


def test_a_used_link_says_so_and_leads_to_the_page_for_everybody(client, versie, uitnodiging):
    Uitnodiging.objects.update(is_gebruikt=True)

    html = client.get(_link(uitnodiging), follow=True).content.decode()

    assert "Met deze link is al meegedaan" in html
    assert "Merkt u er iets van?" in client.get(_pad(versie)).content.decode()


def test_a_link_to_what_is_closed_leads_to_what_happens_next(client, versie, uitnodiging):
    versie.vragenlijst.open_tot = vandaag() - timedelta(days=1)
    versie.vragenlijst.save()

    html = client.get(_link(uitnodiging), follow=True).content.decode()

    assert "Deze vragenlijst is gesloten" in html


def test_a_link_that_is_none_says_what_to_do_and_sets_no_cookie(client):
    antwoord = client.get("/u/geen-echte-link/")

    assert antwoord.status_code == 404
    assert "Deze link werkt niet" in antwoord.content.decode()
    assert not antwoord.cookies


def test_a_link_to_what_is_not_there_yet_works_no_more_than_any_other(client, versie, uitnodiging):
    versie.vragenlijst.status = Vragenlijststatus.CONCEPT
    versie.vragenlijst.save()

    assert client.get(_link(uitnodiging)).status_code == 404


@pytest.mark.parametrize("waarde", ["", "x", "é", "a" * 4000, "../../etc", "%00"])
def test_a_cookie_that_somebody_made_up_is_as_good_as_none(client, versie, waarde: str):
    client.cookies[NAAM] = waarde

    antwoord = client.get(_pad(versie))

    assert antwoord.status_code == 200
    assert "formulier.uitnodiging" not in antwoord.content.decode()


def test_the_secret_never_lands_in_the_log(client, versie, uitnodiging, caplog):
    caplog.set_level("DEBUG")

    html = client.get(_link(uitnodiging), follow=True).content.decode()
    client.post(_pad(versie), _velden(html, merkt="ja"))
    client.get(_link(uitnodiging), follow=True)
    client.get("/u/geen-echte-link/")

    assert "u/<str:token>/" in caplog.text
    for geheim in (token_van(uitnodiging.pk), uitnodiging.token_hash, str(uitnodiging.pk), "geen-echte-link"):
        assert geheim not in caplog.text
