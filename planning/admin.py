"""Django looks here; the ModelAdmins live with their concept."""

from .besluit.admin import BestuursstukAdmin
from .college.admin import CollegevergaderingAdmin
from .mijlpaal.admin import MijlpaalAdmin

__all__ = ["BestuursstukAdmin", "CollegevergaderingAdmin", "MijlpaalAdmin"]
