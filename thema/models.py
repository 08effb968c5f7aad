"""Django looks here; the models live with their concept."""

from .basis.models import Statusovergang
from .beleidsplan.models import Beleidsplan, Bevolkingsdeel, Gemeente, Kader, Reces, Uitgangspunt, Wijk
from .doelenboom.models import Doel, Maatregel, Middel, Middelinzet
from .indicator.models import Indicator, Indicatorwaarde
from .partner.models import Contactmoment, Contactpersoon, Domein, Lidorganisatie, Partner, Standpunt
from .tekstblok.models import Tekstblok, Tekstblokversie
from .thema.models import Thema, Trend, Veiligheidsveld

__all__ = [
    "Beleidsplan",
    "Bevolkingsdeel",
    "Contactmoment",
    "Contactpersoon",
    "Doel",
    "Domein",
    "Gemeente",
    "Indicator",
    "Indicatorwaarde",
    "Kader",
    "Lidorganisatie",
    "Maatregel",
    "Middel",
    "Middelinzet",
    "Partner",
    "Reces",
    "Standpunt",
    "Statusovergang",
    "Tekstblok",
    "Tekstblokversie",
    "Thema",
    "Trend",
    "Uitgangspunt",
    "Veiligheidsveld",
    "Wijk",
]
