"""The five steps of the process as residents see them: what each needs and makes, who is at work, which law asks it."""

from dataclasses import dataclass

from planning.mijlpaal.enums import Fase


@dataclass(frozen=True)
class Stap:
    """One step. `nodig` and `levert`: what must be there, and what is there afterwards. `grondslag`: the law; empty
    where no law asks for this step."""

    fase: Fase
    nodig: str
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
        nodig="De wens van de raad en een veiligheidsbeeld",
        levert="Startnotitie, vastgesteld door het college en bekend bij de raad",
        wie="OOV, college, raad",
        grondslag="Gemeentewet artikel 160",
    ),
    Stap(
        fase=Fase.MEEDENKEN,
        nodig="Startnotitie, vragenlijst en lijst van partners",
        levert="Antwoorden van inwoners en digipanel, standpunten van partners",
        wie="Inwoners en partners",
        grondslag="Gemeentewet artikel 150",
    ),
    Stap(
        fase=Fase.IN_GESPREK,
        nodig="Uitkomsten van het meedenken",
        levert="Gewenste prioriteiten, met de reden erbij",
        wie="Inwoners, raad, OOV",
        grondslag="",
    ),
    Stap(
        fase=Fase.BESLUIT,
        nodig="Plan met doelen, maatregelen en middelen",
        levert="Vastgesteld plan",
        wie="College, raad",
        grondslag="Politiewet 2012 artikel 38b",
    ),
    Stap(
        fase=Fase.UITVOEREN,
        nodig="Vastgesteld plan",
        levert="Elk jaar een voortgangsrapportage",
        wie="OOV en partners",
        grondslag="Gemeentewet artikel 169",
    ),
)
