"""Writes around a bundle. What was entered waits here; only its release puts the answers into the tray, once."""

import random
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from consultatie.inbreng.bewaartermijn import voorbij, wisdatum
from consultatie.inbreng.services import VragenlijstGesloten, inzending_opslaan
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status, zet_status
from thema.basis.sleutels import verse_sleutel
from thema.basis.vergeten import tabellen_vergeten

from .enums import Stapelactie, Stapelstatus
from .fouten import (
    AlNagekeken,
    FormulierAlIngevoerd,
    InvoerGesloten,
    NietAanU,
    NogNietNagekeken,
    RedenNodig,
    StapelKlaar,
    StapelLeeg,
    ZelfIngevoerd,
)
from .lezen import Velden, antwoorden_uit
from .models import Invoerformulier, Stapel
from .workflow import OVERGANGEN, mag_schrijven, mag_toevoegen

TABEL = "consultatie_invoerformulier"


@transaction.atomic
def stapel_beginnen(versie: Vragenlijstversie, *, kanaal: str, naam: str, door: User, dag: date) -> Stapel:
    """An empty bundle with the next number. Raises InvoerGesloten, or GelijktijdigGewijzigd when the version was just
    replaced."""
    # The row lock: two bundles that begin at once get two numbers, and the version stays.
    lijst = Vragenlijst.objects.select_for_update().get(pk=versie.vragenlijst_id)
    weiger_als_gesloten(lijst, kanaal=kanaal, dag=dag)
    if not Vragenlijstversie.objects.filter(pk=versie.pk).exists():
        raise GelijktijdigGewijzigd(f"‘{lijst}’")
    laatste = Stapel.objects.filter(versie__vragenlijst=lijst).aggregate(hoogste=Max("nummer"))["hoogste"]
    return Stapel.objects.create(
        versie=versie, kanaal=kanaal, naam=naam, ingevoerd_door=door, nummer=(laatste or 0) + 1
    )


def weiger_als_gesloten(lijst: Vragenlijst, *, kanaal: str, dag: date) -> None:
    """Raise InvoerGesloten when nothing may be entered or released: staff closed it, or what comes in would be erased
    at once because its last day is so long ago."""
    wissen = wisdatum(lijst)
    if not lijst.neemt_aan_op(dag, kanaal) or (wissen is not None and wissen <= dag):
        raise InvoerGesloten(lijst)


# ── Forms ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def formulier_opslaan(stapel: Stapel, *, sleutel: UUID, velden: Velden, door: User, dag: date) -> Invoerformulier:
    """The form, stored under the next number; once per `sleutel`, so a double click changes nothing.

    Raises InvoerGesloten, NietAanU, StapelKlaar, or FormulierAlIngevoerd when that page was stored before with other
    answers; then nothing is stored.
    """
    vers = _vastgehouden(stapel)
    if (eerder := Invoerformulier.objects.filter(sleutel=sleutel).first()) is not None:
        if (eerder.stapel_id, eerder.velden) != (vers.pk, dict(velden)):
            raise FormulierAlIngevoerd(eerder.nummer)
        return eerder
    weiger_als_klaar(vers)
    weiger_als_gesloten(vers.vragenlijst, kanaal=vers.kanaal, dag=dag)
    if not mag_toevoegen(vers.status, is_eigen=door.pk == vers.ingevoerd_door_id):
        raise NietAanU(vers)
    vers.laatste_nummer += 1
    Stapel.objects.filter(pk=vers.pk).update(laatste_nummer=vers.laatste_nummer)
    return Invoerformulier.objects.create(
        sleutel=sleutel, stapel=vers, nummer=vers.laatste_nummer, velden=dict(velden), dag=dag
    )


@transaction.atomic
def formulier_verbeteren(formulier: Invoerformulier, *, velden: Velden, door: User, dag: date) -> None:
    """What stands in it now. Written by a second person it is checked, by who entered it no longer.

    Raises InvoerGesloten, NietAanU, StapelKlaar, or GelijktijdigGewijzigd when it is not what the user saw; then nothing is stored.
    """
    stapel = _vastgehouden(formulier.stapel)
    _weiger_schrijven(stapel, door=door, dag=dag)
    zoals_gezien = Invoerformulier.objects.filter(pk=formulier.pk, bewerking=formulier.bewerking)
    geschreven = zoals_gezien.update(
        velden=dict(velden), is_nagekeken=door.pk != stapel.ingevoerd_door_id, bewerking=F("bewerking") + 1
    )
    if not geschreven:
        raise GelijktijdigGewijzigd(f"{formulier}")


@transaction.atomic
def formulier_verwijderen(formulier: Invoerformulier, *, door: User, dag: date) -> None:
    """Gone, for one that was entered twice. Its number is not used again. Raises as formulier_verbeteren does."""
    _weiger_schrijven(_vastgehouden(formulier.stapel), door=door, dag=dag)
    if not Invoerformulier.objects.filter(pk=formulier.pk, bewerking=formulier.bewerking).delete()[0]:
        raise GelijktijdigGewijzigd(f"{formulier}")


def _vastgehouden(stapel: Stapel) -> Stapel:
    """The bundle as it is, and as it stays until this transaction ends."""
    return Stapel.objects.select_for_update(of=("self",)).select_related("versie__vragenlijst").get(pk=stapel.pk)


def weiger_als_klaar(stapel: Stapel) -> None:
    """Raise StapelKlaar when it was released or erased."""
    if stapel.status in (Stapelstatus.VRIJGEGEVEN, Stapelstatus.VERLOPEN):
        raise StapelKlaar(stapel, is_vrijgegeven=stapel.status == Stapelstatus.VRIJGEGEVEN)


def _weiger_schrijven(stapel: Stapel, *, door: User, dag: date) -> None:
    weiger_als_klaar(stapel)
    weiger_als_gesloten(stapel.vragenlijst, kanaal=stapel.kanaal, dag=dag)
    if not mag_schrijven(stapel.status, is_eigen=door.pk == stapel.ingevoerd_door_id):
        raise NietAanU(stapel)


# ── The bundle as a whole ────────────────────────────────────────────────────────────────────────


@transaction.atomic
def stapel_verzetten(stapel: Stapel, *, actie: Stapelactie, door: User, op: datetime) -> None:
    """AFRONDEN by who entered it, when there is something in it; TERUG by anybody.

    Raises NietAanU, StapelLeeg, OvergangNietToegestaan or GelijktijdigGewijzigd; then nothing has changed.
    """
    naar = volgende_status(OVERGANGEN, stapel.status, actie)
    vers = _vastgehouden(stapel)
    if actie == Stapelactie.AFRONDEN:
        if door.pk != vers.ingevoerd_door_id:
            raise NietAanU(stapel)
        if not vers.formulieren.exists():
            raise StapelLeeg(stapel)
    zet_status(stapel, naar=naar, actie=actie, door=door, op=op)
    if actie == Stapelactie.AFRONDEN:
        _vergeet_straks()


@transaction.atomic
def stapel_vrijgeven(
    stapel: Stapel, *, door: User, op: datetime, reden: str | None = None, rng: random.Random | None = None
) -> int:
    """Every form becomes an answer in the tray, and is erased here with its number. How many there were.

    In random order and under fresh keys: nothing tells which answer was which form. All of it or nothing, and once.
    `reden`: why nobody checked it, kept with the step; None: somebody did, and it is not who entered it. `rng` None: the
    randomness of the operating system; any other is for an example that must come out the same.

    Raises OvergangNietToegestaan, GelijktijdigGewijzigd, ZelfIngevoerd, NogNietNagekeken, AlNagekeken, RedenNodig,
    StapelLeeg or InvoerGesloten.
    """
    actie = Stapelactie.VRIJGEVEN if reden is None else Stapelactie.ZONDER_NAKIJKEN
    naar = volgende_status(OVERGANGEN, stapel.status, actie)
    _vastgehouden(stapel)
    formulieren = list(stapel.formulieren.order_by("sleutel"))
    # Before all else: who comes second gets no further than this.
    zet_status(stapel, naar=naar, actie=actie, door=door, op=op, opmerking=reden or "", aantal=len(formulieren))
    _weiger_vrijgeven(stapel, formulieren, door=door, reden=reden)
    dag = timezone.localdate(op)
    weiger_als_gesloten(stapel.vragenlijst, kanaal=stapel.kanaal, dag=dag)
    rng = rng or random.SystemRandom()
    for formulier in rng.sample(formulieren, len(formulieren)):
        _naar_de_bak(stapel, formulier.velden, sleutel=verse_sleutel(rng), dag=dag)
    stapel.formulieren.all().delete()
    _vergeet_straks()
    return len(formulieren)


def _weiger_vrijgeven(stapel: Stapel, formulieren: list[Invoerformulier], *, door: User, reden: str | None) -> None:
    if not formulieren:
        raise StapelLeeg(stapel)
    nog = sorted(formulier.nummer for formulier in formulieren if not formulier.is_nagekeken)
    if reden is None:
        if door.pk == stapel.ingevoerd_door_id:
            raise ZelfIngevoerd(stapel)
        if nog:
            raise NogNietNagekeken(nog)
    elif not nog:
        raise AlNagekeken(stapel)
    elif not reden.strip():
        raise RedenNodig


def _naar_de_bak(stapel: Stapel, velden: Mapping[str, list[str]], *, sleutel: UUID, dag: date) -> None:
    antwoorden = antwoorden_uit(stapel.versie.definitie, velden)
    try:
        inzending_opslaan(stapel.versie, sleutel=sleutel, kanaal=stapel.kanaal, antwoorden=antwoorden, dag=dag)
    except VragenlijstGesloten:
        raise InvoerGesloten(stapel.vragenlijst) from None


def stapels_wissen(*, op: datetime) -> int:
    """Erase the forms of bundles that were never released, when their questionnaire has been closed for the retention.

    How many bundles. Again: nothing happens. That there was such a bundle stays known, with who entered it. One that is
    on the move at this moment is left for the next time. The database is told to overwrite what forms let go of, also when
    no bundle went: what was corrected leaves its old answers behind.
    """
    verlopen = Stapel.objects.filter(
        versie__vragenlijst__in=voorbij(op), status__in=(Stapelstatus.INVOEREN, Stapelstatus.NAKIJKEN)
    )
    gewist = 0
    for stapel in verlopen.select_related("versie__vragenlijst"):
        with suppress(GelijktijdigGewijzigd):
            _stapel_wissen(stapel, op=op)
            gewist += 1
    _vergeet_straks()
    return gewist


@transaction.atomic
def _stapel_wissen(stapel: Stapel, *, op: datetime) -> None:
    naar = volgende_status(OVERGANGEN, stapel.status, Stapelactie.VERLOPEN)
    zet_status(stapel, naar=naar, actie=Stapelactie.VERLOPEN, door=None, op=op)
    stapel.formulieren.all().delete()


def _vergeet_straks() -> None:
    """Not after each form: who enters them would wait for it, nine seconds when a backup is being made."""
    transaction.on_commit(lambda: tabellen_vergeten(TABEL))
