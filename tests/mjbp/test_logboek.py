"""Nothing that a visitor sends ends up in the log, whatever goes wrong with the request."""

import io
import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

MERK = "GEHEIM7f3a"
BEZOEKER = "203.0.113.77"


def _goed(request: HttpRequest, token: str) -> HttpResponse:
    structlog.get_logger("test").info("gelezen", lengte=len(token))
    return HttpResponse("goed")


def _kapot(request: HttpRequest, token: str) -> HttpResponse:
    plaatselijk = request.POST.get("antwoord")
    try:
        int(f"e-mail {plaatselijk}")
    except ValueError as fout:
        raise IntegrityError(f"DETAIL: Key (token)=({token}) already exists.") from fout
    return HttpResponse()


def _verdacht(request: HttpRequest, token: str) -> HttpResponse:
    raise SuspiciousOperation(f"vreemd: {token}")


def _fout(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fout", status=500)


urlpatterns = [
    path("u/<str:token>/", _goed),
    path("kapot/<str:token>/", _kapot),
    path("verdacht/<str:token>/", _verdacht),
    path("", include("mjbp.urls")),
]
handler500 = _fout


@pytest.fixture
def regels() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What the log of production got during the test, line by line; also asserts that each line is JSON."""
    handler = next(
        h
        for h in logging.getLogger().handlers
        if isinstance(h, logging.StreamHandler) and isinstance(h.formatter, structlog.stdlib.ProcessorFormatter)
    )
    log = io.StringIO()
    oud = handler.setStream(log)
    yield lambda: [json.loads(regel) for regel in log.getvalue().splitlines()]
    handler.setStream(oud)


@pytest.fixture
def bezoeker() -> Client:
    return Client(
        raise_request_exception=False,
        enforce_csrf_checks=True,
        REMOTE_ADDR=BEZOEKER,
        HTTP_X_FORWARDED_FOR=BEZOEKER,
        HTTP_USER_AGENT=MERK,
        HTTP_REFERER=f"http://testserver/u/{MERK}/",
        HTTP_COOKIE=f"sessie={MERK}",
    )


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("pad", "route", "status"),
    [
        (f"/u/{MERK}/", "u/<str:token>/", 200),
        (f"/kapot/{MERK}/", "kapot/<str:token>/", 500),
        (f"/verdacht/{MERK}/", "verdacht/<str:token>/", 400),
        (f"/nergens/{MERK}/", "-", 404),
        (f"/partner/{MERK}/", "partner/<str:token>/", 404),
    ],
)
def test_a_request_is_logged_by_its_route_and_nothing_of_its_sender(
    regels: Callable, bezoeker: Client, pad: str, route: str, status: int
):
    bezoeker.get(pad, {"q": MERK})

    verzoek = [regel for regel in regels() if regel["event"] == "verzoek"]
    assert [(regel["methode"], regel["route"], regel["status"]) for regel in verzoek] == [("GET", route, status)]
    assert MERK not in json.dumps(regels())
    assert BEZOEKER not in json.dumps(regels())


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_refused_form_leaves_nothing_of_its_answers(regels: Callable, bezoeker: Client):
    antwoord = bezoeker.post(f"/u/{MERK}/?q={MERK}", {"antwoord": MERK})

    assert antwoord.status_code == 403
    assert any(regel["logger"] == "django.security.csrf" for regel in regels())
    assert MERK not in json.dumps(regels())


@pytest.mark.urls(__name__)
def test_a_fault_is_logged_with_its_types_and_lines_but_without_its_values(regels: Callable, bezoeker: Client):
    bezoeker.get(f"/kapot/{MERK}/", {"q": MERK})

    (fout,) = [regel for regel in regels() if "fout" in regel]
    assert fout["fout"] == ["django.db.utils.IntegrityError", "builtins.ValueError"]
    assert fout["spoor"][-1].endswith("_kapot")
    assert fout["level"] == "error"


@pytest.mark.urls(__name__)
def test_the_lines_of_one_request_share_an_id_and_the_next_request_has_another(regels: Callable, client: Client):
    client.get("/u/een/")
    client.get("/u/twee/")

    nummers = [regel["verzoek"] for regel in regels()]
    assert nummers[0] == nummers[1] != nummers[2] == nummers[3]


@pytest.mark.django_db
def test_the_values_in_a_query_are_not_logged_even_when_all_is_asked_for(regels: Callable, settings: Any):
    settings.DEBUG = True  # Django only offers its queries to the log then
    connection.force_debug_cursor = True

    with connection.cursor() as cursor:
        cursor.execute("SELECT %s", [MERK])

    connection.force_debug_cursor = False
    assert MERK not in json.dumps(regels())


# ── The same on the wire: gunicorn as in production ──────────────────────────────────────────────


@pytest.fixture
def gunicorn(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """(port, file with all that it wrote) of a server with production settings and an empty database: every page
    that needs one is a fault, which is the point."""
    with closing(socket.socket()) as zoek:
        zoek.bind(("127.0.0.1", 0))
        poort = zoek.getsockname()[1]
    omgeving = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "mjbp.settings.prod",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "veiligheid.voorbeeld.nl",
        "DATABASE_URL": f"sqlite:///{tmp_path}/leeg.sqlite3",
        "VAR_DIR": str(tmp_path),
        "LOG_LEVEL": "DEBUG",
        "PORT": str(poort),
        "WORKERS": "1",
    }
    uitvoer = tmp_path / "log"
    opdracht = [sys.executable, "-m", "gunicorn", "mjbp.wsgi"]
    with uitvoer.open("wb") as log:
        server = subprocess.Popen(  # noqa: S603
            opdracht, cwd=settings.BASE_DIR, env=omgeving, stdout=log, stderr=subprocess.STDOUT
        )
    yield poort, uitvoer
    server.terminate()
    server.wait(timeout=20)


def stuur(poort: int, verzoek: str) -> str:
    """Send bytes as they are, from an address that no line of the server itself mentions; the first line of the
    answer."""
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", poort), source_address=("127.0.0.2", 0)) as lijn:
                lijn.sendall(verzoek.encode())
                return lijn.recv(4096).decode(errors="replace").split("\r\n", maxsplit=1)[0]
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("gunicorn did not start")


@pytest.mark.traag
def test_the_running_server_writes_nothing_of_its_visitors(gunicorn: tuple[int, Path]):
    poort, uitvoer = gunicorn
    kop = f"X-Forwarded-Proto: https\r\nX-Forwarded-For: {BEZOEKER}\r\nUser-Agent: {MERK}\r\nConnection: close\r\n\r\n"
    host = "Host: veiligheid.voorbeeld.nl\r\n"

    antwoorden = [
        stuur(poort, f"GET /health/live?q={MERK} HTTP/1.1\r\n{host}{kop}"),
        stuur(poort, f"GET /?q={MERK} HTTP/1.1\r\n{host}{kop}"),
        stuur(poort, f"GET /{MERK}/ HTTP/1.1\r\n{host}{kop}"),
        stuur(poort, f"GET / HTTP/1.1\r\nHost: {MERK}.nl\r\n{kop}"),
        stuur(poort, f"GET /{MERK} nonsense\r\n\r\n"),
        stuur(poort, f"GET / HTTP/1.1\r\n{MERK}\r\n\r\n"),
        stuur(poort, f"POST / HTTP/1.1\r\n{host}Content-Length: {len(MERK)}\r\n{kop}{MERK}"),
    ]

    statussen = [antwoord.split()[1] for antwoord in antwoorden]
    log = uitvoer.read_text()
    assert statussen[0] == "200"
    assert "400" in statussen[4:6]
    assert '"route": "health/live"' in log
    for van_de_bezoeker in (MERK, BEZOEKER, "127.0.0.2"):
        assert van_de_bezoeker not in log
