"""What a new paper begins with, so that nobody types headings or names again (R6, R7, R19, R24, R26, R27)."""

from django.db import transaction

from planning.sjabloon.queries import koppen_van
from rapportage.documenten.enums import Documentsoort
from thema.tekstblok.models import Tekstblok

from .enums import Besluitenlijst, Openbaarmaking
from .models import Besluitenlijstregel, Besluitpunt, Bestuursstuk, Notagegevens, Routingstap, Stuksectie


@transaction.atomic
def stuk_opzetten(stuk: Bestuursstuk) -> None:
    """Give a paper that was just made the sections of its template, and a nota the boxes, roles and names of the last one.

    Does nothing to a paper that has sections already.
    """
    if stuk.secties.exists():
        return
    _secties_opzetten(stuk)
    if stuk.soort == Documentsoort.NOTA:
        _nota_opzetten(stuk)


def _secties_opzetten(stuk: Bestuursstuk) -> None:
    """Where the plan has the text block that the template names, its text; else the template's own."""
    koppen = koppen_van(stuk.beleidsplan.gemeente, stuk.soort)
    sleutels = [kop.sleutel for kop in koppen if kop.sleutel]
    blokken = {blok.sleutel: blok for blok in Tekstblok.objects.van(stuk.beleidsplan).filter(sleutel__in=sleutels)}
    for volgorde, kop in enumerate(koppen, start=1):
        blok = blokken.get(kop.sleutel)
        Stuksectie.objects.create(
            stuk=stuk,
            volgorde=volgorde,
            niveau=kop.niveau,
            kop=kop.kop,
            onderdeel=kop.onderdeel,
            tekst="" if blok else kop.tekst,
            tekstblok=blok,
            is_niet_van_toepassing=kop.is_niet_van_toepassing,
        )


def _nota_opzetten(stuk: Bestuursstuk) -> None:
    gemeente = stuk.beleidsplan.gemeente_id
    vorige = Notagegevens.objects.filter(stuk__beleidsplan__gemeente=gemeente).order_by("-stuk__datum", "-pk").first()
    Notagegevens.objects.create(
        stuk=stuk, college=vorige.college if vorige else "", openbaarmaking=Openbaarmaking.NOTA_EN_BESLUIT
    )
    for lijst in Besluitenlijst:
        Besluitenlijstregel.objects.create(stuk=stuk, lijst=lijst)
    for stap in vorige.stuk.routing.select_related("gebruiker") if vorige else ():
        met_vak = None if stap.is_geparafeerd is None else False
        Routingstap.objects.create(
            stuk=stuk, volgorde=stap.volgorde, rol=stap.rol, gebruiker=stap.gebruiker, is_geparafeerd=met_vak
        )
    Besluitpunt.objects.create(stuk=stuk, volgorde=1, tekst="De nota en het besluit openbaar te maken.")
