"""Why a decision cannot be written down like this."""

from datetime import date

from rapportage.opmaak import datum as in_woorden
from thema.basis.fouten import DomeinFout

_WAAROM_VROEGST = (
    "Het stuk, of het vorige besluit erover, is van {dag}. Klopt de datum van het stuk niet? Pas die dan eerst aan."
)


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
        te_vroeg = f" {_WAAROM_VROEGST.format(dag=in_woorden(vroegst))}" if gekozen < vroegst else ""
        super().__init__(
            f"Het besluit kan niet van {in_woorden(gekozen)} zijn. Kies {_keuze(vroegst, laatst)}.{te_vroeg}"
        )


def _keuze(vroegst: date, laatst: date) -> str:
    if vroegst == laatst:
        return in_woorden(laatst)
    return f"een dag van {in_woorden(vroegst)} tot en met {in_woorden(laatst)}"


class BesluitpuntenKloppenNiet(DomeinFout):
    """An outcome that changes a point comes with the changed text, and no other outcome does."""

    def __init__(self, *, is_gewijzigd: bool) -> None:
        super().__init__(
            "U koos ‘Gewijzigd vastgesteld’. Pas de tekst aan van het punt dat het college heeft gewijzigd."
            if is_gewijzigd
            else "U hebt de tekst van een besluitpunt aangepast. Kies dan ‘Gewijzigd vastgesteld’, of zet de tekst terug."
        )


class InhoudGewijzigd(DomeinFout):
    """The council would decide on something else than the college did; `zin` says since when, and what to do."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)


class VergaderdagTeVroeg(DomeinFout):
    """It would be on the agenda of a day on which no decision about it can be taken."""

    def __init__(self, gekozen: date, *, vroegst: date) -> None:
        super().__init__(
            f"De vergadering kan niet op {in_woorden(gekozen)} zijn. {_WAAROM_VROEGST.format(dag=in_woorden(vroegst))}"
        )


class GeenVergaderdag(DomeinFout):
    """It is put on no agenda."""

    def __init__(self) -> None:
        super().__init__("Kies in welke vergadering het college dit stuk behandelt.")
