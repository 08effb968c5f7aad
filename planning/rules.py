"""Every permission of this room; django-rules looks here."""

import rules

from thema.basis.regels import registreer_leesbaar

from .mijlpaal.rules import RECHTEN as OVER_MIJLPALEN
from .publicatie.rules import RECHTEN as OVER_PUBLICATIE
from .sjabloon.rules import RECHTEN as OVER_SJABLONEN
from .stuk.rules import RECHTEN as OVER_STUKKEN

for _naam, _wie in {**OVER_MIJLPALEN, **OVER_STUKKEN, **OVER_PUBLICATIE, **OVER_SJABLONEN}.items():
    rules.add_perm(_naam, _wie)
registreer_leesbaar("planning", ["besluit"])
