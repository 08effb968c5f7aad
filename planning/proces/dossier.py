"""What a council member finds together: papers, decisions to come, results that are not public yet."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from planning.besluit.models import Besluit
from planning.besluit.queries import voorbeelddagen
from planning.besluit.verandering import wat_de_raad_weet
from planning.besluit.woorden import besluiten_in_woorden
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.queries import Regel, mijlpalen_van
from planning.routing.queries import hoe_lang
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import nu_bij
from planning.stuk.workflow import VOOR_DE_RAAD
from rapportage.resultaten.queries import Resultaatregel, zichtbare_lijsten
from thema.beleidsplan.models import Beleidsplan


@dataclass(frozen=True)
class Dossierstuk:
    """A paper in the file. `behandeling` is the day of the council's meeting, None while it is not known;
    `besluit` what was decided so far, empty when nothing was; `waarschuwing` that its text is no longer what the college
    decided on, empty when it is; `url` its PDF; `bij` on whose desk it lies and since when."""

    soort: str
    onderwerp: str
    nummer: str
    behandeling: date | None
    besluit: str
    waarschuwing: str
    url: str
    is_fictief: bool
    bij: str


@dataclass(frozen=True)
class Dossier:
    """`nu`: papers at the council. `besloten`: what it decided on. `onderweg`: how many papers are still at the
    college. `momenten`: the milestones of the council. `resultaten`: also those that are not public."""

    nu: tuple[Dossierstuk, ...]
    besloten: tuple[Dossierstuk, ...]
    onderweg: int
    momenten: tuple[Regel, ...]
    resultaten: tuple[Resultaatregel, ...]


def dossier_van(plan: Beleidsplan, gebruiker: User | AnonymousUser, dag: date) -> Dossier:
    """The file of this plan on this day. The number of queries does not depend on how much is in it, but for the few
    papers that lie at the council: each is compared with what the college decided on."""
    stukken = list(plan.stukken.van_de_raad().prefetch_related("besluiten").order_by("-raad_datum", "-datum", "pk"))
    onderweg = plan.stukken.filter(soort__in=VOOR_DE_RAAD, status=Stukstatus.COLLEGE)
    return Dossier(
        nu=tuple(_stuk(stuk, dag) for stuk in stukken if stuk.status == Stukstatus.RAAD),
        besloten=tuple(_stuk(stuk, dag) for stuk in stukken if stuk.status == Stukstatus.DEFINITIEF),
        onderweg=onderweg.count(),
        momenten=tuple(
            regel for regel in mijlpalen_van(plan, dag, voorbeelddagen(plan)) if regel.betreft is Orgaan.RAAD
        ),
        resultaten=zichtbare_lijsten(gebruiker),
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
        bij=", ".join(deel for deel in (nu_bij(stuk), hoe_lang(stuk, dag)) if deel),
    )
