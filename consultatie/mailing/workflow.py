"""The tables of a mailing and of one mail in its outbox, and how long a mail waits that was put off. Pure."""

from collections.abc import Mapping
from datetime import timedelta

from .enums import Berichtactie, Berichtstatus
from .enums import Mailingactie as A
from .enums import Mailingstatus as S

OVERGANGEN: dict[tuple[str, str], str] = {
    (S.CONCEPT, A.KLAARZETTEN): S.KLAARGEZET,
    (S.KLAARGEZET, A.VRIJGEVEN): S.VRIJGEGEVEN,
    (S.KLAARGEZET, A.TERUGZETTEN): S.CONCEPT,
    (S.VRIJGEGEVEN, A.STOPPEN): S.GESTOPT,
    (S.GESTOPT, A.HERVATTEN): S.VRIJGEGEVEN,
}

BERICHT_OVERGANGEN: dict[tuple[str, str], str] = {
    (Berichtstatus.WACHT, Berichtactie.CLAIMEN): Berichtstatus.GECLAIMD,
    (Berichtstatus.WACHT, Berichtactie.VERVALLEN): Berichtstatus.VERVALLEN,
    (Berichtstatus.GECLAIMD, Berichtactie.AANNEMEN): Berichtstatus.VERSTUURD,
    (Berichtstatus.GECLAIMD, Berichtactie.AFWIJZEN): Berichtstatus.MISLUKT,
    (Berichtstatus.GECLAIMD, Berichtactie.UITSTELLEN): Berichtstatus.WACHT,
    (Berichtstatus.GECLAIMD, Berichtactie.KWIJTRAKEN): Berichtstatus.ONZEKER,
    # A worker that was only slow says after all how it went.
    (Berichtstatus.ONZEKER, Berichtactie.AANNEMEN): Berichtstatus.VERSTUURD,
    (Berichtstatus.ONZEKER, Berichtactie.AFWIJZEN): Berichtstatus.MISLUKT,
    (Berichtstatus.ONZEKER, Berichtactie.UITSTELLEN): Berichtstatus.WACHT,
    (Berichtstatus.ONZEKER, Berichtactie.KWIJTRAKEN): Berichtstatus.ONZEKER,
    (Berichtstatus.ONZEKER, Berichtactie.OPNIEUW): Berichtstatus.WACHT,
    (Berichtstatus.ONZEKER, Berichtactie.LATEN): Berichtstatus.VERSTUURD,
    (Berichtstatus.MISLUKT, Berichtactie.OPNIEUW): Berichtstatus.WACHT,
    (Berichtstatus.TERUGGEKOMEN, Berichtactie.OPNIEUW): Berichtstatus.WACHT,
    (Berichtstatus.VERSTUURD, Berichtactie.TERUGKOMEN): Berichtstatus.TERUGGEKOMEN,
    (Berichtstatus.ONZEKER, Berichtactie.TERUGKOMEN): Berichtstatus.TERUGGEKOMEN,
    (Berichtstatus.GECLAIMD, Berichtactie.TERUGKOMEN): Berichtstatus.TERUGGEKOMEN,
}

# In these something is still to be done by the worker.
ONDERWEG = frozenset({Berichtstatus.WACHT, Berichtstatus.GECLAIMD})
# In these somebody has to look at the reader: a better address, or the log of the mail server.
VRAAGT_IEMAND = frozenset({Berichtstatus.MISLUKT, Berichtstatus.TERUGGEKOMEN, Berichtstatus.ONZEKER})

_WACHTTIJDEN = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)


def van_waaruit(tabel: Mapping[tuple[str, str], str], actie: str) -> tuple[str, ...]:
    """The statuses in which the action can be done."""
    return tuple(status for (status, mogelijk) in tabel if mogelijk == actie)


def wachttijd(pogingen: int) -> timedelta | None:
    """How long to wait after so many attempts (from 1); None: it has been tried often enough."""
    return _WACHTTIJDEN[pogingen - 1] if pogingen <= len(_WACHTTIJDEN) else None
