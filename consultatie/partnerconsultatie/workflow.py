"""From draft to signature and back: the table of a partner's reaction."""

from .enums import Reactieactie as A
from .enums import Reactiestatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.CONCEPT, A.ONDERTEKENEN): S.ONDERTEKEND,
    (S.ONDERTEKEND, A.HEROPENEN): S.HEROPEND,
    (S.HEROPEND, A.ONDERTEKENEN): S.ONDERTEKEND,
}

# In these the partner writes.
TE_BEWERKEN = frozenset(status for (status, actie) in OVERGANGEN if actie == A.ONDERTEKENEN)
