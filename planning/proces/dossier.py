"""What a council member finds together: papers, decisions to come, results that are not public yet."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from planning.besluit.models import Besluit
from planning.besluit.queries import voorbeelddagen
from planning.besluit.verandering import wat_de_raad_weet
from planning.besluit.woorden import besluiten_in_woorden
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.queries import Regel, mijlpalen_van
from planning.raad.queries import Raadsbehandeling, behandeling_van, met_behandeling
from planning.raadstafel.queries import Tafelregel, Toezeggingregel, tafels_van, toezeggingen_van
from planning.routing.queries import hoe_lang
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import nu_bij
from planning.stuk.workflow import VOOR_DE_RAAD
from rapportage.documenten.enums import Documentsoort
from rapportage.resultaten.queries import Resultaatregel, zichtbare_lijsten
from thema.beleidsplan.models import Beleidsplan


@dataclass(frozen=True)
class Dossierstuk:
    """A paper in the file. `behandeling` is the day of the council's meeting, None while it is not known;
    `besluit` what was decided so far, empty when nothing was; `waarschuwing` that its text is no longer what the college
    decided on, empty when it is; `url` its PDF; `behandelwijze` "Hamerstuk" or "Debatstuk", empty while that is not known;
    `raad` its amendments, motions and vote; `bij` on whose desk it lies and since when. `is_geheim`: secrecy holds on it,
    also for who reads this. `is_bijgesteld`: it is the plan, and the council changed that since."""

    soort: str
    onderwerp: str
    nummer: str
    behandeling: date | None
    besluit: str
    waarschuwing: str
    url: str
    is_fictief: bool
    behandelwijze: str
    raad: Raadsbehandeling
    bij: str
    is_geheim: bool
    is_bijgesteld: bool = False


@dataclass(frozen=True)
class Dossier:
    """`nu`: papers at the council. `besloten`: what it decided on. `onderweg`: how many papers are still at the
    college. `momenten`: the milestones of the council. `resultaten`: also those that are not public.
    `toezeggingen`: what the council was promised, the open ones first. `tafels`: its meetings, the besloten ones too."""

    nu: tuple[Dossierstuk, ...]
    besloten: tuple[Dossierstuk, ...]
    onderweg: int
    momenten: tuple[Regel, ...]
    resultaten: tuple[Resultaatregel, ...]
    toezeggingen: tuple[Toezeggingregel, ...]
    tafels: tuple[Tafelregel, ...]


def dossier_van(plan: Beleidsplan, gebruiker: User | AnonymousUser, dag: date, *, op: datetime) -> Dossier:
    """The file of this plan on this day. The number of queries does not depend on how much is in it, but for the few
    papers that lie at the council: each is compared with what the college decided on; and for the places in a text that
    somebody wants to change."""
    bekend = plan.stukken.bekend_bij(gebruiker)
    van_de_raad = bekend.van_de_raad().select_related("beleidsplan").prefetch_related("besluiten", "geheimhoudingen")
    stukken = list(met_behandeling(van_de_raad).order_by("-raad_datum", "-datum", "pk"))
    onderweg = bekend.filter(soort__in=VOOR_DE_RAAD, status=Stukstatus.COLLEGE)
    return Dossier(
        nu=tuple(_stuk(stuk, dag) for stuk in stukken if stuk.status == Stukstatus.RAAD),
        besloten=_besloten([stuk for stuk in stukken if stuk.status == Stukstatus.DEFINITIEF], dag),
        onderweg=onderweg.count(),
        momenten=tuple(
            regel for regel in mijlpalen_van(plan, dag, voorbeelddagen(plan)) if regel.betreft is Orgaan.RAAD
        ),
        resultaten=zichtbare_lijsten(gebruiker),
        toezeggingen=toezeggingen_van(plan, gebruiker, dag),
        tafels=tafels_van(plan, gebruiker, op, dag),
    )


def _besloten(stukken: list[Bestuursstuk], dag: date) -> tuple[Dossierstuk, ...]:
    is_bijgesteld = any(stuk.soort == Documentsoort.BIJSTELLING for stuk in stukken)
    return tuple(
        replace(_stuk(stuk, dag), is_bijgesteld=is_bijgesteld and stuk.soort == Documentsoort.PLAN) for stuk in stukken
    )


def _stuk(stuk: Bestuursstuk, dag: date) -> Dossierstuk:
    besluiten: list[Besluit] = list(stuk.besluiten.all())
    return Dossierstuk(
        soort=stuk.get_soort_display(),
        onderwerp=stuk.onderwerp,
        nummer=stuk.nummer,
        behandeling=stuk.raad_datum,
        besluit=besluiten_in_woorden(besluiten),
        waarschuwing=wat_de_raad_weet(stuk),
        url=reverse("planning:stuk_pdf", args=(stuk.pk,)),
        is_fictief=stuk.is_fictief,
        behandelwijze=stuk.get_behandelwijze_display(),
        raad=behandeling_van(stuk),
        bij=", ".join(deel for deel in (nu_bij(stuk), hoe_lang(stuk, dag)) if deel),
        is_geheim=stuk.is_geheim,
    )
