"""What the types have in common that ask about the themes of the plan."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Teller, Telling, Vraagtype, tel_bij_elkaar
from .tellers import Volgordeteller

# What staff write on a line of its own instead of typing over the themes of the plan.
MERK = "[thema’s]"
_ZONDER_APOSTROF = str.maketrans("", "", "’'")


def opties_uit_themas(plan: Beleidsplan) -> list[dict[str, str]]:
    """One option per theme, in the order of the plan; its code is the slug of the theme."""
    return [{"code": t.slug, "tekst": t.naam, "groep": t.soort, "uitleg": t.kern} for t in plan.themas.all()]


def met_themas(tekst: str, plan: Beleidsplan) -> str:
    """Lines that staff wrote, with the names of the themes, in the order of the plan, where a line says MERK."""
    geschreven = tekst.splitlines()
    if not any(map(_is_merk, geschreven)):
        return tekst
    themas = [thema.naam for thema in plan.themas.all()]
    return "\n".join(uit for regel in geschreven for uit in (themas if _is_merk(regel) else (regel,)))


def _is_merk(regel: str) -> bool:
    """In capitals or not, with the one apostrophe or the other, or none."""
    return regel.strip().casefold().translate(_ZONDER_APOSTROF) == "[themas]"


class Themavolgorde(Vraagtype):
    """An answer is a list of slugs of themes, the most important first.

    `aantal` in the definition is how many places there are. Tally: per theme how often it stood at each place, and under
    `boven` per pair of themes how many put the first above the second. What was not chosen stands below all that was
    chosen; of two that were not chosen neither stands above the other. Tallies that were made before pairs were counted
    have no `boven`: how their answers stood is not known, see `voeg_samen`.
    """

    def leeg(self, definitie: Definitie) -> Telling:
        slugs = [optie["code"] for optie in definitie["opties"]]
        return {
            "n": 0,
            "posities": {slug: [0] * definitie["aantal"] for slug in slugs},
            "boven": {slug: {lager: 0 for lager in slugs if lager != slug} for slug in slugs},
        }

    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        plaatsen = range(definitie["aantal"])
        nieuw = {slug: [int(plaats == gekozen) for plaats in plaatsen] for gekozen, slug in enumerate(antwoord)}
        slugs = [*antwoord, *(optie["code"] for optie in definitie["opties"] if optie["code"] not in antwoord)]
        boven = {slug: dict.fromkeys(slugs[gekozen + 1 :], 1) for gekozen, slug in enumerate(antwoord)}
        return self.voeg_samen(telling, {"n": 1, "posities": nieuw, "boven": boven})

    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        """Both tallies together, with `boven` only where both have it: pairs of a part of the answers say nothing."""
        links, rechts = een["posities"], ander["posities"]
        slugs = [*links, *(slug for slug in rechts if slug not in links)]
        posities = {
            slug: [a + b for a, b in zip_longest(links.get(slug, ()), rechts.get(slug, ()), fillvalue=0)]
            for slug in slugs
        }
        samen = {"n": een["n"] + ander["n"], "posities": posities}
        if "boven" in een and "boven" in ander:
            samen["boven"] = _paren_samen(een["boven"], ander["boven"])
        return samen

    def teller(self, definitie: Definitie) -> Teller:
        return Volgordeteller([optie["code"] for optie in definitie["opties"]], definitie["aantal"])

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return ", ".join(f"{plaats}. {tekst}" for plaats, tekst in enumerate(namen(definitie, list(antwoord)), start=1))


def _paren_samen(een: Mapping[str, Mapping[str, int]], ander: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    slugs = [*een, *(slug for slug in ander if slug not in een)]
    return {slug: tel_bij_elkaar(een.get(slug, {}), ander.get(slug, {})) for slug in slugs}


def namen(definitie: Definitie, slugs: Sequence[str]) -> list[Any]:
    """The names of these themes."""
    teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
    return [teksten[slug] for slug in slugs]
