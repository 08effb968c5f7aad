"""The report of a meeting of the council as a document: what everybody may know of it, frozen."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from planning.stuk.queries import blijft_openbaar
from planning.weglating.controle import eis_weggelakt
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import als_json, maak_html, maak_inhoud
from rapportage.documenten.services import NietOpenbaarTeMaken, document_vastleggen
from rapportage.documenten.verslag import Verslag, Verslagtoezegging, Verslagvraag
from rapportage.documenten.verslagen import VerslagKanNiet, eis_ongewijzigd, eis_verslag
from rapportage.documenten.verzamelen import afzender_van
from rapportage.opmaak import datum
from rapportage.pdf import pdf_van
from rapportage.weglakken.lakken import Lak, gelakt, lekken

from .models import Raadstafel, Toezegging
from .queries import openbare_stukken, verwijzing_naar

NA_HET_VASTLEGGEN_WEGGELAKT = (
    "In een stuk van deze bijeenkomst is een passage weggelakt die in dit verslag nog staat. Leg het verslag opnieuw vast, bij "
    "de raadstafel, en maak dat openbaar. Dit verslag blijft intern."
)


def waarom_niet_openbaar(tafel: Raadstafel) -> str:
    """Why everybody may not know of it, so that there is no report either; empty when everybody may."""
    if Raadstafel.objects.openbaar().filter(pk=tafel.pk).exists():
        return ""
    if tafel.is_besloten:
        return "Deze bijeenkomst was besloten. Daar komt geen openbaar verslag van."
    return "Deze bijeenkomst ging over een geheim stuk. Zolang dat geheim is, komt er geen openbaar verslag van."


def waarschuwing_al_openbaar(tafel: Raadstafel) -> str:
    """That a report of it stays public though not everybody may know of the meeting any more; empty when all is well."""
    return blijft_openbaar(tafel.verslagen.exclude(gepubliceerd_op=None)) if waarom_niet_openbaar(tafel) else ""


def verzamel_raadsverslag(tafel: Raadstafel, *, moment: datetime) -> Verslag:
    """The report as it would be frozen at this moment, without what is withheld of the papers that it was about. Read only;
    raises VerslagKanNiet when not everybody may know of the meeting."""
    if zin := waarom_niet_openbaar(tafel):
        raise VerslagKanNiet(zin)
    plan, vragen, toezeggingen = tafel.beleidsplan, tafel.vragen.select_related("fractie"), tafel.toezeggingen.all()
    verslag = Verslag(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        bijeenkomst=tafel.get_soort_display(),
        onderwerp=tafel.onderwerp,
        datum=tafel.datum,
        vastgelegd=timezone.localdate(moment),
        tekst=tafel.verslag,
        over=tuple(_over(tafel, moment)),
        vragen=tuple(Verslagvraag(str(een.fractie), een.vraag, een.antwoord, een.beantwoord_datum) for een in vragen),
        toezeggingen=tuple(_toezegging(een) for een in toezeggingen),
        is_fictief=any(een.is_fictief for een in (tafel, *vragen, *toezeggingen)),
    )
    return gelakt(verslag, _lakken(tafel))


def raadsverslag_vastleggen(tafel: Raadstafel, *, op: datetime) -> Document:
    """Freeze the report of this meeting as it is now. Not public yet; it may be made again when something changed.
    Raises VerslagKanNiet, NietWegTeLakken, PdfMislukt or GelijktijdigGewijzigd."""
    ontwerp = verzamel_raadsverslag(tafel, moment=op)
    eis_verslag(ontwerp, eerdere=tafel.verslagen.all())
    html = maak_html(ontwerp, concept=False)
    eis_weggelakt(_lakken(tafel), html=(html, maak_inhoud(ontwerp)), waarden=als_json(ontwerp))
    pdf = pdf_van(html)
    with transaction.atomic():
        nu = Raadstafel.objects.select_for_update().get(pk=tafel.pk)
        gegevens = verzamel_raadsverslag(nu, moment=op)
        eis_ongewijzigd(gegevens, ontwerp)
        # Whoever pressed the button twice is here twice, one after the other.
        eis_verslag(gegevens, eerdere=nu.verslagen.all())
        document = document_vastleggen(
            gegevens,
            beleidsplan=nu.beleidsplan,
            slug=f"verslag-raad-{nu.datum.isoformat()}",
            besluit=f"Vastgelegd op {datum(timezone.localdate(op))}",
            datum=nu.datum,
            op=op,
            pdf=pdf,
        )
        nu.verslagen.add(document)
    return document


def weiger_als_niet_openbaar(document: Document) -> None:
    """Raises NietOpenbaarTeMaken when the document is the report of a meeting of which not everybody may know any more, or
    when what is withheld by now from a paper of that meeting can still be read in it."""
    for tafel in Raadstafel.objects.select_for_update().filter(verslagen=document.pk):
        if zin := waarom_niet_openbaar(tafel):
            raise NietOpenbaarTeMaken(zin)
        if lekken(_lakken(tafel), html=(document.inhoud,), waarden=document.gegevens):
            raise NietOpenbaarTeMaken(NA_HET_VASTLEGGEN_WEGGELAKT)


def _over(tafel: Raadstafel, moment: datetime) -> Iterable[str]:
    """Papers that can be read by then, as the page of the council has them, and themes."""
    for stuk in openbare_stukken(moment).filter(raadstafels=tafel):
        if stuk.document is not None:
            yield verwijzing_naar(stuk.document).naam
    yield from tafel.themas.values_list("naam", flat=True)


def _toezegging(toezegging: Toezegging) -> Verslagtoezegging:
    stand = toezegging.get_status_display()
    return Verslagtoezegging(
        door=toezegging.door,
        aan=toezegging.aan,
        tekst=toezegging.tekst,
        termijn=toezegging.termijn_datum,
        stand=f"{stand} op {datum(toezegging.afgedaan_datum)}" if toezegging.afgedaan_datum else stand,
    )


def _lakken(tafel: Raadstafel) -> tuple[Lak, ...]:
    return tuple(een.lak for stuk in tafel.stukken.prefetch_related("weglatingen") for een in stuk.weglatingen.all())
