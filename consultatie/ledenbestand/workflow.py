"""From a received file to members in the list: the table."""

from .enums import Bestandsactie as A
from .enums import Bestandstatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.ONTVANGEN, A.NAKIJKEN): S.NAGEKEKEN,
    (S.ONTVANGEN, A.AFKEUREN): S.AFGEKEURD,
    (S.ONTVANGEN, A.INTREKKEN): S.INGETROKKEN,
    (S.ONTVANGEN, A.VERLOPEN): S.INGETROKKEN,
    (S.NAGEKEKEN, A.OPNIEUW): S.ONTVANGEN,
    (S.NAGEKEKEN, A.INLEZEN): S.WORDT_INGELEZEN,
    (S.NAGEKEKEN, A.INTREKKEN): S.INGETROKKEN,
    (S.NAGEKEKEN, A.VERLOPEN): S.INGETROKKEN,
    (S.WORDT_INGELEZEN, A.AFRONDEN): S.INGELEZEN,
    (S.WORDT_INGELEZEN, A.AFKEUREN): S.AFGEKEURD,
    (S.WORDT_INGELEZEN, A.VERLOPEN): S.INGETROKKEN,
}

# In these the worker has something to do.
BIJ_DE_WERKER = frozenset({S.ONTVANGEN, S.WORDT_INGELEZEN})
EINDE = frozenset(S) - {van for van, _ in OVERGANGEN}
