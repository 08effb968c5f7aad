"""On whose desk a paper lies."""

from datetime import date

from planning.mijlpaal.enums import Orgaan
from rapportage.opmaak import datum

from .enums import Stukstatus, Uitkomst
from .models import Bestuursstuk
from .workflow import ORGAAN_BIJ_STATUS


def nu_bij(stuk: Bestuursstuk) -> str:
    """Who has the paper now, or how it ended. Reads the routing only of a paper that goes round."""
    if stuk.status == Stukstatus.CONCEPT:
        return "OOV, die het schrijft"
    if stuk.status == Stukstatus.ROUTING:
        stap = stuk.huidige_stap
        return f"Routing: wacht op {stap.wie}" if stap else "Bestuurssecretariaat, voor de agenda"
    if stuk.status == Stukstatus.COLLEGE:
        return f"College{_op(stuk.college_datum)}"
    if stuk.status == Stukstatus.RAAD:
        return f"Raad{_op(stuk.raad_datum)}"
    return f"Niemand: {stuk.get_status_display().lower()}"


def agendadag(stuk: Bestuursstuk) -> date | None:
    """The meeting of college or council on whose agenda it stands; None while that is not known.

    A meeting that held it over has been: the next is not known then.
    """
    orgaan = ORGAAN_BIJ_STATUS.get(stuk.status, Orgaan.COLLEGE)
    dag = stuk.raad_datum if orgaan is Orgaan.RAAD else stuk.college_datum
    if dag is None or stuk.besluiten.filter(orgaan=orgaan, datum=dag, uitkomst=Uitkomst.AANGEHOUDEN).exists():
        return None
    return dag


def zonder_paraaf(stuk: Bestuursstuk) -> list[str]:
    """Whose initial has yet to come, in the order of the routing; who was passed over with a reason is not among them."""
    return [stap.wie for stap in stuk.routing.all() if stap.wacht]


def _op(dag: date | None) -> str:
    return f", {datum(dag)}" if dag is not None else ", dag nog niet bekend"
