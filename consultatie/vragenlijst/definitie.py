"""From sections and questions to a definition: what residents see and what their answers are read by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .models import Sectie, Vraag, Vragenlijst
from .voorwaarde import problemen_met_voorwaarde, stel_voorwaarde_samen
from .vraagtypen import VRAAGTYPEN

# The tallies are kept per wijk and age group, so each can be asked once.
HOOGUIT_EEN = ("wijk", "leeftijd")


def stel_samen(vragenlijst: Vragenlijst) -> dict[str, Any]:
    """The definition as `Vragenlijstversie` describes it. A section without questions is no step and is left out.

    Of a questionnaire without `problemen`; one that has them can be shown to staff, unknown types left out.
    """
    eerdere: list[dict[str, Any]] = []
    secties = []
    for sectie in _secties(vragenlijst):
        begin = len(eerdere)
        for vraag in sectie.vragen.all():
            if vraag.soort in VRAAGTYPEN:
                eerdere.append(_stel_vraag_samen(vraag, vragenlijst, eerdere))
        if vragen := eerdere[begin:]:
            secties.append({"titel": sectie.titel, "toelichting": sectie.toelichting, "vragen": vragen})
    return {"titel": vragenlijst.titel, "inleiding": vragenlijst.inleiding, "secties": secties}


def problemen(vragenlijst: Vragenlijst) -> list[str]:
    """Why it cannot be shown to residents like this: Dutch sentences that say what to do; empty when it can."""
    gevonden = []
    vragen: list[Vraag] = []
    for sectie in _secties(vragenlijst):
        vragen += (eigen := list(sectie.vragen.all()))
        if not eigen:
            gevonden.append(f"Sectie ‘{sectie.titel}’ heeft geen vragen. Voeg er een toe of haal de sectie weg.")
    if not vragen:
        return ["Voeg ten minste één sectie met een vraag toe."]
    eerdere: list[dict[str, Any]] = []
    teksten = {vraag.sleutel: vraag.tekst for vraag in vragen}
    for vraag in vragen:
        eigen_problemen = _problemen_van(vraag, vragenlijst, eerdere, teksten)
        gevonden += [f"Vraag ‘{vraag.tekst}’: {zin}" for zin in eigen_problemen]
        if vraag.soort in VRAAGTYPEN:
            eerdere.append(_stel_vraag_samen(vraag, vragenlijst, eerdere))
    return gevonden + _dubbele_velden(eerdere) + _dubbele_soorten(vragen)


def _secties(vragenlijst: Vragenlijst) -> list[Sectie]:
    return list(vragenlijst.secties.prefetch_related("vragen"))


def _stel_vraag_samen(vraag: Vraag, vragenlijst: Vragenlijst, eerdere: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "sleutel": vraag.sleutel,
        "soort": vraag.soort,
        "tekst": vraag.tekst,
        "hulptekst": vraag.hulptekst,
        "is_verplicht": vraag.is_verplicht,
        **VRAAGTYPEN[vraag.soort].compileer(vraag, vragenlijst.beleidsplan),
        **stel_voorwaarde_samen(vraag, eerdere),
    }


def _problemen_van(
    vraag: Vraag, vragenlijst: Vragenlijst, eerdere: Sequence[dict[str, Any]], teksten: Mapping[str, str]
) -> list[str]:
    if vraag.soort not in VRAAGTYPEN:
        return ["Kies een soort vraag."]
    eigen = VRAAGTYPEN[vraag.soort].problemen(vraag, vragenlijst.beleidsplan)
    return eigen + problemen_met_voorwaarde(vraag, eerdere, teksten)


def _dubbele_velden(vragen: Sequence[dict[str, Any]]) -> list[str]:
    """Two questions that would share a field of the page or a column of an export: the same key, or `top_1` beside a
    top called `top`."""
    namen = Counter(naam for vraag in vragen for naam in _namen(vraag))
    return [
        f"De sleutel ‘{naam}’ wordt door twee vragen gebruikt. Geef elke vraag een eigen sleutel."
        for naam, keer in namen.items()
        if keer > 1
    ]


def _namen(vraag: dict[str, Any]) -> set[str]:
    soort = VRAAGTYPEN[vraag["soort"]]
    return {vraag["sleutel"], *soort.velden(vraag), *soort.exporteer(vraag, None)}


def _dubbele_soorten(vragen: list[Vraag]) -> list[str]:
    keren = Counter(vraag.soort for vraag in vragen)
    return [
        f"Er zijn twee vragen van de soort ‘{VRAAGTYPEN[soort].naam}’. Eén is genoeg: haal de andere weg."
        for soort in HOOGUIT_EEN
        if keren[soort] > 1
    ]
