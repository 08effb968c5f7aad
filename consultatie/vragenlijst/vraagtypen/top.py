"""The most important themes of the plan, in order."""

from collections.abc import Mapping
from itertools import groupby, zip_longest
from typing import Any

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from consultatie.vragenlijst.zin import Zin
from thema.beleidsplan.models import Beleidsplan

from .basis import Antwoord, Definitie, Invoer, enkele_waarde
from .themas import Themavolgorde, namen, opties_uit_themas

STANDAARD = 3
RANGEN = (
    *(Zin("eerste"), Zin("tweede"), Zin("derde"), Zin("vierde"), Zin("vijfde")),
    *(Zin("zesde"), Zin("zevende"), Zin("achtste"), Zin("negende"), Zin("tiende")),
)


class Top(Themavolgorde):
    """Selects below each other, one per place. Answer: slugs of themes, the most important first.

    Who may skip the question may also stop halfway, but not leave a gap: then nobody knows which place was meant.
    """

    code = "top"
    naam = "Top van thema’s"
    is_voor_iedereen = True

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        return {"aantal": min(vraag.aantal or STANDAARD, len(RANGEN)), "opties": opties_uit_themas(plan)}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        aantal, themas = vraag.aantal or STANDAARD, plan.themas.count()
        if aantal > len(RANGEN):
            return [f"Een top telt hooguit {len(RANGEN)} keuzes. Pas ‘aantal’ aan."]
        if aantal > themas:
            return [
                f"Een top {aantal} kan niet: het plan heeft {themas} thema’s. Voeg thema’s toe of pas ‘aantal’ aan."
            ]
        return []

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        return tuple(f"{definitie['sleutel']}_{plaats}" for plaats in range(1, definitie["aantal"] + 1))

    def label(self, definitie: Definitie, veld: str) -> str:
        return Zin("Uw {rang} keuze", rang=RANGEN[self.velden(definitie).index(veld)])

    def uitleg(self, definitie: Definitie) -> str:
        return Zin("Kies {aantal} verschillende thema’s. Zet het belangrijkste bovenaan.", aantal=definitie["aantal"])

    def lees(self, definitie: Definitie, invoer: Invoer) -> list[str] | None:
        velden = self.velden(definitie)
        keuzes = [enkele_waarde(invoer, veld) for veld in velden]
        teksten = {optie["code"]: optie["tekst"] for optie in definitie["opties"]}
        if any(keuze and keuze not in teksten for keuze in keuzes):
            raise OngeldigeInvoer
        nodig = len(velden) if definitie["is_verplicht"] else _laatste(keuzes)
        fouten = []
        for plaats, (veld, keuze) in enumerate(zip(velden, keuzes, strict=True)):
            eerder = keuzes.index(keuze)
            if not keuze and plaats < nodig:
                fouten.append((veld, Zin("Kies hier uw {rang} thema.", rang=RANGEN[plaats])))
            elif keuze and eerder < plaats:
                bericht = Zin(
                    "Kies hier een ander thema. {thema} is al uw {rang} keuze.",
                    thema=teksten[keuze],
                    rang=RANGEN[eerder],
                )
                fouten.append((veld, bericht))
        if fouten:
            raise VraagFouten(fouten)
        return [keuze for keuze in keuzes if keuze] or None

    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        plaatsen = []
        for nummer, veld in enumerate(self.velden(definitie), start=1):
            keuze = next(iter(invoer.getlist(veld)), "")
            groepen = [
                {"soort": soort, "opties": [{**optie, "gekozen": optie["code"] == keuze} for optie in opties]}
                for soort, opties in groupby(definitie["opties"], key=lambda optie: optie["groep"])
            ]
            plaatsen.append(
                {
                    "nummer": nummer,
                    "veld": veld,
                    "rang": RANGEN[nummer - 1],
                    "groepen": groepen,
                    "fout": fouten.get(veld, ""),
                }
            )
        return {"plaatsen": plaatsen}

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        keuzes = namen(definitie, list(antwoord or ()))
        return dict(zip_longest(self.velden(definitie), keuzes, fillvalue=""))


def _laatste(keuzes: list[str]) -> int:
    """How many places there are up to and including the last one that was filled in."""
    return max((plaats for plaats, keuze in enumerate(keuzes, start=1) if keuze), default=0)
