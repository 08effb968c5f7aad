"""The tallies of a questionnaire, all versions together. Behind the scenes: no threshold has been applied here.

Screens, documents and exports do not read this but rapportage/queries.py.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.text import slugify

from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.voorwaarde import aan_wie

from .models import Telling
from .telling import Cel, Celtelling, tel_bij, voeg_samen

Vraag = Mapping[str, Any]
Vragen = Mapping[str, Vraag]
# Types whose codes stand for the thing itself (a theme's slug, a wijk's CBS code): a new name changes nothing.
CODE_ZEGT_GENOEG = frozenset({"top", "rangorde", "open_per_thema", "wijk", "leeftijd"})
# What an answer of this type is measured by, besides its codes.
MEETLAT = {
    "top": ("aantal",),
    "rangorde": ("aantal",),
    "schaal": ("opties", "label_laag", "label_hoog"),
    "cijfer": ("label_laag", "label_hoog"),
    "matrix": ("opties",),
}


@dataclass(frozen=True)
class Groepstelling:
    """What one group answered: `groep` is a channel, `aantal` counts submissions, `per_vraag` maps keys to tallies.

    Only questions of the newest version occur. The tally of a question may count fewer answers than `aantal`: not
    everyone answers everything, and an older version may have asked it otherwise.
    """

    groep: str
    aantal: int
    per_vraag: Mapping[str, Any]


@dataclass(frozen=True)
class Cellen:
    """All that was counted of one questionnaire: per channel, wijk and age group. A cell without submissions is absent.

    What is left out of the tally of a question is as in Groepstelling.
    """

    rijen: tuple[tuple[str, Cel, Celtelling], ...]

    def per_kanaal(self) -> dict[str, Groepstelling]:
        """Per channel in which something was counted: everything together."""
        per_kanaal: dict[str, Groepstelling] = {}
        for kanaal, _, erbij in self.rijen:
            eerder = per_kanaal.get(kanaal, Groepstelling(kanaal, 0, {}))
            per_kanaal[kanaal] = Groepstelling(
                kanaal, eerder.aantal + erbij.aantal, voeg_samen(eerder.per_vraag, erbij.tellingen)
            )
        return per_kanaal

    def van(self, kanalen: Collection[str]) -> dict[Cel, Celtelling]:
        """What these channels counted together, per wijk × age group."""
        cellen: dict[Cel, Celtelling] = {}
        for kanaal, cel, erbij in self.rijen:
            if kanaal in kanalen:
                cellen[cel] = tel_bij(cellen[cel], erbij) if cel in cellen else erbij
        return cellen


def cellen_van(vragenlijst: Vragenlijst) -> Cellen:
    """All that counts of this questionnaire. Two queries."""
    return Cellen(
        tuple(
            (rij.kanaal, Cel(rij.wijk, rij.leeftijd), Celtelling(rij.aantal, per_vraag))
            for rij, per_vraag in _cellen(vragenlijst)
        )
    )


def tellingen_per_kanaal(vragenlijst: Vragenlijst) -> dict[str, Groepstelling]:
    """Per channel in which something was counted: everything together. Two queries."""
    return cellen_van(vragenlijst).per_kanaal()


def aantallen_per_kanaal(vragenlijst: Vragenlijst) -> dict[str, int]:
    """Per channel how many submissions count, of those in which something was counted. One query."""
    cellen = _meetellend(Telling.objects.filter(versie__vragenlijst=vragenlijst), vragenlijst)
    return dict(cellen.order_by("kanaal").values_list("kanaal").annotate(Sum("aantal")))


def verdacht_geteld(vragenlijst: Vragenlijst) -> dict[str, int]:
    """Per Verdenking how many answers were mixed with it, counted in the figures or not. One query.

    Each was mixed among at least DREMPEL_OPENBAAR of its kind, so none of these is a small number.
    """
    cellen = Telling.objects.filter(versie__vragenlijst=vragenlijst, aantal__gt=0).exclude(verdenking="")
    return dict(cellen.order_by("verdenking").values_list("verdenking").annotate(Sum("aantal")))


def _cellen(vragenlijst: Vragenlijst) -> Iterable[tuple[Telling, dict[str, Any]]]:
    """Every cell that counts, with those of its tallies that may be added to the newest version's."""
    versies = list(vragenlijst.versies.order_by("-nummer"))
    if not versies:
        return
    vragen = {versie.pk: {vraag["sleutel"]: vraag for vraag in versie.vragen} for versie in versies}
    nieuwste = vragen[versies[0].pk]
    vergelijkbaar = {pk: _vergelijkbaar(nieuwste, andere) for pk, andere in vragen.items()}
    for cel in _meetellend(Telling.objects.filter(versie__in=versies), vragenlijst).order_by("pk"):
        goed = vergelijkbaar[cel.versie_id]
        yield cel, {sleutel: telling for sleutel, telling in cel.tellingen.items() if sleutel in goed}


def _meetellend(cellen: "QuerySet[Telling]", vragenlijst: Vragenlijst) -> "QuerySet[Telling]":
    cellen = cellen.filter(aantal__gt=0)
    return cellen if vragenlijst.telt_verdachte_mee else cellen.filter(verdenking="")


def _vergelijkbaar(nieuw: Vragen, oud: Vragen) -> frozenset[str]:
    """The keys under which both versions ask the same, so that their tallies may be added."""
    return frozenset(sleutel for sleutel in nieuw.keys() & oud.keys() if _zelfde(nieuw[sleutel], oud[sleutel]))


def _zelfde(nieuw: Vraag, oud: Vraag) -> bool:
    """Same type and yardstick, and no option has got other words. An option may have been added or dropped."""
    if nieuw["soort"] != oud["soort"] or aan_wie(nieuw) != aan_wie(oud):
        return False
    if any(nieuw.get(deel) != oud.get(deel) for deel in MEETLAT.get(nieuw["soort"], ())):
        return False
    teksten, oude_teksten = _opties(nieuw), _opties(oud)
    return nieuw["soort"] in CODE_ZEGT_GENOEG or all(
        _woorden(teksten[code]) == _woorden(oude_teksten[code]) for code in teksten.keys() & oude_teksten.keys()
    )


def _opties(vraag: Vraag) -> dict[tuple[str, str], str]:
    """The words of every option, and of every row of a matrix."""
    return {(deel, een["code"]): een["tekst"] for deel in ("opties", "rijen") for een in vraag.get(deel, ())}


def _woorden(tekst: str) -> str:
    """The words without capitals and punctuation; a text without words as it is."""
    return slugify(tekst) or tekst


@dataclass(frozen=True)
class Weegbesluit:
    """One decision on the weights of the groups: code → whole percent, empty for no total. `door`: "" when not known."""

    gewichten: Mapping[str, int]
    reden: str
    door: str
    op: datetime


def weegbesluiten(vragenlijst: Vragenlijst) -> list[Weegbesluit]:
    """What was decided on the weights of the groups, the newest first. One query."""
    gewichten: Mapping[str, int] = {}
    reden, besluiten = "", []
    for versie in vragenlijst.history.select_related("history_user").order_by("history_id"):
        if (versie.groepsgewichten, versie.reden_groepsgewichten) != (gewichten, reden):
            gewichten, reden = versie.groepsgewichten, versie.reden_groepsgewichten
            besluiten.append(Weegbesluit(gewichten, reden, str(versie.history_user or ""), versie.history_date))
    return besluiten[::-1]
