"""From concept to definitive: one table per kind of paper, and what each step decides.

    concept → in routing → bij het college → (bij de raad →) definitief

Content that the council does not treat (a nota) is definitive with the college's decision. The council takes note of
a startnotitie, a mededeling and a report; it decides on a raadsvoorstel and on the plan itself, so only there it can hold
over or reject.
What the college did not decide on goes back to it: content may have changed while the paper lay at the council.
"""

from planning.mijlpaal.enums import Orgaan
from rapportage.documenten.enums import Documentsoort

from .enums import Stukactie as Actie
from .enums import Stukstatus as Status
from .enums import Uitkomst

Overgangen = dict[tuple[str, str], str]

_TOT_HET_COLLEGE: Overgangen = {
    (Status.CONCEPT, Actie.IN_ROUTING): Status.ROUTING,
    (Status.CONCEPT, Actie.INTREKKEN): Status.INGETROKKEN,
    (Status.ROUTING, Actie.AGENDEREN): Status.COLLEGE,
    (Status.ROUTING, Actie.TERUGSTUREN): Status.CONCEPT,
    (Status.ROUTING, Actie.INTREKKEN): Status.INGETROKKEN,
    (Status.COLLEGE, Actie.AANHOUDEN): Status.COLLEGE,
    (Status.COLLEGE, Actie.VERWERPEN): Status.VERWORPEN,
    (Status.COLLEGE, Actie.TERUGSTUREN): Status.CONCEPT,
    (Status.COLLEGE, Actie.INTREKKEN): Status.INGETROKKEN,
}
_ALLEEN_COLLEGE: Overgangen = {**_TOT_HET_COLLEGE, (Status.COLLEGE, Actie.COLLEGE_BESLUIT): Status.DEFINITIEF}
_RAAD_NEEMT_KENNIS: Overgangen = {
    **_TOT_HET_COLLEGE,
    (Status.COLLEGE, Actie.COLLEGE_BESLUIT): Status.RAAD,
    (Status.RAAD, Actie.RAAD_AGENDEREN): Status.RAAD,
    (Status.RAAD, Actie.RAAD_BESLUIT): Status.DEFINITIEF,
    (Status.RAAD, Actie.TERUG_NAAR_COLLEGE): Status.COLLEGE,
    (Status.RAAD, Actie.INTREKKEN): Status.INGETROKKEN,
}
_RAAD_BESLIST: Overgangen = {
    **_RAAD_NEEMT_KENNIS,
    (Status.RAAD, Actie.AANHOUDEN): Status.RAAD,
    (Status.RAAD, Actie.VERWERPEN): Status.VERWORPEN,
}

OVERGANGEN: dict[str, Overgangen] = {
    Documentsoort.NOTA: _ALLEEN_COLLEGE,
    Documentsoort.RAADSMEDEDELING: _RAAD_NEEMT_KENNIS,
    Documentsoort.STARTNOTITIE: _RAAD_NEEMT_KENNIS,
    Documentsoort.RAADSVOORSTEL: _RAAD_BESLIST,
    Documentsoort.PLAN: _RAAD_BESLIST,
    Documentsoort.BIJSTELLING: _RAAD_BESLIST,
    Documentsoort.VOORTGANGSRAPPORTAGE: _RAAD_NEEMT_KENNIS,
}

# Kinds that go on to the council.
VOOR_DE_RAAD = tuple(soort for soort, tabel in OVERGANGEN.items() if (Status.RAAD, Actie.RAAD_BESLUIT) in tabel)

# Kinds that the council decides on itself, and so may amend.
RAAD_BESLIST = tuple(soort for soort, tabel in OVERGANGEN.items() if (Status.RAAD, Actie.VERWERPEN) in tabel)

# Whose desk a paper is on when a body decides.
ORGAAN_BIJ_STATUS: dict[str, Orgaan] = {Status.COLLEGE: Orgaan.COLLEGE, Status.RAAD: Orgaan.RAAD}

# Steps with which a body decides; the others are clerical.
BESLUITEN = frozenset({Actie.COLLEGE_BESLUIT, Actie.RAAD_BESLUIT, Actie.AANHOUDEN, Actie.VERWERPEN})

# Steps that bring a paper further: its content must be complete.
VOORUIT = frozenset({Actie.IN_ROUTING, Actie.AGENDEREN, Actie.COLLEGE_BESLUIT, Actie.RAAD_BESLUIT})


def uitkomsten(soort: str, actie: str) -> tuple[Uitkomst, ...]:
    """The outcomes that may be written down with this step on this kind of paper; none for a clerical step."""
    if actie == Actie.COLLEGE_BESLUIT:
        gewoon = (Uitkomst.AKKOORD, Uitkomst.VASTGESTELD)
        # The college changes what it decides, and only a nota says that in points.
        return (*gewoon, Uitkomst.GEWIJZIGD) if soort == Documentsoort.NOTA else gewoon
    if actie == Actie.RAAD_BESLUIT:
        is_beslissing = soort in RAAD_BESLIST
        return (Uitkomst.VASTGESTELD, Uitkomst.GEWIJZIGD) if is_beslissing else (Uitkomst.KENNISGENOMEN,)
    return {Actie.AANHOUDEN: (Uitkomst.AANGEHOUDEN,), Actie.VERWERPEN: (Uitkomst.VERWORPEN,)}.get(Actie(actie), ())
