"""manage.py mengen: the job that mixes and counts what residents sent."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import Error, connections

from consultatie.inbreng.zegel import ZegelPastNiet
from consultatie.openantwoord.services import antwoorden_mengen
from thema.basis.klok import nu

log = structlog.get_logger(__name__)
SECONDEN_TUSSEN_RONDES = 30


class Command(BaseCommand):
    help = (
        "Mengt de binnengekomen antwoorden en telt ze, zodra er genoeg zijn om niemand te kunnen herkennen. "
        "Met --doorlopend elke 30 seconden, tot het programma een stopteken krijgt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--doorlopend", action="store_true", help="Blijf draaien, met een ronde per 30 seconden.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["doorlopend"]:
            self.meld(antwoorden_mengen(op=nu()))
            return
        stop = threading.Event()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, lambda *_: stop.set())
        self.doorlopend(stop)

    def doorlopend(self, stop: threading.Event, *, pauze: float = SECONDEN_TUSSEN_RONDES) -> None:
        """A round every `pauze` seconds until `stop` is set; a round under way is finished first."""
        while not stop.is_set():
            self.ronde()
            stop.wait(pauze)

    def ronde(self) -> None:
        """One round. A database that is away for a moment costs this round and no more; connections never linger."""
        try:
            self.meld(antwoorden_mengen(op=nu()), stil=True)
        except (Error, ZegelPastNiet) as fout:
            # Only its type: the database quotes in its message what it refused.
            log.warning("mengen_mislukt", fout=type(fout).__name__)
        finally:
            connections.close_all()

    def meld(self, gemengd: int, *, stil: bool = False) -> None:
        """Say how many were mixed. That number is never below the threshold; what stays in the tray is not said."""
        if gemengd:
            self.stdout.write(f"{gemengd} antwoorden gemengd en geteld.")
        elif not stil:
            self.stdout.write("Er zijn nu niet genoeg antwoorden om te mengen. Er is niets veranderd.")
        self.stdout.flush()
