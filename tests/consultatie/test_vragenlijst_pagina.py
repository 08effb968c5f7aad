"""The page of a questionnaire, and what happens to what comes back from it."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultatie.models import Inkomend, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.factories.consultatie import (
    SectieFactory,
    VraagFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory, WijkFactory
from thema.basis.klok import nu, vandaag
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

URLENCODED = "application/x-www-form-urlencoded"


class Velden(HTMLParser):
    """What a browser without JavaScript would send if the button was pressed now."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.velden: list[tuple[str, str]] = []
        self.namen: set[str] = set()
        self._select = ""
        self._textarea: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if naam := a.get("name"):
            self.namen.add(naam) if tag in {"input", "select", "textarea"} else None
        if tag == "input" and naam and (a["type"] == "hidden" or "checked" in a):
            self.velden.append((naam, a["value"] or ""))
        elif tag == "select":
            self._select = naam or ""
        elif tag == "option" and "selected" in a:
            self.velden.append((self._select, a["value"] or ""))
        elif tag == "textarea":
            self._textarea = naam

    def handle_data(self, data: str) -> None:
        if self._textarea:
            # A browser drops the first line end of a textarea.
            self.velden.append((self._textarea, data.removeprefix("\n")))
            self._textarea = None


def velden(response) -> dict[str, list[str]]:
    gevonden: dict[str, list[str]] = {}
    for naam, waarde in Velden(response.content.decode()).velden:
        gevonden.setdefault(naam, []).append(waarde)
    return gevonden


def verstuur(client, versie, antwoorden=None, *, sleutel=None, **headers):
    """Send answers the way the page does; `sleutel` None: a fresh one."""
    data = {"formulier.sleutel": sleutel or uuid4(), "formulier.versie": versie.pk, **(antwoorden or {})}
    return client.post(adres(versie), urlencode(data, doseq=True), content_type=URLENCODED, headers=headers)


def adres(versie) -> str:
    return f"/consultatie/{versie.vragenlijst.slug}/"


@pytest.fixture
def versie() -> Vragenlijstversie:
    """An open questionnaire with one question of every type; only the top must be answered."""
    plan = BeleidsplanFactory()
    WijkFactory(gemeente=plan.gemeente, naam="Centrum", cbs_code="WK015001")
    for naam in ("Drugs", "Cyber", "Zorg en Veiligheid"):
        ThemaFactory(beleidsplan=plan, naam=naam, slug=naam.lower().replace(" ", "-"))
    ThemaFactory(beleidsplan=plan, naam="Veilig Uitgaan", slug="veilig-uitgaan", veiligheid=True)
    lijst = VragenlijstFactory(beleidsplan=plan, open_=True, slug="denk-mee", open_tot=vandaag() + timedelta(days=9))
    sectie = SectieFactory(vragenlijst=lijst, titel="Wat moet eerst?")
    VraagFactory(sectie=sectie, sleutel="top", soort="top", tekst="Kies uw top 3", is_verplicht=True)
    VraagFactory(sectie=sectie, sleutel="merkt", tekst="Merkt u er iets van?")
    VraagFactory(sectie=sectie, sleutel="tip", soort="open", tekst="Wat kan de gemeente doen?")
    over_u = SectieFactory(vragenlijst=lijst, titel="Over u")
    VraagFactory(sectie=over_u, sleutel="waar", soort="meer", opties="Thuis\nBuiten\nOnline", aantal=2, tekst="Waar?")
    VraagFactory(
        sectie=over_u, sleutel="veilig", soort="schaal", label_laag="onveilig", label_hoog="veilig", tekst="Hoe veilig?"
    )
    VraagFactory(sectie=over_u, sleutel="wijk", soort="wijk", tekst="In welke wijk woont u?")
    VraagFactory(sectie=over_u, sleutel="leeftijd", soort="leeftijd", tekst="Hoe oud bent u?")
    return versie_vastleggen(lijst, op=nu())


TOP = {"top_1": "drugs", "top_2": "cyber", "top_3": "veilig-uitgaan"}
ALLES = {
    **TOP,
    "merkt": "ja",
    "tip": "Meer licht 💡\r\nin het park",
    "waar": ["thuis", "online"],
    "veilig": "4",
    "wijk": "WK015001",
    "leeftijd": "18-34",
}

# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_page_says_what_it_asks_how_long_it_takes_and_what_becomes_of_it(client, versie):
    html = client.get(adres(versie)).content.decode()

    assert "<title>Wat vindt u belangrijk? - Gemeente" in html
    assert "<h1>Wat vindt u belangrijk?</h1>" in html
    assert "Wij maken een nieuw plan voor de veiligheid." in html
    assert "ongeveer 5 minuten" in html
    assert "zonder naam" in html
    assert "Verstuur uw antwoorden" in html
    assert html.count('class="q-stap"') == 2


def test_the_page_asks_every_question_and_nothing_else(client, versie):
    html = client.get(adres(versie)).content.decode()

    assert Velden(html).namen == {
        "formulier.sleutel",
        "formulier.versie",
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


# ── sending ──────────────────────────────────────────────────────────────────────────────────────


def test_answers_are_stored_and_the_visitor_goes_to_the_receipt(client, versie):
    sleutel = uuid4()

    antwoord = verstuur(client, versie, ALLES, sleutel=sleutel)

    assert antwoord.status_code == 303
    assert antwoord.headers["Location"] == "/consultatie/denk-mee/bedankt/"
    rij = Inkomend.objects.get()
    assert (rij.sleutel, rij.versie, rij.kanaal, rij.dag) == (sleutel, versie, "open", vandaag())
    assert rij.antwoorden == {
        "top": ["drugs", "cyber", "veilig-uitgaan"],
        "merkt": "ja",
        "tip": "Meer licht 💡\nin het park",
        "waar": ["thuis", "online"],
        "veilig": "4",
        "wijk": "WK015001",
        "leeftijd": "18-34",
    }


def test_what_was_skipped_is_not_stored(client, versie):
    verstuur(client, versie, {**TOP, "tip": "", "wijk": "", "leeftijd": ""})

    assert Inkomend.objects.get().antwoorden == {"top": ["drugs", "cyber", "veilig-uitgaan"]}


def test_sending_is_one_small_transaction_and_nothing_else(client, versie, django_assert_num_queries):
    verstuur(client, versie, ALLES)

    # Here, inside the transaction of the test, a savepoint and its end; in it: is it still open, and the insert.
    with django_assert_num_queries(4):
        verstuur(client, versie, ALLES)


def test_the_page_itself_can_be_sent_back_without_javascript(client, versie):
    formulier = velden(client.get(adres(versie)))

    antwoord = client.post(adres(versie), urlencode({**formulier, **TOP}, doseq=True), content_type=URLENCODED)

    assert antwoord.status_code == 303
    assert Inkomend.objects.count() == 1


def test_a_form_in_parts_is_read_just_as_well(client, versie):
    data = {"formulier.sleutel": str(uuid4()), "formulier.versie": str(versie.pk), **TOP}

    assert client.post(adres(versie), data).status_code == 303
    assert Inkomend.objects.count() == 1


def test_a_double_click_is_one_answer_with_one_receipt(client, versie):
    sleutel = uuid4()

    eerste = verstuur(client, versie, TOP, sleutel=sleutel)
    tweede = verstuur(client, versie, TOP, sleutel=sleutel)

    assert (eerste.status_code, eerste.headers["Location"]) == (tweede.status_code, tweede.headers["Location"])
    assert Inkomend.objects.count() == 1


def test_other_answers_under_a_form_that_was_sent_are_not_lost_but_asked_about(client, versie):
    sleutel = uuid4()
    verstuur(client, versie, TOP, sleutel=sleutel)
    anders = {**TOP, "top_1": TOP["top_2"], "top_2": TOP["top_1"]}

    antwoord = verstuur(client, versie, anders, sleutel=sleutel)

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "al eerder verstuurd, met andere antwoorden" in html
    assert str(sleutel) not in html
    assert Inkomend.objects.count() == 1


def test_sending_again_after_closing_still_finds_its_receipt(client, versie):
    sleutel = uuid4()
    verstuur(client, versie, TOP, sleutel=sleutel)
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    assert verstuur(client, versie, TOP, sleutel=sleutel).status_code == 303


def test_the_receipt_says_what_happens_next_and_can_be_opened_again(client, versie):
    for _ in range(2):
        antwoord = client.get("/consultatie/denk-mee/bedankt/")
        html = antwoord.content.decode()

        assert antwoord.status_code == 200
        assert "Uw antwoorden zijn ontvangen" in html
        assert "In september bespreken wij de antwoorden." in html
        assert 'href="/planning/"' in html
        assert 'href="/inbreng/"' in html
    assert not Inkomend.objects.exists()


# ── something to mend ────────────────────────────────────────────────────────────────────────────


def test_an_error_stores_nothing_and_names_the_field_in_title_summary_and_place(client, versie):
    antwoord = verstuur(client, versie, {**ALLES, "top_2": "drugs"})

    html = antwoord.content.decode()
    zin = "Kies hier een ander thema. Drugs is al uw eerste keuze."
    assert antwoord.status_code == 422
    assert "<title>Fout: Wat vindt u belangrijk?" in html
    assert f'<a href="#id_top_2">Uw tweede keuze: {zin}</a>' in html
    assert f'id="id_top_2_error"><span class="vh">Fout: </span>{zin}</div>' in html
    assert re.search(
        r'id="id_top_2" name="top_2" data-fout="[^"]+" required aria-invalid="true" aria-describedby="id_top_2_error"',
        html,
    )
    assert not Inkomend.objects.exists()


def test_an_error_loses_no_answer(client, versie):
    sleutel = uuid4()
    ingevuld = {**ALLES, "top_2": "drugs"}

    antwoord = verstuur(client, versie, ingevuld, sleutel=sleutel)

    assert velden(antwoord) == {
        "formulier.sleutel": [str(sleutel)],
        "formulier.versie": [str(versie.pk)],
        **{
            naam: waarde if isinstance(waarde, list) else [waarde] for naam, waarde in ingevuld.items() if naam != "tip"
        },
        "tip": ["Meer licht 💡\nin het park"],
    }


def test_every_error_leads_to_a_control_that_is_there(client):
    plan = BeleidsplanFactory()
    ThemaFactory.create_batch(3, beleidsplan=plan)
    WijkFactory(gemeente=plan.gemeente)
    sectie = SectieFactory(vragenlijst=VragenlijstFactory(beleidsplan=plan, open_=True))
    for soort in VRAAGTYPEN:
        VraagFactory(
            sectie=sectie,
            sleutel=soort,
            soort=soort,
            is_verplicht=soort != "open_per_thema",
            rijen="A\nB",
            label_laag="a",
            label_hoog="b",
            aantal=2,
        )
    versie = versie_vastleggen(sectie.vragenlijst, op=nu())

    html = verstuur(client, versie).content.decode()

    ankers = re.findall(r'<li><a href="#([^"]+)">', html)
    slugs = plan.themas.values_list("slug", flat=True)
    assert ankers == [
        *("opt-een-1", "opt-meer-1", "opt-schaal-1", "opt-cijfer-1", "opt-matrix_a-1", "opt-matrix_b-1"),
        *("id_top_1", "id_top_2", *(f"id_rangorde_{slug}" for slug in slugs), "id_open"),
        *("id_wijk", "opt-leeftijd-1", "opt-geslacht-1"),
    ]
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert set(ankers) <= set(ids)
    assert len(ids) == len(set(ids))
    assert {een for lijst in re.findall(r'aria-describedby="([^"]+)"', html) for een in lijst.split()} <= set(ids)
    assert f"Verbeter deze {len(ankers)} punten" in html


def test_a_form_without_any_answer_is_not_counted_as_one(client):
    versie = VragenlijstversieFactory()

    antwoord = verstuur(client, versie)

    assert antwoord.status_code == 422
    assert "U hebt nog geen vraag beantwoord." in antwoord.content.decode()
    assert not Inkomend.objects.exists()


def test_a_megabyte_of_text_comes_back_whole_with_a_message(client, versie):
    tekst = "a" * 1_000_000

    antwoord = verstuur(client, versie, {**TOP, "tip": tekst})

    assert antwoord.status_code == 422
    assert "Maak uw tekst korter: hij telt 1.000.000 tekens, er passen er 2.000." in antwoord.content.decode()
    assert velden(antwoord)["tip"] == [tekst]
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("👮‍♀️ 🏳️‍🌈", "👮‍♀️ 🏳️‍🌈"),
        ("nul\x00 en bel\x07", "nul en bel"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1", "=1+1"),
        ("שלום", "שלום"),
    ],
)
def test_strange_characters_are_stored_or_taken_out(client, versie, getypt, bewaard):
    antwoord = verstuur(client, versie, {**TOP, "tip": getypt})

    assert antwoord.status_code == 303
    assert Inkomend.objects.get().antwoorden["tip"] == bewaard


def test_markup_of_a_visitor_comes_back_as_text(client, versie):
    html = verstuur(client, versie, {"tip": "</textarea><script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html


# ── tampering ────────────────────────────────────────────────────────────────────────────────────

NIET_VAN_ONS = "Uw antwoorden passen niet bij deze vragenlijst."


@pytest.mark.parametrize(
    "anders",
    [
        {"merkt": "misschien"},
        {"merkt": ["ja", "nee"]},
        {"top_1": "bestaat-niet"},
        {"top_4": "drugs"},
        {"waar": ["thuis", "thuis"]},
        {"waar": "maan"},
        {"veilig": "6"},
        {"wijk": "WK999999"},
        {"leeftijd": "0-17"},
        {"tip": ["een", "twee"]},
        {"onbekend": ""},
        {"csrfmiddlewaretoken": "x"},
        {"kanaal": "digipanel"},
        {"dag": "2019-07-10"},
        {"formulier.sleutel": "1"},
        {"formulier.sleutel": ""},
        {"formulier.sleutel": [str(UUID(int=1)), str(UUID(int=2))]},
        {"formulier.versie": "0"},
        {"formulier.versie": ""},
        {"formulier.versie": "-1"},
        {"formulier.versie": "1 OR 1=1"},
        {"formulier.versie": "٣"},
        {"formulier.versie": "9" * 30},
    ],
    ids=str,
)
def test_what_the_page_cannot_send_is_refused_and_loses_nothing(client, versie, anders):
    antwoord = verstuur(client, versie, {**TOP, "tip": "Meer licht", **anders})

    html = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "<title>Fout: " in html
    assert NIET_VAN_ONS in html
    assert "Er is niets verstuurd." in html
    terug = velden(antwoord)
    assert terug["top_2"] == ["cyber"]
    assert "Meer licht" in html or "tip" in anders
    assert UUID(terug["formulier.sleutel"][0])
    assert terug["formulier.versie"] == [str(versie.pk)]
    assert not Inkomend.objects.exists()


def test_a_file_is_not_an_answer(client, versie, tmp_path):
    pad = tmp_path / "macro.xlsm"
    pad.write_bytes(b"PK\x03\x04")

    with pad.open("rb") as bestand:
        data = {"formulier.sleutel": str(uuid4()), "formulier.versie": str(versie.pk), **TOP, "tip": bestand}
        antwoord = client.post(adres(versie), data)

    assert antwoord.status_code == 400
    assert not Inkomend.objects.exists()


def test_a_version_of_another_questionnaire_is_refused(client, versie):
    ander = VragenlijstversieFactory()

    antwoord = client.post(
        adres(versie),
        urlencode({"formulier.sleutel": uuid4(), "formulier.versie": ander.pk, "merkt": "ja"}),
        content_type=URLENCODED,
    )

    assert antwoord.status_code == 400
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", URLENCODED, 400),
        (b"\xff\xfe=%ff&%00=%00", URLENCODED, 400),
        (b'{"merkt": "ja"}', "application/json", 400),
        (b"merkt=ja", "application/x-www-form-urlencoded; charset=utf-16", 400),
        (b"a=b", "multipart/form-data", 413),
        (b"--x\r\nonzin", "multipart/form-data; boundary=x", 400),
        (
            b'--x\r\nContent-Disposition: form-data; name="tip"\r\n\r\n\\ud800\r\n--x--\r\n',
            "multipart/form-data; boundary=x; charset=unicode_escape",
            400,
        ),
        (b"a=" + b"a" * 2_600_000, URLENCODED, 413),
        (b"&".join(b"a%d=1" % nummer for nummer in range(2001)), URLENCODED, 413),
    ],
    ids=["empty", "bytes", "json", "utf-16", "no boundary", "torn", "surrogate", "too large", "too many"],
)
def test_a_body_that_is_no_form_gets_a_page_that_says_so(client, versie, body, content_type, status):
    antwoord = client.post(adres(versie), body, content_type=content_type)

    html = antwoord.content.decode()
    assert antwoord.status_code == status
    assert "<title>Fout: " in html
    assert "niets" in html
    assert not Inkomend.objects.exists()


# ── where it came from ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "https://testserver"}, 303),
        ({"Origin": "https://elders.nl"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver.elders.nl"}, 403),
        ({"Origin": "http://testserver:8000"}, 403),
        ({"Referer": "http://testserver/consultatie/denk-mee/"}, 303),
        ({"Referer": "https://elders.nl/http://testserver/"}, 403),
        ({"Referer": "http://["}, 403),
        ({"Origin": "https://elders.nl", "Referer": "http://testserver/"}, 403),
    ],
    ids=str,
)
def test_only_our_own_page_may_send(client, versie, headers, status):
    antwoord = verstuur(client, versie, TOP, **headers)

    assert antwoord.status_code == status
    assert Inkomend.objects.count() == (1 if status == 303 else 0)


def test_a_form_of_another_site_is_told_why_it_is_refused(client, versie):
    html = verstuur(client, versie, TOP, Origin="https://elders.nl").content.decode()

    assert "Dit formulier kwam niet van onze eigen pagina." in html
    assert 'href="/consultatie/denk-mee/"' in html


# ── versions ─────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_to_an_older_version_keeps_that_version(client, versie):
    verstuur(client, versie, TOP)
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw", is_verplicht=True)
    nieuwe = versie_vastleggen(versie.vragenlijst, op=nu())

    antwoord = verstuur(client, versie, TOP)

    assert nieuwe.nummer == 2
    assert antwoord.status_code == 303
    assert [rij.versie for rij in Inkomend.objects.all()] == [versie, versie]
    assert verstuur(client, nieuwe, TOP).status_code == 422


def test_a_form_of_a_version_that_was_replaced_comes_back_with_its_answers_on_the_new_one(client, versie):
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw", tekst="Nog een vraag?")
    oud = versie.pk
    nieuwe = versie_vastleggen(versie.vragenlijst, op=nu())
    versie.pk = oud

    antwoord = verstuur(client, versie, ALLES)

    terug = velden(antwoord)
    assert antwoord.status_code == 400
    assert "Misschien is de vragenlijst net aangepast." in antwoord.content.decode()
    assert terug["formulier.versie"] == [str(nieuwe.pk)]
    assert terug["top_1"] == ["drugs"]
    assert terug["wijk"] == ["WK015001"]
    assert not Inkomend.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_version_that_is_replaced_between_reading_and_storing_stores_nothing(client, versie):
    # Its questions are in the cache from here on.
    verstuur(client, versie, {})
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw")
    oud = versie.pk
    versie_vastleggen(versie.vragenlijst, op=nu())
    versie.pk = oud

    antwoord = verstuur(client, versie, TOP)

    assert antwoord.status_code == 400
    assert velden(antwoord)["top_1"] == ["drugs"]
    assert not Inkomend.objects.exists()


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
    assert 'href="/resultaten/"' in html


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


def test_an_empty_list_says_where_to_look(client):
    html = client.get("/consultatie/").content.decode()

    assert "Er is nu geen vragenlijst open." in html
    assert "Nu open" not in html
    assert '<a class="tap" href="/inbreng/">' in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_three_queries_however_long_it_is(client, aantal, django_assert_num_queries):
    BeleidsplanFactory(is_actueel=True)
    VragenlijstFactory.create_batch(aantal, open_=True)
    VragenlijstFactory.create_batch(aantal, gesloten=True)

    with django_assert_num_queries(3):
        client.get("/consultatie/")


# ── anything at all ──────────────────────────────────────────────────────────────────────────────

NAMEN = ["top_1", "top_2", "top_3", "merkt", "tip", "waar", "veilig", "wijk", "leeftijd"]
WAARDEN = ["", "drugs", "cyber", "veilig-uitgaan", "ja", "thuis", "online", "4", "WK015001", "18-34", "Meer licht"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    paren=st.lists(
        st.tuples(st.sampled_from(NAMEN) | st.text(max_size=12), st.sampled_from(WAARDEN) | st.text(max_size=30)),
        max_size=12,
    )
)
def test_whatever_is_sent_is_stored_whole_or_not_at_all_and_never_breaks(client, versie, paren):
    Inkomend.objects.all().delete()
    vast = [("formulier.sleutel", str(uuid4())), ("formulier.versie", str(versie.pk))]
    body = urlencode(vast + paren, errors="surrogatepass")

    antwoord = client.post(adres(versie), body, content_type=URLENCODED)

    assert antwoord.status_code in {303, 400, 422}
    assert Inkomend.objects.count() == (1 if antwoord.status_code == 303 else 0)
    for rij in Inkomend.objects.all():
        assert len(set(rij.antwoorden["top"])) == 3


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=200))
def test_any_bytes_get_an_answer_in_words(client, versie, body):
    antwoord = client.post(adres(versie), body, content_type=URLENCODED)

    assert antwoord.status_code == 400
    assert "niets verstuurd" in antwoord.content.decode()
    assert not Inkomend.objects.exists()
