"""All themes of the plan, in order."""

from collections.abc import Mapping
from typing import Any

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, enkele_waarde
from .themas import Themavolgorde, opties_uit_themas

MINST, MEEST = 2, 20


class Rangorde(Themavolgorde):
    """A number for every theme, 1 the most important. Answer: slugs of all themes, the most important first.

    Who may skip the question may leave all of it empty, not a part: an order of some is another question (top.py).
    """

    code = "rangorde"
    naam = "Alle thema’s op volgorde"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        opties = opties_uit_themas(plan)
        return {"aantal": len(opties), "opties": opties}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        aantal = plan.themas.count()
        if aantal < MINST:
            return [f"Er valt niets op volgorde te zetten: het plan heeft {aantal} thema’s. Voeg thema’s toe."]
        if aantal > MEEST:
            return [f"{aantal} thema’s zijn te veel om op volgorde te zetten. Vraag een top: kies die soort vraag."]
        return []

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return tuple(_veld(definitie, optie) for optie in definitie["opties"])

    def label(self, definitie: Definitie, veld: str) -> str:
        return str(definitie["opties"][self.velden(definitie).index(veld)]["tekst"])

    def uitleg(self, definitie: Definitie) -> str:
        return Zin(
            "Geef elk thema een eigen nummer, van 1 tot en met {hoogste}. Nummer 1 is het belangrijkst.",
            hoogste=definitie["aantal"],
        )

    def lees(self, definitie: Definitie, invoer: Invoer) -> list[str] | None:
        opties = definitie["opties"]
        nummers = [enkele_waarde(invoer, veld) for veld in self.velden(definitie)]
        mogelijk = {str(nummer): nummer for nummer in range(1, len(opties) + 1)}
        if any(nummer and nummer not in mogelijk for nummer in nummers):
            raise OngeldigeInvoer
        if not any(nummers) and not definitie["is_verplicht"]:
            return None
        fouten = []
        for plaats, (optie, nummer) in enumerate(zip(opties, nummers, strict=True)):
            eerder = nummers.index(nummer)
            if not nummer:
                bericht = Zin("Kies een nummer van 1 tot en met {hoogste}.", hoogste=len(opties))
                fouten.append((_veld(definitie, optie), bericht))
            elif eerder < plaats:
                bericht = Zin(
                    "Kies een ander nummer. Nummer {nummer} hebt u al gegeven aan {thema}.",
                    nummer=nummer,
                    thema=opties[eerder]["tekst"],
                )
                fouten.append((_veld(definitie, optie), bericht))
        if fouten:
            raise VraagFouten(fouten)
        op_plaats = {mogelijk[nummer]: optie["code"] for optie, nummer in zip(opties, nummers, strict=True)}
        return [op_plaats[nummer] for nummer in sorted(op_plaats)]

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        themas = []
        for optie, veld in zip(definitie["opties"], self.velden(definitie), strict=True):
            gekozen = next(iter(invoer.getlist(veld)), "")
            nummers = [
                {"nummer": str(nummer), "gekozen": str(nummer) == gekozen}
                for nummer in range(1, definitie["aantal"] + 1)
            ]
            themas.append({**optie, "veld": veld, "nummers": nummers, "fout": fouten.get(veld, "")})
        return {"themas": themas}

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        plaats = {slug: str(nummer) for nummer, slug in enumerate(antwoord or (), start=1)}
        return {_veld(definitie, optie): plaats.get(optie["code"], "") for optie in definitie["opties"]}


def _veld(definitie: Definitie, optie: Mapping[str, Any]) -> str:
    return f"{definitie['sleutel']}_{optie['code']}"
