"""What was decided, as people read it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from planning.mijlpaal.enums import Orgaan
from planning.raad.enums import Amendementstatus
from planning.raad.models import Amendement
from planning.stuk.enums import Openbaarmaking, Stukactie, Uitkomst
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document, zonder_bytes
from rapportage.weglakken.lakken import kort, lak_tekst
from thema.basis.models import Statusovergang
from thema.beleidsplan.models import Beleidsplan

from .models import Besluit

_ZIN = {
    (Orgaan.COLLEGE, Uitkomst.AKKOORD): "Het college gaat akkoord met {wat}",
    (Orgaan.COLLEGE, Uitkomst.VASTGESTELD): "Het college stelt {wat} vast",
    (Orgaan.COLLEGE, Uitkomst.GEWIJZIGD): "Het college stelt {wat} gewijzigd vast",
    (Orgaan.COLLEGE, Uitkomst.VERWORPEN): "Het college wijst {wat} af",
    (Orgaan.RAAD, Uitkomst.KENNISGENOMEN): "De raad neemt kennis van {wat}",
    (Orgaan.RAAD, Uitkomst.VASTGESTELD): "De raad stelt {wat} vast",
    (Orgaan.RAAD, Uitkomst.GEWIJZIGD): "De raad stelt {wat} gewijzigd vast ({hoeveel})",
    (Orgaan.RAAD, Uitkomst.VERWORPEN): "De raad wijst {wat} af",
}

_LANGSTE_ONDERWERP = 200


# Called by their subject.
_MET_ONDERWERP = frozenset({Documentsoort.NOTA, Documentsoort.RAADSVOORSTEL})


@dataclass(frozen=True)
class Besluitregel:
    """One decision. `url` leads to the document it was taken on; empty as long as that is not public.

    `is_fictief`: the paper, or only the day, was made up for the example.
    """

    datum: date
    zin: str
    orgaan: Orgaan
    url: str
    is_fictief: bool


def genomen_besluiten(plan: Beleidsplan, moment: datetime | None = None) -> tuple[Besluitregel, ...]:
    """What college and council decided about this plan and may be known, newest first; in two queries.

    What was held over is no decision yet, and of a paper on which secrecy holds nothing is told. With `moment` only what had been written down, and published, by then.
    """
    besluiten = (
        Besluit.objects.filter(stuk__beleidsplan=plan)
        .exclude(uitkomst=Uitkomst.AANGEHOUDEN)
        .filter(stuk__in=plan.stukken.niet_geheim())
        .select_related(
            "stuk__document__openbare_versie", "stuk__raadsbesluit__openbare_versie", "stuk__nota", "stuk__voortgang"
        )
        .defer(*zonder_bytes("stuk__document"), *zonder_bytes("stuk__raadsbesluit"))
        .prefetch_related("stuk__weglatingen")
        .annotate(aangenomen=Subquery(_aantal_aangenomen()))
        .order_by("-datum", "-pk")
    )
    if moment is not None:
        besluiten = besluiten.filter(op__lte=moment)
    bekend = [besluit for besluit in besluiten if _mag_bekend_zijn(besluit.stuk, moment)]
    hoe_vaak = Counter(_in_woorden(stuk) for stuk in {besluit.stuk for besluit in bekend})
    return tuple(_regel(besluit, moment, met_onderwerp=hoe_vaak[_in_woorden(besluit.stuk)] > 1) for besluit in bekend)


def _aantal_aangenomen() -> QuerySet[Amendement, Any]:
    """Per paper how many amendments were adopted; no row for none."""
    van_het_stuk = Amendement.objects.filter(stuk=OuterRef("stuk"), status=Amendementstatus.AANGENOMEN)
    return van_het_stuk.order_by().values("stuk").annotate(aantal=Count("pk")).values("aantal")


def voorbeelddagen(plan: Beleidsplan) -> frozenset[tuple[Orgaan, date]]:
    """On which days, made up for the example, which body decided about this plan; in one query."""
    verzonnen = Besluit.objects.filter(Q(is_fictief=True) | Q(stuk__is_fictief=True), stuk__beleidsplan=plan)
    return frozenset((Orgaan(orgaan), dag) for orgaan, dag in verzonnen.values_list("orgaan", "datum"))


def _regel(besluit: Besluit, moment: datetime | None, *, met_onderwerp: bool) -> Besluitregel:
    """`met_onderwerp`: another paper is called the same, so its subject tells them apart."""
    stuk = besluit.stuk
    wat = _in_woorden(stuk)
    if met_onderwerp and stuk.soort not in _MET_ONDERWERP:
        wat = f"{wat} ‘{_onderwerp(stuk)}’"
    aantal: int = besluit.aangenomen or 0  # type: ignore[attr-defined]  # by the query
    hoeveel = "1 amendement" if aantal == 1 else f"{aantal} amendementen"
    zin = _ZIN[Orgaan(besluit.orgaan), Uitkomst(besluit.uitkomst)].format(wat=wat, hoeveel=hoeveel)
    document = stuk.raadsbesluit if besluit.orgaan == Orgaan.RAAD and stuk.raadsbesluit else stuk.document
    url = ""
    if document is not None and _is_openbaar(document, moment):
        url = reverse("rapportage:document", args=(document.openbaar_deel.slug,))
    is_fictief = besluit.is_fictief or stuk.is_fictief
    return Besluitregel(besluit.datum, zin, Orgaan(besluit.orgaan), url, is_fictief)


def _is_openbaar(document: Document, moment: datetime | None) -> bool:
    """It, or its public version, can be read on the site."""
    gepubliceerd = document.openbaar_deel.gepubliceerd_op
    return gepubliceerd is not None and (moment is None or gepubliceerd <= moment)


def _mag_bekend_zijn(stuk: Bestuursstuk, moment: datetime | None) -> bool:
    """That something was decided on a nota is public with the nota, or by itself where its proposal says so (R14)."""
    if stuk.soort != Documentsoort.NOTA:
        return True
    if stuk.document is None:
        return False
    return _is_openbaar(stuk.document, moment) or stuk.nota.openbaarmaking == Openbaarmaking.ALLEEN_BESLUIT


def _onderwerp(stuk: Bestuursstuk) -> str:
    """Without what is withheld from the paper, also where only the decision on it is public."""
    lakken = tuple(weglating.lak for weglating in stuk.weglatingen.all())
    return kort(lak_tekst(stuk.onderwerp, lakken), _LANGSTE_ONDERWERP)


def _in_woorden(stuk: Bestuursstuk) -> str:
    if stuk.soort == Documentsoort.NOTA:
        return f"de nota ‘{_onderwerp(stuk)}’"
    if stuk.soort == Documentsoort.RAADSVOORSTEL:
        return f"het raadsvoorstel ‘{_onderwerp(stuk)}’"
    if stuk.soort == Documentsoort.PLAN:
        return "het plan"
    soort = stuk.get_soort_display().lower()
    return f"de {soort} over {stuk.voortgang.jaar}" if stuk.voortgang is not None else f"de {soort}"


@dataclass(frozen=True)
class Wegregel:
    """One step of a paper: when, by whom (empty: by the house itself), what, and the remark with it."""

    op: datetime
    door: str
    wat: str
    opmerking: str


def weg_van(stuk: Bestuursstuk) -> tuple[Wegregel, ...]:
    """The steps of this paper, first to last; in one query, or two the first time."""
    overgangen = Statusovergang.objects.filter(
        content_type=ContentType.objects.get_for_model(Bestuursstuk), object_id=stuk.pk
    )
    return tuple(
        Wegregel(
            op=overgang.op,
            door=str(overgang.door or ""),
            wat=Stukactie(overgang.actie).label,
            opmerking=overgang.opmerking,
        )
        for overgang in overgangen.select_related("door")
    )
