from django.db import models


class Oplegger(models.TextChoices):
    """Who imposed it."""

    COLLEGE = "college", "College"
    BURGEMEESTER = "burgemeester", "Burgemeester"
    RAAD = "raad", "Raad"
