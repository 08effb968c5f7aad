"""Asks what waits for a role, on the day of the tests."""

from datetime import date

from planning.proces.queries import TeDoen, nu_te_doen
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

DAG = date(2019, 8, 20)


def te_doen_voor(rol: Rol, plan: Beleidsplan, dag: date = DAG) -> TeDoen:
    """What someone with this role finds to do for this plan."""
    return nu_te_doen(GebruikerFactory.create(rol=rol), plan, dag)


def zonder_stappen(te_doen: TeDoen) -> TeDoen:
    """Without what the steps of the process need besides (test_proces_stappen.py)."""
    vakken = {
        vak: tuple(taak for taak in taken if "Nodig voor de stap" not in taak.toelichting)
        for vak, taken in vars(te_doen).items()
    }
    return TeDoen(**vakken)


def zinnen_van(te_doen: TeDoen) -> list[str]:
    """All tasks in words, the most urgent first."""
    return [taak.zin for vak in (te_doen.te_laat, te_doen.vandaag, te_doen.deze_week, te_doen.later) for taak in vak]
