"""From proposed to prioritised: the table of a theme's status (R39, R41)."""

from .enums import Themaactie as A
from .enums import Themasoort
from .enums import Themastatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.VOORGESTELD, A.PRIORITEREN): S.GEPRIORITEERD,
    (S.VOORGESTELD, A.NIET_PRIORITEREN): S.NIET_GEPRIORITEERD,
    (S.NIET_GEPRIORITEERD, A.HEROVERWEGEN): S.VOORGESTELD,
    (S.CONTINU, A.PRIORITEREN): S.GEPRIORITEERD,
    (S.GEPRIORITEERD, A.HEROVERWEGEN): S.VOORGESTELD,
    (S.GEPRIORITEERD, A.CONTINUEREN): S.CONTINU,
}

BEGINSTATUS: dict[str, str] = {Themasoort.ONTWIKKEL: S.VOORGESTELD, Themasoort.VEILIGHEID: S.CONTINU}
# A prioritised theme returns to where its kind comes from.
STATUSSEN_PER_SOORT: dict[str, frozenset[str]] = {
    Themasoort.ONTWIKKEL: frozenset({S.VOORGESTELD, S.GEPRIORITEERD, S.NIET_GEPRIORITEERD}),
    Themasoort.VEILIGHEID: frozenset({S.CONTINU, S.GEPRIORITEERD}),
}
REDEN_NODIG = frozenset({S.GEPRIORITEERD, S.NIET_GEPRIORITEERD})


def weg_naar(soort: str, van: str, naar: str) -> tuple[tuple[str, str], ...]:
    """The shortest way through the table from one status to another, for a theme of this kind: each step an action and the
    status it leads to. Empty when there is none, and when they are the same."""
    passend = STATUSSEN_PER_SOORT[soort]
    wegen: list[tuple[tuple[tuple[str, str], ...], str]] = [((), van)]
    bereikt = {van}
    for weg, status in wegen:
        if status == naar:
            return weg
        for (bij, actie), erna in OVERGANGEN.items():
            if bij == status and erna in passend and erna not in bereikt:
                bereikt.add(erna)
                wegen.append(((*weg, (actie, erna)), erna))
    return ()
