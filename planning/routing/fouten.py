"""Why something cannot be done with a step of the routing."""

from collections.abc import Sequence
from datetime import date

from rapportage.opmaak import datum as in_woorden
from rapportage.opmaak import opsomming
from thema.basis.fouten import DomeinFout


class NietInRouting(DomeinFout):
    """The paper does not go round now."""

    def __init__(self, stuk: object, status: str) -> None:
        super().__init__(f"‘{stuk}’ is nu niet in routing. De status is ‘{status}’. Ga terug naar het stuk.")


class NietAanDeBeurt(DomeinFout):
    """Somebody else comes first."""

    def __init__(self, wie: str, eerst: str) -> None:
        super().__init__(
            f"{wie} is nog niet aan de beurt. Eerst is de paraaf nodig van {eerst}, of een reden waarom niet."
        )


class ParaafdatumKloptNiet(DomeinFout):
    """An initial lies between the date of the paper and today."""

    def __init__(self, gekozen: date, *, vroegst: date, laatst: date) -> None:
        super().__init__(
            f"De paraaf kan niet van {in_woorden(gekozen)} zijn. Kies een dag van {in_woorden(vroegst)} tot en met "
            f"{in_woorden(laatst)}."
        )


class RedenOntbreekt(DomeinFout):
    """Who reads the routing later wants to know why."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom. Dat blijft bij het stuk staan.")


class ParafenOntbreken(DomeinFout):
    """Not every box has its initial, and nobody said why."""

    def __init__(self, zonder: Sequence[str]) -> None:
        super().__init__(
            f"Nog geen paraaf van {opsomming(zonder)}. Wacht op de paraaf, of schrijf bij de opmerking op waarom het stuk "
            "zonder die paraaf naar het college gaat."
        )
