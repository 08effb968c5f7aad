"""Which law on openness a paper falls under, and whether it may be shown at once."""

from datetime import date

from .enums import Openbaarmaking

# The Wet open overheid took the place of the Wet openbaarheid van bestuur on this day.
WOO_VANAF = date(2022, 5, 1)

WOB = "Wet openbaarheid van bestuur (Wob)"
WOO = "Wet open overheid (Woo)"

# With BEHALVE only the public version is shown, from which the part is gone.
DIRECT_OPENBAAR = frozenset({Openbaarmaking.NOTA_EN_BESLUIT, Openbaarmaking.MET_PERSBERICHT, Openbaarmaking.BEHALVE})
_NOOIT = frozenset({Openbaarmaking.ALLEEN_BESLUIT, Openbaarmaking.NIET})


def openbaarheidswet(datum: date) -> str:
    """Een stuk valt onder de wet die gold op de datum van het stuk.

    Tot en met 30 april 2022 is dat de Wet openbaarheid van bestuur, daarna de Wet open overheid. De artikelen in een
    voorstel om iets niet openbaar te maken, zijn artikelen van die wet. Een oud stuk houdt dus zijn oude artikelen.
    """
    return WOO if datum >= WOO_VANAF else WOB


def openbaarheidslabel(datum: date) -> str:
    """Het kopje boven de zes mogelijkheden van openbaarmaking in een nota van deze datum."""
    return f"Voorstel openbaarmaking conform {openbaarheidswet(datum)}"


def is_direct_openbaar(openbaarmaking: int | None) -> bool:
    """Een nota komt meteen na het besluit op de site als zij zonder voorwaarde openbaar is (mogelijkheid 1, 2 of 4).

    Bij ‘behalve’ komt alleen de openbare versie op de site, waaruit het deel is weggelakt. Bij ‘nadat’ wacht de nota op
    de voorwaarde, en anders is zij niet openbaar. Zonder voorstel (None) gaat het om een ander soort stuk: dat is
    openbaar zodra er over is besloten.
    """
    return openbaarmaking is None or openbaarmaking in DIRECT_OPENBAAR


def gaat_openbaar(openbaarmaking: int | None) -> bool:
    """Het stuk zelf wordt openbaar, meteen of nadat aan de voorwaarde is voldaan."""
    return openbaarmaking not in _NOOIT
