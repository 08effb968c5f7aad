"""What each row would do to the members that there are. Reads nothing and stores nothing."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from consultatie.uitnodiging.models import Panellid
from thema.basis.kolommen import OngeldigeWaarde

from .enums import Rijsoort
from .lezer import KOLOMMEN, SLEUTEL, Bezwaar, Rij
from .tekens import ONLEESBAAR

_NIET_UIT_HET_BESTAND = {veld.name for veld in Panellid._meta.fields} - set(KOLOMMEN)


@dataclass(frozen=True)
class Oordeel:
    """One row and what comes of it. `lid`: as it will be stored; of a row with a fault as far as it could be read."""

    rij: Rij
    soort: Rijsoort
    lid: Panellid
    bezwaren: Sequence[Bezwaar] = ()


def beoordeel(
    rijen: Iterable[Rij], *, kolommen: Sequence[str], gemeente_id: int, leden: Mapping[str, Panellid]
) -> Iterator[Oordeel]:
    """Each row beside the member of its number in `leden`, by the rules of the model."""
    for rij in rijen:
        waarden, bezwaren = _lees_cellen(rij, kolommen)
        oud = leden.get(waarden.get(SLEUTEL) or "")
        lid = Panellid(gemeente_id=gemeente_id) if oud is None else copy.copy(oud)
        is_anders = _vul(lid, waarden)
        bezwaren += _bezwaren_van(lid, al={kop for kop, _ in bezwaren})
        if bezwaren:
            yield Oordeel(rij, Rijsoort.FOUT, lid, bezwaren)
        elif oud is None:
            yield Oordeel(rij, Rijsoort.NIEUW, lid)
        else:
            yield Oordeel(rij, Rijsoort.GEWIJZIGD if is_anders else Rijsoort.ONGEWIJZIGD, lid)


def _lees_cellen(rij: Rij, kolommen: Sequence[str]) -> tuple[dict[str, Any], list[Bezwaar]]:
    waarden: dict[str, Any] = {}
    bezwaren = list(rij.bezwaren)
    for naam, tekst in zip(kolommen, rij.waarden, strict=True):
        kolom = KOLOMMEN[naam]
        if ONLEESBAAR in tekst:
            bezwaren.append((kolom.column_name, "Hier staat een regeleinde of een onleesbaar teken. Haal dat weg."))
            continue
        try:
            waarden[naam] = kolom.widget.clean(tekst)
        except OngeldigeWaarde as fout:
            bezwaren.append((kolom.column_name, str(fout)))
    return waarden, bezwaren


def _vul(lid: Panellid, waarden: Mapping[str, Any]) -> bool:
    """Whether anything is different now. Who unsubscribed stays so: an empty cell does not take that back."""
    is_anders = False
    for naam, waarde in waarden.items():
        if getattr(lid, naam) != waarde and not (naam == "afgemeld_op" and waarde is None):
            setattr(lid, naam, waarde)
            is_anders = True
    return is_anders


def _bezwaren_van(lid: Panellid, *, al: set[str]) -> list[Bezwaar]:
    """What the model says, of columns about which nothing was said yet."""
    gevonden: list[Bezwaar] = []
    try:
        lid.clean_fields(exclude=_NIET_UIT_HET_BESTAND)
    except ValidationError as fout:
        for naam, teksten in fout.message_dict.items():
            gevonden.append((KOLOMMEN[naam].column_name, " ".join(teksten)))
    if not lid.is_bereikbaar:
        gevonden.append(("", Panellid.ONBEREIKBAAR))
    return [bezwaar for bezwaar in gevonden if bezwaar[0] not in al]
