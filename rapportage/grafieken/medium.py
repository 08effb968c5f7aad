"""The two places a picture stands: on a screen, coloured by static/css/grafieken.css, and in print, where a drawing
knows no stylesheet and carries its colours itself. The drawing code is one; only these names differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rapportage.lettertype import GEWOON, HALFVET, VET

# Style → attributes on screen, attributes in print. {g} is the number of a group, 1 to 7: "vol 3".
# Print uses the custom properties of the document's theme; rapportage.pdf fills them in. Nothing is filled with white:
# that would cut holes in the watermark of a concept.
_STIJLEN = {
    "as": ('class="c-axis"', 'stroke="var(--ink-2)" stroke-width=".75"'),
    "raster": ('class="c-grid"', 'stroke="var(--grid)" stroke-width=".6"'),
    "scheiding": ('class="c-rule"', 'stroke="var(--rule)" stroke-width=".6"'),
    "tekst": ('class="c-l"', 'fill="var(--ink)"'),
    "bijtekst": ('class="c-s"', 'fill="var(--ink-2)"'),
    "kop": ('class="c-b"', 'fill="var(--ink)" font-weight="700"'),
    "groepstekst": ('class="gt g{g}"', 'fill="var(--g{g})" font-weight="600"'),
    "interval": ('class="gl g{g}"', 'stroke="var(--g{g})" stroke-width="1.3"'),
    "uiteinde": ('class="gc g{g}"', 'fill="none" stroke="var(--g{g})" stroke-width="1.2"'),
    "vol": ('class="gd g{g}"', 'fill="var(--g{g})"'),
    "open": ('class="gh g{g}"', 'fill="none" stroke="var(--g{g})" stroke-width="1.4"'),
    "staaf": ('class="bar"', 'fill="var(--accent)"'),
    "staaf_mild": ('class="bar-m"', 'fill="var(--accent-line)"'),
    "streep_rand": ('class="tick-h"', 'stroke="none"'),
    "streep": ('class="tick"', 'stroke="var(--ink)" stroke-width="1.6"'),
    "lijn": ('class="line"', 'fill="none" stroke="var(--accent)" stroke-width="1.8" stroke-linejoin="round"'),
    "punt": ('class="pt"', 'fill="var(--accent)"'),
    "baan": ('class="baan"', 'stroke="var(--rule)" stroke-width="3" stroke-linecap="round"'),
    "baan_af": ('class="baan-af"', 'stroke="var(--accent)" stroke-width="3" stroke-linecap="round"'),
    "baan_begin": ('class="baan-begin"', 'fill="var(--accent)"'),
    "baan_nu": ('class="baan-nu"', 'fill="var(--accent)"'),
    "vrij": ('class="tl-vrij"', 'fill="#eef1f3"'),
    "rij_nu": ('class="tl-nu"', 'fill="var(--accent-soft)"'),
    "tijdbalk_vierkant": ('class="tl-college"', 'fill="var(--rule)"'),
    "tijdbalk_rond": ('class="tl-raad"', 'fill="var(--accent)"'),
    "tijdbalk_ruit": ('class="tl-oov"', 'fill="#f7f9fa" stroke="var(--ink-2)" stroke-width="1"'),
    "balktekst": ('class="tl-tekst"', 'fill="var(--ink)" font-weight="600"'),
    "balktekst_vol": ('class="tl-tekst-vol"', 'fill="#ffffff" font-weight="600"'),
    "vorm": ('class="tl-vorm"', 'fill="var(--ink)"'),
    "vorm_op_vol": ('class="tl-vorm-vol"', 'fill="#ffffff"'),
    "vorm_open": ('class="tl-vorm-open"', 'fill="none" stroke="var(--ink)" stroke-width="1.2"'),
    "vorm_laat": ('class="tl-laat"', 'fill="var(--ink)"'),
    "uitloop": ('class="tl-uitloop"', 'stroke="var(--ink)" stroke-width="1.2" stroke-dasharray="3 2"'),
    "vandaag": ('class="tl-vandaag"', 'stroke="var(--ink)" stroke-width="1.6"'),
    "vandaagtekst": ('class="tl-vandaag-tekst"', 'fill="var(--ink)" font-weight="700"'),
    "baan_doel": ('class="baan-doel"', 'fill="var(--ink)" stroke="var(--ink)" stroke-width="1.2"'),
}
_GEWICHTEN = {
    "kop": VET,
    "groepstekst": HALFVET,
    "balktekst": HALFVET,
    "balktekst_vol": HALFVET,
    "vandaagtekst": VET,
}


def gewicht(stijl: str) -> int:
    """Weight of the letter in this style of text: measuring and drawing agree on it."""
    return _GEWICHTEN.get(stijl.partition(" ")[0], GEWOON)


@dataclass(frozen=True)
class Medium:
    """Where a picture stands. `naam` chooses the measures of each picture."""

    naam: str
    stijlen: Mapping[str, str]

    def attributen(self, stijl: str) -> str:
        """The attributes of this style, ready to write; the number of a group follows the name ("vol 3")."""
        naam, _, groep = stijl.partition(" ")
        return self.stijlen[naam].format(g=groep)


SCHERM = Medium("scherm", MappingProxyType({stijl: scherm for stijl, (scherm, _) in _STIJLEN.items()}))
DRUK = Medium("druk", MappingProxyType({stijl: druk for stijl, (_, druk) in _STIJLEN.items()}))
