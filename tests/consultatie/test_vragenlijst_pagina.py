"""The page of a questionnaire while it is open and when it is not, and the list of them."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from consultatie.models import Inkomend, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from tests.consultatie.vragenlijstpagina import ALLES, TOP, Velden, adres, open_versie, velden, verstuur
from tests.factories.consultatie import (
    OnderbouwingFactory,
    VraagFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.rapportage import ResultaatpublicatieFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.klok import nu, vandaag
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return open_versie()


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_page_says_what_it_asks_how_long_it_takes_and_what_becomes_of_it(client, versie):
    html = client.get(adres(versie)).content.decode()

    assert "<title>Wat vindt u belangrijk? - Gemeente" in html
    assert "<h1>Wat vindt u belangrijk?</h1>" in html
    assert "Wij maken een nieuw plan voor de veiligheid." in html
    assert "ongeveer 5 minuten" in html
    assert "zonder naam" in html
    assert ">Controleer uw antwoorden</button>" in html
    assert html.count('class="q-stap"') == 2


def test_the_page_asks_every_question_and_nothing_else(client, versie):
    html = client.get(adres(versie)).content.decode()

    assert Velden(html).namen == {
        "formulier.sleutel",
        "formulier.versie",
        "formulier.moment",
        "formulier.website",
        "top_1",
        "top_2",
        "top_3",
        "merkt",
        "tip",
        "waar",
        "veilig",
        "wijk",
        "leeftijd",
    }


def test_no_two_things_on_the_page_have_the_same_id(client, versie):
    html = client.get(adres(versie)).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'for="([^"]+)"', html)) <= set(ids)
    assert {een for lijst in re.findall(r'aria-describedby="([^"]+)"', html) for een in lijst.split()} <= set(ids)


def test_the_top_groups_themes_by_kind(client, versie):
    html = client.get(adres(versie)).content.decode()

    assert html.count('<optgroup label="Vragen nu extra aandacht">') == 3
    assert html.count('<optgroup label="Gaan altijd door">') == 3
    assert "Wat houden de 4 thema’s in?" in html


def test_the_number_of_a_version_is_sent_back_as_it_is(client):
    versie = VragenlijstversieFactory(pk=1234567)

    gestuurd = velden(client.get(adres(versie)))

    assert gestuurd["formulier.versie"] == ["1234567"]


def test_every_page_has_a_key_of_its_own(client, versie):
    sleutels = {velden(client.get(adres(versie)))["formulier.sleutel"][0] for _ in range(3)}

    assert len({UUID(sleutel) for sleutel in sleutels}) == 3


def test_a_page_out_of_the_cache_takes_one_query(client, versie, django_assert_num_queries):
    eerst = client.get(adres(versie))

    with django_assert_num_queries(1):
        later = client.get(adres(versie))

    def zonder_sleutel(response):
        return re.sub(rb"[0-9a-f-]{36}", b"", response.content)

    assert zonder_sleutel(later) == zonder_sleutel(eerst)


def test_a_signed_in_colleague_sees_what_everybody_sees(client, versie, django_assert_num_queries):
    client.force_login(GebruikerFactory(rol=Rol.OOV))
    client.get(adres(versie))

    with django_assert_num_queries(1):
        html = client.get(adres(versie)).content.decode()

    assert "Uitloggen" not in html
    assert "csrfmiddlewaretoken" not in html


@pytest.mark.parametrize(
    "wijzig",
    [
        lambda lijst: setattr(lijst, "minuten", 8),
        lambda lijst: setattr(lijst.beleidsplan, "korte_titel", "Veilig plan"),
        lambda lijst: setattr(lijst.beleidsplan.gemeente, "naam", "Anderestad"),
    ],
    ids=["the questionnaire", "the plan", "the municipality"],
)
def test_what_stands_on_the_page_is_never_older_than_what_staff_saved(client, versie, wijzig):
    eerst = client.get(adres(versie)).content
    lijst = versie.vragenlijst

    wijzig(lijst)
    for ding in (lijst, lijst.beleidsplan, lijst.beleidsplan.gemeente):
        ding.save()

    for woord in (b"8 minuten", b"Veilig plan", b"Anderestad"):
        assert woord not in eerst
    later = client.get(adres(versie)).content
    assert sum(woord in later for woord in (b"8 minuten", b"Veilig plan", b"Anderestad")) >= 1


def test_a_new_version_is_on_the_page_at_once(client, versie):
    client.get(adres(versie))
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw", tekst="Nog een vraag?")

    versie_vastleggen(versie.vragenlijst, op=nu())

    assert "Nog een vraag?" in client.get(adres(versie)).content.decode()


def test_text_of_staff_cannot_break_the_page(client):
    kwaad = "</textarea><script>alert(1)</script>"
    versie = VragenlijstversieFactory(
        definitie=definitie(
            {"sleutel": "q", "soort": "open", "tekst": kwaad, "hulptekst": kwaad, "is_verplicht": False, "maximum": 9},
            titel=kwaad,
        )
    )

    html = client.get(adres(versie)).content.decode()

    assert "<script>alert" not in html


def test_neither_reading_nor_sending_sets_a_cookie(versie):
    client = Client(enforce_csrf_checks=True)

    antwoorden = [client.get(adres(versie)), verstuur(client, versie, {}), verstuur(client, versie, TOP)]
    antwoorden.append(client.get(antwoorden[-1].headers["Location"]))
    antwoorden.append(client.get("/consultatie/"))

    assert [antwoord.status_code for antwoord in antwoorden] == [200, 422, 303, 200, 200]
    assert not client.cookies
    for antwoord in antwoorden[:3]:
        assert "Cookie" not in antwoord.headers.get("Vary", "")


def test_no_cache_in_between_keeps_the_page_but_the_back_button_may(client, versie):
    assert client.get(adres(versie)).headers["Cache-Control"] == "private, no-cache"
    assert verstuur(client, versie).headers["Cache-Control"] == "private, no-cache"


def test_only_reading_and_sending_are_allowed(client, versie):
    assert client.head(adres(versie)).status_code == 200
    for methode in (client.put, client.patch, client.delete, client.options):
        antwoord = methode(adres(versie))
        assert antwoord.status_code == 405
        assert antwoord.headers["Allow"] == "GET, HEAD, POST"
    assert client.post(f"{adres(versie)}bedankt/").status_code == 405
    assert client.post("/consultatie/").status_code == 405


# ── closed, not open yet, unknown ────────────────────────────────────────────────────────────────

GISTEREN, MORGEN = (lambda: vandaag() - timedelta(days=1)), (lambda: vandaag() + timedelta(days=1))


@pytest.mark.parametrize(
    "sluit",
    [
        lambda: Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN),
        lambda: Vragenlijst.objects.update(open_tot=GISTEREN()),
    ],
    ids=["by staff", "by date"],
)
def test_closed_while_it_was_filled_in_keeps_the_answers_on_the_screen(client, versie, sluit):
    sluit()

    antwoord = verstuur(client, versie, ALLES)

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "<title>Fout: Deze vragenlijst is gesloten" in html
    assert "Uw antwoorden zijn niet verstuurd" in html
    for tekst in ("1. Drugs, 2. Cyber, 3. Veilig Uitgaan", "Meer licht 💡", "Thuis, Online", "4 van 5", "Centrum"):
        assert tekst in html
    assert "In september bespreken wij de antwoorden." in html
    assert not Inkomend.objects.exists()


def test_an_answer_to_a_question_that_is_gone_is_shown_too_when_it_comes_too_late(client, versie):
    verstuur(client, versie, TOP)
    versie.vragenlijst.secties.first().vragen.get(sleutel="tip").delete()
    versie_vastleggen(versie.vragenlijst, op=nu())
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    html = verstuur(client, versie, ALLES).content.decode()

    assert "Meer licht" in html


@pytest.mark.parametrize(
    "ingevuld", [{"top_1": "drugs", "top_2": "drugs", "tip": "Meer licht"}, {"merkt": "misschien", "tip": "Meer licht"}]
)
def test_closed_counts_before_what_is_wrong_with_the_answers(client, versie, ingevuld):
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    antwoord = verstuur(client, versie, ingevuld)

    assert antwoord.status_code == 409
    assert "Meer licht" in antwoord.content.decode()


def test_who_looks_at_a_closed_questionnaire_reads_what_happens_now(client, versie):
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    antwoord = client.get(adres(versie))

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Deze vragenlijst is gesloten" in html
    assert "<form" not in html
    assert "Wat u had ingevuld" not in html
    assert "De uitkomsten komen op deze site." in html


@pytest.mark.parametrize("pad", ["", "bedankt/"])
@pytest.mark.parametrize(
    "verberg",
    [
        lambda: Vragenlijst.objects.update(status=Vragenlijststatus.CONCEPT),
        lambda: Vragenlijst.objects.update(open_van=MORGEN()),
        lambda: Vragenlijst.objects.update(slug="anders"),
        lambda: Vragenlijstversie.objects.all().delete(),
    ],
    ids=["concept", "not open yet", "no such address", "never opened"],
)
def test_what_residents_may_not_know_of_is_not_found(client, versie, verberg, pad):
    verberg()

    assert client.get(f"/consultatie/denk-mee/{pad}").status_code == 404


def test_nothing_can_be_sent_to_what_residents_may_not_know_of(client, versie):
    Vragenlijst.objects.update(status=Vragenlijststatus.CONCEPT)

    antwoord = verstuur(client, versie, TOP)

    assert antwoord.status_code == 404
    assert not Inkomend.objects.exists()


# ── the list ─────────────────────────────────────────────────────────────────────────────────────


def test_the_list_has_what_is_open_and_what_was(client):
    VragenlijstFactory(open_=True, titel="Nu open", slug="nu")
    VragenlijstFactory(gesloten=True, titel="Was open", slug="was", open_tot=date(2019, 9, 30))
    VragenlijstFactory(titel="Nog een concept")
    VragenlijstFactory(open_=True, titel="Komt nog", open_van=MORGEN())

    html = client.get("/consultatie/").content.decode()

    assert html.index("Nu open") < html.index("Was open")
    assert 'href="/consultatie/nu/"' in html
    assert "tot en met 30 september 2019" in html
    assert "De laatste dag om mee te doen staat nog niet vast." in html
    assert "Nog een concept" not in html
    assert "Komt nog" not in html


@pytest.mark.parametrize(
    ("laatste_dag", "staat_er"), [(MORGEN, False), (vandaag, False), (lambda: date(2019, 9, 30), True)]
)
def test_what_was_closed_early_does_not_name_a_last_day_that_did_not_come(client, laatste_dag, staat_er):
    lijst = VragenlijstFactory(gesloten=True, slug="was", open_tot=laatste_dag())
    VragenlijstversieFactory(vragenlijst=lijst)

    bladen = [client.get(adres).content.decode() for adres in ("/consultatie/", "/consultatie/was/")]

    assert ["tot en met" in html for html in bladen] == [staat_er, staat_er]


def test_an_empty_list_says_where_to_look(client):
    html = client.get("/consultatie/").content.decode()

    assert "Er is nu geen vragenlijst open." in html
    assert "Nu open" not in html
    assert '<a class="tap" href="/planning/">' in html


def test_pages_lead_to_what_came_of_it_once_that_is_there(client):
    lijst = VragenlijstFactory(gesloten=True, slug="was", beleidsplan__is_actueel=True)
    VragenlijstversieFactory(vragenlijst=lijst)
    bladen = ("/consultatie/", "/consultatie/was/", "/consultatie/was/bedankt/")

    eerst = [_koppelingen(client.get(blad).content.decode()) for blad in bladen]
    OnderbouwingFactory(thema__beleidsplan=lijst.beleidsplan)
    ResultaatpublicatieFactory(vragenlijst=lijst)
    daarna = [_koppelingen(client.get(blad).content.decode()) for blad in bladen]

    assert eerst == [set(), set(), set()]
    assert daarna == [{"/inbreng/", "/resultaten/"}, {"/inbreng/", "/resultaten/"}, {"/inbreng/"}]


def _koppelingen(html: str) -> set[str]:
    """Which of the two pages about what came of it the text of the page leads to; the menu always does."""
    tekst = re.search(r"<main.*</main>", html, re.DOTALL)
    assert tekst
    return set(re.findall(r'href="(/inbreng/|/resultaten/)"', tekst[0]))


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_four_queries_however_long_it_is(client, aantal, django_assert_num_queries):
    BeleidsplanFactory(is_actueel=True)
    VragenlijstFactory.create_batch(aantal, open_=True)
    VragenlijstFactory.create_batch(aantal, gesloten=True)

    with django_assert_num_queries(4):  # the plan of the site, what is open, what was, whether results are public
        client.get("/consultatie/")
