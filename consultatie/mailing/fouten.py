"""What staff can be refused around a mailing. Every text is Dutch; nothing has been stored or sent."""

from thema.basis.fouten import DomeinFout

from .enums import AFZENDER


class Niemand(DomeinFout):
    """The outbox would be empty."""

    def __init__(self) -> None:
        super().__init__(
            "Er is niemand aan wie deze mail kan. Misschien heeft iedereen al gemaild gekregen of al meegedaan, of heeft "
            "niemand een e-mailadres. Kijk dat na en probeer het opnieuw."
        )


class NietOpen(DomeinFout):
    """A link in the mail would lead to something that takes no answers."""

    def __init__(self, wat: str) -> None:
        super().__init__(
            f"‘{wat}’ is nu niet open: wie op de link klikt, kan niets invullen. Open dit eerst. Geef daarna de mailing vrij."
        )


class TekstKloptNiet(DomeinFout):
    """The text cannot be filled in for what it is about."""


class ProefmailMislukt(DomeinFout):
    """The mail server did not take the test mail."""

    def __init__(self, code: str) -> None:
        if code == AFZENDER:
            super().__init__(
                "De testmail is niet verzonden: het adres waarvandaan wij mailen, klopt niet. Vraag uw beheerder om de "
                "instellingen EMAIL_AFZENDER en EMAIL_RETOURADRES na te kijken."
            )
            return
        wat = f"gaf antwoord {code}" if code.isdecimal() else "is niet bereikbaar"
        super().__init__(
            f"De testmail is niet verzonden: de mailserver {wat}. Controleer het adres. Blijft het misgaan, "
            "vraag dan uw beheerder om de instelling EMAIL_URL na te kijken."
        )


class AdresKloptNiet(DomeinFout):
    """No mail can be sent to this."""

    def __init__(self) -> None:
        super().__init__(
            "De testmail is niet verzonden: naar dit adres kunnen wij niet mailen. Typ het opnieuw, als naam@voorbeeld.nl. "
            "Plak het niet: er kan een teken in staan dat u niet ziet."
        )


class LinkOnbekend(Exception):
    """The key with which this link was made is gone, or the link was made before mail existed."""
