from django.db import models


class Vragenlijststatus(models.TextChoices):
    CONCEPT = "concept", "Concept"
    OPEN = "open", "Open"
    GESLOTEN = "gesloten", "Gesloten"
    VAST = "vast", "Gesloten, cijfers staan vast"


# Takes no answers any more, and did.
DICHT = (Vragenlijststatus.GESLOTEN, Vragenlijststatus.VAST)


class Vragenlijstactie(models.TextChoices):
    OPENEN = "openen", "Openen"
    SLUITEN = "sluiten", "Sluiten"
    HEROPENEN = "heropenen", "Heropenen"
    TER_INZAGE = "ter_inzage", "Cijfers ter inzage geven"


class Kanaal(models.TextChoices):
    """How an answer came in. Open link and panel are never mixed without saying so."""

    OPEN = "open", "Open vragenlijst"
    DIGIPANEL = "digipanel", "Digipanel"
    PAPIER = "papier", "Papier"
    TELEFOON = "telefoon", "Telefoon"
    PARTNER = "partner", "Partner"
    NETWERKSESSIE = "sessie", "Netwerksessie"
    RAAD = "raad", "Gemeenteraad"


# Entered by staff, who go on after the last day for residents: paper is on its way, a call was made that evening, the
# session was the day after.
INVOERKANALEN = (Kanaal.PAPIER, Kanaal.TELEFOON, Kanaal.PARTNER, Kanaal.NETWERKSESSIE, Kanaal.RAAD)
