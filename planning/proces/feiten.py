"""What there is of a plan on a day, as the steps of the process ask for it. Read only; each fact is looked up once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count

from consultatie.netwerksessie.models import Netwerksessie
from consultatie.netwerksessie.queries import sessies_zonder_stippen
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.voortgang.models import Voortgangsrapportage
from thema.beleidsplan.models import Beleidsplan
from thema.indicator.models import Indicatorwaarde
from thema.partner.models import Partner, Standpunt
from thema.thema.enums import Themastatus
from thema.thema.models import Thema

_AFGEVALLEN = frozenset({Stukstatus.VERWORPEN, Stukstatus.INGETROKKEN})


@dataclass(frozen=True)
class Feiten:
    """The plan on this day, for `gebruiker`; at most ten queries, however much there is."""

    plan: Beleidsplan
    dag: date
    gebruiker: User | AnonymousUser

    @cached_property
    def stukken(self) -> dict[str, Bestuursstuk]:
        """Per kind of paper the newest one that was not rejected or withdrawn."""
        uit: dict[str, Bestuursstuk] = {}
        for stuk in self.plan.stukken.order_by("-datum", "-pk"):
            if stuk.status not in _AFGEVALLEN:
                uit.setdefault(stuk.soort, stuk)
        return uit

    def is_definitief(self, soort: Documentsoort) -> bool:
        """The newest paper of this kind went all the way."""
        return soort in self.stukken and self.stukken[soort].status == Stukstatus.DEFINITIEF

    @cached_property
    def lijsten(self) -> tuple[Vragenlijst, ...]:
        """The questionnaires of the plan: those that residents know of first."""
        return tuple(
            sorted(
                Vragenlijst.objects.filter(beleidsplan=self.plan),
                key=lambda lijst: lijst.status == Vragenlijststatus.CONCEPT,
            )
        )

    @cached_property
    def sessies(self) -> tuple[Netwerksessie, ...]:
        """All sessions, first to last."""
        return tuple(Netwerksessie.objects.filter(beleidsplan=self.plan).order_by("datum", "pk"))

    @cached_property
    def sessies_zonder_uitkomst(self) -> tuple[Netwerksessie, ...]:
        """Those of which dots are still to be entered."""
        return tuple(sessies_zonder_stippen(self.plan)) if self.sessies else ()

    @cached_property
    def themas(self) -> tuple[Thema, ...]:
        """All themes in their order, each with how many goals it has as `aantal_doelen`."""
        return tuple(Thema.objects.van(self.plan).annotate(aantal_doelen=Count("doelen")))

    def met_status(self, status: Themastatus) -> list[Thema]:
        """The themes with this status."""
        return [thema for thema in self.themas if thema.status == status]

    @cached_property
    def heeft_uitgangspunten(self) -> bool:
        """The plan says what it starts from."""
        return self.plan.uitgangspunten.exists()

    @cached_property
    def heeft_veiligheidsbeeld(self) -> bool:
        """There is a figure of an indicator that makes the safety picture."""
        beeld = Indicatorwaarde.objects.filter(indicator__beleidsplan=self.plan, indicator__is_veiligheidsbeeld=True)
        return beeld.exists()

    @cached_property
    def heeft_partners(self) -> bool:
        """There is a partner."""
        return Partner.objects.filter(gemeente=self.plan.gemeente_id).exists()

    @cached_property
    def worden_partners_gehoord(self) -> bool:
        """There is a round for partners, or a position that staff wrote down."""
        return self.plan.partnerconsultaties.exists() or Standpunt.objects.filter(thema__beleidsplan=self.plan).exists()

    @cached_property
    def heeft_maatregelen(self) -> bool:
        """There is a measure."""
        return self.plan.maatregelen.exists()

    @cached_property
    def heeft_middelen(self) -> bool:
        """There are means: money, people."""
        return self.plan.middelen.exists()

    @cached_property
    def jaren_zonder_rapportage(self) -> tuple[tuple[int, Voortgangsrapportage | None], ...]:
        """Years of an adopted plan that are over and of which the council knows no report, with the report as far as it is."""
        rapportages = {rapportage.jaar: rapportage for rapportage in self.plan.voortgangsrapportages.all()}
        alle = ((jaar, rapportages.get(jaar)) for jaar in self.plan.jaren if jaar < self.dag.year)
        return tuple(
            (jaar, rapportage) for jaar, rapportage in alle if rapportage is None or not rapportage.is_vergrendeld
        )
