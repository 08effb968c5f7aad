"""From what a form brings along besides its answers to a suspicion. Nothing is ever dropped in silence."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from thema.basis.fouten import DomeinFout

from .enums import Verdenking
from .moment import seconden_sinds
from .telraam import TELRAAM, Drukte


class TeDruk(DomeinFout):
    """So many forms come from one network that no school or library can be behind it. Nothing has been stored."""

    def __init__(self) -> None:
        super().__init__(
            "Vanaf uw netwerk komen nu zo veel formulieren dat wij er even geen meer aannemen. Uw antwoorden zijn nog "
            "niet verstuurd. Ze staan nog op deze pagina. Wacht een uur en verstuur ze dan opnieuw, of probeer het met "
            "een andere verbinding, bijvoorbeeld die van uw telefoon."
        )


@dataclass(frozen=True)
class Sporen:
    """What a form came with: the field that people do not see, the signed moment of its page, and the network that
    sent it (None: not known)."""

    lokveld: str
    moment: str
    netwerk: bytes | None


def verdenking_van(sporen: Sporen, *, op: datetime) -> str:
    """A Verdenking, or "" when nothing catches the eye; and the form has been counted. Raises TeDruk.

    Limits in settings: AFZENDERGRENZEN, MINSTE_INVULTIJD (seconds; 0: no minimum).
    """
    grenzen = settings.AFZENDERGRENZEN
    drukte = TELRAAM.tel(sporen.netwerk, op=op) if sporen.netwerk is not None else Drukte()
    if drukte.dit_uur > grenzen["weiger_per_uur"]:
        raise TeDruk
    if sporen.lokveld:
        return Verdenking.LOKVELD
    if _is_te_snel(sporen.moment, op):
        return Verdenking.SNEL
    is_druk = drukte.dit_uur > grenzen["per_uur"] or drukte.vandaag > grenzen["per_dag"]
    return Verdenking.DRUKTE if is_druk else ""


def _is_te_snel(moment: str, op: datetime) -> bool:
    if not settings.MINSTE_INVULTIJD:
        return False
    verstreken = seconden_sinds(moment, op=op)
    return verstreken is None or verstreken < settings.MINSTE_INVULTIJD
