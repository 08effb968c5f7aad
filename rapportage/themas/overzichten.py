"""Reads for the two overviews: partners × themes, and goals → measures → means."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from rapportage.opmaak import getal
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.enums import Middeleenheid
from thema.doelenboom.models import Doel, Maatregel, Middelinzet
from thema.partner.enums import Steun
from thema.partner.models import Partner, Standpunt
from thema.thema.models import Thema


@dataclass(frozen=True)
class Themakop:
    """A theme as the head of a column."""

    naam: str
    slug: str


@dataclass(frozen=True)
class Standpuntcel:
    """What one partner says of one theme, of its priority and of the approach; both are empty before it spoke."""

    thema: str
    prioriteit: str = ""
    aanpak: str = ""

    @property
    def prioriteit_in_woorden(self) -> str:
        """ "steunt met kanttekening"."""
        return _woorden(self.prioriteit)

    @property
    def aanpak_in_woorden(self) -> str:
        """The same of the approach."""
        return _woorden(self.aanpak)


def _woorden(steun: str) -> str:
    return str(Steun(steun).label).lower() if steun else "nog geen standpunt"


@dataclass(frozen=True)
class Bijdrage:
    """What one partner commits to one theme."""

    thema: str
    tekst: str


@dataclass(frozen=True)
class Partnerrij:
    """One partner beside all themes. `ondertekend_op` None: it signed nothing itself."""

    naam: str
    soort: str
    ondertekend_op: datetime | None
    cellen: tuple[Standpuntcel, ...]
    bijdragen: tuple[Bijdrage, ...]


@dataclass(frozen=True)
class Partnermatrix:
    """Who stands behind what; contributions that are vertrouwelijk are left out."""

    themas: tuple[Themakop, ...]
    rijen: tuple[Partnerrij, ...]
    is_fictief: bool


@dataclass(frozen=True)
class Maatregelregel:
    """A measure under one goal; `ook_bij` names the other goals that it serves."""

    titel: str
    trekker: str
    ook_bij: tuple[str, ...]
    middelen: tuple[str, ...]


@dataclass(frozen=True)
class Doeltak:
    """A goal with its measures."""

    titel: str
    is_fictief: bool
    maatregelen: tuple[Maatregelregel, ...]


@dataclass(frozen=True)
class Thematak:
    """A theme that has goals."""

    naam: str
    slug: str
    doelen: tuple[Doeltak, ...]


def partnermatrix(plan: Beleidsplan) -> Partnermatrix:
    """All partners of the municipality beside all themes of the plan, in their orders."""
    themas = list(Thema.objects.van(plan))
    standpunten = Standpunt.objects.filter(thema__beleidsplan=plan).select_related("thema")
    partners = list(
        Partner.objects.filter(gemeente=plan.gemeente_id).prefetch_related(
            Prefetch("standpunten", standpunten, to_attr="in_dit_plan")
        )
    )
    return Partnermatrix(
        themas=tuple(Themakop(thema.naam, thema.slug) for thema in themas),
        rijen=tuple(_partnerrij(partner, themas) for partner in partners),
        is_fictief=any(s.is_fictief for p in partners for s in p.in_dit_plan),
    )


def _partnerrij(partner: Partner, themas: list[Thema]) -> Partnerrij:
    per_thema: dict[int, Standpunt] = {s.thema_id: s for s in partner.in_dit_plan}  # type: ignore[attr-defined]

    def cel(thema: Thema) -> Standpuntcel:
        standpunt = per_thema.get(thema.pk)
        if standpunt is None:
            return Standpuntcel(thema.naam)
        return Standpuntcel(thema.naam, standpunt.prioriteit, standpunt.aanpak)

    return Partnerrij(
        naam=partner.naam,
        soort=partner.get_soort_display(),
        ondertekend_op=max((s.ondertekend_op for s in per_thema.values() if s.ondertekend_op), default=None),
        cellen=tuple(cel(thema) for thema in themas),
        bijdragen=tuple(
            Bijdrage(s.thema.naam, s.bijdrage) for s in per_thema.values() if s.bijdrage and not s.is_vertrouwelijk
        ),
    )


def doelenboom(plan: Beleidsplan) -> tuple[Thematak, ...]:
    """The goals network, read from the goals; themes without goals are left out."""
    maatregelen = Maatregel.objects.prefetch_related(
        "doelen", Prefetch("inzetten", Middelinzet.objects.select_related("middel"))
    )
    doelen = (
        Doel.objects.van(plan)
        .select_related("thema")
        .prefetch_related(Prefetch("maatregelen", maatregelen))
        .order_by("thema__soort", "thema__volgorde", "volgorde", "pk")
    )
    per_thema: dict[Themakop, list[Doeltak]] = defaultdict(list)
    for doel in doelen:
        per_thema[Themakop(doel.thema.naam, doel.thema.slug)].append(_doeltak(doel))
    return tuple(Thematak(kop.naam, kop.slug, tuple(takken)) for kop, takken in per_thema.items())


def _doeltak(doel: Doel) -> Doeltak:
    return Doeltak(
        titel=doel.titel,
        is_fictief=doel.is_fictief,
        maatregelen=tuple(
            Maatregelregel(
                titel=maatregel.titel,
                trekker=maatregel.trekker,
                ook_bij=tuple(ander.titel for ander in maatregel.doelen.all() if ander.pk != doel.pk),
                middelen=middelen_in_woorden(maatregel.inzetten.all()),
            )
            for maatregel in doel.maatregelen.all()
        ),
    )


def middelen_in_woorden(inzetten: Iterable[Middelinzet]) -> tuple[str, ...]:
    """Per means its total over the years: "€ 140.000 uit begroting", "0,5 fte in 2020"."""
    per_middel: dict[tuple[str, str], list[Middelinzet]] = defaultdict(list)
    for inzet in inzetten:
        per_middel[inzet.middel.naam, inzet.middel.eenheid].append(inzet)
    return tuple(_som(naam, eenheid, delen) for (naam, eenheid), delen in per_middel.items())


def _som(naam: str, eenheid: str, delen: list[Middelinzet]) -> str:
    jaren = sorted(deel.jaar for deel in delen)
    periode = f"{jaren[0]}-{jaren[-1]}" if jaren[0] != jaren[-1] else str(jaren[0])
    totaal = sum(deel.hoeveelheid for deel in delen)
    if eenheid == Middeleenheid.EURO:
        return f"€ {getal(totaal)} ({naam}, {periode})"
    # Capacity is per year: the sum over years would be no one's working time.
    per_jaar = {deel.hoeveelheid for deel in delen}
    hoeveel = getal(per_jaar.pop()) if len(per_jaar) == 1 else f"gemiddeld {getal(totaal / len(delen))}"
    return f"{hoeveel} {eenheid} per jaar ({naam}, {periode})"
