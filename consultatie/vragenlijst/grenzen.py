"""How much fits in a field of a questionnaire: far more than makes sense, and little enough to lay out at once.

They hold for a field by itself, on a form and in a file. What a type of question makes of it, it says in its `problemen`.
"""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

MEESTE_MINUTEN = 120
MEESTE_AANTAL = 100
MEESTE_REGELS = 100

GRENZEN_MINUTEN = (
    MinValueValidator(1, "Vul ten minste 1 minuut in."),
    MaxValueValidator(
        MEESTE_MINUTEN, f"Vul hooguit {MEESTE_MINUTEN} minuten in. Duurt het langer? Maak de lijst dan korter."
    ),
)
GRENZEN_AANTAL = (MaxValueValidator(MEESTE_AANTAL, f"Vul hooguit {MEESTE_AANTAL} in, of laat het vak leeg."),)


def niet_te_veel_regels(tekst: str) -> None:
    """Raise ValidationError when there are more lines than one question can hold."""
    if (aantal := len(tekst.splitlines())) > MEESTE_REGELS:
        raise ValidationError(f"Hier passen hooguit {MEESTE_REGELS} regels; dit zijn er {aantal}. Haal er weg.")
