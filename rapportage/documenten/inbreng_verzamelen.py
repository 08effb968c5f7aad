"""Collects the Nota van inbreng from the labelled answers. Read only; what is few is not counted in public."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.db.models import Count, Q

from consultatie.openantwoord.enums import Antwoordstatus, Reden
from consultatie.openantwoord.models import Label, Openantwoord
from consultatie.openantwoord.queries import OP_THEMA
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.groepen import VRAGENLIJSTGROEPEN, Groepsoort, met_kanalen
from rapportage.cijfers.resultaat import Openuitslag, resultaat_uit, zo_vaak_getoond
from rapportage.queries import openuitslagen_van
from rapportage.resultaten.queries import publicatie_van

from .inbrengnota import Inbrenggroep, Inbrenglabel, Inbrengnota, Inbrengthema
from .verzamelen import afzender_van

ALGEMEEN = ("Over alle thema’s", "algemeen")


def verzamel_inbreng(vragenlijst: Vragenlijst, *, dag: date) -> Inbrengnota:
    """The nota as it would be on this day. Labels without cleared answers and without a reaction are left out."""
    vrij = Openantwoord.objects.meetellend().filter(versie__vragenlijst=vragenlijst, status=Antwoordstatus.VRIJGEGEVEN)
    per_kanaal = dict(vrij.order_by().values_list("kanaal").annotate(Count("pk")))
    soorten = [
        met_kanalen(soort, per_kanaal)
        for soort in VRAGENLIJSTGROEPEN
        if any(kanaal in per_kanaal for kanaal in soort.kanalen)
    ]
    per_groep = {soort.code: sum(per_kanaal.get(kanaal, 0) for kanaal in soort.kanalen) for soort in soorten}
    plan = vragenlijst.beleidsplan
    versie = vragenlijst.versies.first()
    return Inbrengnota(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        vragenlijst=vragenlijst.titel,
        datum=dag,
        van=vragenlijst.open_van,
        tot=vragenlijst.open_tot,
        vragen=tuple(vraag["tekst"] for vraag in versie.vragen if vraag["soort"] == "open") if versie else (),
        drempel=settings.DREMPEL_OPENBAAR,
        schrijvers=_schrijvers(per_kanaal),
        groepen=_groepen(soorten, per_groep),
        ongelezen=_ongelezen(vragenlijst),
        themas=tuple(_themas(vragenlijst, soorten)),
        is_fictief=vragenlijst.is_fictief,
    )


def _schrijvers(per_kanaal: Mapping[str, int]) -> tuple[str, ...]:
    """Members of the panel are residents too, and so is who wrote at the session."""
    van_inwoners = any(kanaal not in {Kanaal.PARTNER, Kanaal.RAAD} for kanaal in per_kanaal)
    wie = (
        (van_inwoners, "inwoners"),
        (Kanaal.PARTNER in per_kanaal, "partners"),
        (Kanaal.RAAD in per_kanaal, "raadsleden"),
    )
    return tuple(naam for schreef, naam in wie if schreef)


def _ongelezen(vragenlijst: Vragenlijst) -> int | None:
    """How many texts that count nobody read: those that wait, and those whose retention was over before."""
    niet_gelezen = Q(status=Antwoordstatus.TE_SCREENEN) | Q(reden=Reden.BEWAARTERMIJN)
    aantal = Openantwoord.objects.meetellend().filter(niet_gelezen, versie__vragenlijst=vragenlijst).count()
    return aantal if aantal == 0 or aantal >= settings.DREMPEL_OPENBAAR else None


def _groepen(soorten: Sequence[Groepsoort], aantallen: Mapping[str, int]) -> tuple[Inbrenggroep, ...]:
    """Each of these groups with its number; None when that is under the threshold, or shown nowhere."""
    return tuple(
        Inbrenggroep(
            soort.naam,
            soort.korte_naam,
            aantal if (aantal := aantallen.get(soort.code, 0)) >= settings.DREMPEL_OPENBAAR else None,
        )
        for soort in soorten
    )


def _themas(vragenlijst: Vragenlijst, soorten: Sequence[Groepsoort]) -> Iterable[Inbrengthema]:
    """Numbers of labels are those that the results show, so that neither gives away what the other hides."""
    per_thema: dict[tuple[str, str], list[Inbrenglabel]] = defaultdict(list)
    gebruikt, citaten = _gebruikt(vragenlijst), _citaten(vragenlijst)
    uitslagen = _uitslagen(vragenlijst)
    for label in vragenlijst.labels.select_related("thema", "doel").order_by(*OP_THEMA):
        if label.gedaan or label.pk in gebruikt:
            sleutel = (label.thema.naam, label.thema.slug) if label.thema else ALGEMEEN
            groepen = _groepen(soorten, zo_vaak_getoond(uitslagen, label.naam))
            per_thema[sleutel].append(_label(label, groepen, tuple(citaten[label.pk])))
    return (Inbrengthema(naam, slug, tuple(labels)) for (naam, slug), labels in per_thema.items())


def _uitslagen(vragenlijst: Vragenlijst) -> Sequence[Openuitslag]:
    """As they are public; before that, in a concept, as they would be now. What is labelled later is counted nowhere: beside
    what is public it would tell what a few texts are about."""
    if (publicatie := publicatie_van(vragenlijst)) is not None:
        return resultaat_uit(publicatie.gegevens).openantwoorden
    return openuitslagen_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR)


def _label(label: Label, groepen: tuple[Inbrenggroep, ...], citaten: tuple[str, ...]) -> Inbrenglabel:
    return Inbrenglabel(
        naam=label.naam,
        gezegd=label.omschrijving,
        groepen=groepen,
        citaten=citaten,
        gedaan=label.gedaan,
        waarom=label.waarom,
        doel=label.doel.titel if label.doel else "",
        besluit=label.besluit,
    )


def _gebruikt(vragenlijst: Vragenlijst) -> frozenset[int]:
    """The labels that some cleared answer bears."""
    vrij = Openantwoord.objects.meetellend().filter(labels__vragenlijst=vragenlijst, status=Antwoordstatus.VRIJGEGEVEN)
    return frozenset(vrij.order_by().values_list("labels", flat=True).distinct())


def _citaten(vragenlijst: Vragenlijst) -> Mapping[int, list[str]]:
    """Per label the texts that may be quoted, each once, in the order of the alphabet: theirs says nothing."""
    vrij = Openantwoord.objects.meetellend().filter(labels__vragenlijst=vragenlijst, status=Antwoordstatus.VRIJGEGEVEN)
    citaten: dict[int, list[str]] = defaultdict(list)
    for label, tekst in vrij.filter(is_citeerbaar=True).order_by("tekst").values_list("labels", "tekst").distinct():
        citaten[label].append(tekst or "")
    return citaten
