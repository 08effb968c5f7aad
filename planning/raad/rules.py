"""Who may do what with fracties, amendments, motions and votes: the griffie, as long as it is at the council."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import rules
from rules.predicates import Predicate

from planning.stuk.enums import Stukstatus
from planning.stuk.rules import in_status, mag_weten
from thema.basis.regels import ligt_open
from thema.basis.rollen import is_griffie, is_medewerker

from .enums import Amendementactie, Amendementstatus, Motieactie, Motiestatus
from .workflow import AF_TE_DOEN, AMENDEMENT, DOOR_STEMMING, MOTIE

if TYPE_CHECKING:
    from thema.basis.overgang import Tabel


def _over(naam: str, vraag: Callable[[Any], bool]) -> Predicate:
    """A predicate on an amendment or motion. None asks about them in general: then only the role counts."""

    def _antwoord(_gebruiker: object, ding: Any = None) -> bool:
        return ding is None or vraag(ding)

    return rules.predicate(_antwoord, name=naam)


def _kan(tabel: "Tabel", *acties: str) -> Predicate:
    """The table knows one of these steps in its status."""
    return _over(f"kan:{'|'.join(acties)}", lambda ding: any((ding.status, actie) in tabel for actie in acties))


@rules.predicate
def _weet(gebruiker: object, ding: Any = None) -> bool:
    """This user may know of the paper that it belongs to."""
    return ding is None or bool(mag_weten(gebruiker, ding.stuk))


_ligt_bij_de_raad = _over("ligt_bij_de_raad", lambda ding: ding.stuk.status == Stukstatus.RAAD)
_is_behandeld = _over(
    "is_bij_de_raad_geweest",
    lambda ding: ding.stuk.status in {Stukstatus.RAAD, Stukstatus.DEFINITIEF, Stukstatus.VERWORPEN},
)
_is_open_amendement = _over("is_open_amendement", lambda ding: ding.status == Amendementstatus.INGEDIEND)
_is_open_motie = _over("is_open_motie", lambda ding: ding.status == Motiestatus.INGEDIEND)
_is_af_te_doen = _over("is_af_te_doen", lambda ding: ding.status in AF_TE_DOEN)

_schrijft_amendement = is_griffie & _ligt_bij_de_raad & _is_open_amendement & ligt_open

RECHTEN: dict[str, Predicate] = {
    "planning.view_fractie": is_medewerker,
    "planning.add_fractie": is_griffie,
    "planning.change_fractie": is_griffie,
    "planning.delete_fractie": is_griffie,
    "planning.view_amendement": is_medewerker & _weet,
    "planning.add_amendement": is_griffie,
    "planning.change_amendement": _schrijft_amendement,
    "planning.delete_amendement": _schrijft_amendement,
    "planning.stem_amendement": is_griffie & _ligt_bij_de_raad & _kan(AMENDEMENT, *DOOR_STEMMING),
    "planning.view_motie": is_medewerker & _weet,
    "planning.add_motie": is_griffie,
    "planning.change_motie": is_griffie & _is_behandeld & (_is_open_motie | _is_af_te_doen),
    "planning.delete_motie": is_griffie & _is_behandeld & _is_open_motie,
    "planning.stem_motie": is_griffie & _is_behandeld & _kan(MOTIE, *DOOR_STEMMING),
    "planning.stem_bestuursstuk": is_griffie & in_status(Stukstatus.RAAD),
    "planning.view_stemming": is_medewerker,
    "planning.view_fractiestem": is_medewerker,
}
RECHTEN |= {
    f"planning.{actie}_amendement": is_griffie & _ligt_bij_de_raad & _kan(AMENDEMENT, actie)
    for actie in Amendementactie
    if actie not in DOOR_STEMMING
}
RECHTEN |= {
    f"planning.{actie}_motie": is_griffie & _is_behandeld & _kan(MOTIE, actie)
    for actie in Motieactie.values
    if actie not in DOOR_STEMMING
}
