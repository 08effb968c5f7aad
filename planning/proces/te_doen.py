"""The first page of staff: what waits for you, and the plan at a glance."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Max
from django.urls import reverse

from consultatie.inbreng.models import Inkomend
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import getal
from rapportage.respons.verzamelen import Kanaalrespons, kanalen_van
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.queries import signalen_van_plan
from thema.partner.models import Partner, Standpunt

from . import taken_besluit, taken_consultatie, taken_inhoud, taken_koppeling, taken_raad
from .taak import Taak, TeDoen, Vraag, verdeel
from .voortgang import Stapstand, ontbrekend, stand_van_stappen

ONDERWERPEN: tuple[Callable[[Vraag], Iterator[Taak]], ...] = (
    taken_besluit.mijlpalen,
    taken_koppeling.gekoppelde_mijlpalen,
    taken_besluit.stukken,
    taken_besluit.routing,
    taken_besluit.vergaderingen,
    taken_raad.amendementen,
    taken_raad.moties,
    taken_raad.toezeggingen,
    taken_raad.raadsvragen,
    taken_besluit.openbaarmaking,
    taken_besluit.voortgang,
    taken_inhoud.vragenlijsten,
    taken_consultatie.ledenbestanden,
    taken_consultatie.uitnodigingen,
    taken_consultatie.mailings,
    taken_inhoud.stapels,
    taken_consultatie.verdachte_antwoorden,
    taken_inhoud.open_antwoorden,
    taken_consultatie.resultaten,
    taken_consultatie.uitslagdocumenten,
    taken_inhoud.themas,
    taken_inhoud.doelen,
    taken_inhoud.partnerconsultaties,
    taken_inhoud.standpunten,
)
FICTIEF = "voorbeeldcijfers"
_INWONERS = (Kanaal.OPEN, Kanaal.PAPIER, Kanaal.TELEFOON)


class Blik(NamedTuple):
    """One figure at a glance; `toelichting` may be empty. `respons`: address of the page on the response that it is of,
    for who may see that; "" for any other figure."""

    label: str
    waarde: str
    toelichting: str
    respons: str = ""


def nu_te_doen(gebruiker: User | AnonymousUser, plan: Beleidsplan, dag: date, *, op: datetime | None = None) -> TeDoen:
    """What waits for this user, by deadline; `op` as in Vraag. Empty for who has no work in the admin."""
    return verdeel(_taken(Vraag(gebruiker, plan, dag, op)), dag)


def stappen_van(
    gebruiker: User | AnonymousUser, plan: Beleidsplan, dag: date, *, op: datetime | None = None
) -> tuple[Stapstand, ...]:
    """Every step of the process with what it needs, there or missing, in the words of `nu_te_doen` for this user."""
    vraag = Vraag(gebruiker, plan, dag, op)
    return stand_van_stappen(vraag, _taken(vraag))


def _taken(vraag: Vraag) -> list[Taak]:
    """What waits for someone, by topic; then what the steps under way need besides."""
    taken = [taak for onderwerp in ONDERWERPEN for taak in onderwerp(vraag)]
    return [*taken, *ontbrekend(vraag, taken)]


def in_een_blik(plan: Beleidsplan, dag: date) -> tuple[Blik, ...]:
    """How far the consultation and the plan are; for staff only. The response is that of its own page, so that nobody finds
    one answer by looking here twice (rapportage/respons/stappen.py)."""
    return (*_over_meedenken(plan, dag), *_over_plan(plan))


def _over_meedenken(plan: Beleidsplan, dag: date) -> Iterator[Blik]:
    lijst = Vragenlijst.objects.filter(beleidsplan=plan).openbaar().first()
    if lijst is None:
        return
    kanalen = kanalen_van(lijst, dag=dag)
    fictief = FICTIEF if lijst.is_fictief else ""
    wanneer, verloren = _hoe_lang_nog(lijst, dag), _verloren(lijst, _bakken(lijst), dag)
    adres = reverse("rapportage:respons", args=[lijst.pk])
    for wie, welke, erbij in (("inwoners", _INWONERS, wanneer), ("het digipanel", (Kanaal.DIGIPANEL,), "")):
        waarde, hoe = _hoeveel([kanaal for kanaal in kanalen if kanaal.kanaal in welke], is_open=lijst.is_open_op(dag))
        toelichting = _samen(hoe, erbij, _niet_geteld(verloren, welke), fictief)
        yield Blik(f"Antwoorden van {wie}", waarde, toelichting, adres)


def _hoeveel(kanalen: Sequence[Kanaalrespons], *, is_open: bool) -> tuple[str, str]:
    """The number that the page on the response gives, and what it says of it."""
    totaal = sum(kanaal.totaal or 0 for kanaal in kanalen)
    if not totaal:
        return "te weinig", "misschien geen enkel"
    if all(kanaal.verloop is None for kanaal in kanalen):
        return getal(totaal), "geteld"
    return getal(totaal), "ten minste, tot en met gisteren" if is_open else "ten minste"


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


class _Bak(NamedTuple):
    """Answers of one version and channel that have not been counted."""

    kanaal: str
    versie: int
    aantal: int


def _bakken(lijst: Vragenlijst) -> list[_Bak]:
    wachtend = Inkomend.objects.filter(versie__vragenlijst=lijst, antwoorden__isnull=False, verdenking="")
    per_bak = wachtend.values_list("kanaal", "versie__nummer").annotate(aantal=Count("pk")).order_by()
    return [_Bak(*bak) for bak in per_bak]


def _verloren(lijst: Vragenlijst, bakken: list[_Bak], dag: date) -> dict[str, str]:
    """Per channel of which a few answers are never counted, where they are from: too few, and no more to come."""
    nieuwste = lijst.versies.aggregate(nummer=Max("nummer"))["nummer"]
    te_weinig = [bak for bak in bakken if bak.aantal < settings.DREMPEL_OPENBAAR]
    eerder = {bak.kanaal: "uit een eerdere versie " for bak in te_weinig if bak.versie != nieuwste}
    return {bak.kanaal: "" for bak in te_weinig if not lijst.neemt_aan_op(dag, bak.kanaal)} | eerder


def _niet_geteld(verloren: Mapping[str, str], kanalen: Iterable[str]) -> str:
    """In words only: how many is a number under the threshold."""
    bronnen = [verloren[kanaal] for kanaal in kanalen if kanaal in verloren]
    return f"een paar antwoorden {max(bronnen)}tellen niet mee" if bronnen else ""


def _hoe_lang_nog(lijst: Vragenlijst, dag: date) -> str:
    if not lijst.is_open_op(dag):
        return "de vragenlijst is dicht"
    if lijst.open_tot is None:
        return "de vragenlijst is open"
    dagen = (lijst.open_tot - dag).days
    return {0: "vandaag de laatste dag", 1: "nog 1 dag open"}.get(dagen, f"nog {dagen} dagen open")
