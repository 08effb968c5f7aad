"""Indicators and their figures. Real ones bear their source; made-up ones say that they are."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from thema.beleidsplan.models import Beleidsplan
from thema.indicator.models import Indicator, Indicatorwaarde
from thema.thema.models import Thema

from .bron import lees


def decimaal(waarde: float | str) -> Decimal | None:
    """The number as it is written; "" in the data means not measured."""
    return None if waarde == "" else Decimal(str(waarde))


def indicatoren_maken(plan: Beleidsplan) -> None:
    """The indicators that really exist, still without figures."""
    for volgorde, rij in enumerate(lees("indicatoren")["indicatoren"], start=1):
        velden = {sleutel: rij[sleutel] for sleutel in ("naam", "definitie", "eenheid", "richting")}
        indicator = Indicator.objects.create(
            beleidsplan=plan, volgorde=volgorde, is_veiligheidsbeeld=rij.get("is_veiligheidsbeeld", False), **velden
        )
        indicator.themas.set(Thema.objects.van(plan).filter(slug__in=rij.get("themas", ())))


def indicator_van(plan: Beleidsplan, sleutel: str) -> Indicator:
    """The indicator that the data call by this key."""
    naam = next(rij["naam"] for rij in lees("indicatoren")["indicatoren"] if rij["sleutel"] == sleutel)
    return Indicator.objects.van(plan).get(naam=naam)


def waarden_maken(plan: Beleidsplan, *, van: int, tot: int) -> None:
    """The real figures over the years `van` to `tot`, both inclusive, each with its source."""
    bron = lees("indicatoren")
    indicatoren = {indicator.naam: indicator for indicator in Indicator.objects.van(plan)}
    for rij in bron["indicatoren"]:
        for waarde in rij["waarden"]:
            if van <= waarde["jaar"] <= tot:
                _waarde_maken(indicatoren[rij["naam"]], waarde, bron["bronnen"][waarde["bron"]])


def _waarde_maken(indicator: Indicator, waarde: Mapping[str, Any], bron: Mapping[str, str]) -> None:
    Indicatorwaarde.objects.create(
        indicator=indicator,
        jaar=waarde["jaar"],
        waarde=decimaal(waarde["waarde"]),
        bron=bron["bron"],
        bron_url=bron["url"],
        peildatum=bron["peildatum"],
        toelichting=waarde.get("toelichting", bron.get("toelichting", "")),
    )


def voorbeeldindicator_maken(plan: Beleidsplan, rij: Mapping[str, Any], *, volgorde: int) -> Indicator:
    """An indicator that was made up for a goal of the example."""
    velden = {sleutel: rij[sleutel] for sleutel in ("naam", "definitie", "eenheid", "richting")}
    return Indicator.objects.create(beleidsplan=plan, volgorde=volgorde, **velden)


def voorbeeldwaarden_maken(plan: Beleidsplan, *, jaar: int) -> None:
    """The made-up figures of one year."""
    bron = lees("doelen")
    for doel in bron["doelen"]:
        nieuw = doel.get("nieuwe_indicator", {"waarden": {}})
        if str(jaar) in nieuw["waarden"]:
            waarde = decimaal(nieuw["waarden"][str(jaar)])
            Indicatorwaarde.objects.create(
                indicator=Indicator.objects.van(plan).get(naam=nieuw["naam"]),
                jaar=jaar,
                waarde=waarde,
                is_fictief=True,
                toelichting=nieuw["toelichting"] if waarde is None else "",
                **bron["voorbeeldcijfers"],
            )
