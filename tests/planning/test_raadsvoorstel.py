"""A raadsvoorstel: what the council is asked to decide, and the raadsbesluit that comes of it."""

import pytest

from planning.besluit.gevolgen import gevolgen
from planning.besluit.queries import genomen_besluiten
from planning.college.queries import punten_van
from planning.college.verzamelen import verzamel_besluitenlijst
from planning.models import Bestuursstuk
from planning.publicatie.queries import raadsexport_van
from planning.stuk.controle import bezwaren
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from planning.stuk.models import Besluitpunt
from planning.stuk.opzet import stuk_opzetten
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.opmaken import maak_html, maak_inhoud
from rapportage.models import Document
from tests.factories.planning import (
    AmendementFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    CollegevergaderingFactory,
    GeheimhoudingFactory,
    WeglatingFactory,
    maak_complete_mededeling,
)
from tests.factories.thema import BeleidsplanFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP_RAAD, RAADSDAG, college, raad
from tests.planning.raadsleden import maak_raad, stemt
from tests.planning.stukbeheer import LIJST
from tests.thema.beheer import als
from thema.basis.fouten import Vergrendeld
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

pytestmark = pytest.mark.django_db

PUNTEN = ("Geld vrij te maken voor wijkteams.", "Het college te vragen na een jaar te melden wat ervan kwam.")


def _voorstel(plan: Beleidsplan, **velden: object) -> Bestuursstuk:
    gewoon = {"soort": Documentsoort.RAADSVOORSTEL, "nummer": "2019-7", "onderwerp": "Geld voor wijkteams"}
    stuk = maak_complete_mededeling(plan, **gewoon | velden)
    for tekst in PUNTEN:
        BesluitpuntFactory(stuk=stuk, tekst=tekst)
    return stuk


def test_a_new_raadsvoorstel_says_what_it_lacks_and_from_whom_it_has_to_be():
    stuk = BestuursstukFactory(soort=Documentsoort.RAADSVOORSTEL, team="")
    stuk_opzetten(stuk)

    zinnen = bezwaren(stuk)

    assert "Vul in van wie het voorstel is: team." in zinnen
    assert "Vul bij ‘Besloten wordt’ ten minste één punt in: dat stelt u de raad voor te besluiten." in zinnen
    assert stuk.secties.count() == 8
    assert bezwaren(_voorstel(stuk.beleidsplan)) == ()


def test_its_document_holds_the_points_before_the_explanation():
    stuk = _voorstel(BeleidsplanFactory())

    pagina = als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()
    inhoud = maak_inhoud(gegevens_van(stuk))

    assert inhoud.index("Voorgesteld besluit") < inhoud.index(PUNTEN[0]) < inhoud.index("1. Inleiding")
    assert "CONCEPT: nog niet besloten" in maak_html(gegevens_van(stuk), concept=True)
    assert "Besloten wordt" in pagina
    assert "raadsbesluit" not in pagina


def test_adoption_freezes_the_decision_as_the_council_took_it_beside_the_proposal():
    stuk = _voorstel(plan := BeleidsplanFactory(is_actueel=True), status=Stukstatus.COLLEGE)
    college(stuk)
    wat_er_komt = gevolgen(stuk, Stukactie.RAAD_BESLUIT)

    raad(stuk, uitkomst=Uitkomst.VASTGESTELD)

    assert "Er komt een raadsbesluit bij, met de punten bij ‘Besloten wordt’ zoals ze er nu staan." in wat_er_komt
    voorstel, besluit = stuk.document, stuk.raadsbesluit
    assert voorstel is not None
    assert besluit is not None
    assert (voorstel.slug, besluit.slug) == ("raadsvoorstel-2019-7", "raadsbesluit-2019-7")
    assert (besluit.soort, besluit.datum, besluit.titel) == (
        "raadsbesluit",
        RAADSDAG,
        "Raadsbesluit Geld voor wijkteams",
    )
    assert besluit.gegevens["besluitpunten"] == voorstel.gegevens["besluitpunten"] == list(PUNTEN)
    assert besluit.gegevens["voorstel_datum"] == COLLEGEDAG.isoformat()
    assert "de griffier" in besluit.inhoud
    assert "Aldus besloten in de openbare vergadering van 27 november 2019" in besluit.inhoud
    assert Document.objects.filter(gepubliceerd_op=OP_RAAD).count() == 2
    with pytest.raises(Vergrendeld):
        Besluitpunt.objects.all().delete()
    _wordt_gevonden(plan, voorstel, besluit)


def _wordt_gevonden(plan: Beleidsplan, voorstel: Document, besluit: Document) -> None:
    """What the council decided leads to the raadsbesluit; what the college decided to its proposal."""
    assert [(regel.zin, regel.url) for regel in genomen_besluiten(plan)] == [
        ("De raad stelt het raadsvoorstel ‘Geld voor wijkteams’ vast", f"/documenten/{besluit.slug}/"),
        ("Het college stelt het raadsvoorstel ‘Geld voor wijkteams’ vast", f"/documenten/{voorstel.slug}/"),
    ]
    export = raadsexport_van(plan, moment=OP_RAAD)
    assert {document.pk: [een.orgaan for een in document.besluiten] for document in export.documenten} == {
        voorstel.pk: ["college"],
        besluit.pk: ["raad"],
    }
    pagina = als(Rol.GRIFFIE).get(f"{LIJST}{Bestuursstuk.objects.get().pk}/change/").content.decode()
    assert f"/admin/rapportage/document/{besluit.pk}/change/" in pagina


def test_what_the_council_rejects_has_no_raadsbesluit():
    stuk = _voorstel(BeleidsplanFactory(), status=Stukstatus.RAAD)

    raad(stuk, actie=Stukactie.VERWERPEN, uitkomst=Uitkomst.VERWORPEN)

    assert (stuk.status, stuk.document, stuk.raadsbesluit) == (Stukstatus.VERWORPEN, None, None)


def test_an_amendment_on_a_point_changes_what_is_decided_and_stands_with_the_proposal():
    stuk = _voorstel(BeleidsplanFactory(), status=Stukstatus.RAAD)
    maak_raad(stuk.beleidsplan.gemeente)
    punt = stuk.besluitpunten.get(tekst=PUNTEN[1])
    amendement = AmendementFactory(
        stuk=stuk, nummer="A", plek=f"besluitpunt.tekst:{punt.pk}", was="na een jaar", wordt="elk half jaar"
    )
    stemt(amendement, "Groot", "Midden")

    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    assert stuk.raadsbesluit is not None
    assert stuk.document is not None
    assert stuk.raadsbesluit.gegevens["besluitpunten"][1] == PUNTEN[1].replace("na een jaar", "elk half jaar")
    assert stuk.document.gegevens["besluitpunten"] == list(PUNTEN)
    assert "Amendement A" not in stuk.document.inhoud
    assert "wijzigingen door de raad" in stuk.raadsbesluit.inhoud
    assert "Amendement A" in stuk.raadsbesluit.inhoud
    assert "Stemmen per fractie over amendement A" in stuk.raadsbesluit.inhoud
    assert stuk.raadsbesluit.besluit == "De raad stelde het gewijzigd vast op 27 november 2019"


def test_what_is_withheld_from_a_proposal_is_in_neither_public_document_nor_in_the_zip():
    stuk = _voorstel(plan := BeleidsplanFactory(), status=Stukstatus.RAAD)
    maak_raad(plan.gemeente)
    punt = stuk.besluitpunten.get(tekst=PUNTEN[0])
    WeglatingFactory(stuk=stuk, passage="voor wijkteams")
    amendement = AmendementFactory(
        stuk=stuk,
        nummer="A",
        plek=f"besluitpunt.tekst:{punt.pk}",
        was="voor wijkteams",
        wordt="voor wijkteams en buurten",
    )
    stemt(amendement, "Groot", "Midden")

    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    openbaar = Document.objects.filter(gepubliceerd_op=OP_RAAD)
    export = raadsexport_van(plan, moment=OP_RAAD)
    assert {document.soort for document in openbaar} == {"raadsvoorstel", "raadsbesluit"}
    assert [document.inhoud.count("wijkteams") for document in openbaar] == [0, 0]
    assert {document.pk for document in export.documenten} == {document.pk for document in openbaar}
    assert "wijkteams" not in str(export)
    assert [len(document.raad.amendementen) for document in export.documenten if document.soort == "raadsbesluit"] == [
        1
    ]


def test_secrecy_on_a_proposal_keeps_its_raadsbesluit_inside_too():
    stuk = _voorstel(BeleidsplanFactory(), status=Stukstatus.RAAD)
    GeheimhoudingFactory(stuk=stuk, is_aan_raad=True)

    raad(stuk, uitkomst=Uitkomst.VASTGESTELD)

    assert not Document.objects.exclude(gepubliceerd_op=None).exists()
    assert Document.objects.filter(is_geheim=True).count() == 2


def test_the_list_of_the_college_says_what_the_college_decided_whatever_the_council_did_since():
    stuk = _voorstel(plan := BeleidsplanFactory(), status=Stukstatus.COLLEGE, college_datum=COLLEGEDAG)
    vergadering = CollegevergaderingFactory(beleidsplan=plan, datum=COLLEGEDAG)
    college(stuk)
    maak_raad(plan.gemeente)
    punt = stuk.besluitpunten.get(tekst=PUNTEN[1])
    plek = f"besluitpunt.tekst:{punt.pk}"
    stemt(AmendementFactory(stuk=stuk, plek=plek, was="na een jaar", wordt="elk half jaar"), "Groot", "Midden")
    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    lijst = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=RAADSDAG)

    assert [een.punten for een in lijst.besluiten] == [PUNTEN]
