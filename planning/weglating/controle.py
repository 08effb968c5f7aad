"""Whether what is withheld is truly gone from what is going to be published."""

from collections.abc import Collection, Iterable

from rapportage.opmaak import opsomming
from rapportage.weglakken.lakken import Lak, lekken
from thema.basis.fouten import DomeinFout


class NietWegTeLakken(DomeinFout):
    """The public version would still hold it: in a date, a figure, an address or a word of the template itself."""

    def __init__(self, passages: tuple[str, ...]) -> None:
        namen = opsomming([f"‘{passage}’" for passage in passages])
        super().__init__(
            f"Na het weglakken is nog te lezen: {namen}. Dat staat dan ook op een plek waar het document het zelf maakt, "
            "zoals een datum, een bedrag of een vaste tekst. Kies een langere passage, of haal het daar weg."
        )


def eis_weggelakt(lakken: Iterable[Lak], *, waarden: object, html: Collection[str] = ()) -> None:
    """Raise NietWegTeLakken when any of it can be read in this HTML or in these values."""
    if gevonden := lekken(lakken, html=html, waarden=waarden):
        raise NietWegTeLakken(gevonden)
