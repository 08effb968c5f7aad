"""Why something of the council cannot be written down like this."""

from datetime import date

from rapportage.opmaak import datum as in_woorden
from thema.basis.fouten import DomeinFout


def met_hoofdletter(ding: object) -> str:
    """ "Amendement A", to begin a sentence with."""
    return f"{str(ding)[:1].upper()}{str(ding)[1:]}"


class NietBijDeRaad(DomeinFout):
    """The paper lies elsewhere, or the council has decided on it."""

    def __init__(self, stuk: object, status: str) -> None:
        super().__init__(
            f"‘{stuk}’ heeft de status ‘{status}’. Dit kan alleen zolang het stuk bij de raad ligt. Ververs de pagina."
        )


class PassageKloptNiet(DomeinFout):
    """The words that an amendment replaces do not stand there once; `zin` says what to do."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)


class ZelfdePassage(DomeinFout):
    """Two adopted amendments would change the same words."""

    def __init__(self, nieuw: object, eerder: object) -> None:
        super().__init__(
            f"{met_hoofdletter(nieuw)} verandert (deels) dezelfde passage als {eerder}, dat al is aangenomen. Beide kunnen "
            f"niet gelden. Verklaar {nieuw} vervallen. Wil de raad ze allebei? Laat de indieners er dan één amendement van "
            "maken."
        )


class StemmenKloppenNiet(DomeinFout):
    """The votes are not those of this council on this day; `zin` says what is wrong."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)


class StemdagKloptNiet(DomeinFout):
    """A vote is not older than the paper, nor in the future."""

    def __init__(self, gekozen: date, *, vroegst: date, laatst: date) -> None:
        super().__init__(
            f"De stemming kan niet van {in_woorden(gekozen)} zijn. Kies een dag van {in_woorden(vroegst)} tot en met "
            f"{in_woorden(laatst)}."
        )


class LaterAlGestemd(DomeinFout):
    """The council voted on it in a later meeting already: that vote stands."""

    def __init__(self, gekozen: date, *, later: date) -> None:
        super().__init__(
            f"De raad stemde hier ook op {in_woorden(later)} over. Een stemming van {in_woorden(gekozen)} kan daar niet meer "
            "bij. Kijk na welke dag klopt."
        )


class RaadNietKlaar(DomeinFout):
    """The council cannot have decided this; `bezwaren` says why, one sentence each."""

    def __init__(self, bezwaren: tuple[str, ...]) -> None:
        self.bezwaren = bezwaren
        super().__init__(" ".join(bezwaren))
