"""What people wrote in their own words, with the words beside it: labels as bars per group, and quotes."""

from dataclasses import dataclass

from rapportage.cijfers.resultaat import Groep, Labelrij, Opengroep, Openuitslag, Resultaat
from rapportage.grafieken import Balk, Grafiek, liggende_staven
from rapportage.grafieken.schaal import ronde_top
from rapportage.opmaak import getal


@dataclass(frozen=True)
class Opendeel:
    """One group: `telling` says how many texts bear a label, `zin` also what there is to see; `grafiek` None where of no
    label the number may be shown."""

    groep: Groep
    telling: str
    zin: str
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Openbeeld:
    """One open question. `rijen`: the table beside the bars; `ingedeeld` per group, None too few."""

    sleutel: str
    tekst: str
    toelichting: str
    delen: tuple[Opendeel, ...]
    rijen: tuple[Labelrij, ...]
    ingedeeld: tuple[int | None, ...]
    citaten: tuple[str, ...]

    @property
    def is_deels_verborgen(self) -> bool:
        """Of some group some label of the table is not shown."""
        return any(aantal is None for rij in self.rijen for aantal in rij.aantallen)


def openbeelden(resultaat: Resultaat) -> tuple[Openbeeld, ...]:
    """The open questions in the order of the questionnaire."""
    return tuple(_openbeeld(uitslag, resultaat) for uitslag in resultaat.openantwoorden)


def _openbeeld(uitslag: Openuitslag, resultaat: Resultaat) -> Openbeeld:
    groepen = [resultaat.groep(groep.groep) for groep in uitslag.groepen]
    top = _top(uitslag)
    return Openbeeld(
        sleutel=uitslag.sleutel,
        tekst=uitslag.tekst,
        toelichting=uitslag.toelichting,
        delen=tuple(_deel(uitslag, nummer, groep, top) for nummer, groep in enumerate(groepen)),
        rijen=uitslag.labels,
        ingedeeld=tuple(deel.gecodeerd for deel in uitslag.groepen),
        citaten=uitslag.citaten,
    )


def _deel(uitslag: Openuitslag, nummer: int, groep: Groep, top: float) -> Opendeel:
    deel, grafiek = uitslag.groepen[nummer], _balken(uitslag, nummer, groep.naam, top)
    zin = telling = _zin_van(deel)
    if grafiek is not None:
        zin += " De staaf is het deel daarvan."
    elif deel.gecodeerd is not None:
        zin += " Over elk onderwerp gaan er te weinig om te laten zien."
    return Opendeel(groep, telling, zin, grafiek)


def _zin_van(deel: Opengroep) -> str:
    """How many of the texts were sorted under a label."""
    if deel.gecodeerd is None:
        return "Te weinig antwoorden om te laten zien."
    if deel.geschreven is None:
        return f"{getal(deel.gecodeerd)} antwoorden zijn ingedeeld. Dat zijn ze bijna allemaal."
    if deel.geschreven == deel.gecodeerd:
        return f"Alle {getal(deel.gecodeerd)} antwoorden zijn ingedeeld."
    return f"{getal(deel.gecodeerd)} van de {getal(deel.geschreven)} antwoorden zijn ingedeeld."


def _balken(uitslag: Openuitslag, nummer: int, groep: str, top: float) -> Grafiek | None:
    gecodeerd = uitslag.groepen[nummer].gecodeerd
    if gecodeerd is None or all(rij.aantallen[nummer] is None for rij in uitslag.labels):
        return None
    balken = [
        Balk(rij.naam, None if aantal is None else aantal / gecodeerd, aantal)
        for rij in uitslag.labels
        for aantal in [rij.aantallen[nummer]]
    ]
    return liggende_staven(balken, titel=f"{uitslag.tekst} {groep}", top=top)


def _top(uitslag: Openuitslag) -> float:
    """The share at the full width, the same for every group: bars side by side can be compared."""
    delen = [
        aantal / groep.gecodeerd
        for rij in uitslag.labels
        for groep, aantal in zip(uitslag.groepen, rij.aantallen, strict=True)
        if aantal is not None and groep.gecodeerd is not None
    ]
    return min(ronde_top(max(delen, default=1))[0], 1)
