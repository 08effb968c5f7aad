"""What staff do with a mailing, each in one transaction; and what a member does with the link to unsubscribe."""

import random
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from consultatie.partnerconsultatie import services as partners
from consultatie.partnerconsultatie.models import Partnerconsultatie
from consultatie.uitnodiging.enums import Afmeldreden
from consultatie.uitnodiging.models import Panellid
from consultatie.uitnodiging.services import een_voor_een, uitnodigingen_maken
from thema.basis.overgang import volgende_status, zet_status
from thema.basis.sleutels import verse_sleutel

from .adressen import verkeerde_instelling, zoals_verstuurd
from .bericht import gedeeld, maak_bericht, proeflezer
from .enums import AFZENDER, Berichtactie, Mailingactie, Mailingsoort
from .fouten import AdresKloptNiet, Niemand, NietOpen, ProefmailMislukt, TekstKloptNiet
from .models import Mailbericht, Mailing
from .queries import is_open, te_mailen_contacten, te_mailen_leden
from .sleutels import lid_van_afmeldtoken
from .smtp import Mailserver, Verzender
from .tekst import bezwaren, gebruikt
from .workflow import BERICHT_OVERGANGEN, OVERGANGEN, van_waaruit

PER_KEER = 2000


# ── A mailing ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def mailing_klaarzetten(
    mailing: Mailing, *, door: AbstractBaseUser | None, op: datetime, rng: random.Random | None = None
) -> int:
    """Choose the readers and put a mail for each in the outbox; how many. Sends nothing.

    Readers are chosen once: after it was taken back the same ones get the new text. Chosen anew, a reminder would tell
    by name who answered meanwhile, as often as somebody asks (docs/adr/0010-mail.md).

    An invitation first gives a link to whoever may have one and has none. Raises TekstKloptNiet, Niemand, what making
    links raises, OvergangNietToegestaan and GelijktijdigGewijzigd; then nothing is stored. `rng` None: the randomness of
    the operating system; any other is for an example that must come out the same.
    """
    rng = rng or random.SystemRandom()
    _zet(mailing, Mailingactie.KLAARZETTEN, door, op)
    _weiger_tekst_die_niet_klopt(mailing)
    if aantal := mailing.berichten.count():
        return aantal
    _houd_vast(mailing)
    if mailing.soort == Mailingsoort.UITNODIGING:
        _maak_links(mailing, op, rng)
    if not (aantal := _vul_uitbak(mailing, op, rng)):
        raise Niemand
    return aantal


def _vul_uitbak(mailing: Mailing, op: datetime, rng: random.Random) -> int:
    aantal = 0
    rijen = _rijen(mailing, op, rng)
    while deel := list(islice(rijen, PER_KEER)):
        Mailbericht.objects.bulk_create(deel)
        aantal += len(deel)
    return aantal


def _houd_vast(mailing: Mailing) -> None:
    """Two colleagues who fill two outboxes for the same readers do so one after the other. Who sends an answer waits for neither."""
    if mailing.partnerconsultatie is not None:
        Partnerconsultatie.objects.select_for_update().get(pk=mailing.partnerconsultatie.pk)
    elif mailing.vragenlijst is not None:
        een_voor_een(mailing.vragenlijst)


def _maak_links(mailing: Mailing, op: datetime, rng: random.Random) -> None:
    if mailing.partnerconsultatie is not None:
        partners.uitnodigingen_maken(mailing.partnerconsultatie, op=op)
    elif mailing.vragenlijst is not None:
        uitnodigingen_maken(mailing.vragenlijst, rng=rng)


def _rijen(mailing: Mailing, op: datetime, rng: random.Random) -> Iterator[Mailbericht]:
    alle = {"mailing": mailing, "soort": mailing.soort, "volgende_poging_op": op}
    if mailing.is_voor_partners:
        for contact, link in te_mailen_contacten(mailing):
            yield Mailbericht(id=verse_sleutel(rng), contact=contact, partneruitnodiging=link, **alle)
        return
    # The keys first: a list is not read and written at the same time.
    for sleutel in list(te_mailen_leden(mailing).order_by("pk").values_list("pk", flat=True)):
        yield Mailbericht(id=verse_sleutel(rng), uitnodiging_id=sleutel, **alle)


def _weiger_tekst_die_niet_klopt(mailing: Mailing) -> None:
    fouten = [zin for _, zin in bezwaren(mailing.onderwerp, mailing.tekst, is_voor_partners=mailing.is_voor_partners)]
    if not fouten and "sluit_op" in gebruikt(mailing.onderwerp) | gebruikt(mailing.tekst):
        fouten = zonder_laatste_dag(mailing)
    if fouten:
        raise TekstKloptNiet(" ".join(fouten))


def zonder_laatste_dag(mailing: Mailing) -> list[str]:
    """What to do about {sluit_op} where there is no last day; nothing where there is one."""
    if "sluit_op" in gedeeld(mailing):
        return []
    return [f"‘{mailing.doel}’ heeft geen laatste dag. Vul die in, of schrijf {{wanneer}} in plaats van {{sluit_op}}."]


@transaction.atomic
def mailing_terugzetten(mailing: Mailing, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """Let the text be changed again. The readers stay as they were chosen; nothing has been sent."""
    _zet(mailing, Mailingactie.TERUGZETTEN, door, op)


@transaction.atomic
def mailing_vrijgeven(mailing: Mailing, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """Let the worker send it. Raises NietOpen while the link would lead to a closed door."""
    _weiger_gesloten(mailing, op)
    _zet(mailing, Mailingactie.VRIJGEVEN, door, op)


@transaction.atomic
def mailing_hervatten(mailing: Mailing, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """Go on after a stop. Raises NietOpen."""
    _weiger_gesloten(mailing, op)
    _zet(mailing, Mailingactie.HERVATTEN, door, op)


@transaction.atomic
def mailing_stoppen(mailing: Mailing, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """No further mail is begun; one that is being handed over is finished."""
    _zet(mailing, Mailingactie.STOPPEN, door, op)


def _weiger_gesloten(mailing: Mailing, op: datetime) -> None:
    if not is_open(mailing, timezone.localdate(op)):
        raise NietOpen(str(mailing.doel))


def _zet(mailing: Mailing, actie: Mailingactie, door: AbstractBaseUser | None, op: datetime) -> None:
    naar = volgende_status(OVERGANGEN, mailing.status, actie)
    zet_status(mailing, naar=naar, actie=actie, door=door, op=op)


ACTIES = {
    Mailingactie.KLAARZETTEN: mailing_klaarzetten,
    Mailingactie.TERUGZETTEN: mailing_terugzetten,
    Mailingactie.VRIJGEVEN: mailing_vrijgeven,
    Mailingactie.STOPPEN: mailing_stoppen,
    Mailingactie.HERVATTEN: mailing_hervatten,
}


def proefmail_versturen(mailing: Mailing, *, aan: str, verzender: Verzender | None = None) -> None:
    """Send the text to this address, with somebody made up and links that open nothing. Stores nothing.

    Raises AdresKloptNiet or ProefmailMislukt.
    """
    if verkeerde_instelling():
        raise ProefmailMislukt(AFZENDER)
    try:
        zoals_verstuurd(aan)
    except ValueError:
        raise AdresKloptNiet from None
    bericht = maak_bericht(mailing, proeflezer(mailing), aan=aan)
    bericht.subject = f"[Test] {bericht.subject}"
    verzender = verzender or Mailserver()
    try:
        uitslag = verzender.verstuur(bericht)
    finally:
        verzender.sluit()
    if uitslag.actie != Berichtactie.AANNEMEN:
        raise ProefmailMislukt(uitslag.code)


# ── Mails in the outbox ──────────────────────────────────────────────────────────────────────────


def berichten_opnieuw(berichten: "QuerySet[Mailbericht]", *, op: datetime) -> int:
    """Let these go out (once more): those that failed, came back, or of which nobody knows. How many that were."""
    return berichten.filter(status__in=van_waaruit(BERICHT_OVERGANGEN, Berichtactie.OPNIEUW)).update(
        status=_uitkomst(Berichtactie.OPNIEUW), pogingen=0, volgende_poging_op=op, code="", claim=None
    )


def berichten_laten(berichten: "QuerySet[Mailbericht]") -> int:
    """Take those of which nobody knows for sent, since somebody looked it up. How many that were."""
    return berichten.filter(status__in=van_waaruit(BERICHT_OVERGANGEN, Berichtactie.LATEN)).update(
        status=_uitkomst(Berichtactie.LATEN), claim=None
    )


def _uitkomst(actie: Berichtactie) -> str:
    return BERICHT_OVERGANGEN[van_waaruit(BERICHT_OVERGANGEN, actie)[0], actie]


# ── Unsubscribing ────────────────────────────────────────────────────────────────────────────────


def lid_van_link(token: str) -> Panellid | None:
    """The member whose link to unsubscribe this is, with its municipality; None for any other text."""
    sleutel = lid_van_afmeldtoken(token)
    return Panellid.objects.select_related("gemeente").filter(pk=sleutel).first() if sleutel is not None else None


def panellid_afmelden(lid: Panellid, *, dag: date) -> None:
    """From this day on this member is not written to, whatever list they are in. Again: the first day stays."""
    zelf = Panellid.objects.filter(pk=lid.pk)
    zelf.filter(afgemeld_op__isnull=True).update(afgemeld_op=dag, afmeldreden=Afmeldreden.ZELF)
    zelf.filter(afmeldreden=Afmeldreden.LIJST).update(afmeldreden=Afmeldreden.ZELF)
