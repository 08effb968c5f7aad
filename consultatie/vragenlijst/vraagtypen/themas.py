"""What the types have in common that ask about the themes of the plan."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Telling, Vraagtype


def opties_uit_themas(plan: Beleidsplan) -> list[dict[str, str]]:
    """One option per theme, in the order of the plan; its code is the slug of the theme."""
    return [{"code": t.slug, "tekst": t.naam, "groep": t.soort, "uitleg": t.kern} for t in plan.themas.all()]


class Themavolgorde(Vraagtype):
    """An answer is a list of slugs of themes, the most important first.

    `aantal` in the definition is how many places there are. Tally: per theme how often it stood at each place.
    """

    def leeg(self, definitie: Definitie) -> Telling:
        nullen = [0] * definitie["aantal"]
        return {"n": 0, "posities": {optie["code"]: nullen.copy() for optie in definitie["opties"]}}

    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        plaatsen = range(definitie["aantal"])
        nieuw = {slug: [int(plaats == gekozen) for plaats in plaatsen] for gekozen, slug in enumerate(antwoord)}
        return self.voeg_samen(telling, {"n": 1, "posities": nieuw})

    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        links, rechts = een["posities"], ander["posities"]
        slugs = [*links, *(slug for slug in rechts if slug not in links)]
        posities = {
            slug: [a + b for a, b in zip_longest(links.get(slug, ()), rechts.get(slug, ()), fillvalue=0)]
            for slug in slugs
        }
        return {"n": een["n"] + ander["n"], "posities": posities}

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return ", ".join(f"{plaats}. {tekst}" for plaats, tekst in enumerate(namen(definitie, list(antwoord)), start=1))


def namen(definitie: Definitie, slugs: Sequence[str]) -> list[Any]:
    """The names of these themes."""
    teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
    return [teksten[slug] for slug in slugs]
