"""What the tray let go of must also leave the files of the database, and thus tomorrow's backup.

Measured on PostgreSQL: after a plain VACUUM nine in ten of the mixed answers could still be read in the tray's file, in
the order in which they came; after VACUUM FULL, which writes the table anew, none. What remains out of reach is the log
that a database keeps of all its writes.
"""

import re
import time
from collections.abc import Sequence

import structlog
from django.db import Error, connection

from consultatie.uitnodiging.models import Uitnodiging

POGINGEN = 3
SECONDEN_TUSSEN_POGINGEN = 1

log = structlog.get_logger(__name__)


def bak_vergeten() -> None:
    """Clear what mixing left behind. Never fails: mixing is already done, and there is a next time: the next mixing,
    and the clearing of the keys a week after closing.

    Does nothing inside a transaction, where neither engine can.
    """
    tabellen_vergeten("consultatie_inkomend")
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        _uitnodigingen_gelijkmaken()


def tabellen_vergeten(*tabellen: str) -> None:
    """The same for these tables, whose names are our own."""
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        for tabel in tabellen:
            _schrijf_opnieuw(tabel, f"VACUUM (FULL, VERBOSE) {tabel}")
    else:
        # The row itself has been overwritten (secure_delete, see the settings); the journal has the page as it was.
        _probeer("PRAGMA wal_checkpoint(TRUNCATE)")


def _uitnodigingen_gelijkmaken() -> None:
    """All invitations in one transaction and in the order of their random keys, so that neither mark nor place tells
    which was used when."""
    if Uitnodiging.objects.filter(is_gebruikt=True).exists():
        _probeer("UPDATE consultatie_uitnodiging SET is_gebruikt = is_gebruikt")
        _schrijf_opnieuw(
            "consultatie_uitnodiging", "CLUSTER VERBOSE consultatie_uitnodiging USING consultatie_uitnodiging_pkey"
        )


def _schrijf_opnieuw(tabel: str, opdracht: str) -> None:
    """Write the table anew by this command. It is small; but who sends an answer meanwhile has to wait.

    So this gives up when it cannot have the table for itself in three times three seconds, a backup being made for
    example, and then does what can be done beside others. Three seconds: an automatic vacuum that is busy with the
    table gives way after one (deadlock_timeout).
    """
    _probeer("SET lock_timeout = '3s'")
    for _ in range(POGINGEN):
        if _probeer(opdracht):
            if not achtergebleven(connection.connection.notices):
                break
            time.sleep(SECONDEN_TUSSEN_POGINGEN)
    else:
        _probeer(f"VACUUM {tabel}")
    _probeer("RESET lock_timeout")


def achtergebleven(meldingen: Sequence[str]) -> int:
    """How many dead rows the last rewriting took along into the new file, by what the server reported of it.

    It does so while anybody still looks at the database as it was before they died: a backup, or an automatic ANALYZE
    of any other table. Only the report says so: the first number after its first line, in whatever language.
    """
    gevonden = re.search(r"\n\D*(\d+)", "".join(meldingen[-1:]))
    return int(gevonden[1]) if gevonden else 0


def _probeer(opdracht: str) -> bool:
    """The command was carried out."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(opdracht)
    except Error as fout:
        log.warning("bak_niet_opgeruimd", opdracht=opdracht, fout=type(fout).__name__)
        return False
    return True
