"""Why something around a bundle was refused; every text is for staff."""

from thema.basis.fouten import DomeinFout


class InvoerGesloten(DomeinFout):
    """The questionnaire takes no answers on paper or by telephone (any more); nothing has been stored."""

    def __init__(self, vragenlijst: object) -> None:
        super().__init__(
            f"‘{vragenlijst}’ neemt nu geen antwoorden van papier of telefoon aan. Er is niets opgeslagen. Zijn er nog "
            "formulieren? Heropen dan de vragenlijst."
        )


class NietAanU(DomeinFout):
    """Only who enters a bundle writes in it while it is entered; only somebody else checks it."""

    def __init__(self, stapel: object) -> None:
        super().__init__(
            f"In ‘{stapel}’ kunt u nu niet schrijven. Zolang een stapel wordt ingevoerd, kan alleen de invoerder dat. "
            "Bij het nakijken kan juist alleen een ander dat. Er is niets opgeslagen."
        )


class ZelfIngevoerd(DomeinFout):
    """A second person releases what the first one entered."""

    def __init__(self, stapel: object) -> None:
        super().__init__(
            f"U hebt ‘{stapel}’ zelf ingevoerd. Vraag een collega om de stapel na te kijken en vrij te geven."
        )


class NogNietNagekeken(DomeinFout):
    """Some forms have not been looked at by a second person; `nummers` says which."""

    def __init__(self, nummers: list[int]) -> None:
        self.nummers = nummers
        welke = ", ".join(str(nummer) for nummer in nummers)
        super().__init__(f"Kijk eerst de formulieren na die nog niet zijn nagekeken: {welke}.")


class StapelLeeg(DomeinFout):
    """There is nothing in it to check or release."""

    def __init__(self, stapel: object) -> None:
        super().__init__(f"In ‘{stapel}’ zit nog geen formulier. Voer er eerst een in.")


class RedenNodig(DomeinFout):
    """Who releases without a check says why."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom u de stapel vrijgeeft zonder dat iemand hem nakeek.")


class FormulierAlIngevoerd(DomeinFout):
    """The page was stored before with other answers: someone went back and typed the next form over it."""

    def __init__(self, nummer: int) -> None:
        super().__init__(
            f"Deze pagina is al opgeslagen, als formulier {nummer}, met andere antwoorden. Is wat hieronder staat een "
            f"nieuw formulier? Sla het dan op. Wilt u formulier {nummer} verbeteren? Open dat dan bij de stapel."
        )
