"""The open answers of the example: read, labelled and answered. All of it is made up."""

from collections import defaultdict

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


def labels_maken(vragenlijst: Vragenlijst) -> None:
    """The labels, without a reaction yet, on the texts that the data name; some of those may be quoted."""
    themas = {thema.slug: thema for thema in Thema.objects.van(vragenlijst.beleidsplan)}
    rijen = lees("openantwoorden")["labels"]
    van_tekst: dict[str, list[Label]] = defaultdict(list)
    for volgorde, rij in enumerate(rijen, start=1):
        label = Label.objects.create(
            vragenlijst=vragenlijst,
            thema=themas[rij["thema"]] if "thema" in rij else None,
            naam=rij["naam"],
            volgorde=volgorde,
            omschrijving=rij["omschrijving"],
        )
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


def reacties_schrijven(vragenlijst: Vragenlijst, doelen: Doelen) -> None:
    """What is done with each label and why, with the goal that it led to."""
    labels = {label.naam: label for label in vragenlijst.labels.all()}
    for rij in lees("openantwoorden")["labels"]:
        label = labels[rij["naam"]]
        label.gedaan, label.waarom = rij["gedaan"], rij["waarom"]
        label.doel = doelen[rij["doel"]] if "doel" in rij else None
        label.save()
