"""Why something cannot be done with a meeting of the college."""

from collections.abc import Sequence
from datetime import date

from rapportage.opmaak import datum as in_woorden
from rapportage.opmaak import opsomming
from thema.basis.fouten import DomeinFout


class AgendaLeeg(DomeinFout):
    """No paper has been put on it."""

    def __init__(self) -> None:
        super().__init__("Op de agenda staat nog niets. Zet eerst een stuk op de agenda van deze dag.")


class NogNietGeweest(DomeinFout):
    """The day of the meeting is still to come."""

    def __init__(self, dag: date) -> None:
        super().__init__(f"De vergadering is op {in_woorden(dag)}. Meld haar op die dag of daarna als gehouden.")


class NietGehouden(DomeinFout):
    """What came of a meeting is known after it."""

    def __init__(self) -> None:
        super().__init__("De vergadering is nog niet gehouden. Meld eerst dat zij is gehouden.")


class StapKanNiet(DomeinFout):
    """The meeting has moved on, or it is not this user's to do."""

    def __init__(self, status: str) -> None:
        super().__init__(f"Deze stap kan nu niet, of is niet aan u. De vergadering is: {status.lower()}.")


class UitkomstOntbreekt(DomeinFout):
    """Of these papers nobody wrote down what came of them."""

    def __init__(self, stukken: Sequence[str]) -> None:
        namen = opsomming([f"‘{stuk}’" for stuk in stukken])
        super().__init__(
            f"Nog geen uitkomst: {namen}. Leg die eerst vast; daarna kan de besluitenlijst worden gemaakt."
        )


class LijstLigtVast(DomeinFout):
    """The list of decisions has been published."""

    def __init__(self) -> None:
        super().__init__("De besluitenlijst van deze vergadering is al openbaar. Daar verandert niets meer aan.")
