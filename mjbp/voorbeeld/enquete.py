"""The questionnaire of the example."""

from typing import Any

from consultatie.vragenlijst.models import Sectie, Vraag, Vragenlijst
from consultatie.vragenlijst.talen.services import taal_toevoegen, vertaling_opslaan
from thema.beleidsplan.models import Beleidsplan

from .bron import lees


def vragenlijst_maken(plan: Beleidsplan) -> Vragenlijst:
    """The questionnaire as a concept. It has no last day yet: a demo that stays at this step can be filled in today."""
    bron = lees("vragenlijst")
    vragenlijst = Vragenlijst.objects.create(
        beleidsplan=plan,
        titel=bron["titel"],
        slug=bron["slug"],
        minuten=bron["minuten"],
        inleiding=bron["inleiding"],
        bedankt=bron["bedankt"],
        open_van=bron["open_van"],
        is_fictief=True,
    )
    for volgorde, rij in enumerate(bron["secties"], start=1):
        sectie = Sectie.objects.create(
            vragenlijst=vragenlijst, titel=rij["titel"], toelichting=rij.get("toelichting", ""), volgorde=volgorde
        )
        for plaats, vraag in enumerate(rij["vragen"], start=1):
            Vraag.objects.create(sectie=sectie, volgorde=plaats, **_velden(vraag))
    return vragenlijst


def engels_maken(vragenlijst: Vragenlijst) -> None:
    """Residents can read it in English too."""
    teksten = lees("vragenlijst_engels")["teksten"]
    vertaling_opslaan(taal_toevoegen(vragenlijst, taal="en"), teksten=teksten, is_zichtbaar=True)


def _velden(vraag: dict[str, Any]) -> dict[str, Any]:
    return {**vraag, "opties": "\n".join(vraag.get("opties", ()))}


def vragenlijst_van(plan: Beleidsplan) -> Vragenlijst:
    """The questionnaire of the example as it is stored now."""
    return Vragenlijst.objects.get(beleidsplan=plan, slug=lees("vragenlijst")["slug"])


def laatste_dag_zetten(vragenlijst: Vragenlijst) -> None:
    """From the next step on it has been open until its example day."""
    vragenlijst.open_tot = lees("vragenlijst")["open_tot"]
    vragenlijst.save()
