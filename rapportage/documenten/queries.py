"""Frozen documents as lists and pages read them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape

from django.db.models import F

from rapportage.opmaak import getal
from thema.beleidsplan.models import Beleidsplan

from .enums import Documentsoort
from .models import Document


@dataclass(frozen=True)
class Documentregel:
    """A document in a list: `code` is its kind, `soort` that in words; `omvang` in words. `is_vervangen`: a version of the
    plan after which there is another."""

    code: str
    soort: str
    titel: str
    nummer: str
    slug: str
    datum: date
    besluit: str
    is_fictief: bool
    omvang: str
    is_vervangen: bool = False


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter of a long document, to jump to."""

    anker: str
    titel: str


@dataclass(frozen=True)
class Planversie:
    """A public version of a plan. `is_dit`: the one that is shown."""

    versie: int
    slug: str
    besluit: str
    datum: date
    is_dit: bool
    is_nieuwste: bool


# Chapters as our own templates write them: of a plan and a startnotitie "hoofdstuk", of a report "onderdeel".
_HOOFDSTUK = re.compile(r'<section class="(?:hoofdstuk|onderdeel)[^"]*" id="([\w-]+)">\s*<h2[^>]*>(.*?)</h2>')


def hoofdstukken_van(inhoud: str) -> tuple[Hoofdstuk, ...]:
    """The chapters of a frozen text; empty for a document that has none."""
    return tuple(Hoofdstuk(anker, unescape(titel)) for anker, titel in _HOOFDSTUK.findall(inhoud))


def planversies_bij(document: Document, *, moment: datetime) -> tuple[Planversie, ...]:
    """The public versions of the plan that this document is one of, newest first; empty for another kind, and for a plan of
    which there is one version. One query.
    """
    if document.soort != Documentsoort.PLAN:
        return ()
    alle = Document.objects.filter(beleidsplan=document.beleidsplan_id, soort=Documentsoort.PLAN).openbaar_op(moment)
    rijen = list(alle.annotate(versie=F("gegevens__versie")).order_by("-vastgelegd_op", "-pk"))
    if len(rijen) == 1:
        return ()
    return tuple(
        Planversie(
            # A plan of before there were versions is the first.
            versie=rij.versie or 1,
            slug=rij.slug,
            besluit=rij.besluit,
            datum=rij.datum,
            is_dit=rij.pk == document.pk,
            is_nieuwste=nummer == 0,
        )
        for nummer, rij in enumerate(rijen)
    )


def openbare_documenten(plan: Beleidsplan, *, moment: datetime) -> tuple[Documentregel, ...]:
    """The documents of this plan that are public at this moment, newest first."""
    documenten = list(Document.objects.filter(beleidsplan=plan).openbaar_op(moment))
    versies = [document for document in documenten if document.soort == Documentsoort.PLAN]
    geldend = max(versies, key=lambda document: (document.vastgelegd_op, document.pk), default=None)
    vervangen = {document.pk for document in versies if document is not geldend}
    return tuple(replace(_regel(document), is_vervangen=document.pk in vervangen) for document in documenten)


def _regel(document: Document) -> Documentregel:
    return Documentregel(
        code=document.soort,
        soort=document.get_soort_display(),
        titel=document.titel,
        nummer=document.nummer,
        slug=document.slug,
        datum=document.datum,
        besluit=document.besluit,
        is_fictief=document.is_fictief,
        omvang=omvang(document),
    )


def omvang(document: Document) -> str:
    """ "pdf, 4 pagina’s, 52 kB"."""
    paginas = "1 pagina" if document.paginas == 1 else f"{document.paginas} pagina’s"
    return f"pdf, {paginas}, {getal(document.bytes / 1000, 0)} kB"


def veranderde_documenten() -> Iterator[str]:
    """Every frozen document whose PDF no longer is what its hash says, by name; one at a time in memory."""
    for document in Document.objects.defer("inhoud", "gegevens").order_by("pk").iterator(chunk_size=1):
        if hashlib.sha256(document.pdf).hexdigest() != document.sha256:
            yield f"{document} ({document.slug})"
