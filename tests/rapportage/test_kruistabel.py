"""A reader with all that is published of a table, and a pencil: no hidden cell can be found (T9)."""

import os
import random
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise, product

import pytest

from consultatie.vragenlijst.enums import DICHT, Vragenlijststatus
from consultatie.vragenlijst.workflow import OVERGANGEN, toont_cijfers
from rapportage.cijfers.kruistabel import ONBEKEND, Cel, Kruistabel, gevonden_cellen, verborgen_in_kruistabel
from rapportage.cijfers.onderdrukking import verborgen_cellen
from thema.basis.overgang import mogelijke_acties, volgende_status

K = 10
# More of them: MJBP_TABELLEN=2500 for ten thousand, nine minutes.
TABELLEN = int(os.environ.get("MJBP_TABELLEN", "60"))
# More of them: MJBP_STANDEN=1000, twenty seconds.
STANDEN = int(os.environ.get("MJBP_STANDEN", "100"))


def _tabel(aantallen: dict[str, dict[str, int]], personen: dict[str, int], **anders: frozenset[str]) -> Kruistabel:
    kolommen = frozenset(kolom for rij in aantallen.values() for kolom in rij)
    return Kruistabel(aantallen, personen, **{"kolomtotalen": kolommen, "rijtotalen": frozenset(aantallen), **anders})


def _toevallig(rng: random.Random) -> Kruistabel:
    """A table as results are: some large groups, some small, some empty, everybody with a few choices."""
    kolommen = [f"k{nummer}" for nummer in range(rng.randint(2, 7))]
    rijen = [ONBEKEND, *(f"r{nummer}" for nummer in range(rng.randint(2, 8)))]
    gewichten = [rng.random() ** 2 + 0.01 for _ in kolommen]
    personen, aantallen = {}, {}
    per_persoon = rng.randint(1, max(1, len(kolommen) - 1))
    for rij in rijen:
        personen[rij] = rng.choice([0, 1, 3, rng.randint(0, 40), rng.randint(20, 150), rng.randint(40, 400)])
        tellingen = dict.fromkeys(kolommen, 0)
        for _ in range(personen[rij]):
            for kolom in _trek(rng, kolommen, gewichten, per_persoon):
                tellingen[kolom] += 1
        aantallen[rij] = tellingen
    totalen = {kolom: sum(rij[kolom] for rij in aantallen.values()) for kolom in kolommen}
    # The margins are published too, behind the threshold by themselves.
    allen = sum(personen.values())
    kolommen_weg = verborgen_cellen(totalen, personen=allen, drempel=K, telt_op=True)
    rijen_weg = verborgen_cellen(personen, personen=allen, drempel=K, telt_op=True)
    return Kruistabel(
        aantallen,
        personen,
        kolomtotalen=frozenset(kolommen) - kolommen_weg,
        rijtotalen=frozenset(rijen) - rijen_weg,
    )


def _trek(rng: random.Random, uit: list[str], gewichten: list[float], aantal: int) -> list[str]:
    over = list(zip(uit, gewichten, strict=True))
    getrokken = []
    for _ in range(aantal):
        keuze = rng.choices(range(len(over)), [gewicht for _, gewicht in over])[0]
        getrokken.append(over.pop(keuze)[0])
    return getrokken


# ── the reader with the pencil ───────────────────────────────────────────────────────────────────


def _vast(tabel: Kruistabel, verborgen: frozenset[Cel]) -> set[Cel]:
    """The hidden cells that all solutions of the published totals have in common: Gauss, in fractions.

    Nothing of this is in the code under test, which looks at the table as a graph.
    """
    onbekend = sorted(cel for cel in verborgen if tabel.personen[cel[0]])
    plaats = {cel: nummer for nummer, cel in enumerate(onbekend)}
    matrix = [
        [Fraction(cel in lijn) for cel in onbekend]
        for lijn in map(set, tabel.lijnen())
        if any(c in plaats for c in lijn)
    ]
    spil = 0
    for kolom in range(len(onbekend)):
        rij = next((nummer for nummer in range(spil, len(matrix)) if matrix[nummer][kolom]), None)
        if rij is None:
            continue
        matrix[spil], matrix[rij] = matrix[rij], matrix[spil]
        matrix[spil] = [waarde / matrix[spil][kolom] for waarde in matrix[spil]]
        for nummer, regel in enumerate(matrix):
            if nummer != spil and regel[kolom]:
                matrix[nummer] = [a - regel[kolom] * b for a, b in zip(regel, matrix[spil], strict=True)]
        spil += 1
    return {onbekend[regel.index(Fraction(1))] for regel in matrix if sum(map(bool, regel)) == 1}


def _oplossingen(tabel: Kruistabel, verborgen: frozenset[Cel]) -> dict[Cel, set[int]]:
    """Per hidden cell every value that it can have, by trying all tables; for small ones only."""
    onbekend = sorted(cel for cel in verborgen if tabel.personen[cel[0]])
    lijnen = [[cel for cel in lijn if cel in set(onbekend)] for lijn in tabel.lijnen()]
    totalen = [sum(map(tabel.aantal, lijn)) for lijn in lijnen]
    mogelijk: dict[Cel, set[int]] = {cel: set() for cel in onbekend}
    for waarden in product(*(range(tabel.personen[cel[0]] + 1) for cel in onbekend)):
        keuze = dict(zip(onbekend, waarden, strict=True))
        if all(sum(keuze[cel] for cel in lijn) == totaal for lijn, totaal in zip(lijnen, totalen, strict=True)):
            for cel, waarde in keuze.items():
                mogelijk[cel].add(waarde)
    return mogelijk


@pytest.mark.parametrize("zaad", range(4))
def test_no_hidden_cell_follows_from_what_is_published(zaad):
    rng = random.Random(zaad)
    getoond = 0

    for _ in range(TABELLEN):
        tabel = _toevallig(rng)
        verborgen = verborgen_in_kruistabel(tabel, drempel=K)

        # What can be found may be found when it is no small figure: of one district alone the total is its own.
        for cel in _vast(tabel, verborgen) | (set(tabel.cellen()) - verborgen):
            assert min(tabel.aantal(cel), tabel.niet(cel)) >= K
            getoond += cel not in verborgen

    # What hides everything hides well; this does not.
    assert getoond > TABELLEN


@pytest.mark.parametrize("zaad", range(4))
def test_what_is_hidden_in_a_line_concerns_at_least_the_threshold(zaad):
    rng = random.Random(zaad)

    for _ in range(TABELLEN):
        tabel = _toevallig(rng)
        verborgen = verborgen_in_kruistabel(tabel, drempel=K)

        for lijn in tabel.lijnen():
            weg = [cel for cel in lijn if cel in verborgen and tabel.personen[cel[0]]]
            alles = all(cel in verborgen for cel in lijn)
            assert not weg or alles or (sum(map(tabel.aantal, weg)) >= K and sum(map(tabel.niet, weg)) >= K)


def test_without_the_second_look_the_solver_finds_cells():
    """The negative control: hide what is small and no more."""
    rng, gevonden = random.Random(1), 0

    for _ in range(TABELLEN):
        tabel = _toevallig(rng)
        klein = frozenset(
            cel for cel in tabel.cellen() if cel[0] == ONBEKEND or min(tabel.aantal(cel), tabel.niet(cel)) < K
        )
        gevonden += sum(min(tabel.aantal(cel), tabel.niet(cel)) < K for cel in _vast(tabel, klein))

    assert gevonden > TABELLEN / 4


def test_the_graph_finds_what_gauss_finds():
    rng = random.Random(3)

    for _ in range(TABELLEN):
        tabel = _toevallig(rng)
        verborgen = frozenset(cel for cel in tabel.cellen() if rng.random() < 0.4)

        assert _vast(tabel, verborgen) <= set(gevonden_cellen(tabel, verborgen))


@pytest.mark.traag
def test_whoever_tries_all_tables_is_left_with_a_choice_for_every_hidden_cell():
    rng, gezien = random.Random(5), 0

    while gezien < 60:
        aantallen = {f"r{r}": {f"k{k}": rng.randint(0, 5) for k in range(3)} for r in range(3)}
        personen = {rij: max(kolommen.values()) + rng.randint(0, 2) for rij, kolommen in aantallen.items()}
        tabel = _tabel(aantallen, personen)
        verborgen = verborgen_in_kruistabel(tabel, drempel=2)
        if not verborgen or len(verborgen) > 5:
            continue
        gezien += 1

        assert all(len(waarden) > 1 for waarden in _oplossingen(tabel, verborgen).values()), (aantallen, personen)


def test_one_small_cell_takes_three_others_along():
    tabel = _tabel(
        {
            "noord": {"drugs": 3, "cyber": 60, "zorg": 40},
            "zuid": {"drugs": 50, "cyber": 40, "zorg": 30},
            "west": {"drugs": 70, "cyber": 80, "zorg": 90},
        },
        {"noord": 103, "zuid": 120, "west": 240},
    )

    verborgen = verborgen_in_kruistabel(tabel, drempel=K)

    assert ("noord", "drugs") in verborgen
    assert gevonden_cellen(tabel, {("noord", "drugs")}) == [("noord", "drugs")]
    assert verborgen == {("noord", "drugs"), ("noord", "zorg"), ("zuid", "drugs"), ("zuid", "zorg")}


def test_a_row_that_may_not_be_shown_is_not_shown_whatever_it_holds():
    tabel = _tabel(
        {"a": {"x": 50, "y": 50}, "b": {"x": 60, "y": 60}, "c": {"x": 70, "y": 70}}, dict.fromkeys("abc", 200)
    )

    verborgen = verborgen_in_kruistabel(tabel, drempel=K, nooit=["b"])

    assert {("b", "x"), ("b", "y")} <= verborgen
    assert gevonden_cellen(tabel, verborgen) == []


def test_a_table_in_which_all_is_large_is_shown_whole():
    tabel = _tabel({"a": {"x": 50, "y": 50}, "b": {"x": 60, "y": 60}}, {"a": 100, "b": 120})

    assert verborgen_in_kruistabel(tabel, drempel=K) == frozenset()


# ── the reader who kept what he saw before ───────────────────────────────────────────────────────


def _met_nog_een_paar(rng: random.Random, tabel: Kruistabel) -> Kruistabel:
    """The same after one to fewer than the threshold more answered, each with one to three choices."""
    aantallen = {rij: dict(kolommen) for rij, kolommen in tabel.aantallen.items()}
    personen = dict(tabel.personen)
    for _ in range(rng.randint(1, K - 1)):
        rij = rng.choice([rij for rij in personen if rij != ONBEKEND])
        personen[rij] += 1
        for kolom in rng.sample(sorted(aantallen[rij]), min(len(aantallen[rij]), rng.randint(1, 3))):
            aantallen[rij][kolom] += 1
    return Kruistabel(aantallen, personen, kolomtotalen=tabel.kolomtotalen, rijtotalen=tabel.rijtotalen)


def _gezien(rng: random.Random, toont: Callable[[str], bool]) -> list[Kruistabel]:
    """What somebody sees who looks after every step, on a random way through the real table of states. As long as it is
    open a few more answer."""
    tabel, status = _toevallig(rng), str(Vragenlijststatus.OPEN)
    gezien = []
    for _ in range(6):
        status = volgende_status(OVERGANGEN, status, rng.choice(mogelijke_acties(OVERGANGEN, status) or ("",)))
        if toont(status):
            gezien.append(tabel)
        if status == Vragenlijststatus.OPEN:
            tabel = _met_nog_een_paar(rng, tabel)
        if not mogelijke_acties(OVERGANGEN, status):
            break
    return gezien


def _verschil(voor: Kruistabel, na: Kruistabel) -> tuple[Kruistabel, frozenset[Cel]]:
    """What was said in between, as a table of its own, with the cells that a reader of both cannot subtract."""
    erbij = Kruistabel(
        {
            r: {k: aantal - voor.aantallen[r][k] for k, aantal in kolommen.items()}
            for r, kolommen in na.aantallen.items()
        },
        {rij: aantal - voor.personen[rij] for rij, aantal in na.personen.items()},
        kolomtotalen=voor.kolomtotalen & na.kolomtotalen,
        rijtotalen=voor.rijtotalen & na.rijtotalen,
    )
    return erbij, verborgen_in_kruistabel(voor, drempel=K) | verborgen_in_kruistabel(na, drempel=K)


def _van_weinigen(gezien: list[Kruistabel]) -> int:
    """How many cells a reader of these finds that tell what fewer than the threshold said between two of them."""
    gevonden = 0
    for voor, na in pairwise(gezien):
        if voor.personen == na.personen:
            continue
        erbij, verborgen = _verschil(voor, na)
        cellen = _vast(erbij, verborgen) | (set(erbij.cellen()) - verborgen)
        gevonden += sum(erbij.personen[cel[0]] > 0 and min(erbij.aantal(cel), erbij.niet(cel)) < K for cel in cellen)
    return gevonden


def test_who_looks_at_every_moment_finds_nothing_of_the_few_who_answered_in_between():
    rng, keren = random.Random(7), 0

    for _ in range(STANDEN):
        gezien = _gezien(rng, toont_cijfers)
        keren += bool(gezien)
        assert _van_weinigen(gezien) == 0

    # Who never sees anything finds nothing either.
    assert keren > STANDEN / 2


def test_who_would_see_figures_as_soon_as_it_is_closed_finds_what_a_few_said():
    """The negative control: what the act of staff keeps from who looks after every closing."""
    rng = random.Random(7)

    gevonden = sum(_van_weinigen(_gezien(rng, DICHT.__contains__)) > 0 for _ in range(STANDEN))

    assert gevonden > STANDEN / 5
