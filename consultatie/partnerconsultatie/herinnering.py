"""The words of a reminder, ready to copy. Pure."""

from django.utils.formats import date_format

from .models import Partnerconsultatie


def herinneringstekst(consultatie: Partnerconsultatie) -> str:
    """What to send to a partner that has not signed. The link is not in it: nobody knows it but who got it."""
    plan, gemeente = consultatie.beleidsplan, consultatie.beleidsplan.gemeente
    dag = date_format(consultatie.open_tot, "j F Y")
    return (
        f"Onderwerp: Uw standpunt over het {plan.naam}, uiterlijk {dag}\n\n"
        "Beste,\n\n"
        f"Wij vroegen uw organisatie om een standpunt over de thema’s van het {plan.naam}. Wij hebben nog geen "
        f"ondertekend standpunt van u. Reageren kan tot en met {dag}, via de link die u van ons kreeg. "
        "U hebt geen wachtwoord nodig. Is een collega al begonnen, dan gaat u daar verder.\n\n"
        "Kunt u de link niet vinden? Antwoord op dit bericht. Dan sturen wij een nieuwe.\n\n"
        f"Met vriendelijke groet,\n{gemeente.afdeling}, {gemeente}\n"
    )
