"""One step of the routing: open, initialled, or passed over. Pure.

Initials are of one round: when the paper goes back to who wrote it, they lapse and the next round begins with none.
"""

from datetime import date

from .enums import Routingactie as Actie
from .enums import Stapstand as Stand

OVERGANGEN: dict[tuple[str, str], str] = {
    (Stand.OPEN, Actie.PARAFEREN): Stand.GEPARAFEERD,
    (Stand.OPEN, Actie.DELEGEREN): Stand.OPEN,
    (Stand.OPEN, Actie.OVERSLAAN): Stand.OVERGESLAGEN,
    # Who was passed over came back in time.
    (Stand.OVERGESLAGEN, Actie.PARAFEREN): Stand.GEPARAFEERD,
    (Stand.OVERGESLAGEN, Actie.VERVALLEN): Stand.OPEN,
    (Stand.GEPARAFEERD, Actie.VERVALLEN): Stand.OPEN,
}

# What a person does; the rest follows from it.
MET_DE_HAND = (Actie.PARAFEREN, Actie.DELEGEREN, Actie.OVERSLAAN)


def stand(*, is_geparafeerd: bool | None, datum: date | None, overgeslagen: str) -> Stand:
    """How a step stands. Without a box (`is_geparafeerd` None) a date alone says that the paper was seen."""
    if is_geparafeerd or (is_geparafeerd is None and datum is not None):
        return Stand.GEPARAFEERD
    return Stand.OVERGESLAGEN if overgeslagen else Stand.OPEN
