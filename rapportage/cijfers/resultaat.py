"""Figures as they may be shown: frozen dataclasses that only `queries.py` makes.

A value of None means ‘te weinig antwoorden’; it is never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from .groepen import DUBBEL, ORGANISATIES, STIPPENGROEPEN
from .vorige import Vorigeperiode


@dataclass(frozen=True)
class Groep:
    """Who answered. `aantal` is None below the threshold; `aard` says what the figures may claim.

    aard: "steekproef" (may be called indicative, has an interval), "zelfselectie", "allen" (all were asked),
    "bijeenkomst" (who came) or "ingeleverd" (who handed in a form).
    """

    code: str
    naam: str
    korte_naam: str
    aard: str
    aantal: int | None

    @property
    def plakte_stippen(self) -> bool:
        """Dots at a session, and no questionnaire: participants are counted, and there is no order of the themes."""
        return self.code in STIPPENGROEPEN


@dataclass(frozen=True)
class Aandeel:
    """Share of a group, 0..1. `laag` and `hoog` bound the 95% interval; None where the group is no sample."""

    groep: str
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True)
class Themarij:
    """One theme beside all groups: the share that has it in its top."""

    slug: str
    naam: str
    soort: str
    aandelen: tuple[Aandeel, ...]

    def van(self, groep: str) -> Aandeel | None:
        """The share of one group; None when that group was not asked about this theme."""
        return next((aandeel for aandeel in self.aandelen if aandeel.groep == groep), None)


@dataclass(frozen=True)
class Prioriteiten:
    """Themes × groups. `top` is how many themes each person could choose; with `is_rangorde` everybody put all themes in
    order, and the first `top` count.

    `zonder_koploper`: codes of groups of which figures are shown, but not of the theme that they chose most.
    """

    top: int
    rijen: tuple[Themarij, ...]
    zonder_koploper: tuple[str, ...] = ()
    is_rangorde: bool = False

    def van_soort(self, soort: str) -> tuple[Themarij, ...]:
        """The rows of one kind of theme, in the plan's order."""
        return tuple(rij for rij in self.rijen if rij.soort == soort)


@dataclass(frozen=True)
class Themascore:
    """How high one group puts one theme. None where it may not be shown.

    `score`: Borda, 0..100, one decimal: 100 when everybody puts it first, 50 when nobody cares. `laag` and `hoog` bound
    its 95% interval, None where the group is no sample. `eerste`: the share, 0..1, that puts it first.
    """

    slug: str
    score: float | None
    laag: float | None = None
    hoog: float | None = None
    eerste: float | None = None


@dataclass(frozen=True)
class Groepsscores:
    """The order in which one group puts the themes, out of `aantal` persons who answered that question.

    `volgorde`: steps by Schulze, the highest first, of the themes that are shown; themes on one step tie. Empty when it
    may not be said.
    """

    groep: str
    aantal: int
    themas: tuple[Themascore, ...]
    volgorde: tuple[tuple[str, ...], ...] = ()

    def van(self, slug: str) -> Themascore | None:
        """The score of one theme; None when the group was not asked about it."""
        return next((thema for thema in self.themas if thema.slug == slug), None)


@dataclass(frozen=True)
class Uitsplitsrij:
    """One district or age group: persons who answered, and the share of them per theme. None: too few answers."""

    code: str
    naam: str
    aantal: int | None
    aandelen: tuple[float | None, ...]


@dataclass(frozen=True)
class Uitsplitsing:
    """The top of one group per district or age group (`naar`: "wijk" or "leeftijd"); `themas` are slugs, the columns."""

    groep: str
    naar: str
    themas: tuple[str, ...]
    rijen: tuple[Uitsplitsrij, ...]


@dataclass(frozen=True)
class Vergelijkrij:
    """One district or age group in the response and in the population, as shares, before and after weighting."""

    naam: str
    respons: float | None
    gewogen: float | None
    bevolking: float | None


@dataclass(frozen=True)
class Vergelijking:
    """The response beside the population over one division; `bron` of the population, with its year and its caveats."""

    naar: str
    rijen: tuple[Vergelijkrij, ...]
    bron: str


@dataclass(frozen=True)
class Gewogenrij:
    """The share of a group that has a theme in its top, unweighted and, in whole percents, weighted to the population.

    `laag` and `hoog`: 95% interval of the weighted one, its design effect included; None where the group is no sample.
    """

    slug: str
    ongewogen: float | None
    gewogen: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True)
class Groepsweging:
    """How the response of a group was weighted. `n_effectief`: of how many persons a simple random sample would be as
    precise. `bezwaren`: why it may not be called representative, as sentences; empty when it may. `kanttekeningen`: what
    else to know, as sentences."""

    groep: str
    aantal: int
    n_effectief: int
    themas: tuple[Gewogenrij, ...]
    vergelijkingen: tuple[Vergelijking, ...]
    bezwaren: tuple[str, ...]
    kanttekeningen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Groepsgewicht:
    """How heavy one group counts in a blend, as a share of 1; 0: it takes no part."""

    groep: str
    gewicht: float


@dataclass(frozen=True)
class Totaalrij:
    """One theme in a blend of groups: its `score` on the scale of theirs, one decimal, and its `plaats`, 1 the highest,
    the same for themes that tie; both None when a group that counts has no figure for it.

    `in_top`: the share, 0..1, of all weightings of the groups that count in which it is among the `k` highest of the themes
    with a score; None when it has none, or when no more than `k` have: being among those says nothing.
    """

    slug: str
    score: float | None
    plaats: int | None
    in_top: float | None


@dataclass(frozen=True)
class Omslag:
    """Theme `boven` at this `plaats` and `onder`, the one after it. When the weight of `groep` goes from `van` past `naar`
    (shares of 1, the others keeping their proportions), they change places; van == naar: they tie.

    `groep` is "", and both are None, when no weighting of the groups that count changes their order.
    """

    plaats: int
    boven: str
    onder: str
    groep: str = ""
    van: float | None = None
    naar: float | None = None


@dataclass(frozen=True)
class Groepstotaal:
    """All groups together, as heavy as staff chose and for the `reden` that they gave; made of scores that are shown.

    `themas`: the highest first, those without a place last. `omslagen`: around place `k`. `foutmarge`: how far each
    `in_top` may be off, as a share, with 99% certainty; 0 when they are exact.
    """

    k: int
    reden: str
    gewichten: tuple[Groepsgewicht, ...]
    themas: tuple[Totaalrij, ...]
    omslagen: tuple[Omslag, ...]
    foutmarge: float

    @property
    def heeft_volgorde(self) -> bool:
        """Some theme has a score of every group that counts; otherwise there is nothing to show."""
        return any(rij.plaats is not None for rij in self.themas)


@dataclass(frozen=True)
class Antwoordrij:
    """One possible answer beside the groups that were asked."""

    code: str
    tekst: str
    aandelen: tuple[Aandeel, ...]


@dataclass(frozen=True)
class Gemiddelderij:
    """The average of one thing per group, in the order of `Vraaguitslag.aantallen`; one decimal."""

    tekst: str
    waarden: tuple[float | None, ...]


@dataclass(frozen=True)
class Vraaguitslag:
    """One question, or one row of a matrix; `aantallen` per group code, None below the threshold.

    Either shares per answer (`rijen`) or averages (`gemiddelden`) are shown, never both: together they would tell what
    either hides. `toelichting` says of whom it was asked, "" for everybody. `hoogstens`: how many answers each could give;
    None: as many as there are, or frozen before it was kept.
    """

    sleutel: str
    tekst: str
    soort: str
    aantallen: tuple[tuple[str, int | None], ...]
    rijen: tuple[Antwoordrij, ...]
    gemiddelden: tuple[Gemiddelderij, ...] = ()
    toelichting: str = ""
    hoogstens: int | None = None


@dataclass(frozen=True)
class Opengroep:
    """What one group wrote in answer to one open question: how many texts, and how many of those bear a label.

    `geschreven` None: it would tell how few bear none. `gecodeerd` None: too few to say anything of them.
    """

    groep: str
    geschreven: int | None
    gecodeerd: int | None


@dataclass(frozen=True)
class Labelrij:
    """A label that staff put on texts: how many of each group bear it, in the order of `Openuitslag.groepen`.

    `thema`: name of its theme, "" when it is about none in particular.
    """

    naam: str
    thema: str
    aantallen: tuple[int | None, ...]


@dataclass(frozen=True)
class Openuitslag:
    """One open question. `labels`: those that are shown of some group; a text may bear several, so nothing adds up.

    `citaten`: texts that staff cleared to be quoted, in the order of the alphabet, whoever wrote them.
    """

    sleutel: str
    tekst: str
    toelichting: str
    groepen: tuple[Opengroep, ...]
    labels: tuple[Labelrij, ...]
    citaten: tuple[str, ...]


@dataclass(frozen=True)
class Wijkrij:
    """Response of one district beside its share of the inhabitants (None when unknown)."""

    naam: str
    aandeel: float | None
    bevolking: float | None


@dataclass(frozen=True)
class Verdacht:
    """Answers of the open link that caught the eye, for the same reason; never a small number of them."""

    reden: str
    aantal: int


@dataclass(frozen=True)
class Resultaat:
    """All that is shown of one questionnaire. `peildatum` is an ISO date; `drempel` in persons.

    `totaal` is None unless staff weighted the groups. `verdacht`: what caught the eye; it is in the figures when `telt_verdachte_mee`, otherwise left out. `reden_verdachte`:
    why staff chose so, "" when nobody chose. `vorige`: what was published of the period before; None: nothing.
    `wijkaantal`: persons that the shares in `wijken` are of, so who named a district; None: too few, or frozen before it
    was kept.
    """

    titel: str
    slug: str
    peildatum: str
    drempel: int
    is_fictief: bool
    groepen: tuple[Groep, ...]
    prioriteiten: Prioriteiten
    vragen: tuple[Vraaguitslag, ...]
    wijken: tuple[Wijkrij, ...]
    wijkbron: str
    scores: tuple[Groepsscores, ...] = ()
    uitsplitsingen: tuple[Uitsplitsing, ...] = ()
    wegingen: tuple[Groepsweging, ...] = ()
    totaal: Groepstotaal | None = None
    verdacht: tuple[Verdacht, ...] = ()
    telt_verdachte_mee: bool = False
    reden_verdachte: str = ""
    openantwoorden: tuple[Openuitslag, ...] = ()
    vorige: Vorigeperiode | None = None
    wijkaantal: int | None = None

    @property
    def heeft_stippen(self) -> bool:
        """Some group put dots beside themes at a session."""
        return any(groep.plakte_stippen for groep in self.groepen)

    @property
    def heeft_bijeenkomst(self) -> bool:
        """Some group is who came to a session."""
        return any(groep.aard == "bijeenkomst" for groep in self.groepen)

    @property
    def heeft_formulieren(self) -> bool:
        """Some group is who handed in a form."""
        return any(groep.aard == "ingeleverd" for groep in self.groepen)

    @property
    def dubbele_groepen(self) -> tuple[Groep, ...]:
        """Groups by a questionnaire of which people may be in a group by dots as well."""
        codes = {groep.code for groep in self.groepen}
        return tuple(groep for groep in self.groepen if DUBBEL.get(groep.code) in codes)

    @property
    def heeft_organisaties(self) -> bool:
        """Some group is of organisations, of which it is shown what nearly all of them chose."""
        return any(groep.code in ORGANISATIES for groep in self.groepen)

    @property
    def kleinste_groep(self) -> int:
        """Of a group of fewer persons no share is shown: in two parts, one of them would be under the threshold."""
        return 2 * self.drempel

    def groep(self, code: str) -> Groep:
        """The group with this code; raises StopIteration when it took no part."""
        return next(groep for groep in self.groepen if groep.code == code)


def zo_vaak_getoond(uitslagen: Sequence[Openuitslag], label: str) -> dict[str, int]:
    """Per code of a group in how many texts of all questions the label of this name is shown: a sum of shown figures, so
    it tells nothing more than they do. A group of which it is shown nowhere is absent."""
    getoond: dict[str, int] = {}
    for uitslag in uitslagen:
        for rij in uitslag.labels:
            for groep, aantal in zip(uitslag.groepen, rij.aantallen, strict=True):
                if rij.naam == label and aantal is not None:
                    getoond[groep.groep] = getoond.get(groep.groep, 0) + aantal
    return getoond


def resultaat_uit(gegevens: dict[str, Any]) -> Resultaat:
    """A Resultaat from the JSON that `dataclasses.asdict` made of it when it was published.

    What did not exist yet when it was published has its default. Raises ValidationError for what was never a Resultaat.
    """
    return msgspec.convert(gegevens, Resultaat)
