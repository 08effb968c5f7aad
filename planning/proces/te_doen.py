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
from thema.partner.models import Partner, Standpunt

from . import taken_besluit, taken_inhoud
from .taak import Taak, TeDoen, Vraag, verdeel

ONDERWERPEN: tuple[Callable[[Vraag], Iterator[Taak]], ...] = (
    taken_besluit.mijlpalen,
    taken_besluit.stukken,
    taken_besluit.openbaarmaking,
    taken_besluit.voortgang,
    taken_inhoud.vragenlijsten,
    taken_inhoud.open_antwoorden,
    taken_inhoud.resultaten,
    taken_inhoud.themas,
    taken_inhoud.doelen,
    taken_inhoud.partnerconsultaties,
    taken_inhoud.standpunten,
)
FICTIEF = "voorbeeldcijfers"
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
    return (*_over_meedenken(plan, dag), *_over_plan(plan))


def _over_meedenken(plan: Beleidsplan, dag: date) -> Iterator[Blik]:
    lijst = Vragenlijst.objects.filter(beleidsplan=plan).openbaar().first()
    if lijst is None:
        return
    respons = _respons(lijst)
    inwoners = sum(respons.get(kanaal, 0) for kanaal in _INWONERS)
    fictief = FICTIEF if lijst.is_fictief else ""
    yield Blik("Antwoorden van inwoners", getal(inwoners), _samen(_hoe_lang_nog(lijst, dag), fictief))
    yield Blik("Antwoorden van het digipanel", getal(respons.get(Kanaal.DIGIPANEL, 0)), fictief)


def _over_plan(plan: Beleidsplan) -> Iterator[Blik]:
    partners = Partner.objects.filter(gemeente=plan.gemeente_id).count()
    klaar = partners - len(taken_inhoud.partners_zonder_standpunt(plan))
    verzonnen = Standpunt.objects.filter(thema__beleidsplan=plan, is_fictief=True).exists()
    yield Blik(
        "Partners met standpunt",
        f"{klaar} van {partners}",
        _samen("over elk belangrijk thema", FICTIEF if verzonnen else ""),
    )
    doelen = signalen_van_plan(plan)
    af = sum(doel.is_af for doel in doelen)
    fictief = FICTIEF if any(doel.doel.is_fictief for doel in doelen) else ""
    yield Blik("Doelen die af zijn", f"{af} van {len(doelen)}", _samen("volgens de SMART-controle", fictief))


def _samen(*delen: str) -> str:
    return ", ".join(filter(None, delen))


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
