"""What becomes of a promise to the council."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from rapportage.documenten.models import Document
from rapportage.opmaak import datum as in_woorden
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status, zet_status

from .enums import Toezeggingactie
from .models import Toezegging
from .workflow import TOEZEGGING


class AfdoeningKloptNiet(DomeinFout):
    """It cannot be settled like this; the sentence says what to do."""


@dataclass(frozen=True)
class Afdoening:
    """What came of it, or why nothing will, and on which day. `document`: where to read it; None: nowhere else."""

    tekst: str
    datum: date
    document: Document | None = None


@transaction.atomic
def toezegging_afdoen(toezegging: Toezegging, afdoening: Afdoening, *, door: User | None, op: datetime) -> None:
    """It was kept. Raises OvergangNietToegestaan, AfdoeningKloptNiet or GelijktijdigGewijzigd; then nothing is stored."""
    _sluit(toezegging, Toezeggingactie.AFDOEN, afdoening, door=door, op=op)


@transaction.atomic
def toezegging_vervallen(toezegging: Toezegging, reden: str, *, door: User | None, op: datetime) -> None:
    """Nothing will come of it; `reden` says why. Raises as toezegging_afdoen does."""
    vandaag = timezone.localdate(op)
    _sluit(toezegging, Toezeggingactie.VERVALLEN, Afdoening(reden, vandaag), door=door, op=op)


@transaction.atomic
def toezegging_heropenen(toezegging: Toezegging, *, door: User | None, op: datetime, opmerking: str = "") -> None:
    """It is to be kept after all; the trail keeps what was said of it. Raises OvergangNietToegestaan or
    GelijktijdigGewijzigd."""
    naar = volgende_status(TOEZEGGING, toezegging.status, Toezeggingactie.HEROPENEN)
    nu = _houd_vast(toezegging)
    was = f"Er stond ({in_woorden(nu.afgedaan_datum)}): {nu.afdoening}" if nu.afgedaan_datum else ""
    zin = " ".join(filter(None, (opmerking.strip(), was)))
    leeg: dict[str, Any] = {"afdoening": "", "afgedaan_datum": None, "document": None}
    zet_status(nu, naar=naar, actie=Toezeggingactie.HEROPENEN, door=door, op=op, opmerking=zin, **leeg)
    toezegging.refresh_from_db()


def _sluit(
    toezegging: Toezegging, actie: Toezeggingactie, afdoening: Afdoening, *, door: User | None, op: datetime
) -> None:
    naar = volgende_status(TOEZEGGING, toezegging.status, actie)
    nu = _houd_vast(toezegging)
    tekst, vroegst, laatst = afdoening.tekst.strip(), nu.raadstafel.datum, timezone.localdate(op)
    if not tekst:
        raise AfdoeningKloptNiet("Schrijf op wat er met de toezegging is gedaan, of waarom zij vervalt.")
    if not vroegst <= afdoening.datum <= laatst:
        raise AfdoeningKloptNiet(
            f"De afdoening kan niet van {in_woorden(afdoening.datum)} zijn. Kies een dag van {in_woorden(vroegst)} tot en "
            f"met {in_woorden(laatst)}."
        )
    velden = {"afdoening": tekst, "afgedaan_datum": afdoening.datum, "document": afdoening.document}
    zet_status(nu, naar=naar, actie=actie, door=door, op=op, opmerking=tekst, **velden)
    toezegging.refresh_from_db()


def _houd_vast(toezegging: Toezegging) -> Toezegging:
    """As stored, its row locked; raises GelijktijdigGewijzigd when that is not what the user saw."""
    gezien = Toezegging.objects.select_for_update().filter(
        pk=toezegging.pk, status=toezegging.status, bewerking=toezegging.bewerking
    )
    if (nu := gezien.first()) is None:
        raise GelijktijdigGewijzigd(f"‘{toezegging}’")
    return nu
