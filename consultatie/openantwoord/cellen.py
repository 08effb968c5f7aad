"""Beside which texts the district may stand. Pure.

A text and a district together may point at its writer. So a district is named only where enough texts come from it, and
never so that what is left unnamed could be told by counting: the rule of docs/adr on the threshold, for staff.
"""

from collections.abc import Mapping

# With one hidden cell, every text without a district would be from there.
MINSTENS = 2
Cel = tuple[str, str]
"""Channel and district (CBS code; empty: not answered)."""


def zichtbare_cellen(aantallen: Mapping[Cel, int], *, drempel: int) -> frozenset[Cel]:
    """The cells whose district may be shown. `aantallen` are texts per cell, `drempel` texts.

    Per channel the smallest others are hidden too, until at least two districts, of together at least `drempel`, are.
    """
    kanalen = {kanaal for kanaal, _ in aantallen}
    return frozenset(cel for kanaal in kanalen for cel in _van_kanaal(kanaal, aantallen, drempel))


def _van_kanaal(kanaal: str, aantallen: Mapping[Cel, int], drempel: int) -> list[Cel]:
    op_grootte = sorted(
        (cel for cel in aantallen if cel[0] == kanaal and cel[1]), key=lambda cel: (-aantallen[cel], cel)
    )
    verborgen = {cel for cel in op_grootte if aantallen[cel] < drempel}
    zichtbaar = [cel for cel in op_grootte if cel not in verborgen]
    while verborgen and zichtbaar and (len(verborgen) < MINSTENS or sum(aantallen[cel] for cel in verborgen) < drempel):
        verborgen.add(zichtbaar.pop())
    return zichtbaar
