"""What a municipality begins with that has no template of its own for a kind of paper (R19, R24, R26)."""

from typing import NamedTuple

from rapportage.documenten.enums import Documentsoort

from .enums import Onderdeel


class Kop(NamedTuple):
    """A heading with what comes under it in a new paper.

    `sleutel`: of the text block whose text goes there; `tekst` where the plan has no such block; `onderdeel`: what is set
    there by itself; `is_niet_van_toepassing`: it begins as ‘Niet van toepassing’.
    """

    kop: str
    niveau: int = 1
    onderdeel: str = ""
    sleutel: str = ""
    tekst: str = ""
    is_niet_van_toepassing: bool = False


_AANPAK = (
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
        *(Kop(tekst) for tekst in _AANPAK),
        Kop("Planning", onderdeel=Onderdeel.PLANNING),
    ),
    Documentsoort.RAADSVOORSTEL: (
        Kop("Inleiding"),
        Kop("Beoogd resultaat"),
        Kop("Kader"),
        Kop("Argumenten"),
        Kop("Kanttekeningen"),
        Kop("Extern draagvlak (partners)"),
        Kop("Financiële consequenties"),
        Kop("Aanpak/uitvoering"),
    ),
    Documentsoort.BIJSTELLING: (
        Kop("Aanleiding"),
        Kop("Waarom het plan verandert"),
        Kop("Gevolgen voor de uitvoering"),
        Kop("Financiële consequenties"),
    ),
}
# Kinds whose text stands in sections; the text of the others is the plan or the report itself.
MET_SECTIES = [(soort.value, soort.label) for soort in Documentsoort if soort in KOPPEN]
