"""The pictures of the response, with the words beside them."""

from dataclasses import dataclass
from datetime import date

from consultatie.uitslag.weegbeeld import Bevolkingsbron
from rapportage.grafieken import Balk, Grafiek, Staaf, liggende_staven, staven
from rapportage.opmaak import MAANDEN_KORT, datum, getal, opsomming

from .stappen import Stap
from .verzamelen import Deel, Groepsrespons, Kanaalrespons, Respons, Verdeling

# A group whose share of the answers is under this part of that of the population stays behind.
BLIJFT_ACHTER = 0.75
# One or two bars are no picture of how it goes.
MINSTE_STAVEN = 3


@dataclass(frozen=True)
class Kanaalbeeld:
    """What came in by one channel: `rijen` are (days, number) per stretch, `rest` the first day that is not told of.
    `grafiek` None: so few stretches say more in a table."""

    naam: str
    kop: str
    grafiek: Grafiek | None
    rijen: tuple[tuple[str, int], ...]
    rest: str


@dataclass(frozen=True)
class Verdeelbeeld:
    """A division of one group beside the population. `grafiek` None: nothing of it may be shown."""

    verdeling: Verdeling
    kop: str
    grafiek: Grafiek | None
    bron: str


@dataclass(frozen=True)
class Groepsbeeld:
    """The divisions of one group."""

    groep: Groepsrespons
    verdelingen: tuple[Verdeelbeeld, ...]


def kanaalbeelden(respons: Respons) -> tuple[Kanaalbeeld, ...]:
    """A picture for every channel by which at least the threshold came in."""
    return tuple(
        _kanaalbeeld(kanaal, kanaal.verloop.stappen, kanaal.verloop.rest_van)
        for kanaal in respons.kanalen
        if kanaal.verloop and kanaal.verloop.stappen
    )


def _kanaalbeeld(kanaal: Kanaalrespons, stappen: tuple[Stap, ...], rest_van: date) -> Kanaalbeeld:
    kop = f"{kanaal.naam}: {getal(kanaal.totaal)} antwoorden"
    reeks = [Staaf(dagen_kort(stap), stap.aantal) for stap in stappen]
    return Kanaalbeeld(
        naam=kanaal.naam,
        kop=kop,
        grafiek=staven(reeks, titel=kop) if len(reeks) >= MINSTE_STAVEN else None,
        rijen=tuple((dagen_kort(stap), stap.aantal) for stap in stappen),
        rest=datum(rest_van),
    )


def dagen_kort(stap: Stap) -> str:
    """Like "12 aug", "12–14 aug" or "30 aug–2 sept"."""
    laatste = f"{stap.tot.day} {MAANDEN_KORT[stap.tot.month - 1]}"
    if stap.van == stap.tot:
        return laatste
    zelfde = (stap.van.year, stap.van.month) == (stap.tot.year, stap.tot.month)
    eerste = f"{stap.van.day}" if zelfde else f"{stap.van.day} {MAANDEN_KORT[stap.van.month - 1]}"
    return f"{eerste}–{laatste}"


def groepsbeelden(respons: Respons) -> tuple[Groepsbeeld, ...]:
    """Per group in which something was mixed."""
    return tuple(
        Groepsbeeld(groep, tuple(_verdeelbeeld(verdeling) for verdeling in groep.verdelingen))
        for groep in respons.groepen
    )


def _verdeelbeeld(verdeling: Verdeling) -> Verdeelbeeld:
    is_leeg = all(deel.deel is None for deel in verdeling.delen)
    kop = _kop(verdeling)
    grafiek = liggende_staven(
        [Balk(deel.naam, deel.deel, vergelijk=deel.bevolking) for deel in verdeling.delen],
        titel=kop,
        woorden=("van de antwoorden", "van de bevolking"),
    )
    return Verdeelbeeld(verdeling, kop, None if is_leeg else grafiek, _bron(verdeling))


def _kop(verdeling: Verdeling) -> str:
    achter = [deel.naam for deel in verdeling.delen if _blijft_achter(deel)]
    if not achter:
        return f"{verdeling.naam}: niets van wat te zien is, blijft ver achter"
    return f"{verdeling.naam}: {opsomming(achter)} {'blijft' if len(achter) == 1 else 'blijven'} achter"


def _blijft_achter(deel: Deel) -> bool:
    return deel.deel is not None and deel.bevolking is not None and deel.deel < BLIJFT_ACHTER * deel.bevolking


def _bron(verdeling: Verdeling) -> str:
    return opsomming([_bron_in_woorden(bron) for bron in verdeling.bronnen])


def _bron_in_woorden(bron: Bevolkingsbron) -> str:
    """With its year and that it was made up, each said once."""
    jaar = f", {bron.peiljaar}" if bron.peiljaar and str(bron.peiljaar) not in bron.bron else ""
    fictief = " (voorbeeldcijfers)" if bron.is_fictief and "voorbeeldcijfers" not in bron.bron.lower() else ""
    return f"{bron.bron}{jaar}{fictief}"
