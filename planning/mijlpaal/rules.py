"""Who may do what with the planning."""

from typing import TYPE_CHECKING

import rules

from thema.basis.rollen import is_medewerker, is_oov

if TYPE_CHECKING:
    from .models import Mijlpaal


# None as object asks about milestones in general: then only the role counts.


@rules.predicate
def is_met_de_hand(_gebruiker: object, mijlpaal: "Mijlpaal | None") -> bool:
    """A person reports it done: no decision of college or council does, nor what it is linked to."""
    return mijlpaal is None or mijlpaal.is_met_de_hand


@rules.predicate
def is_zonder_besluit(_gebruiker: object, mijlpaal: "Mijlpaal | None") -> bool:
    """No decision of college or council reports it done; what it is linked to may have been opened again."""
    return mijlpaal is None or not mijlpaal.wordt_vervuld_door_besluit


@rules.predicate
def is_open(_gebruiker: object, mijlpaal: "Mijlpaal | None") -> bool:
    """It has not been reported done."""
    return mijlpaal is None or mijlpaal.gereed_datum is None


@rules.predicate
def is_gereed(_gebruiker: object, mijlpaal: "Mijlpaal | None") -> bool:
    """It has been reported done."""
    return mijlpaal is None or mijlpaal.gereed_datum is not None


RECHTEN = {
    "planning.view_mijlpaal": is_medewerker,
    "planning.add_mijlpaal": is_oov,
    "planning.change_mijlpaal": is_oov,
    "planning.delete_mijlpaal": is_oov & is_open,
    "planning.gereed_melden_mijlpaal": is_oov & is_met_de_hand & is_open,
    "planning.heropenen_mijlpaal": is_oov & is_zonder_besluit & is_gereed,
}
