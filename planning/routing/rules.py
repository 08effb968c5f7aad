"""Who may do what with a step of the routing."""

from typing import TYPE_CHECKING, Any

import rules

from planning.stuk.enums import Stukstatus
from planning.stuk.rules import in_status
from thema.basis.rollen import is_medewerker, is_secretariaat

from .enums import Routingactie

if TYPE_CHECKING:
    from planning.stuk.models import Routingstap


@rules.predicate
def is_van_deze_stap(gebruiker: Any, stap: "Routingstap | None" = None) -> bool:
    """This user initials the step in person. None, steps in general: no."""
    return stap is not None and stap.gebruiker_id is not None and stap.gebruiker_id == gebruiker.pk


_zelf_of_secretariaat = (is_secretariaat | (is_medewerker & is_van_deze_stap)) & in_status(Stukstatus.ROUTING)

RECHTEN = {
    "planning.bekijk_routing": is_medewerker,
    f"planning.{Routingactie.PARAFEREN}_routingstap": _zelf_of_secretariaat,
    f"planning.{Routingactie.DELEGEREN}_routingstap": _zelf_of_secretariaat,
    # Whoever passes an initial over answers for it to the college.
    f"planning.{Routingactie.OVERSLAAN}_routingstap": is_secretariaat & in_status(Stukstatus.ROUTING),
}
