"""Who takes the documents to the council's information system."""

from thema.basis.rollen import is_medewerker

RECHTEN = {"planning.maak_raadsexport": is_medewerker}
