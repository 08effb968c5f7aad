"""Inviting members, and letting each invitation count once."""

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from uuid import UUID, uuid4

from django.db import connection, transaction

from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import afdruk

from .fouten import GeenUitnodigingenMeer, UitnodigingAlGebruikt, UitnodigingWeg
from .models import Panellid, Uitnodiging
from .tokens import token_van

PER_KEER = 5000
_KOLOMMEN = ("id", "vragenlijst_id", "lid_id", "token_hash", "is_gebruikt")
Rij = tuple[UUID, int, int, str]


@transaction.atomic
def uitnodigingen_maken(lijst: Vragenlijst) -> int:
    """Invite everybody who may be and was not yet. How many that were; again, it invites nobody twice.

    Sends nothing. Raises GeenUitnodigingenMeer.
    """
    # The lock keeps two colleagues from inviting the same members at the same time.
    if Vragenlijst.objects.select_for_update().get(pk=lijst.pk).status == Vragenlijststatus.GESLOTEN:
        raise GeenUitnodigingenMeer
    leden = (
        Panellid.objects.filter(gemeente=lijst.beleidsplan.gemeente_id)
        .uit_te_nodigen()
        .zonder_uitnodiging(lijst)
        .values_list("pk", flat=True)
    )
    return _schrijf(_rijen(lijst.pk, leden))


def _rijen(lijst_id: int, leden: Iterable[int]) -> Iterator[Rij]:
    for lid_id in leden:
        sleutel = uuid4()
        yield sleutel, lijst_id, lid_id, afdruk(token_van(sleutel))


def _schrijf(rijen: Iterator[Rij]) -> int:
    """Store them in bulk. By the engine's own way: through the ORM a hundred thousand take ten times as long."""
    geschreven = 0
    with connection.cursor() as cursor:
        while deel := list(islice(rijen, PER_KEER)):
            if connection.vendor == "postgresql":
                tekst = StringIO("".join(f"{pk}\t{lijst}\t{lid}\t{hash_}\tf\n" for pk, lijst, lid, hash_ in deel))
                cursor.copy_from(tekst, Uitnodiging._meta.db_table, columns=_KOLOMMEN)
            else:
                cursor.executemany(
                    f"INSERT INTO {Uitnodiging._meta.db_table} ({', '.join(_KOLOMMEN)}) VALUES (%s, %s, %s, %s, 0)",  # noqa: S608  our own names
                    [(pk.hex, lijst, lid, hash_) for pk, lijst, lid, hash_ in deel],
                )
            geschreven += len(deel)
    return geschreven


def uitnodiging_gebruiken(token_hash: str, *, vragenlijst_id: int) -> None:
    """This invitation has been used, from the moment that the transaction around this ends.

    Raises UitnodigingAlGebruikt when it was before (of a race one wins), and UitnodigingWeg when it never was one for
    this questionnaire.
    """
    uitnodiging = Uitnodiging.objects.filter(token_hash=token_hash, vragenlijst=vragenlijst_id)
    if not uitnodiging.filter(is_gebruikt=False).update(is_gebruikt=True):
        raise UitnodigingAlGebruikt if uitnodiging.exists() else UitnodigingWeg
