"""Why something around a bundle was refused; every text is for staff."""

from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.fouten import DomeinFout

_WAT_NU = {
    Vragenlijststatus.GESLOTEN: " Zijn er nog formulieren? Heropen dan de vragenlijst.",
    Vragenlijststatus.VAST: " De cijfers staan vast, dus er kan niets meer bij.",
}


class KanNuNiet(DomeinFout):
    """Nothing can be written now, and nothing has been stored. `reden`: why, for who only looks."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(f"Er is niets opgeslagen. {reden}")


class InvoerGesloten(KanNuNiet):
    """The questionnaire takes no forms (any more)."""

    def __init__(self, vragenlijst: Vragenlijst) -> None:
        wat_nu = _WAT_NU.get(Vragenlijststatus(vragenlijst.status), "")
        super().__init__(f"‘{vragenlijst}’ neemt nu geen formulieren aan.{wat_nu}")


class NietAanU(KanNuNiet):
    """Only who enters a bundle writes in it while it is entered; only somebody else checks it."""

    def __init__(self, stapel: object) -> None:
        super().__init__(
            f"In ‘{stapel}’ kunt u nu niet schrijven. Zolang een stapel wordt ingevoerd, kan alleen de invoerder dat. "
            "Bij het nakijken kan juist alleen een ander dat."
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


class AlNagekeken(DomeinFout):
    """Released without a check is no longer true of a bundle that a second person checked whole."""

    def __init__(self, stapel: object) -> None:
        super().__init__(
            f"Alle formulieren in ‘{stapel}’ zijn al nagekeken. Een collega die de stapel niet invoerde, kan hem nu gewoon "
            "vrijgeven."
        )


class StapelKlaar(DomeinFout):
    """The bundle was released or erased, and its forms are gone; nothing has been stored."""

    def __init__(self, stapel: object, *, is_vrijgegeven: bool) -> None:
        super().__init__(
            f"‘{stapel}’ is intussen {'vrijgegeven' if is_vrijgegeven else 'gewist'}. Wat u hieronder typte, is niet "
            "opgeslagen. Stond dit formulier al in de stapel? "
            f"{'Dan telt het mee zoals het er stond, en valt er niets meer te verbeteren.' if is_vrijgegeven else 'Dan is het met de stapel gewist.'} "
            "Is het een ander formulier? Begin een nieuwe stapel en neem het over."
        )


class FormulierWeg(DomeinFout):
    """Somebody threw this form away; nothing has been stored."""

    def __init__(self, nummer: int) -> None:
        super().__init__(
            f"Formulier {nummer} is intussen verwijderd. Wat u hieronder typte, is niet opgeslagen. Hoort het er toch bij? "
            "Voer het dan opnieuw in."
        )


class PreciesGelijk(DomeinFout):
    """The form is the same as the one before it: most likely the page of that one, found back with the back button."""

    def __init__(self, nummer: int) -> None:
        super().__init__(
            f"Dit is precies hetzelfde als formulier {nummer}, dat u net opsloeg. Is het dat formulier? Dan hoeft u niets te "
            "doen: het staat er al in. Is het een ander formulier met dezelfde antwoorden? Sla het dan nog een keer op."
        )


class BladAlGebruikt(DomeinFout):
    """The page was for a number that was given out meanwhile: most likely it was found back with the back button, or it
    stands in a second tab."""

    def __init__(self, nummer: int) -> None:
        super().__init__(
            f"Deze pagina was voor formulier {nummer}, en dat is intussen opgeslagen. Is wat hieronder staat dat formulier? "
            "Dan hoeft u niets te doen; verbeteren kan bij de stapel. Is het een ander formulier? Sla het dan nog een keer op."
        )


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
