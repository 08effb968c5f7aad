"""How far work in the background is, on a page that looks again by itself for who asked for that."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

# The choice of who wants the page to move along: what nobody asked for disturbs who reads slowly (WCAG 2.2.1).
VERVERS = "ververs"
SECONDEN = 5


@dataclass(frozen=True)
class Voortgang:
    """`gedaan` of `totaal`, which is 0 as long as nobody knows how much there is."""

    gedaan: int
    totaal: int

    @property
    def procent(self) -> int:
        """Whole, and 100 only when all is done."""
        return self.gedaan * 100 // self.totaal if self.totaal else 0


@dataclass(frozen=True)
class Verversing:
    """Whether this page loads itself anew; `seconden`: how long after it was loaded."""

    is_aan: bool
    seconden: int = SECONDEN


def verversing(request: HttpRequest, *, is_bezig: bool) -> Verversing:
    """On for who asked for it (`?ververs=ja`), as long as there is work in the background."""
    return Verversing(is_bezig and VERVERS in request.GET)


def ververs(response: HttpResponse, hoe: Verversing) -> None:
    """The browser, also one without scripts, asks for this page again in a moment when that is on."""
    if hoe.is_aan:
        response["Refresh"] = str(hoe.seconden)
