"""Which law on openness a paper falls under, and whether it may be shown at once."""

from datetime import date

from .enums import Openbaarmaking

# The Wet open overheid took the place of the Wet openbaarheid van bestuur on this day.
WOO_VANAF = date(2022, 5, 1)

WOB = "Wet openbaarheid van bestuur (Wob)"
WOO = "Wet open overheid (Woo)"

DIRECT_OPENBAAR = frozenset({Openbaarmaking.NOTA_EN_BESLUIT, Openbaarmaking.MET_PERSBERICHT})


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
    """Een nota komt meteen na het besluit op de site als zij zelf zonder voorwaarde openbaar is (mogelijkheid 1 of 2).

    Bij ‘nadat’ wacht zij op de voorwaarde, bij ‘behalve’ op het weglakken, en anders is de nota niet openbaar.
    Zonder voorstel (None) gaat het om een ander soort stuk: dat is openbaar zodra er over is besloten.
    """
    return openbaarmaking is None or openbaarmaking in DIRECT_OPENBAAR
