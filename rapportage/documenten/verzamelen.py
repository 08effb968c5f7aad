"""Collects the plan from what is stored now. Read only; a fixed number of queries, whatever the plan holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import Prefetch

from consultatie.inbreng.models import Onderbouwing
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.opmaak import datum, opsomming, periode
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.themas.overzichten import middelen_in_woorden
from rapportage.themas.queries import doelen_voor_kaarten, doelkaarten, reeksen_van
from thema.beleidsplan.enums import Kadersoort
from thema.beleidsplan.models import Beleidsplan, Gemeente
from thema.doelenboom.enums import Middeleenheid
from thema.doelenboom.models import Maatregel, Middelinzet
from thema.indicator.models import Indicator
from thema.partner.models import Partner, Standpunt
from thema.tekstblok.models import Tekstblok
from thema.thema.enums import Themastatus
from thema.thema.models import Thema, Veiligheidsveld

from .onderdelen import Afzender, Planregel, Stukstand
from .plan import Plan, Uitgangspuntregel
from .planinhoud import Geld, Geldrij, Kaderregel, Maatregelrij, Onderbouwingsrij, Steunrij, Themahoofdstuk

# Chapters in this order: what has priority first, what always goes on last.
VOLGORDE = {
    Themastatus.GEPRIORITEERD: 0,
    Themastatus.VOORGESTELD: 1,
    Themastatus.NIET_GEPRIORITEERD: 2,
    Themastatus.CONTINU: 3,
}
# The text block that explains words; a plan without it has no list of words.
WOORDENLIJST = "woordenlijst"
ZONDER_THEMA = "Nog niet bij een doel"


def afzender_van(gemeente: Gemeente) -> Afzender:
    """Whose document it is."""
    return Afzender(gemeente.naam, gemeente.tooi_uri, gemeente.document_css)


def verzamel_plan(plan: Beleidsplan, stand: Stukstand, *, stappen: tuple[Planregel, ...]) -> Plan:
    """The plan as it is stored now, carried by this paper; `stappen` are the steps of the process."""
    themas = _themas(plan)
    maatregelen = _maatregelen_per_thema(plan)
    gedekt = {veld.naam for thema in themas for veld in thema.veiligheidsvelden.all()}
    beeld = Indicator.objects.van(plan).filter(is_veiligheidsbeeld=True).prefetch_related("waarden")
    return Plan(
        afzender=afzender_van(plan.gemeente),
        naam=plan.naam,
        plantitel=plan.titel,
        periode=plan.periode,
        laatste_jaar=plan.tot_jaar,
        missiewoorden=plan.missiewoorden,
        stand=stand,
        stappen=stappen,
        partners=tuple(Partner.objects.filter(gemeente=plan.gemeente_id).values_list("naam", flat=True)),
        uitgangspunten=tuple(_uitgangspunten(plan)),
        reeksen=tuple(reeks for indicator in beeld for reeks in reeksen_van(indicator)),
        resultaat=gepubliceerd_resultaat(plan),
        hoofdstukken=tuple(_hoofdstuk(thema, maatregelen[thema.pk]) for thema in themas),
        ongedekte_velden=tuple(veld.naam for veld in Veiligheidsveld.objects.all() if veld.naam not in gedekt),
        geld=_geld(plan),
        kaders=tuple(_kaders(plan)),
        woordenlijst=_woordenlijst(plan),
    )


def gepubliceerd_resultaat(plan: Beleidsplan) -> Resultaat | None:
    """The newest published results of a questionnaire of this plan; None before publication."""
    publicatie = Resultaatpublicatie.objects.filter(vragenlijst__beleidsplan=plan).order_by("-gepubliceerd_op").first()
    return resultaat_uit(publicatie.gegevens) if publicatie else None


def _uitgangspunten(plan: Beleidsplan) -> Iterable[Uitgangspuntregel]:
    for punt in plan.uitgangspunten.all():
        bron = ", ".join(deel for deel in (punt.bron, datum(punt.datum) if punt.datum else "") if deel)
        yield Uitgangspuntregel(punt.titel, punt.toelichting, bron)


def _kaders(plan: Beleidsplan) -> Iterable[Kaderregel]:
    """Law first, then the plans to align with, then examples."""
    for kader in sorted(plan.kaders.all(), key=lambda kader: Kadersoort.values.index(kader.soort)):
        yield Kaderregel(kader.soort, str(kader), kader.toelichting, kader.url)


def _woordenlijst(plan: Beleidsplan) -> str:
    blok = Tekstblok.objects.van(plan).filter(sleutel=WOORDENLIJST).first()
    return blok.tekst if blok else ""


def _themas(plan: Beleidsplan) -> list[Thema]:
    """In the order of the chapters, each with what its chapter needs."""
    standpunten = Standpunt.objects.select_related("partner").order_by("partner__volgorde")
    themas = Thema.objects.van(plan).prefetch_related(
        "veiligheidsvelden",
        "onderbouwingen",
        Prefetch("doelen", doelen_voor_kaarten()),
        Prefetch("standpunten", standpunten),
    )
    return sorted(themas, key=lambda thema: (VOLGORDE[Themastatus(thema.status)], thema.volgorde))


def _hoofdstuk(thema: Thema, maatregelen: Iterable[Maatregel]) -> Themahoofdstuk:
    return Themahoofdstuk(
        naam=thema.naam,
        slug=thema.slug,
        soort=thema.soort,
        kern=thema.kern,
        status=thema.status,
        reden=thema.status_reden,
        omschrijving=thema.omschrijving,
        ambitie=thema.ambitie,
        velden=tuple(veld.naam for veld in thema.veiligheidsvelden.all()),
        doelen=doelkaarten(thema.doelen.all()),
        maatregelen=tuple(_maatregelrij(maatregel) for maatregel in maatregelen),
        onderbouwing=tuple(onderbouwingsrij(onderbouwing) for onderbouwing in thema.onderbouwingen.all()),
        steun=tuple(_steunrijen(thema)),
    )


def onderbouwingsrij(onderbouwing: Onderbouwing) -> Onderbouwingsrij:
    """One thread from contribution to choice."""
    return Onderbouwingsrij(
        titel=onderbouwing.titel,
        wie=onderbouwing.get_groep_display(),
        gezegd=onderbouwing.gezegd,
        gedaan=onderbouwing.gedaan,
        is_fictief=onderbouwing.is_fictief,
    )


def _maatregelen_per_thema(plan: Beleidsplan) -> Mapping[int, list[Maatregel]]:
    """Those that serve a goal of the theme, each once, in the order of the plan."""
    inzetten = Prefetch("inzetten", Middelinzet.objects.select_related("middel"))
    maatregelen = Maatregel.objects.filter(beleidsplan=plan).prefetch_related("doelen", "partners", inzetten)
    per_thema: dict[int, list[Maatregel]] = defaultdict(list)
    for maatregel in maatregelen.order_by("volgorde", "pk"):
        for thema in {doel.thema_id for doel in maatregel.doelen.all()}:
            per_thema[thema].append(maatregel)
    return per_thema


def _maatregelrij(maatregel: Maatregel) -> Maatregelrij:
    return Maatregelrij(
        titel=maatregel.titel,
        omschrijving=maatregel.omschrijving,
        trekker=maatregel.trekker,
        partners=tuple(partner.korte_naam for partner in maatregel.partners.all()),
        middelen=middelen_in_woorden(maatregel.inzetten.all()),
        wanneer=periode(maatregel.van, maatregel.tot),
        is_fictief=maatregel.is_fictief,
    )


def _steunrijen(thema: Thema) -> Iterable[Steunrij]:
    for s in thema.standpunten.all():
        bijdrage = "" if s.is_vertrouwelijk else s.bijdrage
        yield Steunrij(s.partner.naam, s.get_prioriteit_display(), s.get_aanpak_display(), bijdrage, s.is_fictief)


def _geld(plan: Beleidsplan) -> Geld:
    inzetten = list(
        Middelinzet.objects.filter(maatregel__beleidsplan=plan, middel__eenheid=Middeleenheid.EURO)
        .select_related("middel")
        .prefetch_related(Prefetch("maatregel__doelen__thema"))
        .order_by("pk")
    )
    jaren = tuple(plan.jaren)
    per_thema: dict[str, list[Middelinzet]] = defaultdict(list)
    per_herkomst: dict[str, list[Middelinzet]] = defaultdict(list)
    for inzet in inzetten:
        per_thema[_thema_van(inzet.maatregel)].append(inzet)
        per_herkomst[inzet.middel.herkomst].append(inzet)
    return Geld(
        jaren=jaren,
        per_thema=tuple(_geldrij(naam, delen, jaren) for naam, delen in per_thema.items()),
        per_herkomst=tuple(_geldrij(naam, delen, jaren) for naam, delen in per_herkomst.items()),
        totaal=_geldrij("Totaal", inzetten, jaren) if inzetten else None,
    )


def _thema_van(maatregel: Maatregel) -> str:
    """The one theme of a measure, or "Drugs, met Veilig Uitgaan": an amount must not be counted twice."""
    namen = sorted({doel.thema.naam for doel in maatregel.doelen.all()})
    if not namen:
        return ZONDER_THEMA
    eerste, *andere = namen
    return f"{eerste}, met {opsomming(andere)}" if andere else eerste


def _geldrij(naam: str, inzetten: list[Middelinzet], jaren: tuple[int, ...]) -> Geldrij:
    per_jaar: dict[int, Decimal] = defaultdict(Decimal)
    for inzet in inzetten:
        per_jaar[inzet.jaar] += inzet.hoeveelheid
    return Geldrij(
        naam=naam,
        bedragen=tuple(per_jaar[jaar] for jaar in jaren),
        totaal=sum((inzet.hoeveelheid for inzet in inzetten), Decimal()),
        is_fictief=any(inzet.middel.is_fictief for inzet in inzetten),
    )
