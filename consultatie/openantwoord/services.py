"""From a mixed answer to a text that may be read, a label, and what was done with it."""

import random
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F

from consultatie.inbreng.models import Onderbouwing
from consultatie.inbreng.services import inkomend_mengen, vragenlijst_sluiten
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status
from thema.basis.vergeten import volgorde_vergeten

from .enums import Antwoordactie, Antwoordstatus, Reden
from .fouten import AlOnderbouwd, NietTeCiteren, NietVrijgegeven, OrigineelGewist, ReactieNietAf
from .models import Label, Openantwoord
from .queries import label_met_naam, onbeslist_in
from .screening import Vondst, lak
from .tekstbak import kleine_wijken_vergeten, teksten_mengen, teksten_overnemen
from .workflow import OVERGANGEN

TABEL = "consultatie_openantwoord"


# ── Taking over ──────────────────────────────────────────────────────────────────────────────────


def antwoorden_mengen(*, op: datetime, rng: random.Random | None = None) -> int:
    """Mix every tray that holds enough; the open texts go their own way, through a tray of their own. How many answers
    left."""
    gemengd = inkomend_mengen(op=op, rng=rng, neem_over=teksten_overnemen)
    teksten_mengen(op=op, rng=rng or random.SystemRandom())
    return gemengd


def consultatie_sluiten(
    vragenlijst: Vragenlijst, *, door: AbstractBaseUser | None, op: datetime, rng: random.Random | None = None
) -> None:
    """Close the questionnaire, mix what is left; every open text can be read from now on. All of it or nothing.

    `rng`: see inkomend_mengen.
    """
    with transaction.atomic():
        vragenlijst_sluiten(vragenlijst, door=door, op=op, rng=rng, neem_over=teksten_overnemen)
        teksten_mengen(op=op, rng=rng or random.SystemRandom(), van=vragenlijst)
        kleine_wijken_vergeten(vragenlijst)
    # As the answers do (beurten_vergeten): no text tells with which others it came.
    transaction.on_commit(lambda: volgorde_vergeten(TABEL))


# ── Screening ────────────────────────────────────────────────────────────────────────────────────


def antwoord_vrijgeven(antwoord: Openantwoord, *, weg: Iterable[Vondst]) -> None:
    """From now on it may be read, without what is in `weg`. Raises OvergangNietToegestaan or GelijktijdigGewijzigd."""
    _zet(antwoord, Antwoordactie.VRIJGEVEN, tekst=lak(antwoord.origineel or "", weg), reden="")


def antwoord_wegleggen(antwoord: Openantwoord, *, reden: Reden) -> None:
    """It goes no further. Raises OvergangNietToegestaan or GelijktijdigGewijzigd."""
    _zet(antwoord, Antwoordactie.WEGLEGGEN, tekst=None, reden=reden, is_citeerbaar=False)


def antwoord_herzien(antwoord: Openantwoord) -> None:
    """Back to be read; it is out of sight meanwhile, its labels stay. Raises OrigineelGewist when there is no way back."""
    if antwoord.origineel is None:
        raise OrigineelGewist
    _zet(antwoord, Antwoordactie.HERZIEN, tekst=None, reden="", is_citeerbaar=False)


def _zet(antwoord: Openantwoord, actie: Antwoordactie, **velden: Any) -> None:
    """Take the step from what the user saw. No history and no trail: those would keep what must be forgotten."""
    naar = volgende_status(OVERGANGEN, antwoord.status, actie)
    _schrijf(antwoord, status=naar, **velden)


def _schrijf(antwoord: Openantwoord, **velden: Any) -> None:
    zoals_gezien = Openantwoord.objects.filter(pk=antwoord.pk, status=antwoord.status, bewerking=antwoord.bewerking)
    if zoals_gezien.update(bewerking=F("bewerking") + 1, **velden) == 0:
        raise GelijktijdigGewijzigd("dit antwoord")
    antwoord.refresh_from_db()


# ── Labels and reactions ─────────────────────────────────────────────────────────────────────────


@transaction.atomic
def antwoord_coderen(
    antwoord: Openantwoord, *, labels: Iterable[Label], is_citeerbaar: bool, reactie: str, is_nagekeken: bool = False
) -> None:
    """It bears these labels and no others. Raises NietVrijgegeven, NietTeCiteren or GelijktijdigGewijzigd; then nothing
    is stored.

    `is_citeerbaar`: everybody may read its text, word for word. Screening looks at that once more, since what is shown
    beside figures is read by more people than a list; `is_nagekeken` says that what it finds points at nobody.
    """
    if antwoord.status != Antwoordstatus.VRIJGEGEVEN:
        raise NietVrijgegeven
    if is_citeerbaar and not is_nagekeken and (woorden := onbeslist_in(antwoord)):
        raise NietTeCiteren(woorden)
    _schrijf(antwoord, is_citeerbaar=is_citeerbaar, reactie=reactie)
    antwoord.labels.set(labels)


def label_toevoegen(vragenlijst: Vragenlijst, naam: str) -> Label:
    """The label of this name, whatever its capitals; made at the end of the list when there was none."""
    bestaand = label_met_naam(vragenlijst, naam)
    return bestaand or Label.objects.create(vragenlijst=vragenlijst, naam=naam, volgorde=vragenlijst.labels.count() + 1)


@transaction.atomic
def label_onderbouwen(label: Label) -> Onderbouwing:
    """A thread of ‘U zei, wij besloten’ made from the label and the reaction to it; a goal makes it one that was taken
    over. Raises ReactieNietAf or AlOnderbouwd."""
    label = Label.objects.select_for_update(of=("self",)).select_related("vragenlijst", "thema").get(pk=label.pk)
    if label.onderbouwing_id is not None:
        raise AlOnderbouwd
    nodig = {"thema": label.thema, "u zei": label.omschrijving, "wij besloten": label.gedaan}
    if label.thema is None or not all(nodig.values()):
        raise ReactieNietAf([naam for naam, waarde in nodig.items() if not waarde])
    label.onderbouwing = Onderbouwing.objects.create(
        thema=label.thema,
        doel=label.doel,
        titel=label.naam,
        groep=Onderbouwing.Groep.INWONERS,
        gezegd=label.omschrijving,
        gedaan=f"{label.gedaan} {label.waarom}".strip(),
        volgorde=Onderbouwing.objects.filter(thema=label.thema).count() + 1,
        is_fictief=label.vragenlijst.is_fictief,
    )
    label.save()
    return label.onderbouwing
