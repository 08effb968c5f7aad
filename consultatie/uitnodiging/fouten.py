"""What can be wrong with a personal link. None of these has stored anything."""

from thema.basis.fouten import DomeinFout


class UitnodigingAlGebruikt(DomeinFout):
    """Somebody took part with this link before."""

    def __init__(self) -> None:
        super().__init__(
            "Met uw persoonlijke link is al meegedaan. Die antwoorden hebben wij ontvangen. Zijn de antwoorden hieronder "
            "van iemand anders? Kijk ze na en verstuur ze opnieuw. Ze tellen dan mee als antwoorden via de website."
        )


class UitnodigingWeg(DomeinFout):
    """The page is one of a personal link, but the browser no longer knows which."""

    def __init__(self) -> None:
        super().__init__(
            "Uw antwoorden zijn nog niet verstuurd: uw browser is uw persoonlijke link vergeten. Open de link uit uw brief of "
            "e-mail nog een keer in een nieuw tabblad. Kom dan terug naar deze pagina en verstuur opnieuw. "
            "Deed u met deze link al eerder mee? Dan hebben wij die antwoorden ontvangen, en tellen deze niet mee."
        )


class GeenUitnodigingenMeer(DomeinFout):
    """Nobody is invited to what takes no answers any more."""

    def __init__(self) -> None:
        super().__init__("Deze vragenlijst is gesloten. Open hem eerst opnieuw; daarna kunt u leden uitnodigen.")


class UitnodigenLooptAl(DomeinFout):
    """Somebody asked for the same a moment ago."""

    def __init__(self) -> None:
        super().__init__("Er worden al uitnodigingen gemaakt voor deze vragenlijst. Wacht tot dat klaar is.")
