"""What becomes of a paper that is definitive: its document frozen, with a public version where parts are withheld, and
its content locked."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from planning.bijstelling.planversie import lakken_van_het_plan, planadres, planbesluit, planversie_na
from planning.raad.verzamelen import met_de_raad
from planning.stuk.enums import Openbaarmaking
from planning.stuk.models import Bestuursstuk, Notagegevens
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.verzamelen import Documentgegevens, gegevens_van
from planning.weglating.controle import eis_weggelakt
from planning.weglating.queries import lakken_van, openbare_gegevens
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import als_json, controlegetal, maak_html, maak_inhoud
from rapportage.documenten.services import document_publiceren, document_vastleggen
from rapportage.pdf import pdf_van
from rapportage.voortgang.models import Voortgangsrapportage
from rapportage.weglakken.lakken import Lak, lak_tekst
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.beleidsplan.services import plan_vergrendelen

from .woorden import besluiten_in_woorden


@dataclass(frozen=True)
class Ontwerp:
    """A document as it will be once the decision stands: the data, and the PDF that was drawn from them.

    `openbaar` is the public version, with `lakken` out of it; None for a paper from which nothing is withheld. `plan` is the
    next version of the plan, that a bijstelling makes; None for another kind.
    """

    gegevens: Documentgegevens
    pdf: bytes
    openbaar: "Ontwerp | None" = None
    lakken: tuple[Lak, ...] = ()
    plan: "Ontwerp | None" = None


def ontwerp_van(voer_uit: Callable[[], Bestuursstuk]) -> Ontwerp:
    """Rehearse the decision, collect what the document will hold, undo the rehearsal, and draw the PDF; of what is
    withheld from, the public version too.

    So the drawing takes place outside any transaction, and still of the data as they will be: status, date of
    adoption, decisions. Raises what the decision itself would raise, PdfMislukt, and NietWegTeLakken when a passage can
    still be read in the public version.
    """
    with transaction.atomic():
        stuk = voer_uit()
        eigen, plan = _inhoud(stuk), planversie_na(stuk)
        transaction.set_rollback(True)
    return replace(_teken(*eigen), plan=_teken(*plan) if plan is not None else None)


def _teken(gegevens: Documentgegevens, lakken: tuple[Lak, ...]) -> Ontwerp:
    openbaar = None
    if lakken:
        gelakt = openbare_gegevens(gegevens, lakken)
        html = maak_html(gelakt, concept=False)
        eis_weggelakt(lakken, html=(html, maak_inhoud(gelakt)), waarden=als_json(gelakt))
        openbaar = Ontwerp(gelakt, pdf_van(html))
    return Ontwerp(gegevens, pdf_van(maak_html(gegevens, concept=False)), openbaar, lakken)


def leg_document_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze the document of a paper that has just become definitive, and publish it where that is allowed.

    Of a paper from which parts are withheld two are frozen: the whole one, which stays inside, and the public version;
    that alone is published. Nothing is published while secrecy holds. Raises GelijktijdigGewijzigd when the data are no
    longer those that the PDF was drawn from.
    """
    _eis_zoals_getekend(stuk, ontwerp, _inhoud(stuk))
    lakken = ontwerp.lakken
    openbaarmaking = _openbaarmaking(stuk)
    is_geheim = not Bestuursstuk.objects.filter(pk=stuk.pk).niet_geheim().exists()
    voorwaarde = stuk.nota.openbaarmaking_tekst if openbaarmaking == Openbaarmaking.NADAT else ""
    if ontwerp.openbaar is None:
        document = te_publiceren = _bewaar(stuk, ontwerp, op=op, is_geheim=is_geheim, voorwaarde=voorwaarde)
    else:
        document = _bewaar(stuk, ontwerp, op=op, is_geheim=is_geheim, blijft_intern=True)
        meer = {"is_geheim": is_geheim, "voorwaarde": voorwaarde, "openbare_versie_van": document}
        te_publiceren = _bewaar(stuk, ontwerp.openbaar, op=op, lakken=lakken, **meer)
    if is_direct_openbaar(openbaarmaking) and not is_geheim:
        document_publiceren(te_publiceren, op=op)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(document=document)
    if ontwerp.plan is not None:
        _leg_planversie_vast(stuk, ontwerp.plan, op=op)


def _eis_zoals_getekend(
    stuk: Bestuursstuk, ontwerp: Ontwerp, nu: tuple[Documentgegevens, tuple[Lak, ...]] | None
) -> None:
    if nu is None or controlegetal(nu[0]) != controlegetal(ontwerp.gegevens) or nu[1] != ontwerp.lakken:
        raise GelijktijdigGewijzigd(f"de gegevens van ‘{stuk}’")


def _leg_planversie_vast(stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime) -> None:
    """Freeze and publish the version of the plan that this bijstelling made; earlier versions stay as they are.

    What was withheld from the plan is withheld from every version of it.
    """
    _eis_zoals_getekend(stuk, ontwerp, planversie_na(stuk))
    adres = planadres(ontwerp.gegevens)
    besluit = planbesluit(ontwerp.gegevens)
    vast: dict[str, Any] = {"beleidsplan": stuk.beleidsplan, "datum": stuk.datum, "op": op, "besluit": besluit}
    if ontwerp.openbaar is None:
        openbaar = document_vastleggen(ontwerp.gegevens, slug=adres, pdf=ontwerp.pdf, **vast)
    else:
        heel = document_vastleggen(
            ontwerp.gegevens, slug=f"{adres}-intern", pdf=ontwerp.pdf, blijft_intern=True, **vast
        )
        deel = ontwerp.openbaar
        openbaar = document_vastleggen(deel.gegevens, slug=adres, pdf=deel.pdf, openbare_versie_van=heel, **vast)
    document_publiceren(openbaar, op=op)


def _bewaar(
    stuk: Bestuursstuk, ontwerp: Ontwerp, *, op: datetime, lakken: tuple[Lak, ...] = (), **meer: Any
) -> Document:
    """One of the two; of the public version (`lakken`) its address and its decision without what is withheld too."""
    besluit = lak_tekst(besluiten_in_woorden(stuk.besluiten.all()), lakken)
    adres = _vrij_adres(stuk, lakken, is_intern=meer.get("blijft_intern", False))
    eis_weggelakt(lakken, waarden=(besluit, adres, stuk.datum))
    return document_vastleggen(
        ontwerp.gegevens,
        beleidsplan=stuk.beleidsplan,
        slug=adres,
        besluit=besluit,
        datum=stuk.datum,
        op=op,
        pdf=ontwerp.pdf,
        **meer,
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


def _inhoud(stuk: Bestuursstuk) -> tuple[Documentgegevens, tuple[Lak, ...]]:
    """The data of its document, and what has to go from its public version."""
    gegevens = met_de_raad(gegevens_van(stuk), stuk)
    return gegevens, (*lakken_van(stuk), *lakken_van_het_plan(stuk, gegevens))


def _openbaarmaking(stuk: Bestuursstuk) -> int | None:
    """The proposal of a nota; None for another kind of paper."""
    return Notagegevens.objects.filter(stuk=stuk).values_list("openbaarmaking", flat=True).first()


def _vrij_adres(stuk: Bestuursstuk, lakken: tuple[Lak, ...], *, is_intern: bool) -> str:
    """Last part of the document's address: kind and number, or kind and years; with a number after it when taken.

    A number from which something is withheld is not in it. The whole document, which nobody visits, leaves the short
    address to its public version.
    """
    jaar = stuk.voortgang.jaar if stuk.voortgang is not None else None
    kenmerk = str(jaar or stuk.nummer or stuk.beleidsplan.periode)
    if lak_tekst(kenmerk, lakken) != kenmerk:
        kenmerk = "openbaar"
    adres = basis = slugify(f"{stuk.soort} {kenmerk}{' intern' if is_intern else ''}")
    volgnummer = 1
    while Document.objects.filter(slug=adres).exists():
        volgnummer += 1
        adres = f"{basis}-{volgnummer}"
    return adres
