"""Two acts that freeze the figures: giving them for inspection, and showing them to everybody."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from consultatie.vragenlijst.enums import Vragenlijstactie, Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.workflow import OVERGANGEN
from thema.basis.overgang import volgende_status, zet_status

from .models import Cijferinzage, Resultaatpublicatie
from .openstaand import NietTePubliceren, weiger_als_niet_klaar
from .queries import cijfers_van, controlegetal, gegevens_van, kenmerk_van, verse_cijfers, zonder_open_antwoorden


def weiger_als_open(vragenlijst: Vragenlijst) -> None:
    """Raises NietTePubliceren while answers can come in."""
    if not vragenlijst.is_dicht:
        raise NietTePubliceren("De vragenlijst is nog niet gesloten. Sluit haar eerst. Er is niets gebeurd.")


def weiger_als_niet_gezien(kenmerk: str, gezien: str | None) -> None:
    """Raises NietTePubliceren when somebody looked (`gezien` is not None), but at other figures than these."""
    if gezien not in (None, kenmerk):
        raise NietTePubliceren(
            "De cijfers zijn veranderd sinds u keek. Er is niets gebeurd. Kijk hieronder opnieuw wat er vast komt te staan."
        )


@transaction.atomic
def cijfers_ter_inzage_geven(
    vragenlijst: Vragenlijst, *, door: User | None, op: datetime, gezien: str | None = None
) -> Cijferinzage:
    """Freeze the figures behind the public threshold; council members and staff see them from now on, and nothing
    changes them any more. The questionnaire never opens again.

    Open answers are no part of it: their labels still change, until publication. `gezien`: the mark (kenmerk_van) of what
    the user saw would be frozen; None: nobody looked, as in the example. Raises
    NietTePubliceren, CijfersNietKlaar, OvergangNietToegestaan or GelijktijdigGewijzigd; then nothing is stored.
    """
    weiger_als_open(vragenlijst)
    naar = volgende_status(OVERGANGEN, vragenlijst.status, Vragenlijstactie.TER_INZAGE)
    # The row lock: it does not open, and nobody decides otherwise on its answers, between counting and freezing.
    lijst = Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk)
    weiger_als_niet_klaar(lijst)
    gegevens = gegevens_van(zonder_open_antwoorden(verse_cijfers(lijst, timezone.localdate(op))))
    weiger_als_niet_gezien(kenmerk_van(gegevens), gezien)
    zet_status(vragenlijst, naar=naar, actie=Vragenlijstactie.TER_INZAGE, door=door, op=op, ter_inzage_op=op)
    return Cijferinzage.objects.create(
        vragenlijst=vragenlijst, gegevens=gegevens, sha256=controlegetal(gegevens), gegeven_op=op, door=door
    )


def resultaten_publiceren(
    vragenlijst: Vragenlijst, *, door: User | None, op: datetime, gezien: str | None = None
) -> Resultaatpublicatie:
    """Show the figures to everybody as they were given for inspection; not given yet, they are so at the same time. The
    worker makes their paper (rapportage/uitslag).

    `gezien`: as in cijfers_ter_inzage_geven. Raises NietTePubliceren, CijfersNietKlaar or GelijktijdigGewijzigd; then
    nothing is stored.
    """
    weiger_als_open(vragenlijst)
    weiger_als_niet_klaar(vragenlijst)
    resultaat = cijfers_van(vragenlijst, timezone.localdate(op))
    gegevens = gegevens_van(resultaat)
    weiger_als_niet_gezien(kenmerk_van(gegevens), gezien)
    try:
        with transaction.atomic():
            if vragenlijst.status != Vragenlijststatus.VAST:
                # What was counted above is what is frozen.
                kenmerk = kenmerk_van(gegevens_van(zonder_open_antwoorden(resultaat)))
                cijfers_ter_inzage_geven(vragenlijst, door=door, op=op, gezien=kenmerk)
            _zet_openbaar(vragenlijst, op=op)
            return Resultaatpublicatie.objects.create(
                vragenlijst=vragenlijst,
                nummer=1,
                gegevens=gegevens,
                sha256=controlegetal(gegevens),
                gepubliceerd_op=op,
                door=door,
            )
    except IntegrityError:
        raise NietTePubliceren("Deze resultaten zijn al openbaar. Ververs de pagina.") from None


def _zet_openbaar(vragenlijst: Vragenlijst, *, op: datetime) -> None:
    """Tell the questionnaire. Raises NietTePubliceren when its groups were weighted otherwise meanwhile."""
    zoals_gewogen = Vragenlijst.objects.filter(
        pk=vragenlijst.pk,
        status=Vragenlijststatus.VAST,
        groepsgewichten=vragenlijst.groepsgewichten,
        reden_groepsgewichten=vragenlijst.reden_groepsgewichten,
    )
    if not zoals_gewogen.update(resultaten_openbaar_op=op, bewerking=F("bewerking") + 1):
        raise NietTePubliceren(
            "Een collega koos net anders hoe zwaar de groepen wegen. Er is niets gebeurd. Ververs de pagina en kijk opnieuw."
        )
    vragenlijst.refresh_from_db()
