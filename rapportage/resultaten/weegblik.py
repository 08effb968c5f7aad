"""What staff see when they say how heavy each group counts: which groups can, which cannot and why, what was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from consultatie.uitslag.queries import weegbesluiten
from consultatie.uitslag.services import MINSTE_GROEPEN, ResultatenStaanVast
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Groep, Groepsscores, Resultaat

from .inzage import waarom_nog_niet
from .queries import cijfers_van, gewichten_in_woorden, totaal_in_woorden, vaste_cijfers


@dataclass(frozen=True)
class Besluit:
    """One decision, in words. `door`: "" when it is not known."""

    zin: str
    reden: str
    door: str
    op: datetime


@dataclass(frozen=True)
class Weegblik:
    """`groepen` can get a weight, `zonder` says of every other group why not. `nog_niet`: why no group can, as a sentence,
    "" when they can. `nu`: what is chosen, `let_op` what to know of it, "" for nothing; `scores`: those that are shown; `besluiten`: the newest first.
    """

    lijst: Vragenlijst
    groepen: tuple[Groep, ...]
    zonder: tuple[str, ...]
    nog_niet: str
    nu: str
    let_op: str
    scores: tuple[Groepsscores, ...]
    besluiten: tuple[Besluit, ...]

    def zonder_uitkomst(self, gewichten: Mapping[str, int]) -> str:
        """Why these weights would give a total without any theme, as a sentence; "" when they give one."""
        met_score = [
            {thema.slug for thema in een.themas if thema.score is not None}
            for een in self.scores
            if gewichten.get(een.groep)
        ]
        if not met_score or set.intersection(*met_score):
            return ""
        return (
            "Van geen enkel thema is een score te zien van elke groep die u laat meetellen. Het totaal zou leeg zijn. Geef een "
            "groep met te weinig antwoorden gewicht 0, of kies voor geen totaal."
        )


def weegblik_van(lijst: Vragenlijst, dag: date) -> Weegblik:
    """As it stands on this day. Which groups have a score is a figure: it is told only to who may see the figures."""
    vast = vaste_cijfers(lijst)
    nog_niet = _waarom_niet(lijst, vast)
    resultaat = vast or cijfers_van(lijst, dag)
    met_score = [resultaat.groep(scores.groep) for scores in resultaat.scores]
    if not nog_niet and len(met_score) < MINSTE_GROEPEN:
        nog_niet = "Er zijn geen twee groepen waarvan een score te zien is. Er valt niets te wegen."
    return Weegblik(
        lijst=lijst,
        groepen=() if nog_niet else tuple(met_score),
        zonder=() if nog_niet else tuple(_zonder_score(resultaat)),
        nog_niet=nog_niet,
        nu=totaal_in_woorden(lijst.groepsgewichten, resultaat.groepen),
        let_op="" if nog_niet else _let_op(lijst, resultaat),
        scores=resultaat.scores,
        besluiten=tuple(_besluiten(lijst, resultaat)),
    )


def _waarom_niet(lijst: Vragenlijst, vast: Resultaat | None) -> str:
    # First: what became public before there was an inspection has no figures of one.
    if lijst.resultaten_openbaar_op is not None:
        return str(ResultatenStaanVast(lijst))
    return "" if vast is not None else waarom_nog_niet(lijst)


def _zonder_score(resultaat: Resultaat) -> Iterator[str]:
    met_score = {scores.groep for scores in resultaat.scores}
    for groep in resultaat.groepen:
        if groep.code in met_score:
            continue
        if groep.plakte_stippen:
            yield f"{groep.naam}: hier plakte men stippen. Die geven een aandeel en geen score."
        else:
            yield f"{groep.naam}: te weinig antwoorden om een score te laten zien."


def _let_op(lijst: Vragenlijst, resultaat: Resultaat) -> str:
    """What staff would not expect of the weights that they chose; a group with few answers takes themes away from all."""
    if not lijst.groepsgewichten:
        return ""
    if resultaat.totaal is None:
        return (
            "Van een groep met gewicht is geen score te zien. Daarom is er nu geen totaal. Weeg opnieuw, of kies voor "
            "geen totaal."
        )
    if not (aantal := sum(thema.plaats is None for thema in resultaat.totaal.themas)):
        return ""
    wat = "1 thema heeft" if aantal == 1 else f"{aantal} thema’s hebben"
    return f"{wat} geen plaats in het totaal: van een groep met gewicht is daarvan geen score te zien."


def _besluiten(lijst: Vragenlijst, resultaat: Resultaat) -> Iterator[Besluit]:
    for besluit in weegbesluiten(lijst):
        zin = gewichten_in_woorden(besluit.gewichten, resultaat.groepen) or "geen totaal"
        yield Besluit(zin, besluit.reden, besluit.door, besluit.op)
