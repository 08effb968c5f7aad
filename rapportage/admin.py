"""Django looks here; each admin lives with its concept."""

from .documenten.admin import DocumentAdmin
from .uitslag.admin import ResultaatpublicatieAdmin
from .voortgang.admin import VoortgangsrapportageAdmin

__all__ = ["DocumentAdmin", "ResultaatpublicatieAdmin", "VoortgangsrapportageAdmin"]
