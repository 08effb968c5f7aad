"""What a paper still lacks, as sentences: before it goes into routing, and again at every step forward (R14, R15)."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import opsomming
from thema.basis.fouten import DomeinFout
from thema.thema.enums import Themastatus
from thema.thema.models import Thema

from .enums import Besluitenlijst, Bijlagesoort, Openbaarmaking, Stukstatus
from .models import Bestuursstuk, Notagegevens, Stuksectie

_MET_NOTA_OPENBAAR = frozenset(
    {Openbaarmaking.NOTA_EN_BESLUIT, Openbaarmaking.MET_PERSBERICHT, Openbaarmaking.NADAT, Openbaarmaking.BEHALVE}
)
_MET_ARTIKELEN = frozenset({Openbaarmaking.ALLEEN_BESLUIT, Openbaarmaking.NIET})
_MET_SECTIES = frozenset(
    {Documentsoort.NOTA, Documentsoort.RAADSMEDEDELING, Documentsoort.STARTNOTITIE, Documentsoort.BIJSTELLING}
)
# What a decision point makes public stands before these words: "De nota en het besluit openbaar te maken".
_MAAKT_OPENBAAR = re.compile(r"^(.*?)openbaar te maken", re.IGNORECASE | re.DOTALL)
_NIET = re.compile(r"\bniet\b", re.IGNORECASE)
_NOTA = re.compile(r"\bnota\b", re.IGNORECASE)


class StukOnvolledig(DomeinFout):
    """The paper cannot go on yet; `bezwaren` says why, one sentence each."""

    def __init__(self, stuk: Bestuursstuk, bezwaren: tuple[str, ...]) -> None:
        self.bezwaren = bezwaren
        super().__init__(f"{stuk} is nog niet compleet. {' '.join(bezwaren)}")


def eis_volledig(stuk: Bestuursstuk) -> None:
    """Raise StukOnvolledig when anything is lacking."""
    if gevonden := bezwaren(stuk):
        raise StukOnvolledig(stuk, gevonden)


def bezwaren(stuk: Bestuursstuk) -> tuple[str, ...]:
    """Everything that keeps the paper from going on, in the order of the form; empty when it is complete."""
    gevonden = list(_over_soort(stuk))
    if stuk.soort == Documentsoort.NOTA:
        gevonden += _over_herkomst(stuk)
        gevonden += _over_nota(stuk)
    if stuk.soort == Documentsoort.PLAN and stuk.status != Stukstatus.CONCEPT:
        gevonden += _over_themas(stuk)
    gevonden += _over_secties(stuk)
    return tuple(gevonden)


def _over_soort(stuk: Bestuursstuk) -> Iterator[str]:
    is_voortgang = stuk.soort == Documentsoort.VOORTGANGSRAPPORTAGE
    if is_voortgang and stuk.voortgang is None:
        yield "Kies over welk jaar deze voortgangsrapportage gaat."
    elif is_voortgang and stuk.voortgang is not None and stuk.voortgang.beleidsplan_id != stuk.beleidsplan_id:
        yield "De gekozen voortgangsrapportage hoort bij een ander beleidsplan. Kies die van dit plan."
    if not is_voortgang and stuk.voortgang is not None:
        yield "Een voortgangsrapportage hoort alleen bij een stuk van die soort. Maak dat veld leeg."


def _over_herkomst(stuk: Bestuursstuk) -> Iterator[str]:
    """Whose nota it is stands at its top."""
    velden = {"team": stuk.team, "programma": stuk.programma, "portefeuillehouder": stuk.portefeuillehouder}
    if leeg := [naam for naam, waarde in velden.items() if not waarde.strip()]:
        yield f"Vul in van wie de nota is: {opsomming(leeg)}."


def _over_nota(stuk: Bestuursstuk) -> Iterator[str]:
    nota: Notagegevens | None = getattr(stuk, "nota", None)
    if nota is None:
        yield "Vul de notagegevens in: het college en het voorstel over openbaarmaking."
        return
    punten = [punt.besloten_tekst for punt in stuk.besluitpunten.all()]
    if not punten:
        yield "Vul bij ‘Besloten wordt’ ten minste één punt in."
    yield from _over_openbaarmaking(stuk, nota)
    yield from _over_besluitpunten(Openbaarmaking(nota.openbaarmaking), punten)
    lijsten = {regel.lijst for regel in stuk.besluitenlijst.all() if regel.is_aangekruist}
    if Besluitenlijst.BESLOTEN in lijsten and nota.openbaarmaking in _MET_NOTA_OPENBAAR:
        yield "De besluitenlijst zegt ‘Besloten’, maar het voorstel is om de nota openbaar te maken. Kies één van beide."


def _over_openbaarmaking(stuk: Bestuursstuk, nota: Notagegevens) -> Iterator[str]:
    """Each option brings its own: the press release, the condition or part, the articles."""
    optie = Openbaarmaking(nota.openbaarmaking)
    soorten = {bijlage.soort for bijlage in stuk.bijlagen.all()}
    if optie is Openbaarmaking.MET_PERSBERICHT and Bijlagesoort.PERSBERICHT not in soorten:
        yield "U maakt de nota openbaar met een persbericht. Zet het persbericht bij de bijlagen."
    if optie is Openbaarmaking.NADAT and not nota.openbaarmaking_tekst.strip():
        yield "U maakt de nota openbaar ‘nadat’ er iets is gebeurd. Vul bij ‘voorwaarde of deel’ in wat dat is."
    if optie is Openbaarmaking.BEHALVE and not nota.openbaarmaking_tekst.strip():
        yield "U maakt de nota openbaar ‘behalve’ een deel. Vul bij ‘voorwaarde of deel’ in welk deel."
    if optie is Openbaarmaking.BEHALVE and not stuk.weglatingen.all():
        yield (
            "U maakt de nota openbaar ‘behalve’ een deel, maar er is nog niets weggelakt. Voeg bij ‘Weglatingen’ elke "
            "passage toe die niet openbaar wordt, met de grond."
        )
    if optie in _MET_ARTIKELEN and not nota.openbaarmaking_artikelen.strip():
        yield "U maakt iets niet openbaar. Vul in op grond van welk artikel of welke artikelen."


def _over_besluitpunten(optie: Openbaarmaking, punten: list[str]) -> Iterator[str]:
    """The proposal on openness agrees with the point of ‘Besloten wordt’ that speaks of it (R15)."""
    aanhef = [
        treffer[1] for punt in punten if (treffer := _MAAKT_OPENBAAR.search(punt)) and not _NIET.search(treffer[1])
    ]
    nota_openbaar = any(_NOTA.search(tekst) for tekst in aanhef)
    if optie in _MET_NOTA_OPENBAAR and punten and not nota_openbaar:
        yield (
            "Het voorstel is om de nota openbaar te maken, maar bij ‘Besloten wordt’ staat dat niet. "
            "Voeg het punt toe: De nota en het besluit openbaar te maken."
        )
    if (optie is Openbaarmaking.ALLEEN_BESLUIT and nota_openbaar) or (optie is Openbaarmaking.NIET and aanhef):
        yield (
            "Bij ‘Besloten wordt’ staat dat het openbaar wordt, maar het voorstel is om dat niet te doen. "
            "Pas het punt of het voorstel aan."
        )


def _over_themas(stuk: Bestuursstuk) -> Iterator[str]:
    """College and council decide on a plan in which every theme has been chosen, or not (R39)."""
    voorgesteld = Thema.objects.van(stuk.beleidsplan).filter(status=Themastatus.VOORGESTELD)
    if namen := [f"‘{naam}’" for naam in voorgesteld.values_list("naam", flat=True)]:
        yield (
            f"Alleen nog voorgesteld: {opsomming(namen)}. Leg eerst vast of "
            f"{'dit thema' if len(namen) == 1 else 'elk van deze thema’s'} voorrang krijgt of niet, met de reden erbij."
        )


def _over_secties(stuk: Bestuursstuk) -> Iterator[str]:
    """No section is empty without saying so; a heading may leave it to the subheadings right under it (R20)."""
    secties = list(stuk.secties.all())
    if not secties and stuk.soort in _MET_SECTIES:
        yield "Voeg ten minste één sectie met tekst toe."
    leeg = [sectie.kop for sectie, erna in zip_longest(secties, secties[1:]) if _is_leeg(sectie, erna)]
    if leeg:
        namen = opsomming([f"‘{kop}’" for kop in leeg])
        zin = f"De sectie {namen} is leeg." if len(leeg) == 1 else f"De secties {namen} zijn leeg."
        yield f"{zin} Schrijf een tekst, of kies ‘niet van toepassing’."


def _is_leeg(sectie: Stuksectie, erna: Stuksectie | None) -> bool:
    heeft_tekst = sectie.tekst.strip() or sectie.tekstblok_id or sectie.onderdeel
    heeft_tussenkop = sectie.niveau == 1 and erna is not None and erna.niveau > 1
    return not (heeft_tekst or sectie.is_niet_van_toepassing or heeft_tussenkop)
