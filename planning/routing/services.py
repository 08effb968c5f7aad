"""Initials, in their order: every act in one transaction, with its line in the trail."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk, Routingstap
from planning.stuk.queries import zonder_paraaf
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status

from .enums import Routingactie, Stapstand
from .fouten import NietAanDeBeurt, NietInRouting, ParaafdatumKloptNiet, ParafenOntbreken, RedenOntbreekt
from .models import Routinghandeling
from .queries import stand_van
from .workflow import OVERGANGEN

_Door = User | None


@transaction.atomic
def stap_paraferen(stap: Routingstap, *, datum: date, door: _Door, op: datetime, opmerking: str = "") -> None:
    """Initial this step, on the day that stands on the form; who was passed over may still do so.

    Raises NietInRouting, GelijktijdigGewijzigd, OvergangNietToegestaan, NietAanDeBeurt or ParaafdatumKloptNiet.
    """
    nu = _houd_vast(stap, Routingactie.PARAFEREN)
    vroegst, laatst = nu.stuk.datum, timezone.localdate(op)
    if not vroegst <= datum <= laatst:
        raise ParaafdatumKloptNiet(datum, vroegst=vroegst, laatst=laatst)
    if nu.is_geparafeerd is not None:
        nu.is_geparafeerd = True
    nu.datum, nu.overgeslagen = datum, ""
    _bewaar(nu, Routingactie.PARAFEREN, door=door, op=op, opmerking=opmerking, datum=datum)


@transaction.atomic
def stap_overslaan(stap: Routingstap, *, door: _Door, op: datetime, opmerking: str) -> None:
    """Let the paper go on without this initial; `opmerking` says why. The box stays empty.

    Raises NietInRouting, GelijktijdigGewijzigd, OvergangNietToegestaan, NietAanDeBeurt or RedenOntbreekt.
    """
    nu = _houd_vast(stap, Routingactie.OVERSLAAN)
    nu.overgeslagen = _reden(opmerking)
    _bewaar(nu, Routingactie.OVERSLAAN, door=door, op=op, opmerking=opmerking)


@transaction.atomic
def stap_delegeren(  # noqa: PLR0913  what a delegation consists of
    stap: Routingstap, *, aan: str, door: _Door, op: datetime, opmerking: str, gebruiker: _Door = None
) -> None:
    """Let `aan` initial in the name of this role, from now on; `gebruiker` is who does that in person, None: nobody here.

    Raises NietInRouting, GelijktijdigGewijzigd, OvergangNietToegestaan, NietAanDeBeurt or RedenOntbreekt.
    """
    nu = _houd_vast(stap, Routingactie.DELEGEREN)
    _reden(opmerking)
    nu.gedelegeerd_aan, nu.gebruiker = aan.strip(), gebruiker
    nu.aan_beurt_datum = timezone.localdate(op) if nu.aan_beurt_datum is not None else None
    _bewaar(nu, Routingactie.DELEGEREN, door=door, op=op, opmerking=opmerking)


def routing_beginnen(stuk: Bestuursstuk, *, dag: date) -> None:
    """The paper now waits for its first step; does nothing when there is none."""
    stap = _stukstap(stuk)
    if stap is not None and stap.aan_beurt_datum is None:
        stap.aan_beurt_datum = dag
        stap.save()


@transaction.atomic
def parafen_laten_vervallen(stuk: Bestuursstuk, *, door: _Door, op: datetime) -> None:
    """The round is over without result: every initial goes into the trail and off the form, and so do delegations."""
    for stap in stuk.routing.all():
        stand = stand_van(stap)
        if stand is not Stapstand.OPEN:
            volgende_status(OVERGANGEN, stand, Routingactie.VERVALLEN)
            _schrijf(stap, Routingactie.VERVALLEN, door=door, op=op, opmerking=stap.overgeslagen, datum=stap.datum)
        if stap.is_geparafeerd is not None:
            stap.is_geparafeerd = False
        if stap.gedelegeerd_aan:
            stap.gedelegeerd_aan, stap.gebruiker = "", None
        stap.datum, stap.overgeslagen, stap.aan_beurt_datum = None, "", None
        stap.save()


def eis_parafen(stuk: Bestuursstuk, *, reden: str) -> None:
    """Raise ParafenOntbreken when a box has no initial yet and `reden` does not say why."""
    if (zonder := zonder_paraaf(stuk)) and not reden.strip():
        raise ParafenOntbreken(zonder)


def _houd_vast(stap: Routingstap, actie: Routingactie) -> Routingstap:
    """The step as stored, its paper locked, when this can be done with it now."""
    stuk = Bestuursstuk.objects.select_for_update().get(pk=stap.stuk_id)
    if stuk.status != Stukstatus.ROUTING:
        raise NietInRouting(stuk, stuk.get_status_display())
    nu = Routingstap.objects.filter(pk=stap.pk, bewerking=stap.bewerking).first()
    if nu is None:
        raise GelijktijdigGewijzigd(f"de routing van ‘{stuk}’")
    nu.stuk = stuk
    volgende_status(OVERGANGEN, stand_van(nu), actie)
    eerst = stuk.huidige_stap
    if nu.wacht and eerst is not None and eerst.pk != nu.pk:
        raise NietAanDeBeurt(nu.wie, eerst.wie)
    return nu


def _reden(opmerking: str) -> str:
    if not (reden := opmerking.strip()):
        raise RedenOntbreekt
    return reden


def _bewaar(  # noqa: PLR0913  what a line of the trail consists of
    stap: Routingstap, actie: Routingactie, *, door: _Door, op: datetime, opmerking: str, datum: date | None = None
) -> None:
    """Store the step, write the line, and let the paper wait for the next one."""
    stap.save()
    _schrijf(stap, actie, door=door, op=op, opmerking=opmerking, datum=datum)
    routing_beginnen(stap.stuk, dag=timezone.localdate(op))


def _schrijf(  # noqa: PLR0913  what a line of the trail consists of
    stap: Routingstap, actie: Routingactie, *, door: _Door, op: datetime, opmerking: str, datum: date | None
) -> None:
    Routinghandeling.objects.create(
        stuk=stap.stuk, wie=stap.wie, actie=actie, datum=datum, opmerking=opmerking.strip(), door=door, op=op
    )


def _stukstap(stuk: Bestuursstuk) -> Routingstap | None:
    """The step that the paper waits for, read anew."""
    return next((stap for stap in Routingstap.objects.filter(stuk=stuk) if stap.wacht), None)
