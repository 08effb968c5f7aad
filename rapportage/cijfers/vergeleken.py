"""Figures beside those of the period before, group by group and theme by theme. Pure, and made of what is shown alone.

A difference is only made of two shares that are both shown, and its margin of their margins: whoever reads both pages can
work it out, so it tells nothing new (docs/adr/0005-drempel.md). That is why it need not be frozen itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from consultatie.uitslag.prioritering.aandelen import newcombe
from rapportage.opmaak import hele_procenten

from .resultaat import Aandeel, Groep, Prioriteiten, Resultaat
from .vorige import Vorigaandeel, Vorigegroep, Vorigeperiode

# How two periods of a group can be compared: by shares, by the order only, or not.
Wijze = Literal["aandeel", "plaats", "niet"]
# Why not by shares; "" when they can. "te_weinig": of no theme both shares are shown; "geen_themas": no theme was put to
# the group in both periods.
Reden = Literal["", "top", "soort", "stippen", "niet_gevraagd_toen", "niet_gevraagd_nu", "te_weinig", "geen_themas"]
Oordeel = Literal["", "meer", "minder", "binnen"]
# Of fewer themes an order says nothing.
MINSTE_THEMAS = 3


@dataclass(frozen=True)
class Themaverschil:
    """One theme of a group in both periods: shares 0..1, None where not shown.

    `verschil`: now less then, -1..1, None unless shares may be compared and both are shown. `laag` and `hoog` bound its 95%
    interval, None unless both are of a sample. `plaats_toen` and `plaats_nu`: 1 the most chosen, among the themes of which
    both shares are shown; the same for themes that tie; None without such an order.
    """

    slug: str
    naam: str
    toen: float | None
    nu: float | None
    verschil: float | None = None
    laag: float | None = None
    hoog: float | None = None
    plaats_toen: int | None = None
    plaats_nu: int | None = None

    @property
    def is_getoond(self) -> bool:
        """Both shares are shown."""
        return self.toen is not None and self.nu is not None

    @property
    def verschil_getoond(self) -> float | None:
        """The difference of the shares in whole percents, as they stand beside it: who subtracts them gets the same. None
        where `verschil` is, from which it is less than a percentage point away."""
        if self.verschil is None or self.toen is None or self.nu is None:
            return None
        return (hele_procenten(self.nu) - hele_procenten(self.toen)) / 100

    @property
    def oordeel(self) -> Oordeel:
        """Whether the difference is larger than its margin, and which way; "" where there is no margin."""
        if self.laag is None or self.hoog is None:
            return ""
        return "meer" if self.laag > 0 else "minder" if self.hoog < 0 else "binnen"


@dataclass(frozen=True)
class Groepsvergelijking:
    """One group in both periods. `aantal_toen`: persons, None below the threshold, as in `groep` of now."""

    groep: Groep
    aantal_toen: int | None
    wijze: Wijze
    reden: Reden
    themas: tuple[Themaverschil, ...]

    @property
    def heeft_marge(self) -> bool:
        """Of some theme it can be said whether the difference is larger than chance."""
        return any(thema.oordeel for thema in self.themas)


@dataclass(frozen=True)
class Periodevergelijking:
    """Groups of both periods, each with the themes of both. By name: themes that are new, those that are gone, those with
    another name then (then, now), and the groups that took part in one period only."""

    vorige: Vorigeperiode
    groepen: tuple[Groepsvergelijking, ...]
    nieuw: tuple[str, ...]
    vervallen: tuple[str, ...]
    hernoemd: tuple[tuple[str, str], ...]
    alleen_nu: tuple[str, ...]
    alleen_toen: tuple[str, ...]


def vergeleken(resultaat: Resultaat) -> Periodevergelijking | None:
    """These figures beside those of the period before; None when there is none, or now nobody was asked."""
    vorige, prioriteiten = resultaat.vorige, resultaat.prioriteiten
    if vorige is None or not prioriteiten.rijen:
        return None
    toen = {thema.slug: thema.naam for thema in vorige.themas}
    nu = {rij.slug: rij.naam for rij in prioriteiten.rijen}
    codes = {groep.code for groep in resultaat.groepen}
    return Periodevergelijking(
        vorige=vorige,
        groepen=tuple(
            _groepsvergelijking(groep, eerder, prioriteiten, vorige)
            for groep in resultaat.groepen
            if (eerder := vorige.groep(groep.code)) is not None
        ),
        nieuw=tuple(naam for slug, naam in nu.items() if slug not in toen),
        vervallen=tuple(naam for slug, naam in toen.items() if slug not in nu),
        hernoemd=tuple((toen[slug], naam) for slug, naam in nu.items() if toen.get(slug, naam) != naam),
        alleen_nu=tuple(groep.korte_naam for groep in resultaat.groepen if vorige.groep(groep.code) is None),
        alleen_toen=tuple(groep.korte_naam for groep in vorige.groepen if groep.code not in codes),
    )


def _groepsvergelijking(
    groep: Groep, eerder: Vorigegroep, prioriteiten: Prioriteiten, vorige: Vorigeperiode
) -> Groepsvergelijking:
    reden = _waarom_geen_aandeel(groep, prioriteiten, vorige)
    themas = _themas(groep, eerder, prioriteiten, met_verschil=not reden)
    getoond = [thema for thema in themas if thema.is_getoond]
    if not getoond and not reden.startswith("niet_gevraagd"):
        return Groepsvergelijking(groep, eerder.aantal, "niet", "te_weinig" if themas else "geen_themas", themas)
    # Without what was chosen most, an order of the others would be read as if it began at the first place.
    is_koploper_verborgen = eerder.is_koploper_verborgen or groep.code in prioriteiten.zonder_koploper
    heeft_plaatsen = len(getoond) >= MINSTE_THEMAS and not is_koploper_verborgen
    if not reden or (heeft_plaatsen and not reden.startswith("niet_gevraagd")):
        met_plaats = tuple(_met_plaats(thema, getoond) for thema in themas) if heeft_plaatsen else themas
        return Groepsvergelijking(groep, eerder.aantal, "plaats" if reden else "aandeel", reden, met_plaats)
    return Groepsvergelijking(groep, eerder.aantal, "niet", reden, themas)


def _waarom_geen_aandeel(groep: Groep, prioriteiten: Prioriteiten, vorige: Vorigeperiode) -> Reden:
    """Why the shares of a group measure something else now than then; "" when they do not, as far as is known."""
    if groep.plakte_stippen:
        gelijk = vorige.stippen_toen is not None and vorige.stippen_toen == vorige.stippen_nu
        return "" if gelijk else "stippen"
    if not vorige.top:
        return "niet_gevraagd_toen"
    if not prioriteiten.top:
        return "niet_gevraagd_nu"
    if vorige.is_rangorde != prioriteiten.is_rangorde:
        return "soort"
    return "" if vorige.top == prioriteiten.top else "top"


def _themas(
    groep: Groep, eerder: Vorigegroep, prioriteiten: Prioriteiten, *, met_verschil: bool
) -> tuple[Themaverschil, ...]:
    toen = {aandeel.thema: aandeel for aandeel in eerder.aandelen}
    return tuple(
        _themaverschil(rij.slug, rij.naam, toen[rij.slug], aandeel, met_verschil=met_verschil)
        for rij in prioriteiten.rijen
        if rij.slug in toen and (aandeel := rij.van(groep.code)) is not None
    )


def _themaverschil(slug: str, naam: str, toen: Vorigaandeel, nu: Aandeel, *, met_verschil: bool) -> Themaverschil:
    if toen.waarde is None or nu.waarde is None or not met_verschil:
        return Themaverschil(slug, naam, toen.waarde, nu.waarde)
    laag, hoog = None, None
    if toen.laag is not None and toen.hoog is not None and nu.laag is not None and nu.hoog is not None:
        laag, hoog = newcombe((toen.waarde, toen.laag, toen.hoog), (nu.waarde, nu.laag, nu.hoog))
    return Themaverschil(slug, naam, toen.waarde, nu.waarde, nu.waarde - toen.waarde, laag, hoog)


def _met_plaats(thema: Themaverschil, getoond: Sequence[Themaverschil]) -> Themaverschil:
    """With its places among the themes that are shown in both periods."""
    if thema.toen is None or thema.nu is None:
        return thema
    return replace(
        thema,
        plaats_toen=1 + sum((ander.toen or 0) > thema.toen for ander in getoond),
        plaats_nu=1 + sum((ander.nu or 0) > thema.nu for ander in getoond),
    )
