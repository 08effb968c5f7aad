"""Which figures somebody may see: what is public, or before that what council members and staff may see of it.

Who sees figures at two moments and lays them side by side learns what the few who answered in between said, whatever
the threshold hides of either moment. So figures are to be seen when nothing comes in any more, and from then on they
stay as they are. See docs/adr/0005-drempel.md.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType

from consultatie.inbreng.queries import verdachtbesluiten
from consultatie.uitslag.queries import verdacht_geteld
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers import Resultaat, resultaat_uit, zonder_cijfers
from rapportage.queries import resultaat_van
from thema.basis.models import Statusovergang

from .models import Resultaatpublicatie
from .queries import publicatie_van

_TWEE_KEER = "Wie twee standen naast elkaar legt, zou kunnen zien wat een paar mensen antwoordden."
OPEN = f"De vragenlijst is nog niet gesloten. De cijfers ziet u zodra dat wel zo is. {_TWEE_KEER}"
HEROPEND = (
    "De vragenlijst is gesloten, weer geopend en nog eens gesloten. De cijfers ziet u daarom pas als zij openbaar zijn. "
    f"{_TWEE_KEER}"
)
ONBESLIST = (
    "Sommige antwoorden vielen op. Eerst beslist een medewerker of zij meetellen; daarna ziet u de cijfers. "
    f"{_TWEE_KEER}"
)
ANDERS_BESLIST = (
    "Een medewerker koos na het sluiten meer dan eens of antwoorden die opvielen meetellen. De cijfers ziet u daarom pas "
    f"als zij openbaar zijn. {_TWEE_KEER}"
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
    """The frozen figures; before publication, for who may see those, the figures that would be frozen now: behind the
    public threshold, since what they see becomes public unchanged; open answers only for who labels them. None for anyone else, and for a version that there is
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
    nog_niet = waarom_nog_niet(vragenlijst)
    resultaat = resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    if not gebruiker.has_perm("consultatie.codeer_openantwoord"):  # type: ignore[union-attr]
        # Labels still change: only who gives them, and reads all texts anyway, sees their numbers on the way.
        resultaat = replace(resultaat, openantwoorden=())
    return Inzage(zonder_cijfers(resultaat) if nog_niet else resultaat, None, nog_niet)


def waarom_nog_niet(vragenlijst: Vragenlijst) -> str:
    """Why the figures of this questionnaire are not to be seen before they are public, as a sentence for who may see
    them; "" when they are. At most four queries."""
    if vragenlijst.status != Vragenlijststatus.GESLOTEN:
        return OPEN
    sluitingen = list(
        Statusovergang.objects.filter(
            content_type=ContentType.objects.get_for_model(Vragenlijst),
            object_id=vragenlijst.pk,
            naar=Vragenlijststatus.GESLOTEN,
        ).values_list("op", flat=True)
    )
    if len(sluitingen) > 1:
        return HEROPEND
    if not any(aantal >= settings.DREMPEL_OPENBAAR for aantal in verdacht_geteld(vragenlijst).values()):
        return ""
    besluiten = verdachtbesluiten(vragenlijst)
    if not besluiten:
        return ONBESLIST
    na_sluiten = [besluit for besluit in besluiten if sluitingen and besluit.op >= sluitingen[0]]
    return ANDERS_BESLIST if len(na_sluiten) > 1 else ""
