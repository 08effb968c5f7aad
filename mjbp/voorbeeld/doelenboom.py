"""Ambitions, goals, measures and means of the example: all made up, and marked so."""

from decimal import Decimal
from typing import Any

from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel, Maatregel, Middel, Middelinzet
from thema.indicator.models import Indicator
from thema.partner.models import Partner
from thema.thema.models import Thema

from .bron import lees
from .cijfers import decimaal, indicator_van, voorbeeldindicator_maken

Doelen = dict[str, Doel]
"""Goals by the key that the data call them by."""

# Made-up indicators come after the real ones.
VOLGORDE_VOORBEELD = 100


def ambities_invullen(plan: Beleidsplan) -> None:
    """What each theme with an ambition wants to see at the end of the period."""
    for rij in lees("themas")["themas"]:
        if "ambitie" in rij:
            thema = Thema.objects.van(plan).get(slug=rij["slug"])
            thema.ambitie = rij["ambitie"]
            thema.save()


def doelenboom_maken(plan: Beleidsplan) -> Doelen:
    """Goals with their indicators, means, and the measures that tie them together."""
    bron = lees("doelen")
    partners = {partner.naam: partner for partner in Partner.objects.filter(gemeente=plan.gemeente)}
    doelen = {
        rij["sleutel"]: _doel_maken(plan, rij, volgorde, partners)
        for volgorde, rij in enumerate(bron["doelen"], start=1)
    }
    middelen = {
        rij["sleutel"]: Middel.objects.create(
            beleidsplan=plan, naam=rij["naam"], herkomst=rij["herkomst"], eenheid=rij["eenheid"], is_fictief=True
        )
        for rij in bron["middelen"]
    }
    for volgorde, rij in enumerate(bron["maatregelen"], start=1):
        maatregel = _maatregel_maken(plan, rij, volgorde)
        maatregel.doelen.set([doelen[sleutel] for sleutel in rij["doelen"]])
        maatregel.partners.set([partners[naam] for naam in rij["partners"]])
        _inzet_maken(plan, maatregel, rij["inzet"], middelen)
    return doelen


def _doel_maken(plan: Beleidsplan, rij: dict[str, Any], volgorde: int, partners: dict[str, Partner]) -> Doel:
    doel = Doel.objects.create(
        thema=Thema.objects.van(plan).get(slug=rij["thema"]),
        volgorde=volgorde,
        titel=rij["titel"],
        tekst=rij["tekst"],
        indicator=_indicator(plan, rij, volgorde),
        nulwaarde=decimaal(rij["nulwaarde"]),
        nuljaar=rij["nuljaar"],
        streefwaarde=decimaal(rij["streefwaarde"]),
        streefjaar=plan.tot_jaar,
        trekker=rij["trekker"],
        is_fictief=True,
    )
    doel.partners.set([partners[naam] for naam in rij["partners"]])
    return doel


def _indicator(plan: Beleidsplan, rij: dict[str, Any], volgorde: int) -> Indicator:
    if "indicator" in rij:
        return indicator_van(plan, rij["indicator"])
    return voorbeeldindicator_maken(plan, rij["nieuwe_indicator"], volgorde=VOLGORDE_VOORBEELD + volgorde)


def _maatregel_maken(plan: Beleidsplan, rij: dict[str, Any], volgorde: int) -> Maatregel:
    velden = {sleutel: rij[sleutel] for sleutel in ("titel", "omschrijving", "trekker", "van", "tot")}
    return Maatregel.objects.create(beleidsplan=plan, volgorde=volgorde, is_fictief=True, **velden)


def _inzet_maken(
    plan: Beleidsplan, maatregel: Maatregel, inzet: dict[str, list[float]], middelen: dict[str, Middel]
) -> None:
    """One row per year of the plan; a year in which nothing is spent has none."""
    for sleutel, reeks in inzet.items():
        for jaar, hoeveelheid in zip(plan.jaren, reeks, strict=True):
            if hoeveelheid:
                Middelinzet.objects.create(
                    middel=middelen[sleutel], maatregel=maatregel, jaar=jaar, hoeveelheid=Decimal(str(hoeveelheid))
                )
