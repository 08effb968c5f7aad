"""Secrecy on a paper: who still knows of it, where it no longer shows, and how it is imposed and lifted."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import IntegrityError, transaction
from django.test import Client

from planning.besluit.queries import genomen_besluiten
from planning.geheimhouding.enums import Oplegger
from planning.geheimhouding.services import (
    GeheimhoudingKanNiet,
    Oplegging,
    geheimhouding_bekrachtigen,
    geheimhouding_opheffen,
    geheimhouding_opleggen,
)
from planning.geheimhouding.wet import gronden_voor_geheim, vraagt_bekrachtiging, wetsartikel
from planning.models import Bestuursstuk, Geheimhouding
from planning.proces.dossier import dossier_van
from planning.proces.queries import nu_te_doen
from planning.stuk.enums import Openbaarmaking, Stukactie, Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import NietOpenbaarTeMaken, document_publiceren
from rapportage.models import Document
from tests.factories.planning import (
    BesluitFactory,
    BestuursstukFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    WeglatingFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP, college
from tests.planning.stukbeheer import LIJST
from tests.thema.beheer import als
from thema.basis.overgang import zet_status
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

KRING = {Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE}
TOEN = datetime(2019, 8, 1, 9, 0, tzinfo=UTC)
NAAM = "Verkoop van het politiebureau"


def _geheim(**velden: Any) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(**{"onderwerp": NAAM, "nummer": "G-1"} | velden)
    GeheimhoudingFactory.create(stuk=stuk)
    return stuk


def _oplegging(**anders: Any) -> Oplegging:
    velden: dict[str, Any] = {
        "oplegger": Oplegger.COLLEGE, "gronden": ["wob-10-2-b"], "motivering": "Geld.", "van": date(2019, 7, 1),
        "is_aan_raad": False,
    }  # fmt: skip
    return Oplegging(**velden | anders)


# ── Who knows of it ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "is_aan_raad", "is_opgeheven"),
    [*product([Stukstatus.CONCEPT, Stukstatus.RAAD], [False, True], [False, True])],
)
def test_list_and_permission_agree_on_who_knows_of_a_paper(status: Stukstatus, is_aan_raad: bool, is_opgeheven: bool):
    stuk = BestuursstukFactory.create(status=status)
    tot = date(2019, 7, 20) if is_opgeheven else None
    GeheimhoudingFactory.create(stuk=stuk, is_aan_raad=is_aan_raad, opgeheven_op=tot)
    schrijver = _schrijver_van(stuk)
    mensen: list[User | AnonymousUser] = [
        *(GebruikerFactory.create(rol=rol) for rol in Rol),
        AnonymousUser(),
        schrijver,
    ]
    verwacht = KRING | ({Rol.OOV} if is_opgeheven else set())
    if status == Stukstatus.RAAD and (is_opgeheven or is_aan_raad):
        verwacht = verwacht | {Rol.RAADSLID}

    lezers = {_rol(wie) for wie in mensen if wie != schrijver and wie.has_perm("planning.lees_bestuursstuk", stuk)}

    assert lezers == verwacht
    assert schrijver.has_perm("planning.lees_bestuursstuk", stuk)
    for wie in mensen:
        assert Bestuursstuk.objects.zichtbaar_voor(wie).filter(pk=stuk.pk).exists() == wie.has_perm(
            "planning.lees_bestuursstuk", stuk
        ), wie
        if wie.has_perm("planning.view_bestuursstuk"):
            assert Bestuursstuk.objects.bekend_bij(wie).filter(pk=stuk.pk).exists() == wie.has_perm(
                "planning.view_bestuursstuk", stuk
            ), wie


def _rol(wie: User | AnonymousUser) -> str | None:
    return wie.groups.values_list("name", flat=True).first() if isinstance(wie, User) else None


def _schrijver_van(stuk: Bestuursstuk) -> User:
    """Somebody of OOV who saved it once."""
    schrijver: User = GebruikerFactory.create(rol=Rol.OOV)
    stuk.history.update(history_user=schrijver)
    return schrijver


@pytest.mark.parametrize("recht", ["view", "change", "delete", *Stukactie.values])
def test_no_right_on_a_secret_paper_is_left_to_who_may_not_know_of_it(recht: str):
    vreemde = GebruikerFactory.create(rol=Rol.OOV)
    for status in Stukstatus:
        stuk = _geheim(status=status, nummer="")

        assert not vreemde.has_perm(f"planning.{recht}_bestuursstuk", stuk)


def test_its_parts_are_as_secret_as_the_paper():
    stuk = _geheim()
    sectie = WeglatingFactory.create(stuk=stuk)
    vreemde = GebruikerFactory.create(rol=Rol.OOV)

    assert not any(vreemde.has_perm(f"planning.{doe}_weglating", sectie) for doe in ("view", "change", "add", "delete"))
    assert GebruikerFactory.create(rol=Rol.GRIFFIE).has_perm("planning.view_weglating", sectie)


# ── Where it no longer shows ─────────────────────────────────────────────────────────────────────


@pytest.fixture
def overal() -> Bestuursstuk:
    """A secret paper at the college of the current plan, with a trail; another that is not secret beside it."""
    plan = BeleidsplanFactory.create(is_actueel=True)
    stuk = maak_complete_mededeling(plan, onderwerp=NAAM, nummer="G-1")
    zet_status(stuk, naar=Stukstatus.COLLEGE, actie=Stukactie.AGENDEREN, door=None, op=OP, opmerking=f"Over {NAAM}")
    GeheimhoudingFactory.create(stuk=stuk)
    document = DocumentFactory.create(beleidsplan=plan, titel=NAAM, is_geheim=True)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(document=document)
    stuk.refresh_from_db()
    return stuk


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.GRIFFIE])
def test_lists_of_the_admin_hide_it_from_who_may_not_know_of_it(overal: Bestuursstuk, rol: Rol):
    client = als(rol)
    adressen = [LIJST, "/admin/rapportage/document/", "/admin/thema/statusovergang/"]

    for adres in adressen:
        html = client.get(adres).content.decode()
        assert (NAAM in html or "G-1" in html) is (rol is Rol.GRIFFIE), adres
    assert ("G-1" in client.get("/admin/").content.decode()) is False


@pytest.mark.parametrize(
    "wat", ["change/", "history/", "delete/", "stap/terugsturen/", "geheimhouding/", "openbare-versie.pdf"]
)
def test_no_page_of_it_opens_for_who_may_not_know_of_it(overal: Bestuursstuk, wat: str):
    antwoord = als(Rol.OOV).get(f"{LIJST}{overal.pk}/{wat}", follow=True)

    assert NAAM not in antwoord.content.decode(errors="replace")
    assert antwoord.redirect_chain or antwoord.status_code in {403, 404}


def test_its_history_does_not_open_by_version(overal: Bestuursstuk):
    versie = overal.history.first().pk

    assert als(Rol.OOV).get(f"{LIJST}{overal.pk}/history/{versie}/").status_code == 403
    assert als(Rol.GRIFFIE).get(f"{LIJST}{overal.pk}/history/{versie}/").status_code == 200


@pytest.mark.parametrize(("rol", "aantal"), [(Rol.RAADSLID, 0), (Rol.OOV, 0), (Rol.GRIFFIE, 1)])
def test_the_file_does_not_even_count_it(overal: Bestuursstuk, rol: Rol, aantal: int):
    dossier = dossier_van(overal.beleidsplan, GebruikerFactory.create(rol=rol), date(2019, 8, 1), op=OP)

    assert dossier.onderweg == aantal


def test_a_council_member_to_whom_it_was_handed_reads_that_it_is_secret():
    plan = BeleidsplanFactory.create(is_actueel=True)
    stuk = maak_complete_mededeling(plan, onderwerp=NAAM, status=Stukstatus.RAAD)
    GeheimhoudingFactory.create(stuk=stuk, is_aan_raad=True)

    html = als(Rol.RAADSLID).get("/dossier/").content.decode()

    assert NAAM in html
    assert "Op dit stuk rust geheimhouding" in html


@pytest.mark.parametrize(("rol", "is_taak"), [(Rol.OOV, False), (Rol.BEHEERDER, True)])
def test_it_is_no_task_of_who_may_not_know_of_it(rol: Rol, is_taak: bool):
    plan = BeleidsplanFactory.create(is_actueel=True)
    GeheimhoudingFactory.create(stuk=maak_complete_mededeling(plan, nummer="G-1"))

    te_doen = nu_te_doen(GebruikerFactory.create(rol=rol), plan, date(2019, 8, 1))

    zinnen = [taak.zin for taak in (*te_doen.te_laat, *te_doen.vandaag, *te_doen.deze_week, *te_doen.later)]
    assert any("G-1" in zin for zin in zinnen) is is_taak


def test_a_decision_on_it_is_told_to_nobody(client: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    stuk = maak_complete_nota(plan, onderwerp=NAAM, document=DocumentFactory.create())
    stuk.nota.openbaarmaking = Openbaarmaking.ALLEEN_BESLUIT
    stuk.nota.save()
    BesluitFactory.create(stuk=stuk)
    assert len(genomen_besluiten(plan)) == 1

    GeheimhoudingFactory.create(stuk=stuk)

    assert genomen_besluiten(plan) == ()
    for adres in ("/", "/documenten/", "/planning/planning.ics", "/documenten/rss.xml", "/planning/"):
        assert NAAM not in client.get(adres).content.decode()


# ── Never published while it holds ───────────────────────────────────────────────────────────────


def test_a_definitive_paper_is_not_published_while_it_holds_and_can_be_after():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    geheim = GeheimhoudingFactory.create(stuk=stuk)
    WeglatingFactory.create(stuk=stuk)
    college(stuk)
    document = Document.objects.get(blijft_intern=False)

    with pytest.raises(NietOpenbaarTeMaken, match="geheimhouding"):
        document_publiceren(document, op=TOEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(gepubliceerd_op=TOEN)
    geheimhouding_opheffen(geheim, datum=date(2019, 7, 30), op=TOEN)

    document.refresh_from_db()
    assert (document.is_geheim, document.gepubliceerd_op) == (False, None)
    assert document_publiceren(document, op=TOEN)


def test_secrecy_that_comes_after_the_decision_takes_the_document_along():
    stuk = _geheim_na_besluit()

    geheimhouding_opleggen(stuk, _oplegging(), door=None, op=TOEN)

    assert Document.objects.get().is_geheim


def _geheim_na_besluit() -> Bestuursstuk:
    document = DocumentFactory.create()
    stuk: Bestuursstuk = BestuursstukFactory.create(
        soort=Documentsoort.NOTA, status=Stukstatus.DEFINITIEF, document=document, vergrendeld_op=OP
    )
    return stuk


# ── Imposing, ratifying, lifting ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("oplegger", "van", "is_aan_raad", "artikel", "bekrachtigen"),
    [
        (Oplegger.COLLEGE, date(2023, 4, 1), True, "artikel 87 van de Gemeentewet", False),
        (Oplegger.RAAD, date(2023, 4, 1), True, "artikel 87 van de Gemeentewet", False),
        (Oplegger.COLLEGE, date(2023, 3, 31), True, "artikel 25 lid 2 van de Gemeentewet (oud)", True),
        (Oplegger.BURGEMEESTER, date(2019, 7, 1), True, "artikel 25 lid 2 van de Gemeentewet (oud)", True),
        (Oplegger.COLLEGE, date(2019, 7, 1), False, "artikel 55 lid 1 van de Gemeentewet (oud)", False),
        (Oplegger.RAAD, date(2019, 7, 1), True, "artikel 25 lid 1 van de Gemeentewet (oud)", False),
    ],
)
def test_the_day_decides_the_article_and_whether_the_council_ratifies(
    oplegger: str, van: date, is_aan_raad: bool, artikel: str, bekrachtigen: bool
):
    assert wetsartikel(oplegger, van=van, is_aan_raad=is_aan_raad) == artikel
    assert vraagt_bekrachtiging(oplegger, van=van, is_aan_raad=is_aan_raad) is bekrachtigen


def test_not_every_ground_to_withhold_a_part_is_one_for_secrecy():
    codes = {grond.code for dag in (date(2019, 1, 1), date(2024, 1, 1)) for grond in gronden_voor_geheim(dag)}

    assert not codes & {"wob-11", "woo-5.2", "woo-5.1-5"}
    assert {"wob-10-2-b", "woo-5.1-1-a", "woo-5.1-2-i"} <= codes


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": date(2019, 8, 2)}, "tot en met 1 augustus 2019"),
        ({"gronden": []}, "ten minste één belang"),
        ({"gronden": ["woo-5.1-2-b"]}, "uit de wet die gold op 1 juli 2019"),
        ({"gronden": ["wob-11"]}, "ten minste één belang"),
        ({"motivering": "  "}, "waarom"),
    ],
)
def test_secrecy_that_cannot_be_imposed_like_this_is_refused(anders: dict[str, Any], zin: str):
    stuk = BestuursstukFactory.create()

    with pytest.raises(GeheimhoudingKanNiet, match=zin):
        geheimhouding_opleggen(stuk, _oplegging(**anders), door=None, op=TOEN)

    assert not Geheimhouding.objects.exists()


def test_what_is_public_or_secret_already_is_not_made_secret():
    openbaar = _geheim_na_besluit()
    Document.objects.update(gepubliceerd_op=OP)

    with pytest.raises(GeheimhoudingKanNiet, match="al openbaar"):
        geheimhouding_opleggen(openbaar, _oplegging(), door=None, op=TOEN)
    with pytest.raises(GeheimhoudingKanNiet, match="rust al"):
        geheimhouding_opleggen(_geheim(), _oplegging(), door=None, op=TOEN)


@pytest.mark.parametrize("veld", ["document", "raadsbesluit"])
@pytest.mark.parametrize("is_openbare_versie", [False, True])
def test_what_is_public_in_either_document_or_a_part_of_it_is_not_made_secret(veld: str, is_openbare_versie: bool):
    document = DocumentFactory.create(
        blijft_intern=is_openbare_versie, gepubliceerd_op=None if is_openbare_versie else OP
    )
    if is_openbare_versie:
        DocumentFactory.create(openbare_versie_van=document, gepubliceerd_op=OP)
    stuk = BestuursstukFactory.create(
        soort=Documentsoort.RAADSVOORSTEL, status=Stukstatus.DEFINITIEF, vergrendeld_op=OP, **{veld: document}
    )

    with pytest.raises(GeheimhoudingKanNiet, match="al openbaar"):
        geheimhouding_opleggen(stuk, _oplegging(), door=None, op=TOEN)


def test_secrecy_is_ratified_and_lifted_once_on_a_day_that_can_be():
    geheim = GeheimhoudingFactory.create(is_aan_raad=True)

    with pytest.raises(GeheimhoudingKanNiet, match="van 1 juli 2019 tot en met 1 augustus 2019"):
        geheimhouding_bekrachtigen(geheim, datum=date(2019, 6, 30), op=TOEN)
    geheimhouding_bekrachtigen(geheim, datum=COLLEGEDAG, op=TOEN)
    with pytest.raises(GeheimhoudingKanNiet, match="geen bekrachtiging"):
        geheimhouding_bekrachtigen(geheim, datum=COLLEGEDAG, op=TOEN)
    geheimhouding_opheffen(geheim, datum=COLLEGEDAG, op=TOEN)
    with pytest.raises(GeheimhoudingKanNiet, match="al opgeheven"):
        geheimhouding_opheffen(geheim, datum=COLLEGEDAG, op=TOEN)

    geheim.refresh_from_db()
    assert (geheim.bekrachtigd_op, geheim.opgeheven_op) == (COLLEGEDAG, COLLEGEDAG)


# ── On screen ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def _op_1_augustus(settings):
    settings.DEBUG, settings.VANDAAG = True, date(2019, 8, 1)


def _pagina(stuk: Bestuursstuk) -> str:
    return f"{LIJST}{stuk.pk}/geheimhouding/"


@pytest.mark.usefixtures("_op_1_augustus")
def test_the_secretariat_imposes_and_lifts_it():
    stuk = BestuursstukFactory.create()
    client = als(Rol.BESTUURSSECRETARIAAT)

    client.post(
        _pagina(stuk), {"oplegger": "college", "van": "2019-07-30", "gronden": ["wob-10-2-b"], "motivering": "Geld."}
    )
    html = client.get(_pagina(stuk)).content.decode()
    client.post(_pagina(stuk), {"wat": "opheffen", "datum": "2019-08-01"})

    assert "artikel 55 lid 1 van de Gemeentewet (oud)" in html
    geheim = stuk.geheimhoudingen.get()
    assert (geheim.van, geheim.opgeheven_op) == (date(2019, 7, 30), date(2019, 8, 1))


@pytest.mark.usefixtures("_op_1_augustus")
@pytest.mark.parametrize(
    "invoer",
    [
        {},
        {"oplegger": "paus"},
        {"van": "2100-01-01"},
        {"van": "\x00"},
        {"gronden": ["woo-5.1-2-b"]},
        {"gronden": ["bestaat niet"]},
        {"motivering": ""},
        {"motivering": "x" * 2001},
        {"motivering": "\x00"},
    ],
)
def test_bad_input_is_told_and_nothing_is_stored(invoer: dict[str, Any]):
    goed = {"oplegger": "college", "van": "2019-07-30", "gronden": ["wob-10-2-b"], "motivering": "Geld."}
    stuk = BestuursstukFactory.create()

    antwoord = als(Rol.GRIFFIE).post(_pagina(stuk), {**goed, **invoer} if invoer else {})

    assert antwoord.status_code == 200
    assert "errornote" in antwoord.content.decode()
    assert not Geheimhouding.objects.exists()
