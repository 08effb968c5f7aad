"""Django looks here; the ModelAdmins live with their concept."""

from .basis.spoor import StatusovergangAdmin
from .beleidsplan.admin import BeleidsplanAdmin, GemeenteAdmin
from .doelenboom.admin import DoelAdmin, MaatregelAdmin, MiddelAdmin
from .indicator.admin import IndicatorAdmin, IndicatorwaardeAdmin
from .partner.admin import ContactmomentAdmin, DomeinAdmin, PartnerAdmin, StandpuntAdmin
from .tekstblok.admin import TekstblokAdmin
from .thema.admin import ThemaAdmin

__all__ = [
    "BeleidsplanAdmin",
    "ContactmomentAdmin",
    "DoelAdmin",
    "DomeinAdmin",
    "GemeenteAdmin",
    "IndicatorAdmin",
    "IndicatorwaardeAdmin",
    "MaatregelAdmin",
    "MiddelAdmin",
    "PartnerAdmin",
    "StandpuntAdmin",
    "StatusovergangAdmin",
    "TekstblokAdmin",
    "ThemaAdmin",
]
