"""A bundle is entered by one person, checked by another, and released once. Pure."""

from .enums import Stapelactie as Actie
from .enums import Stapelstatus as Status

OVERGANGEN: dict[tuple[str, str], str] = {
    (Status.INVOEREN, Actie.AFRONDEN): Status.NAKIJKEN,
    (Status.NAKIJKEN, Actie.TERUG): Status.INVOEREN,
    (Status.NAKIJKEN, Actie.VRIJGEVEN): Status.VRIJGEGEVEN,
    (Status.NAKIJKEN, Actie.ZONDER_NAKIJKEN): Status.VRIJGEGEVEN,
    (Status.INVOEREN, Actie.VERLOPEN): Status.VERLOPEN,
    (Status.NAKIJKEN, Actie.VERLOPEN): Status.VERLOPEN,
}


def mag_toevoegen(status: str, *, is_eigen: bool) -> bool:
    """Whether somebody may put another form into a bundle: only who enters it, as long as it is being entered."""
    return status == Status.INVOEREN and is_eigen


def mag_schrijven(status: str, *, is_eigen: bool) -> bool:
    """Whether somebody may write in the forms of a bundle; `is_eigen`: it is they who enter it.

    As long as it is being entered that is who enters it, and while it is checked everybody else.
    """
    return mag_toevoegen(status, is_eigen=is_eigen) or (status == Status.NAKIJKEN and not is_eigen)
