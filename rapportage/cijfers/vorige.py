"""What was published of the period before, as it stands frozen beside new figures: dataclasses only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vorigthema:
    """A theme that could be chosen then."""

    slug: str
    naam: str


@dataclass(frozen=True)
class Vorigaandeel:
    """The share of a group that had this theme in its top then, 0..1, with its margin as published. None: not shown."""

    thema: str
    waarde: float | None
    laag: float | None = None
    hoog: float | None = None


@dataclass(frozen=True)
class Vorigegroep:
    """A group of then. `is_koploper_verborgen`: of the theme that it chose most, the share is not shown."""

    code: str
    korte_naam: str
    aantal: int | None
    is_koploper_verborgen: bool
    aandelen: tuple[Vorigaandeel, ...]


@dataclass(frozen=True)
class Vorigeperiode:
    """What an earlier plan's publication showed of priorities: which one it is, how was asked, and the shares.

    `periode`: the years of that plan. `versie` and `sha256` of that publication, `slug` of its questionnaire; `peildatum`
    an ISO date. `top` and `is_rangorde` as in Prioriteiten. `stippen_toen` and `stippen_nu`: how many dots everybody had on
    the sessions of that plan and of this one; None without sessions, or when not on all of them as many.
    """

    periode: str
    titel: str
    slug: str
    versie: int
    sha256: str
    peildatum: str
    top: int
    is_rangorde: bool
    themas: tuple[Vorigthema, ...]
    groepen: tuple[Vorigegroep, ...]
    stippen_toen: int | None = None
    stippen_nu: int | None = None

    def groep(self, code: str) -> Vorigegroep | None:
        """The group with this code; None when it took no part then."""
        return next((groep for groep in self.groepen if groep.code == code), None)
