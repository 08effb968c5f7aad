"""Inviting members, and letting each invitation count once."""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO
from itertools import islice
from typing import cast
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import connection, transaction

from consultatie.vragenlijst.enums import DICHT
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import afdruk
from thema.basis.sleutels import verse_sleutel

from .fouten import GeenUitnodigingenMeer, UitnodigenLooptAl, UitnodigingAlGebruikt, UitnodigingWeg
from .models import Uitnodiging, Uitnodigingsronde
from .queries import uit_te_nodigen
from .tokens import token_van

PER_KEER = 5000
_KOLOMMEN = ("id", "vragenlijst_id", "lid_id", "token_hash", "is_gebruikt")
_GEBRUIK = """
UPDATE consultatie_uitnodiging SET is_gebruikt = TRUE WHERE token_hash = %s AND vragenlijst_id = %s AND NOT is_gebruikt
"""
Rij = tuple[UUID, int, int, str]


@transaction.atomic
def uitnodigingen_maken(lijst: Vragenlijst, *, hoogstens: int | None = None, rng: random.Random | None = None) -> int:
    """Invite everybody who may be and was not yet, or `hoogstens` so many of them. How many that were; again, it invites
    nobody twice.

    `rng` None: the randomness of the operating system. Any other is for an example that must come out the same.
    Sends nothing. Raises GeenUitnodigingenMeer.
    """
    een_voor_een(lijst)
    _weiger_gesloten(lijst)
    leden = uit_te_nodigen(lijst).order_by("pk").values_list("pk", flat=True)
    return _schrijf(_rijen(lijst.pk, leden[:hoogstens], rng or random.SystemRandom()))


def een_voor_een(lijst: Vragenlijst) -> None:
    """Until this transaction ends nobody else invites or fills an outbox for this questionnaire: they wait.

    Not a lock on the questionnaire: everybody who sends an answer holds that row shared, so that it is not closed
    meanwhile, and would wait for a hundred thousand invitations. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"mjbp uitnodigen {lijst.pk}"])


def _weiger_gesloten(lijst: Vragenlijst) -> None:
    """Read without a lock: an invitation made while it closes opens nothing, and harms nobody."""
    if Vragenlijst.objects.filter(pk=lijst.pk, status__in=DICHT).exists():
        raise GeenUitnodigingenMeer


@transaction.atomic
def uitnodigingsronde_starten(
    lijst: Vragenlijst, *, door: AbstractBaseUser | None, op: datetime
) -> Uitnodigingsronde | None:
    """Let the worker invite everybody who may be and was not yet; None when there is nobody.

    Sends nothing. Raises GeenUitnodigingenMeer or UitnodigenLooptAl.
    """
    een_voor_een(lijst)
    _weiger_gesloten(lijst)
    if lijst.uitnodigingsrondes.filter(klaar_op=None).exists():
        raise UitnodigenLooptAl
    if not (totaal := uit_te_nodigen(lijst).count()):
        return None
    return Uitnodigingsronde.objects.create(
        vragenlijst=lijst, door=cast(User | None, door), gevraagd_op=op, totaal=totaal
    )


@transaction.atomic
def uitnodigingsronde_verder(*, op: datetime) -> bool:
    """Make the next PER_KEER invitations of the round that waits longest. False: there is none.

    A round ends when nobody is left, or when its questionnaire was closed meanwhile.
    """
    rondes = Uitnodigingsronde.objects.filter(klaar_op=None).order_by("pk")
    if (ronde := rondes.select_for_update(of=("self",)).select_related("vragenlijst__beleidsplan").first()) is None:
        return False
    try:
        gemaakt = uitnodigingen_maken(ronde.vragenlijst, hoogstens=PER_KEER)
    except GeenUitnodigingenMeer:
        gemaakt = 0
    ronde.gemaakt += gemaakt
    ronde.klaar_op = op if gemaakt < PER_KEER else None
    ronde.save(update_fields=["gemaakt", "klaar_op"])
    return True


def _rijen(lijst_id: int, leden: Iterable[int], rng: random.Random) -> Iterator[Rij]:
    for lid_id in leden:
        sleutel = verse_sleutel(rng)
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
    with connection.cursor() as cursor:
        cursor.execute(_GEBRUIK, [token_hash, vragenlijst_id])
        is_gelukt = bool(cursor.rowcount)
    if not is_gelukt:
        uitnodiging = Uitnodiging.objects.filter(token_hash=token_hash, vragenlijst=vragenlijst_id)
        raise UitnodigingAlGebruikt if uitnodiging.exists() else UitnodigingWeg
