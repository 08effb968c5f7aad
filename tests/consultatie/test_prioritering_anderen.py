"""Other people's software gives the same scores, winners and orders."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import votelib.component.rankscore
import votelib.convert
import votelib.evaluate.condorcet
from hypothesis import given, settings

from consultatie.uitslag.prioritering.borda import borda
from consultatie.uitslag.prioritering.duels import duels, schulze

from .rangtellingen import profielen, rangtelling

PREF_VOTING = json.loads((Path(__file__).parent / "prioritering_pref_voting.json").read_text())


def _stemmen(profiel: dict[str, Any]) -> list[tuple[list[str], int]]:
    return [([str(slug) for slug in volgorde], keer) for volgorde, keer in profiel["stemmen"]]


def test_two_hundred_random_profiles_agree_with_pref_voting():
    """The file was made once with pref_voting 1.18.2, which is no dependency (it brings 780 MB of solvers along).

    Random profiles from random.Random(2011): 3-7 themes, 2-9 different orders of 1-6 persons each. The even ones are full
    orders (`Profile`), the odd ones a top of fewer places (`ProfileWithTies`, `use_extended_strict_preference`), of which
    half have answers of unequal length. "borda" is `Profile.borda_scores`, of a top (`symmetric_borda_scores` + n(m - 1)) / 2,
    which is on the same scale; "condorcet" is `condorcet_winner`, "schulze" `beat_path` and "verslaat" the edges of
    `beat_path_defeat`, all by margins.
    """
    zonder_winnaar = 0

    for profiel in PREF_VOTING:
        themas = [str(slug) for slug in range(profiel["themas"])]
        geteld = rangtelling(_stemmen(profiel), themas, profiel["plaatsen"])
        treden = schulze(geteld) or ()
        trede_van = {slug: nummer for nummer, trede in enumerate(treden) for slug in trede}
        hoogste = geteld.n * (len(themas) - 1) / 100
        winnaar = duels(geteld).winnaar

        assert list(borda(geteld).per_thema.values()) == pytest.approx([s / hoogste for s in profiel["borda"]])
        assert winnaar == (None if profiel["condorcet"] is None else str(profiel["condorcet"]))
        assert treden[0] == {str(slug) for slug in profiel["schulze"]}
        assert all(trede_van[str(a)] < trede_van[str(b)] for a, b in profiel["verslaat"])
        # Every lower step is there because somebody on the step above beats it.
        verslagen = {(str(a), str(b)) for a, b in profiel["verslaat"]}
        for boven, onder in pairwise(treden):
            assert all(any((a, b) in verslagen for a in boven) for b in onder)
        zonder_winnaar += winnaar is None

    assert len(PREF_VOTING) == 200
    assert zonder_winnaar >= 30


@settings(max_examples=60)
@given(profielen())
def test_full_orders_agree_with_votelib(profiel):
    korte, themas, _ = profiel
    stemmen: dict[tuple[str, ...], int] = {}
    for volgorde, keer in korte:
        vol = (*volgorde, *(slug for slug in themas if slug not in volgorde))
        stemmen[vol] = stemmen.get(vol, 0) + keer
    paren = votelib.convert.RankedToCondorcetVotes().convert(stemmen)
    punten = votelib.convert.RankedToPositionalVotes(votelib.component.rankscore.Borda(base=0)).convert(stemmen)
    paden = votelib.evaluate.condorcet.Schulze.widest_paths(paren)
    winnaars = votelib.evaluate.condorcet.CondorcetWinner().evaluate(paren)

    geteld = rangtelling(list(stemmen.items()), themas, len(themas))
    treden = schulze(geteld) or ()

    hoogste = geteld.n * (len(themas) - 1) / 100
    assert borda(geteld).per_thema == pytest.approx({slug: punten[slug] / hoogste for slug in themas})
    assert [duels(geteld).winnaar] == (winnaars or [None])
    trede_van = {slug: nummer for nummer, trede in enumerate(treden) for slug in trede}
    wint = votelib.evaluate.condorcet.pairwise_wins(paden)
    assert all(trede_van[a] < trede_van[b] for a, b in wint)
    if len(wint) == len(themas) * (len(themas) - 1) / 2:
        volgorde = votelib.evaluate.condorcet.Schulze().evaluate(paren, len(themas))
        assert treden == tuple(frozenset({slug}) for slug in volgorde)
