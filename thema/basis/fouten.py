"""Refusals. A DomeinFout is an act that is not allowed now; its text is Dutch and meant for the user."""

from datetime import date

from django.utils.formats import date_format


class DomeinFout(Exception):
    """An act was refused; nothing has been stored. `str(fout)` tells the user what to do."""


class OvergangNietToegestaan(DomeinFout):
    """The action does not exist in this status."""

    def __init__(self, status: str, actie: str) -> None:
        self.status = status
        self.actie = actie
        super().__init__(f"‘{actie}’ kan niet in de status ‘{status}’. Ververs de pagina en kijk wat er nu wel kan.")


class GelijktijdigGewijzigd(DomeinFout):
    """Someone else was first: what the user saw is not what is stored now."""

    def __init__(self, wat: str) -> None:
        super().__init__(
            f"Iemand anders heeft {wat} net gewijzigd. Er is niets opgeslagen. "
            "Ververs de pagina, bekijk de nieuwe stand en probeer het opnieuw."
        )


class Vergrendeld(DomeinFout):
    """It has been adopted; its content can only change by a new decision. `op`: the day of the decision, where known."""

    def __init__(self, wat: object, *, op: date | None = None) -> None:
        dag = f" op {date_format(op, 'j F Y')}" if op is not None else ""
        super().__init__(
            f"{wat} is vastgesteld{dag} en kan niet meer worden gewijzigd. Een wijziging vraagt een nieuw besluit."
        )
