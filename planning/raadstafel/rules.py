"""Who may do what with a raadstafel, its questions and its promises: the griffie writes, OOV answers."""

from collections.abc import Callable
from typing import Any

import rules
from rules.predicates import Predicate

from thema.basis.rollen import is_griffie, is_medewerker, is_oov, is_raadslid

from .enums import Toezeggingactie as Actie
from .enums import Toezeggingstatus as Status
from .workflow import TOEZEGGING


@rules.predicate
def mag_raadstafel_weten(gebruiker: Any, ding: Any = None) -> bool:
    """Every paper that it was about is known to this user, and it is not besloten or they are of the house. Twin of
    RaadstafelQuerySet.zichtbaar_voor. None: asked of the model as a whole."""
    tafel = getattr(ding, "raadstafel", ding)
    if tafel is None or tafel.pk is None:
        return True
    if tafel.is_besloten and not (is_medewerker(gebruiker) or is_raadslid(gebruiker)):
        return False
    return not tafel.stukken.onbekend_bij(gebruiker).exists()


def _over(naam: str, vraag: Callable[[Any], bool]) -> Predicate:
    """A predicate on a thing. None asks about such things in general: then only the role counts."""

    def _antwoord(_gebruiker: object, ding: Any = None) -> bool:
        return ding is None or vraag(ding)

    return rules.predicate(_antwoord, name=naam)


def _kan(actie: Actie) -> Predicate:
    return _over(f"kan:{actie}", lambda ding: (ding.status, actie) in TOEZEGGING)


_is_open = _over("toezegging_is_open", lambda ding: ding.status == Status.OPEN)
_heeft_geen_toezegging = _over("zonder_toezegging", lambda tafel: not tafel.toezeggingen.exists())
_heeft_geen_verslag = _over("zonder_verslag", lambda tafel: not tafel.verslagen.exists())
_is_onbeantwoord = _over("onbeantwoord", lambda vraag: not vraag.antwoord)

RECHTEN: dict[str, Predicate] = {
    "planning.view_raadstafel": is_medewerker & mag_raadstafel_weten,
    "planning.add_raadstafel": is_griffie,
    "planning.change_raadstafel": is_griffie & mag_raadstafel_weten,
    "planning.delete_raadstafel": (is_griffie & mag_raadstafel_weten & _heeft_geen_toezegging & _heeft_geen_verslag),
    "planning.maak_raadsverslag": is_griffie & mag_raadstafel_weten,
    "planning.view_raadsvraag": is_medewerker & mag_raadstafel_weten,
    "planning.add_raadsvraag": is_griffie,
    # Which of its fields each may fill in is up to the form.
    "planning.change_raadsvraag": (is_griffie | is_oov) & mag_raadstafel_weten,
    "planning.delete_raadsvraag": is_griffie & mag_raadstafel_weten & _is_onbeantwoord,
    "planning.beantwoord_raadsvraag": is_oov & mag_raadstafel_weten,
    "planning.view_toezegging": is_medewerker & mag_raadstafel_weten,
    "planning.add_toezegging": is_griffie,
    "planning.change_toezegging": is_griffie & mag_raadstafel_weten & _is_open,
    "planning.delete_toezegging": is_griffie & mag_raadstafel_weten & _is_open,
    f"planning.{Actie.AFDOEN}_toezegging": (is_griffie | is_oov) & mag_raadstafel_weten & _kan(Actie.AFDOEN),
    # That nothing will come of it, or that the council is not content, is for the council to say.
    f"planning.{Actie.VERVALLEN}_toezegging": is_griffie & mag_raadstafel_weten & _kan(Actie.VERVALLEN),
    f"planning.{Actie.HEROPENEN}_toezegging": is_griffie & mag_raadstafel_weten & _kan(Actie.HEROPENEN),
}
