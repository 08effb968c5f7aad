"""How far a list of members is, and what can be done with it."""

from django.db.models import TextChoices


class Bestandstatus(TextChoices):
    ONTVANGEN = "ontvangen", "Wordt nagekeken"
    NAGEKEKEN = "nagekeken", "Nagekeken"
    WORDT_INGELEZEN = "wordt_ingelezen", "Wordt ingelezen"
    INGELEZEN = "ingelezen", "Ingelezen"
    AFGEKEURD = "afgekeurd", "Afgekeurd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Bestandsactie(TextChoices):
    NAKIJKEN = "nakijken", "Nakijken"
    AFKEUREN = "afkeuren", "Afkeuren"
    OPNIEUW = "opnieuw", "Kijk opnieuw na"
    INLEZEN = "inlezen", "Lees in"
    AFRONDEN = "afronden", "Afronden"
    INTREKKEN = "intrekken", "Trek in"
    VERLOPEN = "verlopen", "Laat verlopen"


class Rijsoort(TextChoices):
    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    GEDEELD = "gedeeld", "gedeeld e-mailadres"
    FOUT = "fout", "fout"


class Deelsoort(TextChoices):
    """What a part of a file holds: rows to read in, or members who are not in it."""

    RIJEN = "rijen", "rijen"
    AFWEZIG = "afwezig", "leden die er niet in staan"


class BijAfwezigen(TextChoices):
    """What happens with members of the panel who are not in the list."""

    LATEN = "laten", "Laat ze zoals ze zijn"
    AFMELDEN = "afmelden", "Meld ze af"
