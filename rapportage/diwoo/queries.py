"""Which public documents stand in which sitemap. One query each, however many documents there are."""

from datetime import date, datetime
from typing import cast

from django.db.models import QuerySet
from django.urls import reverse

from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from thema.basis.webadres import heel_adres

from .indeling import in_categorie, indeling_van
from .metadata import Woodocument
from .sitemaps import PER_SITEMAP, Sitemapregel
from .waardelijsten import Waarde


def sitemapindexen(*, moment: datetime) -> tuple[str, ...]:
    """The whole addresses of the indexes that have something in them, by number. For robots.txt."""
    openbaar = Document.objects.filter(gepubliceerd_op__lte=moment).order_by()
    soorten = openbaar.values_list("soort", "netwerksessie").distinct()
    nummers = {indeling_van(Document(soort=soort, netwerksessie_id=sessie)).categorie for soort, sessie in soorten}
    return tuple(heel_adres(reverse("rapportage:sitemapindex", args=[nummer])) for nummer in sorted(nummers))


def sitemaps_van(categorie: str, *, moment: datetime, per: int = PER_SITEMAP) -> tuple[Sitemapregel, ...]:
    """The sitemaps of a category, oldest documents first: what is full never changes. Empty: no public document."""
    momenten = list(_openbaar(categorie, moment).values_list("gepubliceerd_op", flat=True))
    return tuple(
        Sitemapregel(
            adres=heel_adres(reverse("rapportage:sitemap", args=[categorie, begin // per + 1])),
            gewijzigd_op=cast(datetime, momenten[begin : begin + per][-1]),
        )
        for begin in range(0, len(momenten), per)
    )


def woodocumenten(categorie: str, deel: int, *, moment: datetime, per: int = PER_SITEMAP) -> tuple[Woodocument, ...]:
    """The documents of a sitemap; `deel` counts from 1. Empty for a part that there is not."""
    rijen = _openbaar(categorie, moment).select_related("beleidsplan__gemeente").defer("pdf", "inhoud", "gegevens")
    return tuple(_woodocument(document) for document in rijen[(deel - 1) * per : deel * per])


def _openbaar(categorie: str, moment: datetime) -> "QuerySet[Document]":
    """In an order in which what is published later comes later."""
    openbaar = Document.objects.filter(in_categorie(categorie), gepubliceerd_op__lte=moment)
    return openbaar.order_by("gepubliceerd_op", "pk")


def _woodocument(document: Document) -> Woodocument:
    gemeente = document.beleidsplan.gemeente
    return Woodocument(
        indeling=indeling_van(document),
        titel=document.titel,
        nummer=document.nummer,
        sha256=document.sha256,
        datum=document.datum,
        uitgever=Waarde(gemeente.tooi_uri, str(gemeente)),
        adres=heel_adres(reverse("rapportage:document_pdf", args=[document.slug])),
        vastgelegd_op=document.vastgelegd_op,
        gepubliceerd_op=cast(datetime, document.gepubliceerd_op),
        geldig=_geldig(document),
        is_fictief=document.is_fictief,
    )


def _geldig(document: Document) -> tuple[date, date] | None:
    """The years of a plan, of a later version from its decision on; what was decided or told once holds no longer or shorter."""
    if document.soort != Documentsoort.PLAN:
        return None
    plan = document.beleidsplan
    return max(date(plan.van_jaar, 1, 1), document.datum), date(plan.tot_jaar, 12, 31)
