"""What the council changed in a document before it adopted it, passage by passage, with the words that differ."""

import difflib
import re
from dataclasses import dataclass
from datetime import date

_WOORDEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Woorddeel:
    """A run of words; `soort` is "gelijk", "weg" (in the old passage only) or "nieuw" (in the new one only)."""

    soort: str
    tekst: str


@dataclass(frozen=True)
class Fractieregel:
    """How many seats of a fractie were for and against, absent, or not allowed to vote."""

    naam: str
    voor: int
    tegen: int
    afwezig: int
    onthouden: int


@dataclass(frozen=True)
class Stemregel:
    """How the council voted. `zin` says it in words; `fracties` is empty without a vote."""

    datum: date
    zin: str
    fracties: tuple[Fractieregel, ...]
    is_fictief: bool

    @property
    def met_onthouden(self) -> bool:
        """Somebody was not allowed to vote."""
        return any(fractie.onthouden for fractie in self.fracties)


@dataclass(frozen=True)
class Wijziging:
    """One adopted amendment: the passage before and after. `stemming` None: not written down."""

    nummer: str
    titel: str
    indieners: tuple[str, ...]
    plek: str
    was: tuple[Woorddeel, ...]
    wordt: tuple[Woorddeel, ...]
    toelichting: str
    stemming: Stemregel | None
    is_fictief: bool


@dataclass(frozen=True)
class Bijstelregel:
    """One change of an adopted plan: at `plek` what stood there and what comes there, and why."""

    plek: str
    was: tuple[Woorddeel, ...]
    wordt: tuple[Woorddeel, ...]
    reden: str
    is_fictief: bool


@dataclass(frozen=True)
class Planbijstelling:
    """How a plan came to be version `versie`: by which paper, decided on by the council on `datum`, and what it changed."""

    versie: int
    datum: date
    onderwerp: str
    nummer: str
    regels: tuple[Bijstelregel, ...]
    is_fictief: bool


def woordverschil(was: str, wordt: str) -> tuple[tuple[Woorddeel, ...], tuple[Woorddeel, ...]]:
    """Both passages, cut where they differ: joined again, the parts are the passages as they were."""
    oud, nieuw = _WOORDEN.findall(was), _WOORDEN.findall(wordt)
    links: list[Woorddeel] = []
    rechts: list[Woorddeel] = []
    for soort, a, b, c, d in difflib.SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        gelijk = soort == "equal"
        _voeg_toe(links, "gelijk" if gelijk else "weg", "".join(oud[a:b]))
        _voeg_toe(rechts, "gelijk" if gelijk else "nieuw", "".join(nieuw[c:d]))
    return tuple(links), tuple(rechts)


def _voeg_toe(delen: list[Woorddeel], soort: str, tekst: str) -> None:
    """One more run. White space alone between two changes is part of the change: it reads as one."""
    if not tekst:
        return
    if delen and delen[-1].soort == soort:
        tekst = delen.pop().tekst + tekst
    elif soort != "gelijk" and len(delen) > 1 and delen[-2].soort == soort and not delen[-1].tekst.strip():
        tekst = delen[-2].tekst + delen[-1].tekst + tekst
        del delen[-2:]
    delen.append(Woorddeel(soort, tekst))
