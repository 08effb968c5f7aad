"""From data to HTML: the whole document for the PDF, and its text for the page. One set of templates, two media."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from rapportage.grafieken import DRUK, SCHERM, Medium
from rapportage.weglakken.lakken import balken, gronden_van

from .beelden import beelden_van
from .kop import kop_van
from .soorten import SOORTEN, Gegevens


def maak_html(gegevens: Gegevens, *, concept: bool) -> str:
    """The whole document, ready for rapportage.pdf. A concept says so in words, on its cover and under each page."""
    return balken(render_to_string(SOORTEN[gegevens.soort].pdf, _context(gegevens, medium=DRUK, concept=concept)))


def maak_inhoud(gegevens: Gegevens) -> str:
    """The text of the document as a fragment of a page: headings from h2 on, pictures for the screen."""
    context = _context(gegevens, medium=SCHERM, concept=False)
    html = render_to_string(SOORTEN[gegevens.soort].inhoud, context)
    if context["weggelaten"]:
        html += render_to_string("rapportage/documenten/_weggelaten.html", context)
    return balken(html)


def als_json(gegevens: Gegevens) -> dict[str, Any]:
    """The data as plain JSON values: dates in ISO form, decimals as text."""
    return json.loads(json.dumps(asdict(gegevens), cls=DjangoJSONEncoder))


def controlegetal(gegevens: Gegevens, *, zonder: Collection[str] = ()) -> str:
    """SHA-256, in hex, over the canonical JSON: equal when and only when the data are, but for the fields in `zonder`."""
    inhoud = {veld: waarde for veld, waarde in als_json(gegevens).items() if veld not in zonder}
    resultaat = inhoud.get("resultaat")
    if resultaat and resultaat["vorige"] is None:
        # A college may have decided before results could have it, and its decision still stands.
        del resultaat["vorige"]
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()


def _context(gegevens: Gegevens, *, medium: Medium, concept: bool) -> dict[str, Any]:
    kop = kop_van(gegevens, concept=concept)
    return {
        "document": gegevens,
        "beelden": beelden_van(gegevens, medium=medium),
        "kop": kop,
        "concept": concept,
        "druk": medium is DRUK,
        # Only a public version has marks in its data; with their grounds it ends.
        "weggelaten": gronden_van(gegevens),
        # The chapters of a plan are h1 in print; on a page that is the title, so all its headings go one down.
        **_koppen(omlaag=1 if medium is SCHERM and kop.vorm == "plan" else 0),
    }


def _koppen(*, omlaag: int) -> dict[str, Any]:
    """Elements `h1` to `h5`, and `kop2` to `kop5` as the level of headings inside a text."""
    return {f"h{n}": f"h{n + omlaag}" for n in range(1, 6)} | {f"kop{n}": n + omlaag for n in range(2, 6)}
