"""Decisions on a theme's status."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from thema.basis.fouten import DomeinFout, OvergangNietToegestaan
from thema.basis.overgang import mogelijke_acties, volgende_status, zet_status
from thema.beleidsplan.models import Beleidsplan

from .models import Thema
from .workflow import OVERGANGEN, REDEN_NODIG, STATUSSEN_PER_SOORT


class RedenOntbreekt(DomeinFout):
    """A choice about priority without its reason."""

    def __init__(self) -> None:
        super().__init__(
            "Schrijf op waarom dit thema wel of geen voorrang krijgt. De raad en inwoners lezen dat terug."
        )


def mogelijke_themaacties(thema: Thema) -> tuple[str, ...]:
    """The actions that lead this theme to a status that fits its kind."""
    passend = STATUSSEN_PER_SOORT[thema.soort]
    return tuple(
        actie for actie in mogelijke_acties(OVERGANGEN, thema.status) if OVERGANGEN[thema.status, actie] in passend
    )


@transaction.atomic
def thema_status_wijzigen(thema: Thema, *, actie: str, reden: str, door: AbstractBaseUser | None, op: datetime) -> None:
    """Move the theme by the table, with its reason, while the plan is still open.

    Raises OvergangNietToegestaan, RedenOntbreekt, Vergrendeld or GelijktijdigGewijzigd; then nothing is stored.
    """
    Beleidsplan.objects.select_for_update().get(pk=thema.beleidsplan_id).weiger_als_vergrendeld()
    naar = volgende_status(OVERGANGEN, thema.status, actie)
    if naar not in STATUSSEN_PER_SOORT[thema.soort]:
        raise OvergangNietToegestaan(thema.get_status_display(), actie)
    reden = reden.strip()
    if naar in REDEN_NODIG and not reden:
        raise RedenOntbreekt
    zet_status(thema, naar=naar, actie=actie, door=door, op=op, opmerking=reden, status_reden=reden)
