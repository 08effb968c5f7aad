"""The versions of a text block, each beside the one before it."""

import difflib
from dataclasses import dataclass
from datetime import datetime

from thema.basis.woordverschil import Woorddeel, woordverschil

from .models import Tekstblok


@dataclass(frozen=True)
class Regel:
    """One line of a comparison; `soort` is "gelijk", "nieuw" or "weg"."""

    soort: str
    tekst: str


@dataclass(frozen=True)
class Versie:
    """One version; `door` is None when the system wrote it, `regels` what changed since the version before."""

    nummer: int
    op: datetime
    door: str | None
    regels: tuple[Regel, ...]


def vergelijk(oud: str, nieuw: str) -> tuple[Regel, ...]:
    """The lines that differ, in the order of reading, with one line around them; empty when nothing differs."""
    regels = difflib.unified_diff(oud.splitlines(), nieuw.splitlines(), n=1, lineterm="")
    soorten = {"+": "nieuw", "-": "weg", " ": "gelijk"}
    return tuple(
        Regel(soort=soorten[regel[0]], tekst=regel[1:])
        for nummer, regel in enumerate(regels)
        if nummer >= 2 and regel[0] in soorten  # noqa: PLR2004  the first two name the files
    )


def versies_van(blok: Tekstblok) -> tuple[Versie, ...]:
    """All versions, newest first, in two queries; the first one has no lines."""
    rijen = list(blok.versies.select_related("door"))
    vorige: list[str | None] = [*(rij.tekst for rij in rijen[1:]), None][: len(rijen)]
    return tuple(
        Versie(
            nummer=rij.nummer,
            op=rij.op,
            door=str(rij.door) if rij.door else None,
            regels=() if oud is None else vergelijk(oud, rij.tekst),
        )
        for rij, oud in zip(rijen, vorige, strict=True)
    )


@dataclass(frozen=True)
class Vergelijking:
    """Two versions of a block as one text."""

    van: int
    naar: int
    delen: tuple[Woorddeel, ...]

    @property
    def is_gelijk(self) -> bool:
        """They read the same."""
        return all(deel.soort == "gelijk" for deel in self.delen)


def vergelijk_versies(blok: Tekstblok, van: int, naar: int) -> Vergelijking:
    """What version `naar` says otherwise than version `van`; both are versions of this block. One query."""
    teksten = dict(blok.versies.filter(nummer__in=(van, naar)).values_list("nummer", "tekst"))
    return Vergelijking(van, naar, woordverschil(teksten[van], teksten[naar]))
