"""Why a list is not read in as it was asked. Nothing has been stored then."""

from thema.basis.fouten import DomeinFout


class BevestigingNodig(DomeinFout):
    """So many members would be signed off that it has to be said twice, with their number."""

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal
        super().__init__(
            f"U meldt {aantal} leden af, een groot deel van het panel. Bevestig dat aantal. Er is nog niets gedaan."
        )


class NummersOntbreken(DomeinFout):
    """Nobody is signed off for not being in a list of which some rows may be about anybody."""

    def __init__(self, aantal: int) -> None:
        super().__init__(
            f"Van {aantal} {'rij' if aantal == 1 else 'rijen'} is het nummer leeg of onleesbaar. Zolang wij niet weten wie "
            "dat zijn, melden wij niemand af. Verbeter die rijen en lees de lijst opnieuw in. Er is niets gedaan."
        )


class PanelGewijzigd(DomeinFout):
    """The panel is not what the list was looked at beside."""

    def __init__(self) -> None:
        super().__init__("Kijk de lijst opnieuw na: het panel is intussen gewijzigd. Er is nog niets gedaan.")


class AndereLijstBezig(DomeinFout):
    """Another list is changing the panel at this moment."""

    def __init__(self) -> None:
        super().__init__("Er wordt nu een andere lijst ingelezen. Wacht tot dat klaar is. Er is nog niets gedaan.")


class BestandNietBewaard(DomeinFout):
    """The file was looked at by an earlier version of this house, which did not keep it."""

    def __init__(self) -> None:
        super().__init__("Wij hebben dit bestand niet meer. Trek de lijst in en kies het bestand opnieuw.")


class KeuzeOnbekend(DomeinFout):
    """What was chosen is none of the choices."""

    def __init__(self) -> None:
        super().__init__("Kies wat er gebeurt met leden die niet in de lijst staan. Er is niets gedaan.")
