"""The open link: counted without an address (T16), marked, never dropped."""

import multiprocessing
import random
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from consultatie.misbruik.afzender import netwerk_van
from consultatie.misbruik.beoordeling import Sporen, TeDruk, verdenking_van
from consultatie.misbruik.enums import Verdenking
from consultatie.misbruik.moment import seconden_sinds, teken_moment
from consultatie.misbruik.telraam import TELRAAM, Drukte, Telraam
from consultatie.models import Inkomend
from tests.consultatie.vragenlijstpagina import TOP, adres, open_versie, velden, verstuur
from thema.basis.klok import nu

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def stille_klok(monkeypatch):
    """The clock of Django stands still, so that no hour ends between two requests that are counted in one."""
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)


def een_netwerk() -> str:
    """An address of the internet that no other test counts."""
    return f"{random.randrange(20, 90)}.{random.randrange(256)}.{random.randrange(256)}.77"


# ── counting ─────────────────────────────────────────────────────────────────────────────────────


def test_a_sender_is_counted_per_hour_and_per_day_and_forgotten_after_it():
    telraam = Telraam()

    eerst = [telraam.tel(b"abc", op=OP) for _ in range(3)][-1]
    volgend_uur = telraam.tel(b"abc", op=OP + timedelta(hours=1))
    volgende_dag = telraam.tel(b"abc", op=OP + timedelta(days=1))

    assert (eerst, volgend_uur, volgende_dag) == (Drukte(3, 3), Drukte(1, 4), Drukte(1, 1))
    assert telraam.tel(b"ander", op=OP + timedelta(days=1)) == Drukte(1, 1)


def test_ten_thousand_senders_do_not_get_in_each_others_way():
    telraam = Telraam()

    standen = [telraam.tel(nummer.to_bytes(3), op=OP) for nummer in range(10_000)]

    te_hoog = sum(stand.vandaag > 1 for stand in standen)
    assert te_hoog < 50
    assert max(stand.vandaag for stand in standen) <= 3


def _tel_hier(telraam: Telraam, keren: int) -> None:
    for _ in range(keren):
        telraam.tel(b"samen", op=OP)


def test_processes_that_fork_from_one_count_together():
    telraam = Telraam()
    telraam.tel(b"samen", op=OP)
    kinderen = [multiprocessing.get_context("fork").Process(target=_tel_hier, args=(telraam, 100)) for _ in range(2)]

    for kind in kinderen:
        kind.start()
        kind.join()

    assert telraam.tel(b"samen", op=OP) == Drukte(202, 202)


def test_the_key_of_a_day_is_gone_on_the_next_and_so_are_the_places():
    telraam = Telraam()
    telraam.tel(b"\x01\x02\x03", op=OP)
    gisteren = telraam.geheugen()

    telraam.tel(b"\x09\x09\x09", op=OP + timedelta(days=1))

    vandaag = telraam.geheugen()
    assert gisteren[8:40] != vandaag[8:40]
    assert gisteren[8:40] not in vandaag
    # One sender, two windows, three rows.
    assert sum(byte for byte in vandaag[40:]) == 6


# ── who sends ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("proxys", "meta", "netwerk"),
    [
        (0, {"REMOTE_ADDR": "1.2.3.4"}, b"\x01\x02\x03"),
        (0, {"REMOTE_ADDR": "1.2.3.4", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, b"\x01\x02\x03"),
        (0, {"REMOTE_ADDR": "::ffff:1.2.3.4"}, b"\x01\x02\x03"),
        (0, {"REMOTE_ADDR": "2a02:a440:1:2:3:4:5:6"}, bytes.fromhex("2a02a44000010002")),
        (0, {"REMOTE_ADDR": "127.0.0.1"}, None),
        (0, {"REMOTE_ADDR": "10.0.0.9"}, None),
        (0, {"REMOTE_ADDR": ""}, None),
        (1, {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, b"\x01\x02\x03"),
        (1, {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "9.9.9.9, 1.2.3.4"}, b"\x01\x02\x03"),
        (2, {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "9.9.9.9, 1.2.3.4, 10.0.0.8"}, b"\x01\x02\x03"),
        (3, {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "1.2.3.4"}, None),
        (1, {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "onzin"}, None),
        (1, {"REMOTE_ADDR": "10.0.0.9"}, None),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(settings, proxys, meta, netwerk):
    settings.AANTAL_PROXYS = proxys

    assert netwerk_van(RequestFactory().get("/", **meta)) == netwerk


def test_who_is_not_of_the_internet_is_known_without_python_remembering_who_was_asked_about():
    van_internet = [
        "1.2.3.4",
        "11.0.0.0",
        "100.63.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "2a02:a440::1",
        "2606:4700::1",
    ]
    elders = [
        "0.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.1.1",
        "172.31.255.255",
        "192.168.0.1",
        "198.51.100.7",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "fd00::1",
        "fe80::1",
        "2001:db8::1",
    ]

    def onthouden() -> list[object]:
        return [soort.is_private.fget.cache_info() for soort in (IPv4Address, IPv6Address)]

    eerst = onthouden()
    gevonden = {
        adres_: netwerk_van(RequestFactory().get("/", REMOTE_ADDR=adres_)) for adres_ in (*van_internet, *elders)
    }

    assert onthouden() == eerst
    assert [adres_ for adres_, netwerk in gevonden.items() if netwerk is not None] == van_internet


# ── how long ago ─────────────────────────────────────────────────────────────────────────────────


def test_a_signed_moment_tells_how_old_the_page_is_and_nobody_can_change_it(settings):
    getekend = teken_moment(OP)
    later = OP + timedelta(seconds=42)
    vervalst = getekend.replace("1566", "1466", 1)

    assert seconden_sinds(getekend, op=later) == 42
    for vals in (vervalst, getekend[:-1], getekend.split(".")[0], "", ".", "x.y", "²." + "a" * 22, "1" * 1000, "1.é"):
        assert seconden_sinds(vals, op=later) is None
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nieuw", [settings.SECRET_KEY]
    assert seconden_sinds(getekend, op=later) == 42


# ── what is thought of it ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lokveld", "seconden", "verdenking"),
    [("", 60, ""), ("", 5, ""), ("", 4, "snel"), ("x", 60, "lokveld"), ("x", 1, "lokveld"), ("", None, "snel")],
)
def test_a_hidden_field_and_haste_catch_the_eye(settings, lokveld, seconden, verdenking):
    settings.MINSTE_INVULTIJD = 5
    moment = "" if seconden is None else teken_moment(OP - timedelta(seconds=seconden))

    assert verdenking_van(Sporen(lokveld, moment, None), op=OP) == verdenking


def test_above_the_first_limit_a_network_is_marked_and_above_the_last_refused(settings):
    settings.AFZENDERGRENZEN = {"per_uur": 120, "per_dag": 600, "weiger_per_uur": 1200}
    sporen = Sporen("", "", uuid4().bytes)

    uitkomsten = [verdenking_van(sporen, op=OP) for _ in range(1200)]

    assert uitkomsten == [""] * 120 + [Verdenking.DRUKTE] * 1080
    with pytest.raises(TeDruk, match="Wacht een uur"):
        verdenking_van(sporen, op=OP)
    assert verdenking_van(Sporen("", "", uuid4().bytes), op=OP) == ""
    # The next hour it may again, but the day is long.
    assert verdenking_van(sporen, op=OP + timedelta(hours=1)) == Verdenking.DRUKTE


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def versie(db):
    return open_versie()


def test_a_school_of_a_hundred_and_twenty_behind_one_address_is_heard_without_a_mark(client, versie):
    netwerk = een_netwerk()

    codes = {client.post(adres(versie), _formulier(versie), REMOTE_ADDR=netwerk).status_code for _ in range(120)}

    assert codes == {303}
    assert Inkomend.objects.filter(verdenking="").count() == 120


@pytest.mark.usefixtures("stille_klok")
def test_far_too_many_get_a_page_that_keeps_the_answers_and_stores_nothing(client, versie, settings):
    settings.AFZENDERGRENZEN = {"per_uur": 2, "per_dag": 600, "weiger_per_uur": 3}
    netwerk = een_netwerk()
    for _ in range(3):
        client.post(adres(versie), _formulier(versie), REMOTE_ADDR=netwerk)

    formulier = _formulier(versie, tip="Meer licht 💡")
    antwoord = client.post(adres(versie), formulier, REMOTE_ADDR=netwerk)

    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (429, "3600")
    assert "Wacht een uur en verstuur ze dan opnieuw" in antwoord.content.decode()
    terug = velden(antwoord)
    assert (terug["top_1"], terug["tip"]) == (["drugs"], ["Meer licht 💡"])
    assert terug["formulier.sleutel"] == [str(formulier["formulier.sleutel"])]
    assert sorted(Inkomend.objects.values_list("verdenking", flat=True)) == ["", "", "drukte"]
    # Another network is heard, and looking through is always possible.
    assert client.post(adres(versie), formulier, REMOTE_ADDR=een_netwerk()).status_code == 303
    nakijken = client.post(adres(versie), formulier | {"formulier.stap": "nakijken"}, REMOTE_ADDR=netwerk)
    assert nakijken.status_code == 200


def test_a_retry_of_what_was_received_gets_its_receipt_however_busy_it_is(client, versie, settings):
    settings.AFZENDERGRENZEN = {"per_uur": 2, "per_dag": 600, "weiger_per_uur": 1}
    netwerk, formulier = een_netwerk(), _formulier(versie)

    codes = [client.post(adres(versie), formulier, REMOTE_ADDR=netwerk).status_code for _ in range(3)]

    assert codes == [303, 303, 303]
    assert Inkomend.objects.count() == 1


def test_what_was_caught_is_stored_and_the_sender_notices_nothing(client, versie, settings):
    settings.MINSTE_INVULTIJD = 5

    gelokt = verstuur(client, versie, {**TOP, "formulier.website": "http://spam"})
    snel = verstuur(client, versie, {**TOP, "formulier.moment": teken_moment(nu())})
    rustig = verstuur(client, versie, {**TOP, "formulier.moment": teken_moment(nu() - timedelta(minutes=2))})

    assert {een.status_code for een in (gelokt, snel, rustig)} == {303}
    assert sorted(Inkomend.objects.values_list("verdenking", flat=True)) == ["", "lokveld", "snel"]


def test_the_hidden_field_travels_along_over_faults_and_the_check_page(client, versie):
    fout = verstuur(client, versie, {**TOP, "top_2": "drugs", "formulier.website": "x"})
    nagekeken = verstuur(client, versie, {**TOP, "formulier.website": "x", "formulier.stap": "nakijken"})

    assert 'name="formulier.website" value="x"' in fout.content.decode()
    assert velden(nagekeken)["formulier.website"] == ["x"]


def test_the_moment_of_the_page_is_fresh_also_from_the_cache_and_the_same_for_all(client, versie):
    paginas = [client.get(adres(versie)) for _ in range(3)]

    momenten = [velden(een)["formulier.moment"][0] for een in paginas]
    assert all(0 <= (seconden_sinds(moment, op=nu()) or 0) < 20 for moment in momenten)
    assert len({velden(een)["formulier.sleutel"][0] for een in paginas}) == 3


def _formulier(versie, **meer):
    return {
        "formulier.sleutel": uuid4(),
        "formulier.versie": versie.pk,
        "formulier.stap": "versturen",
        **TOP,
        **meer,
    }


# ── T16: no address anywhere ─────────────────────────────────────────────────────────────────────


def vindplaatsen(adres_: str, logtekst: str) -> list[str]:
    """Where this address, or its network as bytes, stands: tables, caches, the log, the memory of the counts."""
    netwerk = bytes(int(deel) for deel in adres_.split(".")[:3])
    gevonden = []
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608  our own tables
            if any(_bevat(waarde, adres_, netwerk) for rij in cursor.fetchall() for waarde in rij):
                gevonden.append(tabel)
    bewaard = [paar for cache in caches.all(initialized_only=True) for paar in getattr(cache, "_cache", {}).items()]
    if any(_bevat(waarde, adres_, netwerk) for paar in bewaard for waarde in paar):
        gevonden.append("cache")
    if adres_ in logtekst or adres_.rpartition(".")[0] in logtekst:
        gevonden.append("log")
    if netwerk in TELRAAM.geheugen():
        gevonden.append("telraam")
    return gevonden


def _bevat(waarde: object, adres_: str, netwerk: bytes) -> bool:
    if isinstance(waarde, bytes | memoryview):
        return netwerk in bytes(waarde) or adres_.encode() in bytes(waarde)
    return adres_.rpartition(".")[0] in str(waarde)


@pytest.mark.usefixtures("stille_klok")
def test_no_address_stands_in_database_log_cache_or_memory(client, versie, caplog, settings):
    caplog.set_level("DEBUG")
    settings.AFZENDERGRENZEN = {"per_uur": 2, "per_dag": 600, "weiger_per_uur": 4}
    adres_ = "81.173.219.77"
    for stap in ("nakijken", "wijzigen", *["versturen"] * 6):
        client.get(adres(versie), REMOTE_ADDR=adres_)
        client.post(adres(versie), _formulier(versie, **{"formulier.stap": stap}), REMOTE_ADDR=adres_)

    assert Inkomend.objects.count() == 4
    assert "verzoek" in caplog.text
    assert vindplaatsen(adres_, caplog.text) == []


@pytest.mark.django_db
def test_the_search_for_an_address_does_find_one(versie):
    adres_ = "81.173.219.77"
    versie.vragenlijst.titel = f"van {adres_}"
    versie.vragenlijst.save()
    caches["default"].set("afzender", adres_)
    geheugen = TELRAAM._geheugen  # noqa: SLF001  put there what never should be
    geheugen[4000:4003] = bytes([81, 173, 219])

    gevonden = vindplaatsen(adres_, f"verzoek van {adres_}")

    geheugen[4000:4003] = bytes(3)
    assert {"consultatie_vragenlijst", "cache", "log", "telraam"} <= set(gevonden)
