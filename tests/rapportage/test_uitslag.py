"""The paper of a result: what stands in it, who gets it when, and that it is frozen with the figures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.documenten.opmaken import maak_html, maak_inhoud
from rapportage.documenten.uitslag import Uitslag
from rapportage.models import Document, Resultaatpublicatie
from rapportage.queries import resultaat_van
from rapportage.resultaten.openstaand import NietTePubliceren
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from rapportage.uitslag.queries import zonder_document
from rapportage.uitslag.services import uitslagdocument_maken
from rapportage.uitslag.verzamelen import uitslag_bij, uitslag_van
from tests.rapportage.pdfkeuring import gebreken, koppen_zonder_scope, paginateksten, tabellen_zonder_koppen
from tests.rapportage.test_queries import maak_lijst, maak_plan, tel, top
from tests.rapportage.test_wegen import REDEN, nu, weeg
from tests.rapportage.test_wegen import maak_gesloten as maak_gewogen
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

DAG = date(2019, 10, 1)
OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)
STRAKS = OP + timedelta(days=1)


def _gesloten(*, status: str = Vragenlijststatus.GESLOTEN) -> Vragenlijst:
    """Sixty residents and three panel members answered."""
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))
    tel(lijst, Kanaal.DIGIPANEL, 3, top=top(3, drugs=[3, 0]))
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=status)
    return Vragenlijst.objects.select_related("beleidsplan__gemeente").get(pk=lijst.pk)


def _uitslag(lijst: Vragenlijst) -> Uitslag:
    return uitslag_van(lijst, resultaat_van(lijst, drempel=10, dag=DAG), dag=DAG)


def _pad(lijst: Vragenlijst) -> str:
    return f"/resultaten/{lijst.slug}/uitslag.pdf"


def test_the_paper_has_the_finding_who_took_part_and_what_their_figures_may_claim_and_hides_what_is_few():
    html = maak_html(_uitslag(_gesloten()), concept=False)

    assert "Inwoners: vooral" in html
    assert "60 antwoorden" in html
    assert "Geldt niet voor alle inwoners." in html
    assert "Een indicatie voor alle inwoners." in html
    assert "Zo is geteld" in html
    assert '<td class="r">te weinig</td>' in html
    assert "3 antwoorden" not in html
    assert "CONCEPT" not in html


def test_text_and_paper_are_of_one_template_and_only_the_page_shows_the_finding_as_a_lead():
    uitslag = _uitslag(_gesloten())

    pagina, druk = maak_inhoud(uitslag), maak_html(uitslag, concept=True)

    assert '<p class="intro lead">' in pagina
    assert '<p class="intro lead">' not in druk
    assert 'data-status="CONCEPT: nog niet openbaar"' in druk
    for id_ in ("alle-cijfers", "methode"):
        assert f'id="{id_}"' in pagina
        assert f'id="{id_}"' in druk


def test_of_what_was_published_a_tagged_archive_file_is_frozen_that_says_all_on_one_page_and_everybody_gets_its_bytes():
    lijst = _gesloten()
    publicatie = resultaten_publiceren(lijst, door=None, op=OP)

    gemaakt = [uitslagdocument_maken(op=STRAKS), uitslagdocument_maken(op=STRAKS)]

    document = Document.objects.get()
    publicatie.refresh_from_db()
    pdf = bytes(document.pdf)
    eerste = paginateksten(pdf)[0]
    assert gebreken(pdf) == []
    assert (koppen_zonder_scope(pdf), tabellen_zonder_koppen(pdf)) == (0, 0)
    assert "Wie deden mee" in eerste
    assert "Ontwikkelthema’s" in eerste
    assert "Alle cijfers" not in eerste
    assert "Openbaar sinds 1 oktober 2019" in eerste
    assert gemaakt == [True, False]
    assert (publicatie.document, document.gepubliceerd_op) == (document, STRAKS)
    antwoord = Client().get(_pad(lijst))
    assert (antwoord.status_code, antwoord.content) == (200, pdf)
    assert antwoord["ETag"] == f'"{document.sha256}"'
    assert Client().get(_pad(lijst), headers={"if-none-match": antwoord["ETag"]}).status_code == 304
    pagina = Client().get(f"/resultaten/{lijst.slug}/").content.decode()
    assert document.sha256 in pagina
    assert f"Download als pdf, {document.paginas} pagina’s" in pagina
    assert "Pagina 1 van de pdf is de samenvatting op één blad." in pagina
    assert f'href="{_pad(lijst)}"' in pagina
    assert Client().get(f"/documenten/{document.slug}.pdf").content == pdf


def test_the_paper_has_the_title_of_the_frozen_figures_whatever_the_questionnaire_is_called_by_then():
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)
    Vragenlijst.objects.update(titel="Heel anders")

    uitslag = uitslag_bij(zonder_document().get())

    assert uitslag.vragenlijst == uitslag.resultaat.titel == lijst.titel


def test_the_paper_has_the_total_with_reason_weights_and_robustness_once_staff_weight_the_groups():
    lijst = maak_gewogen(ter_inzage=False)
    zonder = maak_html(_uitslag(lijst), concept=True)
    weeg(lijst)

    met = maak_html(_uitslag(nu(lijst)), concept=True)

    assert "wij tellen ze niet bij elkaar op" in zonder
    assert "samen, als u ze zo weegt" not in zonder
    assert "wij tellen ze niet bij elkaar op" not in met
    delen = (
        REDEN,
        "Digipanel: telt voor 40%",
        "In de top 2",
        "Hoeveel maakt het uit hoe u weegt?",
        "wegingen in de top 2.",
    )
    plekken = [met.index(deel, met.index('id="totaal"')) for deel in delen]
    assert plekken == sorted(plekken)


def test_a_draft_says_so_is_kept_by_nobody_and_comes_out_of_the_cache_the_second_time():
    lijst = _gesloten()
    cijfers_ter_inzage_geven(lijst, door=None, op=OP)
    raadslid = als(Rol.RAADSLID)

    eerste, tweede = raadslid.get(_pad(lijst)), raadslid.get(_pad(lijst))

    assert eerste["Cache-Control"] == "private, no-store"
    assert "nog niet openbaar" in paginateksten(eerste.content)[0]
    assert eerste.content == tweede.content
    assert not Document.objects.exists()
    assert Client().get(_pad(lijst)).status_code == 404


@pytest.mark.parametrize("status", [Vragenlijststatus.CONCEPT, Vragenlijststatus.OPEN])
@pytest.mark.parametrize("rol", [None, Rol.RAADSLID, Rol.OOV])
def test_before_it_is_closed_nobody_gets_the_paper(status: str, rol: Rol | None):
    lijst = _gesloten(status=status)

    klant = als(rol) if rol else Client()

    assert klant.get(_pad(lijst)).status_code == 404


def test_when_the_figures_were_not_those_on_the_screen_nothing_is_frozen():
    lijst = _gesloten()

    with pytest.raises(NietTePubliceren, match="veranderd sinds u keek"):
        resultaten_publiceren(lijst, door=None, op=OP, gezien="0" * 64)

    assert not Resultaatpublicatie.objects.exists()


def test_until_the_paper_has_been_made_its_address_and_the_page_say_so():
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)

    antwoord = Client().get(f"{_pad(lijst)}?versie=1")
    pagina = Client().get(f"/resultaten/{lijst.slug}/").content.decode()

    assert (antwoord.status_code, antwoord["Cache-Control"]) == (202, "no-store")
    assert "<h1>Het document wordt gemaakt</h1>" in antwoord.content.decode()
    assert f'href="{_pad(lijst)}?versie=1">Haal het document op</a>' in antwoord.content.decode()
    assert antwoord.content.decode().count('<li><a href="/resultaten/') == 4  # menu, twice, and where it stands
    assert f'href="{_pad(lijst)}?versie=1&amp;ververs=ja"' in antwoord.content.decode()
    assert "Duurt het langer dan 10 minuten?" in antwoord.content.decode()
    ververst = Client().get(f"{_pad(lijst)}?versie=1&ververs=ja")
    assert (antwoord.get("Refresh"), ververst["Refresh"]) == (None, "5")
    assert f'href="{_pad(lijst)}?versie=1">Stop met verversen</a>' in ververst.content.decode()
    assert ("Pdf wordt nog gemaakt" in pagina, "Het document wordt nog gemaakt." in pagina) == (True, True)
    assert not Document.objects.exists()


@pytest.mark.parametrize("versie", ["0", "2", "x", "-1", "99999", "%00", "1.0", "²"])
def test_a_version_that_there_is_not_is_not_found(versie: str):
    lijst = _gesloten()
    resultaten_publiceren(lijst, door=None, op=OP)

    for pad in (f"/resultaten/{lijst.slug}/", _pad(lijst)):
        assert Client().get(f"{pad}?versie={versie}").status_code == 404
    assert Client().get(f"/resultaten/{lijst.slug}/?versie=1").status_code == 200
