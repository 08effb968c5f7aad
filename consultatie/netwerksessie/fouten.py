"""Why something about a session was refused; the text is for staff."""

from thema.basis.fouten import DomeinFout


class StippenStaanVast(DomeinFout):
    """They are among figures that were given for inspection and are not public yet; nothing has been stored."""

    def __init__(self, vragenlijst: object) -> None:
        super().__init__(
            f"De cijfers van ‘{vragenlijst}’ zijn ter inzage, ook die van deze netwerksessie. Daarom staan de dag, de "
            "groepen en de stippen nu vast. Er is niets gewijzigd. Klopt er iets niet? Maak de resultaten eerst openbaar. "
            "Daarna kunt u de stippen wijzigen en de resultaten verbeteren in een nieuwe versie."
        )
