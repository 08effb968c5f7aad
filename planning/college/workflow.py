"""A meeting of the college: gepland → agenda vastgesteld → gehouden. Pure."""

from .enums import Vergaderactie as Actie
from .enums import Vergaderstatus as Status

OVERGANGEN: dict[tuple[str, str], str] = {
    (Status.GEPLAND, Actie.AGENDA_VASTSTELLEN): Status.AGENDA_VASTGESTELD,
    # A paper that comes in late.
    (Status.AGENDA_VASTGESTELD, Actie.AGENDA_OPENEN): Status.GEPLAND,
    (Status.AGENDA_VASTGESTELD, Actie.HOUDEN): Status.GEHOUDEN,
}
