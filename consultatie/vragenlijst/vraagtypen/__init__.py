"""The question types, one file each, in the order in which staff choose from them.

A new type: write its file, add it here, add `templates/consultatie/vraagtypen/<code>.html`.
"""

from .basis import Vraagtype
from .een import Een
from .leeftijd import Leeftijd
from .meer import Meer
from .open import Open
from .schaal import Schaal
from .top import Top
from .wijk import Wijk

VRAAGTYPEN: dict[str, Vraagtype] = {
    soort.code: soort for soort in (Een(), Meer(), Top(), Schaal(), Open(), Wijk(), Leeftijd())
}
