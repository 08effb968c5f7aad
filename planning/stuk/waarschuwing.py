"""What is odd about a paper, but stops nobody: a nota may become definitive with an initial or a tick still lacking."""

from collections.abc import Iterator
from contextlib import suppress

from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.opmaken import als_json
from rapportage.lettertype import waarschuwing_over_tekens
from rapportage.opmaak import opsomming
from rapportage.voortgang.models import Maatregelvoortgang, Themavoortgang
from rapportage.voortgang.queries import nog_te_schrijven

from .blok import met_gewijzigd_blok
from .controle import StukOnvolledig
from .enums import Stukactie
from .models import Bestuursstuk
from .verzamelen import gegevens_van

_TOT_EN_MET_HET_COLLEGE = frozenset({Stukactie.IN_ROUTING, Stukactie.AGENDEREN, Stukactie.COLLEGE_BESLUIT})


def waarschuwingen(stuk: Bestuursstuk, actie: str) -> tuple[str, ...]:
    """Sentences to read before this step is taken all the same; empty when nothing is odd."""
    gevonden = list(_over_rapportage(stuk)) if actie in _TOT_EN_MET_HET_COLLEGE else []
    if actie in _TOT_EN_MET_HET_COLLEGE:
        gevonden += _over_tekens(stuk)
        gevonden += _over_blokken(stuk)
    if actie == Stukactie.AGENDEREN:
        gevonden += _over_routing(stuk)
    if actie == Stukactie.COLLEGE_BESLUIT:
        gevonden += _over_besluitenlijst(stuk)
    return tuple(gevonden)


def _over_rapportage(stuk: Bestuursstuk) -> Iterator[str]:
    """A report may leave out a theme or a measure of the plan, but not by accident."""
    if stuk.voortgang is None:
        return
    for soort, meervoud in ((Themavoortgang, "thema’s"), (Maatregelvoortgang, "maatregelen")):
        if namen := [f"‘{ding}’" for ding in nog_te_schrijven(stuk.voortgang, soort)]:
            yield f"De rapportage beschrijft nog niet alle {meervoud} van het plan. Er mist: {opsomming(namen)}."


def _over_tekens(stuk: Bestuursstuk) -> Iterator[str]:
    """What is still too little to set is told elsewhere."""
    with suppress(StukOnvolledig):
        if zin := waarschuwing_over_tekens(als_json(gegevens_van(stuk))):
            yield zin


def _over_blokken(stuk: Bestuursstuk) -> Iterator[str]:
    """A paper may keep an older text, but not by accident."""
    if koppen := [f"‘{sectie.kop}’" for sectie in met_gewijzigd_blok(stuk)]:
        yield f"Het tekstblok is intussen gewijzigd. In dit stuk staat nog een oudere tekst onder {opsomming(koppen)}."


def _over_routing(stuk: Bestuursstuk) -> Iterator[str]:
    stappen = list(stuk.routing.all())
    if not stappen and stuk.soort == Documentsoort.NOTA:
        yield "In de routing staat niemand. Deze nota is dus door niemand geparafeerd."
    if zonder_vinkje := [stap.wie for stap in stappen if stap.is_geparafeerd is False]:
        yield f"Zonder paraaf: {opsomming(zonder_vinkje)}"
    if zonder_datum := [stap.wie for stap in stappen if stap.datum is None]:
        yield f"Zonder datum: {opsomming(zonder_datum)}"


def _over_besluitenlijst(stuk: Bestuursstuk) -> Iterator[str]:
    if stuk.soort == Documentsoort.NOTA and not stuk.besluitenlijst.filter(is_aangekruist=True).exists():
        yield "Bij ‘Besluitenlijst’ is niets aangekruist. Kies op welke lijst het besluit komt."
