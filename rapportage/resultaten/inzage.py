"""Which figures somebody may see: what is public, or before that what staff gave council members and staff for inspection.

Who sees figures at two moments and lays them side by side learns what the few who answered in between said, whatever
the threshold hides of either moment. So nobody sees figures that can still change. See docs/adr/0005-drempel.md.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit, zonder_cijfers
from rapportage.queries import resultaat_van

from .models import Resultaatpublicatie
from .queries import met_open_antwoorden, publicatie_van, vaste_cijfers

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
    `resultaat`, as a sentence; "" when all is. `publicatie`: the version that is shown, None before publication."""

    resultaat: Resultaat
    gepubliceerd_op: datetime | None
    nog_niet: str
    publicatie: Resultaatpublicatie | None = None


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
        return Inzage(resultaat_uit(publicatie.gegevens), publicatie.gepubliceerd_op, "", publicatie)
    if versie is not None:
        return None
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        return None
    if (vast := vaste_cijfers(vragenlijst)) is not None:
        # Labels still change: only who gives them, and reads all texts anyway, sees their numbers on the way.
        ziet_open = gebruiker.has_perm("consultatie.codeer_openantwoord")  # type: ignore[union-attr]
        return Inzage(met_open_antwoorden(vragenlijst, vast) if ziet_open else vast, None, "")
    resultaat = resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    return Inzage(zonder_cijfers(resultaat), None, waarom_nog_niet(vragenlijst))


def waarom_nog_niet(vragenlijst: Vragenlijst) -> str:
    """Why figures that were not given for inspection are not to be seen, as a sentence for who would see them."""
    return NIET_GEGEVEN if vragenlijst.is_dicht else OPEN
