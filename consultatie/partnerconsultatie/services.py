"""Writes on a partner's reaction that have consequences: links, drafts, signatures."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from thema.basis.geheim import afdruk
from thema.basis.overgang import volgende_status, zet_status
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Partner
from thema.partner.services import standpunt_ondertekenen
from thema.thema.models import Thema

from .enums import Reactieactie
from .fouten import AlOndertekend, AntwoordenVeranderd, ConsultatieGesloten, LinkAlVernieuwd, NogNietsIngevuld
from .inhoud import Themastandpunt, als_json, kenmerk
from .models import Ondertekening, Partnerconsultatie, Partnerreactie, Partneruitnodiging
from .queries import voortgang
from .sleutels import maak_token
from .workflow import OVERGANGEN, TE_BEWERKEN


@dataclass(frozen=True)
class Link:
    """A link that was just made. Its secret exists here and nowhere else; `repr` leaves it out."""

    partner: Partner
    token: str

    def __repr__(self) -> str:
        return f"Link({self.partner})"


@dataclass(frozen=True)
class Handtekening:
    """Who signs. `sleutel`: the key of the form, so that a double click is one act; `gelezen`: the mark of what the
    signer read; `status`: the one on the screen."""

    naam: str
    functie: str
    sleutel: UUID
    gelezen: str
    status: str


# ── Links ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def uitnodigingen_maken(consultatie: Partnerconsultatie, *, op: datetime) -> tuple[Link, ...]:
    """A link for every partner of the municipality that has none; empty when all have one.

    Raises ConsultatieGesloten when the round is over or the plan adopted. Before its first day links can be made.
    """
    # The row lock: two colleagues who press the button at once make one set of links.
    Partnerconsultatie.objects.select_for_update().get(pk=consultatie.pk)
    if consultatie.open_tot < timezone.localdate(op) or consultatie.beleidsplan.is_vergrendeld:
        raise ConsultatieGesloten
    partners = Partner.objects.filter(gemeente=consultatie.beleidsplan.gemeente_id).exclude(
        reacties__in=Partnerreactie.objects.filter(partnerconsultatie=consultatie, uitnodiging__isnull=False)
    )
    return tuple(_maak_link(consultatie, partner, op) for partner in partners)


def _maak_link(consultatie: Partnerconsultatie, partner: Partner, op: datetime) -> Link:
    reactie, _ = Partnerreactie.objects.get_or_create(partnerconsultatie=consultatie, partner=partner)
    link = Link(partner, maak_token(reactie.pk, versie=1, gemaakt_op=op))
    Partneruitnodiging.objects.create(reactie=reactie, token_hash=afdruk(link.token), gemaakt_op=op)
    return link


@transaction.atomic
def uitnodiging_vernieuwen(uitnodiging: Partneruitnodiging, *, gezien: int, op: datetime) -> Link:
    """A new link in the place of the old one, which opens nothing any more; the draft stays.

    `gezien` is the version that was on the screen: a reload does not void the link that was just written down.
    Raises LinkAlVernieuwd.
    """
    huidig = Partneruitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if huidig.versie != gezien:
        raise LinkAlVernieuwd
    huidig.versie += 1
    huidig.gemaakt_op = op
    link = Link(huidig.reactie.partner, maak_token(huidig.reactie_id, versie=huidig.versie, gemaakt_op=op))
    huidig.token_hash = afdruk(link.token)
    huidig.save()
    return link


# ── The draft ────────────────────────────────────────────────────────────────────────────────────


def reactie_vasthouden(reactie: Partnerreactie, *, dag: date) -> None:
    """Lock the reaction until the transaction ends, so that colleagues write one after another.

    Afterwards `reactie` carries the stored status. Raises ConsultatieGesloten or AlOndertekend when it cannot be
    written in.
    """
    vast = _lees_vast(reactie)
    reactie.status = vast.status
    if not vast.partnerconsultatie.is_open_op(dag):
        raise ConsultatieGesloten
    if vast.status not in TE_BEWERKEN:
        raise AlOndertekend


def _lees_vast(reactie: Partnerreactie) -> Partnerreactie:
    """The reaction under a lock, with its round and its plan; the plan first, as everybody locks from the top."""
    plan = Beleidsplan.objects.select_for_update().get(pk=reactie.partnerconsultatie.beleidsplan_id)
    vast = (
        Partnerreactie.objects.select_for_update(of=("self",)).select_related("partnerconsultatie").get(pk=reactie.pk)
    )
    vast.partnerconsultatie.beleidsplan = plan
    return vast


# ── Signing ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def reactie_ondertekenen(reactie: Partnerreactie, *, handtekening: Handtekening, op: datetime) -> Ondertekening:
    """Keep what was signed as it is now, and let everybody read what is not confidential, in one transaction.

    The same form sent twice is one signature. Raises ConsultatieGesloten, AntwoordenVeranderd, NogNietsIngevuld,
    OvergangNietToegestaan or GelijktijdigGewijzigd; then nothing is stored.
    """
    vast = _lees_vast(reactie)
    if (eerder := vast.ondertekeningen.filter(sleutel=handtekening.sleutel).first()) is not None:
        return eerder
    if not vast.partnerconsultatie.is_open_op(timezone.localdate(op)):
        raise ConsultatieGesloten
    stand = voortgang(vast)
    if kenmerk(stand.standpunten) != handtekening.gelezen:
        raise AntwoordenVeranderd
    if not stand.standpunten:
        raise NogNietsIngevuld
    vast.status = handtekening.status
    _zet(vast, actie=Reactieactie.ONDERTEKENEN, op=op)
    getekend = Ondertekening.objects.create(
        reactie=vast,
        sleutel=handtekening.sleutel,
        naam=handtekening.naam,
        functie=handtekening.functie,
        op=op,
        inhoud=als_json(stand.standpunten),
    )
    for regel in stand.regels:
        if regel.standpunt is not None:
            _maak_openbaar(vast, regel.thema, regel.standpunt, op)
    return getekend


def _maak_openbaar(reactie: Partnerreactie, thema: Thema, standpunt: Themastandpunt, op: datetime) -> None:
    inhoud = standpunt.openbaar(is_fictief=reactie.partnerconsultatie.is_fictief)
    standpunt_ondertekenen(reactie.partner, thema=thema, inhoud=inhoud, op=op)


@transaction.atomic
def reactie_heropenen(reactie: Partnerreactie, *, status: str, op: datetime) -> None:
    """Let the partner write again; what it signed stays valid until it signs anew. `status`: the one on the screen.

    Raises ConsultatieGesloten, OvergangNietToegestaan or GelijktijdigGewijzigd; then nothing is stored.
    """
    vast = _lees_vast(reactie)
    if not vast.partnerconsultatie.is_open_op(timezone.localdate(op)):
        raise ConsultatieGesloten
    vast.status = status
    _zet(vast, actie=Reactieactie.HEROPENEN, op=op)


def _zet(reactie: Partnerreactie, *, actie: Reactieactie, op: datetime) -> None:
    """Partners have no account: the trail says that it happened, the signature says who."""
    naar = volgende_status(OVERGANGEN, reactie.status, actie)
    zet_status(reactie, naar=naar, actie=actie, door=None, op=op)
