"""How often each label was given to what people wrote, question by question, and what of it may be quoted.

Behind the scenes: no threshold has been applied here. Screens, documents and exports do not read this but
rapportage/queries.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.voorwaarde import aan_wie
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN

from .enums import Antwoordstatus
from .models import Openantwoord
from .queries import OP_THEMA

# Only these ask for nothing but words; words beside an option are not counted here.
OPEN_SOORTEN = frozenset({"open", "open_per_thema"})
Aantallen = Mapping[str, int]


@dataclass(frozen=True)
class Open:
    """One field in which people write: `vraag` is its question, `code` the theme it is about, "" for none."""

    veld: str
    tekst: str
    vraag: Mapping[str, Any]
    code: str = ""

    @property
    def meetlat(self) -> tuple[Any, ...]:
        """What has to be the same in two versions before their texts are counted together."""
        return self.vraag["soort"], *aan_wie(self.vraag)


@dataclass(frozen=True)
class Labelnaam:
    """A label and the name of its theme, "" when it is about no theme in particular."""

    pk: int
    naam: str
    thema: str


@dataclass(frozen=True)
class Labeltelling:
    """What was written in one field, per channel: texts, those of them that bear a label, and those with each label.

    Each text is of another person. `citaten` may be quoted: each once, in the order of the alphabet, which says nothing
    of who wrote them.
    """

    open: Open
    geschreven: Aantallen
    gecodeerd: Aantallen
    per_label: Mapping[Labelnaam, Aantallen]
    citaten: tuple[str, ...]


def labeltellingen(vragenlijst: Vragenlijst, versies: list[Vragenlijstversie]) -> list[Labeltelling]:
    """The fields of the newest of these versions (newest first) in their order, with the texts of every version that
    asked the same. Four queries, none when nothing asks for words."""
    velden = {open_.veld: open_ for open_ in _velden(versies[0])} if versies else {}
    if not velden:
        return []
    vrij = Q(status=Antwoordstatus.VRIJGEGEVEN)
    rijen = _vergelijkbaar(versies, velden)
    per_veld = list(
        rijen.values_list("vraag", "kanaal").annotate(
            geschreven=Count("pk", distinct=True),
            gecodeerd=Count("pk", filter=vrij & Q(labels__isnull=False), distinct=True),
        )
    )
    labels = list(
        rijen.filter(vrij, labels__isnull=False).values_list("vraag", "labels", "kanaal").annotate(Count("pk"))
    )
    citaten = list(rijen.filter(vrij, is_citeerbaar=True).exclude(tekst="").values_list("vraag", "tekst").distinct())
    namen = [
        Labelnaam(label.pk, label.naam, label.thema.naam if label.thema else "")
        for label in vragenlijst.labels.select_related("thema").order_by(*OP_THEMA)
    ]
    return [
        Labeltelling(
            open=open_,
            geschreven={kanaal: aantal for vraag, kanaal, aantal, _ in per_veld if vraag == veld},
            gecodeerd={kanaal: aantal for vraag, kanaal, _, aantal in per_veld if vraag == veld},
            per_label=_per_label(namen, [rij[1:] for rij in labels if rij[0] == veld]),
            citaten=tuple(sorted(tekst for vraag, tekst in citaten if vraag == veld and tekst)),
        )
        for veld, open_ in velden.items()
    ]


def _per_label(namen: list[Labelnaam], rijen: list[tuple[int, str, int]]) -> dict[Labelnaam, Aantallen]:
    """Only labels that stand at some text, in the order of the labels."""
    per_label = {naam: {kanaal: aantal for pk, kanaal, aantal in rijen if pk == naam.pk} for naam in namen}
    return {naam: aantallen for naam, aantallen in per_label.items() if aantallen}


def _velden(versie: Vragenlijstversie) -> Iterator[Open]:
    for vraag in versie.vragen:
        if vraag["soort"] == "open":
            yield Open(vraag["sleutel"], vraag["tekst"], vraag)
        elif vraag["soort"] in OPEN_SOORTEN:
            velden = VRAAGTYPEN[vraag["soort"]].velden(vraag)
            for veld, optie in zip(velden, vraag["opties"], strict=True):
                yield Open(veld, f"{vraag['tekst']} ({optie['tekst']})", vraag, optie["code"])


def _vergelijkbaar(versies: list[Vragenlijstversie], velden: Mapping[str, Open]) -> "QuerySet[Openantwoord]":
    """The texts that count in these fields, of each version only where it asked the same of the same people."""
    waar = Q()
    for versie in versies:
        zelfde = [
            open_.veld
            for open_ in _velden(versie)
            if open_.veld in velden and open_.meetlat == velden[open_.veld].meetlat
        ]
        waar |= Q(versie=versie, vraag__in=zelfde)
    return Openantwoord.objects.meetellend().filter(waar).order_by()
