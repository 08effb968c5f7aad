"""Reads around a list of members on its way in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import tablib
from django.db import models

from consultatie.uitnodiging.models import Panellid
from thema.basis.voortgang import Voortgang

from .controle import Oordeel, beoordeel
from .delen import pak_uit
from .enums import Bestandstatus
from .lezer import KOLOMMEN, Rij
from .models import Ledenbestand

EERSTE_RIJEN = 10
_AFDRUK_PER_KEER = 2000


@dataclass(frozen=True)
class Voorbeeld:
    """The first rows as they would be read in."""

    koppen: Sequence[str]
    rijen: Sequence[tuple[Oordeel, Sequence[str]]]


def voortgang_van(bestand: Ledenbestand) -> Voortgang:
    """How far it is in its present status."""
    return Voortgang(bestand.verwerkt, bestand.rijen)


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


def voorbeeld_van(bestand: Ledenbestand) -> Voorbeeld | None:
    """The first rows beside the members that there are; None once they are no longer kept. Two queries."""
    if (deel := bestand.delen.first()) is None:
        return None
    rijen = pak_uit(bytes(deel.inhoud))[:EERSTE_RIJEN]
    oordelen = beoordeel(
        rijen, kolommen=bestand.kolommen, gemeente_id=bestand.gemeente_id, leden=leden_bij(rijen, bestand=bestand)
    )
    return Voorbeeld([KOLOMMEN[naam].column_name for naam in bestand.kolommen], [(o, o.rij.waarden) for o in oordelen])


def foutenlijst(bestand: Ledenbestand) -> tablib.Dataset:
    """Every fault, in the order of the file."""
    tabel = tablib.Dataset(headers=["rij", "kolom", "wat er mis is"])
    fouten: models.QuerySet[models.Model] = bestand.fouten.all()
    for rij in fouten.values_list("rij", "kolom", "melding").iterator(_AFDRUK_PER_KEER):
        tabel.append(rij)
    return tabel
