"""What a table let go of must also leave the files of the database, and thus tomorrow's backup.

After a plain VACUUM much of it can still be read there; after VACUUM FULL, which writes the table anew, nothing. What
remains out of reach is the log that a database keeps of all its writes.
"""

import re
import time
from collections.abc import Sequence

import structlog
from django.db import Error, connection

POGINGEN = 3
SECONDEN_TUSSEN_POGINGEN = 1

log = structlog.get_logger(__name__)


def tabellen_vergeten(*tabellen: str, grondig: bool = False) -> None:
    """Clear what these tables, whose names are our own, let go of. Never fails: what led to it is already done, and there
    is a next time (manage.py bewaartermijn, every night).

    `grondig`: for what is not sealed. SQLite overwrites a row that goes, but where it moved rows to make room a piece of
    one may stay behind in the same page; only writing its whole file anew takes that away, and meanwhile nobody writes.

    Does nothing inside a transaction, where neither engine can.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        for tabel in tabellen:
            schrijf_opnieuw(tabel, f"VACUUM (FULL, VERBOSE) {tabel}")
        return
    if grondig:
        probeer("VACUUM")
    # The row itself has been overwritten (secure_delete, see the settings); the journal has the page as it was.
    probeer("PRAGMA wal_checkpoint(TRUNCATE)")


def volgorde_vergeten(tabel: str) -> None:
    """Afterwards neither the place nor the mark of a row of this table tells when it was written, or together with which
    rows of another one. `tabel` has a random `id`; otherwise as tabellen_vergeten.
    """
    if connection.in_atomic_block:
        return
    if connection.vendor == "postgresql":
        # All rows in one transaction, which marks them alike; then in the order of their random keys.
        probeer(f"UPDATE {tabel} SET id = id")  # noqa: S608  a name of our own
        schrijf_opnieuw(tabel, f"CLUSTER VERBOSE {tabel} USING {tabel}_pkey")
    else:
        # Rows lie in the order of a number that counts up; it may as well be any other.
        probeer(f"UPDATE {tabel} SET rowid = random() & 0x1fffffffffffffff")  # noqa: S608
        tabellen_vergeten(tabel, grondig=True)


def schrijf_opnieuw(tabel: str, opdracht: str) -> None:
    """Write the table anew by this command. It is small; but who sends an answer meanwhile has to wait.

    So this gives up when it cannot have the table for itself in three times three seconds, a backup being made for
    example, and then does what can be done beside others. Three seconds: an automatic vacuum that is busy with the
    table gives way after one (deadlock_timeout).
    """
    probeer("SET lock_timeout = '3s'")
    for _ in range(POGINGEN):
        if probeer(opdracht):
            if not achtergebleven(connection.connection.notices):
                break
            time.sleep(SECONDEN_TUSSEN_POGINGEN)
    else:
        probeer(f"VACUUM {tabel}")
    probeer("RESET lock_timeout")


def achtergebleven(meldingen: Sequence[str]) -> int:
    """How many dead rows the last rewriting took along into the new file, by what the server reported of it.

    It does so while anybody still looks at the database as it was before they died: a backup, or an automatic ANALYZE
    of any other table; and while a transaction from before then still writes in any database of the same server. Only the report says so: the first number after its first line, in whatever language.
    """
    gevonden = re.search(r"\n\D*(\d+)", "".join(meldingen[-1:]))
    return int(gevonden[1]) if gevonden else 0


def probeer(opdracht: str) -> bool:
    """Whether the command was carried out; when not, the log says which and nothing of what was in it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(opdracht)
    except Error as fout:
        log.warning("bak_niet_opgeruimd", opdracht=opdracht, fout=type(fout).__name__)
        return False
    return True
