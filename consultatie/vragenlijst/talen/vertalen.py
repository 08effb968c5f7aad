"""A definition of a questionnaire in another language: the same questions, codes and fields, in other words."""

from collections.abc import Callable, Mapping
from typing import Any

from consultatie.vragenlijst.voorwaarde import voorwaardezin
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN

from .taal import Taal

Definitie = Mapping[str, Any]
_IN_VRAAG = ("tekst", "hulptekst", "label_laag", "label_hoog")
_IN_OPTIE = ("tekst", "uitleg")


def vertaal(definitie: Definitie, taal: Taal) -> Definitie:
    """All texts of a definition in this language, those without a translation marked as Dutch. Nothing else changes."""
    if not taal.is_vertaald:
        return definitie
    vragen = {vraag["sleutel"]: vraag for sectie in definitie["secties"] for vraag in sectie["vragen"]}

    def voor_wie(vraag: Definitie) -> dict[str, Any]:
        if (als := vraag.get("alleen_als")) is None:
            return {}
        return {"alleen_als": {**als, "zin": taal.zeg(voorwaardezin(als["codes"], vragen[als["sleutel"]]))}}

    return {
        **_met(definitie, ("titel", "inleiding"), taal.zoek),
        "secties": [
            {
                **_met(sectie, ("titel", "toelichting"), taal.zoek),
                "vragen": [{**_vraag(vraag, taal.zoek), **voor_wie(vraag)} for vraag in sectie["vragen"]],
            }
            for sectie in definitie["secties"]
        ],
    }


def teksten_van_sectie(sectie: Definitie) -> list[str]:
    """All that is read in a section, in the order of the page; a text that stands there twice is there twice."""
    gelezen: list[str] = []

    def lees(tekst: str) -> str:
        gelezen.append(tekst)
        return tekst

    _met(sectie, ("titel", "toelichting"), lees)
    for vraag in sectie["vragen"]:
        _vraag(vraag, lees)
    return gelezen


def _vraag(vraag: Definitie, f: Callable[[str], str]) -> dict[str, Any]:
    nieuw = _met(vraag, _IN_VRAAG, f)
    if VRAAGTYPEN[vraag["soort"]].heeft_eigennamen:
        return nieuw
    for lijst in ("rijen", "opties"):
        if lijst in vraag:
            nieuw[lijst] = [_met(optie, _IN_OPTIE, f) for optie in vraag[lijst]]
    return nieuw


def _met(ding: Definitie, velden: tuple[str, ...], f: Callable[[str], str]) -> dict[str, Any]:
    return {**ding, **{veld: f(ding[veld]) for veld in velden if veld in ding}}
