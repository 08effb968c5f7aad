"""What follows from the votes (Gemeentewet, articles 30 and 32). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from .enums import Stemuitslag


@dataclass(frozen=True)
class Stemmen:
    """Seats of one fractie, or of all together. `onthouden`: members who may not vote on this (article 28)."""

    voor: int = 0
    tegen: int = 0
    afwezig: int = 0
    onthouden: int = 0

    @property
    def zetels(self) -> int:
        """All of them."""
        return self.voor + self.tegen + self.afwezig + self.onthouden


def samen(stemmen: Iterable[Stemmen]) -> Stemmen:
    """The sum over the fracties."""
    alle = list(stemmen)
    return Stemmen(
        voor=sum(een.voor for een in alle),
        tegen=sum(een.tegen for een in alle),
        afwezig=sum(een.afwezig for een in alle),
        onthouden=sum(een.onthouden for een in alle),
    )


def uitslag_van(stemmen: Stemmen, *, is_herstemming: bool) -> Stemuitslag:
    """Adopted by the majority of the votes that were cast.

    Equal votes in a full meeting (every member who may vote did), or the second time, are a rejection; else the council
    votes again in a next meeting. Nobody voted is equal too.
    """
    if stemmen.voor != stemmen.tegen:
        return Stemuitslag.AANGENOMEN if stemmen.voor > stemmen.tegen else Stemuitslag.VERWORPEN
    is_voltallig = stemmen.afwezig == 0
    return Stemuitslag.VERWORPEN if is_voltallig or is_herstemming else Stemuitslag.GESTAAKT
