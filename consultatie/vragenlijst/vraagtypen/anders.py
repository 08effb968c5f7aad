"""“Anders, namelijk”: one more option of a list, with words of one's own beside it."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from consultatie.vragenlijst.fouten import VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .alleen import zonder_merk
from .basis import Antwoord, Definitie, Invoer, enkele_waarde
from .open import schoon, te_lang
from .opties import opties_uit_regels, problemen_met_regels, regels
from .themas import met_themas

TEKST = Zin("Anders, namelijk")
MAXIMUM = 200
# What staff write in its place, whatever the capitals and the marks around it.
ZELFDE = frozenset({"anders", "anders-namelijk", "anders-nl", "iets-anders", "iets-anders-namelijk"})


def opties_met_anders(vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
    """The options that staff wrote, the themes of the plan among them where they said so, and as the last one TEKST where they asked for it; its code is `anders` then."""
    opties = opties_uit_regels(regels_met_anders(vraag, plan))
    return {"opties": opties, "anders": opties[-1]["code"]} if vraag.heeft_anders else {"opties": opties}


def regels_met_anders(vraag: Vraag, plan: Beleidsplan) -> str:
    """The lines of the question with TEKST as the last one where staff asked for it."""
    return "\n".join([*regels(met_themas(vraag.opties, plan)), *([TEKST] if vraag.heeft_anders else [])])


def problemen_met_opties(vraag: Vraag, plan: Beleidsplan, *, mag_alleen: bool = False) -> list[str]:
    """Fewer than two lines of staff's own, a line that stands there twice, TEKST included, or one that says the same as
    TEKST. `mag_alleen`: an option may exclude the others."""
    geschreven = met_themas(vraag.opties, plan)
    eigen = problemen_met_regels(geschreven, mag_alleen=mag_alleen)
    if eigen or not vraag.heeft_anders:
        return eigen
    samen = problemen_met_regels(regels_met_anders(vraag, plan), mag_alleen=mag_alleen)
    ook_anders = [regel for regel in map(zonder_merk, regels(geschreven)) if slugify(regel) in ZELFDE]
    if samen or not ook_anders:
        return samen
    dubbel = f"Bij de antwoorden staat ‘{ook_anders[0]}’, en u koos ook voor ‘{TEKST}’."
    return [f"{dubbel} Inwoners weten dan niet welke van de twee zij moeten kiezen. Haal er een weg."]


def veld_anders(definitie: Definitie) -> str:
    """The field of the words. No question can have it as its key: that is a slug, without a dot."""
    return f"{definitie['sleutel']}.anders"


def velden_anders(definitie: Definitie) -> tuple[str, ...]:
    """`veld_anders` where the question has it."""
    return (veld_anders(definitie),) if "anders" in definitie else ()


def lees_anders(definitie: Definitie, invoer: Invoer, gekozen: bool) -> str:
    """The words on one line, "" when the option was not chosen; raises VraagFouten for words without it, or it
    without words."""
    if "anders" not in definitie:
        return ""
    veld = veld_anders(definitie)
    tekst = " ".join(schoon(enkele_waarde(invoer, veld)).split())
    if gekozen and not tekst:
        raise VraagFouten([(veld, Zin("Schrijf op wat u bedoelt, of kies een ander antwoord."))])
    if tekst and not gekozen:
        raise VraagFouten([(veld, Zin("Kies ook ‘{antwoord}’, of maak dit veld leeg.", antwoord=TEKST))])
    if len(tekst) > MAXIMUM:
        raise VraagFouten([(veld, te_lang(tekst, MAXIMUM))])
    return tekst


def met_woorden(keuze: str | list[str], tekst: str) -> Antwoord:
    """The answer as it is stored: what was chosen, with the words beside it where there are any."""
    return {"keuze": keuze, "tekst": tekst} if tekst else keuze


def keuze_van(antwoord: Antwoord) -> str | list[str]:
    """What was chosen, without the words beside it."""
    return antwoord["keuze"] if isinstance(antwoord, dict) else antwoord


def is_anders(antwoord: Antwoord | None) -> bool:
    """The answer has words of one's own beside what was chosen, or had them before they were taken out."""
    return isinstance(antwoord, dict) and "tekst" in antwoord


def woorden_van(antwoord: Antwoord | None) -> str:
    """The words beside what was chosen, "" for none."""
    return str(antwoord["tekst"]) if isinstance(antwoord, dict) else ""


class MetAnders:
    """The ground of types that may have it."""

    def woorden(self, definitie: Definitie, antwoord: Antwoord) -> dict[str, str]:
        return {veld: tekst for veld, tekst in kolom_anders(definitie, antwoord).items() if tekst}

    def zonder_woorden(self, antwoord: Antwoord) -> Antwoord:
        return {**antwoord, "tekst": ""} if isinstance(antwoord, dict) else antwoord


def toon_anders(tekst: str, antwoord: Antwoord) -> str:
    """The answer in words, with the words of one's own at the end of it."""
    eigen = woorden_van(antwoord)
    return f"{tekst}: {eigen}" if eigen else tekst


def kolom_anders(definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
    """The column of the words, where the question has it."""
    return {veld: woorden_van(antwoord) for veld in velden_anders(definitie)}


def scherm_anders(definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
    """What the template of the text field needs, under the name `eigen`; nothing where the question has none."""
    if "anders" not in definitie:
        return {}
    veld = veld_anders(definitie)
    waarde = " ".join(" ".join(schoon(waarde) for waarde in invoer.getlist(veld)).split())
    return {"eigen": {"veld": veld, "waarde": waarde, "fout": fouten.get(veld, ""), "maximum": MAXIMUM}}
