"""A browser without a network: requests straight into the WSGI handler, and what they cost."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

ZONDER_SESSIE = ("SessionMiddleware", "AuthenticationMiddleware", "MessageMiddleware", "HistoryRequestMiddleware")
# The other layers that the house passes by on its short way (mjbp/bezoeker.py).
KORTE_WEG = ("CSPMiddleware", "PermissionsPolicyMiddleware", "CommonMiddleware", "XFrameOptionsMiddleware")
Velden = Sequence[tuple[str, str]]


def kale_handler(*, ook_zonder: tuple[str, ...] = ()) -> WSGIHandler:
    """A handler that knows no sessions, nor what leans on them, nor any way of the house past the rest."""
    eruit = (*ZONDER_SESSIE, "CsrfViewMiddleware", "KentNiemand", *ook_zonder)
    blijft = [pad for pad in settings.MIDDLEWARE if not pad.endswith(eruit)]
    with override_settings(MIDDLEWARE=blijft):
        return WSGIHandler()


class Browser:
    """One visitor, who keeps the cookies of his last page."""

    def __init__(self, handler: WSGIHandler) -> None:
        self.handler = handler
        self.koekje = ""

    def haal(self, pad: str) -> bytes:
        """The page; raises ValueError when it is not 200."""
        status, inhoud = self._vraag("GET", pad, b"")
        if status != 200:
            raise ValueError(f"GET {pad}: {status}")
        return inhoud

    def stuur_door(self, pad: str) -> None:
        """Open an address that leads elsewhere; raises ValueError when it does not."""
        status, _ = self._vraag("GET", pad, b"")
        if status != 302:
            raise ValueError(f"GET {pad}: {status}")

    def stuur(self, pad: str, velden: Velden) -> None:
        """Send a form; raises ValueError when the answer is not a redirect, which is how all of these say stored."""
        status, inhoud = self._vraag("POST", pad, urlencode(velden).encode())
        if status not in (302, 303):
            raise ValueError(f"POST {pad}: {status} {inhoud[:300]!r}")

    def _vraag(self, methode: str, pad: str, body: bytes) -> tuple[int, bytes]:
        gezien: dict[str, Any] = {}

        def begin(status: str, koppen: list[tuple[str, str]], exc_info: object = None) -> None:
            gezien["status"] = int(status[:3])
            for naam, waarde in koppen:
                if naam == "Set-Cookie":
                    self.koekje = waarde.split(";", 1)[0]

        antwoord = self.handler(_omgeving(methode, pad, body, self.koekje), begin)  # type: ignore[arg-type]
        try:
            return gezien.get("status", 0), b"".join(antwoord)
        finally:
            antwoord.close()


def _omgeving(methode: str, pad: str, body: bytes, koekje: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": methode,
        "PATH_INFO": pad,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        # Of the internet, so that it is counted; another network each time, as visitors are.
        "REMOTE_ADDR": f"1.{random.randrange(256)}.{random.randrange(256)}.1",
        "HTTP_COOKIE": koekje,
        "HTTP_ORIGIN": "http://localhost",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


@dataclass
class Meting:
    """Milliseconds per time that it was done: on the clock, and of this process's CPU."""

    klok: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def doe(self, taak: Callable[[], object]) -> None:
        """Once."""
        klok, cpu = time.perf_counter(), time.process_time()
        taak()
        self.cpu.append((time.process_time() - cpu) * 1000)
        self.klok.append((time.perf_counter() - klok) * 1000)

    @property
    def cpu_ms(self) -> float:
        """The median CPU of one time."""
        return median(self.cpu)

    @property
    def klok_ms(self) -> float:
        """The median time of one time."""
        return median(self.klok)

    @property
    def p95_ms(self) -> float:
        """What nineteen in twenty did not exceed."""
        return sorted(self.klok)[int(len(self.klok) * 0.95)]


def om_en_om(taken: Mapping[str, Callable[[], object]], *, ritten: int, seconden: float) -> dict[str, Meting]:
    """Do every task in turn, round after round, so that what else the machine does hits all alike; each round in
    another order, so that none always comes after the one that leaves the least of the processor's memory as it was.

    Stops after `ritten` rounds or so many seconds; the first round warms up and does not count.
    """
    metingen = {naam: Meting() for naam in taken}
    einde = time.monotonic() + seconden
    for taak in taken.values():
        taak()
    for _ in range(ritten):
        for naam in random.sample(list(taken), len(taken)):
            metingen[naam].doe(taken[naam])
        if time.monotonic() > einde:
            break
    return metingen
