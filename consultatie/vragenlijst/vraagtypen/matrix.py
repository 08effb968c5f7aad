"""Rows that are each answered on the same scale of columns."""

from collections.abc import Mapping
from typing import Any

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, Teller, Telling, Vraagtype, enkele_waarde, tel_bij_elkaar
from .opties import opties_uit_regels, problemen_met_regels, regels
from .tellers import Delenteller
from .themas import met_themas

MEESTE_KOLOMMEN = 7
MEESTE_RIJEN = 12


class Matrix(Vraagtype):
    """Radio buttons per row: a table on a wide screen, one group under the other on a phone.

    Answer: row code → column code, of the rows that were answered. Tally: per row how many answered it and how often
    each column was chosen. Where the question must be answered, every row must.
    """

    code = "matrix"
    naam = "Tabel: rijen met één schaal"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        rijen, kolommen = met_themas(vraag.rijen, plan), met_themas(vraag.opties, plan)
        return {"rijen": opties_uit_regels(rijen), "opties": opties_uit_regels(kolommen)}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        rijen, kolommen = met_themas(vraag.rijen, plan), met_themas(vraag.opties, plan)
        gevonden = problemen_met_regels(rijen, wat="rij", meervoud="rijen") + problemen_met_regels(kolommen)
        if (aantal := len(regels(rijen))) > MEESTE_RIJEN:
            gevonden.append(f"Een tabel heeft hooguit {MEESTE_RIJEN} rijen; dit zijn er {aantal}. Haal er weg.")
        if (aantal := len(regels(kolommen))) > MEESTE_KOLOMMEN:
            gevonden.append(f"Een tabel heeft hooguit {MEESTE_KOLOMMEN} antwoorden; dit zijn er {aantal}. Haal er weg.")
        return gevonden

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return tuple(_veld(definitie, rij) for rij in definitie["rijen"])

    def anker(self, veld: str) -> str:
        return f"opt-{veld}-1"

    def label(self, definitie: Definitie, veld: str) -> str:
        return str(definitie["rijen"][self.velden(definitie).index(veld)]["tekst"])

    def uitleg(self, definitie: Definitie) -> str:
        return Zin("Kies bij elke regel één antwoord.")

    def lees(self, definitie: Definitie, invoer: Invoer) -> dict[str, str] | None:
        antwoord: dict[str, str] = {}
        fouten = []
        mogelijk = {optie["code"] for optie in definitie["opties"]}
        for rij in definitie["rijen"]:
            waarde = enkele_waarde(invoer, _veld(definitie, rij))
            if waarde and waarde not in mogelijk:
                raise OngeldigeInvoer
            if waarde:
                antwoord[rij["code"]] = waarde
            elif definitie["is_verplicht"]:
                fouten.append((_veld(definitie, rij), Zin("Kies bij deze regel een antwoord.")))
        if fouten:
            raise VraagFouten(fouten)
        return antwoord or None

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        rijen = []
        for rij in definitie["rijen"]:
            veld = _veld(definitie, rij)
            gekozen = invoer.getlist(veld)
            opties = [{**optie, "gekozen": optie["code"] in gekozen} for optie in definitie["opties"]]
            rijen.append(
                {**rij, "veld": veld, "opties": opties, "is_leeg": "" in gekozen, "fout": fouten.get(veld, "")}
            )
        return {"rijen": rijen}

    def leeg(self, definitie: Definitie) -> Telling:
        nullen = {optie["code"]: 0 for optie in definitie["opties"]}
        return {"n": 0, "rijen": {rij["code"]: {"n": 0, "opties": dict(nullen)} for rij in definitie["rijen"]}}

    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        erbij = {rij: {"n": 1, "opties": {kolom: 1}} for rij, kolom in _per_rij(antwoord).items()}
        return self.voeg_samen(telling, {"n": 1, "rijen": erbij})

    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        niets: Telling = {"n": 0, "opties": {}}
        rijen = {
            rij: _som(een["rijen"].get(rij, niets), ander["rijen"].get(rij, niets))
            for rij in (*een["rijen"], *(rij for rij in ander["rijen"] if rij not in een["rijen"]))
        }
        return {"n": een["n"] + ander["n"], "rijen": rijen}

    def teller(self, definitie: Definitie) -> Teller:
        def telling_van(n: int, aantallen: Mapping[tuple[str, str], int]) -> Telling:
            rijen: dict[str, Telling] = {}
            for (rij, kolom), aantal in aantallen.items():
                hier = rijen.setdefault(rij, {"n": 0, "opties": {}})
                hier["n"] += aantal
                hier["opties"][kolom] = aantal
            return self.voeg_samen(self.leeg(definitie), {"n": n, "rijen": rijen})

        return Delenteller(lambda antwoord: _per_rij(antwoord).items(), telling_van)

    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
        per_rij = _per_rij(antwoord)
        return "; ".join(
            f"{rij['tekst']}: {teksten[per_rij[rij['code']]]}" for rij in definitie["rijen"] if rij["code"] in per_rij
        )

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
        per_rij = {} if antwoord is None else _per_rij(antwoord)
        return {_veld(definitie, rij): teksten.get(per_rij.get(rij["code"], ""), "") for rij in definitie["rijen"]}


def _per_rij(antwoord: Antwoord) -> dict[str, str]:
    return dict(antwoord) if isinstance(antwoord, dict) else {}


def _som(een: Telling, ander: Telling) -> Telling:
    return {"n": een["n"] + ander["n"], "opties": tel_bij_elkaar(een["opties"], ander["opties"])}


def _veld(definitie: Definitie, rij: Mapping[str, str]) -> str:
    return f"{definitie['sleutel']}_{rij['code']}"
