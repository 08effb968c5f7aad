"""A whole list beside the whole panel: who is not in it, and which e-mail addresses it shares with those."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consultatie.uitnodiging.models import Panellid
from consultatie.uitnodiging.nummer import vergelijkbaar

from .delen import Lid
from .lezer import KOLOMMEN, Lijst

_PER_KEER = 5000


@dataclass(frozen=True)
class Vergelijking:
    """`stand`: of panelstand, from before the rest was read. `in_panel`: members who have not unsubscribed; `afwezigen`: those of them who are not in the list; `elders`: members
    outside the list in words, by the e-mail address (in lower case) that stands in the list too."""

    stand: str
    in_panel: int
    afwezigen: Sequence[Lid]
    elders: Mapping[str, Sequence[str]]


def vergelijk(lijst: Lijst, *, gemeente_id: int) -> Vergelijking:
    """Two queries. A member is in the list when the number is, in capitals or not, whatever else is wrong with that row."""
    stand = panelstand(gemeente_id)
    in_panel = 0
    afwezigen: list[Lid] = []
    elders: dict[str, list[str]] = {}
    leden = Panellid.objects.filter(gemeente=gemeente_id).order_by("pk")
    for sleutel, nummer, email, afgemeld_op in leden.values_list("pk", "nummer", "email", "afgemeld_op").iterator(
        _PER_KEER
    ):
        in_panel += afgemeld_op is None
        if vergelijkbaar(nummer) in lijst.nummers:
            continue
        if afgemeld_op is None:
            afwezigen.append((sleutel, nummer))
        if email.lower() in lijst.adressen:
            elders.setdefault(email.lower(), []).append(_in_woorden(nummer, afgemeld_op))
    return Vergelijking(stand, in_panel, afwezigen, elders)


def panelstand(gemeente_id: int) -> str:
    """A fingerprint of all that a list may change of the panel: another one once any member came, went or was changed, by
    whatever way. One query; a hundred thousand members take about a second."""
    afdruk = hashlib.sha256()
    leden = Panellid.objects.filter(gemeente=gemeente_id).order_by("pk")
    for lid in leden.values_list("pk", "afmeldreden", *KOLOMMEN).iterator(_PER_KEER):
        afdruk.update(repr(lid).encode())
    return afdruk.hexdigest()


def _in_woorden(nummer: str, afgemeld_op: date | None) -> str:
    return f"lid {nummer} ({'niet in de lijst' if afgemeld_op is None else 'afgemeld'})"
