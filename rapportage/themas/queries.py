"""Reads for the theme pages: a fixed number of queries, whatever the plan holds."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from consultatie.inbreng.models import Onderbouwing
from rapportage.voortgang.models import Themavoortgang
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel
from thema.indicator.models import Indicator, Indicatorwaarde
from thema.partner.enums import Steun
from thema.partner.models import Partner, Standpunt
from thema.thema.enums import Themastatus, Trendniveau
from thema.thema.models import Thema, Trend

from .gegevens import (
    Cijferreeks,
    Doelkaart,
    Meting,
    Opmerking,
    Stand,
    Steunbeeld,
    Steungroep,
    Themapagina,
    Themaregel,
    Trendgroep,
    Trendregel,
)

STATUSWOORDEN = {
    Themastatus.VOORGESTELD: "Voorgesteld voor voorrang",
    Themastatus.GEPRIORITEERD: "Krijgt voorrang",
    Themastatus.NIET_GEPRIORITEERD: "Krijgt geen voorrang",
    Themastatus.CONTINU: "Gaat altijd door",
}
# Staff choose first; until the council has adopted the plan that is no more than a proposal.
VOORSTELWOORDEN = STATUSWOORDEN | {
    Themastatus.GEPRIORITEERD: "Voorstel: krijgt voorrang; de raad beslist",
    Themastatus.NIET_GEPRIORITEERD: "Voorstel: krijgt geen voorrang; de raad beslist",
}
STEUNWOORDEN = (
    (Steun.STEUNT, "staan erachter"),
    (Steun.MET_KANTTEKENING, "staan erachter, met een kanttekening"),
    (Steun.STEUNT_NIET, "staan er niet achter"),
    (Steun.GEEN_MENING, "hebben geen mening"),
    ("", "nog geen standpunt"),
)


def themalijst(plan: Beleidsplan) -> tuple[Themaregel, ...]:
    """All themes of the plan in its order."""
    return tuple(
        Themaregel(thema.naam, thema.slug, thema.soort, thema.kern, thema.status, statuswoorden(thema.status, plan))
        for thema in Thema.objects.van(plan)
    )


def statuswoorden(status: str, plan: Beleidsplan) -> str:
    """What a resident reads of this status in this plan."""
    woorden = STATUSWOORDEN if plan.is_vergrendeld else VOORSTELWOORDEN
    return woorden[Themastatus(status)]


def themapagina(plan: Beleidsplan, slug: str) -> Themapagina | None:
    """The page of one theme; None when the plan has no such theme."""
    thema = Thema.objects.van(plan).filter(slug=slug).prefetch_related("veiligheidsvelden", "trends").first()
    if thema is None:
        return None
    return Themapagina(
        naam=thema.naam,
        slug=thema.slug,
        soort=thema.soort,
        kern=thema.kern,
        omschrijving=thema.omschrijving,
        ambitie=thema.ambitie,
        status=thema.status,
        woorden=statuswoorden(thema.status, plan),
        reden=thema.status_reden,
        vaststellingsdatum=plan.vaststellingsdatum,
        velden=tuple(veld.naam for veld in thema.veiligheidsvelden.all()),
        reeksen=tuple(reeks for indicator in _indicatoren(thema) for reeks in reeksen_van(indicator)),
        trends=_trends(thema.trends.all()),
        steun=steunbeeld(plan, thema),
        doelen=doelkaarten(doelen_voor_kaarten().filter(thema=thema)),
        draden=Onderbouwing.objects.filter(thema=thema).count(),
        stand=laatste_stand(thema),
    )


def _indicatoren(thema: Thema) -> Iterable[Indicator]:
    return Indicator.objects.filter(themas=thema).prefetch_related("waarden")


def reeksen_van(indicator: Indicator) -> tuple[Cijferreeks, ...]:
    """The figures of an indicator, one series per source; of a figure only its newest version."""
    waarden = sorted(indicator.waarden.all(), key=lambda waarde: (waarde.bron, waarde.jaar, waarde.versie))
    reeksen = []
    for bron, groep in groupby(waarden, key=lambda waarde: waarde.bron):
        per_jaar = {waarde.jaar: waarde for waarde in groep}
        reeksen.append(_reeks(indicator, bron, list(per_jaar.values())))
    return tuple(sorted(reeksen, key=lambda reeks: -len(reeks.metingen)))


def _reeks(indicator: Indicator, bron: str, waarden: list[Indicatorwaarde]) -> Cijferreeks:
    nieuwste = waarden[-1]
    return Cijferreeks(
        naam=indicator.naam,
        definitie=indicator.definitie,
        eenheid=indicator.eenheid,
        bron=bron,
        bron_url=nieuwste.bron_url,
        peildatum=nieuwste.peildatum,
        is_fictief=any(waarde.is_fictief for waarde in waarden),
        metingen=tuple(Meting(waarde.jaar, waarde.waarde, waarde.toelichting) for waarde in waarden),
    )


def _trends(trends: Iterable[Trend]) -> tuple[Trendgroep, ...]:
    per_niveau: dict[str, list[Trendregel]] = defaultdict(list)
    for trend in trends:
        per_niveau[trend.niveau].append(Trendregel(trend.tekst, trend.bron, trend.is_fictief))
    return tuple(Trendgroep(niveau.label, tuple(per_niveau[niveau])) for niveau in Trendniveau if per_niveau[niveau])


def steunbeeld(plan: Beleidsplan, thema: Thema) -> Steunbeeld:
    """Where the partners stand; remarks that are vertrouwelijk stay out."""
    partners = list(
        Partner.objects.filter(gemeente=plan.gemeente_id).prefetch_related(
            Prefetch("standpunten", Standpunt.objects.filter(thema=thema), to_attr="over_thema")
        )
    )
    per_steun: dict[str, list[tuple[Partner, Standpunt | None]]] = defaultdict(list)
    for partner in partners:
        standpunt = next(iter(partner.over_thema), None)
        per_steun[standpunt.prioriteit if standpunt else ""].append((partner, standpunt))
    groepen = tuple(
        Steungroep(
            steun=steun,
            woorden=woorden,
            partners=tuple(partner.naam for partner, _ in per_steun[steun]),
            opmerkingen=tuple(
                Opmerking(partner.naam, s.toelichting)
                for partner, s in per_steun[steun]
                if s and s.toelichting and not s.is_vertrouwelijk
            ),
        )
        for steun, woorden in STEUNWOORDEN
        if per_steun[steun]
    )
    is_fictief = any(s.is_fictief for rij in per_steun.values() for _, s in rij if s)
    return Steunbeeld(totaal=len(partners), groepen=groepen, is_fictief=is_fictief)


def doelen_voor_kaarten() -> QuerySet[Doel]:
    """All goals in their order, with what their cards need; to filter, or to prefetch with."""
    return Doel.objects.select_related("indicator").prefetch_related(
        "partners", "maatregelen", "onderbouwingen", "indicator__waarden"
    )


def doelkaarten(doelen: Iterable[Doel]) -> tuple[Doelkaart, ...]:
    """These goals of doelen_voor_kaarten, in order."""
    return tuple(_doelkaart(doel) for doel in doelen)


def _doelkaart(doel: Doel) -> Doelkaart:
    return Doelkaart(
        pk=doel.pk,
        titel=doel.titel,
        tekst=doel.tekst,
        indicator=doel.indicator.naam if doel.indicator else "",
        eenheid=doel.indicator.eenheid if doel.indicator else "",
        nulwaarde=doel.nulwaarde,
        nuljaar=doel.nuljaar,
        streefwaarde=doel.streefwaarde,
        streefjaar=doel.streefjaar,
        nu=nieuwste_meting(doel),
        trekker=doel.trekker,
        partners=tuple(partner.korte_naam for partner in doel.partners.all()),
        maatregelen=tuple(maatregel.titel for maatregel in doel.maatregelen.all()),
        rust_op=tuple(onderbouwing.titel for onderbouwing in doel.onderbouwingen.all()),
        is_fictief=doel.is_fictief,
    )


def nieuwste_meting(doel: Doel) -> Meting | None:
    """The newest figure of the goal's indicator that was measured after its nulwaarde; None without one."""
    if doel.indicator is None or doel.nuljaar is None:
        return None
    later = [w for w in doel.indicator.waarden.all() if w.waarde is not None and w.jaar > doel.nuljaar]
    nieuwste = max(later, key=lambda waarde: (waarde.jaar, waarde.versie), default=None)
    return Meting(nieuwste.jaar, nieuwste.waarde, nieuwste.toelichting) if nieuwste else None


def laatste_stand(thema: Thema) -> Stand | None:
    """From the newest report that was offered to the council; None before the first."""
    voortgang = (
        Themavoortgang.objects.filter(thema=thema, rapportage__vergrendeld_op__isnull=False)
        .select_related("rapportage")
        .order_by("-rapportage__jaar")
        .first()
    )
    return Stand(voortgang.rapportage.jaar, voortgang.staat, voortgang.get_staat_display()) if voortgang else None
