"""What anybody may take away: the published results, and the plan that was adopted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.opmaak import opsomming
from rapportage.resultaten.models import Resultaatpublicatie
from thema.beleidsplan.models import Beleidsplan

from .bestanden import CSV_MEDIATYPE, FORMATEN, Bestand, boekbestand, tabelbestand
from .cijferboek import Cijferboek
from .enums import Cijferstatus
from .planboek import planboek_van
from .resultaatboek import cijferboek_van


@dataclass(frozen=True)
class Distributie:
    """One file of a dataset: what it is in words and where it is. It is written when somebody asks about its bytes."""

    naam: str
    pad: str
    mediatype: str
    maak: Callable[[], Bestand]

    @cached_property
    def bestand(self) -> Bestand:
        """The file itself."""
        return self.maak()


@dataclass(frozen=True)
class Dataset:
    """A book that anybody may have. `pad`: the page about it; `uitgever`: address of the municipality in the register."""

    code: str
    titel: str
    omschrijving: str
    pad: str
    boek: Cijferboek
    uitgever: str
    openbaar_sinds: date
    boeken: tuple[Distributie, ...]
    tabellen: tuple[Distributie, ...]

    @property
    def distributies(self) -> tuple[Distributie, ...]:
        """All its files."""
        return self.boeken + self.tabellen

    @property
    def peildag(self) -> date:
        """The day of the figures."""
        return date.fromisoformat(self.boek.peildatum)


def resultaatboek(resultaat: Resultaat, vragenlijst: Vragenlijst, *, is_openbaar: bool) -> Cijferboek:
    """The book of these figures of this questionnaire."""
    status = Cijferstatus.DEFINITIEF if is_openbaar else Cijferstatus.VOORLOPIG
    return cijferboek_van(resultaat, bron=f"Gemeente {vragenlijst.beleidsplan.gemeente.naam}", status=status)


def openbaar_plan(plan: Beleidsplan | None, *, moment: datetime) -> Document | None:
    """The newest public document of this plan, without its PDF; None before it was adopted and published."""
    if plan is None:
        return None
    documenten = Document.objects.filter(beleidsplan=plan, soort=Documentsoort.PLAN, gepubliceerd_op__lte=moment)
    return documenten.defer("pdf", "inhoud").order_by("-vastgelegd_op").first()


def planboek(document: Document) -> Cijferboek:
    """The book of this frozen plan."""
    return planboek_van(document.gegevens, slug=document.slug, is_fictief=document.is_fictief)


def datasets(plan: Beleidsplan | None, *, moment: datetime) -> tuple[Dataset, ...]:
    """Everything that is open: the results, newest first, and the plan. Two queries."""
    gevonden = [_van_publicatie(publicatie) for publicatie in _publicaties()]
    document = openbaar_plan(plan, moment=moment)
    if document is not None and plan is not None:
        gevonden.append(_van_plan(document, plan))
    return tuple(gevonden)


def _publicaties() -> QuerySet[Resultaatpublicatie]:
    openbaar = Vragenlijst.objects.openbaar()
    return (
        Resultaatpublicatie.objects.nieuwste()
        .filter(vragenlijst__in=openbaar)
        .select_related("vragenlijst__beleidsplan__gemeente")
    )


def _van_publicatie(publicatie: Resultaatpublicatie) -> Dataset:
    lijst = publicatie.vragenlijst
    resultaat = resultaat_uit(publicatie.gegevens)
    boek = resultaatboek(resultaat, lijst, is_openbaar=True)
    return Dataset(
        code=f"resultaten-{boek.slug}",
        titel=f"Resultaten: {boek.titel}",
        omschrijving=f"Wat elke groep antwoordde: {opsomming([groep.naam for groep in resultaat.groepen])}.",
        pad=reverse("rapportage:resultaat", args=[lijst.slug]),
        boek=boek,
        uitgever=lijst.beleidsplan.gemeente.tooi_uri,
        openbaar_sinds=timezone.localtime(publicatie.gepubliceerd_op).date(),
        boeken=_boeken(boek, "rapportage:cijfers", lijst.slug),
        tabellen=_tabellen(boek, "rapportage:cijfers_csv", lijst.slug),
    )


def _van_plan(document: Document, plan: Beleidsplan) -> Dataset:
    boek = planboek(document)
    return Dataset(
        code=boek.slug,
        titel=boek.titel,
        omschrijving="De thema’s, doelen, maatregelen, het geld en de cijfers van het vastgestelde plan.",
        pad=reverse("rapportage:plan"),
        boek=boek,
        uitgever=plan.gemeente.tooi_uri,
        openbaar_sinds=timezone.localtime(document.gepubliceerd_op).date(),
        boeken=_boeken(boek, "rapportage:plancijfers"),
        tabellen=_tabellen(boek, "rapportage:plancijfers_csv"),
    )


def _boeken(boek: Cijferboek, naam: str, *args: str) -> tuple[Distributie, ...]:
    return tuple(
        Distributie(
            formaat.naam, reverse(naam, args=[*args, code]), formaat.mediatype, partial(boekbestand, boek, formaat)
        )
        for code, formaat in FORMATEN.items()
    )


def _tabellen(boek: Cijferboek, naam: str, *args: str) -> tuple[Distributie, ...]:
    return tuple(
        Distributie(
            tabel.titel, reverse(naam, args=[*args, tabel.code]), CSV_MEDIATYPE, partial(tabelbestand, boek, tabel)
        )
        for tabel in boek.tabellen
    )
