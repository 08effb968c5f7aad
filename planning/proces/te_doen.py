"""The first page of staff: what waits for you, and the plan at a glance."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Sum

from consultatie.inbreng.models import Inkomend
from consultatie.uitslag.models import Telling
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import getal
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.queries import signalen_van_plan
from thema.partner.models import Partner

from . import taken_besluit, taken_inhoud
from .taak import Taak, TeDoen, Vraag, verdeel

ONDERWERPEN: tuple[Callable[[Vraag], Iterator[Taak]], ...] = (
    taken_besluit.mijlpalen,
    taken_besluit.stukken,
    taken_besluit.openbaarmaking,
    taken_besluit.voortgang,
    taken_inhoud.vragenlijsten,
    taken_inhoud.resultaten,
    taken_inhoud.themas,
    taken_inhoud.doelen,
    taken_inhoud.standpunten,
)
_INWONERS = (Kanaal.OPEN, Kanaal.PAPIER, Kanaal.TELEFOON)


class Blik(NamedTuple):
    """One figure at a glance; `toelichting` may be empty."""

    label: str
    waarde: str
    toelichting: str


def nu_te_doen(gebruiker: User | AnonymousUser, plan: Beleidsplan, dag: date) -> TeDoen:
    """What waits for this user, by deadline. Empty for who has no work in the admin."""
    vraag = Vraag(gebruiker, plan, dag)
    return verdeel((taak for onderwerp in ONDERWERPEN for taak in onderwerp(vraag)), dag)


def in_een_blik(plan: Beleidsplan, dag: date) -> tuple[Blik, ...]:
    """How far the consultation and the plan are; for staff only, as the response is counted without a threshold."""
    blikken: list[Blik] = []
    lijst = Vragenlijst.objects.filter(beleidsplan=plan).openbaar().first()
    if lijst is not None:
        respons = _respons(lijst)
        open_ = sum(respons.get(kanaal, 0) for kanaal in _INWONERS)
        blikken.append(Blik("Antwoorden van inwoners", getal(open_), _hoe_lang_nog(lijst, dag)))
        blikken.append(Blik("Antwoorden van het digipanel", getal(respons.get(Kanaal.DIGIPANEL, 0)), ""))
    partners = Partner.objects.filter(gemeente=plan.gemeente_id).count()
    klaar = partners - len(taken_inhoud.partners_zonder_standpunt(plan))
    blikken.append(Blik("Partners met standpunt", f"{klaar} van {partners}", "over elk belangrijk thema"))
    doelen = signalen_van_plan(plan)
    af = sum(doel.is_af for doel in doelen)
    blikken.append(Blik("Doelen die af zijn", f"{af} van {len(doelen)}", "volgens de SMART-controle"))
    return tuple(blikken)


def _respons(lijst: Vragenlijst) -> dict[str, int]:
    """Per channel how many answers came in: counted already, or still waiting in the tray."""
    geteld = Telling.objects.filter(versie__vragenlijst=lijst).values_list("kanaal").annotate(Sum("aantal"))
    wachtend = Inkomend.objects.filter(versie__vragenlijst=lijst, antwoorden__isnull=False)
    respons = dict(geteld)
    for kanaal, aantal in wachtend.values_list("kanaal").annotate(Count("pk")):
        respons[kanaal] = respons.get(kanaal, 0) + aantal
    return respons


def _hoe_lang_nog(lijst: Vragenlijst, dag: date) -> str:
    if not lijst.is_open_op(dag):
        return "de vragenlijst is dicht"
    if lijst.open_tot is None:
        return "de vragenlijst is open"
    dagen = (lijst.open_tot - dag).days
    return {0: "vandaag de laatste dag", 1: "nog 1 dag open"}.get(dagen, f"nog {dagen} dagen open")
