"""Reading a form as staff typed it, and showing it again. Pure.

On paper people skip questions and nobody can ask them again, so nothing must be answered. All else is read as from the
page for residents.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.datastructures import MultiValueDict

from consultatie.vragenlijst.forms import HELE_FORMULIER, Formulier, lees_formulier, vragen_van
from consultatie.vragenlijst.papier import genummerd
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from consultatie.vragenlijst.vraagtypen.basis import Antwoord, Invoer

Velden = Mapping[str, list[str]]
"""The name of a field → its values, as they are kept."""

LEEG = "Dit formulier is leeg. Leg het apart: een leeg formulier telt niet mee."
LEEG_GESPREK = (
    "Er is nog niets ingevuld. Wilde de inwoner toch niet meedoen? Stop dan: een leeg formulier telt niet mee."
)


def lees(definitie: Mapping[str, Any], invoer: Invoer, *, leeg: str = LEEG) -> Formulier:
    """The answers, or what to mend; `leeg`: what to say of a form without any. Raises OngeldigeInvoer for what the screen could not have sent."""
    formulier = lees_formulier(_zonder_plicht(definitie), invoer)
    if HELE_FORMULIER in formulier.fouten:
        return Formulier(formulier.antwoorden, {**formulier.fouten, HELE_FORMULIER: leeg})
    return formulier


def velden_uit(definitie: Mapping[str, Any], invoer: Invoer) -> dict[str, list[str]]:
    """What was filled in, by the name of its field; fields that are no question are left out."""
    namen = [veld for vraag in vragen_van(definitie) for veld in VRAAGTYPEN[vraag["soort"]].velden(vraag)]
    gevuld = ((naam, [waarde for waarde in invoer.getlist(naam) if waarde]) for naam in namen)
    return {naam: waarden for naam, waarden in gevuld if waarden}


def invoer_uit(velden: Velden) -> Invoer:
    """The form as it was sent."""
    return MultiValueDict({naam: list(waarden) for naam, waarden in velden.items()})


def antwoorden_uit(definitie: Mapping[str, Any], velden: Velden) -> dict[str, Antwoord]:
    """The answers in what was kept: it was read before, by the same definition."""
    return lees(definitie, invoer_uit(velden)).antwoorden


def secties(
    definitie: Mapping[str, Any], invoer: Invoer, fouten: Mapping[str, str], *, voorlezen: bool
) -> list[dict[str, Any]]:
    """The sections with their questions as the templates of the question types ask for them, with the numbers that
    stand on the paper. `voorlezen`: with all that a resident would read beside a question."""
    return [
        {**sectie, "vragen": [_scherm(vraag, invoer, fouten, voorlezen=voorlezen) for vraag in sectie["vragen"]]}
        for sectie in genummerd(_zonder_plicht(definitie))["secties"]
    ]


def _scherm(vraag: Mapping[str, Any], invoer: Invoer, fouten: Mapping[str, str], *, voorlezen: bool) -> dict[str, Any]:
    soort = VRAAGTYPEN[vraag["soort"]]
    uitleg = soort.uitleg(vraag) if voorlezen else ""
    return {
        **vraag,
        **soort.scherm(vraag, invoer, fouten),
        "template": soort.template,
        "hulptekst": vraag["hulptekst"] if voorlezen else "",
        "uitleg": uitleg,
        "heeft_uitleg": bool((voorlezen and vraag["hulptekst"]) or uitleg or "alleen_als" in vraag),
    }


def _zonder_plicht(definitie: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **definitie,
        "secties": [
            {**sectie, "vragen": [{**vraag, "is_verplicht": False} for vraag in sectie["vragen"]]}
            for sectie in definitie["secties"]
        ],
    }
