"""What is withheld from a paper: refused where it is wrong, and gone from all that is published."""

import json
import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.forms import modelform_factory
from django.test import Client
from pypdf import PdfReader

from planning.besluit.gevolgen import gevolgen
from planning.besluit.queries import genomen_besluiten
from planning.models import Bestuursstuk, Weglating
from planning.stuk.controle import StukOnvolledig, bezwaren
from planning.stuk.enums import Openbaarmaking, Stukactie, Stukstatus
from planning.weglating.controle import NietWegTeLakken
from planning.weglating.forms import Teller, WeglatingForm
from planning.weglating.queries import bezwaren_over_weglatingen, elders_te_lezen, weglaatregels
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import NietOpenbaarTeMaken, document_publiceren
from rapportage.models import Document
from tests.factories.planning import (
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    DocumentFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    StuksectieFactory,
    WeglatingFactory,
)
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from tests.planning.besluitnemers import OP, college, raad
from tests.planning.stukbeheer import LIJST
from tests.thema.beheer import als, formulier
from thema.basis.fouten import Vergrendeld
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

GEHEIM = "Wilhelmina van Zonneveld"
GROND = "wob-10-2-e"
MERK = "weggelakt: artikel 10 lid 2 onder e"


def _nota(openbaarmaking: Openbaarmaking = Openbaarmaking.BEHALVE, **velden: Any) -> Bestuursstuk:
    """A nota at the college that names a person in every kind of place that it has."""
    plan = BeleidsplanFactory.create(is_actueel=True)
    anders = {"onderwerp": f"Gesprek met {GEHEIM}", "nummer": "2019-7", "status": Stukstatus.COLLEGE} | velden
    stuk: Bestuursstuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.NOTA, **anders)
    NotagegevensFactory.create(
        stuk=stuk, openbaarmaking=openbaarmaking, openbaarmaking_tekst="de naam van de melder", adviesraden=GEHEIM
    )
    BesluitpuntFactory.create(stuk=stuk)
    BijlageFactory.create(stuk=stuk, titel=f"Brief van {GEHEIM.upper()}")
    RoutingstapFactory.create(stuk=stuk, rol=GEHEIM)
    StuksectieFactory.create(
        stuk=stuk, kop=f"Over {GEHEIM}", tekst="Met **Wilhelmina** van\nZonneveld, en verder niets."
    )
    return stuk


def _weglating(stuk: Bestuursstuk, passage: str = GEHEIM, **velden: Any) -> Any:
    return WeglatingFactory.create(stuk=stuk, passage=passage, **velden)


# ── What is frozen and what is published ─────────────────────────────────────────────────────────


def test_of_a_nota_with_a_part_withheld_two_documents_are_frozen_and_one_is_public():
    stuk = _nota()
    _weglating(stuk)

    college(stuk)

    heel = stuk.document
    assert heel is not None
    openbaar = heel.openbare_versie
    assert (heel.blijft_intern, heel.gepubliceerd_op) == (True, None)
    assert (openbaar.blijft_intern, openbaar.gepubliceerd_op) == (False, OP)
    assert heel.sha256 != openbaar.sha256
    assert GEHEIM in heel.titel
    assert openbaar.titel == "Gesprek met [weggelakt]"
    assert (heel.slug, openbaar.slug) == ("nota-2019-7-intern", "nota-2019-7")
    (regel,) = genomen_besluiten(stuk.beleidsplan, OP)
    assert (regel.zin, regel.url) == (
        "Het college stelt de nota ‘Gesprek met [weggelakt]’ vast",
        "/documenten/nota-2019-7/",
    )


def test_the_whole_document_cannot_be_published_by_code_nor_by_hand_in_the_database():
    heel = DocumentFactory.create(blijft_intern=True)

    with pytest.raises(NietOpenbaarTeMaken, match="blijft intern"):
        document_publiceren(heel, op=OP)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=heel.pk).update(gepubliceerd_op=OP)


def test_a_public_version_waits_for_its_condition_and_has_no_withheld_number_in_its_address():
    stuk = _nota(Openbaarmaking.NADAT, nummer="Z-77123")
    _weglating(stuk, "77123")

    college(stuk)

    openbaar = Document.objects.get(blijft_intern=False)
    assert (openbaar.slug, openbaar.nummer) == ("nota-openbaar", "Z-[weggelakt]")
    assert (openbaar.gepubliceerd_op, openbaar.voorwaarde) == (None, "de naam van de melder")


def test_of_a_nota_that_stays_closed_no_public_version_is_made():
    stuk = _nota(Openbaarmaking.ALLEEN_BESLUIT)
    stuk.nota.openbaarmaking_artikelen = "10 lid 2 onder e"
    stuk.nota.save()
    stuk.besluitpunten.update(tekst="Het besluit openbaar te maken.")
    _weglating(stuk)

    college(stuk)

    assert Document.objects.get().gepubliceerd_op is None
    (regel,) = genomen_besluiten(stuk.beleidsplan, OP)
    assert regel.zin == "Het college stelt de nota ‘Gesprek met [weggelakt]’ vast"


def test_a_paper_of_the_council_has_a_public_version_too():
    stuk = BestuursstukFactory.create(status=Stukstatus.RAAD, beleidsplan=BeleidsplanFactory.create(is_actueel=True))
    StuksectieFactory.create(stuk=stuk, tekst=f"Namens {GEHEIM}.")
    _weglating(stuk)

    raad(stuk)

    assert Document.objects.filter(gepubliceerd_op__isnull=False).get().openbare_versie_van == stuk.document


def test_after_the_decision_nothing_more_is_withheld():
    stuk = _nota()
    weglating = _weglating(stuk)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(vergrendeld_op=OP)
    weglating.refresh_from_db()

    with pytest.raises(Vergrendeld):
        _weglating(stuk, "Gesprek")
    with pytest.raises(Vergrendeld):
        weglating.delete()


# ── Truly gone ───────────────────────────────────────────────────────────────────────────────────


def _alles_uit_pdf(pdf: bytes) -> str:
    """Raw bytes, every stream unpacked, all texts of the objects (structure tree, outline), metadata, text layer."""
    lezer = PdfReader(BytesIO(pdf))
    delen = [
        pdf.decode("latin-1"),
        str(lezer.metadata),
        str(lezer.xmp_metadata and lezer.xmp_metadata.stream.get_data()),
    ]
    for nummer in range(1, len(lezer.xref[0]) + len(lezer.xref_objStm) + 1):
        ding = lezer.get_object(nummer) if nummer in {**lezer.xref[0], **lezer.xref_objStm} else None
        delen.append(repr(ding))
        if hasattr(ding, "get_data"):
            delen.append(ding.get_data().decode("latin-1"))
    delen += [blad.extract_text() for blad in lezer.pages]
    return "\n".join(delen)


def _sporen(tekst: str) -> list[str]:
    """The words of what is withheld that are in this text, in the encodings that a PDF may have them in."""
    plat = re.sub(r"\s+", " ", tekst).casefold()
    woorden = [woord for woord in GEHEIM.casefold().split() if len(woord) > 3]
    vormen = {woord: (woord, woord.encode("utf-16-be").decode("latin-1"), woord.encode().hex()) for woord in woorden}
    return [woord for woord, alle in vormen.items() if any(vorm in plat for vorm in alle)]


def test_what_is_withheld_is_nowhere_in_what_is_published(client: Client):
    stuk = _nota()
    _weglating(stuk)
    college(stuk)
    heel, openbaar = Document.objects.get(blijft_intern=True), Document.objects.get(blijft_intern=False)
    beheer: Any = als(Rol.OOV)
    paden = ["/", "/documenten/", f"/documenten/{openbaar.slug}/", "/documenten/rss.xml", "/planning/"]
    paden += ["/sitemapindex-diwoo-infocat018.xml", "/sitemap-diwoo-infocat018-1.xml", "/robots.txt"]
    pagina = {pad: client.get(pad) for pad in paden}
    zip_ = b"".join(beheer.get("/dossier/raadsexport.zip").streaming_content)

    archief = zipfile.ZipFile(BytesIO(zip_))
    openbare_pdf = client.get(f"/documenten/{openbaar.slug}.pdf").content
    bronnen = {pad: antwoord.content.decode() for pad, antwoord in pagina.items()}
    bronnen |= {naam: archief.read(naam).decode() for naam in archief.namelist() if not naam.endswith(".pdf")}
    bronnen["pdf"] = _alles_uit_pdf(openbare_pdf)
    bronnen["gegevens"] = json.dumps(openbaar.gegevens, ensure_ascii=False)
    bronnen["rij"] = " ".join([openbaar.titel, openbaar.nummer, openbaar.slug, openbaar.besluit, openbaar.inhoud])

    # The whole one is found by the same means, so not finding it in the public one means something.
    assert _sporen(_alles_uit_pdf(bytes(heel.pdf))) == ["wilhelmina", "zonneveld"]
    assert {naam: sporen for naam, tekst in bronnen.items() if (sporen := _sporen(tekst))} == {}
    assert [archief.read(naam) for naam in archief.namelist() if naam.endswith(".pdf")] == [openbare_pdf]
    assert {pad: antwoord.status_code for pad, antwoord in pagina.items()} == dict.fromkeys(paden, 200)
    assert client.get(f"/documenten/{heel.slug}/").status_code == 404
    assert MERK in bronnen["pdf"] or MERK in " ".join(bronnen["pdf"].split())
    assert bronnen[f"/documenten/{openbaar.slug}/"].count(MERK) == 6
    assert "Wet openbaarheid van bestuur, artikel 10 lid 2 onder e: de eerbiediging" in openbaar.inhoud


def test_a_passage_that_the_document_makes_itself_is_refused_and_nothing_is_stored():
    stuk = _nota()
    stuk.secties.update(tekst="Besproken op 27-06-2019.")
    _weglating(stuk, "27-06-2019")

    with pytest.raises(NietWegTeLakken, match="‘27-06-2019’"):
        college(stuk)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.COLLEGE
    assert not Document.objects.exists()


# ── Refused ──────────────────────────────────────────────────────────────────────────────────────


def test_all_but_a_part_without_saying_which_is_refused():
    stuk = _nota()

    assert any("nog niets weggelakt" in zin for zin in bezwaren(stuk))
    with pytest.raises(StukOnvolledig, match="nog niets weggelakt"):
        college(stuk)


def test_a_passage_that_has_left_the_paper_is_refused():
    stuk = _nota()
    _weglating(stuk)
    _weglating(stuk, "Een zin die er niet meer staat")

    assert bezwaren_over_weglatingen(stuk) == (
        "Een weggelakte passage komt niet meer voor in het stuk. Pas de passage aan, of verwijder de weglating.",
    )
    with pytest.raises(StukOnvolledig, match="niet meer voor"):
        college(stuk)


def test_a_ground_of_another_law_is_refused():
    stuk = _nota()
    _weglating(stuk, gronden=["woo-5.1-2-e"])

    (zin,) = bezwaren_over_weglatingen(stuk)
    assert "van 27 juni 2019 geldt niet: artikel 5.1 lid 2 onder e (Wet open overheid). Kies" in zin


# ── Written and looked at by staff ───────────────────────────────────────────────────────────────


def _verstuur(stuk: Bestuursstuk, **rij: Any) -> Any:
    """Send the form of this paper with one new withheld part."""
    client = als(Rol.BESTUURSSECRETARIAAT)
    data = formulier(client.get(f"{LIJST}{stuk.pk}/change/"))
    data["weglatingen-TOTAL_FORMS"] = 1
    data |= {f"weglatingen-0-{naam}": waarde for naam, waarde in rij.items()}
    return client.post(f"{LIJST}{stuk.pk}/change/", data)


def test_the_secretariat_writes_what_is_withheld():
    stuk = _nota()

    antwoord = _verstuur(stuk, passage=GEHEIM, gronden=[GROND], motivering="Een melder; haar belang weegt zwaarder.")

    assert antwoord.status_code == 302
    (regel,) = weglaatregels(stuk)
    assert (regel.passage, regel.keren, [grond.code for grond in regel.gronden]) == (GEHEIM, 6, [GROND])


@pytest.mark.parametrize(
    ("rij", "zin"),
    [
        ({"passage": "Staat er niet"}, "Deze passage staat niet in het stuk"),
        ({"passage": "  "}, "Vul in welke tekst weg moet."),
        ({"passage": "a\x00b"}, "passage"),
        ({"passage": "x" * 2001}, "passage"),
        ({"gronden": []}, "Kies ten minste één grond."),
        ({"gronden": ["woo-5.1-2-e"]}, "Deze grond is er niet bij dit stuk."),
        ({"motivering": ""}, "weegt u de belangen"),
    ],
)
def test_what_cannot_be_withheld_like_this_is_refused_with_a_sentence(rij: dict[str, Any], zin: str):
    stuk = _nota()
    vorm = type("Vorm", (modelform_factory(Weglating, WeglatingForm),), {"teller": Teller(stuk)})

    form = vorm({"passage": GEHEIM, "gronden": [GROND], "motivering": "Haar belang weegt zwaarder.", **rij})

    assert zin in str(form.errors)
    assert not vorm({"passage": GEHEIM, "gronden": [GROND], "motivering": "Haar belang weegt zwaarder."}).errors


def test_staff_see_before_deciding_what_is_withheld_and_how_often():
    stuk = _nota()
    _weglating(stuk)
    client = als(Rol.OOV)

    html = client.get(f"{LIJST}{stuk.pk}/change/").content.decode()
    antwoord = client.get(f"{LIJST}{stuk.pk}/openbare-versie.pdf")

    assert "Bekijk de openbare versie (concept)" in html
    assert "6 keer" in html
    # OOV only reads it by now.
    assert "artikel 10 lid 2 onder e" in html
    assert GROND not in html
    assert antwoord.status_code == 200
    assert _sporen(_alles_uit_pdf(antwoord.content)) == []
    zinnen = gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)
    assert any("1 passage is weggelakt" in zin and "Het hele document blijft intern" in zin for zin in zinnen)


def test_a_public_version_that_cannot_be_made_leads_back_with_a_sentence():
    stuk = _nota()
    stuk.secties.update(tekst="Besproken op 27-06-2019.")
    _weglating(stuk, "27-06-2019")

    antwoord = als(Rol.OOV).get(f"{LIJST}{stuk.pk}/openbare-versie.pdf", follow=True)

    assert "Na het weglakken is nog te lezen" in antwoord.content.decode()


# ── By hand, when the condition is met ───────────────────────────────────────────────────────────


@pytest.fixture
def wachtend(settings) -> Document:
    """A document that waits for its condition, looked at on 1 September 2019."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 9, 1)
    document: Document = DocumentFactory.create(voorwaarde="de partners zijn ingelicht")
    return document


def test_what_waits_for_its_condition_is_published_with_the_day_on_which_it_was_met(wachtend: Document):
    pagina = f"/admin/rapportage/document/{wachtend.pk}/openbaar/"
    client = als(Rol.BESTUURSSECRETARIAAT)

    assert "nadat de partners zijn ingelicht" in client.get(pagina).content.decode()
    client.post(pagina, {"vervuld_op": "2019-08-30"})

    wachtend.refresh_from_db()
    assert wachtend.voorwaarde_vervuld_op == date(2019, 8, 30)
    assert wachtend.gepubliceerd_op is not None


@pytest.mark.parametrize("dag", ["", "gisteren", "2019-06-01", "2100-01-01", "\x00"])
def test_a_day_that_cannot_be_is_refused(wachtend: Document, dag: str):
    antwoord = als(Rol.BESTUURSSECRETARIAAT).post(
        f"/admin/rapportage/document/{wachtend.pk}/openbaar/", {"vervuld_op": dag}
    )

    wachtend.refresh_from_db()
    assert antwoord.status_code == 200
    assert wachtend.gepubliceerd_op is None


def test_the_action_of_the_list_does_not_pass_the_condition_by(wachtend: Document):
    antwoord = als(Rol.BESTUURSSECRETARIAAT).post(
        "/admin/rapportage/document/", {"action": "openbaar_maken", "_selected_action": [wachtend.pk]}, follow=True
    )

    wachtend.refresh_from_db()
    assert "Open het document en vul in" in antwoord.content.decode()
    assert wachtend.gepubliceerd_op is None


def test_a_passage_that_public_pages_about_the_plan_show_as_well_is_warned_about():
    stuk = BestuursstukFactory()
    ThemaFactory(beleidsplan=stuk.beleidsplan, omschrijving="Over de hoeve van Wodan.")
    WeglatingFactory(stuk=stuk, passage="hoeve van Wodan")
    WeglatingFactory(stuk=stuk, passage="een ander woord")

    (zin,) = elders_te_lezen(stuk)

    assert zin.startswith("‘hoeve van Wodan’ staat ook in een thema, doel of maatregel van het plan.")
