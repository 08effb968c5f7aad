"""A language as a spreadsheet, for a translation bureau: a row per text, what is Dutch and what it becomes."""

from collections.abc import Iterable, Mapping

import tablib

from thema.basis.exporteren import Xlsx
from thema.basis.importeren import lees_bestand

from .catalogus import kort
from .fouten import VertalingOngeldig
from .taal import sleutel

KOLOMMEN = ("Nederlands", "vertaling")
# So many rows are named in one refusal.
_HOOGUIT = 10


def schrijf(teksten: Iterable[str], woorden: Mapping[str, str]) -> bytes:
    """An Excel workbook with all texts, also those without a translation."""
    rijen = [(nederlands, woorden.get(nederlands, "")) for nederlands in teksten]
    return Xlsx().export_data(tablib.Dataset(*rijen, headers=KOLOMMEN))


def lees(inhoud: bytes, *, bekend: Iterable[str]) -> dict[str, str]:
    """What such a file holds: Dutch → translation. A row without one says nothing.

    Raises BestandGeweigerd for what is no spreadsheet, VertalingOngeldig for other columns, for Dutch that is not on the
    page, and for two translations of one text.
    """
    blad = lees_bestand(inhoud)
    namen = tuple(kop.lower() for kop in KOLOMMEN)
    if blad.headers is None or tuple(blad.headers[:2]) != namen or len(blad.headers) > len(namen):
        raise VertalingOngeldig(
            [f"De kolommen moeten {KOLOMMEN[0]} en {KOLOMMEN[1]} heten, en niet meer zijn dan die twee."]
        )
    per_sleutel = {sleutel(tekst): tekst for tekst in bekend}
    gelezen: dict[str, str] = {}
    vreemd: list[str] = []
    for rij in blad:
        nederlands, vertaling = (sleutel(str(cel if cel is not None else "")) for cel in rij)
        if nederlands not in per_sleutel:
            vreemd.append(
                f"‘{kort(nederlands)}’ staat niet in deze vragenlijst. Haal die rij weg, of vraag een nieuw bestand op."
            )
        elif vertaling and gelezen.setdefault(nederlands, vertaling) != vertaling:
            vreemd.append(f"‘{kort(nederlands)}’ staat er twee keer in, met een andere vertaling. Haal er een weg.")
    if vreemd:
        rest = [f"En nog {len(vreemd) - _HOOGUIT} rijen."] if len(vreemd) > _HOOGUIT else []
        raise VertalingOngeldig(vreemd[:_HOOGUIT] + rest)
    return gelezen
