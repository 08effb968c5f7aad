"""Freezing the report of a meeting. Publishing it is a step of its own, as with other documents without a paper."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from consultatie.netwerksessie.models import Netwerksessie
from rapportage.opmaak import datum
from rapportage.pdf import pdf_van
from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd

from .models import Document
from .opmaken import als_json, maak_html
from .services import document_vastleggen
from .sessieverslag import verzamel_sessieverslag
from .verslag import Verslag


class VerslagKanNiet(DomeinFout):
    """Of this meeting no report can be frozen, or not yet; nothing has been stored."""


def waarom_geen_verslag(verslag: Verslag, *, eerdere: QuerySet[Document]) -> str:
    """Why it cannot be frozen on its day; empty when it can. `eerdere`: what was frozen of this meeting before."""
    if verslag.vastgelegd < verslag.datum:
        return f"De bijeenkomst is op {datum(verslag.datum)}. Leg het verslag op die dag of daarna vast."
    if not verslag.tekst.strip():
        return "Er is nog geen verslag. Schrijf eerst de tekst en sla die op."
    nieuwste = eerdere.order_by("-vastgelegd_op", "-pk").values_list("gegevens", flat=True).first()
    if nieuwste is not None and _zonder_dag(nieuwste) == _zonder_dag(als_json(verslag)):
        return "Sinds het nieuwste verslag is er niets veranderd. Gebruik dat verslag: het ligt al vast."
    return ""


def eis_verslag(verslag: Verslag, *, eerdere: QuerySet[Document]) -> None:
    """Raises VerslagKanNiet."""
    if zin := waarom_geen_verslag(verslag, eerdere=eerdere):
        raise VerslagKanNiet(zin)


def _zonder_dag(gegevens: dict[str, Any]) -> dict[str, Any]:
    """Of these data what does not follow from the day of freezing alone."""
    return {veld: waarde for veld, waarde in gegevens.items() if veld != "vastgelegd"}


def verslag_vastleggen(sessie: Netwerksessie, *, op: datetime) -> Document:
    """Freeze the report of this session as it is now. Not public yet. Raises VerslagKanNiet, PdfMislukt or
    GelijktijdigGewijzigd.

    It may be made again when something changed, as when the dots have become public; what was frozen stays, and the next
    one gets the next number in its address.
    """
    dag = timezone.localdate(op)
    ontwerp = verzamel_sessieverslag(sessie, dag=dag)
    eis_verslag(ontwerp, eerdere=sessie.verslagen.all())
    pdf = pdf_van(maak_html(ontwerp, concept=False))
    with transaction.atomic():
        nu = Netwerksessie.objects.select_for_update().get(pk=sessie.pk)
        gegevens = verzamel_sessieverslag(nu, dag=dag)
        eis_ongewijzigd(gegevens, ontwerp)
        # Whoever pressed the button twice is here twice, one after the other.
        eis_verslag(gegevens, eerdere=nu.verslagen.all())
        return document_vastleggen(
            gegevens,
            beleidsplan=nu.beleidsplan,
            slug=f"verslag-{nu.slug}",
            besluit=f"Vastgelegd op {datum(dag)}",
            datum=nu.datum,
            op=op,
            pdf=pdf,
            netwerksessie=nu,
        )


def eis_ongewijzigd(nu: Verslag, getekend: Verslag) -> None:
    """Raises GelijktijdigGewijzigd when what was drawn is no longer what is stored."""
    if als_json(nu) != als_json(getekend):
        raise GelijktijdigGewijzigd(f"‘{nu.titel}’")
