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


class KeuzeOnbekend(DomeinFout):
    """What was chosen is none of the choices."""

    def __init__(self) -> None:
        super().__init__("Kies wat er gebeurt met leden die niet in de lijst staan. Er is niets gedaan.")
