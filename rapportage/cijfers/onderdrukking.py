"""Which cells are too small to show. Pure; the only place that decides it.

A figure over fewer persons than the threshold is not shown, zero included: that nobody chose something says
something about everybody. So does that all but a few chose it: the few who did not are a figure under the threshold
too. Where the counts add up to a known total, hiding one cell would let a reader subtract; then the smallest other
cells are hidden too, until what is hidden together concerns at least the threshold, in who chose and in who did not.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

# One hidden cell could be found by subtracting the others from the total.
MINSTENS = 2


def verborgen_cellen(
    aantallen: Mapping[str, int], *, personen: int | None, drempel: int, telt_op: bool, ook: Collection[str] = ()
) -> frozenset[str]:
    """The keys whose count must not be shown.

    `aantallen` are persons per cell out of `personen`, who were all asked; None when they are organisations, of whom
    only small figures are hidden. `ook`: what may not be shown for another reason. `drempel` persons; `telt_op` is True when the counts add up to a total that is shown
    elsewhere. With `telt_op` either nothing is hidden, or at least two cells
    of together >= drempel, with together >= drempel who did not choose them, or everything.
    """
    hoogst = math.inf if personen is None else personen - drempel
    verborgen = {sleutel for sleutel, aantal in aantallen.items() if sleutel in ook or not drempel <= aantal <= hoogst}
    if not telt_op or not verborgen:
        return frozenset(verborgen)
    rest = sorted((aantal, sleutel) for sleutel, aantal in aantallen.items() if sleutel not in verborgen)
    while rest and not _is_genoeg([aantallen[sleutel] for sleutel in verborgen], personen, drempel):
        verborgen.add(rest.pop(0)[1])
    return frozenset(verborgen)


def samen_verborgen(tabellen: Sequence[Mapping[str, int]], *, drempel: int) -> frozenset[str]:
    """The keys to hide in all of these tables, which count the same persons more or less and each add up to a total that
    a reader knows: what one of them hides, another must not give away.

    Keys are those of the first; another may lack some.
    """
    verborgen: frozenset[str] = frozenset()
    gegroeid = True
    while gegroeid:
        eerder = verborgen
        for tabel in tabellen:
            verborgen |= verborgen_cellen(
                tabel, personen=sum(tabel.values()), drempel=drempel, telt_op=True, ook=verborgen & tabel.keys()
            )
        gegroeid = verborgen != eerder
    return verborgen


def _is_genoeg(verborgen: Sequence[int], personen: int | None, drempel: int) -> bool:
    niet = (math.inf if personen is None else personen - aantal for aantal in verborgen)
    return is_genoeg_verborgen(verborgen, niet, drempel=drempel)


def is_genoeg_verborgen(gekozen: Iterable[float], niet_gekozen: Iterable[float], *, drempel: int) -> bool:
    """What is hidden together, when its sum is known, says nothing about fewer persons than the threshold.

    Per hidden cell how many persons chose it, and how many who were asked did not (infinite when that is no secret).
    """
    wel, niet = list(gekozen), list(niet_gekozen)
    return len(wel) >= MINSTENS and min(sum(wel), sum(niet)) >= drempel


def is_meest_gekozen_verborgen(aantallen: Mapping[str, int], verborgen: frozenset[str]) -> bool:
    """Something that is hidden was chosen more often than all that is shown: nobody may say what was chosen most."""
    zichtbaar = [aantal for sleutel, aantal in aantallen.items() if sleutel not in verborgen]
    return bool(zichtbaar) and max((aantallen[sleutel] for sleutel in verborgen), default=0) > max(zichtbaar)


def is_gemiddelde_te_tonen(keren: Mapping[int, int], *, drempel: int) -> bool:
    """Whether the average of these values may be shown, beside the number of persons.

    `keren` are persons per value, every possible value among them. Near an end of the scale an average gives all away:
    of ten persons with a 9.9 on average, nine gave a 10 and one a 9. So it is shown only when persons together stand
    at least `drempel` steps off either end. On a scale of two values that is `drempel` persons on each.
    """
    laagste, hoogste = min(keren), max(keren)
    boven = sum((waarde - laagste) * aantal for waarde, aantal in keren.items())
    onder = sum((hoogste - waarde) * aantal for waarde, aantal in keren.items())
    return sum(keren.values()) >= drempel and min(boven, onder) >= drempel
