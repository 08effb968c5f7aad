"""Django looks here; the ModelAdmins live with their concept."""

from .besluit.admin import BestuursstukAdmin
from .mijlpaal.admin import MijlpaalAdmin
from .sjabloon.admin import SjabloonAdmin

__all__ = ["BestuursstukAdmin", "MijlpaalAdmin", "SjabloonAdmin"]
