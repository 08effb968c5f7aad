"""The open answers of the example: read, labelled and answered. All of it is made up."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from consultatie.openantwoord.models import Label, Openantwoord
from consultatie.openantwoord.queries import vondsten_in
from consultatie.openantwoord.services import antwoord_vrijgeven
from consultatie.vragenlijst.models import Vragenlijst
from thema.thema.models import Thema

from .bron import lees
from .doelenboom import Doelen


def openantwoorden_lezen(vragenlijst: Vragenlijst) -> None:
    """Every text is cleared. The writers of the example named nobody, so what they say stays as it is."""
    gelezen: dict[str, Any] = {}
    bron = Openantwoord.objects.filter(versie__vragenlijst=vragenlijst).order_by("pk")
    for antwoord in bron.select_related("versie__vragenlijst__beleidsplan"):
        tekst = antwoord.origineel or ""
        if tekst not in gelezen:
            gelezen[tekst] = vondsten_in(antwoord)
        antwoord_vrijgeven(antwoord, weg=gelezen[tekst])


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
