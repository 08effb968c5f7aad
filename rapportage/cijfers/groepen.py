"""The groups that stand side by side in results, and what each said before the threshold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consultatie.vragenlijst.enums import Kanaal
from rapportage.opmaak import opsomming


@dataclass(frozen=True)
class Groepsoort:
    """A group that is shown apart; `kanalen` are those of a questionnaire, empty for who came to a session."""

    code: str
    naam: str
    korte_naam: str
    aard: str
    kanalen: tuple[str, ...]


VRAGENLIJSTGROEPEN = (
    Groepsoort(
        "open",
        "Inwoners (open vragenlijst)",
        "Inwoners",
        "zelfselectie",
        (Kanaal.OPEN, Kanaal.PAPIER, Kanaal.TELEFOON),
    ),
    Groepsoort("digipanel", "Digipanel", "Digipanel", "steekproef", (Kanaal.DIGIPANEL,)),
    Groepsoort("partners", "Partners", "Partners", "allen", (Kanaal.PARTNER,)),
    Groepsoort(
        "netwerksessie", "Netwerksessie (vragenlijst)", "Vragenlijst sessie", "bijeenkomst", (Kanaal.NETWERKSESSIE,)
    ),
    Groepsoort("raad", "Gemeenteraad (vragenlijst)", "Vragenlijst raad", "ingeleverd", (Kanaal.RAAD,)),
)
# How people who chose themselves to take part did so.
_MANIER: Mapping[str, str] = {Kanaal.OPEN: "open vragenlijst", Kanaal.PAPIER: "papier", Kanaal.TELEFOON: "telefoon"}
SESSIEGROEPEN = {
    "inwoners": Groepsoort("sessie_inwoners", "Netwerksessie: inwoners", "Sessie inwoners", "bijeenkomst", ()),
    "raad": Groepsoort("sessie_raad", "Netwerksessie: gemeenteraad", "Sessie raad", "bijeenkomst", ()),
}
# Who put dots beside themes; others at the same session may have filled in the questionnaire, and those are counted apart.
STIPPENGROEPEN = frozenset(groep.code for groep in SESSIEGROEPEN.values())
# Organisations, of which it is no secret that nearly all chose something. All others are persons, whoever was asked.
ORGANISATIES = frozenset({"partners"})
# By a questionnaire and by dots: these may be the same people.
DUBBEL = {"netwerksessie": "sessie_inwoners", "raad": "sessie_raad"}


@dataclass(frozen=True)
class Stem:
    """What one group said, before the threshold: persons, and per theme or question the counts."""

    groep: Groepsoort
    aantal: int
    per_thema: Mapping[str, int]
    per_vraag: Mapping[str, Any]


def met_kanalen(groep: Groepsoort, kanalen: Iterable[str]) -> Groepsoort:
    """The group by the name that says how its answers came, where some did not come by the open link."""
    langs = [kanaal for kanaal in groep.kanalen if kanaal in set(kanalen)]
    if groep.code != "open" or langs == [Kanaal.OPEN]:
        return groep
    return replace(groep, naam=f"Inwoners ({opsomming([_MANIER[kanaal] for kanaal in langs])})")


@dataclass(frozen=True)
class Toonbaar:
    """What of one group may be shown: `themas` of which its share is, in the order of the plan; whether it may be said
    which of them it chose most; and the `drempel` in persons behind which the rest is.

    `top`: how many places, the first ones, make the top of which shares are shown; None: every place there was.
    """

    groep: str
    aard: str
    themas: tuple[str, ...]
    mag_volgorde: bool
    drempel: int
    top: int | None = None
