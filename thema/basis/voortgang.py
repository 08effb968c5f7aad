"""How far work in the background is, on a page that looks again by itself."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

# The choice of who does not want the page to move under their hands.
STIL = "stil"
_SECONDEN = 3


@dataclass(frozen=True)
class Voortgang:
    """`gedaan` of `totaal`, which is 0 as long as nobody knows how much there is."""

    gedaan: int
    totaal: int

    @property
    def procent(self) -> int:
        """Whole, and 100 only when all is done."""
        return self.gedaan * 100 // self.totaal if self.totaal else 0


def ververs(response: HttpResponse, request: HttpRequest) -> None:
    """The browser, also one without scripts, asks for this page again in a moment, unless the reader asked for rest."""
    if STIL not in request.GET:
        response["Refresh"] = str(_SECONDEN)
