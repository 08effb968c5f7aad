"""In how many of all possible weightings of the groups a theme is among the highest. Pure, and the same every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from .groepen import GELIJK, Scores, alle_themas, vergelijkbaar, zonder_cijfer

# Weightings of up to so many groups are points of a plane, which can be cut up exactly.
EXACT_TOT = 3
TREKKINGEN = 65_536
ZAAD = 20
ZEKERHEID = 0.99

Getallen = npt.NDArray[np.float64]
# The corners of all weightings: x and y are the shares of the first two of three groups; of two groups x is the share of
# the first and y says nothing; of one group neither does.
DRIEHOEK = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
VIERKANT = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@dataclass(frozen=True)
class Robuustheid:
    """`per_thema`: the share (0..1) of all weightings in which fewer than `k` other themes stand above it.

    All weightings are equally likely, 0 for a group among them. None: some group has no figure for the theme; it is left
    out, so it is the top of the others. `foutmarge`: 0 when the shares are exact (up to three groups); otherwise none of
    them is off by more, with a certainty of 99% over the draw that fixed the sample.
    """

    k: int
    per_thema: Mapping[str, float | None]
    foutmarge: float


def robuustheid(scores: Scores, k: int) -> Robuustheid:
    """How much it matters which weights the groups get. Raises ValueError without groups or when k < 1.

    Up to three groups the plane of weightings is cut along the lines on which two themes tie, and areas are added up. Of
    more groups a sample is looked at, the same every time; its margin is Hoeffding's, over all themes together. Source:
    W. Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the American Statistical
    Association 58 (1963), 13-30.
    """
    if k < 1:
        raise ValueError(k)
    cijfers = vergelijkbaar(scores)
    themas = list(next(iter(cijfers.values())))
    matrix = np.array([[per_thema[slug] for slug in themas] for per_thema in cijfers.values()], dtype=float)
    delen, foutmarge = [1.0] * len(themas), 0.0
    if k < len(themas):
        is_exact = len(matrix) <= EXACT_TOT
        delen = list(map(float, _exact(matrix, k) if is_exact else _benaderd(matrix, k)))
        foutmarge = 0.0 if is_exact else sqrt(log(2 * len(themas) / (1 - ZEKERHEID)) / (2 * TREKKINGEN))
    gevonden: dict[str, float | None] = dict(zip(themas, delen, strict=True))
    onbekend = dict.fromkeys(zonder_cijfer(scores))
    return Robuustheid(k, {slug: {**gevonden, **onbekend}[slug] for slug in alle_themas(scores)}, foutmarge)


def _benaderd(matrix: Getallen, k: int) -> Getallen:
    """Per theme the share of a fixed sample of weightings, uniform on the simplex."""
    # RandomState, since its stream will never change (NEP 19): figures that were published stay what they were.
    trekkingen = np.random.RandomState(ZAAD).standard_exponential((TREKKINGEN, len(matrix)))
    gemengd = trekkingen / trekkingen.sum(axis=1, keepdims=True) @ matrix
    laatste = np.partition(gemengd, -k, axis=1)[:, -k]
    return np.asarray((gemengd >= laatste[:, None] - GELIJK).mean(axis=0))


def _exact(matrix: Getallen, k: int) -> Getallen:
    """Per theme the share of the area in which it is in the top k: pieces are cut until every theme is in or out."""
    vlak = np.array(DRIEHOEK if len(matrix) == EXACT_TOT else VIERKANT)
    stapel, binnen, geheel = [vlak], np.zeros(matrix.shape[1]), _oppervlak(vlak)
    while stapel:
        stuk = stapel.pop()
        waarden = _waarden(stuk, matrix)
        # [hoek, theme, other]: how much the other stands above the theme.
        hoger = waarden[:, None, :] - waarden[:, :, None]
        ergens = hoger.max(axis=0) > GELIJK
        overal = ergens & (hoger.min(axis=0) >= -GELIJK)
        in_top = ergens.sum(axis=1) < k
        open_ = ~in_top & (overal.sum(axis=1) < k)
        if not open_.any():
            binnen += in_top * _oppervlak(stuk)
            continue
        thema = int(open_.argmax())
        ander = int((ergens & ~overal)[thema].argmax())
        stapel += [_deel(stuk, hoger[:, thema, ander]), _deel(stuk, hoger[:, ander, thema])]
    return np.clip(binnen / geheel, 0.0, 1.0)


def _waarden(hoeken: Getallen, matrix: Getallen) -> Getallen:
    """[hoek, theme]: the blended score at each corner."""
    x, y = hoeken[:, :1], hoeken[:, 1:]
    if len(matrix) == EXACT_TOT:
        return np.asarray(x * matrix[0] + y * matrix[1] + (1 - x - y) * matrix[2])
    return np.asarray(x * matrix[0] + (1 - x) * matrix[-1])


def _deel(veelhoek: Getallen, hoogte: Getallen) -> Getallen:
    """The part of a convex polygon where a linear function is >= 0; `hoogte` is its value at each corner."""
    hoeken = []
    for i, nu in enumerate(hoogte):
        vorige = hoogte[i - 1]
        if (vorige < 0 < nu) or (nu < 0 < vorige):
            deel = vorige / (vorige - nu)
            hoeken.append(veelhoek[i - 1] + deel * (veelhoek[i] - veelhoek[i - 1]))
        if nu >= 0:
            hoeken.append(veelhoek[i])
    return np.array(hoeken)


def _oppervlak(veelhoek: Getallen) -> float:
    x, y = veelhoek.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
