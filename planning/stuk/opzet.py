"""What a new paper begins with, so that nobody types headings or names again (R6, R7, R19, R24, R26)."""

from typing import NamedTuple

from django.db import transaction

from rapportage.documenten.enums import Documentsoort

from .enums import Besluitenlijst, Onderdeel, Openbaarmaking
from .models import Besluitenlijstregel, Besluitpunt, Bestuursstuk, Notagegevens, Routingstap, Stuksectie


class Kop(NamedTuple):
    """A heading; `onderdeel` is what is set under it by itself."""

    tekst: str
    niveau: int = 1
    onderdeel: str = ""


AANPAK = (
    "Consulteren inwoners en (veiligheids)partners",
    "Interactieve netwerksessie inwoners en gemeenteraad",
    "Bespreken en verdiepen van thema’s met de gemeenteraad",
    "Opstellen Meerjarenbeleidsplan",
)
KOPPEN: dict[str, tuple[Kop, ...]] = {
    Documentsoort.NOTA: (
        Kop("Inleiding"),
        Kop("Beoogd resultaat"),
        Kop("Kader"),
        Kop("Argumenten voor en tegen"),
        Kop("Argumenten voor", niveau=2),
        Kop("Argumenten tegen", niveau=2),
        Kop("Extern draagvlak (partners)"),
        Kop("Financiële consequenties"),
        Kop("Aanpak/uitvoering"),
    ),
    Documentsoort.RAADSMEDEDELING: (
        Kop("Inleiding: waarom deze mededeling"),
        Kop("Kader"),
        Kop("Kern van de boodschap"),
        Kop("Nadere toelichting"),
    ),
    Documentsoort.STARTNOTITIE: (
        Kop("Inleiding"),
        Kop("Aanleiding"),
        Kop("Doel"),
        Kop("Ontwikkelthema’s", onderdeel=Onderdeel.ONTWIKKELTHEMAS),
        Kop("Veiligheidsthema’s", onderdeel=Onderdeel.VEILIGHEIDSTHEMAS),
        Kop("Betrokkenen", onderdeel=Onderdeel.PARTNERS),
        *(Kop(tekst) for tekst in AANPAK),
        Kop("Planning", onderdeel=Onderdeel.PLANNING),
    ),
    Documentsoort.BIJSTELLING: (
        Kop("Aanleiding"),
        Kop("Waarom het plan verandert"),
        Kop("Gevolgen voor de uitvoering"),
        Kop("Financiële consequenties"),
    ),
}


@transaction.atomic
def stuk_opzetten(stuk: Bestuursstuk) -> None:
    """Give a paper that was just made the headings of its kind, and a nota the boxes, roles and names of the last one.

    Does nothing to a paper that has sections already.
    """
    if stuk.secties.exists():
        return
    for volgorde, kop in enumerate(KOPPEN.get(stuk.soort, ()), start=1):
        Stuksectie.objects.create(
            stuk=stuk, volgorde=volgorde, niveau=kop.niveau, kop=kop.tekst, onderdeel=kop.onderdeel
        )
    if stuk.soort == Documentsoort.NOTA:
        _nota_opzetten(stuk)


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
