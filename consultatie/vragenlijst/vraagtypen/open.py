"""Words of one's own."""

import re
from collections.abc import Mapping
from typing import Any

from consultatie.vragenlijst.fouten import VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, Teller, Telling, Vraagtype, enkele_waarde, weiger_leeg
from .tellers import Delenteller

MAXIMUM = 2000

# Word and PDF readers put these between lines and pages.
_REGELEINDE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What no keyboard makes: control characters, and halves of a character that no database can store.
_ONZICHTBAAR = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def schoon(tekst: str) -> str:
    """The text with \\n between its lines and without what cannot be seen or stored.

    That is taken out silently: it comes along with a paste, and its writer could not find it. Emoji, accents and
    writing from right to left stay.
    """
    return _ONZICHTBAAR.sub("", _REGELEINDE.sub("\n", tekst)).strip()


def te_lang(tekst: str, maximum: int) -> Zin:
    """What to say of a text of more than `maximum` characters."""
    return Zin(
        "Maak uw tekst korter: hij telt {lengte} tekens, er passen er {maximum}.", lengte=len(tekst), maximum=maximum
    )


def lees_tekst(waarde: str, veld: str, maximum: int) -> str:
    """The cleaned text of a field, "" for none; raises VraagFouten when it is too long."""
    tekst = schoon(waarde)
    if len(tekst) > maximum:
        raise VraagFouten([(veld, te_lang(tekst, maximum))])
    return tekst


class Open(Vraagtype):
    """A text field. Answer: the cleaned text, 1 to 2,000 characters. Tally: how many people wrote something."""

    code = "open"
    naam = "Open vraag"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"maximum": MAXIMUM}

    def uitleg(self, definitie: Definitie) -> str:
        return Zin(
            "Schrijf geen namen, adressen of telefoonnummers op. Uw tekst mag {maximum} tekens lang zijn.",
            maximum=definitie["maximum"],
        )

    def lees(self, definitie: Definitie, invoer: Invoer) -> str | None:
        sleutel = definitie["sleutel"]
        tekst = lees_tekst(enkele_waarde(invoer, sleutel), sleutel, definitie["maximum"])
        if not tekst:
            weiger_leeg(definitie, sleutel, Zin("Vul hier iets in."))
            return None
        return tekst

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        waarde = "\n".join(schoon(waarde) for waarde in invoer.getlist(definitie["sleutel"]))
        return {"waarde": waarde, "fout": fouten.get(definitie["sleutel"], "")}

    def leeg(self, definitie: Definitie) -> Telling:
        return {"n": 0}

    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        return {"n": telling["n"] + 1}

    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        return {"n": een["n"] + ander["n"]}

    def teller(self, definitie: Definitie) -> Teller:
        return Delenteller(lambda _: (), lambda n, _: {"n": n})

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        return str(antwoord)

    def woorden(self, definitie: Definitie, antwoord: Antwoord) -> dict[str, str]:
        return {definitie["sleutel"]: str(antwoord)} if antwoord else {}

    def zonder_woorden(self, antwoord: Antwoord) -> Antwoord:
        return ""
