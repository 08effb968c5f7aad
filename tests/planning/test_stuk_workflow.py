"""The tables of the papers, typed out: what each step does in each status, for every kind."""

from itertools import product

import pytest

from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from planning.stuk.workflow import BESLUITEN, ORGAAN_BIJ_STATUS, OVERGANGEN, VOOR_DE_RAAD, VOORUIT, uitkomsten
from rapportage.documenten.enums import Documentsoort
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.overgang import volgende_status

# Kinds that college and council decide on; a Nota van inbreng is frozen by staff, a raadsbesluit with its proposal.
ZONDER = (
    Documentsoort.INBRENGNOTA,
    Documentsoort.UITSLAG,
    Documentsoort.BESLUITENLIJST,
    Documentsoort.VERSLAG,
    Documentsoort.RAADSBESLUIT,
)
PAPIEREN = [soort for soort in Documentsoort if soort not in ZONDER]
# kind → status → action → status. What is not here is refused.
NOTA = {
    "concept": {"in_routing": "routing", "intrekken": "ingetrokken"},
    "routing": {"agenderen": "college", "terugsturen": "concept", "intrekken": "ingetrokken"},
    "college": {
        "college_besluit": "definitief",
        "aanhouden": "college",
        "verwerpen": "verworpen",
        "terugsturen": "concept",
        "intrekken": "ingetrokken",
    },
}
TER_KENNISNAME = {
    "concept": {"in_routing": "routing", "intrekken": "ingetrokken"},
    "routing": {"agenderen": "college", "terugsturen": "concept", "intrekken": "ingetrokken"},
    "college": {
        "college_besluit": "raad",
        "aanhouden": "college",
        "verwerpen": "verworpen",
        "terugsturen": "concept",
        "intrekken": "ingetrokken",
    },
    "raad": {
        "raad_agenderen": "raad",
        "raad_besluit": "definitief",
        "terug_naar_college": "college",
        "intrekken": "ingetrokken",
    },
}
RAAD_BESLIST = {
    "concept": {"in_routing": "routing", "intrekken": "ingetrokken"},
    "routing": {"agenderen": "college", "terugsturen": "concept", "intrekken": "ingetrokken"},
    "college": {
        "college_besluit": "raad",
        "aanhouden": "college",
        "verwerpen": "verworpen",
        "terugsturen": "concept",
        "intrekken": "ingetrokken",
    },
    "raad": {
        "raad_agenderen": "raad",
        "raad_besluit": "definitief",
        "terug_naar_college": "college",
        "aanhouden": "raad",
        "verwerpen": "verworpen",
        "intrekken": "ingetrokken",
    },
}
VERWACHT: dict[str, dict[str, dict[str, str]]] = {
    "nota": NOTA,
    "raadsmededeling": TER_KENNISNAME,
    "startnotitie": TER_KENNISNAME,
    "raadsvoorstel": RAAD_BESLIST,
    "plan": RAAD_BESLIST,
    "bijstelling": RAAD_BESLIST,
    "voortgangsrapportage": TER_KENNISNAME,
}


@pytest.mark.parametrize(("soort", "status", "actie"), [*product(PAPIEREN, Stukstatus, Stukactie)])
def test_every_step_in_every_status_of_every_kind_does_what_is_written_here(
    soort: Documentsoort, status: Stukstatus, actie: Stukactie
):
    verwacht = VERWACHT[soort.value].get(status.value, {}).get(actie.value)

    if verwacht is None:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN[soort], status, actie)
    else:
        assert volgende_status(OVERGANGEN[soort], status, actie) == verwacht


def test_every_kind_of_document_has_a_table():
    assert set(OVERGANGEN) == set(PAPIEREN)


@pytest.mark.parametrize("status", [Stukstatus.DEFINITIEF, Stukstatus.VERWORPEN, Stukstatus.INGETROKKEN])
def test_nothing_leads_out_of_an_end(status: Stukstatus):
    assert not [stap for tabel in OVERGANGEN.values() for stap in tabel if stap[0] == status]


def test_all_but_the_nota_go_on_to_the_council():
    assert set(VOOR_DE_RAAD) == set(PAPIEREN) - {Documentsoort.NOTA}


VERWACHTE_UITKOMSTEN: dict[str, dict[str, tuple[str, ...]]] = {
    "college_besluit": {
        **dict.fromkeys(VERWACHT, ("akkoord", "vastgesteld")),
        "nota": ("akkoord", "vastgesteld", "gewijzigd"),
    },
    "raad_besluit": {
        "nota": ("kennisgenomen",),  # never comes there: its table has no such step
        "raadsmededeling": ("kennisgenomen",),
        "startnotitie": ("kennisgenomen",),
        "plan": ("vastgesteld", "gewijzigd"),
        "raadsvoorstel": ("vastgesteld", "gewijzigd"),
        "bijstelling": ("vastgesteld", "gewijzigd"),
        "voortgangsrapportage": ("kennisgenomen",),
    },
    "aanhouden": dict.fromkeys(VERWACHT, ("aangehouden",)),
    "verwerpen": dict.fromkeys(VERWACHT, ("verworpen",)),
}


@pytest.mark.parametrize(("soort", "actie"), [*product(PAPIEREN, Stukactie)])
def test_every_step_has_the_outcomes_written_here(soort: Documentsoort, actie: Stukactie):
    verwacht = VERWACHTE_UITKOMSTEN.get(actie.value, {}).get(soort.value, ())

    assert tuple(uitkomst.value for uitkomst in uitkomsten(soort, actie)) == verwacht


def test_steps_with_an_outcome_are_the_decisions():
    assert {actie for actie in Stukactie if uitkomsten(Documentsoort.PLAN, actie)} == BESLUITEN


def test_every_outcome_belongs_to_some_step():
    mogelijk = {uitkomst for soort, actie in product(PAPIEREN, Stukactie) for uitkomst in uitkomsten(soort, actie)}

    assert mogelijk == set(Uitkomst)


def test_a_body_decides_only_on_what_lies_on_its_desk():
    assert ORGAAN_BIJ_STATUS == {"college": Orgaan.COLLEGE, "raad": Orgaan.RAAD}


def test_steps_forward_are_the_four_that_need_a_complete_paper():
    assert {actie.value for actie in VOORUIT} == {"in_routing", "agenderen", "college_besluit", "raad_besluit"}
