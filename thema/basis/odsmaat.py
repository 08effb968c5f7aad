"""How wide and long the sheets of an .ods file become once what is repeated in them has been written out."""

from xml.parsers import expat


class TeBreed(Exception):
    """A filled cell stands too far to the right."""


class TeLang(Exception):
    """The filled rows, with the empty ones between them, are too many."""


class Odsmaat:
    """Takes content.xml piece by piece. Raises TeBreed, TeLang, or ValueError when it is no such file.

    A program writes "and a million empty rows" behind every sheet; only what is repeated up to something filled counts.
    """

    def __init__(self, *, kolommen: int, rijen: int) -> None:
        self.max_kolommen, self.max_rijen = kolommen, rijen
        self.rijen = self.leeg = self.kolom = self.breedte = self.herhaal = 0
        self.lezer = expat.ParserCreate()
        self.lezer.StartElementHandler = self._begin
        self.lezer.EndElementHandler = self._einde

    def neem(self, stuk: bytes) -> None:
        """Raises as said."""
        self._lees(stuk, is_laatste=False)

    def klaar(self) -> None:
        """Raises as said."""
        self._lees(b"", is_laatste=True)

    def _lees(self, stuk: bytes, *, is_laatste: bool) -> None:
        try:
            self.lezer.Parse(stuk, is_laatste)
        except expat.ExpatError as fout:
            raise ValueError from fout

    def _begin(self, element: str, waarden: dict[str, str]) -> None:
        naam = element.rpartition(":")[2]
        if naam in ("table-cell", "covered-table-cell"):
            self.kolom += _keer(waarden, "table:number-columns-repeated")
            self._vul("office:value-type" in waarden)
        elif naam == "p":
            self._vul(True)
        elif naam == "table-row":
            self.herhaal = _keer(waarden, "table:number-rows-repeated")
            self.kolom = self.breedte = 0
        elif naam == "table":
            self.leeg = 0

    def _vul(self, is_gevuld: bool) -> None:
        if is_gevuld:
            self.breedte = self.kolom
            if self.breedte > self.max_kolommen:
                raise TeBreed

    def _einde(self, element: str) -> None:
        if element.rpartition(":")[2] != "table-row":
            return
        if self.breedte:
            self.rijen, self.leeg = self.rijen + self.leeg + self.herhaal, 0
            if self.rijen > self.max_rijen:
                raise TeLang
        else:
            self.leeg += self.herhaal


def _keer(waarden: dict[str, str], naam: str) -> int:
    """How often, 1 when it is not said. Raises ValueError."""
    return max(1, int(waarden.get(naam, "1")))
