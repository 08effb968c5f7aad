"""Parts that several documents share. All frozen, all of plain values, so that a document is data first."""

from dataclasses import dataclass
from datetime import date
from itertools import count


@dataclass(frozen=True)
class Afzender:
    """Whose document it is; `document_css` is the token file below static/."""

    gemeente: str
    tooi_uri: str
    document_css: str


@dataclass(frozen=True)
class Stukstand:
    """The paper that carries a plan or a yearly report. `raad_datum`: when the council treats or treated it, None unknown.

    `is_fictief`: the paper was made up; `is_besluit_fictief`: a day on which it was decided on was.
    """

    nummer: str
    datum: date
    status: str
    status_datum: date | None
    raad_datum: date | None
    is_fictief: bool
    is_besluit_fictief: bool


class VanEenStuk:
    """A document that one paper carries, as `stand` has it: number and day are those of the paper."""

    stand: Stukstand

    @property
    def nummer(self) -> str:
        """Number of the paper."""
        return self.stand.nummer

    @property
    def datum(self) -> date:
        """Day of the paper."""
        return self.stand.datum

    @property
    def is_besluit_fictief(self) -> bool:
        """A day on which it was decided on was made up."""
        return self.stand.is_besluit_fictief


@dataclass(frozen=True)
class Themaalinea:
    """A theme with its description in Markdown."""

    naam: str
    tekst: str


@dataclass(frozen=True)
class Planregel:
    """One row of the planning: first and last day, the action in the source's words, whom it concerns."""

    van: date
    tot: date
    actie: str
    betreft: str


@dataclass(frozen=True)
class Sectie:
    """A heading with its text in Markdown, or explicitly not applicable; then what was set under it.

    `niveau` is 1 or 2. `herkomst` names the text block and its version, empty for own words.
    """

    niveau: int
    kop: str
    tekst: str
    is_niet_van_toepassing: bool = False
    herkomst: str = ""
    themas: tuple[Themaalinea, ...] = ()
    namen: tuple[str, ...] = ()
    planning: tuple[Planregel, ...] = ()


def genummerd(secties: tuple[Sectie, ...]) -> tuple[tuple[int | None, Sectie], ...]:
    """The sections, those of the first level with their number."""
    tellers = count(1)
    return tuple((next(tellers) if sectie.niveau == 1 else None, sectie) for sectie in secties)
