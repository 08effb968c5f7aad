"""What keeps a bijstelling from going on, at every step forward and again when the council decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from planning.geheimhouding.queries import geldende_geheimhouding
from planning.raad.fouten import PassageKloptNiet, met_hoofdletter
from planning.raad.verwerken import botsing, eis_past, tekst_met
from planning.raad.verzamelen import met_de_raad
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Stukstatus
from planning.stuk.models import PLAN_NOG_OPEN, Bestuursstuk
from planning.stuk.verzamelen import gegevens_van
from planning.weglating.queries import lakken_van, openbare_gegevens
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import opsomming
from rapportage.weglakken.lakken import hoe_vaak
from thema.basis.fouten import DomeinFout
from thema.thema.enums import Themastatus
from thema.thema.workflow import weg_naar

from .models import Planwijziging
from .planversie import lakken_van_het_plan


def eis_bijstelbaar(stuk: Bestuursstuk) -> None:
    """Raise StukOnvolledig when this bijstelling cannot be worked into the plan; nothing for another kind of paper."""
    if gevonden := bijstelbezwaren(stuk):
        raise StukOnvolledig(stuk, gevonden)


def bijstelbezwaren(stuk: Bestuursstuk) -> tuple[str, ...]:
    """Why it cannot, as sentences; empty when it can, and for another kind of paper."""
    if stuk.soort != Documentsoort.BIJSTELLING:
        return ()
    if not stuk.beleidsplan.is_vergrendeld:
        return (PLAN_NOG_OPEN,)
    wijzigingen = list(stuk.planwijzigingen.select_related("thema"))
    if not wijzigingen:
        return ("Voeg bij ‘Wijzigingen van het plan’ ten minste één wijziging toe.",)
    return (
        *_over_teksten([een for een in wijzigingen if een.is_tekst]),
        *_over_prioriteiten([een for een in wijzigingen if not een.is_tekst]),
        *_over_weglatingen(stuk),
        *_over_geheim(stuk),
    )


def per_plek(wijzigingen: Iterable[Planwijziging]) -> dict[str, list[Planwijziging]]:
    """The changes of text by their place."""
    groepen: dict[str, list[Planwijziging]] = defaultdict(list)
    for wijziging in wijzigingen:
        groepen[wijziging.plek].append(wijziging)
    return groepen


def _over_teksten(wijzigingen: list[Planwijziging]) -> Iterator[str]:
    for groep in per_plek(wijzigingen).values():
        plek = groep[0].plaats
        if plek is None:
            yield from (f"{met_hoofdletter(een)}: deze plaats in het plan is er niet (meer)." for een in groep)
            continue
        if fout := [str(reden) for reden in (_past(een) for een in groep) if reden is not None]:
            yield from fout
        elif samen := botsing(plek, groep):
            yield (
                f"{met_hoofdletter(samen[1])} verandert (deels) dezelfde passage als {samen[0]}. Maak er één wijziging van."
            )
        elif bezwaar := plek.bezwaar(tekst_met(plek, groep)):
            wie = met_hoofdletter(opsomming([str(een) for een in groep]))
            yield f"{wie}: samen kan {plek.naam} zo niet worden. {bezwaar}"


def _past(wijziging: Planwijziging) -> DomeinFout | None:
    """By an amendment the council may take a change back: then its words are those that stand there."""
    plek, is_bij_de_raad = wijziging.plaats, wijziging.stuk.status == Stukstatus.RAAD
    try:
        if plek is not None:
            eis_past(plek, wijziging, mag_gelijk=is_bij_de_raad)
    except PassageKloptNiet as fout:
        return fout
    return None


def _over_prioriteiten(wijzigingen: list[Planwijziging]) -> Iterator[str]:
    gezien: dict[int | None, Planwijziging] = {}
    for wijziging in wijzigingen:
        if (eerder := gezien.setdefault(wijziging.thema_id, wijziging)) is not wijziging:
            yield f"{met_hoofdletter(wijziging)} gaat over hetzelfde thema als {eerder}. Laat er één van beide staan."
        elif bezwaar := _over_prioriteit(wijziging):
            yield f"{met_hoofdletter(wijziging)}: {bezwaar}"


def _over_prioriteit(wijziging: Planwijziging) -> str:
    thema = wijziging.thema
    assert thema is not None  # noqa: S101  a change of text has none
    if thema.beleidsplan_id != wijziging.stuk.beleidsplan_id:
        return f"het thema ‘{thema}’ hoort bij een ander plan. Kies een thema van dit plan."
    if thema.status != wijziging.van:
        return (
            f"het thema ‘{thema}’ is intussen {thema.get_status_display().lower()}. Verwijder deze wijziging, en voeg haar "
            "opnieuw toe als zij nog nodig is."
        )
    is_keuze = wijziging.naar != Themastatus.VOORGESTELD
    if not is_keuze or not weg_naar(thema.soort, thema.status, wijziging.naar):
        return (
            f"het thema ‘{thema}’ is {thema.get_status_display().lower()} en kan niet "
            f"{wijziging.get_naar_display().lower()} worden. Kies een andere prioriteit."
        )
    return ""


def _over_weglatingen(stuk: Bestuursstuk) -> Iterator[str]:
    """What was withheld from the plan is withheld from this paper too: lists, exports and pages go by its own."""
    openbaar = openbare_gegevens(met_de_raad(gegevens_van(stuk), stuk), lakken_van(stuk))
    for lak in lakken_van_het_plan(stuk, openbaar):
        yield (
            f"‘{lak.passage}’ is weggelakt uit het plan, en staat ook in dit stuk. Voeg de passage toe bij ‘Weglatingen’, met de "
            "grond."
        )
    # New words and the reason of a priority come on public pages, which no paper withholds anything from.
    straks = tuple(een.wordt if een.is_tekst else een.reden for een in stuk.planwijzigingen.all())
    for lak in lakken_van(stuk):
        if hoe_vaak(straks, lak.passage):
            yield (
                f"‘{lak.passage}’ is weggelakt, maar komt door een wijziging op openbare pagina’s te staan: in het plan, of als "
                "reden bij een thema. Haal de passage uit die wijziging."
            )


def _over_geheim(stuk: Bestuursstuk) -> Iterator[str]:
    """A new version of a plan that everybody follows is public, or it is not decided on yet."""
    if stuk.status != Stukstatus.RAAD:
        return
    plannen = stuk.beleidsplan.stukken.filter(soort=Documentsoort.PLAN, status=Stukstatus.DEFINITIEF)
    if any(geldende_geheimhouding(een) is not None for een in (stuk, *plannen)):
        yield "Op dit stuk of op het plan rust geheimhouding. Hef die eerst op: een nieuwe versie van het plan is openbaar."
