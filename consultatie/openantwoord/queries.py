"""Reads of open texts as the screens of staff show them."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet

from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.models import Beleidsplan

from .cellen import Cel, zichtbare_cellen
from .enums import Antwoordstatus
from .models import Label, Namenlijst, Openantwoord, WachtendeTekst
from .screening import Vondst, vind

# The keys of the labels in their order; N and P turn the page, so they are not among them.
TOETSEN = "123456789abcdefghijklmoqrstuvwxyz"
ZONDER_LABEL = "geen"
_LABEL = re.compile(rf"{ZONDER_LABEL}|[0-9]{{1,9}}")
# Labels theme by theme, those about no theme last, on every database.
OP_THEMA = (F("thema__soort").asc(nulls_last=True), F("thema__volgorde").asc(nulls_last=True), "volgorde", "pk")


@dataclass(frozen=True)
class Stand:
    """How many texts of a questionnaire are where; `gelabeld` of those that were cleared."""

    te_screenen: int
    vrijgegeven: int
    weggelegd: int
    gelabeld: int

    @property
    def totaal(self) -> int:
        """All of them."""
        return self.te_screenen + self.vrijgegeven + self.weggelegd

    @property
    def gelezen(self) -> int:
        """Those that somebody decided on."""
        return self.vrijgegeven + self.weggelegd


@dataclass(frozen=True)
class Keuze:
    """One choice of a filter."""

    waarde: str
    naam: str
    is_gekozen: bool


@dataclass(frozen=True)
class Filter:
    """What is asked for; empty is everything. `label` is the number of a label, or ZONDER_LABEL."""

    kanaal: str = ""
    wijk: str = ""
    label: str = ""
    zoek: str = ""

    @classmethod
    def uit(cls, gevraagd: Mapping[str, str]) -> Self:
        """From the parameters of an address; what cannot be asked for is not asked for."""
        label = gevraagd.get("label", "")
        return cls(
            kanaal=kanaal if (kanaal := gevraagd.get("kanaal", "")) in Kanaal.values else "",
            wijk=gevraagd.get("wijk", "").replace("\0", "")[:8],
            label=label if _LABEL.fullmatch(label) else "",
            zoek=gevraagd.get("zoek", "").replace("\0", "").strip()[:100],
        )

    @property
    def parameters(self) -> dict[str, str]:
        """As parameters of an address, without what is empty."""
        return {naam: waarde for naam, waarde in vars(self).items() if waarde}

    def op(self, antwoorden: "QuerySet[Openantwoord]", cellen: frozenset[Cel]) -> "QuerySet[Openantwoord]":
        """The texts that were asked for. By district only those whose district may be shown (`cellen`)."""
        if self.kanaal:
            antwoorden = antwoorden.filter(kanaal=self.kanaal)
        if self.wijk:
            kanalen = [kanaal for kanaal, wijk in cellen if wijk == self.wijk]
            antwoorden = antwoorden.filter(wijk=self.wijk, kanaal__in=kanalen)
        if self.label == ZONDER_LABEL:
            antwoorden = antwoorden.filter(labels__isnull=True)
        elif self.label:
            antwoorden = antwoorden.filter(labels=int(self.label))
        return antwoorden.filter(tekst__icontains=self.zoek) if self.zoek else antwoorden


@dataclass(frozen=True)
class Filterkeuzes:
    """What can be asked for. A district only where it may be shown beside a text."""

    kanalen: tuple[Keuze, ...]
    wijken: tuple[Keuze, ...]
    labels: tuple[Keuze, ...]


@dataclass(frozen=True)
class Labelknop:
    """A label with its key on the keyboard ("" for the 34th and later)."""

    label: Label
    toets: str
    is_gekozen: bool


@dataclass(frozen=True)
class Codeerblad:
    """One text to label. `wijk` is a name; "" may not be shown, or is not known. `vorige` and `volgende`: keys, None at an end.
    `onbeslist`: words to look at once more before it may be quoted."""

    antwoord: Openantwoord
    wijk: str
    plaats: int
    aantal: int
    vorige: UUID | None
    volgende: UUID | None
    labels: frozenset[int]
    onbeslist: tuple[str, ...]


def antwoorden_van(vragenlijst: Vragenlijst) -> "QuerySet[Openantwoord]":
    """All its texts that count, of every version, in the order of their keys, which says nothing."""
    return (
        Openantwoord.objects.meetellend()
        .filter(versie__vragenlijst=vragenlijst)
        .select_related("versie")
        .order_by("pk")
    )


def stand_van(vragenlijst: Vragenlijst) -> Stand:
    """One query for each of the two halves."""
    antwoorden = Openantwoord.objects.meetellend().filter(versie__vragenlijst=vragenlijst)
    per_status = dict(antwoorden.order_by().values_list("status").annotate(Count("pk")))
    gelabeld = antwoorden.filter(status=Antwoordstatus.VRIJGEGEVEN, labels__isnull=False)
    return Stand(
        te_screenen=per_status.get(Antwoordstatus.TE_SCREENEN, 0),
        vrijgegeven=per_status.get(Antwoordstatus.VRIJGEGEVEN, 0),
        weggelegd=per_status.get(Antwoordstatus.WEGGELEGD, 0),
        gelabeld=gelabeld.distinct().count(),
    )


def heeft_originelen(vragenlijst: Vragenlijst) -> bool:
    """Whether anything is still there as it was sent: of what counts or not, read or not, or waiting in the tray."""
    gebleven = Openantwoord.objects.filter(versie__vragenlijst=vragenlijst, origineel__isnull=False)
    return gebleven.exists() or WachtendeTekst.objects.filter(versie__vragenlijst=vragenlijst).exists()


def te_lezen(plan: Beleidsplan) -> list[tuple[Vragenlijst, int]]:
    """The questionnaires of this plan with texts that nobody read yet, and how many."""
    telt_mee = Q(versies__openantwoorden__verdenking="") | Q(telt_verdachte_mee=True)
    wacht = Q(versies__openantwoorden__status=Antwoordstatus.TE_SCREENEN) & telt_mee
    lijsten = Vragenlijst.objects.filter(beleidsplan=plan).annotate(wachtend=Count("versies__openantwoorden", wacht))
    return [(lijst, lijst.wachtend) for lijst in lijsten.filter(wachtend__gt=0).order_by("pk")]


def cellen_van(vragenlijst: Vragenlijst) -> frozenset[Cel]:
    """Channel and district of the texts beside which the district may stand."""
    rijen = (
        Openantwoord.objects.meetellend()
        .filter(versie__vragenlijst=vragenlijst)
        .order_by()
        .values_list("kanaal", "wijk")
    )
    aantallen = {(kanaal, wijk): aantal for kanaal, wijk, aantal in rijen.annotate(Count("pk"))}
    return zichtbare_cellen(aantallen, drempel=settings.DREMPEL_INTERN)


def wijknamen(vragenlijst: Vragenlijst) -> dict[str, str]:
    """CBS code → name."""
    return dict(vragenlijst.beleidsplan.gemeente.wijken.values_list("cbs_code", "naam"))


def vondsten_in(antwoord: Openantwoord) -> list[Vondst]:
    """What is proposed to be left out of the original; empty when that is gone."""
    return vind(antwoord.origineel or "", namen=_namen(antwoord))


def onbeslist_in(antwoord: Openantwoord) -> list[str]:
    """The words of the cleared text that may point at a person; none of a text that may be quoted already."""
    if antwoord.is_citeerbaar:
        return []
    tekst = antwoord.tekst or ""
    return [tekst[vondst.begin : vondst.eind] for vondst in vind(tekst, namen=_namen(antwoord))]


def _namen(antwoord: Openantwoord) -> list[str]:
    gemeente = antwoord.versie.vragenlijst.beleidsplan.gemeente_id
    lijst = Namenlijst.objects.filter(gemeente=gemeente).first()
    return lijst.namen.splitlines() if lijst else []


def label_met_naam(vragenlijst: Vragenlijst, naam: str) -> Label | None:
    """The label of this name, whatever its capitals; None when there is none. Not left to the database: SQLite knows
    the capitals of ASCII only."""
    gezocht = naam.casefold()
    return next((label for label in vragenlijst.labels.all() if label.naam.casefold() == gezocht), None)


def labels_met_aantal(vragenlijst: Vragenlijst) -> list[Label]:
    """Its labels in order, each with `aantal`: how many cleared texts bear it. For staff, who see each of those."""
    vrij = Count("antwoorden", Q(antwoorden__status=Antwoordstatus.VRIJGEGEVEN))
    labels = vragenlijst.labels.select_related("thema", "doel").annotate(aantal=vrij)
    return list(labels.order_by(*OP_THEMA))


def filterkeuzes(
    vragenlijst: Vragenlijst, filter_: Filter, *, cellen: frozenset[Cel], knoppen: Iterable["Labelknop"]
) -> Filterkeuzes:
    """What can be asked for of this questionnaire, with what was asked for now."""
    antwoorden = Openantwoord.objects.meetellend().filter(versie__vragenlijst=vragenlijst).order_by("kanaal")
    kanalen = antwoorden.values_list("kanaal", flat=True).distinct()
    zichtbaar = {wijk for _, wijk in cellen}
    namen = wijknamen(vragenlijst)
    return Filterkeuzes(
        kanalen=tuple(Keuze(kanaal, str(Kanaal(kanaal).label), kanaal == filter_.kanaal) for kanaal in kanalen),
        wijken=tuple(Keuze(code, naam, code == filter_.wijk) for code, naam in namen.items() if code in zichtbaar),
        labels=(
            Keuze(ZONDER_LABEL, "Zonder label", filter_.label == ZONDER_LABEL),
            *(Keuze(str(k.label.pk), k.label.naam, str(k.label.pk) == filter_.label) for k in knoppen),
        ),
    )


def codeerblad(
    vragenlijst: Vragenlijst, filter_: Filter, *, cellen: frozenset[Cel], bij: UUID | None
) -> Codeerblad | None:
    """The text with key `bij` or, when it is not among what was asked for, the first after it; else the first of all.

    None when nothing was asked for that is there. The number of queries does not depend on how much there is.
    """
    alle = antwoorden_van(vragenlijst).filter(status=Antwoordstatus.VRIJGEGEVEN)
    gevraagd = filter_.op(alle, cellen)
    sleutels = list(gevraagd.values_list("pk", flat=True))
    if not sleutels:
        return None
    plaats = next((nummer for nummer, sleutel in enumerate(sleutels) if bij is None or sleutel >= bij), 0)
    bron = alle.select_related("versie__vragenlijst__beleidsplan").prefetch_related("labels")
    antwoord = bron.get(pk=sleutels[plaats])
    return Codeerblad(
        antwoord=antwoord,
        wijk=wijknamen(vragenlijst).get(antwoord.wijk, "") if (antwoord.kanaal, antwoord.wijk) in cellen else "",
        plaats=plaats + 1,
        aantal=len(sleutels),
        vorige=sleutels[plaats - 1] if plaats else None,
        volgende=sleutels[plaats + 1] if plaats + 1 < len(sleutels) else None,
        labels=frozenset(label.pk for label in antwoord.labels.all()),
        onbeslist=tuple(onbeslist_in(antwoord)),
    )


def labelknoppen(vragenlijst: Vragenlijst, gekozen: Collection[int]) -> list[Labelknop]:
    """The labels of the questionnaire in their order, each with its key."""
    labels = vragenlijst.labels.select_related("thema").order_by(*OP_THEMA)
    return [
        Labelknop(label, TOETSEN[nummer] if nummer < len(TOETSEN) else "", label.pk in gekozen)
        for nummer, label in enumerate(labels)
    ]
