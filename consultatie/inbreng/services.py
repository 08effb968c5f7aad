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
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils import timezone

from consultatie.misbruik.enums import Verdenking
from consultatie.uitnodiging.fouten import UitnodigingAlGebruikt
from consultatie.uitnodiging.services import uitnodiging_gebruiken
from consultatie.uitslag.services import Hersteld, Reeks, cellen_bijtellen, cellen_vervangen, verouderde_versies
from consultatie.uitslag.telling import tel_per_cel, tel_per_reeks
from consultatie.vragenlijst.enums import DICHT, INVOERKANALEN, Kanaal, Vragenlijstactie
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.queries import Leesversie
from consultatie.vragenlijst.sluiting import gesloten_op
from consultatie.vragenlijst.workflow import OVERGANGEN
from thema.basis.fouten import DomeinFout
from thema.basis.overgang import volgende_status, zet_status
from thema.basis.signalen import afgerond
from thema.basis.sleutels import verse_sleutel

from .bak import leg_in_bak
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
    """What a recount found: versions it looked at, cells that were not as they should be and now are, and cells that
    were of an older form."""

    versies: int
    hersteld: int
    vernieuwd: int


def inzending_opslaan(  # noqa: PLR0913  all of it is stored
    versie: Vragenlijstversie | Leesversie,
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
    VragenlijstGesloten when the questionnaire takes no answers on `dag`, OngeldigeInvoer when staff replaced the version,
    UitnodigingAlGebruikt or UitnodigingWeg, and FormulierAlVerstuurd when the form came in before with other answers (known as long as those lie in the tray); then
    nothing is stored.
    """
    try:
        with _geheel(uitnodiging):
            if not leg_in_bak(
                versie.pk, sleutel=sleutel, kanaal=kanaal, dag=dag, verdenking=verdenking, antwoorden=antwoorden
            ):
                raise _NietInDeBak  # noqa: TRY301  the link, if there is one, stays unused
            if uitnodiging is not None:
                uitnodiging_gebruiken(uitnodiging, vragenlijst_id=versie.vragenlijst_id)
    except (_NietInDeBak, UitnodigingAlGebruikt) as fout:
        eerder = Inkomend.objects.filter(sleutel=sleutel).first()
        if eerder is None:
            raise _waarom_niet(versie, fout) from None
        if eerder.antwoorden not in (None, dict(antwoorden)):
            raise FormulierAlVerstuurd from None


class _NietInDeBak(Exception):
    """See leg_in_bak."""


def _geheel(uitnodiging: str | None) -> AbstractContextManager[object]:
    """Storing and using up the link are one; without a link it is one statement, which needs no more."""
    return nullcontext() if uitnodiging is None else transaction.atomic()


def _waarom_niet(versie: Vragenlijstversie | Leesversie, fout: Exception) -> Exception:
    """What to tell whose answer was not stored and had not been before."""
    if isinstance(fout, UitnodigingAlGebruikt):
        return fout
    # Staff may have replaced this version while the answer was on its way.
    return VragenlijstGesloten() if Vragenlijstversie.objects.filter(pk=versie.pk).exists() else OngeldigeInvoer()


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
        afgerond.send(Vragenlijst, plan=vragenlijst.beleidsplan_id)
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
    versie = versie_vergrendeld(bak.versie_id)
    reeks = Reeks(versie, bak.kanaal, bak.verdenking)
    inhoud: list[tuple[UUID, Any]] = list(
        Inkomend.objects.filter(**vars(reeks), antwoorden__isnull=False)
        .order_by("sleutel")
        .values_list("sleutel", "antwoorden")
    )
    dicht = neemt_niets_meer_aan(versie.vragenlijst, bak.kanaal, op)
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
    if verouderde_versies(van=versie.pk):
        _tel_opnieuw(versie)  # These with the rest.
    else:
        cellen_bijtellen(reeks, tel_per_cel(versie.definitie, (antwoorden for _, antwoorden in greep)))
    _bak_legen(sleutel for sleutel, _ in greep)
    return len(greep)


def versie_vergrendeld(versie_id: int) -> Vragenlijstversie:
    """The version, and nobody else mixes or recounts it meanwhile. Residents go on: theirs is a weaker lock."""
    return (
        Vragenlijstversie.objects.select_for_update(of=("self",), no_key=True)
        .select_related("vragenlijst")
        .get(pk=versie_id)
    )


def neemt_niets_meer_aan(vragenlijst: Vragenlijst, kanaal: str, op: datetime) -> bool:
    """No answer can come into this tray any more. Those that staff fill stay open until they close the questionnaire."""
    if vragenlijst.is_dicht:
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
    oud = gesloten_op(Vragenlijst.objects.filter(status__in=DICHT))
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
    cellen = sum((_versie_hertellen(sleutel) for sleutel in sleutels), Hersteld())
    return Hertelling(len(sleutels), hersteld=cellen.mis, vernieuwd=cellen.verouderd)


def tellingen_vernieuwen() -> bool:
    """Count the first version again that has tallies of an older form, if there is one; whether there are more."""
    oud = verouderde_versies()
    if oud:
        _versie_hertellen(oud[0], alleen_verouderd=True)
    return len(oud) > 1


@transaction.atomic
def _versie_hertellen(versie_id: int, *, alleen_verouderd: bool = False) -> Hersteld:
    versie = versie_vergrendeld(versie_id)
    if alleen_verouderd and not verouderde_versies(van=versie_id):
        return Hersteld()  # Somebody else was first.
    return _tel_opnieuw(versie)


def _tel_opnieuw(versie: Vragenlijstversie) -> Hersteld:
    """All tallies of this version, which the caller has locked, from its mixed answers."""
    rijen = Inzending.objects.filter(versie=versie).values_list("kanaal", "verdenking", "antwoorden")
    goed = tel_per_reeks(
        versie.definitie,
        (((kanaal, verdenking), een) for kanaal, verdenking, een in rijen.iterator(chunk_size=PER_KEER)),
    )
    return sum(
        (
            cellen_vervangen(Reeks(versie, *soort), goed.get(soort, {}))
            for soort in product(Kanaal.values, ("", *Verdenking.values))
        ),
        Hersteld(),
    )
