"""How many answers came in and were counted. Behind the scenes: no threshold has been applied here.

Numbers of answers only, never what is in them. Screens do not read this but rapportage/respons.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from consultatie.uitslag.models import Telling
from consultatie.uitslag.telling import Cel
from consultatie.vragenlijst.models import Vragenlijst

from .models import Inkomend


@dataclass(frozen=True)
class Ontvangst:
    """What came in of one questionnaire, the suspicious included: a row that was emptied no longer knows which.

    `per_dag`: channel → day → answers; None once the days have been forgotten (SLEUTELS_BLIJVEN after closing).
    `gemengd`: channel → answers that were mixed. `cellen`: channel → cell → mixed answers that count in the figures.
    """

    per_dag: dict[str, dict[date, int]] | None
    gemengd: dict[str, int]
    cellen: dict[str, dict[Cel, int]]


def ontvangst_van(vragenlijst: Vragenlijst) -> Ontvangst:
    """Two queries, however many answers."""
    per_dag: dict[str, dict[date, int]] = defaultdict(dict)
    geleegd = 0
    rijen = Inkomend.objects.filter(versie__vragenlijst=vragenlijst).order_by().values_list("kanaal", "dag")
    for kanaal, dag, aantal, leeg in rijen.annotate(
        alle=Count("pk"), leeg=Count("pk", filter=Q(antwoorden__isnull=True))
    ):
        per_dag[kanaal][dag] = aantal
        geleegd += leeg
    gemengd, cellen = _gemengd(vragenlijst)
    # Every mixed answer leaves an emptied row; when there are fewer, those of the days have been cleared.
    vergeten = vragenlijst.is_dicht and geleegd < sum(gemengd.values())
    return Ontvangst(None if vergeten else dict(per_dag), gemengd, cellen)


def _gemengd(vragenlijst: Vragenlijst) -> tuple[dict[str, int], dict[str, dict[Cel, int]]]:
    gemengd: dict[str, int] = defaultdict(int)
    cellen: dict[str, dict[Cel, int]] = defaultdict(dict)
    rijen = Telling.objects.filter(versie__vragenlijst=vragenlijst, aantal__gt=0).order_by()
    per_cel = rijen.values_list("kanaal", "wijk", "leeftijd", "verdenking").annotate(Sum("aantal"))
    for kanaal, wijk, leeftijd, verdenking, aantal in per_cel:
        gemengd[kanaal] += aantal
        if not verdenking or vragenlijst.telt_verdachte_mee:
            cel = Cel(wijk, leeftijd)
            cellen[kanaal][cel] = cellen[kanaal].get(cel, 0) + aantal
    return dict(gemengd), dict(cellen)
