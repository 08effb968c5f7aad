"""The fixed words of the page: those that come with the software, and not from staff.

The file of English is the list of all of them: a test holds it to what templates, messages and scripts say.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .taal import Taal, sleutel

MAP = Path(__file__).parent
_LIJST = "en"

SCRIPTZINNEN = (
    "Fout:",
    "Niet ingevuld",
    "Kies minstens één antwoord.",
    "Kies minstens {aantal} antwoorden.",
    "Kies hoogstens {aantal} antwoorden. Nu zijn het er {gekozen}.",
    "U koos ‘{antwoord}’ en ook iets anders. Dat kan niet samen. Haal ‘{antwoord}’ weg, of haal de andere antwoorden weg.",
    "Maak uw tekst korter: hij telt {lengte} tekens, er passen er {maximum}.",
    "Kies een antwoord.",
    "Vul een antwoord in.",
    "Maak uw antwoord korter: hoogstens {maximum} tekens.",
    "Vul een getal in.",
    "Vul een getal in van {laagste} tot en met {hoogste}.",
    "Vul een e-mailadres in, zoals naam@voorbeeld.nl.",
    "Controleer dit antwoord.",
    "Verstuur uw antwoorden",
    "Na het versturen kunt u uw antwoorden niet meer wijzigen.",
    "Volgende stap",
    "Vorige stap",
    "Terug naar uw overzicht",
    "controleren",
    "Controleer uw antwoorden",
    "Klopt alles? Verstuur dan uw antwoorden. Daarna kunt u ze niet meer wijzigen.",
    "Wijzig",
    "Stap {stap} van {aantal}",
    "Uw antwoorden versturen wij pas na stap {aantal}. Eerst kunt u alles nog nakijken.",
    "U kunt nog niet verder. Verbeter dit punt:",
    "U kunt nog niet verder. Verbeter deze {aantal} punten:",
    "Er gaat iets niet goed",
    "U hebt nu geen internet. Uw antwoorden staan nog op dit apparaat. Verstuur ze als u weer verbinding hebt.",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "Kies hier een ander thema. {thema} is al uw {rang} keuze.",
    "nog niets gekozen",
    "{rang} keuze: {thema}",
    "niets",
    "Kies een ander nummer. Nummer {nummer} hebt u al gegeven aan {thema}.",
    "{thema} staat nu op {nummer} van {aantal}.",
)
"""What static/js says, of which a page in another language hands the words along."""


@cache
def meegeleverd(code: str) -> Mapping[str, str]:
    """The fixed words in this language as far as they come with the software: Dutch → that language; none: empty."""
    bestand = MAP / f"{code}.toml"
    # A code comes from TAALCODES, never from an address.
    if not bestand.exists():
        return {}
    delen = tomllib.loads(bestand.read_text(encoding="utf-8"))
    return {sleutel(nederlands): vertaling for deel in delen.values() for nederlands, vertaling in deel.items()}


def vaste_zinnen() -> tuple[str, ...]:
    """All fixed words in Dutch, in the order in which a resident meets them."""
    return tuple(meegeleverd(_LIJST))


def scriptwoorden(taal: Taal) -> str:
    """What scripts say in this language, as JSON; "" for Dutch, which they know themselves."""
    woorden = {zin: taal.woorden[zin] for zin in SCRIPTZINNEN if zin in taal.woorden}
    return json.dumps(woorden, ensure_ascii=False) if woorden else ""
