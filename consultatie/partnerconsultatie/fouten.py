"""What a partner or staff can be refused. Every text is Dutch, for the reader."""

from thema.basis.fouten import DomeinFout


class ConsultatieGesloten(DomeinFout):
    """The last day is over, the first has not come, or the plan has been adopted."""

    def __init__(self) -> None:
        super().__init__(
            "Reageren kan nu niet: de consultatie is gesloten. Er is niets opgeslagen. "
            "Wilt u nog iets kwijt? Neem dan contact op met de gemeente."
        )


class AlOndertekend(DomeinFout):
    """It was signed; changing begins with a choice."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega heeft net ondertekend. Wat u hier schreef, is niet opgeslagen. "
            "Kopieer uw tekst, ga terug naar het overzicht en kies ‘Wijzig ons standpunt’."
        )


class AntwoordenVeranderd(DomeinFout):
    """What would be signed is not what the signer read."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega heeft net iets gewijzigd. Er is nog niet ondertekend. "
            "Kijk de antwoorden hieronder opnieuw na en onderteken dan."
        )


class NogNietsIngevuld(DomeinFout):
    """A signature under nothing."""

    def __init__(self) -> None:
        super().__init__("U hebt nog geen thema ingevuld. Vul er ten minste één in; daarna kunt u ondertekenen.")


class LinkAlVernieuwd(DomeinFout):
    """The link is another one by now than the one on the screen."""

    def __init__(self) -> None:
        super().__init__(
            "Deze link is net al vernieuwd. Er is niets veranderd. Bekijk de nieuwe stand. "
            "Hebt u de nieuwe link niet bewaard? Vernieuw hem dan nog een keer."
        )
