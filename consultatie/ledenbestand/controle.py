"""What each row would do to the members that there are. Reads nothing and stores nothing."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from stdnum.exceptions import ValidationError as Nummerfout
from stdnum.nl import postcode as postcodes

from consultatie.uitnodiging.models import Panellid
from consultatie.uitnodiging.nummer import vergelijkbaar
from thema.basis.kolommen import OngeldigeWaarde

from .enums import Rijsoort
from .lezer import ADRES, KOLOMMEN, SLEUTEL, Bezwaar, Rij
from .tekens import ONLEESBAAR

_NIET_UIT_HET_BESTAND = {veld.name for veld in Panellid._meta.fields} - set(KOLOMMEN)
_DAGEN = ("toestemming_uitnodigen", "toestemming_uitkomsten", "afgemeld_op")


@dataclass(frozen=True)
class Maatstaf:
    """What a list is judged by. `kolommen`: its fields, in order; `met_gedeeld`: staff let rows pass with an e-mail address
    that somebody else has too."""

    kolommen: Sequence[str]
    gemeente_id: int
    vandaag: date
    met_gedeeld: bool = False


@dataclass(frozen=True)
class Oordeel:
    """One row and what comes of it. `lid`: as it will be stored; of a row with a fault as far as it could be read.
    `bezwaren`: why it is left out, of a GEDEELD row what staff may pass over."""

    rij: Rij
    soort: Rijsoort
    lid: Panellid
    bezwaren: Sequence[Bezwaar] = ()


def beoordeel(rijen: Iterable[Rij], *, maat: Maatstaf, leden: Mapping[str, Panellid]) -> Iterator[Oordeel]:
    """Each row beside the member of its number in `leden` (queries.leden_bij), by the rules of the model. A member keeps
    the number as it was stored."""
    for rij in rijen:
        waarden, bezwaren = _lees_cellen(rij, maat.kolommen)
        oud = _lid_van(waarden.get(SLEUTEL) or "", leden)
        if oud is not None:
            waarden[SLEUTEL] = oud.nummer
        bezwaren += _bezwaren_van_de_lijst(waarden, oud, vandaag=maat.vandaag)
        lid = Panellid(gemeente_id=maat.gemeente_id) if oud is None else copy.copy(oud)
        is_anders = _vul(lid, waarden)
        bezwaren += _bezwaren_van(lid, al={kop for kop, _ in bezwaren})
        if not bezwaren and rij.gedeeld and not maat.met_gedeeld and _is_nieuw_adres(lid, oud):
            yield Oordeel(rij, Rijsoort.GEDEELD, lid, [(KOLOMMEN[ADRES].column_name, rij.gedeeld)])
        else:
            yield Oordeel(rij, _soort(bezwaren, oud, is_anders=is_anders), lid, bezwaren)


def _lid_van(nummer: str, leden: Mapping[str, Panellid]) -> Panellid | None:
    return leden.get(nummer) or leden.get(vergelijkbaar(nummer))


def _soort(bezwaren: Sequence[Bezwaar], oud: Panellid | None, *, is_anders: bool) -> Rijsoort:
    if bezwaren:
        return Rijsoort.FOUT
    if oud is None:
        return Rijsoort.NIEUW
    return Rijsoort.GEWIJZIGD if is_anders else Rijsoort.ONGEWIJZIGD


def _is_nieuw_adres(lid: Panellid, oud: Panellid | None) -> bool:
    """What a member has already, staff have seen before."""
    return oud is None or lid.email.lower() != oud.email.lower()


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


def _bezwaren_van_de_lijst(waarden: dict[str, Any], oud: Panellid | None, *, vandaag: date) -> list[Bezwaar]:
    """What a list may not hold although a member can. A postcode is written in one way from here on."""
    gevonden: list[Bezwaar] = []
    for naam in _DAGEN:
        if (dag := waarden.get(naam)) is not None and dag > vandaag:
            zin = f"Deze dag is nog niet geweest: vandaag is het {date_format(vandaag, 'j F Y')}. Verbeter de dag."
            gevonden.append((KOLOMMEN[naam].column_name, zin))
    postcode = waarden.get("postcode")
    # Of a member that we made up the postcode is none, and stays so.
    if postcode and (oud is None or oud.postcode != postcode):
        try:
            waarden["postcode"] = _postcode(postcode)
        except Nummerfout:
            gevonden.append(("postcode", "Deze postcode bestaat niet. Schrijf vier cijfers en twee letters: 1234 AB."))
    return gevonden


# A street shares its postcode, and a municipality has a few thousand.
_postcode = lru_cache(10_000)(postcodes.validate)


def _vul(lid: Panellid, waarden: Mapping[str, Any]) -> bool:
    """Whether anything is different now. Who unsubscribed stays so: an empty cell does not take that back, unless all that
    they did was miss an earlier list."""
    is_anders = lid.is_door_lijst_afgemeld and not waarden.get("afgemeld_op")
    if is_anders:
        lid.afgemeld_op, lid.afmeldreden = None, ""
    for naam, waarde in waarden.items():
        if getattr(lid, naam) != waarde and not (naam == "afgemeld_op" and waarde is None):
            setattr(lid, naam, waarde)
            lid.afmeldreden = "" if naam == "afgemeld_op" else lid.afmeldreden
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
