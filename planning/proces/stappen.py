"""The five steps of the process as residents see them: what each needs and makes, who is at work, which law asks it.

The one table of the process. The line on the home page has its names; the page of the process shows it whole
(`voortgang.py`); what a step that is under way still needs is among what staff are to do (`te_doen.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planning.mijlpaal.enums import Fase
from thema.beleidsplan.models import Beleidsplan

from . import behoeften
from .behoeften import Behoefte


@dataclass(frozen=True)
class Stap:
    """One step. `nodig` and `levert`: what must be there, and what is there afterwards. `grondslag`: the law; empty
    where no law asks for this step."""

    fase: Fase
    nodig: tuple[Behoefte, ...]
    levert: str
    wie: str
    grondslag: str

    @property
    def naam(self) -> str:
        """The step as it stands on the line."""
        return self.fase.label


STAPPEN: tuple[Stap, ...] = (
    Stap(
        fase=Fase.START,
        nodig=(
            Behoefte("Waar het plan van uitgaat, zoals de wens van de raad", behoeften.uitgangspunten),
            Behoefte("Een veiligheidsbeeld in cijfers", behoeften.veiligheidsbeeld),
            Behoefte("Thema’s om over te praten", behoeften.themas),
            Behoefte("Een startnotitie", behoeften.startnotitie),
        ),
        levert="Startnotitie, vastgesteld door het college en bekend bij de raad",
        wie="OOV, college, raad",
        grondslag="Gemeentewet artikel 160",
    ),
    Stap(
        fase=Fase.MEEDENKEN,
        nodig=(
            Behoefte("Een startnotitie die de raad kent", behoeften.bekende_startnotitie),
            Behoefte("Een vragenlijst voor inwoners", behoeften.vragenlijst),
            Behoefte("Een lijst van partners", behoeften.partners),
            Behoefte("Een ronde voor de partners", behoeften.gehoorde_partners),
        ),
        levert="Antwoorden van inwoners en digipanel, standpunten van partners",
        wie="Inwoners en partners",
        grondslag="Gemeentewet artikel 150",
    ),
    Stap(
        fase=Fase.IN_GESPREK,
        nodig=(
            Behoefte("Uitkomsten van het meedenken", behoeften.uitkomsten),
            Behoefte("Een netwerksessie met haar uitkomst", behoeften.netwerksessie),
        ),
        levert="Gewenste prioriteiten, met de reden erbij",
        wie="Inwoners, raad, OOV",
        grondslag="",
    ),
    Stap(
        fase=Fase.BESLUIT,
        nodig=(
            Behoefte("Thema’s met voorrang, met de reden erbij", behoeften.prioriteiten),
            Behoefte("Een doel bij elk thema met voorrang", behoeften.doelen),
            Behoefte("Maatregelen", behoeften.maatregelen),
            Behoefte("Middelen", behoeften.middelen),
            Behoefte("Een stuk voor college en raad", behoeften.planstuk),
        ),
        levert="Vastgesteld plan",
        wie="College, raad",
        grondslag="Politiewet 2012 artikel 38b",
    ),
    Stap(
        fase=Fase.UITVOEREN,
        nodig=(
            Behoefte("Een vastgesteld plan", behoeften.vastgesteld_plan),
            Behoefte("Een voortgangsrapportage over elk jaar dat voorbij is", behoeften.rapportages),
            Behoefte(
                "Als de periode voorbij is, een evaluatie: de rapportage over het laatste jaar", behoeften.evaluatie
            ),
        ),
        levert="Elk jaar een voortgangsrapportage, na het laatste jaar met de evaluatie van het hele plan",
        wie="OOV en partners",
        grondslag="Gemeentewet artikel 169",
    ),
)


def is_vastgesteld(plan: Beleidsplan, dag: date) -> bool:
    """The council had adopted it by this day."""
    return plan.vaststellingsdatum is not None and plan.vaststellingsdatum <= dag


def is_klaar(fase: Fase, gereed: Sequence[bool], plan: Beleidsplan, dag: date) -> bool:
    """This step is over. `gereed`: of each of its milestones whether it was done by this day."""
    if fase is Fase.UITVOEREN:
        return is_vastgesteld(plan, dag) and dag.year > plan.tot_jaar and all(gereed)
    return is_vastgesteld(plan, dag) or (bool(gereed) and all(gereed))
