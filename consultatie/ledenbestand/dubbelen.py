"""What stands in a list more than once, in words. Pure."""

from collections.abc import Sequence
from itertools import islice

_GENOEMD = 3


def dubbel_nummer(overal: Sequence[int], hier: int) -> str:
    """Of a number in these rows, told in row `hier`."""
    return f"Dit nummer staat ook in {_rijen(overal, hier)}. Laat elk nummer één keer staan."


def gedeeld_adres(overal: Sequence[int], hier: int, elders: Sequence[str]) -> str:
    """Of an e-mail address in these rows and with `elders`, members outside the list as words; "" when it is nobody else's."""
    waar = [f"in {_rijen(overal, hier)}"] if len(overal) > 1 else []
    if elders:
        over = len(elders) - _GENOEMD
        waar.append("bij " + ", ".join(elders[:_GENOEMD]) + (f" en nog {over} leden" if over > 0 else ""))
    return f"Dit e-mailadres staat ook {' en '.join(waar)}." if waar else ""


def _rijen(overal: Sequence[int], hier: int) -> str:
    # No more than it names: with the same in every row this is done as often as there are rows.
    genoemd = ", ".join(str(rij) for rij in islice((rij for rij in overal if rij != hier), _GENOEMD))
    over = len(overal) - 1 - _GENOEMD
    return f"rij {genoemd}" + (f" en nog {over} keer" if over > 0 else "")
