"""When a questionnaire takes answers, and until when its figures can change: the table of its status.

From VAST no way leads back: figures that somebody saw stay as they are (docs/adr/0005-drempel.md).
"""

from .enums import Vragenlijstactie as A
from .enums import Vragenlijststatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.CONCEPT, A.OPENEN): S.OPEN,
    (S.OPEN, A.SLUITEN): S.GESLOTEN,
    (S.GESLOTEN, A.HEROPENEN): S.OPEN,
    (S.GESLOTEN, A.TER_INZAGE): S.VAST,
}


def toont_cijfers(status: str) -> bool:
    """Whether anybody may see figures of a questionnaire in this status: only where no way leads to other figures."""
    return status == S.VAST
