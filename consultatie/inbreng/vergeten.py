"""What the tray let go of must also leave the files of the database, and thus tomorrow's backup.

Measured on PostgreSQL: after a plain VACUUM nine in ten of the mixed answers could still be read in the tray's file, in
the order in which they came; after VACUUM FULL, which writes the table anew, none. What remains out of reach is the log
that a database keeps of all its writes.
"""

from django.db import connection

from consultatie.uitnodiging.models import Uitnodiging
from thema.basis.vergeten import tabellen_vergeten, volgorde_vergeten


def bak_vergeten() -> None:
    """Clear what mixing left behind. Never fails: mixing is already done, and there is a next time: the next mixing,
    and the clearing of the keys a week after closing.

    Does nothing inside a transaction, where neither engine can.
    """
    if connection.in_atomic_block:
        return
    tabellen_vergeten("consultatie_inkomend")
    # On SQLite a row keeps its place when it is written again, and bears no mark.
    if connection.vendor == "postgresql" and Uitnodiging.objects.filter(is_gebruikt=True).exists():
        volgorde_vergeten("consultatie_uitnodiging")


def beurten_vergeten() -> None:
    """Once nothing more is mixed: no answer tells with which others it left the tray. Else the texts that left it would
    lie in the same turns, and a turn can be of ten people of whom one wrote something. Never fails."""
    volgorde_vergeten("consultatie_inzending")
