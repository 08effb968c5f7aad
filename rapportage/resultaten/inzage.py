"""Which figures somebody may see: what is public, or before that what staff gave council members and staff for inspection.

Who sees figures at two moments and lays them side by side learns what the few who answered in between said, whatever
the threshold hides of either moment. So nobody sees figures that can still change. See docs/adr/0005-drempel.md.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property, partial

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.queries import deelname_van, openuitslagen_bij

from .models import Cijferinzage, Resultaatpublicatie
from .queries import cijferinzage_van, controlegetal, met_totaal, publicatie_van

_TWEE_KEER = (
    "Tot die tijd ziet niemand ze, ook medewerkers niet. Want wie twee standen naast elkaar legt, zou kunnen zien wat een "
    "paar mensen antwoordden."
)
OPEN = (
    "De vragenlijst is nog niet gesloten. Daarna beslist een medewerker van Openbare orde en veiligheid wanneer u de "
    f"cijfers ziet. {_TWEE_KEER}"
)
NIET_GEGEVEN = (
    "De vragenlijst is gesloten. U ziet de cijfers zodra een medewerker van Openbare orde en veiligheid ze ter inzage geeft. "
    f"Dat kan als alles is geteld en er niets meer verandert. {_TWEE_KEER}"
)


@dataclass(frozen=True)
class Inzage:
    """What somebody may see. `gepubliceerd_op`: None before publication. `nog_niet`: why only who took part is in
    `resultaat`, as a sentence; "" when all is. `publicatie`: the version that is shown, None before publication.

    `controlegetal`: SHA-256 over all that `resultaat` is made of, so with other figures it is another; "" while they are
    not frozen. `lees` makes `resultaat`, which happens only when somebody asks for it.
    """

    lees: Callable[[], Resultaat]
    controlegetal: str
    gepubliceerd_op: datetime | None
    nog_niet: str
    publicatie: Resultaatpublicatie | None = None

    @cached_property
    def resultaat(self) -> Resultaat:
        """The figures."""
        return self.lees()


def inzage_van(
    vragenlijst: Vragenlijst, *, gebruiker: AbstractBaseUser | AnonymousUser, dag: date, versie: int | None = None
) -> Inzage | None:
    """The published figures; before publication, for who may see those, the figures as they were given for inspection, or
    only how many took part; open answers only for who labels them. None for anyone else, and for a version that there is
    not; without `versie` the newest.

    Who asks does not matter once they are public: then nobody looks who it is.
    """
    publicatie = publicatie_van(vragenlijst, versie=versie)
    if publicatie is not None:
        lees = partial(resultaat_uit, publicatie.gegevens)
        return Inzage(lees, publicatie.sha256, publicatie.gepubliceerd_op, "", publicatie)
    if versie is not None:
        return None
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        return None
    if (gegeven := cijferinzage_van(vragenlijst)) is not None:
        # Labels still change: only who gives them, and reads all texts anyway, sees their numbers on the way.
        ziet_open = gebruiker.has_perm("consultatie.codeer_openantwoord")  # type: ignore[union-attr]
        return _ter_inzage(vragenlijst, gegeven, ziet_open=ziet_open)
    deelname = partial(deelname_van, vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    return Inzage(deelname, "", None, waarom_nog_niet(vragenlijst))


def _ter_inzage(vragenlijst: Vragenlijst, gegeven: Cijferinzage, *, ziet_open: bool) -> Inzage:
    """What was given, with what staff can still change: the weights of the groups, and for who labels them open answers."""
    vast = cache(partial(resultaat_uit, gegeven.gegevens))
    open_antwoorden = openuitslagen_bij(vragenlijst, vast()) if ziet_open else ()
    delen = (
        gegeven.sha256,
        vragenlijst.groepsgewichten,
        vragenlijst.reden_groepsgewichten,
        ziet_open,
        [asdict(uitslag) for uitslag in open_antwoorden],
    )
    return Inzage(
        lees=lambda: replace(met_totaal(vragenlijst, vast()), openantwoorden=open_antwoorden),
        controlegetal=controlegetal(delen),
        gepubliceerd_op=None,
        nog_niet="",
    )


def waarom_nog_niet(vragenlijst: Vragenlijst) -> str:
    """Why figures that were not given for inspection are not to be seen, as a sentence for who would see them."""
    return NIET_GEGEVEN if vragenlijst.is_dicht else OPEN
