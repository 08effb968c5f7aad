"""Words of one's own about each theme of the plan."""

from collections.abc import Iterable, Mapping
from typing import Any

from consultatie.vragenlijst.fouten import VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, enkele_waarde
from .open import MAXIMUM, lees_tekst, schoon
from .opties import MetOpties
from .themas import opties_uit_themas


class OpenPerThema(MetOpties):
    """A text field per theme, each of which may stay empty. Answer: slug of a theme → the cleaned text.

    Tally: about how many themes people wrote something, and about which; never what.
    """

    code = "open_per_thema"
    naam = "Open vraag per thema"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"opties": opties_uit_themas(plan), "maximum": MAXIMUM}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        gevonden = []
        if not plan.themas.exists():
            gevonden.append("Het plan heeft nog geen thema’s. Voeg ze eerst toe, of haal deze vraag weg.")
        if vraag.is_verplicht:
            gevonden.append(
                "Deze soort vraag kan niet verplicht zijn: elk thema mag leeg blijven. Haal het vinkje weg."
            )
        return gevonden

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return tuple(_veld(definitie, optie) for optie in definitie["opties"])

    def anker(self, veld: str) -> str:
        return f"id_{veld}"

    def label(self, definitie: Definitie, veld: str) -> str:
        return str(definitie["opties"][self.velden(definitie).index(veld)]["tekst"])

    def uitleg(self, definitie: Definitie) -> str:
        return Zin(
            "Vul alleen iets in bij de thema’s waar u iets over kwijt wilt. Schrijf geen namen, adressen of "
            "telefoonnummers op. Elke tekst mag {maximum} tekens lang zijn.",
            maximum=definitie["maximum"],
        )

    def codes(self, antwoord: Antwoord) -> Iterable[str]:
        return antwoord

    def lees(self, definitie: Definitie, invoer: Invoer) -> dict[str, str] | None:
        antwoord: dict[str, str] = {}
        fouten: list[tuple[str, str]] = []
        for optie in definitie["opties"]:
            veld = _veld(definitie, optie)
            try:
                tekst = lees_tekst(enkele_waarde(invoer, veld), veld, definitie["maximum"])
            except VraagFouten as fout:
                fouten += fout.fouten
            else:
                if tekst:
                    antwoord[optie["code"]] = tekst
        if fouten:
            raise VraagFouten(fouten)
        return antwoord or None

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        themas = [
            {
                **optie,
                "veld": veld,
                "waarde": "\n".join(schoon(waarde) for waarde in invoer.getlist(veld)),
                "fout": fouten.get(veld, ""),
            }
            for optie, veld in zip(definitie["opties"], self.velden(definitie), strict=True)
        ]
        return {"themas": themas}

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        teksten = _per_thema(antwoord)
        return "\n".join(
            f"{optie['tekst']}: {teksten[optie['code']]}" for optie in definitie["opties"] if optie["code"] in teksten
        )

    def woorden(self, definitie: Definitie, antwoord: Antwoord) -> dict[str, str]:
        return {veld: tekst for veld, tekst in self.exporteer(definitie, antwoord).items() if tekst}

    def zonder_woorden(self, antwoord: Antwoord) -> Antwoord:
        return dict.fromkeys(_per_thema(antwoord), "")

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        teksten = {} if antwoord is None else _per_thema(antwoord)
        return {_veld(definitie, optie): teksten.get(optie["code"], "") for optie in definitie["opties"]}


def _per_thema(antwoord: Antwoord) -> dict[str, str]:
    return dict(antwoord) if isinstance(antwoord, dict) else {}


def _veld(definitie: Definitie, optie: Mapping[str, Any]) -> str:
    return f"{definitie['sleutel']}_{optie['code']}"
