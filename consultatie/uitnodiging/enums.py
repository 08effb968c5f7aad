"""Why somebody is no longer invited."""

from django.db.models import TextChoices


class Afmeldreden(TextChoices):
    """ "" on a member: staff wrote the day down themselves, or a list held it."""

    ZELF = "zelf", "Heeft zich afgemeld met de link in een mail"
    LIJST = "lijst", "Stond niet meer in de ledenlijst"
