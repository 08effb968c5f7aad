"""The planning on paper: cover, drawing, table. Not frozen: it is how things stand today."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from planning.besluit.queries import voorbeelddagen
from planning.mijlpaal.beeld import Sleutel, beeld_van, organen_in, standen_in
from planning.mijlpaal.kalender import recessen_van
from planning.mijlpaal.queries import Planning, bevinding, planning_van, reces_voor_inwoners, stand_in_een_zin
from rapportage.documenten.kop import Documentkop
from rapportage.grafieken import DRUK, Grafiek
from rapportage.opmaak import datum
from rapportage.pdf import pdf_van
from thema.beleidsplan.models import Beleidsplan

from .meedenken import sluitdag

_FICTIEF = " · met voorbeelddatums"


@dataclass(frozen=True)
class Planningdocument:
    """What stands in it. `beeld` None: nothing is planned. `is_fictief`: a day in it was made up for the example."""

    plantitel: str
    periode: str
    afdeling: str
    bevinding: str
    stand: str
    reces: str
    planning: Planning
    beeld: Grafiek | None
    organen: tuple[Sleutel, ...]
    standen: tuple[Sleutel, ...]

    soort = "planning"

    @property
    def is_fictief(self) -> bool:
        """It says so on its cover and under each page."""
        return any(regel.is_voorbeelddag for regel in self.planning.regels)


def planning_als_pdf(plan: Beleidsplan, dag: date) -> bytes:
    """The planning as it stands on this day; the same content is drawn once. Raises PdfMislukt."""
    document = planningdocument(plan, dag)
    return pdf_van(render_to_string("planning/document.html", {"document": document, "kop": _kop(plan, document)}))


def planningdocument(plan: Beleidsplan, dag: date) -> Planningdocument:
    """All that stands in the document."""
    planning, recessen = planning_van(plan, dag, voorbeelddagen(plan)), recessen_van(plan.gemeente)
    conclusie = bevinding(plan, planning.regels, dag)
    return Planningdocument(
        plantitel=plan.titel,
        periode=plan.periode,
        afdeling=plan.gemeente.afdeling,
        bevinding=conclusie,
        stand=stand_in_een_zin(planning.regels),
        reces=reces_voor_inwoners(planning.regels, recessen, sluitdag(plan, dag)),
        planning=planning,
        beeld=beeld_van(planning, recessen, titel=conclusie, medium=DRUK),
        organen=organen_in(planning, medium=DRUK),
        standen=standen_in(planning, medium=DRUK),
    )


def _kop(plan: Beleidsplan, document: Planningdocument) -> Documentkop:
    dag = document.planning.dag
    return Documentkop(
        afzender=f"Gemeente {plan.gemeente.naam}",
        titel=f"Planning {plan.naam}",
        omschrijving=f"Planning van het proces, {datum(dag)}",
        kop=f"Planning {plan.naam}",
        status=f"Stand op {datum(dag)}{_FICTIEF if document.is_fictief else ''}",
        vorm="plan",
        thema_css=plan.gemeente.document_css,
        gemaakt=dag,
        is_concept=False,
    )
