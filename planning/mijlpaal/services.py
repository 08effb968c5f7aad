"""Reporting a milestone done, in the order that the planning promises."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from rapportage.opmaak import datum as in_woorden
from rapportage.opmaak import opsomming
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd

from .koppeling import Koppeling, koppeling_van, vervulde
from .models import Mijlpaal
from .verschuiven import Mee, kenmerk_van, verschuiving


class VolgordeFout(DomeinFout):
    """Something else comes first, or must be undone first: `eerst` holds it, in the order of the planning."""

    def __init__(self, bericht: str, eerst: Iterable[Mijlpaal]) -> None:
        self.eerst = tuple(eerst)
        super().__init__(f"{bericht} {opsomming([f'‘{mijlpaal}’' for mijlpaal in self.eerst])}.")


class AlGereed(DomeinFout):
    """It was reported done before."""

    def __init__(self, mijlpaal: Mijlpaal) -> None:
        super().__init__(
            f"‘{mijlpaal}’ is al gereed sinds {in_woorden(mijlpaal.gereed_datum)}. "
            "Klopt die dag niet? Heropen de mijlpaal eerst."
        )


class NogOpen(DomeinFout):
    """It was not reported done, so there is nothing to take back."""

    def __init__(self, mijlpaal: Mijlpaal) -> None:
        super().__init__(f"‘{mijlpaal}’ staat al open. U hoeft niets te doen.")


class NietMetDeHand(DomeinFout):
    """A decision of college or council, or what it is linked to, reports it done, not a person."""

    def __init__(self, mijlpaal: Mijlpaal) -> None:
        koppeling = koppeling_van(mijlpaal)
        zodra = (
            f"het besluit van {mijlpaal.get_betreft_display().lower()} is vastgelegd"
            if koppeling is None
            else koppeling.wat
        )
        super().__init__(f"‘{mijlpaal}’ wordt vanzelf gereed zodra {zodra}. Met de hand kan dat niet.")


class BlijftGereed(DomeinFout):
    """What it is linked to is done, so it would be reported done again."""

    def __init__(self, mijlpaal: Mijlpaal, koppeling: Koppeling) -> None:
        super().__init__(f"{koppeling.zin}, dus ‘{mijlpaal}’ is gereed. Haal eerst de koppeling weg.")


@transaction.atomic
def mijlpaal_gereed_melden(mijlpaal: Mijlpaal, *, datum: date) -> None:
    """Report it done on this day; every earlier milestone of the plan is done already.

    Where a decision fulfils it, that decision may not be dated before an earlier milestone was done; steps that staff
    report by hand may overlap, as a consultation and a session do. What comes right after it and was linked to something
    that is done already, is done with it. Raises VolgordeFout, AlGereed or GelijktijdigGewijzigd (it is gone); then
    nothing is stored.
    """
    eerder, nu, later = _reeks_rond(mijlpaal)
    if nu.gereed_datum is not None:
        raise AlGereed(nu)
    if open_ := [rij for rij in eerder if rij.gereed_datum is None]:
        raise VolgordeFout(f"‘{nu}’ kan nog niet gereed zijn. Eerst moet gereed zijn:", open_)
    if nu.wordt_vervuld_door_besluit and (
        later := [rij for rij in eerder if rij.gereed_datum and rij.gereed_datum > datum]
    ):
        raise VolgordeFout(
            f"‘{nu}’ kan niet op {in_woorden(datum)} gereed zijn. Kies een dag op of na deze stappen, die later klaar waren:",
            later,
        )
    _bewaar(nu, datum, voor=mijlpaal)
    _meld_vervulde(later)


@transaction.atomic
def gekoppelde_mijlpalen_bijwerken(plan: int) -> list[Mijlpaal]:
    """Report done what was linked to something that is done by now, as far as the order allows; which ones, in their order.

    `plan` is the key of the beleidsplan. It refuses nothing: who closes a questionnaire has nothing to do with the order of
    the planning, so what has to wait becomes a task (planning/proces/taken_koppeling.py). One query where nothing is
    linked.
    """
    if not Mijlpaal.objects.filter(beleidsplan=plan, gereed_datum__isnull=True).gekoppeld().exists():
        return []
    return _meld_vervulde(_houd_reeks_vast(plan))


def _meld_vervulde(reeks: Sequence[Mijlpaal]) -> list[Mijlpaal]:
    """Of these rows, held and in their order."""
    gemeld = []
    for mijlpaal, dag in vervulde(reeks):
        _bewaar(mijlpaal, dag, voor=mijlpaal)
        gemeld.append(mijlpaal)
    return gemeld


@transaction.atomic
def mijlpaal_heropenen(mijlpaal: Mijlpaal) -> None:
    """Take back that it is done; no later milestone is done, and what it is linked to is open again.

    Raises VolgordeFout, NogOpen, BlijftGereed or GelijktijdigGewijzigd (it is gone); then nothing is stored.
    """
    _, nu, later = _reeks_rond(mijlpaal)
    if nu.gereed_datum is None:
        raise NogOpen(nu)
    if klaar := [rij for rij in later if rij.gereed_datum is not None]:
        raise VolgordeFout(f"‘{nu}’ kan nog niet open. Heropen eerst:", klaar)
    koppeling = koppeling_van(nu)
    if koppeling is not None and koppeling.gereed_op is not None:
        raise BlijftGereed(nu, koppeling)
    _bewaar(nu, None, voor=mijlpaal)


@transaction.atomic
def planning_verschuiven(mijlpaal: Mijlpaal, *, laatste_dag: date, mee: Mee, dag: date, gezien: str) -> list[Mijlpaal]:
    """Move it and what goes along (see verschuiving); which ones moved, in their order. `dag`: today; `gezien`: the
    kenmerk_van the planning of which the consequences were shown.

    Raises GelijktijdigGewijzigd when the planning differs from that, and AlGereed; then nothing is stored.
    """
    eerder, nu, later = _reeks_rond(mijlpaal)
    reeks = [*eerder, nu, *later]
    if kenmerk_van(reeks) != gezien:
        raise GelijktijdigGewijzigd("de planning")
    if nu.gereed_datum is not None:
        raise AlGereed(nu)
    verschoven = []
    for een, (van, tot) in verschuiving(reeks, nu, laatste_dag=laatste_dag, mee=mee, dag=dag):
        if (een.van, een.tot) != (van, tot):
            een.van, een.tot = van, tot
            een.save(update_fields=["van", "tot"])
            verschoven.append(een)
    return verschoven


def _reeks_rond(mijlpaal: Mijlpaal) -> tuple[list[Mijlpaal], Mijlpaal, list[Mijlpaal]]:
    """What comes before it, itself and what comes after it, as stored now.

    The rows are held until the transaction ends: two reports at once wait for each other.
    """
    reeks = _houd_reeks_vast(mijlpaal.beleidsplan_id)
    plaats = next((plaats for plaats, rij in enumerate(reeks) if rij.pk == mijlpaal.pk), None)
    if plaats is None:
        raise GelijktijdigGewijzigd("de planning")
    return reeks[:plaats], reeks[plaats], reeks[plaats + 1 :]


def _houd_reeks_vast(plan: int) -> list[Mijlpaal]:
    return list(Mijlpaal.objects.select_for_update().filter(beleidsplan=plan).order_by("volgorde"))


def _bewaar(nu: Mijlpaal, datum: date | None, *, voor: Mijlpaal) -> None:
    """Store the day on the held row, with its history, and let the caller's object carry it too."""
    nu.gereed_datum = datum
    nu.save(update_fields=["gereed_datum"])
    voor.gereed_datum, voor.bewerking = nu.gereed_datum, nu.bewerking
