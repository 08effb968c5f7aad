"""The open answers of the example: read, labelled and answered. All of it is made up."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import F

from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.openantwoord.models import Label, Openantwoord
from consultatie.vragenlijst.models import Vragenlijst
from thema.thema.models import Thema

from .bron import lees
from .doelenboom import Doelen


def openantwoorden_lezen(vragenlijst: Vragenlijst) -> None:
    """Every text is cleared as it came in: nobody in the example names anybody, and a test says so.

    All at once, where staff read one by one: the service that they use would take most of the time of this step.
    """
    te_lezen = Openantwoord.objects.filter(versie__vragenlijst=vragenlijst, status=Antwoordstatus.TE_SCREENEN)
    te_lezen.update(status=Antwoordstatus.VRIJGEGEVEN, tekst=F("origineel"), bewerking=F("bewerking") + 1)


def labels_maken(vragenlijst: Vragenlijst, doelen: Doelen) -> None:
    """The labels with their reactions, on the texts that the data name."""
    themas = {thema.slug: thema for thema in Thema.objects.van(vragenlijst.beleidsplan)}
    rijen = lees("openantwoorden")["labels"]
    labels = [_label(vragenlijst, rij, volgorde, themas, doelen) for volgorde, rij in enumerate(rijen, start=1)]
    van_tekst: dict[str, list[Label]] = defaultdict(list)
    for label, rij in zip(labels, rijen, strict=True):
        for tekst in rij["teksten"]:
            van_tekst[tekst].append(label)
    antwoorden = list(Openantwoord.objects.filter(versie__vragenlijst=vragenlijst, tekst__in=van_tekst).order_by("pk"))
    koppeling = Openantwoord.labels.through
    koppeling.objects.bulk_create(
        koppeling(openantwoord=antwoord, label=label)
        for antwoord in antwoorden
        for label in van_tekst[antwoord.tekst or ""]
    )
    citaten = {citaat for rij in rijen for citaat in rij.get("citaten", ())}
    Openantwoord.objects.filter(versie__vragenlijst=vragenlijst, tekst__in=citaten).update(is_citeerbaar=True)


def _label(
    vragenlijst: Vragenlijst, rij: Mapping[str, Any], volgorde: int, themas: Mapping[str, Thema], doelen: Doelen
) -> Label:
    return Label.objects.create(
        vragenlijst=vragenlijst,
        thema=themas[rij["thema"]] if "thema" in rij else None,
        doel=doelen[rij["doel"]] if "doel" in rij else None,
        naam=rij["naam"],
        volgorde=volgorde,
        omschrijving=rij["omschrijving"],
        gedaan=rij["gedaan"],
        waarom=rij["waarom"],
    )
