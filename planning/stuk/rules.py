"""Who may do what with a paper: the role, and the status that the table of its kind allows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import rules
from rules.predicates import Predicate

from thema.basis.regels import ligt_open
from thema.basis.rollen import is_griffie, is_medewerker, is_oov, is_raadslid, is_secretariaat, mag_geheim_zien

from .enums import Stukactie as Actie
from .enums import Stukstatus as Status
from .workflow import OVERGANGEN, VOOR_DE_RAAD

if TYPE_CHECKING:
    from .models import Bestuursstuk

DELEN = ("notagegevens", "besluitenlijstregel", "routingstap", "besluitpunt", "bijlage", "stuksectie", "planwijziging")


def _over_stuk(naam: str, vraag: "Callable[[Bestuursstuk], bool]") -> Predicate:
    """A predicate on a paper or on a part of one. None asks about papers in general: then only the role counts."""

    def _antwoord(_gebruiker: object, ding: Any = None) -> bool:
        return ding is None or vraag(getattr(ding, "slot", ding))

    return rules.predicate(_antwoord, name=naam)


def in_status(*statussen: Status) -> Predicate:
    """The paper is in one of these."""
    return _over_stuk(f"in_status:{'|'.join(statussen)}", lambda stuk: stuk.status in statussen)


def kan(actie: Actie) -> Predicate:
    """The table of its kind knows this step in its status."""
    return _over_stuk(f"kan:{actie}", lambda stuk: (stuk.status, actie) in OVERGANGEN[stuk.soort])


# Twin of BestuursstukQuerySet.zichtbaar_voor.
is_van_de_raad = _over_stuk(
    "is_van_de_raad", lambda stuk: stuk.soort in VOOR_DE_RAAD and stuk.status in {Status.RAAD, Status.DEFINITIEF}
)


@rules.predicate
def heeft_de_beurt(gebruiker: Any, stuk: Any = None) -> bool:
    """The routing waits for a step that this user initials in person. None, papers in general: no."""
    stap = stuk.huidige_stap if stuk is not None and stuk.status == Status.ROUTING else None
    return stap is not None and stap.gebruiker_id is not None and stap.gebruiker_id == gebruiker.pk


def _weet(gebruiker: Any, ding: Any = None) -> bool:
    """No secrecy holds on the paper, or this user is of the circle. Twin of BestuursstukQuerySet.bekend_bij."""
    stuk = getattr(ding, "slot", ding)
    if stuk is None or stuk.pk is None:
        return True
    geheim = next((een for een in stuk.geheimhoudingen.all() if een.opgeheven_op is None), None)
    if geheim is None or mag_geheim_zien(gebruiker):
        return True
    if is_oov(gebruiker) and stuk.history.filter(history_user=gebruiker).exists():
        return True
    return is_raadslid(gebruiker) and geheim.is_aan_raad and is_van_de_raad(gebruiker, stuk)


mag_weten = rules.predicate(_weet, name="mag_weten")

mag_schrijven = mag_weten & (
    (is_oov & in_status(Status.CONCEPT)) | (is_secretariaat & in_status(Status.CONCEPT, Status.ROUTING, Status.COLLEGE))
)
_houdt_het_orgaan = (is_secretariaat & in_status(Status.COLLEGE)) | (is_griffie & in_status(Status.RAAD))

PER_ACTIE: dict[Actie, Predicate] = {
    Actie.IN_ROUTING: is_oov,
    Actie.TERUGSTUREN: is_secretariaat | (is_medewerker & heeft_de_beurt),
    Actie.AGENDEREN: is_secretariaat,
    Actie.COLLEGE_BESLUIT: is_secretariaat,
    Actie.RAAD_AGENDEREN: is_griffie,
    Actie.RAAD_BESLUIT: is_griffie,
    Actie.AANHOUDEN: _houdt_het_orgaan,
    Actie.VERWERPEN: _houdt_het_orgaan,
    Actie.TERUG_NAAR_COLLEGE: is_griffie | is_secretariaat,
    Actie.INTREKKEN: is_oov,
}

RECHTEN: dict[str, Predicate] = {
    "planning.view_bestuursstuk": is_medewerker & mag_weten,
    "planning.add_bestuursstuk": is_oov | is_secretariaat,
    "planning.change_bestuursstuk": mag_schrijven & ligt_open,
    "planning.delete_bestuursstuk": is_oov & in_status(Status.CONCEPT) & ligt_open & mag_weten,
    "planning.lees_bestuursstuk": (is_medewerker | (is_raadslid & is_van_de_raad)) & mag_weten,
    "planning.bekijk_dossier": is_medewerker | is_raadslid,
}
RECHTEN |= {f"planning.{actie}_bestuursstuk": wie & kan(actie) & mag_weten for actie, wie in PER_ACTIE.items()}
for _deel in DELEN:
    RECHTEN[f"planning.view_{_deel}"] = is_medewerker & mag_weten
    RECHTEN |= {f"planning.{doe}_{_deel}": mag_schrijven & ligt_open for doe in ("add", "change", "delete")}
