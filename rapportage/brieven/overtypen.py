"""A link on paper, for who types it over: in groups, with the signs named that look like others. Pure."""

from dataclasses import dataclass

_GROEP = 4
_LIJKT_OP_IETS = {
    "0": "het cijfer nul",
    "O": "de hoofdletter O van Otto",
    "1": "het cijfer één",
    "I": "de hoofdletter I van Ida",
    "l": "de kleine letter l van lamp",
    "-": "een gewoon streepje",
    "_": "een laag streepje",
}


@dataclass(frozen=True)
class Overtypen:
    """What is typed over: `begin`, and then the signs of `groepen`, one after the other. `lastig`: signs in them that can
    be taken for another, each with what it is."""

    begin: str
    groepen: tuple[str, ...]
    lastig: tuple[tuple[str, str], ...]


def om_over_te_typen(link: str) -> Overtypen:
    """The link without what a browser adds by itself: https:// in front and the stroke at the end."""
    begin, token = link.removeprefix("https://").removesuffix("/").rsplit("/", 1)
    groepen = tuple(token[plek : plek + _GROEP] for plek in range(0, len(token), _GROEP))
    lastig = tuple((teken, wat) for teken, wat in _LIJKT_OP_IETS.items() if teken in token)
    return Overtypen(f"{begin}/", groepen, lastig)
