"""Building blocks for the `rules.py` of every room: who may read and write which models."""

from collections.abc import Iterable

from rules.permissions import add_perm
from rules.predicates import Predicate, predicate

from .rollen import is_medewerker, is_oov


@predicate
def ligt_open(gebruiker: object, ding: object = None) -> bool:
    """The plan, report or paper that `ding` belongs to has not been adopted. None: asked of the model as a whole."""
    return not getattr(getattr(ding, "slot", ding), "is_vergrendeld", False)


def registreer(
    app: str, modellen: Iterable[str], *, wijzigen: Predicate = is_oov, bekijken: Predicate = is_medewerker
) -> None:
    """Declare add, change, delete and view for these models (names in lower case), as the admin asks for them.

    Whatever has been adopted can no longer be changed or deleted, whoever asks.
    """
    for model in modellen:
        add_perm(f"{app}.add_{model}", wijzigen & ligt_open)
        add_perm(f"{app}.change_{model}", wijzigen & ligt_open)
        add_perm(f"{app}.delete_{model}", wijzigen & ligt_open)
        add_perm(f"{app}.view_{model}", bekijken)


def registreer_leesbaar(app: str, modellen: Iterable[str], *, bekijken: Predicate = is_medewerker) -> None:
    """Declare view alone: what the house writes by itself, such as a trail or a version, is for reading."""
    for model in modellen:
        add_perm(f"{app}.view_{model}", bekijken)
