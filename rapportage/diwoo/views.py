"""Sitemaps with DiWoo metadata, for the harvester of the Woo-index."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from thema.basis.klok import nu

from .queries import sitemaps_van, woodocumenten
from .sitemaps import index_xml, sitemap_xml
from .waardelijsten import informatiecategorieen

# Seconds that others may keep it before they ask whether it is still the same.
_HOUDBAAR = 300
_XML = "application/xml; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=_HOUDBAAR)
@conditional_page
def sitemapindex(request: HttpRequest, nummer: str) -> HttpResponse:
    """The sitemaps of a category; 404 for one without a public document."""
    regels = sitemaps_van(nummer, moment=nu())
    if not regels:
        raise Http404
    return HttpResponse(index_xml(informatiecategorieen()[nummer], regels), content_type=_XML)


@require_safe
@cache_control(public=True, max_age=_HOUDBAAR)
@conditional_page
def sitemap(request: HttpRequest, nummer: str, deel: str) -> HttpResponse:
    """The documents of one of them."""
    documenten = woodocumenten(nummer, int(deel), moment=nu())
    if not documenten:
        raise Http404
    return HttpResponse(sitemap_xml(documenten), content_type=_XML)
