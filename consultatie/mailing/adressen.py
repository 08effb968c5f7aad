"""Whether mail can be sent to an address, and from the one in the settings."""

from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email


def zoals_verstuurd(adres: str) -> str:
    """The address as mail servers know it, with a domain of other letters in ASCII. Raises ValueError for what is no
    address, also where only sending would find that out: a sign that cannot be seen, a part that is too long."""
    try:
        validate_email(adres)
    except ValidationError as fout:
        raise ValueError(str(fout)) from None
    return _ontleed(adres)


def _ontleed(adres: str) -> str:
    """By the way that Django sends it. Raises ValueError."""
    try:
        return sanitize_address(adres, "utf-8")
    except Exception as fout:  # noqa: BLE001  the parser of the library stumbles over what is no address in many ways
        raise ValueError(str(fout)) from None


def is_zelfde(een: str, ander: str) -> bool:
    """Both are addresses, and mail to either comes to the same place."""
    try:
        return zoals_verstuurd(een).casefold() == zoals_verstuurd(ander).casefold()
    except ValueError:
        return False


def verkeerde_instelling() -> str:
    """The name of the setting that is no address to send from; "" when all is well."""
    for naam in ("EMAIL_AFZENDER", "EMAIL_RETOURADRES"):
        waarde = getattr(settings, naam)
        if naam == "EMAIL_RETOURADRES" and not waarde:
            continue
        if len(waarde.splitlines()) != 1:
            return naam
        try:
            _ontleed(waarde)
            zoals_verstuurd(parseaddr(waarde)[1])
        except ValueError:
            return naam
    return ""
