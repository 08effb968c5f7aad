"""To do around the council: amendments to be decided on, motions and promises to be settled, questions to be answered."""

from collections.abc import Iterator

from django.db.models import QuerySet

from planning.raad.enums import Amendementstatus
from planning.raad.models import Amendement, Motie
from planning.raad.workflow import AF_TE_DOEN
from planning.raadstafel.enums import Toezeggingactie, Toezeggingstatus
from planning.raadstafel.models import Raadstafel, Raadsvraag, Toezegging
from planning.stuk.enums import Stukstatus
from planning.stuk.queries import agendadag
from rapportage.opmaak import opsomming

from .taak import Taak, Vraag, beheer


def amendementen(vraag: Vraag) -> Iterator[Taak]:
    """Before the council decides on a paper, every amendment has an outcome."""
    if not vraag.mag("planning.add_amendement"):
        return
    bij_de_raad = vraag.plan.stukken.bekend_bij(vraag.gebruiker).filter(status=Stukstatus.RAAD)
    open_ = Amendement.objects.filter(stuk__in=bij_de_raad, status=Amendementstatus.INGEDIEND).select_related("stuk")
    per_stuk: dict[int, list[Amendement]] = {}
    for amendement in open_:
        per_stuk.setdefault(amendement.stuk_id, []).append(amendement)
    for groep in per_stuk.values():
        een = len(groep) == 1
        url = (
            beheer("planning_amendement_change", groep[0].pk)
            if een
            else beheer("planning_amendement_changelist", stuk__id__exact=groep[0].stuk_id)
        )
        yield Taak(
            f"Over {opsomming([str(amendement) for amendement in groep])} is nog niet besloten.",
            f"Leg vast hoe de raad stemde, bij {groep[0].stuk}",
            url,
            "Open het amendement" if een else "Open de amendementen",
            agendadag(groep[0].stuk),
        )


def moties(vraag: Vraag) -> Iterator[Taak]:
    """What the council asked, and nobody has told yet what was done with it."""
    if not vraag.mag("planning.change_motie"):
        return
    bekend = vraag.plan.stukken.bekend_bij(vraag.gebruiker)
    for motie in Motie.objects.filter(stuk__in=bekend, status__in=AF_TE_DOEN, afdoening="").select_related("stuk"):
        yield Taak(
            f"Van motie {motie.nummer} ‘{motie.titel}’ is nog niet vastgelegd wat ermee is gedaan.",
            f"{motie.get_status_display()}, bij {motie.stuk}",
            beheer("planning_motie_change", motie.pk),
            "Schrijf de afdoening op",
            None,
        )


def toezeggingen(vraag: Vraag) -> Iterator[Taak]:
    """What was promised to the council, by its day."""
    if not vraag.mag(f"planning.{Toezeggingactie.AFDOEN}_toezegging"):
        return
    for toezegging in Toezegging.objects.filter(raadstafel__in=_bekend(vraag), status=Toezeggingstatus.OPEN):
        yield Taak(
            f"Toegezegd aan {toezegging.aan}: ‘{toezegging.tekst}’",
            f"Door: {toezegging.door}",
            beheer("planning_toezegging_stap", toezegging.pk, Toezeggingactie.AFDOEN),
            "Doe de toezegging af",
            toezegging.termijn_datum,
        )


def raadsvragen(vraag: Vraag) -> Iterator[Taak]:
    """Questions without an answer."""
    if not vraag.mag("planning.beantwoord_raadsvraag"):
        return
    open_ = Raadsvraag.objects.filter(raadstafel__in=_bekend(vraag), antwoord="").select_related(
        "raadstafel", "fractie"
    )
    for een in open_:
        yield Taak(
            f"{een.fractie} wacht op een antwoord.",
            f"Gevraagd bij ‘{een.raadstafel.onderwerp}’",
            beheer("planning_raadsvraag_change", een.pk),
            "Beantwoord de vraag",
            None,
        )


def _bekend(vraag: Vraag) -> QuerySet[Raadstafel]:
    return Raadstafel.objects.zichtbaar_voor(vraag.gebruiker).filter(beleidsplan=vraag.plan)
