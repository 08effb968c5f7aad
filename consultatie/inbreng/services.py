"""From a resident's answer to a count: storing it, mixing it, forgetting the way it came.

One answer is one row in the tray, in one small transaction; committed is received. A job mixes the tray per version,
channel and suspicion and counts while it mixes, so nothing can be mixed twice, counted twice or lost. See mengen.py for
what the mixing hides, and docs/adr for why.

A tray belongs to one version, one channel and one suspicion (or none), because a mixed answer shows all three: an
answer is hidden among those that look the same. What it costs: of such a series with fewer than DREMPEL_OPENBAAR
answers in all, none is counted.
"""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from consultatie.misbruik.enums import Verdenking
from consultatie.uitnodiging.fouten import UitnodigingAlGebruikt
from consultatie.uitnodiging.services import uitnodiging_gebruiken
from consultatie.uitslag.services import Reeks, cellen_bijtellen, cellen_vervangen
from consultatie.uitslag.telling import tel_per_cel
from consultatie.vragenlijst.enums import INVOERKANALEN, Kanaal, Vragenlijstactie, Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.sluiting import gesloten_op
from consultatie.vragenlijst.workflow import OVERGANGEN
from thema.basis.fouten import DomeinFout
from thema.basis.overgang import volgende_status, zet_status
from thema.basis.sleutels import verse_sleutel

from .mengen import grijp, isoweek
from .models import Inkomend, Inzending
from .vergeten import bak_vergeten, beurten_vergeten

# A retry of a form that was received, but whose receipt got lost on the way, must still find that receipt. Nobody
# retries for longer than this after closing; then the random keys of the forms have no use any more.
SLEUTELS_BLIJVEN = timedelta(days=7)
# An answer sent just before midnight of the last day may still be on its way.
NALOOP = timedelta(minutes=15)
PER_KEER = 1000

Overname = Callable[[list[Inzending], random.Random], None]
"""Takes out of mixed answers what is kept elsewhere, before they are stored, in the same transaction."""

_STAND = "SELECT id, status, open_van, open_tot FROM consultatie_vragenlijst WHERE id = %s"
_STAND_VASTGEHOUDEN = f"{_STAND} FOR SHARE"


class VragenlijstGesloten(DomeinFout):
    """It takes no answers on this day; the answer has not been stored."""

    def __init__(self) -> None:
        super().__init__(
            "Deze vragenlijst is gesloten. Uw antwoorden zijn niet verstuurd. "
            "Wilt u nog iets kwijt? Neem dan contact op met de gemeente."
        )


class FormulierAlVerstuurd(DomeinFout):
    """The form was received before with other answers: someone went back and filled it in for the next person."""

    def __init__(self) -> None:
        super().__init__(
            "Dit formulier is al eerder verstuurd, met andere antwoorden. Die hebben wij ontvangen. Wilt u ook deze "
            "antwoorden versturen, bijvoorbeeld van iemand anders? Kijk ze dan na en verstuur ze opnieuw."
        )


@dataclass(frozen=True)
class Hertelling:
    """What a recount found: versions it looked at, cells that were not as they should be and now are."""

    versies: int
    hersteld: int


def inzending_opslaan(  # noqa: PLR0913  all of it is stored
    versie: Vragenlijstversie,
    *,
    sleutel: UUID,
    kanaal: str,
    antwoorden: Mapping[str, Any],
    dag: date,
    uitnodiging: str | None = None,
    verdenking: str = "",
) -> None:
    """The answer is in the tray once this returns, once per `sleutel` (the random key of the form). `uitnodiging`: the
    hash of the personal link that it uses up; None: it came without. `verdenking`: a Verdenking, "" for none.

    Sent again, also after mixing or closing, it changes nothing and is just as well received. Raises
    VragenlijstGesloten when the questionnaire takes no answers on `dag`, UitnodigingAlGebruikt or UitnodigingWeg, and
    FormulierAlVerstuurd when the form came in before with other answers (known as long as those lie in the tray); then
    nothing is stored.
    """
    try:
        with transaction.atomic():
            if not _vastgehouden(versie).neemt_aan_op(dag, kanaal):
                raise VragenlijstGesloten  # noqa: TRY301  a retry of what was received is no refusal
            if uitnodiging is not None:
                uitnodiging_gebruiken(uitnodiging, vragenlijst_id=versie.vragenlijst_id)
            Inkomend.objects.create(
                sleutel=sleutel,
                versie_id=versie.pk,
                kanaal=kanaal,
                dag=dag,
                verdenking=verdenking,
                antwoorden=dict(antwoorden),
            )
    except (IntegrityError, VragenlijstGesloten, UitnodigingAlGebruikt):
        eerder = Inkomend.objects.filter(sleutel=sleutel).first()
        if eerder is None:
            raise
        if eerder.antwoorden not in (None, dict(antwoorden)):
            raise FormulierAlVerstuurd from None


def _vastgehouden(versie: Vragenlijstversie) -> Vragenlijst:
    """The questionnaire as it stands, and as it stays until this transaction ends.

    On PostgreSQL a share lock: closing waits for answers under way, so none lands in a tray that has been emptied for
    good, and answers do not wait for each other. On SQLite the transaction itself is the lock.
    """
    opdracht = _STAND_VASTGEHOUDEN if connection.features.has_select_for_update else _STAND
    return Vragenlijst.objects.raw(opdracht, [versie.vragenlijst_id])[0]


def vragenlijst_sluiten(
    vragenlijst: Vragenlijst,
    *,
    door: AbstractBaseUser | None,
    op: datetime,
    rng: random.Random | None = None,
    neem_over: Overname | None = None,
) -> None:
    """Closed, and what was still in its trays mixed and counted, as far as that was at least DREMPEL_OPENBAAR.

    `rng`: see inkomend_mengen; `neem_over`: see Overname. Raises OvergangNietToegestaan or GelijktijdigGewijzigd; then
    nothing has changed.
    """
    naar = volgende_status(OVERGANGEN, vragenlijst.status, Vragenlijstactie.SLUITEN)
    with transaction.atomic():
        zet_status(vragenlijst, naar=naar, actie=Vragenlijstactie.SLUITEN, door=door, op=op)
        for bak in _bakken(vragenlijst):
            _bak_mengen(bak, op=op, rng=rng or random.SystemRandom(), neem_over=neem_over)
        transaction.on_commit(bak_vergeten)
        transaction.on_commit(beurten_vergeten)


def inkomend_mengen(*, op: datetime, rng: random.Random | None = None, neem_over: Overname | None = None) -> int:
    """Every tray that holds enough is mixed and counted, each in a transaction of its own. How many answers left.

    `rng` None: the randomness of the operating system. Any other is for an example that must come out the same.
    `neem_over`: see Overname.
    """
    gemengd = 0
    for bak in _bakken():
        gemengd += _bak_mengen(bak, op=op, rng=rng or random.SystemRandom(), neem_over=neem_over)
    if sleutels_opruimen(op=op) or gemengd:
        transaction.on_commit(bak_vergeten)
    return gemengd


class _Bak(NamedTuple):
    """Which answers lie together: see Reeks."""

    versie_id: int
    kanaal: str
    verdenking: str


def _bakken(van: Vragenlijst | None = None) -> list[_Bak]:
    """Every tray that holds enough to be worth a look, of this questionnaire or of all."""
    vol = Inkomend.objects.filter(antwoorden__isnull=False)
    if van is not None:
        vol = vol.filter(versie__vragenlijst=van)
    per_bak = vol.order_by(*_Bak._fields).values_list(*_Bak._fields).annotate(aantal=models.Count("*"))
    return [_Bak(*bak) for *bak, aantal in per_bak if aantal >= settings.DREMPEL_OPENBAAR]


@transaction.atomic
def _bak_mengen(bak: _Bak, *, op: datetime, rng: random.Random, neem_over: Overname | None) -> int:
    """Mix one tray: draw, write, count, empty; all of it or nothing. How many answers left the tray."""
    versie = _versie_vergrendeld(bak.versie_id)
    reeks = Reeks(versie, bak.kanaal, bak.verdenking)
    inhoud: list[tuple[UUID, Any]] = list(
        Inkomend.objects.filter(**vars(reeks), antwoorden__isnull=False)
        .order_by("sleutel")
        .values_list("sleutel", "antwoorden")
    )
    dicht = _neemt_niets_meer_aan(versie.vragenlijst, bak.kanaal, op)
    greep = grijp(inhoud, drempel=settings.DREMPEL_OPENBAAR, dicht=dicht, rng=rng)
    if not greep:
        return 0
    week = isoweek(timezone.localdate(op))
    inzendingen = [
        Inzending(id=verse_sleutel(rng), **vars(reeks), week=week, antwoorden=antwoorden) for _, antwoorden in greep
    ]
    if neem_over is not None:
        neem_over(inzendingen, rng)
    Inzending.objects.bulk_create(inzendingen, batch_size=PER_KEER)
    cellen_bijtellen(reeks, tel_per_cel(versie.definitie, (antwoorden for _, antwoorden in greep)))
    _bak_legen(sleutel for sleutel, _ in greep)
    return len(greep)


def _versie_vergrendeld(versie_id: int) -> Vragenlijstversie:
    """The version, and nobody else mixes or recounts it meanwhile. Residents go on: theirs is a weaker lock."""
    return (
        Vragenlijstversie.objects.select_for_update(of=("self",), no_key=True)
        .select_related("vragenlijst")
        .get(pk=versie_id)
    )


def _neemt_niets_meer_aan(vragenlijst: Vragenlijst, kanaal: str, op: datetime) -> bool:
    """No answer can come into this tray any more. Those that staff fill stay open until they close the questionnaire."""
    if vragenlijst.status == Vragenlijststatus.GESLOTEN:
        return True
    if kanaal in INVOERKANALEN:
        return False
    return vragenlijst.open_tot is not None and vragenlijst.open_tot < timezone.localdate(op - NALOOP)


def _bak_legen(sleutels: Iterable[UUID]) -> None:
    """Only the keys stay. In the order of the keys: the order of the draw must not be found back in the tray."""
    op_volgorde = sorted(sleutels)
    for begin in range(0, len(op_volgorde), PER_KEER):
        Inkomend.objects.filter(sleutel__in=op_volgorde[begin : begin + PER_KEER]).update(
            antwoorden=None, verdenking=""
        )


def sleutels_opruimen(*, op: datetime) -> int:
    """Delete the emptied rows of questionnaires that have been closed for SLEUTELS_BLIJVEN. How many.

    An answer that was left aside stays where it is: retention decides on it.
    """
    oud = gesloten_op(Vragenlijst.objects.filter(status=Vragenlijststatus.GESLOTEN))
    verlopen = oud.filter(gesloten_op__lt=op - SLEUTELS_BLIJVEN)
    return Inkomend.objects.filter(antwoorden__isnull=True, versie__vragenlijst__in=verlopen).delete()[0]


def tellingen_herstellen(vragenlijst: Vragenlijst | None = None) -> Hertelling:
    """Count all mixed answers again, of this questionnaire or of every one (None), and put right what differs.

    Each version in a transaction of its own, in which nothing is mixed into it.
    """
    versies = Vragenlijstversie.objects.order_by("pk")
    if vragenlijst is not None:
        versies = versies.filter(vragenlijst=vragenlijst)
    sleutels = list(versies.values_list("pk", flat=True))
    return Hertelling(versies=len(sleutels), hersteld=sum(_versie_hertellen(sleutel) for sleutel in sleutels))


@transaction.atomic
def _versie_hertellen(versie_id: int) -> int:
    versie = _versie_vergrendeld(versie_id)
    hersteld = 0
    for kanaal, verdenking in product(Kanaal.values, ("", *Verdenking.values)):
        reeks = Reeks(versie, kanaal, verdenking)
        gevonden = Inzending.objects.filter(**vars(reeks)).values_list("antwoorden", flat=True)
        hersteld += cellen_vervangen(reeks, tel_per_cel(versie.definitie, gevonden.iterator(chunk_size=PER_KEER)))
    return hersteld
