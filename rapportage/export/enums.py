"""What stands in a column, and how certain a book of figures is."""

from django.db import models


class Kolomsoort(models.TextChoices):
    """How a cell is written and what a reader may do with it."""

    TEKST = "tekst", "tekst"
    CODE = "code", "code: een vast woord voor een computer"
    AANTAL = "aantal", "geheel getal"
    AANDEEL = "aandeel", "deel tussen 0 en 1"
    GETAL = "getal", "getal"


GETALSOORTEN = frozenset({Kolomsoort.AANTAL, Kolomsoort.AANDEEL, Kolomsoort.GETAL})


class Cijferstatus(models.TextChoices):
    """Published figures never change; those under way may, and are not public."""

    DEFINITIEF = "definitief", "definitief"
    VOORLOPIG = "voorlopig", "voorlopig, nog niet openbaar"
