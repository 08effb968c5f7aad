"""A whole list beside the whole panel: who is not in it, and which e-mail addresses it shares with those."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consultatie.uitnodiging.models import Panellid
from consultatie.uitnodiging.nummer import vergelijkbaar

from .delen import Lid
from .lezer import Lijst

_PER_KEER = 5000


@dataclass(frozen=True)
class Vergelijking:
    """`in_panel`: members who have not unsubscribed; `afwezigen`: those of them who are not in the list; `elders`: members
    outside the list in words, by the e-mail address (in lower case) that stands in the list too."""

    in_panel: int
    afwezigen: Sequence[Lid]
    elders: Mapping[str, Sequence[str]]


def vergelijk(lijst: Lijst, *, gemeente_id: int) -> Vergelijking:
    """One query. A member is in the list when the number is, in capitals or not, whatever else is wrong with that row."""
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
    return Vergelijking(in_panel, afwezigen, elders)


def _in_woorden(nummer: str, afgemeld_op: date | None) -> str:
    return f"lid {nummer} ({'niet in de lijst' if afgemeld_op is None else 'afgemeld'})"
