"""The answers on paper, of residents, partners and council: entered in bundles by one person, checked and released by
another; and those by telephone, which nobody can check. Made up."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from consultatie.inbreng.services import inzending_opslaan
from consultatie.invoer.enums import Stapelactie, Stapelstatus
from consultatie.invoer.models import Stapel
from consultatie.invoer.services import (
    formulier_opslaan,
    formulier_verbeteren,
    stapel_beginnen,
    stapel_verzetten,
    stapel_vrijgeven,
)
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from thema.basis.rollen import Rol

from .accounts import Spelers
from .antwoorden import Antwoord


def stapel_invoeren(
    versie: Vragenlijstversie, antwoorden: Sequence[Antwoord], *, naam: str, spelers: Spelers, op: datetime
) -> None:
    """One bundle of answers that came one way, entered and waiting for its release. A bundle is somebody's: where there
    are no accounts, as on a real server, the answers go straight into the tray."""
    oov, dag = spelers[Rol.OOV], op.date()
    (kanaal,) = {antwoord.kanaal for antwoord in antwoorden}
    if oov is None:
        for antwoord in antwoorden:
            inzending_opslaan(versie, sleutel=antwoord.sleutel, kanaal=kanaal, antwoorden=antwoord.antwoorden, dag=dag)
        return
    stapel = stapel_beginnen(versie, kanaal=kanaal, naam=naam, door=oov, dag=dag)
    for antwoord in antwoorden:
        velden = velden_van(versie.definitie, antwoord.antwoorden)
        formulier_opslaan(stapel, sleutel=antwoord.sleutel, velden=velden, door=oov, dag=dag)
    stapel_verzetten(stapel, actie=Stapelactie.AFRONDEN, door=oov, op=op)


def velden_van(definitie: Mapping[str, Any], antwoorden: Mapping[str, Any]) -> dict[str, list[str]]:
    """The form as somebody typed it who had these answers on paper: what `invoer.lezen` reads."""
    velden = {}
    for vraag in (vraag for sectie in definitie["secties"] for vraag in sectie["vragen"]):
        if (antwoord := antwoorden.get(vraag["sleutel"])) is None:
            continue
        namen = VRAAGTYPEN[vraag["soort"]].velden(vraag)
        if isinstance(antwoord, str):
            velden[namen[0]] = [antwoord]
        elif len(namen) > 1:
            velden |= {veld: [keuze] for veld, keuze in zip(namen, antwoord, strict=False)}
        else:
            velden[namen[0]] = list(antwoord)
    return velden


def stapels_nakijken(
    vragenlijst: Vragenlijst, kanaal: Kanaal, *, spelers: Spelers, op: datetime, rng: random.Random
) -> None:
    """Somebody else than who entered it looks through every bundle of this channel that waits, finds nothing wrong, and
    releases it."""
    beheerder = spelers[Rol.BEHEERDER]
    if beheerder is None:
        return
    for stapel in _wachtend(vragenlijst, kanaal).exclude(ingevoerd_door=beheerder).order_by("nummer"):
        _kijk_na(stapel, door=beheerder, op=op)
        stapel_vrijgeven(stapel, door=beheerder, op=op, rng=rng)


def telefoon_vrijgeven(
    vragenlijst: Vragenlijst, *, spelers: Spelers, op: datetime, reden: str, rng: random.Random
) -> None:
    """Who took the calls releases what was answered, and says why nobody checked it."""
    if (oov := spelers[Rol.OOV]) is None:
        return
    for stapel in _wachtend(vragenlijst, Kanaal.TELEFOON).order_by("nummer"):
        stapel_vrijgeven(stapel, door=oov, op=op, reden=reden, rng=rng)


def _wachtend(vragenlijst: Vragenlijst, kanaal: Kanaal) -> "QuerySet[Stapel]":
    return Stapel.objects.filter(versie__vragenlijst=vragenlijst, kanaal=kanaal, status=Stapelstatus.NAKIJKEN)


def _kijk_na(stapel: Stapel, *, door: User, op: datetime) -> None:
    for formulier in stapel.formulieren.filter(is_nagekeken=False).select_related("stapel").order_by("nummer"):
        formulier_verbeteren(formulier, velden=formulier.velden, door=door, dag=op.date())
