"""Why a decision cannot be written down like this."""

from datetime import date

from rapportage.opmaak import datum as in_woorden
from thema.basis.fouten import DomeinFout


class UitkomstNietMogelijk(DomeinFout):
    """This body does not decide this on this kind of paper."""

    def __init__(self, orgaan: str, uitkomst: str, soort: str) -> None:
        super().__init__(f"{orgaan}: ‘{uitkomst}’ kan niet bij ‘{soort}’. Kies een uitkomst die hier wel kan.")


class OrgaanNietAanZet(DomeinFout):
    """The paper lies elsewhere."""

    def __init__(self, orgaan: str, status: str) -> None:
        super().__init__(f"{orgaan}: niet aan zet. Dit stuk heeft de status ‘{status}’. Ververs de pagina.")


class BesluitdatumKloptNiet(DomeinFout):
    """A decision lies between the date of the paper (or the decision before it) and today."""

    def __init__(self, gekozen: date, *, vroegst: date, laatst: date) -> None:
        super().__init__(
            f"Het besluit kan niet van {in_woorden(gekozen)} zijn. "
            f"Kies een dag van {in_woorden(vroegst)} tot en met {in_woorden(laatst)}."
        )


class GeenVergaderdag(DomeinFout):
    """It is put on no agenda."""

    def __init__(self) -> None:
        super().__init__("Kies in welke vergadering het college dit stuk behandelt.")
