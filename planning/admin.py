"""Django looks here; the ModelAdmins live with their concept."""

from .besluit.admin import BestuursstukAdmin
from .college.admin import CollegevergaderingAdmin
from .mijlpaal.admin import MijlpaalAdmin
from .raad.admin import AmendementAdmin, FractieAdmin, MotieAdmin
from .raadstafel.admin import RaadstafelAdmin, RaadsvraagAdmin, ToezeggingAdmin
from .sjabloon.admin import SjabloonAdmin

__all__ = [
    "AmendementAdmin",
    "BestuursstukAdmin",
    "CollegevergaderingAdmin",
    "FractieAdmin",
    "MijlpaalAdmin",
    "MotieAdmin",
    "RaadstafelAdmin",
    "RaadsvraagAdmin",
    "SjabloonAdmin",
    "ToezeggingAdmin",
]
