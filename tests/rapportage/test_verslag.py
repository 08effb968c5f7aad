"""The report of a netwerksessie: its dots are those of the public results, and no sooner than these."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.models import Netwerksessie, Sessiegroep, Stippen, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_inhoud
from rapportage.documenten.services import document_publiceren
from rapportage.documenten.sessieverslag import NIET_BIJ_DE_RESULTATEN, NOG_NIET_OPENBAAR, verzamel_sessieverslag
from rapportage.documenten.verslag import Stippendeel
from rapportage.documenten.verslagen import VerslagKanNiet, verslag_vastleggen
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.factories.consultatie import (
    NetwerksessieFactory,
    SessiegroepFactory,
    StippenFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import ThemaFactory
from tests.rapportage.pdfkeuring import gebreken, koppen_zonder_scope, tabellen_zonder_koppen
from tests.rapportage.test_queries import tel
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

OP = datetime(2019, 10, 4, 9, 0, tzinfo=UTC)
DAG = date(2019, 10, 4)


@pytest.fixture
def sessie() -> Netwerksessie:
    """Forty residents, of whom twenty put a dot on the one theme that is named; about that a closed questionnaire."""
    thema = ThemaFactory.create(naam="Drugs")
    gemaakt: Netwerksessie = NetwerksessieFactory.create(
        beleidsplan=thema.beleidsplan, verslag="Er was **veel** te doen over drugs.", locatie="De Hoek"
    )
    StippenFactory.create(sessiegroep__netwerksessie=gemaakt, thema=thema, aantal=20)
    versie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=thema.beleidsplan,
        vragenlijst__status=Vragenlijststatus.GESLOTEN,
        definitie=definitie(),
    )
    tel(versie.vragenlijst, Kanaal.OPEN, 30)
    return gemaakt


def _openbaar() -> None:
    resultaten_publiceren(Vragenlijst.objects.get(), door=None, op=OP)


def _stippen(sessie: Netwerksessie) -> Stippendeel:
    stippen = verzamel_sessieverslag(sessie, dag=DAG).stippen
    assert stippen is not None
    return stippen


def _getoond(sessie: Netwerksessie) -> list[tuple[str, int | None, float | None]]:
    """Per group with its number the share of the only theme."""
    cijfers = _stippen(sessie).cijfers
    assert cijfers is not None
    (rij,) = cijfers.prioriteiten.rijen
    return [
        (groep.code, groep.aantal, aandeel.waarde) for groep, aandeel in zip(cijfers.groepen, rij.aandelen, strict=True)
    ]


def _aanwezig(sessie: Netwerksessie) -> list[tuple[str, int | None]]:
    return [(groep.naam, groep.aantal) for groep in verzamel_sessieverslag(sessie, dag=DAG).aanwezigen]


# ── Which dots, and when ─────────────────────────────────────────────────────────────────────────


def test_before_the_results_are_public_there_is_the_text_and_when_the_dots_come(sessie: Netwerksessie):
    cijfers_ter_inzage_geven(Vragenlijst.objects.get(), door=None, op=OP)

    assert _stippen(sessie) == Stippendeel(per_persoon=3, waarom_niet=NOG_NIET_OPENBAAR)
    tekst = maak_inhoud(verzamel_sessieverslag(sessie, dag=DAG))
    assert "<strong>veel</strong>" in tekst
    assert NOG_NIET_OPENBAAR in tekst
    assert "<svg" not in tekst
    assert "50%" not in tekst
    assert "Deelnemers" not in tekst


def test_the_dots_are_those_of_the_public_results_whatever_changed_since(sessie: Netwerksessie):
    _openbaar()
    Stippen.objects.update(aantal=30)
    Sessiegroep.objects.update(deelnemers=41)

    assert _getoond(sessie) == [("sessie_inwoners", 40, 0.5)]
    tekst = maak_inhoud(verzamel_sessieverslag(sessie, dag=DAG))
    assert "<svg" in tekst
    assert "sessie inwoners 40" in tekst
    assert ">41<" not in tekst
    assert "stand van 4 oktober 2019" in tekst
    # Nothing of who answered the questionnaire.
    assert "Inwoners (open vragenlijst)" not in tekst


def test_few_persons_are_hidden_among_those_who_came_and_among_the_dots(sessie: Netwerksessie):
    StippenFactory.create(
        sessiegroep__netwerksessie=sessie,
        sessiegroep__groep=Sessiegroep.Groep.RAAD,
        sessiegroep__deelnemers=9,
        thema=Stippen.objects.get().thema,
        aantal=9,
    )
    _openbaar()

    assert _aanwezig(sessie) == [("Inwoners", 40), ("Gemeenteraad", None)]
    assert _getoond(sessie) == [("sessie_inwoners", 40, 0.5), ("sessie_raad", None, None)]
    assert "te weinig om te tonen" in maak_inhoud(verzamel_sessieverslag(sessie, dag=DAG))


def test_a_group_whose_dots_are_not_among_the_results_is_absent_and_named(sessie: Netwerksessie):
    _openbaar()
    SessiegroepFactory.create(netwerksessie=sessie, groep=Sessiegroep.Groep.RAAD)

    assert _getoond(sessie) == [("sessie_inwoners", 40, 0.5)]
    assert _stippen(sessie).zonder == ("Gemeenteraad",)
    assert "Van Gemeenteraad staan er geen stippen bij" in maak_inhoud(verzamel_sessieverslag(sessie, dag=DAG))


def test_a_session_after_the_figures_shows_nothing_of_another_one(sessie: Netwerksessie):
    _openbaar()
    later = NetwerksessieFactory.create(beleidsplan=sessie.beleidsplan, datum=DAG + timedelta(days=1))
    StippenFactory.create(sessiegroep__netwerksessie=later, thema=Stippen.objects.get().thema)

    assert _stippen(later) == Stippendeel(per_persoon=3, waarom_niet=NIET_BIJ_DE_RESULTATEN)
    assert _stippen(sessie).sessies == 1


def _ernaast(sessie: Netwerksessie, deelnemers: int) -> Netwerksessie:
    """Another session of the same plan, on the same day; half of its residents put a dot on the theme."""
    ander: Netwerksessie = NetwerksessieFactory.create(beleidsplan=sessie.beleidsplan)
    StippenFactory.create(
        sessiegroep__netwerksessie=ander,
        sessiegroep__deelnemers=deelnemers,
        thema=sessie.beleidsplan.themas.get(),
        aantal=deelnemers // 2,
    )
    return ander


@pytest.mark.parametrize(
    ("deelnemers", "getoond"),
    [
        ([40], [40, 40]),
        ([9], [None, None]),
        # The last one of these could be reckoned out with the reports of the other two.
        ([40, 3], [None, None, None]),
        ([40, 10], [40, 40, 10]),
    ],
)
def test_sessions_that_the_results_take_together_are_said_to_be_and_few_in_one_are_not_told_by_the_others(
    sessie: Netwerksessie, deelnemers: list[int], getoond: list[int | None]
):
    sessies = [sessie, *(_ernaast(sessie, aantal) for aantal in deelnemers)]
    _openbaar()

    assert [_aanwezig(een)[0][1] for een in sessies] == getoond
    assert {_getoond(een)[0][1] for een in sessies} == {40 + sum(deelnemers)}
    tekst = maak_inhoud(verzamel_sessieverslag(sessie, dag=DAG))
    assert f"de stippen van de {len(sessies)} netwerksessies" in tekst
    assert ("niet apart getoond" in tekst) is (None in getoond)


def test_a_session_that_was_corrected_since_the_results_does_not_tell_how_few_there_were(sessie: Netwerksessie):
    klein = _ernaast(sessie, 3)
    _openbaar()
    Sessiegroep.objects.filter(netwerksessie=klein).update(deelnemers=13)

    assert [_aanwezig(een)[0][1] for een in (sessie, klein)] == [None, None]


# ── Freezing and publishing ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("velden", "zin"),
    [({"verslag": " \n"}, "Er is nog geen verslag"), ({"datum": date(2019, 10, 5)}, "is op 5 oktober 2019")],
)
def test_without_text_or_before_its_day_nothing_is_frozen(sessie: Netwerksessie, velden: dict[str, object], zin: str):
    Netwerksessie.objects.update(**velden)
    sessie.refresh_from_db()

    with pytest.raises(VerslagKanNiet, match=zin):
        verslag_vastleggen(sessie, op=OP)

    assert not Document.objects.exists()


def test_a_report_may_be_made_again_and_the_page_of_the_session_leads_to_the_newest_public_one(
    sessie: Netwerksessie, client: Client
):
    pagina = reverse("consultatie:netwerksessie", args=[sessie.slug])
    eerste = verslag_vastleggen(sessie, op=OP)
    assert (eerste.soort, eerste.gepubliceerd_op, eerste.netwerksessie) == (Documentsoort.VERSLAG, None, sessie)
    assert "Lees het verslag" not in client.get(pagina).content.decode()

    document_publiceren(eerste, op=OP)
    with pytest.raises(VerslagKanNiet, match="niets veranderd"):
        verslag_vastleggen(sessie, op=OP + timedelta(days=1))
    _openbaar()
    tweede = verslag_vastleggen(sessie, op=OP + timedelta(days=1))
    assert (eerste.slug, tweede.slug) == (f"verslag-{sessie.slug}", f"verslag-{sessie.slug}-2")
    assert f'href="/documenten/{eerste.slug}/">Lees het verslag' in client.get(pagina).content.decode()

    document_publiceren(tweede, op=OP + timedelta(days=1))
    assert f'href="/documenten/{tweede.slug}/">Lees het verslag' in client.get(pagina).content.decode()
    assert client.get(f"/documenten/{eerste.slug}/").status_code == 200


def test_a_report_of_a_session_is_no_paper_of_the_council_in_the_index_of_the_government(
    sessie: Netwerksessie, client: Client
):
    document = verslag_vastleggen(sessie, op=OP)
    document_publiceren(document, op=OP)

    assert f"{document.slug}.pdf" in client.get("/sitemap-diwoo-infocat018-1.xml").content.decode()
    assert client.get("/sitemap-diwoo-infocat008-1.xml").status_code == 404
    assert "infocat018" in client.get("/robots.txt").content.decode()


@pytest.mark.traag
def test_oov_looks_at_the_concept_and_freezes_with_one_button_what_is_a_valid_file(sessie: Netwerksessie):
    _openbaar()
    client = als(Rol.OOV)
    url = reverse("admin:rapportage_document_verslag", args=[sessie.pk])

    assert url in client.get(reverse("admin:consultatie_netwerksessie_change", args=[sessie.pk])).content.decode()
    assert "Leg het verslag vast" in client.get(url).content.decode()
    assert client.get(f"{url}concept.pdf").content.startswith(b"%PDF-")
    antwoord = client.post(url, follow=True)

    assert "ligt vast" in antwoord.content.decode()
    pdf = bytes(Document.objects.get().pdf)
    assert gebreken(pdf) == []
    assert koppen_zonder_scope(pdf) == tabellen_zonder_koppen(pdf) == 0


def test_what_cannot_be_frozen_is_told_on_the_page_and_when_one_tries_anyway(sessie: Netwerksessie):
    Netwerksessie.objects.update(verslag="")
    client = als(Rol.OOV)
    url = reverse("admin:rapportage_document_verslag", args=[sessie.pk])

    pagina = client.get(url).content.decode()
    assert "Schrijf eerst de tekst" in pagina
    assert "Leg het verslag vast" not in pagina
    assert "Schrijf eerst de tekst" in client.post(url, follow=True).content.decode()
    assert not Document.objects.exists()
