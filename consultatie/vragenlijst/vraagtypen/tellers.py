"""Counting many answers to one question, in many cells at once. A property of the tests holds these to `tel_op`."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .basis import Antwoord, Teller, Telling

# After so many answers those that wait are counted: enough to be worth its while, few enough to hold.
TEGELIJK = 5000


class Delenteller(Teller):
    """For most types: an answer is a handful of parts that are each counted.

    `delen`: the parts of an answer, each of which can be a key; `telling_van`: the tally of n answers in which the parts
    occur so often.
    """

    def __init__(
        self, delen: Callable[[Any], Iterable[Any]], telling_van: Callable[[int, Mapping[Any, int]], Telling]
    ) -> None:
        self.n: defaultdict[int, int] = defaultdict(int)
        self.aantallen: defaultdict[int, defaultdict[Any, int]] = defaultdict(lambda: defaultdict(int))
        self.delen = delen
        self.telling_van = telling_van

    def tel(self, cel: int, antwoord: Antwoord) -> None:
        self.n[cel] += 1
        hier = self.aantallen[cel]
        for deel in self.delen(antwoord):
            hier[deel] += 1

    def telling(self, cel: int) -> Telling:
        return self.telling_van(self.n[cel], self.aantallen[cel])


class Keuzeteller(Teller):
    """For types of which an answer is one code, with or without words beside it: Delenteller without its detours, since
    most questions are of such a type.

    `telling_van`: the tally of n answers in which the codes occur so often.
    """

    def __init__(self, telling_van: Callable[[int, Mapping[str, int]], Telling]) -> None:
        self.aantallen: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.telling_van = telling_van

    def tel(self, cel: int, antwoord: Any) -> None:
        self.aantallen[cel][antwoord if type(antwoord) is str else antwoord["keuze"]] += 1

    def telling(self, cel: int) -> Telling:
        aantallen = self.aantallen[cel]
        return self.telling_van(sum(aantallen.values()), aantallen)


class Volgordeteller(Teller):
    """For types that put themes in order. Every place and every pair of an answer counts, which is too much to do one by
    one: answers wait as rows of numbers and are compared all at once.

    `slugs`: the themes; `aantal`: how many places there are.
    """

    def __init__(self, slugs: Sequence[str], aantal: int) -> None:
        self.slugs = slugs
        self.aantal = aantal
        self.nummer = {slug: nummer for nummer, slug in enumerate(slugs)}
        self.cellen = array("L")
        self.volgordes = array("H")
        # Per cell and theme how often it stood at each place and above each theme.
        self.stand: dict[int, NDArray[np.int64]] = {}
        self.n: Counter[int] = Counter()

    def tel(self, cel: int, antwoord: Antwoord) -> None:
        self.cellen.append(cel)
        self.volgordes.extend(map(self.nummer.__getitem__, antwoord))
        if open_plaatsen := self.aantal - len(antwoord):
            self.volgordes.extend([len(self.slugs)] * open_plaatsen)
        if len(self.cellen) == TEGELIJK:
            self._tel_wachtende()

    def telling(self, cel: int) -> Telling:
        self._tel_wachtende()
        rijen = (
            self.stand[cel].tolist() if cel in self.stand else [[0] * (self.aantal + len(self.slugs))] * len(self.slugs)
        )
        per_slug = dict(zip(self.slugs, rijen, strict=True))
        return {
            "n": self.n[cel],
            "posities": {slug: rij[: self.aantal] for slug, rij in per_slug.items()},
            "boven": {
                slug: {lager: n for lager, n in zip(self.slugs, rij[self.aantal :], strict=True) if lager != slug}
                for slug, rij in per_slug.items()
            },
        }

    def _tel_wachtende(self) -> None:
        if not self.cellen:
            return
        cellen = np.array(self.cellen)
        per_cel = np.argsort(cellen)
        plaats = self._plaatsen()[per_cel, :, None]
        op_plaats = plaats == np.arange(self.aantal)
        # What was not chosen has the place after the last: below all that was, beside what was not.
        is_boven = plaats < plaats.swapaxes(1, 2)
        nummers, begin, aantallen = np.unique(cellen[per_cel], return_index=True, return_counts=True)
        erbij = np.add.reduceat(np.concatenate([op_plaats, is_boven], axis=2), begin, axis=0, dtype=np.int64)
        for cel, aantal, tellingen in zip(nummers.tolist(), aantallen.tolist(), erbij, strict=True):
            self.n[cel] += aantal
            self.stand[cel] = self.stand.get(cel, 0) + tellingen
        del self.cellen[:], self.volgordes[:]

    def _plaatsen(self) -> NDArray[np.uint16]:
        """A row per answer that waits: the place of each theme, from 0; `aantal` for what was not chosen."""
        volgordes = np.array(self.volgordes).reshape(-1, self.aantal)
        # One theme more for the places that were left open.
        plaatsen = np.full((len(volgordes), len(self.slugs) + 1), self.aantal, np.uint16)
        np.put_along_axis(plaatsen, volgordes, np.arange(self.aantal, dtype=np.uint16)[None], axis=1)
        return plaatsen[:, :-1]
