"""Whether what a milestone is linked to was done, and on which day. Read only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Min
from django.utils import timezone

from consultatie.netwerksessie.models import Netwerksessie
from consultatie.netwerksessie.queries import sessies_zonder_stippen
from consultatie.vragenlijst.enums import DICHT
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.sluiting import gesloten_op
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document

from .models import Mijlpaal


@dataclass(frozen=True)
class Koppeling:
    """What a milestone waits for. `wat`: as the rest of "as soon as …": "de vragenlijst ‘X’ is gesloten". `gereed_op` None:
    that is not so yet."""

    wat: str
    gereed_op: date | None

    @property
    def zin(self) -> str:
        """The same as the beginning of a sentence."""
        return self.wat[:1].upper() + self.wat[1:]


def koppelingen_van(mijlpalen: Iterable[Mijlpaal]) -> dict[int, Koppeling]:
    """Of milestones of one plan: how it stands with the thing that reports them done, by key; a milestone that a decision
    or a person reports is absent. At most four queries, none where nothing is linked."""
    gekoppeld = [mijlpaal for mijlpaal in mijlpalen if mijlpaal.is_gekoppeld]
    lijsten, sessies, documenten = _lijsten(gekoppeld), _sessies(gekoppeld), _documenten(gekoppeld)
    return {
        mijlpaal.pk: lijsten.get(mijlpaal.vragenlijst_id or 0)
        or sessies.get(mijlpaal.netwerksessie_id or 0)
        or documenten[mijlpaal.openbaar_document]
        for mijlpaal in gekoppeld
    }


def koppeling_van(mijlpaal: Mijlpaal) -> Koppeling | None:
    """Of one milestone; None: a decision or a person reports it done."""
    return koppelingen_van([mijlpaal]).get(mijlpaal.pk)


def vervulde(reeks: Sequence[Mijlpaal]) -> list[tuple[Mijlpaal, date]]:
    """Of a planning in its order: the linked milestones that can be reported done now, with their day. It ends at the first
    that is open for another reason: what is done stands before what is open."""
    koppelingen = koppelingen_van(mijlpaal for mijlpaal in reeks if mijlpaal.gereed_datum is None)
    uit = []
    for mijlpaal in reeks:
        if mijlpaal.gereed_datum is not None:
            continue
        koppeling = koppelingen.get(mijlpaal.pk)
        if koppeling is None or koppeling.gereed_op is None:
            break
        uit.append((mijlpaal, koppeling.gereed_op))
    return uit


def _lijsten(mijlpalen: Sequence[Mijlpaal]) -> dict[int, Koppeling]:
    sleutels = {mijlpaal.vragenlijst_id for mijlpaal in mijlpalen if mijlpaal.vragenlijst_id is not None}
    lijsten = gesloten_op(Vragenlijst.objects.filter(pk__in=sleutels)) if sleutels else ()
    return {lijst.pk: Koppeling(f"de vragenlijst ‘{lijst}’ is gesloten", _dicht_sinds(lijst)) for lijst in lijsten}


def _dicht_sinds(lijst: Vragenlijst) -> date | None:
    """The day on which staff closed it; without a trail of that, when its figures were given or its last day."""
    if lijst.status not in DICHT:
        return None
    moment = lijst.gesloten_op or lijst.ter_inzage_op  # type: ignore[attr-defined]  # annotated by gesloten_op()
    return timezone.localdate(moment) if moment is not None else lijst.open_tot


def _sessies(mijlpalen: Sequence[Mijlpaal]) -> dict[int, Koppeling]:
    sleutels = {mijlpaal.netwerksessie_id for mijlpaal in mijlpalen if mijlpaal.netwerksessie_id is not None}
    if not sleutels:
        return {}
    niet_af = set(sessies_zonder_stippen(mijlpalen[0].beleidsplan))
    return {
        sessie.pk: Koppeling(
            f"de uitkomst van ‘{sessie.titel}’ is ingevoerd", None if sessie in niet_af else sessie.datum
        )
        for sessie in Netwerksessie.objects.filter(pk__in=sleutels)
    }


def _documenten(mijlpalen: Sequence[Mijlpaal]) -> dict[str, Koppeling]:
    """Per kind, since when the first document of it is public."""
    soorten = {mijlpaal.openbaar_document for mijlpaal in mijlpalen} - {""}
    if not soorten:
        return {}
    openbaar = Document.objects.filter(beleidsplan=mijlpalen[0].beleidsplan_id, soort__in=soorten).order_by()
    eerst = dict(openbaar.values_list("soort").annotate(Min("gepubliceerd_op")))
    return {
        soort: Koppeling(
            f"het document ‘{Documentsoort(soort).label}’ is openbaar gemaakt",
            timezone.localdate(eerst[soort]) if eerst.get(soort) else None,
        )
        for soort in soorten
    }
