"""What becomes of a promise to the council: its table."""

from .enums import Toezeggingactie as Actie
from .enums import Toezeggingstatus as Status

TOEZEGGING: dict[tuple[str, str], str] = {
    (Status.OPEN, Actie.AFDOEN): Status.AFGEDAAN,
    (Status.OPEN, Actie.VERVALLEN): Status.VERVALLEN,
    # The council was not content, or it was written down wrongly.
    (Status.AFGEDAAN, Actie.HEROPENEN): Status.OPEN,
    (Status.VERVALLEN, Actie.HEROPENEN): Status.OPEN,
}
