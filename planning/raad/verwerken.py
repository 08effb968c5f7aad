"""Works adopted amendments into the text: each is about the text that the council had before it, so their order is of
no account (docs/adr/0020-amendementen.md)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from django.db import models

from planning.stuk.models import Bestuursstuk

from .enums import Amendementstatus
from .fouten import PassageKloptNiet, ZelfdePassage, met_hoofdletter
from .models import Amendement
from .passage import Plaats, plaatsen_van, verwerk
from .tekstplek import Plek, plek_van

_AL_AANGENOMEN = (
    " Is het amendement al aangenomen en de tekst daarna gewijzigd? Heropen het dan, en meld dat het is vervallen."
)


class Voorstel(Protocol):
    """What puts other words in the place of a passage."""

    was: str
    wordt: str


V = TypeVar("V", bound=Voorstel)


def eis_invoerbaar(amendement: Amendement) -> None:
    """Refuse an amendment whose passage does not stand there once, that changes nothing, or whose text would not fit."""
    eis_past(_plek(amendement), amendement)


def eis_past(plek: Plek, voorstel: Voorstel, *, mag_gelijk: bool = False) -> None:
    """The same of anything that puts `wordt` in the place of `was`, and is called by its name. `mag_gelijk`: it may change
    nothing (any more)."""
    plaats = _plaats(plek, voorstel)
    if not mag_gelijk and _regels(voorstel.was) == _regels(voorstel.wordt):
        raise PassageKloptNiet(
            f"{met_hoofdletter(voorstel)}: de nieuwe tekst is gelijk aan de oude. Schrijf wat er moet veranderen."
        )
    if bezwaar := plek.bezwaar(_nieuwe_tekst(plek, [(plaats, voorstel)])):
        raise PassageKloptNiet(f"{met_hoofdletter(voorstel)}: zo kan de tekst daar niet worden. {bezwaar}")


def eis_verwerkbaar(amendement: Amendement) -> None:
    """Refuse to adopt an amendment that cannot be worked in beside those that were adopted already."""
    eis_invoerbaar(amendement)
    anderen = _aangenomen(amendement.stuk).filter(plek=amendement.plek).exclude(pk=amendement.pk)
    _tekst_met([*anderen, amendement])


def amendementen_verwerken(stuk: Bestuursstuk) -> int:
    """Write the adopted amendments into the text of what the council decides on; gives how many there were.

    In the transaction of the decision, before the lock. Raises PassageKloptNiet or ZelfdePassage.
    """
    per_plek: dict[str, list[Amendement]] = defaultdict(list)
    for amendement in _aangenomen(stuk):
        per_plek[amendement.plek].append(amendement)
    for amendementen in per_plek.values():
        plek, tekst = _tekst_met(amendementen)
        if bezwaar := plek.bezwaar(tekst):
            raise PassageKloptNiet(f"{plek.naam} kan zo niet worden. {bezwaar}")
        plek.schrijf(tekst)
    return sum(map(len, per_plek.values()))


def _aangenomen(stuk: Bestuursstuk) -> models.QuerySet[Amendement]:
    return Amendement.objects.filter(stuk=stuk, status=Amendementstatus.AANGENOMEN).order_by("nummer", "pk")


def _tekst_met(amendementen: list[Amendement]) -> tuple[Plek, str]:
    """The place of these amendments, and its text with all of them; the last of them is the one that comes too late."""
    plek = _plek(amendementen[0])
    if samen := botsing(plek, amendementen):
        een, ander = samen
        raise ZelfdePassage(ander, een)
    return plek, tekst_met(plek, amendementen)


def botsing(plek: Plek, voorstellen: Sequence[V]) -> tuple[V, V] | None:
    """The first two that change the same words here; None when none do."""
    paren = [(_plaats(plek, voorstel), voorstel) for voorstel in voorstellen]
    geraakt = ((een, ander) for (eerder, een), (later, ander) in combinations(paren, 2) if eerder.raakt(later))
    return next(geraakt, None)


def tekst_met(plek: Plek, voorstellen: Iterable[Voorstel]) -> str:
    """The text of this place with all of them, of which no two change the same words."""
    return _nieuwe_tekst(plek, [(_plaats(plek, voorstel), voorstel) for voorstel in voorstellen])


def _nieuwe_tekst(plek: Plek, paren: Iterable[tuple[Plaats, Voorstel]]) -> str:
    return verwerk(plek.tekst, [(plaats, _regels(voorstel.wordt)) for plaats, voorstel in paren]).strip()


def _regels(tekst: str) -> str:
    return tekst.replace("\r\n", "\n")


def _plek(amendement: Amendement) -> Plek:
    if (plek := plek_van(amendement.stuk, amendement.plek)) is None:
        raise PassageKloptNiet(
            f"{met_hoofdletter(amendement)}: deze plaats in de tekst is er niet (meer). Kies een andere plaats."
        )
    return plek


def _plaats(plek: Plek, voorstel: Voorstel) -> Plaats:
    """Where the passage stands in the text as it is now. Raises PassageKloptNiet when that is nowhere, or in two places."""
    wie = met_hoofdletter(voorstel)
    plaatsen = plaatsen_van(_regels(voorstel.was), plek.tekst)
    if not plaatsen:
        raise PassageKloptNiet(
            f"{wie}: deze passage staat niet (meer) zo in {plek.naam}. Neem haar precies over, met elke letter en komma."
            f"{_AL_AANGENOMEN if isinstance(voorstel, Amendement) else ''}"
        )
    if len(plaatsen) > 1:
        raise PassageKloptNiet(
            f"{wie}: deze passage staat {len(plaatsen)} keer in {plek.naam}. Neem er meer woorden omheen over, zodat duidelijk "
            "is welke u bedoelt."
        )
    return plaatsen[0]
