"""Django looks here; the models live with their concept."""

from .documenten.models import Document
from .resultaten.models import Cijferinzage, Resultaatpublicatie
from .voortgang.models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage

__all__ = [
    "Cijferinzage",
    "Document",
    "Maatregelvoortgang",
    "Resultaatpublicatie",
    "Themavoortgang",
    "Voortgangsrapportage",
]
