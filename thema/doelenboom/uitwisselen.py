"""Goals and measures to and from Excel."""

from django.db import models

from thema.basis.kolommen import Datum, Geheel, Getal, JaNee, Kolom, Verwijzing, Verwijzingen
from thema.beleidsplan.planonderdeel import PlanResource, actueel_plan
from thema.indicator.models import Indicator
from thema.partner.models import Partner
from thema.thema.models import Thema

from .models import Doel, Maatregel


def _themas() -> models.QuerySet[Thema]:
    return Thema.objects.filter(beleidsplan=actueel_plan())


def _indicatoren() -> models.QuerySet[Indicator]:
    return Indicator.objects.filter(beleidsplan=actueel_plan())


def _partners() -> models.QuerySet[Partner]:
    return Partner.objects.filter(gemeente=actueel_plan().gemeente)


def _doelen() -> models.QuerySet[Doel]:
    return Doel.objects.filter(thema__beleidsplan=actueel_plan())


class DoelResource(PlanResource):
    """By theme and title within the current plan."""

    thema = Kolom("thema", "thema", Verwijzing(_themas, "naam", "thema"))
    titel = Kolom("titel", "titel")
    volgorde = Kolom("volgorde", "volgorde", Geheel(leeg=0))
    tekst = Kolom("tekst", "doel", is_nodig=True)
    indicator = Kolom("indicator", "indicator", Verwijzing(_indicatoren, "naam", "indicator"))
    nulwaarde = Kolom("nulwaarde", "nulwaarde", Getal())
    nuljaar = Kolom("nuljaar", "jaar van de nulwaarde", Geheel())
    streefwaarde = Kolom("streefwaarde", "streefwaarde", Getal())
    streefjaar = Kolom("streefjaar", "jaar van de streefwaarde", Geheel())
    trekker = Kolom("trekker", "trekker")
    partners = Kolom("partners", "samen met", Verwijzingen(Verwijzing(_partners, "naam", "partner")))
    is_fictief = Kolom("is_fictief", "fictief", JaNee())

    class Meta:
        model = Doel
        import_id_fields = ("thema", "titel")
        fields = (
            *("thema", "titel", "volgorde", "tekst", "indicator", "nulwaarde", "nuljaar"),
            *("streefwaarde", "streefjaar", "trekker", "partners", "is_fictief"),
        )


class MaatregelResource(PlanResource):
    """By title within the current plan."""

    titel = Kolom("titel", "titel")
    volgorde = Kolom("volgorde", "volgorde", Geheel(leeg=0))
    doelen = Kolom("doelen", "doelen", Verwijzingen(Verwijzing(_doelen, "titel", "doel")))
    omschrijving = Kolom("omschrijving", "omschrijving")
    trekker = Kolom("trekker", "trekker")
    partners = Kolom("partners", "samen met", Verwijzingen(Verwijzing(_partners, "naam", "partner")))
    van = Kolom("van", "begint op", Datum())
    tot = Kolom("tot", "klaar op", Datum())
    is_fictief = Kolom("is_fictief", "fictief", JaNee())

    class Meta:
        model = Maatregel
        import_id_fields = ("titel",)
        fields = (
            *("titel", "volgorde", "doelen", "omschrijving", "trekker"),
            *("partners", "van", "tot", "is_fictief"),
        )
