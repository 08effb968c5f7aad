"""A list of members comes in, and what staff decide about it. What the worker does with it: werk.py."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction

from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status, zet_status
from thema.basis.vergeten import tabellen_vergeten
from thema.beleidsplan.models import Gemeente

from .enums import Bestandsactie, Bestandstatus, BijAfwezigen, Deelsoort
from .fouten import AndereLijstBezig, BestandNietBewaard, BevestigingNodig, NummersOntbreken, PanelGewijzigd
from .lezer import controleer
from .models import Ledenbestand, Ledenbestanddeel, Ledenbestandfout
from .queries import raakt_veel
from .vergelijking import panelstand
from .workflow import EINDE, OVERGANGEN

BEWAARTERMIJN = timedelta(days=7)
TABELLEN = tuple(model._meta.db_table for model in (Ledenbestand, Ledenbestanddeel, Ledenbestandfout))
_GETELD = ("pogingen", "verwerkt", "nieuw", "gewijzigd", "ongewijzigd", "gedeeld", "fout", "afgemeld")
_GEZIEN = ("rijen", "zonder_nummer", "in_panel", "afwezig")


@dataclass(frozen=True)
class Inleeskeuze:
    """What staff decide about a list. `met_gedeeld`: rows with an e-mail address that somebody else has too go in as well;
    `bevestigd`: how many members they said a second time may be signed off, None: they did not."""

    bij_afwezigen: str = BijAfwezigen.LATEN
    met_gedeeld: bool = False
    bevestigd: int | None = None


GEWOON = Inleeskeuze()


def ledenbestand_ontvangen(
    inhoud: bytes, *, naam: str, gemeente: Gemeente, door: AbstractBaseUser | None, op: datetime
) -> Ledenbestand:
    """Keep the file for the worker to look at. Raises BestandGeweigerd when no parser should see it."""
    controleer(inhoud)
    return Ledenbestand.objects.create(
        gemeente=gemeente, naam=naam, door=cast(User | None, door), ontvangen_op=op, inhoud=inhoud
    )


@transaction.atomic
def ledenbestand_inlezen(
    bestand: Ledenbestand, *, door: AbstractBaseUser | None, op: datetime, keuze: Inleeskeuze = GEWOON
) -> None:
    """From now on the worker reads the good rows in, and after that signs off who is not in them, if that was chosen.

    Raises PanelGewijzigd, AndereLijstBezig, NummersOntbreken, BevestigingNodig, OvergangNietToegestaan or
    GelijktijdigGewijzigd.
    """
    # One after the other: two lists that are read in at once would not see each other.
    Gemeente.objects.select_for_update(no_key=True).get(pk=bestand.gemeente_id)
    velden = {
        "inhoud": None,
        "bij_afwezigen": keuze.bij_afwezigen,
        "met_gedeeld": keuze.met_gedeeld,
        **dict.fromkeys(_GETELD, 0),
    }
    ledenbestand_verzetten(bestand, Bestandsactie.INLEZEN, door=door, op=op, **velden)
    _weiger_ander_panel(bestand)
    if keuze.bij_afwezigen == BijAfwezigen.AFMELDEN:
        # By what is stored, not by what somebody loaded before.
        _weiger_onbedoeld(bestand, bevestigd=keuze.bevestigd)
    else:
        bestand.delen.filter(soort=Deelsoort.AFWEZIG).delete()


def _weiger_ander_panel(bestand: Ledenbestand) -> None:
    """What staff saw was beside the panel as it was; an older list must not undo a newer one without a word."""
    bezig = Ledenbestand.objects.filter(gemeente=bestand.gemeente_id, status=Bestandstatus.WORDT_INGELEZEN)
    if bezig.exclude(pk=bestand.pk).exists():
        raise AndereLijstBezig
    gezien = Ledenbestand.objects.values_list("panelstand", flat=True).get(pk=bestand.pk)
    if gezien != panelstand(bestand.gemeente_id):
        raise PanelGewijzigd


@transaction.atomic
def ledenbestand_opnieuw_nakijken(bestand: Ledenbestand, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """The worker looks at it again from the start, beside the panel as it is by then.

    Raises BestandNietBewaard, OvergangNietToegestaan or GelijktijdigGewijzigd.
    """
    velden = {**dict.fromkeys((*_GETELD, *_GEZIEN), 0), "koprij": None, "panelstand": ""}
    ledenbestand_verzetten(bestand, Bestandsactie.OPNIEUW, door=door, op=op, **velden)
    if not Ledenbestand.objects.filter(pk=bestand.pk, inhoud__isnull=False).exists():
        raise BestandNietBewaard
    bestand.fouten.all().delete()
    bestand.delen.all().delete()


def _weiger_onbedoeld(bestand: Ledenbestand, *, bevestigd: int | None) -> None:
    if bestand.zonder_nummer:
        raise NummersOntbreken(bestand.zonder_nummer)
    if raakt_veel(bestand) and bevestigd != bestand.afwezig:
        raise BevestigingNodig(bestand.afwezig)


@transaction.atomic
def ledenbestand_intrekken(bestand: Ledenbestand, *, door: AbstractBaseUser | None, op: datetime) -> None:
    """Nothing is done with it, and it is erased. Raises OvergangNietToegestaan or GelijktijdigGewijzigd."""
    ledenbestand_verzetten(bestand, Bestandsactie.INTREKKEN, door=door, op=op)
    bestand.fouten.all().delete()
    ledenbestand_wissen(bestand)


def ledenbestanden_opruimen(*, op: datetime) -> int:
    """Erase what is left of files that came in longer ago than BEWAARTERMIJN. Of how many.

    One that is on the move at this moment is left for the next time. The database is told to overwrite what these tables
    let go of, also when there was nothing: perhaps it could not before.
    """
    oud = Ledenbestand.objects.filter(ontvangen_op__lt=op - BEWAARTERMIJN).defer("inhoud")
    gewist = 0
    for bestand in [*oud.exclude(status__in=EINDE), *oud.filter(status__in=EINDE, fouten__isnull=False).distinct()]:
        with suppress(GelijktijdigGewijzigd):
            _ruim_op(bestand, op=op)
            gewist += 1
    _vergeet_straks()
    return gewist


@transaction.atomic
def _ruim_op(bestand: Ledenbestand, *, op: datetime) -> None:
    if bestand.status not in EINDE:
        ledenbestand_verzetten(bestand, Bestandsactie.VERLOPEN, door=None, op=op)
    bestand.fouten.all().delete()
    _wis_rijen(bestand)


def ledenbestand_wissen(bestand: Ledenbestand) -> None:
    """The rows themselves go, also from the files of the database; what is wrong with some of them stays, for who has to
    mend them."""
    _wis_rijen(bestand)
    _vergeet_straks()


def _wis_rijen(bestand: Ledenbestand) -> None:
    Ledenbestanddeel.objects.filter(bestand=bestand).delete()
    Ledenbestand.objects.filter(pk=bestand.pk).update(inhoud=None)


def _vergeet_straks() -> None:
    transaction.on_commit(lambda: tabellen_vergeten(*TABELLEN, grondig=True))


def ledenbestand_verzetten(
    bestand: Ledenbestand, actie: Bestandsactie, *, door: AbstractBaseUser | None, op: datetime, **velden: Any
) -> None:
    """Take this step, and store `velden` with it. `door` None: the worker. Raises as zet_status does."""
    naar = volgende_status(OVERGANGEN, bestand.status, actie)
    zet_status(bestand, naar=Bestandstatus(naar), actie=actie, door=door, op=op, **velden)
