"""What the page of a result says of its figures, drawn and written once per version of them, and kept for who comes next.

Drawing and writing is nearly all that a visit costs, and frozen figures never change. Only figures come in here, so
nothing about a visitor or a moment can be kept with them; and who may see which is decided before, in inzage.py. They are
kept under a hash over all they are made of: whoever gets what is kept may see precisely these figures.
"""

from dataclasses import dataclass
from uuid import uuid4

from django.core.cache import caches
from django.template.loader import render_to_string

from rapportage.cijfers.resultaat import Resultaat

from .beelden import beelden_van
from .bevindingen import bevindingen_van
from .inzage import Inzage
from .verdieping import verdieping_van

# Another one at every start, so that an update of the software or of a template never meets a page from before it,
# wherever pages are kept.
_START = uuid4().hex


@dataclass(frozen=True)
class Cijferdeel:
    """The parts of the page: `kop` is the finding, `inleiding` how to read the figures; as HTML the items that lead to
    the parts (`wegwijzer`), and the parts (`inhoud`)."""

    titel: str
    is_fictief: bool
    heeft_prioriteiten: bool
    kop: str
    inleiding: str
    wegwijzer: str
    inhoud: str


def cijferdeel_van(inzage: Inzage) -> Cijferdeel:
    """For everybody who may see these figures; only what can still change, so who took part, is written anew each time."""
    if not inzage.controlegetal:
        return _schrijf(inzage.resultaat, inhoud="rapportage/_deelname.html")
    delen, naam = caches["cijferdelen"], f"cijferdeel-{_START}-{inzage.controlegetal}"
    deel: Cijferdeel | None = delen.get(naam)
    if deel is None:
        deel = _schrijf(inzage.resultaat, inhoud="rapportage/_cijfers.html")
        delen.set(naam, deel)
    return deel


def _schrijf(resultaat: Resultaat, *, inhoud: str) -> Cijferdeel:
    """Without the request, so that a template can show nothing of who asks."""
    bevindingen, beelden = bevindingen_van(resultaat), beelden_van(resultaat)
    kader = {
        "resultaat": resultaat,
        "bevindingen": bevindingen,
        "beelden": beelden,
        "verdieping": verdieping_van(resultaat),
    }
    return Cijferdeel(
        titel=resultaat.titel,
        is_fictief=resultaat.is_fictief,
        heeft_prioriteiten=bool(beelden.prioriteiten),
        kop=bevindingen.kop,
        inleiding=render_to_string("rapportage/_inleiding.html", kader),
        wegwijzer=render_to_string("rapportage/_op_deze_pagina.html", kader),
        inhoud=render_to_string(inhoud, kader),
    )
