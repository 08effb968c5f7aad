"""To do around milestones that something else reports done: where the order held one up, or it lags behind."""

from collections.abc import Iterator

from consultatie.vragenlijst.models import Vragenlijst
from planning.mijlpaal.koppeling import Koppeling, koppelingen_van
from planning.mijlpaal.models import Mijlpaal
from rapportage.opmaak import opsomming

from .taak import Taak, Vraag, beheer


def gekoppelde_mijlpalen(vraag: Vraag) -> Iterator[Taak]:
    """What is done in fact but not in the planning, late while it is not done, or done in the planning only."""
    if not vraag.mag("planning.change_mijlpaal"):
        return
    koppelingen = koppelingen_van(vraag.mijlpalen)
    eerst: list[Mijlpaal] = []
    for mijlpaal in vraag.mijlpalen:
        if (koppeling := koppelingen.get(mijlpaal.pk)) is not None:
            yield from _rond(mijlpaal, koppeling, eerst, vraag)
        if mijlpaal.gereed_datum is None:
            eerst.append(mijlpaal)


def _rond(mijlpaal: Mijlpaal, koppeling: Koppeling, eerst: list[Mijlpaal], vraag: Vraag) -> Iterator[Taak]:
    pagina = beheer("planning_mijlpaal_change", mijlpaal.pk)
    if mijlpaal.gereed_datum is not None:
        if koppeling.gereed_op is None:
            zin = f"‘{mijlpaal}’ is gereed gemeld, maar het is niet meer zo dat {koppeling.wat}."
            yield Taak(
                zin, "Heropen de mijlpaal in de lijst", beheer("planning_mijlpaal_changelist"), "Bekijk", vraag.dag
            )
    elif koppeling.gereed_op is not None:
        zin = f"{koppeling.zin}, maar ‘{mijlpaal}’ staat nog open."
        yield Taak(
            zin, *(_eerst(eerst) if eerst else ("Sla de mijlpaal opnieuw op", pagina, "Bekijk de mijlpaal")), vraag.dag
        )
    elif mijlpaal.tot < vraag.dag and not _heeft_eigen_taak(mijlpaal, vraag):
        zin = f"‘{mijlpaal}’ is later dan gepland."
        yield Taak(zin, f"Gereed zodra {koppeling.wat}", pagina, "Bekijk de mijlpaal", mijlpaal.tot)


def _eerst(eerst: list[Mijlpaal]) -> tuple[str, str, str]:
    """Explanation, address and button: the order has the first of these done before it."""
    namen = opsomming([f"‘{mijlpaal}’" for mijlpaal in eerst])
    wacht_op = eerst[0]
    if wacht_op.is_met_de_hand:
        return (
            f"Eerst moet gereed zijn: {namen}",
            beheer("planning_mijlpaal_gereed", mijlpaal=wacht_op.pk),
            "Meld gereed",
        )
    return f"Eerst moet gereed zijn: {namen}", beheer("planning_mijlpaal_change", wacht_op.pk), "Bekijk wat eerst moet"


def _heeft_eigen_taak(mijlpaal: Mijlpaal, vraag: Vraag) -> bool:
    """A questionnaire that is over and not closed is a task already (taken_inhoud.vragenlijsten)."""
    lijst: Vragenlijst | None = mijlpaal.vragenlijst
    return lijst is not None and lijst.open_tot is not None and lijst.open_tot < vraag.dag
