"""Reads mail about mail that could not be delivered: a delivery status notification (RFC 3464). Pure."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from typing import cast
from uuid import UUID

from .smtp import is_onbestelbaar

_EIGEN_ID = re.compile(r"<([0-9a-f]{32})@")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class GeenTerugmelding(Exception):
    """It is not what a mail server writes about undeliverable mail, or not about a mail of ours."""


@dataclass(frozen=True)
class Terugmelding:
    """Which mail did not arrive. `status`: the enhanced code; `is_mislukt` False: the server is still trying;
    `adres`: where it went (Final-Recipient), "" when that is not told."""

    sleutel: UUID
    status: str
    is_mislukt: bool
    adres: str = ""

    @property
    def is_blijvend(self) -> bool:
        """The address does not work, and will not."""
        return self.is_mislukt and is_onbestelbaar(self.status)

    @property
    def dood_adres(self) -> str:
        """The address that does not work, and will not; "" when none is said to."""
        return self.adres if self.is_blijvend else ""


def lees_terugmelding(ruw: bytes) -> Terugmelding:
    """What this message says. Raises GeenTerugmelding for anything else, whatever it is."""
    try:
        return _lees(ruw)
    except RecursionError:
        # Thousands of parts within parts: no mail server writes that.
        raise GeenTerugmelding("Dit bericht is te ingewikkeld om te lezen.") from None


def _lees(ruw: bytes) -> Terugmelding:
    bericht = email.message_from_bytes(ruw, policy=email.policy.compat32)
    velden = list(_velden_per_ontvanger(bericht))
    if not velden:
        raise GeenTerugmelding("Dit is geen bericht van een mailserver over een mail die niet aankwam (RFC 3464).")
    sleutel = next(_sleutels(bericht), None)
    if sleutel is None:
        raise GeenTerugmelding("Dit bericht noemt geen mail van deze installatie: er staat geen bekend Message-ID in.")
    mislukt = next((deel for deel in velden if _actie(deel) == "failed"), None)
    gaat_over = mislukt or velden[0]
    return Terugmelding(sleutel, _status(gaat_over), is_mislukt=mislukt is not None, adres=_adres(gaat_over))


def _velden_per_ontvanger(bericht: EmailMessage | Message) -> Iterator[Message]:
    """The groups of fields about one recipient each; the first group is about the message as a whole."""
    for deel in bericht.walk():
        if deel.get_content_type() == "message/delivery-status" and isinstance(deel.get_payload(), list):
            yield from (groep for groep in cast(list[Message], deel.get_payload()) if "Action" in groep)


def _sleutels(bericht: Message) -> Iterator[UUID]:
    """Of the mails that it returns: from their headers, which come along as a message or as text."""
    for deel in bericht.walk():
        if deel is bericht:
            continue
        if deel.get_content_type() == "text/rfc822-headers":
            tekst = _als_tekst(deel)
            kop = re.search(r"^message-id:\s*(\S+)", tekst, re.IGNORECASE | re.MULTILINE)
            kandidaat = kop[1] if kop else ""
        else:
            kandidaat = str(deel.get("Message-ID", ""))
        if (gevonden := _EIGEN_ID.search(kandidaat)) is not None:
            yield UUID(hex=gevonden[1])


def _als_tekst(deel: Message) -> str:
    inhoud = deel.get_payload(decode=True)
    return inhoud.decode("utf-8", "replace") if isinstance(inhoud, bytes) else ""


def _actie(velden: Message) -> str:
    return str(velden.get("Action", "")).strip().casefold()


def _adres(velden: Message) -> str:
    """Behind the kind of address: "rfc822; x@voorbeeld.nl"."""
    return str(velden.get("Final-Recipient", "")).partition(";")[2].strip().strip("<>")


def _status(velden: Message) -> str:
    gevonden = _STATUS.search(f"{velden.get('Status', '')} {velden.get('Diagnostic-Code', '')}")
    return gevonden[1] if gevonden else "5.0.0" if _actie(velden) == "failed" else ""
