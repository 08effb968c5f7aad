"""What of a paper may stand in the public list of decisions. Pure."""

from enum import Enum

from planning.stuk.enums import Openbaarmaking, Uitkomst
from planning.stuk.openbaarheid import is_direct_openbaar

_INSTEMMING = frozenset({Uitkomst.AKKOORD, Uitkomst.VASTGESTELD, Uitkomst.GEWIJZIGD})


class Zichtbaar(Enum):
    """From all to nothing; the values stand in the frozen data of a list."""

    GEHEEL = "geheel"
    BESLUIT = "besluit"
    UITKOMST = "uitkomst"
    LATER = "later"
    NIETS = "niets"


def wat_is_zichtbaar(openbaarmaking: int | None, *, uitkomst: str, is_gepubliceerd: bool) -> Zichtbaar:
    """Wat er in de openbare besluitenlijst over een stuk mag staan (Gemeentewet artikel 60, derde lid).

    Over een geheim stuk (mogelijkheid 6) staat er alleen dat het is behandeld, wat er ook is besloten. Ging het college
    niet akkoord, dan is ook over de openbaarheid niet besloten: dan staat er alleen de uitkomst. Is alleen het besluit
    openbaar (5), dan staat er het besluit zonder de naam van de nota. Wacht de nota op een voorwaarde of op weglakken (3
    en 4), dan wacht ook haar naam. Zonder voorstel (None) gaat het om een ander stuk dan een nota: dat is openbaar.
    """
    if openbaarmaking == Openbaarmaking.NIET:
        return Zichtbaar.NIETS
    if uitkomst not in _INSTEMMING:
        return Zichtbaar.UITKOMST
    if openbaarmaking == Openbaarmaking.ALLEEN_BESLUIT:
        return Zichtbaar.BESLUIT
    return Zichtbaar.GEHEEL if is_direct_openbaar(openbaarmaking) or is_gepubliceerd else Zichtbaar.LATER
