"""The planning as a picture: the same drawing on the page and in the document."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.grafieken import SCHERM, Grafiek, Medium, Tijdbalk, Tijdkolom, Tijdraster, Vrij, tijdlijn, tijdteken

from .enums import Orgaan, Stand
from .kalender import Recessen
from .queries import STAND_IN_WOORDEN, Planning, Regel

_TEKEN = {Orgaan.COLLEGE: "vierkant", Orgaan.RAAD: "rond", Orgaan.OOV: "ruit"}
_STAND = {Stand.GEREED: "klaar", Stand.BEZIG: "nu", Stand.TE_LAAT: "laat", Stand.GEPLAND: "komt"}
_UITLEG = {
    Orgaan.COLLEGE: "burgemeester en wethouders",
    Orgaan.RAAD: "de gemeenteraad",
    Orgaan.OOV: "team openbare orde en veiligheid",
}


@dataclass(frozen=True)
class Sleutel:
    """A sign of the drawing with its word; `uitleg` and `code` (of a body) may be empty."""

    teken: SafeString
    woord: str
    uitleg: str = ""
    code: str = ""


def beeld_van(planning: Planning, recessen: Recessen, *, titel: str, medium: Medium = SCHERM) -> Grafiek | None:
    """The drawing; None without milestones. Recesses are shaded, also the summers of which nobody wrote down when."""
    if planning.tot is None:
        return None
    weken = recessen.in_jaren(planning.kolommen[0].van.year, planning.tot.year)
    raster = Tijdraster(
        kolommen=tuple(
            Tijdkolom(kolom.van, kolom.tekst, kolom.kort, kolom.jaar or (planning.jaar if nummer == 0 else ""))
            for nummer, kolom in enumerate(planning.kolommen)
        ),
        tot=planning.tot,
        vandaag=planning.dag,
        vrij=tuple(Vrij(een.naam.lower(), een.van, een.tot) for een in weken),
    )
    return tijdlijn([_balk(regel) for regel in planning.regels], raster, titel=titel, medium=medium)


def _balk(regel: Regel) -> Tijdbalk:
    return Tijdbalk(
        naam=regel.publiekstekst,
        van=regel.van,
        tot=regel.tot,
        teken=_TEKEN[regel.betreft],
        wie=regel.betreft.label,
        stand=_STAND[regel.stand],
        woorden=regel.woorden,
    )


def organen_in(planning: Planning, *, medium: Medium = SCHERM) -> tuple[Sleutel, ...]:
    """The bodies of this planning with their signs."""
    return tuple(
        Sleutel(tijdteken(_TEKEN[orgaan], orgaan.label, medium=medium), orgaan.label, _UITLEG[orgaan], orgaan.value)
        for orgaan in Orgaan
        if any(regel.betreft is orgaan for regel in planning.regels)
    )


def standen_in(planning: Planning, *, medium: Medium = SCHERM) -> tuple[Sleutel, ...]:
    """The states of this planning with their signs."""
    return tuple(
        Sleutel(tijdteken(_STAND[stand], STAND_IN_WOORDEN[stand], medium=medium), STAND_IN_WOORDEN[stand])
        for stand in (Stand.GEREED, Stand.BEZIG, Stand.TE_LAAT, Stand.GEPLAND)
        if any(regel.stand is stand for regel in planning.regels)
    )
