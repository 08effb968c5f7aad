"""Forms of partners, of the session and of the council: entered by one, checked by another, and then a group of their own."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from consultatie.inbreng.services import inkomend_mengen, vragenlijst_sluiten
from consultatie.invoer.enums import Stapelactie
from consultatie.invoer.fouten import ZelfIngevoerd
from consultatie.invoer.services import (
    formulier_opslaan,
    formulier_verbeteren,
    stapel_beginnen,
    stapel_verzetten,
    stapel_vrijgeven,
)
from consultatie.models import Stapel, Vragenlijstversie
from consultatie.vragenlijst.enums import INVOERKANALEN, Kanaal
from rapportage.cijfers.resultaat import Resultaat
from rapportage.documenten.sessieverslag import alleen_sessies
from rapportage.queries import resultaat_van
from rapportage.resultaten.beelden import groepskoppen
from rapportage.resultaten.bevindingen import in_de_zin
from tests.factories.consultatie import SessiegroepFactory, StippenFactory, VragenlijstversieFactory, definitie
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
OP = datetime(2019, 9, 26, 12, 0, tzinfo=UTC)
NA_DE_LAATSTE_DAG = OP.date()
DREMPEL = 10
SOFTDRUGS = {
    "sleutel": "softdrugs",
    "soort": "een",
    "tekst": "Wat vindt u van een coffeeshop?",
    "hulptekst": "",
    "is_verplicht": True,
    "opties": [{"code": "goed", "tekst": "Goed"}, {"code": "slecht", "tekst": "Slecht"}],
}
TOP = {
    "sleutel": "top",
    "soort": "top",
    "tekst": "Wat gaat voor?",
    "hulptekst": "",
    "is_verplicht": True,
    "aantal": 1,
    "opties": [{"code": "drugs", "tekst": "Drugs"}, {"code": "cyber", "tekst": "Cyber"}],
}


@pytest.fixture
def versie() -> Vragenlijstversie:
    plan = BeleidsplanFactory.create()
    for slug in ("drugs", "cyber"):
        ThemaFactory.create(beleidsplan=plan, slug=slug, naam=slug.title())
    een: Vragenlijstversie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=plan,
        vragenlijst__open_tot=date(2019, 9, 1),
        definitie=definitie(TOP, SOFTDRUGS),
    )
    return een


def iemand():
    return GebruikerFactory.create(rol=Rol.OOV)


def ingevoerd(versie: Vragenlijstversie, kanaal: Kanaal, aantal: int, *, goed: int) -> Stapel:
    """A bundle of so many forms, that its enterer is done with: `goed` of them say Goed, all of them Drugs."""
    invoerder = iemand()
    stapel = stapel_beginnen(versie, kanaal=kanaal, naam="", door=invoerder, dag=NA_DE_LAATSTE_DAG)
    for nummer in range(aantal):
        velden = {"top_1": ["drugs"], "softdrugs": ["goed" if nummer < goed else "slecht"]}
        formulier_opslaan(stapel, sleutel=uuid4(), velden=velden, door=invoerder, dag=NA_DE_LAATSTE_DAG)
    stapel = Stapel.objects.get(pk=stapel.pk)
    stapel_verzetten(stapel, actie=Stapelactie.AFRONDEN, door=invoerder, op=OP)
    return stapel


def geteld(versie: Vragenlijstversie, kanaal: Kanaal, aantal: int, *, goed: int) -> None:
    stapel, collega = ingevoerd(versie, kanaal, aantal, goed=goed), iemand()
    for formulier in stapel.formulieren.all():
        formulier_verbeteren(formulier, velden=formulier.velden, door=collega, dag=NA_DE_LAATSTE_DAG)
    stapel_vrijgeven(stapel, door=collega, op=OP)


def uitslag(versie: Vragenlijstversie) -> Resultaat:
    vragenlijst_sluiten(versie.vragenlijst, door=iemand(), op=OP)
    inkomend_mengen(op=OP)
    return resultaat_van(versie.vragenlijst, drempel=DREMPEL, dag=NA_DE_LAATSTE_DAG)


def zegt_goed(resultaat: Resultaat) -> dict[str, float | None]:
    (vraag,) = (vraag for vraag in resultaat.vragen if vraag.sleutel == "softdrugs")
    (goed,) = (rij for rij in vraag.rijen if rij.code == "goed")
    return {aandeel.groep: aandeel.waarde for aandeel in goed.aandelen}


def test_residents_partners_and_council_stand_side_by_side_on_one_question(versie: Vragenlijstversie):
    geteld(versie, Kanaal.PAPIER, 40, goed=20)
    geteld(versie, Kanaal.PARTNER, 24, goed=12)
    geteld(versie, Kanaal.NETWERKSESSIE, 40, goed=10)
    geteld(versie, Kanaal.RAAD, 30, goed=12)

    resultaat = uitslag(versie)

    assert [(groep.code, groep.naam, groep.aard, groep.aantal) for groep in resultaat.groepen] == [
        ("open", "Inwoners (papier)", "zelfselectie", 40),
        ("partners", "Partners", "allen", 24),
        ("netwerksessie", "Netwerksessie (vragenlijst)", "bijeenkomst", 40),
        ("raad", "Gemeenteraad (vragenlijst)", "ingeleverd", 30),
    ]
    assert zegt_goed(resultaat) == {"open": 0.5, "partners": 0.5, "netwerksessie": 0.25, "raad": 0.4}


@pytest.mark.parametrize("kanaal", [Kanaal.PARTNER, Kanaal.NETWERKSESSIE, Kanaal.RAAD])
def test_of_fewer_than_the_threshold_nothing_is_counted(versie: Vragenlijstversie, kanaal: Kanaal):
    geteld(versie, kanaal, DREMPEL - 1, goed=4)

    assert uitslag(versie).groepen == ()


@pytest.mark.parametrize("kanaal", INVOERKANALEN)
def test_a_second_person_releases_whoever_filled_in_the_forms(versie: Vragenlijstversie, kanaal: Kanaal):
    stapel = ingevoerd(versie, kanaal, 1, goed=1)

    with pytest.raises(ZelfIngevoerd):
        stapel_vrijgeven(stapel, door=stapel.ingevoerd_door, op=OP)


def test_a_questionnaire_of_the_session_is_no_dots_and_not_weighted_to_inhabitants(versie: Vragenlijstversie):
    geteld(versie, Kanaal.NETWERKSESSIE, 40, goed=10)
    geteld(versie, Kanaal.RAAD, 30, goed=12)
    groep = SessiegroepFactory.create(netwerksessie__beleidsplan=versie.vragenlijst.beleidsplan, deelnemers=30)
    for thema in versie.vragenlijst.beleidsplan.themas.all():
        StippenFactory.create(sessiegroep=groep, thema=thema, aantal=15)

    resultaat = uitslag(versie)

    assert [(kop.korte_naam, kop.eenheid) for kop in groepskoppen(resultaat)] == [
        ("Vragenlijst sessie", "antwoorden"),
        ("Vragenlijst raad", "antwoorden"),
        ("Sessie inwoners", "deelnemers"),
    ]
    assert [een.code for een in alleen_sessies(resultaat).groepen] == ["sessie_inwoners"]
    assert {een.groep for een in resultaat.wegingen} | {een.groep for een in resultaat.uitsplitsingen} == set()
    assert [in_de_zin(een) for een in resultaat.groepen] == [
        "de inwoners op de netwerksessie (vragenlijst)",
        "de raad (vragenlijst)",
        "de inwoners op de netwerksessie",
    ]
