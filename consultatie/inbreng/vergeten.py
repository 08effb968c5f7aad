"""What the tray let go of must also leave the files of the database, and thus tomorrow's backup.

Measured on PostgreSQL: after a plain VACUUM nine in ten of the mixed answers could still be read in the tray's file, in
the order in which they came; after VACUUM FULL, which writes the table anew, none. What remains out of reach is the log
that a database keeps of all its writes.
"""

from django.db import connection

from consultatie.uitnodiging.models import Uitnodiging
from thema.basis.vergeten import probeer, schrijf_opnieuw, tabellen_vergeten


def bak_vergeten() -> None:
    """Clear what mixing left behind. Never fails: mixing is already done, and there is a next time: the next mixing,
    and the clearing of the keys a week after closing.

    Does nothing inside a transaction, where neither engine can.
    """
    tabellen_vergeten("consultatie_inkomend")
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        _uitnodigingen_gelijkmaken()


def _uitnodigingen_gelijkmaken() -> None:
    """All invitations in one transaction and in the order of their random keys, so that neither mark nor place tells
    which was used when."""
    if Uitnodiging.objects.filter(is_gebruikt=True).exists():
        probeer("UPDATE consultatie_uitnodiging SET is_gebruikt = is_gebruikt")
        schrijf_opnieuw(
            "consultatie_uitnodiging", "CLUSTER VERBOSE consultatie_uitnodiging USING consultatie_uitnodiging_pkey"
        )
