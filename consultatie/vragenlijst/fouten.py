"""What can be wrong with a questionnaire, or with what came back from it. Every text is Dutch, for the reader."""

from collections.abc import Sequence

from thema.basis.fouten import DomeinFout


class OngeldigeInvoer(DomeinFout):
    """Something that no page of ours would send: an unknown answer, two where one fits, a field that is no question.

    Also what an honest visitor meets when the questionnaire changed under their hands, so the text accuses nobody.
    """

    def __init__(self) -> None:
        super().__init__(
            "Uw antwoorden passen niet bij deze vragenlijst. Misschien is de vragenlijst net aangepast. "
            "Er is niets verstuurd. Kijk uw antwoorden na en verstuur ze opnieuw."
        )


class VraagFouten(Exception):
    """What the visitor still has to mend in one question: (name of the field, what to do), in the order of the page."""

    def __init__(self, fouten: Sequence[tuple[str, str]]) -> None:
        self.fouten = list(fouten)
        super().__init__("; ".join(bericht for _, bericht in fouten))


class CijfersStaanVast(DomeinFout):
    """Its figures were given for inspection, or are public, and stay as they are: two moments cannot be compared."""

    def __init__(self, vragenlijst: object) -> None:
        super().__init__(
            f"De cijfers van ‘{vragenlijst}’ staan vast: zij zijn ter inzage of al openbaar. Er is niets gewijzigd. Er "
            "komen geen antwoorden meer bij, en wat meetelt kan niet meer anders. Wilt u meer vragen? Maak dan een nieuwe "
            "vragenlijst."
        )


class VragenlijstNietKlaar(DomeinFout):
    """It cannot be shown to residents like this; `problemen` are sentences that say what to do."""

    def __init__(self, problemen: list[str]) -> None:
        self.problemen = problemen
        super().__init__("Deze vragenlijst kan zo niet open. " + " ".join(problemen))


class BestandOngeldig(DomeinFout):
    """A file that is no questionnaire; `problemen` are sentences that say what to mend. Nothing has been stored."""

    def __init__(self, problemen: list[str]) -> None:
        self.problemen = problemen
        super().__init__("Er is niets opgeslagen. " + " ".join(problemen))
