"""Django looks here; the ModelAdmins live with their concept."""

from .besluit.admin import BestuursstukAdmin
from .college.admin import CollegevergaderingAdmin
from .mijlpaal.admin import MijlpaalAdmin
from .raad.admin import AmendementAdmin, FractieAdmin, MotieAdmin
from .sjabloon.admin import SjabloonAdmin

__all__ = [
    "AmendementAdmin",
    "BestuursstukAdmin",
    "CollegevergaderingAdmin",
    "FractieAdmin",
    "MijlpaalAdmin",
    "MotieAdmin",
    "SjabloonAdmin",
]
