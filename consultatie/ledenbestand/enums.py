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
    INLEZEN = "inlezen", "Lees in"
    AFRONDEN = "afronden", "Afronden"
    INTREKKEN = "intrekken", "Trek in"
    VERLOPEN = "verlopen", "Laat verlopen"


class Rijsoort(TextChoices):
    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    FOUT = "fout", "fout"
