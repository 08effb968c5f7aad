"""manage.py werker: does in the background what would take too long while somebody waits."""

import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import connections

from mjbp.werk import WERK, Gedaan, Werk
from thema.basis.klok import nu

log = structlog.get_logger(__name__)
# So long may new work wait that nobody had when the worker last looked.
LANGSTE_SLAAP = 2.0


class Command(BaseCommand):
    help = (
        "Doet wat op de achtergrond gebeurt: antwoorden mengen en tellen. Draait tot het programma een stopteken krijgt, "
        "of met --eenmaal tot alles van dit moment is gedaan."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--eenmaal", action="store_true", help="Doe wat er nu ligt en stop dan.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["eenmaal"]:
            for werk in WERK:
                while (gedaan := self.ronde(werk)) is not None and gedaan.is_meer:
                    pass
            return
        stop = threading.Event()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, lambda *_: stop.set())
        self.doorlopend(stop)

    def doorlopend(self, stop: threading.Event, *, werk: Sequence[Werk] = WERK) -> None:
        """Each kind of work in turn until `stop` is set; a piece under way is finished first."""
        aan_de_beurt = dict.fromkeys((een.naam for een in werk), 0.0)
        while not stop.is_set():
            for een in werk:
                if not stop.is_set() and time.monotonic() >= aan_de_beurt[een.naam]:
                    gedaan = self.ronde(een)
                    aan_de_beurt[een.naam] = time.monotonic() + een.wacht_na(gedaan)
            stop.wait(min(LANGSTE_SLAAP, max(0.0, min(aan_de_beurt.values()) - time.monotonic())))

    def ronde(self, werk: Werk) -> Gedaan | None:
        """One piece and what it came to; None when it failed. Whatever goes wrong in it, a database that is away for a moment
        for one, costs this piece and no more; connections never linger."""
        try:
            gedaan = werk.doe(nu())
        except Exception as fout:  # noqa: BLE001
            # Right here: a fault nobody thought of in one kind of work must not keep mixing, mail and the site (which
            # stops with its worker) from going on. Only its type: a message may quote what was refused.
            log.warning("werk_mislukt", werk=werk.naam, fout=type(fout).__name__)
            return None
        finally:
            connections.close_all()
        if gedaan.zin:
            self.stdout.write(gedaan.zin)
            self.stdout.flush()
        return gedaan
