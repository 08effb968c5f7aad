"""What can be wrong with a language of a questionnaire. Every text is Dutch, for staff."""

from thema.basis.fouten import DomeinFout


class TaalNietMogelijk(DomeinFout):
    """It is no language that we know, or the questionnaire has it already."""


class VertalingOngeldig(DomeinFout):
    """Translations that would not do; `problemen` are sentences that say what to mend. Nothing has been stored."""

    def __init__(self, problemen: list[str]) -> None:
        self.problemen = problemen
        super().__init__("Er is niets opgeslagen. " + " ".join(problemen))
