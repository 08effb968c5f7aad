"""Every permission of this room; django-rules looks here."""

import rules

from thema.basis.regels import registreer_leesbaar

from .college.rules import RECHTEN as OVER_HET_COLLEGE
from .geheimhouding.rules import RECHTEN as OVER_GEHEIMHOUDING
from .mijlpaal.rules import RECHTEN as OVER_MIJLPALEN
from .publicatie.rules import RECHTEN as OVER_PUBLICATIE
from .raad.rules import RECHTEN as OVER_DE_RAAD
from .raadstafel.rules import RECHTEN as OVER_RAADSTAFELS
from .routing.rules import RECHTEN as OVER_ROUTING
from .sjabloon.rules import RECHTEN as OVER_SJABLONEN
from .stuk.rules import RECHTEN as OVER_STUKKEN
from .weglating.rules import RECHTEN as OVER_WEGLATINGEN

_ALLE = {
    **OVER_MIJLPALEN,
    **OVER_STUKKEN,
    **OVER_WEGLATINGEN,
    **OVER_GEHEIMHOUDING,
    **OVER_ROUTING,
    **OVER_HET_COLLEGE,
    **OVER_DE_RAAD,
    **OVER_RAADSTAFELS,
    **OVER_PUBLICATIE,
    **OVER_SJABLONEN,
}
for _naam, _wie in _ALLE.items():
    rules.add_perm(_naam, _wie)
registreer_leesbaar("planning", ["besluit"])
