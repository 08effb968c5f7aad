"""From tallies to priorities: pure functions, without models and without a threshold (docs/adr/0015-prioriteren.md).

`rangtelling` holds a tally as the others take it, `aandelen` shares and their margin, `borda` the scale 0-100, `duels`
themes two by two, `groepen` groups beside each other, `wegingen` what weights of groups make of them and `robuustheid`
what all weights would. Import from the module that
has it; what was here first can be had from here too. (`robuustheid` brings numpy along, and not everybody needs that.)
"""

from .aandelen import aandeel, aandeel_in_top, wilson

__all__ = ["aandeel", "aandeel_in_top", "wilson"]
