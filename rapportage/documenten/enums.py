from django.db import models


class Documentsoort(models.TextChoices):
    """The kinds of document that the process makes."""

    NOTA = "nota", "Nota voor burgemeester en wethouders"
    RAADSMEDEDELING = "raadsmededeling", "Raadsmededeling"
    STARTNOTITIE = "startnotitie", "Startnotitie"
    RAADSVOORSTEL = "raadsvoorstel", "Raadsvoorstel"
    RAADSBESLUIT = "raadsbesluit", "Raadsbesluit"
    PLAN = "plan", "Meerjarenbeleidsplan"
    BIJSTELLING = "bijstelling", "Bijstelling van het plan"
    VOORTGANGSRAPPORTAGE = "voortgangsrapportage", "Voortgangsrapportage"
    INBRENGNOTA = "inbrengnota", "Nota van inbreng"
    UITSLAG = "uitslag", "Uitslag van de consultatie"
    BESLUITENLIJST = "besluitenlijst", "Besluitenlijst van het college"
    VERSLAG = "verslag", "Verslag van een bijeenkomst"


# Made by staff and frozen as they are; the others are what college and council decide on as a paper.
ZONDER_BESLUIT = frozenset(
    {Documentsoort.INBRENGNOTA, Documentsoort.UITSLAG, Documentsoort.BESLUITENLIJST, Documentsoort.VERSLAG}
)
# Made of another paper: of a raadsvoorstel, when the council adopts it.
UIT_EEN_STUK = frozenset({Documentsoort.RAADSBESLUIT})
STUKSOORTEN = [(soort.value, soort.label) for soort in Documentsoort if soort not in ZONDER_BESLUIT | UIT_EEN_STUK]
