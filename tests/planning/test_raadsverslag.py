"""The report of a meeting of the council as a document: what everybody may know, as it stood, and nothing of what is secret."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from planning.geheimhouding.enums import Oplegger
from planning.geheimhouding.services import Oplegging, geheimhouding_opheffen, geheimhouding_opleggen
from planning.models import Raadstafel
from planning.raadstafel.models import VerslagHoudtVast
from planning.raadstafel.services import Afdoening, toezegging_afdoen
from planning.raadstafel.verslag import raadsverslag_vastleggen, verzamel_raadsverslag
from planning.weglating.queries import elders_te_lezen
from rapportage.documenten.models import Document
from rapportage.documenten.services import NietOpenbaarTeMaken, document_publiceren
from rapportage.documenten.verslagen import VerslagKanNiet
from tests.factories.planning import (
    BestuursstukFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    RaadstafelFactory,
    RaadsvraagFactory,
    ToezeggingFactory,
    WeglatingFactory,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
OP = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)
OPLEGGING = Oplegging(Oplegger.COLLEGE, ["wob-10-2-b"], "Geld.", date(2019, 7, 1), is_aan_raad=False)


@pytest.fixture
def tafel() -> Raadstafel:
    gemaakt: Raadstafel = RaadstafelFactory.create(
        beleidsplan=BeleidsplanFactory.create(is_actueel=True), verslag="De raad sprak **lang** over drugs."
    )
    return gemaakt


def _over(tafel: Raadstafel, **document: object) -> Raadstafel:
    """About a paper with a frozen document."""
    stuk = BestuursstukFactory.create(
        beleidsplan=tafel.beleidsplan, document=DocumentFactory.create(beleidsplan=tafel.beleidsplan, **document)
    )
    tafel.stukken.add(stuk)
    return tafel


def test_the_report_has_text_questions_with_their_answers_and_promises(tafel: Raadstafel):
    _over(tafel, titel="Openbaar stuk", gepubliceerd_op=OP)
    _over(tafel, titel="Nog niet openbaar")
    tafel.themas.add(ThemaFactory.create(beleidsplan=tafel.beleidsplan, naam="Drugs"))
    vraag = RaadsvraagFactory.create(
        raadstafel=tafel, vraag="Hoeveel?", antwoord="Zeven.", beantwoord_datum=date(2019, 10, 9)
    )
    ToezeggingFactory.create(raadstafel=tafel)

    verslag = verzamel_raadsverslag(tafel, moment=OP)

    assert verslag.over == ("Openbaar stuk", "Drugs")
    assert [tuple(asdict(een).values()) for een in verslag.vragen] == [
        (str(vraag.fractie), "Hoeveel?", "Zeven.", date(2019, 10, 9))
    ]
    assert [tuple(asdict(een).values()) for een in verslag.toezeggingen] == [
        ("de burgemeester", "de raad", "De raad krijgt de cijfers per wijk.", date(2019, 12, 31), "Open")
    ]


def test_promises_stay_in_it_as_they_stood_and_the_next_report_has_the_next_address(tafel: Raadstafel):
    toezegging = ToezeggingFactory.create(raadstafel=tafel)
    eerste = raadsverslag_vastleggen(tafel, op=OP)
    toezegging_afdoen(toezegging, Afdoening("Klaar.", date(2019, 10, 10)), door=None, op=OP)

    tweede = raadsverslag_vastleggen(tafel, op=OP)

    eerste.refresh_from_db()
    assert [document.gegevens["toezeggingen"][0]["stand"] for document in (eerste, tweede)] == [
        "Open",
        "Afgedaan op 10 oktober 2019",
    ]
    assert [document.slug for document in (eerste, tweede)] == ["verslag-raad-2019-10-09", "verslag-raad-2019-10-09-2"]
    assert "<strong>lang</strong>" in eerste.inhoud
    assert eerste.gepubliceerd_op is None


@pytest.mark.parametrize(
    ("velden", "is_geheim", "zin"),
    [
        ({"is_besloten": True}, False, "was besloten"),
        ({}, True, "geheim stuk"),
        ({"verslag": ""}, False, "nog geen verslag"),
        ({"datum": date(2019, 10, 11)}, False, "is op 11 oktober 2019"),
    ],
)
def test_what_not_everybody_may_know_and_what_is_not_there_yet_is_not_frozen(
    tafel: Raadstafel, velden: dict[str, object], *, is_geheim: bool, zin: str, settings: Any
):
    settings.DEBUG, settings.VANDAAG = True, OP.date()
    Raadstafel.objects.update(**velden)
    tafel.refresh_from_db()
    if is_geheim:
        GeheimhoudingFactory.create(stuk=_over(tafel).stukken.get())
    vooraf = Document.objects.count()

    with pytest.raises(VerslagKanNiet, match=zin):
        raadsverslag_vastleggen(tafel, op=OP)

    assert Document.objects.count() == vooraf
    griffie, url = als(Rol.GRIFFIE), reverse("admin:planning_raadstafel_verslag", args=[tafel.pk])
    assert zin in griffie.post(url, follow=True).content.decode()


def test_a_meeting_that_became_besloten_keeps_its_report_inside(tafel: Raadstafel):
    document = raadsverslag_vastleggen(tafel, op=OP)
    Raadstafel.objects.update(is_besloten=True)

    with pytest.raises(NietOpenbaarTeMaken, match="besloten"):
        document_publiceren(document, op=OP)

    assert not Document.objects.filter(gepubliceerd_op__isnull=False).exists()
    Raadstafel.objects.update(is_besloten=False)
    assert document_publiceren(document, op=OP)


def test_a_meeting_with_a_report_is_not_deleted_so_that_the_report_stays_tied_to_it(tafel: Raadstafel):
    ander = RaadstafelFactory.create(beleidsplan=tafel.beleidsplan)
    raadsverslag_vastleggen(tafel, op=OP)

    for weg in (tafel.delete, Raadstafel.objects.all().delete):
        with pytest.raises(VerslagHoudtVast, match="als document"):
            weg()

    griffie = GebruikerFactory.create(rol=Rol.GRIFFIE)
    assert [griffie.has_perm("planning.delete_raadstafel", een) for een in (tafel, ander)] == [False, True]
    assert tafel.verslagen.count() == 1
    ander.delete()
    assert Raadstafel.objects.get() == tafel


def test_secrecy_takes_a_report_along_that_is_not_public_until_no_paper_of_the_meeting_is_secret(tafel: Raadstafel):
    eerste, tweede = _over(_over(tafel)).stukken.all()
    document = raadsverslag_vastleggen(tafel, op=OP)
    geheimen = [geheimhouding_opleggen(stuk, OPLEGGING, door=None, op=OP) for stuk in (eerste, tweede)]

    def is_geheim() -> bool:
        return Document.objects.get(pk=document.pk).is_geheim

    assert is_geheim()
    with pytest.raises(NietOpenbaarTeMaken):
        document_publiceren(document, op=OP)
    for geheim, nog in zip(geheimen, (True, False), strict=True):
        geheimhouding_opheffen(geheim, datum=geheim.van, op=OP)
        assert is_geheim() is nog


def test_a_secret_paper_that_comes_to_the_meeting_later_takes_a_report_along_that_is_not_public(tafel: Raadstafel):
    openbaar = raadsverslag_vastleggen(tafel, op=OP)
    document_publiceren(openbaar, op=OP)
    Raadstafel.objects.update(verslag="Een andere tekst.")
    wacht = raadsverslag_vastleggen(Raadstafel.objects.get(), op=OP)
    stuk = GeheimhoudingFactory.create(stuk__beleidsplan=tafel.beleidsplan).stuk

    def geheim() -> list[bool]:
        return [Document.objects.get(pk=een.pk).is_geheim for een in (openbaar, wacht)]

    tafel.stukken.add(stuk)
    assert geheim() == [False, True]
    stuk.raadstafels.clear()
    assert geheim() == [False, False]
    stuk.raadstafels.add(tafel)
    assert geheim() == [False, True]


BLIJFT = "Wat al openbaar is, blijft openbaar: ‘Verslag: Uitkomsten van de netwerksessie’"


@pytest.mark.parametrize("waardoor", ["besloten", "geheim stuk"])
def test_the_griffie_is_told_when_a_public_report_is_of_a_meeting_that_not_everybody_may_know_of(
    tafel: Raadstafel, waardoor: str
):
    stuk = GeheimhoudingFactory.create(stuk__beleidsplan=tafel.beleidsplan).stuk
    document_publiceren(raadsverslag_vastleggen(tafel, op=OP), op=OP)
    client, url = als(Rol.GRIFFIE), reverse("admin:planning_raadstafel_change", args=[tafel.pk])
    velden = ("beleidsplan", "soort", "onderwerp", "verslag", "bewerking")
    gepost = {veld: getattr(tafel, f"{veld}_id", getattr(tafel, veld)) for veld in velden} | {"datum": "2019-10-09"}
    anders: dict[str, object] = {"is_besloten": "on"} if waardoor == "besloten" else {"stukken": [stuk.pk]}

    vooraf = client.get(url).content.decode()
    na = client.post(url, {**gepost, **anders}, follow=True).content.decode()

    assert BLIJFT not in vooraf
    assert BLIJFT in na
    for pagina in (url, reverse("admin:planning_raadstafel_verslag", args=[tafel.pk])):
        assert BLIJFT in client.get(pagina).content.decode()


def test_who_imposes_secrecy_is_told_of_a_public_report_of_a_meeting_about_it(tafel: Raadstafel):
    stuk = _over(tafel).stukken.get()
    document_publiceren(raadsverslag_vastleggen(tafel, op=OP), op=OP)
    url = reverse("admin:planning_bestuursstuk_geheimhouding", args=[stuk.pk])
    oplegging = {"oplegger": Oplegger.COLLEGE, "gronden": ["wob-10-2-b"], "motivering": "Geld.", "van": "2019-07-01"}

    na = als(Rol.BESTUURSSECRETARIAAT).post(url, oplegging, follow=True).content.decode()

    assert "rust nu geheimhouding" in na
    assert BLIJFT in na


def test_what_is_withheld_from_a_paper_is_gone_from_the_report(tafel: Raadstafel):
    WeglatingFactory.create(stuk=_over(tafel).stukken.get(), passage="lang over drugs")

    document = raadsverslag_vastleggen(tafel, op=OP)

    assert "weggelakt" in document.inhoud
    assert "over drugs" not in document.gegevens["tekst"]


def test_what_is_withheld_since_the_report_was_frozen_does_not_become_public_with_it(tafel: Raadstafel):
    document = raadsverslag_vastleggen(_over(tafel), op=OP)
    WeglatingFactory.create(stuk=tafel.stukken.get(), passage="lang over drugs")

    with pytest.raises(NietOpenbaarTeMaken, match="opnieuw vast") as fout:
        document_publiceren(document, op=OP)

    assert "over drugs" not in str(fout.value)  # in messages and logs neither
    assert document_publiceren(raadsverslag_vastleggen(tafel, op=OP), op=OP)
    assert Document.objects.get(pk=document.pk).gepubliceerd_op is None


def test_who_withholds_what_a_public_report_still_tells_is_told_so_and_whom_to_ask(tafel: Raadstafel):
    document_publiceren(raadsverslag_vastleggen(_over(tafel), op=OP), op=OP)
    stuk = tafel.stukken.get()
    WeglatingFactory.create(stuk=stuk, passage="een ander woord")
    assert elders_te_lezen(stuk) == ()

    WeglatingFactory.create(stuk=stuk, passage="lang over drugs")

    (zin,) = elders_te_lezen(stuk)
    assert zin.startswith("Wat hier wordt weggelakt, staat nog in een openbaar verslag. ")
    assert BLIJFT in zin


def test_the_page_of_the_council_leads_to_the_newest_public_report(tafel: Raadstafel, client: Client):
    eerste = raadsverslag_vastleggen(tafel, op=OP)
    Raadstafel.objects.update(verslag="De raad sprak kort over drugs.")
    tweede = raadsverslag_vastleggen(Raadstafel.objects.get(), op=OP + timedelta(hours=1))
    assert "/documenten/verslag" not in client.get("/raad/").content.decode()

    document_publiceren(eerste, op=OP)
    assert f'href="/documenten/{eerste.slug}/"' in client.get("/raad/").content.decode()

    document_publiceren(tweede, op=OP)
    pagina = client.get("/raad/").content.decode()
    assert f'href="/documenten/{tweede.slug}/"' in pagina
    assert f'href="/documenten/{eerste.slug}/"' not in pagina


def test_the_griffie_looks_at_the_concept_and_freezes_with_one_button(tafel: Raadstafel):
    client = als(Rol.GRIFFIE)
    url = reverse("admin:planning_raadstafel_verslag", args=[tafel.pk])

    assert url in client.get(reverse("admin:planning_raadstafel_change", args=[tafel.pk])).content.decode()
    assert "Leg het verslag vast" in client.get(url).content.decode()
    assert client.get(f"{url}concept.pdf").content.startswith(b"%PDF-")
    assert "ligt vast" in client.post(url, follow=True).content.decode()
    assert "niets veranderd" in client.get(url).content.decode()
    assert "niets veranderd" in client.post(url, follow=True).content.decode()
    assert tafel.verslagen.count() == 1
