"""An option that excludes the others, as “Geen van deze”: staff write MERK behind it.

In a definition such an option is {"code", "tekst", "alleen": True}; the key is absent for any other.
"""

from collections.abc import Collection

from consultatie.vragenlijst.fouten import VraagFouten
from consultatie.vragenlijst.zin import Zin

from .basis import Definitie

MERK = "[alleen]"


def zonder_merk(regel: str) -> str:
    """The words of the option, without the mark behind them. A mark that stands elsewhere, or alone, is words."""
    return regel[: -len(MERK)].rstrip() or regel if is_gemerkt(regel) else regel


def is_gemerkt(regel: str) -> bool:
    """The line ends in the mark, in capitals or not, and something stands before it."""
    return regel.casefold().endswith(MERK) and regel.casefold() != MERK


def problemen_met_merk(regels: Collection[str], *, mag: bool) -> list[str]:
    """A mark that does not stand behind an answer, stands behind all of them, or stands where it means nothing
    (not `mag`)."""
    if not any(MERK in regel.casefold() for regel in regels):
        return []
    if not mag:
        return [f"Het teken {MERK} telt alleen bij de soort ‘Meer antwoorden’. Haal het hier weg."]
    if slecht := [regel for regel in regels if MERK in zonder_merk(regel).casefold()]:
        return [f"Zet {MERK} één keer, achteraan de regel en achter een antwoord. Verbeter ‘{slecht[0]}’."]
    if all(is_gemerkt(regel) for regel in regels):
        return [f"Achter elk antwoord staat {MERK}. Kies dan de soort ‘Eén antwoord’, en haal {MERK} weg."]
    return []


def _alleen(definitie: Definitie) -> tuple[dict[str, str], ...]:
    return tuple(optie for optie in definitie["opties"] if optie.get("alleen"))


def woorden_alleen(definitie: Definitie) -> tuple[str, ...]:
    """The words of the options that exclude the others, in order."""
    return tuple(optie["tekst"] for optie in _alleen(definitie))


def met_uitleg(definitie: Definitie, uitleg: Zin) -> Zin:
    """What everybody should know before answering, with what holds for these options where there are any."""
    if not (antwoorden := woorden_alleen(definitie)):
        return uitleg
    return Zin("{zin} Kiest u {antwoorden}? Kies dan geen ander antwoord.", zin=uitleg, antwoorden=antwoorden)


def weiger_samen(definitie: Definitie, codes: Collection[str]) -> None:
    """Raise VraagFouten when one that excludes the others was chosen with another."""
    gekozen = [optie["tekst"] for optie in _alleen(definitie) if optie["code"] in codes]
    if gekozen and len(codes) > 1:
        bericht = Zin(
            "U koos ‘{antwoord}’ en ook iets anders. Dat kan niet samen. Haal ‘{antwoord}’ weg, of haal de andere "
            "antwoorden weg.",
            antwoord=gekozen[0],
        )
        raise VraagFouten([(definitie["sleutel"], bericht)])
