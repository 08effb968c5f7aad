"""The planning as people read it: each milestone with its state in words and its place in the grid."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import MAANDEN, datum, maanden, maanden_kort, opsomming
from thema.beleidsplan.models import Beleidsplan

from .enums import Fase, Orgaan, Stand
from .kalender import Recessen
from .models import Mijlpaal
from .raster import Kolom, Raster

# Who decided on a day that was made up for the example.
Voorbeelddagen = Collection[tuple[Orgaan, date]]

# The states in words for residents.
STAND_IN_WOORDEN = {
    Stand.GEPLAND: "komt",
    Stand.BEZIG: "loopt nu",
    Stand.GEREED: "gedaan",
    Stand.TE_LAAT: "later dan gepland",
}


@dataclass(frozen=True)
class Regel:
    """One milestone on one day. `bewerking` counts how often it was changed.

    `wanneer` is the day of the decision that fulfilled it, else its months with their year; `is_voorbeelddag`: that
    day was made up for the example. `dag` is the one day on which it was done, None where it is not, or where what was
    done took its months. `na_vorige`: it begins in the same month as the one before it, and waits for that.
    """

    pk: int
    volgorde: int
    fase: Fase
    actie: str
    publiekstekst: str
    betreft: Orgaan
    vervuld_door: str
    van: date
    tot: date
    gereed_datum: date | None
    stand: Stand
    maanden: str
    maanden_kort: str
    wanneer: str
    dag: date | None
    is_voorbeelddag: bool
    na_vorige: bool
    bewerking: int

    @property
    def stand_in_woorden(self) -> str:
        """komt, loopt nu, gedaan or later dan gepland."""
        return STAND_IN_WOORDEN[self.stand]

    @property
    def woorden(self) -> str:
        """When, and how it stands: "juli 2019, gedaan"."""
        voorbeeld = " (voorbeelddatum)" if self.is_voorbeelddag else ""
        return f"{self.wanneer}{voorbeeld}, {self.stand_voluit}"

    @property
    def stand_voluit(self) -> str:
        """The state, and that it waits for the step above it where it does."""
        wacht = self.na_vorige and self.stand is Stand.GEPLAND
        return f"{self.stand_in_woorden}, na de stap hierboven" if wacht else self.stand_in_woorden

    @property
    def anker(self) -> str:
        """Its place on the page of the planning."""
        return f"mijlpaal-{self.pk}"

    @property
    def is_gereed(self) -> bool:
        """It has been done."""
        return self.stand is Stand.GEREED

    @property
    def is_bezig(self) -> bool:
        """It is under way, and not late."""
        return self.stand is Stand.BEZIG

    @property
    def is_te_laat(self) -> bool:
        """It should have been done by now."""
        return self.stand is Stand.TE_LAAT

    @property
    def is_besluit_over_plan(self) -> bool:
        """With this the council adopts the plan."""
        return self.betreft is Orgaan.RAAD and self.vervuld_door == Documentsoort.PLAN


@dataclass(frozen=True)
class Planning:
    """All milestones of a plan on one day, and the columns to draw them on up to and including the day `tot` (None: there is
    nothing to draw). `jaar`: the year of all columns; empty where they cover several, then the columns name them."""

    dag: date
    regels: tuple[Regel, ...]
    kolommen: tuple[Kolom, ...] = ()
    tot: date | None = None
    jaar: str = ""


def planning_van(plan: Beleidsplan, dag: date, voorbeelddagen: Voorbeelddagen = frozenset()) -> Planning:
    """The planning as it stands on this day, in one query; without milestones it has no rows and no columns.

    `voorbeelddagen`: on which days, made up for the example, which body decided.
    """
    mijlpalen = list(plan.mijlpalen.all())
    if not mijlpalen:
        return Planning(dag, ())
    raster = Raster.over(min(mijlpaal.van for mijlpaal in mijlpalen), max(mijlpaal.tot for mijlpaal in mijlpalen))
    vorigen = [None, *mijlpalen]
    regels = tuple(
        _regel(mijlpaal, _wacht_op(vorige, mijlpaal, dag), dag, voorbeelddagen)
        for vorige, mijlpaal in zip(vorigen, mijlpalen, strict=False)
    )
    jaar = str(raster.jaren[0]) if len(raster.jaren) == 1 else ""
    return Planning(dag, regels, raster.kolommen, raster.tot, jaar)


def mijlpalen_van(plan: Beleidsplan, dag: date, voorbeelddagen: Voorbeelddagen = frozenset()) -> tuple[Regel, ...]:
    """The milestones in their order, as they stand on this day."""
    return planning_van(plan, dag, voorbeelddagen).regels


def laatst_gewijzigd(plan: Beleidsplan) -> dict[int, datetime]:
    """When each milestone of the plan was last changed, by its key; in one query."""
    wanneer = Mijlpaal.history.filter(beleidsplan=plan).order_by().values_list("id")
    return dict(wanneer.annotate(Max("history_date")))


def _regel(mijlpaal: Mijlpaal, na_vorige: bool, dag: date, voorbeelddagen: Voorbeelddagen) -> Regel:
    stand = mijlpaal.stand_op(dag)
    in_maanden = maanden(mijlpaal.van, mijlpaal.tot)
    if mijlpaal.van.year == mijlpaal.tot.year:  # otherwise the months name their years themselves
        in_maanden = f"{in_maanden} {mijlpaal.van.year}"
    is_gereed = stand is Stand.GEREED
    besluitdag = mijlpaal.gereed_datum if is_gereed and mijlpaal.wordt_vervuld_door_besluit else None
    return Regel(
        pk=mijlpaal.pk,
        volgorde=mijlpaal.volgorde,
        fase=Fase(mijlpaal.fase),
        actie=mijlpaal.actie,
        publiekstekst=mijlpaal.publiekstekst,
        betreft=Orgaan(mijlpaal.betreft),
        vervuld_door=mijlpaal.vervuld_door,
        van=mijlpaal.van,
        tot=mijlpaal.tot,
        gereed_datum=mijlpaal.gereed_datum,
        stand=stand,
        maanden=in_maanden,
        maanden_kort=maanden_kort(mijlpaal.van, mijlpaal.tot),
        wanneer=datum(besluitdag) if besluitdag else in_maanden,
        dag=mijlpaal.gereed_datum if is_gereed and mijlpaal.is_van_een_dag else None,
        is_voorbeelddag=besluitdag is not None and (Orgaan(mijlpaal.betreft), besluitdag) in voorbeelddagen,
        na_vorige=na_vorige,
        bewerking=mijlpaal.bewerking,
    )


def _wacht_op(vorige: Mijlpaal | None, mijlpaal: Mijlpaal, dag: date) -> bool:
    """Both are open, and begin in the same month: this one waits for the one before it."""
    if vorige is None or not _zelfde_maand(vorige.van, mijlpaal.van):
        return False
    return Stand.GEREED not in {vorige.stand_op(dag), mijlpaal.stand_op(dag)}


def _zelfde_maand(een: date, ander: date) -> bool:
    return (een.year, een.month) == (ander.year, ander.month)


def bevinding(plan: Beleidsplan, regels: Iterable[Regel], dag: date) -> str:
    """The planning in one sentence: when the council decides on the plan, or when it did."""
    if plan.vaststellingsdatum is not None and plan.vaststellingsdatum <= dag:
        return f"De raad heeft het plan vastgesteld op {datum(plan.vaststellingsdatum)}"
    slot = next((regel for regel in regels if regel.is_besluit_over_plan), None)
    if slot is None:
        return "Zo komt het plan tot stand"
    if slot.is_gereed:
        return f"De raad heeft het plan vastgesteld op {datum(slot.gereed_datum)}"
    if slot.stand is Stand.TE_LAAT:
        return "De raad stelt het plan later vast dan gepland"
    jaar = "" if slot.tot.year == dag.year else f" {slot.tot.year}"
    return f"In {MAANDEN[slot.tot.month - 1]}{jaar} stelt de raad het plan vast"


def stand_in_een_zin(regels: Sequence[Regel]) -> str:
    """What is going on and what comes after it, in the words of the milestones; empty without milestones."""
    if not regels:
        return ""
    if all(regel.is_gereed for regel in regels):
        return "Alle stappen zijn gedaan."
    nu = [regel for regel in regels if regel.stand in {Stand.BEZIG, Stand.TE_LAAT}]
    later = [regel for regel in regels if regel.stand is Stand.GEPLAND]
    zinnen = [f"Nu: {opsomming([regel.publiekstekst for regel in nu])}."] if nu else []
    if later:
        zinnen.append(f"{'Daarna' if nu else 'Eerst'}: {later[0].publiekstekst}.")
    return " ".join(zinnen)


def maanden_in_het_kort(van: date, tot: date) -> str:
    """ "sept en okt 2019": for where there is little room."""
    delen = maanden_kort(van, tot).split("/")
    tussen = delen if len(delen) <= 2 else [f"{delen[0]} t/m {delen[-1]}"]  # noqa: PLR2004  two names fit
    return f"{opsomming(tussen)} {tot.year}"


def reces_voor_inwoners(regels: Iterable[Regel], recessen: Recessen, sluitdag: date | None = None) -> str:
    """What residents should know of a consultation in a recess that is not over; empty when there is none.

    `sluitdag`: the last day of the questionnaire that is open; None: none is, and the planning says until when.
    """
    for regel in regels:
        if regel.fase is not Fase.MEEDENKEN or regel.is_gereed:
            continue
        if weken := recessen.bij(regel.van, regel.tot):
            tot = sluitdag or (None if regel.is_te_laat else regel.tot)
            wanneer = f" Meedenken kan tot en met {datum(tot)}." if tot is not None else ""
            vakantie = "de zomervakantie" if weken.is_zomer else f"het {weken.naam.lower()} van de raad"
            return f"Een deel van het meedenken valt in {vakantie}, {weken.wanneer}.{wanneer}"
    return ""


def reces_voor_medewerkers(mijlpaal: Mijlpaal, recessen: Recessen) -> str:
    """A warning for who plans a consultation in a recess; empty when there is nothing to say."""
    weken = recessen.bij(mijlpaal.van, mijlpaal.tot)
    if mijlpaal.fase != Fase.MEEDENKEN or weken is None:
        return ""
    return (
        f"‘{mijlpaal}’ valt deels in het {weken.naam.lower()} ({weken.wanneer}). Dan zijn raad en inwoners vaak weg. "
        "Dat mag, maar neem genoeg weken ervoor of erna."
    )
