"""The response beside the population, and shares weighted to it, as they may be shown. Only `queries.py` asks for this.

A weighted share is shown only where the unweighted one is, and as a whole percent: with the weights of two cells, which
anybody can work out from what is shown of the response, a finer one could be counted back. The unweighted one stands in
full among the priorities too, so here it is that same figure.
"""

from collections.abc import Collection, Iterable, Mapping

from consultatie.uitslag.enums import Kanttekening
from consultatie.uitslag.prioritering.aandelen import aandeel_in_top, aandeel_interval
from consultatie.uitslag.representativiteit import Marge
from consultatie.uitslag.weegbeeld import Bevolkingsbron, Weegbeeld
from rapportage.opmaak import afgerond

from .groepen import Toonbaar
from .resultaat import Gewogenrij, Groepsweging, Vergelijking, Vergelijkrij

DECIMALEN = 2
# The others say that there is somebody, or nobody, of a kind: a small figure too.
_OVER_DE_BEVOLKING = (Kanttekening.ALLE_LEEFTIJDEN, Kanttekening.ANDER_JAAR)


def groepsweging(
    beeld: Weegbeeld, topvraag: str, toon: Toonbaar, *, weg: Mapping[str, Collection[str]]
) -> Groepsweging | None:
    """How this group looks weighted; None when too few took part, or there is nothing to weight to.

    `topvraag`: key of the ranking question; `weg`: per division the codes of which nothing is shown.
    """
    vergelijkingen = tuple(
        v for marge in beeld.marges if (v := _vergelijking(marge, beeld, weg[marge.naam])) is not None
    )
    if beeld.cijfers.aantal < 2 * toon.drempel or not vergelijkingen:
        return None
    return Groepsweging(
        groep=toon.groep,
        aantal=beeld.cijfers.aantal,
        n_effectief=round(beeld.cijfers.n_effectief),
        themas=tuple(_themas(beeld, topvraag, toon)),
        vergelijkingen=vergelijkingen,
        bezwaren=tuple(str(bezwaar.label) for bezwaar in beeld.oordeel.bezwaren),
        kanttekeningen=tuple(str(een.label) for een in beeld.kanttekeningen if een in _OVER_DE_BEVOLKING),
    )


def _themas(beeld: Weegbeeld, topvraag: str, toon: Toonbaar) -> Iterable[Gewogenrij]:
    ongewogen, gewogen = beeld.ongewogen.get(topvraag), beeld.gewogen.get(topvraag)
    if not ongewogen or not gewogen or not gewogen["n"]:
        return
    n_effectief = beeld.effectief_per_vraag[topvraag]
    zwaarte = aandeel_in_top(gewogen, toon.top)
    for slug, aantal in aandeel_in_top(ongewogen, toon.top).items():
        if slug not in toon.themas:
            yield Gewogenrij(slug, None, None)
            continue
        deel = zwaarte[slug] / gewogen["n"]
        marge = aandeel_interval(deel * n_effectief, n_effectief, aard=toon.aard)
        yield Gewogenrij(
            slug=slug,
            ongewogen=aantal / ongewogen["n"],
            gewogen=afgerond(deel, DECIMALEN),
            laag=afgerond(marge.laag, DECIMALEN) if marge else None,
            hoog=afgerond(marge.hoog, DECIMALEN) if marge else None,
        )


def _vergelijking(marge: Marge, beeld: Weegbeeld, weg: Collection[str]) -> Vergelijking | None:
    """None when there is no population to compare with, or nothing of the response may be shown."""
    if not marge.heeft_cijfers:
        return None
    rijen = tuple(
        Vergelijkrij(
            naam=beeld.namen.get(categorie.code, categorie.code),
            respons=None if categorie.code in weg else categorie.respons,
            gewogen=None
            if categorie.code in weg or categorie.gewogen is None
            else afgerond(categorie.gewogen, DECIMALEN),
            bevolking=categorie.bevolking,
        )
        for categorie in marge.categorieen
        if categorie.bevolking is not None
    )
    if all(rij.respons is None for rij in rijen):
        return None
    return Vergelijking(naar=marge.naam, rijen=rijen, bron="; ".join(map(_bron, beeld.bronnen[marge.naam])))


def _bron(bron: Bevolkingsbron) -> str:
    jaar = f", {bron.peiljaar}" if bron.peiljaar and str(bron.peiljaar) not in bron.bron else ""
    return f"{bron.bron}{jaar}"
