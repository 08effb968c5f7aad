"""The way in for a partner: a link with a secret, no account, no cookie.

The pages ask for no CSRF token. A forger would have to know the address to send a form to, and who knows the address
has all that a token could protect. The browser also says nothing useful here: under no-referrer it sends a form with
the origin "null", which Django's own check refuses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from thema.basis.klok import nu
from thema.thema.models import Thema

from .models import Partnerreactie
from .queries import reactie_van_link

# Nobody in between keeps the page, no search engine shows it, and no other page learns its address.
KOPPEN = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class Toegang:
    """Whose page it is, at which moment. The secret is only here to make addresses of; `repr` leaves it out."""

    token: str
    reactie: Partnerreactie
    op: datetime

    def __repr__(self) -> str:
        return f"Toegang({self.reactie.partner})"

    @property
    def dag(self) -> date:
        """The local date."""
        return timezone.localdate(self.op)

    @property
    def mag_wijzigen(self) -> bool:
        """The partner can write now."""
        return self.reactie.mag_wijzigen_op(self.dag)

    @property
    def is_open(self) -> bool:
        """The round takes answers now."""
        return self.reactie.partnerconsultatie.is_open_op(self.dag)

    def adres(self, naam: str, *args: object) -> str:
        """The address of one of this partner's own pages."""
        return reverse(f"consultatie:{naam}", args=(self.token, *args))

    def naar(self, naam: str, *args: object) -> HttpResponseRedirect:
        """On to another of this partner's pages, by GET."""
        return HttpResponseRedirect(self.adres(naam, *args), status=303)

    def thema_of_404(self, slug: str) -> Thema:
        """A theme of the plan that this round is about."""
        thema = Thema.objects.filter(beleidsplan=self.reactie.partnerconsultatie.beleidsplan_id, slug=slug).first()
        if thema is None:
            raise Http404
        return thema

    def pagina(
        self, request: HttpRequest, sjabloon: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """One of the partner's pages, dressed for the municipality of the round."""
        consultatie = self.reactie.partnerconsultatie
        kader = {
            "toegang": self,
            "token": self.token,
            "reactie": self.reactie,
            "partner": self.reactie.partner,
            "consultatie": consultatie,
            "plan": consultatie.beleidsplan,
            "gemeente": consultatie.beleidsplan.gemeente,
        }
        return render(request, f"consultatie/partner_{sjabloon}.html", kader | context, status=status)


View = Callable[..., HttpResponse]


def met_link(*methoden: str) -> Callable[[View], View]:
    """A page of a partner: the view gets a `Toegang` in the place of the secret. A link that opens nothing is 404."""

    def versier(view: View) -> View:
        @csrf_exempt
        @require_http_methods(methoden)
        @wraps(view)
        def _view(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            # A sender could name a character set that makes text of what is none.
            request.encoding = "utf-8"
            op = nu()
            reactie = reactie_van_link(token, timezone.localdate(op))
            try:
                antwoord = view(request, _toegang(token, reactie, op), **kwargs)
            except Http404:
                antwoord = render(request, "consultatie/partner_onbekend.html", status=404)
            for naam, waarde in KOPPEN.items():
                antwoord[naam] = waarde
            return antwoord

        return _view

    return versier


def _toegang(token: str, reactie: Partnerreactie | None, op: datetime) -> Toegang:
    if reactie is None:
        raise Http404
    return Toegang(token, reactie, op)


def sleutel_of_verse(waarde: str, verse: UUID) -> UUID:
    """The key that the form had, so that sending it once more is still the same act; else the fresh one."""
    try:
        return UUID(hex=waarde)
    except ValueError:
        return verse
