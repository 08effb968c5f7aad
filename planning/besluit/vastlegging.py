"""What becomes of a paper that is definitive: its document frozen, with a public version where parts are withheld, and
its content locked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from planning.bijstelling.planversie import planadres, planbesluit, plandag, planversie_na
from planning.mijlpaal.enums import Orgaan
from planning.raad.verzamelen import met_de_raad
from planning.stuk.enums import Openbaarmaking
from planning.stuk.models import Bestuursstuk, Notagegevens
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.verzamelen import gegevens_van
from planning.weglating.controle import eis_weggelakt
from planning.weglating.queries import lakken_van, openbare_gegevens
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import als_json, controlegetal, maak_html, maak_inhoud
from rapportage.documenten.raadsbesluit import Raadsbesluit
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.documenten.soorten import Gegevens
from rapportage.pdf import pdf_van
from rapportage.voortgang.models import Voortgangsrapportage
from rapportage.weglakken.lakken import Lak, lak_tekst
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.beleidsplan.services import plan_vergrendelen

from .raadsbesluit import raadsbesluit_van
from .woorden import besluiten_in_woorden

# The data of a document, and what has to go from its public version.
_Inhoud = tuple[Gegevens, tuple[Lak, ...]]


@dataclass(frozen=True)
class Ontwerp:
    """A document as it will be once the decision stands: the data, and the PDF that was drawn from them.

    `openbaar` is the public version, with `lakken` out of it; None for a paper from which nothing is withheld.
    `raadsbesluit` is frozen with a raadsvoorstel, `plan` (the next version of the plan) with a bijstelling; None with any
    other paper.
    """

    gegevens: Gegevens
    pdf: bytes
    openbaar: "Ontwerp | None" = None
    lakken: tuple[Lak, ...] = ()
    raadsbesluit: "Ontwerp | None" = None
    plan: "Ontwerp | None" = None


def ontwerp_van(voer_uit: Callable[[], Bestuursstuk]) -> Ontwerp:
    """Rehearse the decision, collect what the documents will hold, undo the rehearsal, and draw the PDFs; of what is
    withheld from, the public version too.

    So the drawing takes place outside any transaction, and still of the data as they will be: status, date of
    adoption, decisions. Raises what the decision itself would raise, PdfMislukt, and NietWegTeLakken when a passage can
    still be read in the public version.
    """
    with transaction.atomic():
        stuk = voer_uit()
        eigen, besluit, plan = _inhoud(stuk), _raadsbesluit(stuk), planversie_na(stuk)
        transaction.set_rollback(True)
    return replace(
        _ontwerp(*eigen),
        raadsbesluit=_ontwerp(*besluit) if besluit is not None else None,
        plan=_ontwerp(*plan) if plan is not None else None,
    )


def _ontwerp(gegevens: Gegevens, lakken: tuple[Lak, ...]) -> Ontwerp:
    openbaar = None
    if lakken:
        gelakt = openbare_gegevens(gegevens, lakken)
        html = maak_html(gelakt, concept=False)
        eis_weggelakt(lakken, html=(html, maak_inhoud(gelakt)), waarden=als_json(gelakt))
        openbaar = Ontwerp(gelakt, pdf_van(html))
    return Ontwerp(gegevens, pdf_van(maak_html(gegevens, concept=False)), openbaar, lakken)


def leg_document_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze the documents of a paper that has just become definitive, and publish them where that is allowed.

    Of a paper from which parts are withheld two are frozen: the whole one, which stays inside, and the public version;
    that alone is published. Nothing is published while secrecy holds. Raises GelijktijdigGewijzigd when the data are no
    longer those that the PDFs were drawn from.
    """
    velden = {"document": _leg_vast(stuk, ontwerp, nu=_inhoud(stuk), datum=stuk.datum, op=op)}
    if ontwerp.raadsbesluit is not None and (besluit := _raadsbesluit(stuk)) is not None:
        velden["raadsbesluit"] = _leg_vast(stuk, ontwerp.raadsbesluit, nu=besluit, datum=besluit[0].datum, op=op)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(**velden)
    if ontwerp.plan is not None:
        _leg_planversie_vast(stuk, ontwerp.plan, op=op)


def _leg_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, nu: _Inhoud, datum: date, op: datetime) -> Document:
    """The whole document, with its public version beside it where it has one."""
    _eis_zoals_getekend(stuk, ontwerp, nu)
    lakken = ontwerp.lakken
    openbaarmaking = _openbaarmaking(stuk)
    meer: dict[str, Any] = {
        "datum": datum,
        "op": op,
        "is_geheim": not Bestuursstuk.objects.filter(pk=stuk.pk).niet_geheim().exists(),
    }
    voorwaarde = stuk.nota.openbaarmaking_tekst if openbaarmaking == Openbaarmaking.NADAT else ""
    if ontwerp.openbaar is None:
        document = te_publiceren = _bewaar(stuk, ontwerp, voorwaarde=voorwaarde, **meer)
    else:
        document = _bewaar(stuk, ontwerp, blijft_intern=True, **meer)
        meer |= {"voorwaarde": voorwaarde, "openbare_versie_van": document}
        te_publiceren = _bewaar(stuk, ontwerp.openbaar, lakken=lakken, **meer)
    if is_direct_openbaar(openbaarmaking) and not meer["is_geheim"]:
        document_publiceren(te_publiceren, op=op)
    return document


def _eis_zoals_getekend(stuk: Bestuursstuk, ontwerp: Ontwerp, nu: _Inhoud | None) -> None:
    if nu is None or controlegetal(nu[0]) != controlegetal(ontwerp.gegevens) or nu[1] != ontwerp.lakken:
        raise GelijktijdigGewijzigd(f"de gegevens van ‘{stuk}’")


def _leg_planversie_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze and publish the version of the plan that this bijstelling made; earlier versions stay as they are.

    What was withheld from the plan is withheld from every version of it.
    """
    _eis_zoals_getekend(stuk, ontwerp, planversie_na(stuk))
    adres, besluit, dag = planadres(ontwerp.gegevens), planbesluit(ontwerp.gegevens), plandag(ontwerp.gegevens)
    vast: dict[str, Any] = {"beleidsplan": stuk.beleidsplan, "datum": dag, "op": op, "besluit": besluit}
    if ontwerp.openbaar is None:
        openbaar = document_vastleggen(ontwerp.gegevens, slug=adres, pdf=ontwerp.pdf, **vast)
    else:
        heel = document_vastleggen(
            ontwerp.gegevens, slug=f"{adres}-intern", pdf=ontwerp.pdf, blijft_intern=True, **vast
        )
        eis_weggelakt(ontwerp.lakken, waarden=(besluit, adres, dag))
        deel = ontwerp.openbaar
        openbaar = document_vastleggen(deel.gegevens, slug=adres, pdf=deel.pdf, openbare_versie_van=heel, **vast)
    document_publiceren(openbaar, op=op)


def _bewaar(stuk: Bestuursstuk, ontwerp: Ontwerp, *, lakken: tuple[Lak, ...] = (), **meer: Any) -> Document:
    """One of the two; of the public version (`lakken`) its address and its decision without what is withheld too."""
    besluiten = stuk.besluiten.all()
    if ontwerp.gegevens.soort == Documentsoort.RAADSBESLUIT:
        besluiten = besluiten.filter(orgaan=Orgaan.RAAD)
    besluit = lak_tekst(besluiten_in_woorden(besluiten), lakken)
    adres = _adres(stuk, ontwerp.gegevens.soort, lakken, is_intern=meer.get("blijft_intern", False))
    eis_weggelakt(lakken, waarden=(besluit, adres, meer["datum"]))
    return document_vastleggen(
        ontwerp.gegevens, beleidsplan=stuk.beleidsplan, slug=adres, besluit=besluit, pdf=ontwerp.pdf, **meer
    )


def vergrendel_inhoud(stuk: Bestuursstuk, *, datum: date, op: datetime) -> None:
    """Lock what the paper is about: the plan, or the report. Raises Vergrendeld when it was locked already."""
    if stuk.soort == Documentsoort.PLAN:
        plan_vergrendelen(stuk.beleidsplan, vaststellingsdatum=datum, op=op)
    elif stuk.voortgang is not None:
        rijen = Voortgangsrapportage.objects.filter(pk=stuk.voortgang.pk, vergrendeld_op__isnull=True).update(
            vergrendeld_op=op, bewerking=models.F("bewerking") + 1
        )
        if rijen == 0:
            raise Vergrendeld(stuk.voortgang)
        stuk.voortgang.refresh_from_db()


def _inhoud(stuk: Bestuursstuk) -> _Inhoud:
    return met_de_raad(gegevens_van(stuk), stuk), lakken_van(stuk)


def _raadsbesluit(stuk: Bestuursstuk) -> tuple[Raadsbesluit, tuple[Lak, ...]] | None:
    besluit = raadsbesluit_van(stuk)
    return (besluit, lakken_van(stuk)) if besluit is not None else None


def _openbaarmaking(stuk: Bestuursstuk) -> int | None:
    """The proposal of a nota; None for another kind of paper."""
    return Notagegevens.objects.filter(stuk=stuk).values_list("openbaarmaking", flat=True).first()


def _adres(stuk: Bestuursstuk, soort: str, lakken: tuple[Lak, ...], *, is_intern: bool) -> str:
    """Last part of the document's address: kind and number, or kind and years.

    A number from which something is withheld is not in it. The whole document, which nobody visits, leaves the short
    address to its public version.
    """
    jaar = stuk.voortgang.jaar if stuk.voortgang is not None else None
    kenmerk = str(jaar or stuk.nummer or stuk.beleidsplan.periode)
    if lak_tekst(kenmerk, lakken) != kenmerk:
        kenmerk = "openbaar"
    return slugify(f"{soort} {kenmerk}{' intern' if is_intern else ''}")
