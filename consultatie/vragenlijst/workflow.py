"""When a questionnaire takes answers: the table of its status."""

from .enums import Vragenlijstactie as A
from .enums import Vragenlijststatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.CONCEPT, A.OPENEN): S.OPEN,
    (S.OPEN, A.SLUITEN): S.GESLOTEN,
    (S.GESLOTEN, A.HEROPENEN): S.OPEN,
}
