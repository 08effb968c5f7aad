"""The one thing that a resident can do today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from consultatie.netwerksessie.models import Netwerksessie
from planning.besluit.queries import voorbeelddagen
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.queries import bevinding, mijlpalen_van
from rapportage.opmaak import datum
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.voortgang.models import Voortgangsrapportage
from thema.beleidsplan.models import Beleidsplan

from .meedenken import open_vragenlijst
from .stappen import is_vastgesteld

BELOFTEN = (
    "U hebt geen account nodig.",
    "Uw antwoorden zijn anoniem.",
    "U ziet op deze site terug wat wij met de antwoorden doen.",
)


@dataclass(frozen=True)
class Hoofdactie:
    """What stands on top of the home page. `zin` says where we are; `beloften` are short lines beside the button."""

    zin: str
    kop: str
    tekst: str
    knop: str
    url: str
    beloften: tuple[str, ...] = ()


def hoofdactie(plan: Beleidsplan, dag: date) -> Hoofdactie:
    """The first of these that there is on this day: an open questionnaire, a session to come, how the adopted plan
    goes, the plan, the results; otherwise the planning."""
    for zoek in _ZOEKERS:
        if (actie := zoek(plan, dag)) is not None:
            return actie
    return _planning(plan, dag)


def _vragenlijst(plan: Beleidsplan, dag: date) -> Hoofdactie | None:
    lijst = open_vragenlijst(plan, dag)
    if lijst is None:
        return None
    tot_wanneer = f"Tot en met {datum(lijst.open_tot)} kunt" if lijst.open_tot else "Nu kunt"
    return Hoofdactie(
        zin=f"{_bevinding(plan, dag)} {tot_wanneer} u meedenken.",
        kop=lijst.titel,
        tekst="Vertel ons wat u belangrijk vindt. De raad gebruikt uw antwoorden bij het kiezen.",
        knop=f"Vul de vragenlijst in, {lijst.minuten} minuten",
        url=reverse("consultatie:vragenlijst", args=(lijst.slug,)),
        beloften=BELOFTEN,
    )


def _sessie(plan: Beleidsplan, dag: date) -> Hoofdactie | None:
    sessie = Netwerksessie.objects.filter(beleidsplan=plan, datum__gte=dag).order_by("datum").first()
    if sessie is None:
        return None
    waar = f" in {sessie.locatie}" if sessie.locatie else ""
    return Hoofdactie(
        zin=f"{_bevinding(plan, dag)} Op {datum(sessie.datum)} praten inwoners en raad met elkaar.",
        kop=sessie.titel,
        tekst=f"Op {datum(sessie.datum)}{waar}. Inwoners en raadsleden kiezen daar wat voorrang moet krijgen.",
        knop="Bekijk het programma",
        url=reverse("consultatie:netwerksessie", args=(sessie.slug,)),
    )


def _voortgang(plan: Beleidsplan, dag: date) -> Hoofdactie | None:
    """The newest report that the council has had and that everyone may read."""
    openbaar = Q(stukken__document__gepubliceerd_op__date__lte=dag)
    openbaar |= Q(stukken__document__openbare_versie__gepubliceerd_op__date__lte=dag)
    rapportages = Voortgangsrapportage.objects.filter(openbaar, beleidsplan=plan)
    if (rapportage := rapportages.order_by("-jaar").first()) is None:
        return None
    return Hoofdactie(
        zin=f"{_bevinding(plan, dag)} Elk jaar leest u wat ervan terechtkomt.",
        kop=f"Wat is er in {rapportage.jaar} bereikt?",
        tekst="Het rapport laat per thema zien wat er is gedaan en hoe het ervoor staat.",
        knop=f"Lees het rapport over {rapportage.jaar}",
        url=reverse("rapportage:voortgang", args=(rapportage.jaar,)),
    )


def _plan(plan: Beleidsplan, dag: date) -> Hoofdactie | None:
    if not is_vastgesteld(plan, dag):
        return None
    return Hoofdactie(
        zin=_bevinding(plan, dag),
        kop="Dit gaan wij doen",
        tekst=f"In het plan staat wat wij van {plan.van_jaar} tot en met {plan.tot_jaar} doen voor de veiligheid.",
        knop="Lees het plan",
        url=reverse("rapportage:plan"),
    )


def _resultaten(plan: Beleidsplan, dag: date) -> Hoofdactie | None:
    publicaties = Resultaatpublicatie.objects.filter(vragenlijst__beleidsplan=plan, gepubliceerd_op__date__lte=dag)
    if (publicatie := publicaties.select_related("vragenlijst").first()) is None:
        return None
    return Hoofdactie(
        zin=f"{_bevinding(plan, dag)} Inwoners en partners hebben gezegd wat zij belangrijk vinden.",
        kop="Wat vinden inwoners en partners?",
        tekst="Bekijk per groep welke thema’s voorrang moeten krijgen.",
        knop="Bekijk de resultaten",
        url=reverse("rapportage:resultaat", args=(publicatie.vragenlijst.slug,)),
    )


_ZOEKERS: tuple[Callable[[Beleidsplan, date], Hoofdactie | None], ...] = (
    _vragenlijst,
    _sessie,
    _voortgang,
    _plan,
    _resultaten,
)


def _planning(plan: Beleidsplan, dag: date) -> Hoofdactie:
    volgende = next((regel for regel in mijlpalen_van(plan, dag) if not regel.is_gereed), None)
    return Hoofdactie(
        zin=_bevinding(plan, dag),
        kop="Wat gebeurt er nu?",
        tekst=f"{volgende.publiekstekst}: {volgende.wanneer}." if volgende else "De planning komt nog op deze site.",
        knop="Bekijk de planning",
        url=reverse("planning:planning"),
    )


def _bevinding(plan: Beleidsplan, dag: date) -> str:
    zin = bevinding(plan, mijlpalen_van(plan, dag), dag)
    is_verzonnen = is_vastgesteld(plan, dag) and (Orgaan.RAAD, plan.vaststellingsdatum) in voorbeelddagen(plan)
    return f"{zin} (voorbeelddatum)." if is_verzonnen else f"{zin}."
