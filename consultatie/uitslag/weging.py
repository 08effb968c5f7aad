"""Weights that make a response look like the population, by wijk and by age group. Pure, on NumPy.

Raking, or iterative proportional fitting: all weights of a wijk are multiplied until the wijk counts for as much as it
has inhabitants, then the same per age group, and so on until both are right. Where everybody gave both, these differ
least from 1 (in relative entropy) of all weights that fit. Source: W.E. Deming and F.F. Stephan, "On a least squares
adjustment of a sampled frequency table when the expected marginal totals are known", Annals of Mathematical Statistics
11 (1940), 427-444.

- Who did not give a wijk is weighted by age group alone, and the other way round: the step for wijken passes them by and
  leaves all others together as heavy as they were. Who gave neither has weight 1. A wijk or age group of which the
  population is not known counts as not given.
- A category with inhabitants and without answers cannot be weighted up: it is left out, and those who did answer are
  weighted to the rest of the population. That is the same as spreading its share over all others in proportion.
- No weight is more than `grens` times the mean. What is cut off is spread over all others, after which it is raked again.
- The weights are per cell, and have mean 1 over persons.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .telling import Cel, voeg_samen

GRENS = 5.0
"""The largest weight, as a multiple of the mean."""
NAUWKEURIG = 1e-9
"""As a share: a margin that is this close to the population is right."""
MEESTE_RONDEN = 300
# Where no weights fit, raking pushes some towards nothing; nobody is weighted away altogether.
KLEINSTE = 1e-9

Getallen = NDArray[np.float64]
Cijfers = Mapping[str, float | None]


@dataclass(frozen=True)
class Bevolking:
    """Inhabitants per wijk (CBS code) and per age group (code).

    They need not be of the same people, nor add up to the same: only shares count. An absent category, None and 0 all
    mean that there is no figure; an empty mapping that there are none for the whole margin.
    """

    wijk: Cijfers = field(default_factory=dict)
    leeftijd: Cijfers = field(default_factory=dict)


@dataclass(frozen=True)
class Weegcijfers:
    """How the weighting went, without any weight.

    - `aantal`: persons. `ongewogen`: those of them on neither margin, who keep weight 1.
    - `bijgesneden`: persons whose weight was cut at `grens` times the mean, at least once.
    - `ronden`: over both margins, 0 when there was nothing to rake. `afwijking`: the largest difference left between a
      category and the population, as a share of all on that margin, 0 to 1; None when there was nothing to rake.
    - `n_effectief`: of how many persons a simple random sample would be as precise, 0 to `aantal`; `ontwerpeffect`: how
      many times larger the variance is because of the weights, 1 or more, None when there is nobody.
      Source: L. Kish, Survey Sampling (New York 1965), section 11.7.
    """

    aantal: int
    ongewogen: int
    grens: float
    bijgesneden: int
    ronden: int
    afwijking: float | None
    n_effectief: float

    @property
    def ontwerpeffect(self) -> float | None:
        """See above."""
        return self.aantal / self.n_effectief if self.aantal else None

    @property
    def is_gelukt(self) -> bool:
        """Every margin is as the population. False is a result too: with these answers it cannot be done."""
        return self.afwijking is None or self.afwijking <= NAUWKEURIG


@dataclass(frozen=True)
class Weging:
    """A weight, above 0, for each person in a cell; of every cell with somebody in it. Weights are not to be shown."""

    gewichten: Mapping[Cel, float]
    cijfers: Weegcijfers


@dataclass(frozen=True)
class _Rand:
    """One margin: per cell the number of its category, len(doel) when it has none; and the share each must have."""

    plaats: NDArray[np.intp]
    doel: Getallen

    def som(self, massa: Getallen) -> Getallen:
        """What each category comes to now."""
        som = np.bincount(self.plaats, weights=massa, minlength=len(self.doel) + 1)
        return som[: len(self.doel)].astype(np.float64)


@dataclass(frozen=True)
class _Stand:
    """Where the raking is: a weight per cell, and which were cut."""

    gewicht: Getallen
    bijgesneden: NDArray[np.bool_]
    ronden: int = 0
    afwijking: float | None = None


def heeft_cijfer(cijfers: Cijfers, code: str) -> bool:
    """The population of this category is known, and somebody lives there."""
    return bool(code) and (cijfers.get(code) or 0) > 0


def weeg(respons: Mapping[Cel, int], bevolking: Bevolking, *, grens: float = GRENS) -> Weging:
    """Weights for these persons per cell. See the head of this module.

    `grens`: the largest weight as a multiple of the mean; raises ValueError when it is not above 1.
    """
    if not grens > 1:
        raise ValueError(f"A largest weight of {grens} times the mean cannot be kept to.")
    cellen = sorted(cel for cel, aantal in respons.items() if aantal > 0)
    geraakt = [cel for cel in cellen if _op_een_marge(cel, bevolking)]
    personen = np.array([respons[cel] for cel in geraakt], dtype=float)
    randen = [
        rand
        for codes, cijfers in (
            ([cel.wijk for cel in geraakt], bevolking.wijk),
            ([cel.leeftijd for cel in geraakt], bevolking.leeftijd),
        )
        if (rand := _rand(codes, cijfers)) is not None
    ]
    stand = _hark(personen, randen, grens=grens)
    gewichten = dict.fromkeys(cellen, 1.0) | dict(zip(geraakt, stand.gewicht.tolist(), strict=True))
    aantal = sum(respons[cel] for cel in cellen)
    return Weging(
        gewichten,
        Weegcijfers(
            aantal=aantal,
            ongewogen=aantal - int(personen.sum()),
            grens=grens,
            bijgesneden=int(personen[stand.bijgesneden].sum()),
            ronden=stand.ronden,
            afwijking=stand.afwijking,
            n_effectief=effectief_aantal({cel: respons[cel] for cel in cellen}, gewichten),
        ),
    )


def effectief_aantal(personen: Mapping[Cel, int], gewichten: Mapping[Cel, float]) -> float:
    """(Σw)² / Σw² over these persons per cell, 0 when there is nobody. Source: Kish, as above.

    For one question: the persons who answered it. Raises KeyError for a cell without a weight.
    """
    som = sum(aantal * gewichten[cel] for cel, aantal in personen.items())
    kwadraten = sum(aantal * gewichten[cel] ** 2 for cel, aantal in personen.items())
    return som**2 / kwadraten if kwadraten else 0.0


def gewogen_telling(per_cel: Mapping[Cel, Mapping[str, Any]], gewichten: Mapping[Cel, float]) -> dict[str, Any]:
    """The tallies of all cells together, each person counted for as much as its weight.

    Has the shape of a tally (telling.py) with floats for counts, so it is read by the same functions; its `n` is a sum
    of weights, not of persons. Raises KeyError for a cell without a weight.
    """
    samen: dict[str, Any] = {}
    for cel, telling in per_cel.items():
        samen = voeg_samen(samen, _maal(telling, gewichten[cel]))
    return samen


def _maal(telling: Any, gewicht: float) -> Any:
    if isinstance(telling, Mapping):
        return {sleutel: _maal(deel, gewicht) for sleutel, deel in telling.items()}
    if isinstance(telling, list):
        return [_maal(deel, gewicht) for deel in telling]
    return telling * gewicht


def _op_een_marge(cel: Cel, bevolking: Bevolking) -> bool:
    return heeft_cijfer(bevolking.wijk, cel.wijk) or heeft_cijfer(bevolking.leeftijd, cel.leeftijd)


def _rand(codes: Iterable[str], cijfers: Cijfers) -> _Rand | None:
    """The margin on which these cells stand; None when none of them stands on it."""
    codes = list(codes)
    bekend = sorted({code for code in codes if heeft_cijfer(cijfers, code)})
    if not bekend:
        return None
    nummers = {code: nummer for nummer, code in enumerate(bekend)}
    plaats = np.array([nummers.get(code, len(bekend)) for code in codes], dtype=np.intp)
    inwoners = np.array([cijfers[code] for code in bekend], dtype=float)
    return _Rand(plaats, inwoners / inwoners.sum())


def _hark(personen: Getallen, randen: list[_Rand], *, grens: float) -> _Stand:
    """Raked, and where a weight is too large raked once more with a ceiling; with mean 1."""
    stand = _Stand(np.ones_like(personen), np.zeros(len(personen), dtype=bool))
    if not randen:
        return stand
    vrij = _rondes(stand, personen, randen, grens=np.inf)
    begrensd = _rondes(vrij, personen, randen, grens=grens) if _te_groot(vrij.gewicht, personen, grens) else vrij
    gemiddeld = (begrensd.gewicht * personen).sum() / personen.sum()
    return _Stand(begrensd.gewicht / gemiddeld, begrensd.bijgesneden, begrensd.ronden, begrensd.afwijking)


def _rondes(stand: _Stand, personen: Getallen, randen: list[_Rand], *, grens: float) -> _Stand:
    """Rounds over all margins, each ended by the ceiling, until every margin is right or there were too many."""
    gewicht, bijgesneden = stand.gewicht, stand.bijgesneden
    ronde, afwijking = 0, np.inf
    while afwijking > NAUWKEURIG and ronde < MEESTE_RONDEN:
        ronde += 1
        for rand in randen:
            som = rand.som(gewicht * personen)
            factor = np.append(rand.doel * som.sum() / som, 1.0)
            gewicht = np.maximum(gewicht * factor[rand.plaats], KLEINSTE)
        gewicht, te_groot = _begrens(gewicht, personen, grens=grens)
        bijgesneden = bijgesneden | te_groot
        afwijking = max(_afwijking(rand, gewicht * personen) for rand in randen)
    return _Stand(gewicht, bijgesneden, stand.ronden + ronde, afwijking)


def _afwijking(rand: _Rand, massa: Getallen) -> float:
    som = rand.som(massa)
    return float(np.abs(som / som.sum() - rand.doel).max())


def _te_groot(gewicht: Getallen, personen: Getallen, grens: float) -> bool:
    return bool(gewicht.max() > grens * (gewicht * personen).sum() / personen.sum())


def _begrens(gewicht: Getallen, personen: Getallen, *, grens: float) -> tuple[Getallen, NDArray[np.bool_]]:
    """The weights cut at `grens` times their mean, what was cut off spread over the others; and which were cut.

    The sum stays as it was. It ends: each time round at least one cell more is cut, and not all can be.
    """
    totaal = (gewicht * personen).sum()
    plafond = grens * totaal / personen.sum()
    vast = np.zeros(len(gewicht), dtype=bool)
    while (gewicht > plafond).any():
        vast |= gewicht > plafond
        over = totaal - plafond * personen[vast].sum()
        gewicht = np.where(vast, plafond, gewicht * (over / (gewicht * personen)[~vast].sum()))
    return gewicht, vast
