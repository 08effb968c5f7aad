"""Whether secrecy holds on a paper."""

from planning.stuk.models import Bestuursstuk

from .models import Geheimhouding


def geldende_geheimhouding(stuk: Bestuursstuk) -> Geheimhouding | None:
    """The secrecy that holds on this paper now; None when none does."""
    gevonden: Geheimhouding | None = stuk.geheimhoudingen.filter(opgeheven_op=None).first()
    return gevonden
