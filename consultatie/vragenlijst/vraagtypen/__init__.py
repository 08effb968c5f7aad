"""The question types, one file each, in the order in which staff choose from them.

A new type: write its file, add it here, add `templates/consultatie/vraagtypen/<code>.html`. See CONTRIBUTING.md.
"""

from .basis import Vraagtype
from .cijfer import Cijfer
from .een import Een
from .geslacht import Geslacht
from .leeftijd import Leeftijd
from .matrix import Matrix
from .meer import Meer
from .open import Open
from .open_per_thema import OpenPerThema
from .rangorde import Rangorde
from .schaal import Schaal
from .top import Top
from .wijk import Wijk

SOORTEN: tuple[Vraagtype, ...] = (
    *(Een(), Meer(), Schaal(), Cijfer(), Matrix()),
    *(Top(), Rangorde()),
    *(Open(), OpenPerThema()),
    *(Wijk(), Leeftijd(), Geslacht()),
)
VRAAGTYPEN: dict[str, Vraagtype] = {soort.code: soort for soort in SOORTEN}
