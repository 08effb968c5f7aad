from django.db import models


class Bezwaar(models.TextChoices):
    """Why a response may not be called representative of the inhabitants."""

    ZELFSELECTIE = "zelfselectie", "Mensen kozen zelf om mee te doen. Zij zijn geen steekproef van de inwoners."
    TE_WEINIG = "te_weinig", "Er zijn te weinig antwoorden, als u meerekent dat ze niet even zwaar tellen."
    GROEP_ONTBREEKT = "groep_ontbreekt", "Van een groot deel van de inwoners is er geen enkel antwoord."
    VEEL_BIJGESNEDEN = "veel_bijgesneden", "Te veel antwoorden zouden heel zwaar moeten tellen. Dat is begrensd."
    NIET_GELUKT = "niet_gelukt", "Wijk en leeftijd kunnen met deze antwoorden niet allebei kloppen met de inwoners."
    CIJFERS_ONTBREKEN = "cijfers_ontbreken", "Er zijn geen inwonercijfers per wijk of per leeftijd."
    VEEL_ONBEKEND = "veel_onbekend", "Van te veel mensen is de wijk of de leeftijd niet bekend."
    WIJK_FICTIEF = "wijk_fictief", "De inwonercijfers per wijk zijn verzonnen voor het voorbeeld."
    LEEFTIJD_FICTIEF = "leeftijd_fictief", "De inwonercijfers per leeftijd zijn verzonnen voor het voorbeeld."


class Kanttekening(models.TextChoices):
    """What a reader of weighted figures must know besides."""

    ALLE_LEEFTIJDEN = "alle_leeftijden", "De inwonercijfers per wijk gaan over alle leeftijden, ook over kinderen."
    ANDER_JAAR = "ander_jaar", "De inwonercijfers zijn niet allemaal van hetzelfde jaar."
    NIET_INGEVULD = (
        "niet_ingevuld",
        "Wie wijk of leeftijd niet invulde, is gewogen op het andere. Wie beide niet invulde, telt voor 1.",
    )
    ZONDER_CIJFER = "zonder_cijfer", "Van een wijk of leeftijdsgroep met antwoorden is het aantal inwoners niet bekend."
    OVERIG = "overig", "Uit een deel van de inwoners kwam geen antwoord. De anderen tellen ook voor dat deel."
    BIJGESNEDEN = "bijgesneden", "Geen antwoord telt zwaarder dan een vast aantal keren het gemiddelde."
