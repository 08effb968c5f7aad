"""Loads the example up to a step, whole steps at a time, and never twice."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.db import IntegrityError, models, transaction

from consultatie.inbreng.models import Inzending
from consultatie.netwerksessie.models import Sessiegroep
from planning.mijlpaal.models import Mijlpaal
from rapportage.voortgang.models import Voortgangsrapportage
from thema.basis.fouten import DomeinFout
from thema.beleidsplan.models import Beleidsplan, Gemeente

from . import stappen
from .accounts import Spelers, spelers
from .bron import lees

Melding = Callable[[str], None]


class Stap(models.TextChoices):
    """A moment of the process at which one can stand."""

    STARTNOTITIE = "startnotitie", "De raad kent de startnotitie"
    CONSULTATIE = "consultatie", "Inwoners en partners denken mee"
    NETWERKSESSIE = "netwerksessie", "De netwerksessie is geweest"
    RAADSTAFEL = "raadstafel", "De raadstafel is geweest, het plan is een concept"
    VASTGESTELD = "vastgesteld", "De raad heeft het plan vastgesteld"
    VOORTGANG = "voortgang", "De raad kent de voortgangsrapportage over 2020"


class AndereGemeente(DomeinFout):
    """There is content that is not of the example; the example stays away from it."""

    def __init__(self) -> None:
        super().__init__(
            "In deze database staat al een gemeente die niet bij het voorbeeld hoort. "
            "Het voorbeeld is alleen voor een lege database. Er is niets veranderd."
        )


class VoorbeeldVeranderd(DomeinFout):
    """Somebody worked in the example, and a step no longer fits; that step has changed nothing."""

    def __init__(self, stap: "Stap", oorzaak: Exception) -> None:
        waarom = f" {oorzaak}" if isinstance(oorzaak, DomeinFout) else ""
        super().__init__(
            f"De stap ‘{stap}’ past niet meer, want het voorbeeld is intussen veranderd.{waarom} "
            "Van deze stap is niets geladen. Begin met een lege database om het voorbeeld opnieuw te laden."
        )


_BLIJFT_OPEN = (
    "De vragenlijst blijft open zolang het voorbeeld bij deze stap staat, dus ook na de laatste dag van het voorbeeld."
)

# What a step meets when something that it builds on was renamed, taken away or done already.
_PAST_NIET = (DomeinFout, ObjectDoesNotExist, MultipleObjectsReturned, IntegrityError, KeyError)


@dataclass(frozen=True)
class _Laadstap:
    """How a step is loaded, and by what one sees that it was."""

    laad: Callable[[Spelers], None]
    is_geladen: Callable[[Beleidsplan], bool]


_STAPPEN: dict[Stap, _Laadstap] = {
    Stap.STARTNOTITIE: _Laadstap(stappen.startnotitie, lambda plan: True),
    Stap.CONSULTATIE: _Laadstap(
        stappen.consultatie,
        lambda plan: Inzending.objects.filter(versie__vragenlijst__beleidsplan=plan).exists(),
    ),
    Stap.NETWERKSESSIE: _Laadstap(
        stappen.netwerksessie,
        lambda plan: Sessiegroep.objects.filter(netwerksessie__beleidsplan=plan).exists(),
    ),
    Stap.RAADSTAFEL: _Laadstap(
        stappen.raadstafel,
        lambda plan: Mijlpaal.objects.filter(beleidsplan=plan, volgorde=5, gereed_datum__isnull=False).exists(),
    ),
    Stap.VASTGESTELD: _Laadstap(stappen.vastgesteld, lambda plan: plan.is_vergrendeld),
    Stap.VOORTGANG: _Laadstap(
        stappen.voortgang,
        lambda plan: Voortgangsrapportage.objects.filter(beleidsplan=plan, vergrendeld_op__isnull=False).exists(),
    ),
}


def geladen_tot() -> Stap | None:
    """The last step that is in the database; None when it is empty. Raises AndereGemeente."""
    if not Gemeente.objects.exists():
        return None
    try:
        plan = stappen.huidig_plan()
    except Beleidsplan.DoesNotExist:
        raise AndereGemeente from None
    return [stap for stap, hoe in _STAPPEN.items() if hoe.is_geladen(plan)][-1]


def laad(tot: Stap, *, meld: Melding) -> None:
    """Load every step up to and including `tot` that is not there yet, each in one transaction.

    Says through `meld` what it does, in Dutch. Raises AndereGemeente or VoorbeeldVeranderd.
    """
    alle = list(Stap)
    staat = geladen_tot()
    klaar = alle.index(staat) + 1 if staat else 0
    nodig = alle.index(tot) + 1
    if staat and klaar >= nodig:
        meld(_al_geladen(staat, tot))
        return
    naam = lees("gemeente")["naam"]
    wie = spelers()
    for nummer, stap in enumerate(alle[klaar:nodig], start=klaar + 1):
        meld(f"{naam}, stap {nummer} van {len(alle)}: {stap.label}")
        try:
            with transaction.atomic():
                _STAPPEN[stap].laad(wie)
        except _PAST_NIET as fout:
            raise VoorbeeldVeranderd(stap, fout) from fout
    if tot is Stap.CONSULTATIE:
        meld(_BLIJFT_OPEN)


def _al_geladen(staat: Stap, tot: Stap) -> str:
    if staat is tot:
        return f"Het voorbeeld staat al bij ‘{staat}’. Er is niets veranderd."
    return (
        f"Het voorbeeld staat al verder dan ‘{tot}’, namelijk bij ‘{staat}’. Teruggaan kan niet en er is niets "
        f"veranderd. Begin met een lege database om bij ‘{tot}’ te staan."
    )
