"""Until when residents can take part: one day, wherever the site says it."""

from datetime import date

from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.models import Beleidsplan


def open_vragenlijst(plan: Beleidsplan, dag: date) -> Vragenlijst | None:
    """The questionnaire of this plan that takes answers on this day; of several the one that closes first."""
    return Vragenlijst.objects.filter(beleidsplan=plan).open_op(dag).order_by("open_tot", "pk").first()


def sluitdag(plan: Beleidsplan, dag: date) -> date | None:
    """The last day of the questionnaire that is open; None when none is, or when it has no end."""
    lijst = open_vragenlijst(plan, dag)
    return lijst.open_tot if lijst is not None else None
