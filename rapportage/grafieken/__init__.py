"""The only place that draws. Pure functions from figures to an SVG picture with its alternative in words.

    grafiek = stippen(rijen, groepen, titel="Alle groepen zetten Drugs bovenaan")
    <h3>{{ grafiek.titel }}</h3> <figure class="fig">{{ grafiek.svg }}</figure>

On a screen (`medium=SCHERM`, the default) `svg` holds a wide and a narrow drawing, of which grafieken.css shows one;
in a document (`medium=DRUK`) one drawing in points. The table with the figures stands beside it: that is the template's.
"""

from .balken import Balk, liggende_staven
from .doellijn import Meting, doellijn
from .halters import Halter, Halterschaal, halters
from .lijn import Punt, lijn
from .medium import DRUK, SCHERM, Medium
from .staven import Staaf, staven
from .stippen import GROEPSNUMMERS, groepsteken, stippen, stippen_kort
from .tekening import NIET_GEMETEN, NIET_GEVRAAGD, TE_WEINIG, Grafiek
from .tijdlijn import Tijdbalk, Tijdkolom, Tijdraster, Vrij, tijdlijn, tijdteken

__all__ = [
    "DRUK",
    "GROEPSNUMMERS",
    "NIET_GEMETEN",
    "NIET_GEVRAAGD",
    "SCHERM",
    "TE_WEINIG",
    "Balk",
    "Grafiek",
    "Halter",
    "Halterschaal",
    "Medium",
    "Meting",
    "Punt",
    "Staaf",
    "Tijdbalk",
    "Tijdkolom",
    "Tijdraster",
    "Vrij",
    "doellijn",
    "groepsteken",
    "halters",
    "liggende_staven",
    "lijn",
    "staven",
    "stippen",
    "stippen_kort",
    "tijdlijn",
    "tijdteken",
]
