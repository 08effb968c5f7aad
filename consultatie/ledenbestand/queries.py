"""Reads around a list of members on its way in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import tablib
from django.db import models
from django.utils import timezone

from consultatie.uitnodiging.models import Panellid
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
    """The members that these rows are about, by number; `vasthouden`: locked until the transaction ends. One query."""
    plek = bestand.kolommen.index("nummer")
    leden = Panellid.objects.filter(gemeente=bestand.gemeente_id, nummer__in=[rij.waarden[plek] for rij in rijen])
    # Always in one order, so that two who lock do not wait for each other.
    leden = leden.order_by("pk").select_for_update() if vasthouden else leden
    return {lid.nummer: lid for lid in leden}


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
