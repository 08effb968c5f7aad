"""The pictures of the theme pages: figures through the years, and goals from nulwaarde to streefwaarde."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rapportage.grafieken import SCHERM, Grafiek, Medium, Punt, doellijn, lijn
from rapportage.grafieken import Meting as Maatpunt
from rapportage.opmaak import hoeveel

from .gegevens import Cijferreeks, Doelkaart, Meting

# Fewer figures than this are a sentence, not a line.
PUNTEN_VOOR_EEN_LIJN = 3


@dataclass(frozen=True)
class Cijferblok:
    """A series with its finding and picture; `grafiek` None: too few figures to draw."""

    reeks: Cijferreeks
    bevinding: str
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Doelblok:
    """A goal with its picture; `grafiek` None: not measurable yet."""

    doel: Doelkaart
    grafiek: Grafiek | None


def cijferblokken(reeksen: Iterable[Cijferreeks], *, medium: Medium = SCHERM) -> tuple[Cijferblok, ...]:
    """Each series with its picture."""
    return tuple(cijferblok(reeks, medium=medium) for reeks in reeksen)


def cijferblok(reeks: Cijferreeks, *, medium: Medium = SCHERM) -> Cijferblok:
    """The finding names the first and the last figure, so that nobody has to read them off."""
    gemeten = [meting for meting in reeks.metingen if meting.waarde is not None]
    if len(gemeten) < PUNTEN_VOOR_EEN_LIJN:
        return Cijferblok(reeks, "", None)
    zin = bevinding(reeks, gemeten[0], gemeten[-1])
    punten = [Punt(meting.jaar, _float(meting.waarde)) for meting in reeks.metingen]
    return Cijferblok(reeks, zin, lijn(punten, titel=zin, eenheid=reeks.eenheid, medium=medium))


def bevinding(reeks: Cijferreeks, eerste: Meting, laatste: Meting) -> str:
    """ "Geregistreerde misdrijven: van 7.055 in 2010 naar 4.525 in 2020"; both figures are measured."""
    van, naar = (f"{hoeveel(meting.waarde, reeks.eenheid, kort=True)} in {meting.jaar}" for meting in (eerste, laatste))
    return f"{reeks.naam}: van {van} naar {naar}"


def doelblokken(doelen: Iterable[Doelkaart], *, medium: Medium = SCHERM) -> tuple[Doelblok, ...]:
    """Each goal with its picture."""
    return tuple(Doelblok(doel, doelgrafiek(doel, medium=medium)) for doel in doelen)


def doelgrafiek(doel: Doelkaart, *, medium: Medium = SCHERM) -> Grafiek | None:
    """The line of one goal; None while an end or its year is missing."""
    if not doel.is_meetbaar or doel.nuljaar is None or doel.streefjaar is None:
        return None
    nu = Maatpunt(doel.nu.jaar, _float(doel.nu.waarde)) if doel.nu else None
    return doellijn(
        Maatpunt(doel.nuljaar, _float(doel.nulwaarde)),
        Maatpunt(doel.streefjaar, _float(doel.streefwaarde)),
        nu=nu,
        eenheid=doel.eenheid,
        medium=medium,
    )


def _float(waarde: Decimal | None) -> float | None:
    return None if waarde is None else float(waarde)
