"""What the page of a questionnaire cannot have sent is refused, in words, and never breaks."""

from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultatie.models import Inkomend, Vragenlijstversie
from tests.consultatie.vragenlijstpagina import TOP, URLENCODED, adres, open_versie, velden, verstuur
from tests.factories.consultatie import VragenlijstversieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return open_versie()


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
