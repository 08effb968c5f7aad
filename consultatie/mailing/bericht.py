"""One mail, made at the moment it is sent: whom it goes to, what stands in it, and the headers around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format

from consultatie.partnerconsultatie.sleutels import bekend_token as bekend_partnertoken
from consultatie.uitnodiging.tokens import bekend_token
from thema.basis.webadres import heel_adres

from .fouten import LinkOnbekend
from .models import Mailbericht, Mailing
from .sleutels import afmeldtoken
from .tekst import vul_in, vul_regel_in, wanneer

# Shown where a secret would stand but nobody has to see it.
GEEN_LINK = "hier-staat-de-eigen-link"


@dataclass(frozen=True)
class Lezer:
    """Whom one mail is for: what fills the placeholders, where to unsubscribe (None: a partner), and the key of the row
    (None: a test). `repr` leaves the secrets out."""

    waarden: Mapping[str, str]
    afmelden: str | None = None
    sleutel: UUID | None = None

    def __repr__(self) -> str:
        return f"Lezer({self.sleutel})"


def lezer_van(rij: Mailbericht, *, met_link: bool = True) -> Lezer:
    """Who gets this mail; `met_link` False: with words in the place of the secrets, for who may not have them.

    The row has been read with `met_ontvanger` and still has somebody. Raises LinkOnbekend.
    """
    if rij.uitnodiging is not None and rij.uitnodiging.lid is not None:
        lid = rij.uitnodiging.lid
        afmelden = webadres("consultatie:afmelden", afmeldtoken(lid.pk) if met_link else GEEN_LINK)
        link = _link("consultatie:persoonlijke_link", _ledentoken(rij) if met_link else GEEN_LINK)
        eigen = {"naam": lid.naam, "link": link, "afmelden": afmelden}
        return Lezer(gedeeld(rij.mailing) | eigen, afmelden, rij.pk)
    if rij.contact is None:
        raise LinkOnbekend
    link = _link("consultatie:partner", _partnertoken(rij) if met_link else GEEN_LINK)
    eigen = {"naam": rij.contact.naam, "partner": rij.contact.partner.naam, "link": link}
    return Lezer(gedeeld(rij.mailing) | eigen, None, rij.pk)


def proeflezer(mailing: Mailing) -> Lezer:
    """Somebody who does not exist, with links that open nothing."""
    afmelden = webadres("consultatie:afmelden", GEEN_LINK)
    pad = "consultatie:partner" if mailing.is_voor_partners else "consultatie:persoonlijke_link"
    eigen = {
        "naam": "A. de Vries (verzonnen)",
        "partner": "Voorbeeldpartner (verzonnen)",
        "link": webadres(pad, GEEN_LINK),
        "afmelden": afmelden,
    }
    return Lezer(gedeeld(mailing) | eigen, None if mailing.is_voor_partners else afmelden)


def gedeeld(mailing: Mailing) -> dict[str, str]:
    """What is the same for every reader of this mailing. Without a last day there is no `sluit_op`; `wanneer` says so."""
    doel = mailing.doel
    if doel is None:
        raise ValueError("a mailing without anything to take part in")
    plan = doel.beleidsplan
    waarden = {
        "titel": doel.titel,
        "plan": plan.naam,
        "gemeente": plan.gemeente.naam,
        "afdeling": plan.gemeente.afdeling,
        "minuten": str(getattr(doel, "minuten", "")),
        "wanneer": wanneer(doel.open_tot),
    }
    dag: date | None = doel.open_tot
    return waarden | ({"sluit_op": date_format(dag, "j F Y")} if dag else {})


def maak_bericht(mailing: Mailing, lezer: Lezer, *, aan: str) -> EmailMessage:
    """The mail as it goes out: plain text, nothing that tells whether it was opened.

    Raises ValueError for an address that cannot stand in a header.
    """
    koppen = {
        "From": settings.EMAIL_AFZENDER,
        # Holiday replies do not come back, and nobody's assistant answers it.
        "Auto-Submitted": "auto-generated",
    }
    if lezer.sleutel is not None:
        koppen["Message-ID"] = message_id(lezer.sleutel)
    if lezer.afmelden is not None:
        koppen["List-Unsubscribe"] = f"<{lezer.afmelden}>"
        koppen["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        subject=vul_regel_in(mailing.onderwerp, lezer.waarden),
        body=vul_in(mailing.tekst, lezer.waarden),
        # The sender on the envelope: where mail that cannot be delivered goes back to.
        from_email=settings.EMAIL_RETOURADRES or settings.EMAIL_AFZENDER,
        to=[aan],
        headers=koppen,
    )


def message_id(sleutel: UUID) -> str:
    """Of the row with this key; the same however often it is sent."""
    domein = parseaddr(settings.EMAIL_AFZENDER)[1].rpartition("@")[2]
    return f"<{sleutel.hex}@{domein or 'localhost'}>"


def webadres(naam: str, token: str) -> str:
    """The whole address of a page with this secret."""
    return heel_adres(reverse(naam, args=(token,)))


def _link(naam: str, token: str | None) -> str:
    if token is None:
        raise LinkOnbekend
    return webadres(naam, token)


def _ledentoken(rij: Mailbericht) -> str | None:
    return bekend_token(rij.uitnodiging.pk, rij.uitnodiging.token_hash) if rij.uitnodiging else None


def _partnertoken(rij: Mailbericht) -> str | None:
    if (link := rij.partneruitnodiging) is None:
        return None
    return bekend_partnertoken(
        link.reactie_id, versie=link.versie, gemaakt_op=link.gemaakt_op, token_hash=link.token_hash
    )
