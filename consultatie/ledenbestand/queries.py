"""Reads around a list of members on its way in."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

import tablib
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from consultatie.uitnodiging.models import Panellid
from consultatie.uitnodiging.nummer import vergelijkbaar
from thema.basis.voortgang import Voortgang

from .controle import Maatstaf, Oordeel, beoordeel
from .delen import pak_leden_uit, pak_uit
from .enums import Bestandstatus, BijAfwezigen, Deelsoort
from .lezer import KOLOMMEN, Rij
from .models import Ledenbestand

EERSTE_RIJEN = 10
# Signing off a larger part of the panel than one in so many asks for a second yes: perhaps it is the wrong list.
VEEL = 4
_AFDRUK_PER_KEER = 2000


@dataclass(frozen=True)
class Voorbeeld:
    """The first rows as they would be read in."""

    koppen: Sequence[str]
    rijen: Sequence[tuple[Oordeel, Sequence[str]]]


def voortgang_van(bestand: Ledenbestand) -> Voortgang:
    """How far it is in its present status: first with the rows, then with signing off who is not in them."""
    if meldt_af(bestand) and bestand.verwerkt == bestand.rijen:
        return Voortgang(bestand.afgemeld, bestand.afwezig)
    return Voortgang(bestand.verwerkt, bestand.rijen)


def meldt_af(bestand: Ledenbestand) -> bool:
    """Members who are not in it are signed off."""
    return bestand.bij_afwezigen == BijAfwezigen.AFMELDEN


def raakt_veel(bestand: Ledenbestand) -> bool:
    """So much of the panel is not in it that this may be the wrong list."""
    return bestand.afwezig * VEEL > bestand.in_panel


def maat_van(bestand: Ledenbestand, *, op: datetime) -> Maatstaf:
    """What its rows are judged by at this moment."""
    return Maatstaf(bestand.kolommen, bestand.gemeente_id, timezone.localdate(op), bestand.met_gedeeld)


def in_te_lezen(gemeente_id: int) -> list[Ledenbestand]:
    """The lists that were looked at, have good rows, and wait for somebody to say that they be read in. One query."""
    bestanden = Ledenbestand.objects.filter(gemeente=gemeente_id, status=Bestandstatus.NAGEKEKEN).defer("inhoud")
    return [bestand for bestand in bestanden.order_by("pk") if bestand.goed]


def leden_bij(rijen: Iterable[Rij], *, bestand: Ledenbestand, vasthouden: bool = False) -> dict[str, Panellid]:
    """The members that these rows are about, in capitals or not, by their number and by what it is compared by;
    `vasthouden`: locked until the transaction ends. One query.

    Of members who differ by capitals alone, from before that was looked at, the later one goes for both.
    """
    plek = bestand.kolommen.index("nummer")
    leden = _met_nummer({vergelijkbaar(rij.waarden[plek]) for rij in rijen}).filter(gemeente=bestand.gemeente_id)
    # Always in one order, so that two who lock do not wait for each other.
    leden = leden.order_by("pk").select_for_update() if vasthouden else leden
    gevonden = list(leden)
    return {vergelijkbaar(lid.nummer): lid for lid in gevonden} | {lid.nummer: lid for lid in gevonden}


def _met_nummer(nummers: Set[str]) -> models.QuerySet[Panellid]:
    """Members with one of these numbers. The engines agree on the capitals of ASCII only: where there are other letters,
    all members whose numbers have those come along."""
    welke = models.Q(klein__in=nummers)
    if not all(nummer.isascii() for nummer in nummers):
        welke |= models.Q(nummer__regex="[^ -~]")
    return Panellid.objects.alias(klein=Lower("nummer")).filter(welke)


def voorbeeld_van(bestand: Ledenbestand, *, op: datetime) -> Voorbeeld | None:
    """The first rows beside the members that there are; None once they are no longer kept. Two queries."""
    if (deel := bestand.delen.filter(soort=Deelsoort.RIJEN).first()) is None:
        return None
    rijen = pak_uit(bytes(deel.inhoud))[:EERSTE_RIJEN]
    oordelen = beoordeel(rijen, maat=maat_van(bestand, op=op), leden=leden_bij(rijen, bestand=bestand))
    return Voorbeeld([KOLOMMEN[naam].column_name for naam in bestand.kolommen], [(o, o.rij.waarden) for o in oordelen])


def eerste_afwezigen(bestand: Ledenbestand) -> Sequence[Panellid]:
    """Some of the members who would be signed off, at most EERSTE_RIJEN. Two queries; without any none."""
    if not bestand.afwezig or (deel := bestand.delen.filter(soort=Deelsoort.AFWEZIG).first()) is None:
        return ()
    sleutels = [sleutel for sleutel, _ in pak_leden_uit(bytes(deel.inhoud))[:EERSTE_RIJEN]]
    return list(Panellid.objects.filter(pk__in=sleutels, afgemeld_op=None))


def foutenlijst(bestand: Ledenbestand) -> tablib.Dataset:
    """Every fault, in the order of the file."""
    tabel = tablib.Dataset(headers=["rij", "nummer", "kolom", "wat er staat", "soort", "wat er mis is"])
    fouten: models.QuerySet[models.Model] = bestand.fouten.all()
    velden = ("rij", "nummer", "kolom", "waarde", "is_waarschuwing", "melding")
    for rij, nummer, kolom, waarde, is_waarschuwing, melding in fouten.values_list(*velden).iterator(_AFDRUK_PER_KEER):
        tabel.append((rij, nummer, kolom, waarde, "let op" if is_waarschuwing else "fout", melding))
    return tabel
