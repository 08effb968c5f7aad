"""What can happen to an open text. What was cleared or laid aside can be read again, as long as the original is there."""

from .enums import Antwoordactie as Actie
from .enums import Antwoordstatus as Status

OVERGANGEN: dict[tuple[str, str], str] = {
    (Status.TE_SCREENEN, Actie.VRIJGEVEN): Status.VRIJGEGEVEN,
    (Status.TE_SCREENEN, Actie.WEGLEGGEN): Status.WEGGELEGD,
    (Status.TE_SCREENEN, Actie.VERLOPEN): Status.WEGGELEGD,
    (Status.VRIJGEGEVEN, Actie.HERZIEN): Status.TE_SCREENEN,
    (Status.WEGGELEGD, Actie.HERZIEN): Status.TE_SCREENEN,
}
