"""How much a response looks like the population, and whether it may be called representative of it. Pure.

The counts here are of persons and have passed no threshold: that of a category nobody answered is a small figure too.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from .enums import Bezwaar
from .telling import Cel
from .weging import Bevolking, Cijfers, Weegcijfers, heeft_cijfer

MEESTE_ZONDER_ANTWOORD = 0.10
"""As a share of the population: categories without any answer, together."""
MEESTE_BIJGESNEDEN = 0.05
"""As a share of the persons who answered."""
MEESTE_ONBEKEND = 0.10
"""As a share of the persons who answered: those who do not stand on a margin."""


@dataclass(frozen=True)
class Categorie:
    """One wijk or age group, by its code.

    `personen` answered. `respons` and `gewogen` are its share, 0 to 1, among all persons on the margin, before and after
    weighting; `bevolking` its share among the inhabitants of whom there is a figure. None: no figure or no such persons.
    """

    code: str
    personen: int
    respons: float | None
    gewogen: float | None
    bevolking: float | None

    @property
    def verschil(self) -> float | None:
        """By how much its share of the response is larger than that of the population, -1 to 1."""
        return None if self.respons is None or self.bevolking is None else self.respons - self.bevolking


@dataclass(frozen=True)
class Marge:
    """The response beside the population, over one division ("wijk" or "leeftijd").

    - `niet_ingevuld`: persons who did not answer it. `zonder_cijfer`: persons in a category without population figure.
    - `overig`: the codes of all categories with inhabitants and without answers, `overig_aandeel` their share of the
      inhabitants, 0 to 1. They are left out of the weighting together.
    - `afstand`: how far the response is from the population before weighting, 0 (equal) and up: the square root of
      Pearson's chi-squared over shares, √Σ(p-π)²/π (K. Pearson, Philosophical Magazine 50 (1900), 157-175). It does not
      grow with the number of answers, and is the same as the coefficient of variation of the response rates of the
      categories: an average over the response differs from that of the population by at most this many standard
      deviations, as far as the division explains it (B. Schouten, F. Cobben and J. Bethlehem, "Indicators for the
      representativeness of survey response", Survey Methodology 35 (2009), 101-113). None: nothing to compare.
    """

    naam: str
    categorieen: tuple[Categorie, ...]
    niet_ingevuld: int
    zonder_cijfer: int
    overig: tuple[str, ...]
    overig_aandeel: float
    afstand: float | None

    @property
    def heeft_cijfers(self) -> bool:
        """There is a population to compare with."""
        return any(categorie.bevolking is not None for categorie in self.categorieen)


@dataclass(frozen=True)
class Oordeel:
    """Why the response may not be called representative; nothing when it may."""

    bezwaren: tuple[Bezwaar, ...]

    @property
    def mag_representatief_heten(self) -> bool:
        """Nothing speaks against it. That it may be called so does not make it so for every question."""
        return not self.bezwaren


def vergelijk(respons: Mapping[Cel, int], bevolking: Bevolking, gewichten: Mapping[Cel, float]) -> tuple[Marge, Marge]:
    """The margins of wijk and of age, each with its categories in the order of the population, others after them.

    Raises KeyError for a cell with somebody in it and without a weight.
    """
    return (
        _marge("wijk", [(cel.wijk, n, n * gewichten[cel]) for cel, n in respons.items() if n > 0], bevolking.wijk),
        _marge(
            "leeftijd",
            [(cel.leeftijd, n, n * gewichten[cel]) for cel, n in respons.items() if n > 0],
            bevolking.leeftijd,
        ),
    )


def oordeel(
    cijfers: Weegcijfers,
    marges: Iterable[Marge],
    *,
    is_zelfselectie: bool,
    minste_effectief: int,
    fictief: Collection[str] = (),
) -> Oordeel:
    """What speaks against calling this response representative.

    `minste_effectief`: effective persons that are needed. `fictief`: the names of the margins of which
    population figures were made up; of the other one they may well be real.
    """
    marges = tuple(marges)
    met_cijfers = [marge for marge in marges if marge.heeft_cijfers]
    geldt = {
        Bezwaar.ZELFSELECTIE: is_zelfselectie,
        Bezwaar.TE_WEINIG: cijfers.n_effectief < minste_effectief,
        Bezwaar.GROEP_ONTBREEKT: any(marge.overig_aandeel > MEESTE_ZONDER_ANTWOORD for marge in marges),
        Bezwaar.VEEL_BIJGESNEDEN: cijfers.bijgesneden > MEESTE_BIJGESNEDEN * cijfers.aantal,
        Bezwaar.NIET_GELUKT: not cijfers.is_gelukt,
        Bezwaar.CIJFERS_ONTBREKEN: len(met_cijfers) < len(marges),
        Bezwaar.VEEL_ONBEKEND: any(
            marge.niet_ingevuld + marge.zonder_cijfer > MEESTE_ONBEKEND * cijfers.aantal for marge in met_cijfers
        ),
        Bezwaar.WIJK_FICTIEF: "wijk" in fictief,
        Bezwaar.LEEFTIJD_FICTIEF: "leeftijd" in fictief,
    }
    return Oordeel(tuple(bezwaar for bezwaar, is_waar in geldt.items() if is_waar))


def _marge(naam: str, delen: list[tuple[str, int, float]], cijfers: Cijfers) -> Marge:
    """`delen`: category, persons and the sum of their weights."""
    personen: dict[str, int] = {}
    massa: dict[str, float] = {}
    for code, aantal, gewogen in delen:
        personen[code] = personen.get(code, 0) + aantal
        massa[code] = massa.get(code, 0.0) + gewogen
    niet_ingevuld = personen.pop("", 0)
    bekend = [code for code in cijfers if heeft_cijfer(cijfers, code)]
    bevolking = _aandelen({code: cijfers[code] or 0 for code in bekend})
    respons = _aandelen({code: personen.get(code, 0) for code in bekend})
    gewogen_aandeel = _aandelen({code: massa.get(code, 0.0) for code in bekend})
    zonder = [code for code in personen if code not in bevolking]
    categorieen = tuple(
        Categorie(code, personen.get(code, 0), respons.get(code), gewogen_aandeel.get(code), bevolking.get(code))
        for code in (*bekend, *sorted(zonder))
    )
    overig = tuple(code for code in bekend if not personen.get(code))
    return Marge(
        naam=naam,
        categorieen=categorieen,
        niet_ingevuld=niet_ingevuld,
        zonder_cijfer=sum(personen[code] for code in zonder),
        overig=overig,
        overig_aandeel=sum(bevolking[code] for code in overig),
        afstand=_afstand(respons, bevolking),
    )


def _aandelen(delen: Mapping[str, float]) -> dict[str, float]:
    """Each as a share of all; empty when all of it is nothing."""
    totaal = sum(delen.values())
    return {code: deel / totaal for code, deel in delen.items()} if totaal else {}


def _afstand(respons: Mapping[str, float], bevolking: Mapping[str, float]) -> float | None:
    if not respons:
        return None
    return sqrt(sum((respons[code] - deel) ** 2 / deel for code, deel in bevolking.items()))
