"""What is withheld from a paper, and how its public version reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from planning.stuk.controle import StukOnvolledig, bezwaren
from planning.stuk.models import Bestuursstuk
from planning.stuk.openbaarheid import gaat_openbaar
from planning.stuk.queries import al_openbare_verslagen, blijft_openbaar
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.models import Document
from rapportage.opmaak import datum, opsomming
from rapportage.weglakken.gronden import Grond
from rapportage.weglakken.lakken import Lak, gelakt, hoe_vaak, lekken
from thema.doelenboom.models import Doel, Maatregel
from thema.thema.models import Thema

T = TypeVar("T")


@dataclass(frozen=True)
class Weglaatregel:
    """One passage in a list of staff: what, how many times it occurs in the paper as it is stored, on which grounds."""

    passage: str
    keren: int
    gronden: tuple[Grond, ...]
    motivering: str


def lakken_van(stuk: Bestuursstuk) -> tuple[Lak, ...]:
    """What has to go from the public version of this paper; none when nothing has, or nothing of it goes public."""
    if not gaat_openbaar(_openbaarmaking(stuk)):
        return ()
    return tuple(weglating.lak for weglating in stuk.weglatingen.all())


def openbare_gegevens(gegevens: T, lakken: tuple[Lak, ...]) -> T:
    """The data of the public version, made from those of the whole document."""
    return gelakt(gegevens, lakken)


def weglaatregels(stuk: Bestuursstuk) -> tuple[Weglaatregel, ...]:
    """What is withheld, for who may see the whole paper."""
    weglatingen = list(stuk.weglatingen.all())
    if not weglatingen:
        return ()
    try:
        gegevens = gegevens_van(stuk)
    except StukOnvolledig:
        gegevens = None
    return tuple(
        Weglaatregel(
            passage=weglating.passage,
            keren=hoe_vaak(gegevens, weglating.passage),
            gronden=weglating.alle_gronden,
            motivering=weglating.motivering,
        )
        for weglating in weglatingen
    )


def bezwaren_over_weglatingen(stuk: Bestuursstuk) -> tuple[str, ...]:
    """What keeps the paper from going on: a passage that is no longer in it, a ground of another law."""
    weglatingen = list(stuk.weglatingen.all())
    zinnen = []
    if aantal := sum(regel.keren == 0 for regel in weglaatregels(stuk)):
        wat = "Een weggelakte passage komt" if aantal == 1 else f"{aantal} weggelakte passages komen"
        zinnen.append(f"{wat} niet meer voor in het stuk. Pas de passage aan, of verwijder de weglating.")
    vreemd = {grond for weglating in weglatingen for grond in weglating.alle_gronden if not grond.geldt_op(stuk.datum)}
    if vreemd:
        namen = opsomming(sorted({f"{grond.artikel} ({grond.wet})" for grond in vreemd}))
        zinnen.append(f"Voor een stuk van {datum(stuk.datum)} geldt niet: {namen}. Kies een grond van de wet van toen.")
    return tuple(zinnen)


def elders_te_lezen(stuk: Bestuursstuk) -> tuple[str, ...]:
    """That a withheld passage stands on public pages about the plan as well, which no paper takes it from, or in a report
    that everybody can read already."""
    lakken = [weglating.lak for weglating in stuk.weglatingen.all()]
    return (*_op_paginas(stuk, lakken), *_in_verslagen(stuk, lakken)) if lakken else ()


def _op_paginas(stuk: Bestuursstuk, lakken: Iterable[Lak]) -> Iterator[str]:
    plan = stuk.beleidsplan_id
    bronnen = (
        Thema.objects.filter(beleidsplan=plan).values_list("naam", "kern", "omschrijving", "ambitie", "status_reden"),
        Doel.objects.filter(thema__beleidsplan=plan).values_list("titel", "tekst"),
        Maatregel.objects.filter(beleidsplan=plan).values_list("titel", "omschrijving"),
    )
    teksten = tuple(tekst for bron in bronnen for rij in bron for tekst in rij)
    for lak in lakken:
        if hoe_vaak(teksten, lak.passage):
            yield (
                f"‘{lak.passage}’ staat ook in een thema, doel of maatregel van het plan. Die staan op openbare pagina’s. "
                "Haal de passage daar weg, anders is zij nog te lezen."
            )


def _in_verslagen(stuk: Bestuursstuk, lakken: Iterable[Lak]) -> Iterator[str]:
    verslagen = al_openbare_verslagen(stuk).defer("pdf")
    gevonden = [een.pk for een in verslagen if lekken(lakken, html=(een.inhoud,), waarden=een.gegevens)]
    if gevonden:
        blijft = blijft_openbaar(Document.objects.filter(pk__in=gevonden))
        yield f"Wat hier wordt weggelakt, staat nog in een openbaar verslag. {blijft}"


def alle_bezwaren(stuk: Bestuursstuk) -> tuple[str, ...]:
    """Everything that keeps the paper from going on, what is withheld included."""
    return (*bezwaren(stuk), *bezwaren_over_weglatingen(stuk))


def eis_weglatingen(stuk: Bestuursstuk) -> None:
    """Raise StukOnvolledig when something is wrong with what is withheld."""
    if zinnen := bezwaren_over_weglatingen(stuk):
        raise StukOnvolledig(stuk, zinnen)


def _openbaarmaking(stuk: Bestuursstuk) -> int | None:
    nota = getattr(stuk, "nota", None)
    return nota.openbaarmaking if nota is not None else None
