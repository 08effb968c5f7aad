"""Puts what stands around the figures with the figures; nothing is counted here."""

from datetime import date

from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.documenten.uitslag import Uitslag
from rapportage.documenten.verzamelen import afzender_van
from rapportage.resultaten.models import Resultaatpublicatie


def uitslag_bij(publicatie: Resultaatpublicatie) -> Uitslag:
    """The paper of this version, of the day on which it became public; see uitslag_van for what is not frozen with it."""
    return uitslag_van(
        publicatie.vragenlijst,
        resultaat_uit(publicatie.gegevens),
        dag=timezone.localdate(publicatie.gepubliceerd_op),
        versie=publicatie.nummer,
        toelichting=publicatie.toelichting,
    )


def uitslag_van(
    vragenlijst: Vragenlijst, resultaat: Resultaat, *, dag: date, versie: int = 1, toelichting: str = ""
) -> Uitslag:
    """These figures as a paper of this day, under the title that they have themselves.

    The name of the plan, the days on which one could answer and the sender are not among the figures: they are as they
    stand at the moment of drawing, and are kept with the paper from then on.
    """
    plan = vragenlijst.beleidsplan
    return Uitslag(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        vragenlijst=resultaat.titel,
        datum=dag,
        van=vragenlijst.open_van,
        tot=vragenlijst.open_tot,
        versie=versie,
        toelichting=toelichting,
        resultaat=resultaat,
        is_fictief=resultaat.is_fictief,
    )
