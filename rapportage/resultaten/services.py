"""Publishing freezes the figures."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.queries import resultaat_van
from thema.basis.fouten import DomeinFout

from .models import Resultaatpublicatie
from .queries import controlegetal, gegevens_van


class NietTePubliceren(DomeinFout):
    """The questionnaire is still open, or its results are public already."""


def weiger_als_open(vragenlijst: Vragenlijst) -> None:
    """Raises NietTePubliceren while answers can come in."""
    if vragenlijst.status != Vragenlijststatus.GESLOTEN:
        raise NietTePubliceren("De vragenlijst is nog niet gesloten. Sluit haar eerst; daarna staan de cijfers vast.")


def weiger_als_niet_gezien(sha256: str, gezien: str | None) -> None:
    """Raises NietTePubliceren when somebody looked (`gezien` is not None), but at other figures than these."""
    if gezien not in (None, sha256):
        raise NietTePubliceren(
            "De cijfers zijn veranderd sinds u keek. Er is niets openbaar gemaakt. Kijk ze hieronder opnieuw na."
        )


def resultaten_publiceren(
    vragenlijst: Vragenlijst, *, door: User | None, op: datetime, gezien: str | None = None
) -> Resultaatpublicatie:
    """Freeze the figures behind the public threshold. Raises NietTePubliceren; then nothing is stored.

    `gezien`: the SHA-256 of the figures that the user saw; None: nobody looked, as in the example.
    """
    weiger_als_open(vragenlijst)
    dag = timezone.localtime(op).date()
    gegevens = gegevens_van(resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag))
    sha256 = controlegetal(gegevens)
    weiger_als_niet_gezien(sha256, gezien)
    try:
        with transaction.atomic():
            _zet_openbaar(vragenlijst, op=op)
            return Resultaatpublicatie.objects.create(
                vragenlijst=vragenlijst,
                nummer=1,
                gegevens=gegevens,
                sha256=sha256,
                gepubliceerd_op=op,
                door=door,
            )
    except IntegrityError:
        raise NietTePubliceren("Deze resultaten zijn al openbaar. Ververs de pagina.") from None


def _zet_openbaar(vragenlijst: Vragenlijst, *, op: datetime) -> None:
    """Tell the questionnaire, so that it takes no answers any more. Raises NietTePubliceren when it opened meanwhile."""
    # What was counted is what is frozen: nobody has chosen otherwise in the meantime.
    zoals_geteld = Vragenlijst.objects.filter(
        pk=vragenlijst.pk,
        telt_verdachte_mee=vragenlijst.telt_verdachte_mee,
        reden_verdachte=vragenlijst.reden_verdachte,
        groepsgewichten=vragenlijst.groepsgewichten,
        reden_groepsgewichten=vragenlijst.reden_groepsgewichten,
    )
    rijen = zoals_geteld.filter(status=Vragenlijststatus.GESLOTEN).update(
        resultaten_openbaar_op=op, bewerking=F("bewerking") + 1
    )
    if rijen == 0:
        raise NietTePubliceren(
            "De vragenlijst is intussen weer open, of een collega koos net anders: over verdachte antwoorden, "
            "of over hoe zwaar de groepen wegen. Ververs de pagina. Sluit de vragenlijst als zij open is; daarna staan de "
            "cijfers vast."
        )
    vragenlijst.refresh_from_db()
