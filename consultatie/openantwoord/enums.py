from django.db import models


class Antwoordstatus(models.TextChoices):
    TE_SCREENEN = "te_screenen", "Nog te lezen"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
    WEGGELEGD = "weggelegd", "Weggelegd"


class Antwoordactie(models.TextChoices):
    VRIJGEVEN = "vrijgeven", "Geef vrij"
    WEGLEGGEN = "wegleggen", "Leg weg"
    HERZIEN = "herzien", "Lees opnieuw"
    VERLOPEN = "verlopen", "Bewaartermijn voorbij"


class Reden(models.TextChoices):
    """Why a text goes no further."""

    PERSOON = "persoon", "Gaat over een persoon die te herkennen blijft"
    MELDING = "melding", "Is een melding voor politie of hulpverlening"
    KWETSEND = "kwetsend", "Scheldt, bedreigt of discrimineert"
    ONBRUIKBAAR = "onbruikbaar", "Is niet te begrijpen of gaat nergens over"
    BEWAARTERMIJN = "bewaartermijn", "Was niet gelezen voor de bewaartermijn om was"


class Vondstsoort(models.TextChoices):
    """What may point at a person; the label is what stands in its place."""

    IBAN = "iban", "rekeningnummer"
    BSN = "bsn", "burgerservicenummer"
    EMAIL = "email", "e-mailadres"
    TELEFOON = "telefoon", "telefoonnummer"
    ADRES = "adres", "adres"
    GEBOORTEDATUM = "geboortedatum", "geboortedatum"
    KENTEKEN = "kenteken", "kenteken"
    WEBADRES = "webadres", "webadres"
    ACCOUNT = "account", "accountnaam"
    NAAM = "naam", "naam"
    EIGEN = "eigen", "persoonlijk"
