"""Claim, send, mark: one mail after the other over one connection, each step committed before the next begins.

A mail is claimed right before it is handed over, and only one at a time. So when a worker is killed, of one mail at most
nobody knows whether it went; that one becomes `onzeker` and is never sent again by itself (docs/adr/0010-mail.md).
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from thema.basis.overgang import volgende_status

from .adressen import is_zelfde, verkeerde_instelling, zoals_verstuurd
from .bericht import lezer_van, maak_bericht
from .enums import ADRES, AFZENDER, SLEUTEL, Berichtactie, Berichtstatus
from .fouten import LinkOnbekend
from .models import Mailbericht, Mailing, Onbestelbaar
from .queries import mag_nog
from .smtp import Mailserver, Uitslag, Verzender, is_onbestelbaar
from .workflow import BERICHT_OVERGANGEN, van_waaruit, wachttijd

# A piece of work ends after so many mails or seconds: other work has its turn then.
PER_STUK = 200
SECONDEN_PER_STUK = 3.0
# Longer than any hand-over can take (EMAIL_TIMEOUT per answer of the server): then its worker is gone.
CLAIM_BLIJFT = timedelta(minutes=10)
STORING_DUURT = timedelta(minutes=1)
_EEN_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Stuk:
    """What one piece came to: mails that the server took, and whether more are waiting now."""

    verstuurd: int
    is_meer: bool


def mailberichten_versturen(
    *, op: datetime, verzender: Verzender | None = None, seconden: float = SECONDEN_PER_STUK
) -> Stuk:
    """Send what may go out at this moment, for so many seconds. Safe beside other workers, and whenever it is killed."""
    claims_opgeven(op=op)
    verzender = verzender or Mailserver()
    verstuurd, einde = 0, time.monotonic() + seconden
    try:
        for _ in range(PER_STUK):
            if time.monotonic() > einde:
                break
            if (rij := _claim_volgende(op)) is None:
                return Stuk(verstuurd, is_meer=False)
            if rij.status == Berichtstatus.GECLAIMD:
                verstuurd += _verstuur(rij, verzender, op)
    finally:
        verzender.sluit()
    return Stuk(verstuurd, is_meer=True)


def claims_opgeven(*, op: datetime) -> int:
    """Mails whose worker is gone become `onzeker`. How many that were."""
    return Mailbericht.objects.filter(status=Berichtstatus.GECLAIMD, poging_op__lt=op - CLAIM_BLIJFT).update(
        status=volgende_status(BERICHT_OVERGANGEN, Berichtstatus.GECLAIMD, Berichtactie.KWIJTRAKEN)
    )


# ── Claim ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def _claim_volgende(op: datetime) -> Mailbericht | None:
    """The next mail, claimed, or `vervallen` when it may not go out any more; None when none is waiting now."""
    for mailing in Mailing.objects.te_versturen(op).order_by("pk").values_list("pk", flat=True):
        wachtend = Mailbericht.objects.filter(
            mailing=mailing, status=Berichtstatus.WACHT, volgende_poging_op__lte=op
        ).order_by("volgende_poging_op", "pk")
        # Whoever has a row locked is sending it: take the next one. On SQLite a writer has the database to itself.
        rij = wachtend.met_ontvanger().select_for_update(skip_locked=True, of=("self",)).first()
        if rij is not None:
            _leg_vast(rij, op)
            return rij
    return None


def _leg_vast(rij: Mailbericht, op: datetime) -> None:
    """Of who answered it is not told when: a mail that lapses bears no moment and no reason, and tells of no attempt."""
    if not mag_nog(rij, timezone.localdate(op)):
        rij.status = volgende_status(BERICHT_OVERGANGEN, rij.status, Berichtactie.VERVALLEN)
        rij.code, rij.claim, rij.poging_op, rij.pogingen = "", None, None, 0
        # When it would have been tried again tells when it was tried last. The same for all of a mailing.
        rij.volgende_poging_op = _EEN_MOMENT
        rij.save(update_fields=["status", "code", "claim", "poging_op", "pogingen", "volgende_poging_op"])
        return
    rij.status = volgende_status(BERICHT_OVERGANGEN, rij.status, Berichtactie.CLAIMEN)
    rij.claim, rij.poging_op = uuid4(), op
    rij.pogingen += 1
    rij.save(update_fields=["status", "claim", "poging_op", "pogingen"])


# ── Send and mark ────────────────────────────────────────────────────────────────────────────────


def _verstuur(rij: Mailbericht, verzender: Verzender, op: datetime) -> int:
    """Hand it over and write down at once what came of it; 1 when it was taken, else 0."""
    adres = rij.adres
    uitslag = _bezwaar(rij) or verzender.verstuur(_bericht(rij))
    _markeer(rij, uitslag, op)
    if uitslag.actie == Berichtactie.AFWIJZEN and is_onbestelbaar(uitslag.status):
        adres_onbestelbaar(adres, code=uitslag.status, op=op)
    return int(uitslag.actie == Berichtactie.AANNEMEN)


def _bericht(rij: Mailbericht) -> EmailMessage:
    return maak_bericht(rij.mailing, lezer_van(rij), aan=rij.adres)


def _bezwaar(rij: Mailbericht) -> Uitslag | None:
    """Why this mail cannot be made; None when it can."""
    if verkeerde_instelling():
        return Uitslag(Berichtactie.UITSTELLEN, AFZENDER, is_storing=True)
    try:
        zoals_verstuurd(rij.adres)
        _bericht(rij).message()
    except LinkOnbekend:
        return Uitslag(Berichtactie.AFWIJZEN, SLEUTEL)
    except ValueError:
        return Uitslag(Berichtactie.AFWIJZEN, ADRES)
    return None


@transaction.atomic
def _markeer(rij: Mailbericht, uitslag: Uitslag, op: datetime) -> None:
    wacht = STORING_DUURT if uitslag.is_storing else wachttijd(rij.pogingen)
    actie = uitslag.actie
    if actie == Berichtactie.UITSTELLEN and wacht is None:
        actie = Berichtactie.AFWIJZEN
    velden: dict[str, Any] = {"status": volgende_status(BERICHT_OVERGANGEN, rij.status, actie), "code": uitslag.code}
    if actie == Berichtactie.UITSTELLEN and wacht is not None:
        velden["volgende_poging_op"] = op if uitslag.is_storing else op + wacht
    if uitslag.is_storing:
        # The mail was not the matter: this attempt does not count.
        velden["pogingen"] = F("pogingen") - 1
    Mailbericht.objects.filter(
        pk=rij.pk, claim=rij.claim, status__in=van_waaruit(BERICHT_OVERGANGEN, Berichtactie.AANNEMEN)
    ).update(**velden)
    _meld_storing(rij.mailing, uitslag, op)


def _meld_storing(mailing: Mailing, uitslag: Uitslag, op: datetime) -> None:
    """Every mailing waits for a server that cannot be used; the first mail that it takes ends that."""
    if uitslag.is_storing:
        Mailing.objects.te_versturen(op).update(storing=uitslag.code, pauze_tot=op + STORING_DUURT)
    elif mailing.storing:
        Mailing.objects.exclude(storing="").update(storing="", pauze_tot=None)


def adres_onbestelbaar(adres: str, *, code: str, op: datetime) -> None:
    """Nobody with this address gets mail any more, until it changes."""
    if adres:
        Onbestelbaar.objects.get_or_create(adres=adres, defaults={"code": code, "sinds_datum": timezone.localdate(op)})


def bericht_teruggekomen(sleutel: UUID, *, code: str, dood_adres: str, op: datetime) -> bool:
    """The mail with this key came back. False when there is no such mail (any more), or it never went out.

    `dood_adres`: which address will never work, "" when none is said to. It is only remembered when the reader still
    has it: a late message is about the address of then.
    """
    with transaction.atomic():
        rij = Mailbericht.objects.select_for_update(of=("self",)).met_ontvanger().filter(pk=sleutel).first()
        if rij is None:
            return False
        if rij.status == Berichtstatus.TERUGGEKOMEN:
            return True
        if (rij.status, Berichtactie.TERUGKOMEN) not in BERICHT_OVERGANGEN:
            return False
        rij.status = volgende_status(BERICHT_OVERGANGEN, rij.status, Berichtactie.TERUGKOMEN)
        rij.code = code
        rij.save(update_fields=["status", "code"])
        if is_zelfde(dood_adres, rij.adres):
            adres_onbestelbaar(rij.adres, code=code, op=op)
    return True
