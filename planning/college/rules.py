"""Who may do what with a meeting of the college."""

from typing import TYPE_CHECKING

import rules

from thema.basis.rollen import is_medewerker, is_secretariaat

from .enums import Vergaderactie
from .workflow import OVERGANGEN

if TYPE_CHECKING:
    from rules.predicates import Predicate

    from .models import Collegevergadering


@rules.predicate
def is_nog_open(_gebruiker: object, vergadering: "Collegevergadering | None" = None) -> bool:
    """Its list of decisions has not been published. None asks about meetings in general."""
    return vergadering is None or vergadering.besluitenlijst_id is None


def kan(actie: Vergaderactie) -> "Predicate":
    """The table knows this step in its status."""

    def _kan(_gebruiker: object, vergadering: "Collegevergadering | None" = None) -> bool:
        return vergadering is None or (vergadering.status, actie) in OVERGANGEN

    return rules.predicate(_kan, name=f"kan:{actie}")


@rules.predicate
def is_leeg(_gebruiker: object, vergadering: "Collegevergadering | None" = None) -> bool:
    """Nothing has been done with it yet."""
    return vergadering is None or (vergadering.status, Vergaderactie.AGENDA_VASTSTELLEN) in OVERGANGEN


RECHTEN = {
    "planning.view_collegevergadering": is_medewerker,
    "planning.add_collegevergadering": is_secretariaat,
    "planning.change_collegevergadering": is_secretariaat & is_nog_open,
    "planning.delete_collegevergadering": is_secretariaat & is_leeg,
    "planning.publiceer_besluitenlijst": is_secretariaat & is_nog_open,
    **{f"planning.{actie}_collegevergadering": is_secretariaat & kan(actie) for actie in Vergaderactie},
}
