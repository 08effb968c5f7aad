"""Raadstafels and promises as people read them: the council in its file, everybody on the page of the council."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F, Prefetch, Q, QuerySet
from django.urls import reverse

from planning.mijlpaal.agenda import Bijeenkomst
from planning.mijlpaal.enums import Orgaan
from planning.stuk.models import Bestuursstuk
from planning.weglating.models import Weglating
from rapportage.documenten.models import Document, zonder_bytes
from rapportage.weglakken.lakken import Lak, gelakt, lak_tekst
from thema.basis.rollen import is_medewerker, is_raadslid
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

from .enums import Toezeggingstatus
from .models import Raadstafel, Raadsvraag, Toezegging

Lezer = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Verwijzing:
    """What it is called, and where to read it."""

    naam: str
    url: str


@dataclass(frozen=True)
class Vraagregel:
    """A question; `antwoord` is empty and its day None until it was answered."""

    fractie: str
    vraag: str
    antwoord: str
    beantwoord_datum: date | None
    is_fictief: bool


@dataclass(frozen=True)
class Tafelregel:
    """A meeting. `documenten`: of the papers that it was about those that are public; `verslag` empty: none yet;
    `verslagdocument`: the newest that is public as a document, None: none is."""

    pk: int
    soort: str
    datum: date
    onderwerp: str
    is_besloten: bool
    is_geweest: bool
    themas: tuple[Verwijzing, ...]
    documenten: tuple[Verwijzing, ...]
    verslag: str
    verslagdocument: Verwijzing | None
    vragen: tuple[Vraagregel, ...]
    is_fictief: bool


@dataclass(frozen=True)
class Toezeggingregel:
    """A promise and what came of it. `thema` None: the whole plan. `afgedaan_datum` None: it is open. `document` only where
    that is public."""

    pk: int
    door: str
    aan: str
    tekst: str
    gedaan_datum: date
    termijn_datum: date
    uitkomst: str
    is_open: bool
    is_te_laat: bool
    afdoening: str
    afgedaan_datum: date | None
    document: Verwijzing | None
    thema: Verwijzing | None
    is_fictief: bool


def tafels_van(plan: Beleidsplan, lezer: Lezer, moment: datetime, dag: date) -> tuple[Tafelregel, ...]:
    """What this reader may know of, newest first; in a number of queries that does not depend on how many there are."""
    tafels = (
        Raadstafel.objects.zichtbaar_voor(lezer)
        .filter(beleidsplan=plan)
        .prefetch_related(
            "themas",
            Prefetch("vragen", Raadsvraag.objects.select_related("fractie")),
            Prefetch("stukken", openbare_stukken(moment), to_attr="openbare_stukken"),
            Prefetch(
                "verslagen",
                Document.objects.openbaar_op(moment).order_by("-vastgelegd_op", "-pk"),
                to_attr="openbare_verslagen",
            ),
        )
    )
    lakken = _lakken_per_tafel(plan, lezer)
    return tuple(gelakt(_tafel(tafel, dag), lakken.get(tafel.pk, ())) for tafel in tafels)


def _lakken_per_tafel(plan: Beleidsplan, lezer: Lezer) -> Mapping[int, tuple[Lak, ...]]:
    """Per meeting what is withheld from the papers that it was about; nothing for council and staff, who may read those
    whole. One query."""
    if is_medewerker(lezer) or is_raadslid(lezer):
        return {}
    per_tafel: dict[int, tuple[Lak, ...]] = {}
    weglatingen = Weglating.objects.filter(stuk__raadstafels__beleidsplan=plan)
    for weglating in weglatingen.annotate(tafel=F("stuk__raadstafels")):
        per_tafel[weglating.tafel] = (*per_tafel.get(weglating.tafel, ()), weglating.lak)
    return per_tafel


def openbare_stukken(moment: datetime) -> QuerySet[Bestuursstuk]:
    """Papers whose document everybody can read by then; never one on which secrecy holds."""
    openbaar = Q(document__gepubliceerd_op__lte=moment) | Q(document__openbare_versie__gepubliceerd_op__lte=moment)
    return (
        Bestuursstuk.objects.niet_geheim()
        .filter(openbaar)
        .select_related("document__openbare_versie")
        .defer(*zonder_bytes("document"))
    )


def verwijzing_naar(document: Document) -> Verwijzing:
    """To what of it everybody can read."""
    deel = document.openbaar_deel
    return Verwijzing(deel.titel, reverse("rapportage:document", args=(deel.slug,)))


def raadstafels_in_agenda(plan: Beleidsplan, url: str) -> tuple[Bijeenkomst, ...]:
    """Those that everybody may know of, for a calendar that asks nobody's name. `url`: full address of the page of the
    council."""
    lakken = _lakken_per_tafel(plan, AnonymousUser())
    return tuple(
        Bijeenkomst(
            sleutel=f"raadstafel/{tafel.pk}",
            volgnummer=tafel.bewerking,
            dag=tafel.datum,
            titel=f"{tafel.get_soort_display()}: {lak_tekst(tafel.onderwerp, lakken.get(tafel.pk, ()))}",
            uitleg=f"{plan.naam}\n{tafel.get_soort_display()}",
            betreft=str(Orgaan.RAAD.label),
            url=f"{url}#raadstafel-{tafel.pk}",
        )
        for tafel in Raadstafel.objects.openbaar().filter(beleidsplan=plan)
    )


def toezeggingen_van(plan: Beleidsplan, lezer: Lezer, dag: date) -> tuple[Toezeggingregel, ...]:
    """What this reader may know of: the open ones by their day, so what is late comes first, then the others, newest
    first; in two queries, for the public three."""
    toezeggingen = (
        Toezegging.objects.filter(raadstafel__in=Raadstafel.objects.zichtbaar_voor(lezer).filter(beleidsplan=plan))
        .select_related("raadstafel", "thema", "document__openbare_versie")
        .defer(*zonder_bytes("document"))
    )
    lakken = _lakken_per_tafel(plan, lezer) if toezeggingen else {}
    regels = [gelakt(_toezegging(een, dag), lakken.get(een.raadstafel_id, ())) for een in toezeggingen]
    dicht = sorted((regel for regel in regels if not regel.is_open), key=lambda regel: (_dag(regel), -regel.pk))
    return (*(regel for regel in regels if regel.is_open), *reversed(dicht))


def _dag(regel: Toezeggingregel) -> date:
    return regel.afgedaan_datum or date.min


def _tafel(tafel: Raadstafel, dag: date) -> Tafelregel:
    verslagen: list[Document] = tafel.openbare_verslagen  # type: ignore[attr-defined]  # by the query
    return Tafelregel(
        pk=tafel.pk,
        soort=tafel.get_soort_display(),
        datum=tafel.datum,
        onderwerp=tafel.onderwerp,
        is_besloten=tafel.is_besloten,
        is_geweest=tafel.datum <= dag,
        themas=tuple(_naar_thema(thema) for thema in tafel.themas.all()),
        documenten=tuple(
            verwijzing_naar(stuk.document)
            for stuk in tafel.openbare_stukken  # type: ignore[attr-defined]  # by the query
        ),
        verslag=tafel.verslag,
        # A report is public as a whole or not at all, so nobody has to look for a public version of it.
        verslagdocument=(
            Verwijzing(verslagen[0].titel, reverse("rapportage:document", args=(verslagen[0].slug,)))
            if verslagen
            else None
        ),
        vragen=tuple(
            Vraagregel(str(een.fractie), een.vraag, een.antwoord, een.beantwoord_datum, een.is_fictief)
            for een in tafel.vragen.all()
        ),
        is_fictief=tafel.is_fictief,
    )


def _toezegging(toezegging: Toezegging, dag: date) -> Toezeggingregel:
    document, thema = toezegging.document, toezegging.thema
    is_te_lezen = document is not None and document.openbaar_deel.gepubliceerd_op is not None
    return Toezeggingregel(
        pk=toezegging.pk,
        door=toezegging.door,
        aan=toezegging.aan,
        tekst=toezegging.tekst,
        gedaan_datum=toezegging.raadstafel.datum,
        termijn_datum=toezegging.termijn_datum,
        uitkomst=toezegging.get_status_display(),
        is_open=toezegging.status == Toezeggingstatus.OPEN,
        is_te_laat=toezegging.is_te_laat_op(dag),
        afdoening=toezegging.afdoening,
        afgedaan_datum=toezegging.afgedaan_datum,
        document=verwijzing_naar(document) if document is not None and is_te_lezen else None,
        thema=_naar_thema(thema) if thema is not None else None,
        is_fictief=toezegging.is_fictief,
    )


def _naar_thema(thema: Thema) -> Verwijzing:
    return Verwijzing(thema.naam, reverse("rapportage:thema", args=(thema.slug,)))
