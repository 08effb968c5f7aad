"""Figures as they may be shown: frozen dataclasses that only `queries.py` makes.

A value of None means ‘te weinig antwoorden’; it is never zero.
"""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Groep:
    """Who answered. `aantal` is None below the threshold; `aard` says what the figures may claim.

    aard: "steekproef" (may be called indicative, has an interval), "zelfselectie", "allen" (all were asked) or
    "bijeenkomst" (who came).
    """

    code: str
    naam: str
    korte_naam: str
    aard: str
    aantal: int | None


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
    """Themes × groups. `top` is how many themes each person could choose.

    `zonder_koploper`: codes of groups of which figures are shown, but not of the theme that they chose most.
    """

    top: int
    rijen: tuple[Themarij, ...]
    zonder_koploper: tuple[str, ...] = ()

    def van_soort(self, soort: str) -> tuple[Themarij, ...]:
        """The rows of one kind of theme, in the plan's order."""
        return tuple(rij for rij in self.rijen if rij.soort == soort)


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
    either hides. `toelichting` says of whom it was asked, "" for everybody.
    """

    sleutel: str
    tekst: str
    soort: str
    aantallen: tuple[tuple[str, int | None], ...]
    rijen: tuple[Antwoordrij, ...]
    gemiddelden: tuple[Gemiddelderij, ...] = ()
    toelichting: str = ""


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

    `verdacht`: what caught the eye; it is in the figures when `telt_verdachte_mee`, otherwise left out. `reden_verdachte`:
    why staff chose so, "" when nobody chose.
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
    verdacht: tuple[Verdacht, ...] = ()
    telt_verdachte_mee: bool = False
    reden_verdachte: str = ""

    @property
    def kleinste_groep(self) -> int:
        """Of a group of fewer persons no share is shown: in two parts, one of them would be under the threshold."""
        return 2 * self.drempel

    def groep(self, code: str) -> Groep:
        """The group with this code; raises StopIteration when it took no part."""
        return next(groep for groep in self.groepen if groep.code == code)


def zonder_cijfers(resultaat: Resultaat) -> Resultaat:
    """Only who took part, and how many."""
    return replace(resultaat, prioriteiten=Prioriteiten(top=0, rijen=()), vragen=(), wijken=())


def resultaat_uit(gegevens: dict[str, Any]) -> Resultaat:
    """A Resultaat from the JSON that `dataclasses.asdict` made of it when it was published."""

    def aandelen(rij: dict[str, Any]) -> tuple[Aandeel, ...]:
        return tuple(Aandeel(**aandeel) for aandeel in rij["aandelen"])

    prioriteiten = gegevens["prioriteiten"]
    return Resultaat(
        **{
            **gegevens,
            "groepen": tuple(Groep(**groep) for groep in gegevens["groepen"]),
            "prioriteiten": Prioriteiten(
                top=prioriteiten["top"],
                rijen=tuple(Themarij(**{**rij, "aandelen": aandelen(rij)}) for rij in prioriteiten["rijen"]),
                # Absent from what was published when the largest figure was always shown.
                zonder_koploper=tuple(prioriteiten.get("zonder_koploper", ())),
            ),
            "vragen": tuple(
                Vraaguitslag(
                    **{
                        **vraag,
                        "aantallen": tuple((code, aantal) for code, aantal in vraag["aantallen"]),
                        "rijen": tuple(Antwoordrij(**{**rij, "aandelen": aandelen(rij)}) for rij in vraag["rijen"]),
                        # Absent from what was published before there were averages.
                        "gemiddelden": tuple(
                            Gemiddelderij(rij["tekst"], tuple(rij["waarden"])) for rij in vraag.get("gemiddelden", ())
                        ),
                    }
                )
                for vraag in gegevens["vragen"]
            ),
            # Absent from what was published before anything could be suspicious.
            "verdacht": tuple(Verdacht(**een) for een in gegevens.get("verdacht", ())),
            "wijken": tuple(Wijkrij(**wijk) for wijk in gegevens["wijken"]),
        }
    )
