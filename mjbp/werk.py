"""What runs in the background: pieces of work that stand in the tables, done in turn by one worker.

There is no queue beside the tables: what is left to do is what a row says is not done yet, so a worker that is killed
loses nothing, and the next one goes on where the rows say. docs/adr/0009-werker.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from consultatie.inbreng.services import tellingen_vernieuwen
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.mailing.versturen import mailberichten_versturen
from consultatie.openantwoord.services import antwoorden_mengen
from consultatie.uitnodiging.services import uitnodigingsronde_verder
from rapportage.uitslag.services import uitslagdocument_maken


@dataclass(frozen=True)
class Gedaan:
    """What one piece came to. `zin`: for the operator, about no person, "" when there is nothing to say; `is_meer`: the
    next piece is waiting."""

    zin: str = ""
    is_meer: bool = False


@dataclass(frozen=True)
class Werk:
    """One kind of work. `doe` does a piece that takes seconds at most; it is called again at once while there is more,
    after the other kinds had their turn, and otherwise after `pauze` seconds; after a piece that failed `pauze_na_fout`,
    None: as after any other."""

    naam: str
    doe: Callable[[datetime], Gedaan]
    pauze: float
    pauze_na_fout: float | None = None

    def wacht_na(self, gedaan: Gedaan | None) -> float:
        """Seconds until its next turn, after this; None: it failed."""
        if gedaan is None:
            return self.pauze if self.pauze_na_fout is None else self.pauze_na_fout
        return 0 if gedaan.is_meer else self.pauze


def _mengen(op: datetime) -> Gedaan:
    # That number is never below the threshold; what stays in the tray is not said.
    gemengd = antwoorden_mengen(op=op)
    return Gedaan(f"{gemengd} antwoorden gemengd en geteld." if gemengd else "")


def _vernieuwen(op: datetime) -> Gedaan:
    return Gedaan(is_meer=tellingen_vernieuwen())


def _mail(op: datetime) -> Gedaan:
    stuk = mailberichten_versturen(op=op)
    zin = f"{stuk.verstuurd} {'mail' if stuk.verstuurd == 1 else 'mails'} verstuurd." if stuk.verstuurd else ""
    return Gedaan(zin, is_meer=stuk.is_meer)


def _ledenbestand(op: datetime) -> Gedaan:
    return Gedaan(is_meer=ledenbestand_verwerken(op=op))


def _uitnodigen(op: datetime) -> Gedaan:
    return Gedaan(is_meer=uitnodigingsronde_verder(op=op))


def _uitslagdocument(op: datetime) -> Gedaan:
    return Gedaan(is_meer=uitslagdocument_maken(op=op))


WERK: Sequence[Werk] = (
    Werk("mengen", _mengen, pauze=30),
    Werk("tellingen", _vernieuwen, pauze=30),
    Werk("ledenbestand", _ledenbestand, pauze=2),
    Werk("uitnodigen", _uitnodigen, pauze=2),
    Werk("mail", _mail, pauze=5),
    # What cannot be drawn cannot be drawn three seconds later either, and each try takes the turn of mixing and mail.
    Werk("uitslagdocument", _uitslagdocument, pauze=2, pauze_na_fout=300),
)
