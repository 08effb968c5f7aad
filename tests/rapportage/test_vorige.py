"""Which period before stands beside the figures, and that it is frozen with them."""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from consultatie.models import Netwerksessie, Sessiegroep, Stippen, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.cijfers.vergeleken import vergeleken
from rapportage.documenten.opmaken import als_json, controlegetal, maak_html, maak_inhoud
from rapportage.models import Cijferinzage, Resultaatpublicatie
from rapportage.pdf import maak_pdf
from rapportage.resultaten.queries import bevriezing_van, gegevens_van
from rapportage.resultaten.queries import controlegetal as getal_van_cijfers
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from rapportage.resultaten.verschillen import Verschil
from rapportage.uitslag.queries import correctie_van
from rapportage.uitslag.services import uitslag_corrigeren
from rapportage.uitslag.verzamelen import uitslag_bij, uitslag_van
from tests.factories.consultatie import (
    NetwerksessieFactory,
    SessiegroepFactory,
    StippenFactory,
    VragenlijstversieFactory,
)
from tests.factories.thema import BeleidsplanFactory, GemeenteFactory, ThemaFactory
from tests.rapportage.pdfkeuring import alternatieven, gebreken, koppen_zonder_scope, tabellen_zonder_koppen
from tests.rapportage.test_queries import maak_lijst, tel, top
from thema.models import Beleidsplan, Gemeente

pytestmark = pytest.mark.django_db

TOEN = datetime(2015, 10, 10, 9, 0, tzinfo=UTC)
OP = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)
LATER = datetime(2019, 11, 10, 9, 0, tzinfo=UTC)


def maak_periode(gemeente: Gemeente, jaar: int) -> Beleidsplan:
    """A plan of four years from this one, with three themes."""
    plan = BeleidsplanFactory.create(gemeente=gemeente, van_jaar=jaar, tot_jaar=jaar + 3)
    for slug in ("drugs", "cyber", "zorg"):
        ThemaFactory.create(beleidsplan=plan, slug=slug, naam=slug.title())
    return plan


def _gesloten(plan: Beleidsplan, drugs: int, *, dots: int = 0, **anders: Any) -> Vragenlijst:
    """A hundred of the panel answered, of whom so many chose drugs; with dots, forty residents were on a session."""
    lijst = maak_lijst(plan)
    tel(lijst, Kanaal.DIGIPANEL, 100, top=top(100, drugs=[drugs, 0], cyber=[100 - drugs, 20], zorg=[0, 80]))
    if dots:
        groep = SessiegroepFactory.create(netwerksessie=NetwerksessieFactory.create(beleidsplan=plan), deelnemers=40)
        for slug, aantal in (("drugs", dots), ("cyber", 25), ("zorg", 20)):
            StippenFactory.create(sessiegroep=groep, thema=plan.themas.get(slug=slug), aantal=aantal)
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=Vragenlijststatus.GESLOTEN, **anders)
    return Vragenlijst.objects.select_related("beleidsplan__gemeente").get(pk=lijst.pk)


def maak_openbaar(plan: Beleidsplan, drugs: int, op: datetime = TOEN, **anders: Any) -> Resultaatpublicatie:
    """The same, public."""
    return resultaten_publiceren(_gesloten(plan, drugs, **anders), door=None, op=op)


def _corrigeer(lijst: Vragenlijst, dots: int, op: datetime) -> Resultaatpublicatie:
    """The dots on drugs were others."""
    lijst.refresh_from_db()
    Stippen.objects.filter(sessiegroep__netwerksessie__beleidsplan=lijst.beleidsplan_id, thema__slug="drugs").update(
        aantal=dots
    )
    correctie = correctie_van(lijst, dag=op.date())
    assert correctie is not None
    return uitslag_corrigeren(lijst, toelichting="Verkeerd ingevoerd.", door=None, op=op, gezien=correctie.sha256)


def _drugs(resultaat: Resultaat, code: str = "digipanel") -> tuple[float | None, float | None]:
    """The share of drugs then and now."""
    vergelijking = vergeleken(resultaat)
    assert vergelijking is not None
    groep = next(groep for groep in vergelijking.groepen if groep.groep.code == code)
    thema = next(thema for thema in groep.themas if thema.slug == "drugs")
    return thema.toen, thema.nu


# ── which one ────────────────────────────────────────────────────────────────────────────────────


def test_the_last_plan_before_with_published_priorities_stands_beside_the_figures():
    hier, elders = GemeenteFactory.create(), GemeenteFactory.create()
    maak_openbaar(maak_periode(hier, 2012), 20)
    vorig = maak_periode(hier, 2016)
    maak_openbaar(vorig, 30)
    laatste = maak_openbaar(vorig, 40, LATER)
    # Not: made up, without priorities, not public, of this plan, of a later one, of another municipality.
    maak_openbaar(vorig, 50, LATER, is_fictief=True)
    zonder = VragenlijstversieFactory.create(vragenlijst__beleidsplan=vorig, vragenlijst__status="gesloten")
    resultaten_publiceren(zonder.vragenlijst, door=None, op=LATER)
    _gesloten(vorig, 60)
    plan = maak_periode(hier, 2020)
    for ander in (plan, maak_periode(hier, 2024), maak_periode(elders, 2016)):
        maak_openbaar(ander, 70)

    resultaat = resultaat_uit(maak_openbaar(plan, 45, OP).gegevens)

    assert resultaat.vorige is not None
    assert (resultaat.vorige.periode, resultaat.vorige.slug) == ("2016-2019", laatste.vragenlijst.slug)
    assert (resultaat.vorige.versie, resultaat.vorige.sha256) == (1, laatste.sha256)
    assert resultaat.vorige.peildatum == "2019-11-10"
    assert _drugs(resultaat) == (0.40, 0.45)


def test_without_an_earlier_plan_page_paper_and_figures_have_no_comparison():
    publicatie = maak_openbaar(maak_periode(GemeenteFactory.create(), 2020), 45, OP)

    resultaat = resultaat_uit(publicatie.gegevens)

    assert resultaat.vorige is None
    assert "vorige" not in Client().get(f"/resultaten/{publicatie.vragenlijst.slug}/").content.decode().lower()
    assert 'id="vorige"' not in maak_inhoud(uitslag_van(publicatie.vragenlijst, resultaat, dag=OP.date()))


# ── frozen ───────────────────────────────────────────────────────────────────────────────────────


def test_what_was_given_for_inspection_keeps_the_period_before_as_it_was_though_that_is_corrected_later():
    gemeente = GemeenteFactory.create()
    toen = maak_openbaar(maak_periode(gemeente, 2016), 30, dots=30)
    lijst = _gesloten(maak_periode(gemeente, 2020), 45, dots=20)
    gezegd = bevriezing_van(lijst, OP.date()).vorige
    cijfers_ter_inzage_geven(lijst, door=None, op=OP)

    _corrigeer(toen.vragenlijst, 15, OP)
    publicatie = resultaten_publiceren(lijst, door=None, op=LATER)

    resultaat = resultaat_uit(publicatie.gegevens)
    assert resultaat.vorige is not None
    assert resultaat.vorige.versie == 1
    assert gezegd == f"Daarnaast staan de cijfers van 2016-2019: ‘{resultaat.vorige.titel}’. Ook die staan dan vast."
    assert _drugs(resultaat, "sessie_inwoners") == (30 / 40, 20 / 40)
    assert resultaat.vorige == resultaat_uit(Cijferinzage.objects.get(vragenlijst=lijst).gegevens).vorige


def test_a_correction_compares_its_new_figures_with_the_same_old_ones_and_says_no_more_of_it_than_of_them():
    gemeente = GemeenteFactory.create()
    toen = maak_openbaar(maak_periode(gemeente, 2016), 30, dots=30)
    eerste = maak_openbaar(maak_periode(gemeente, 2020), 45, OP, dots=20)
    _corrigeer(toen.vragenlijst, 15, OP)

    tweede = _corrigeer(eerste.vragenlijst, 40 - 10, LATER)

    assert _drugs(resultaat_uit(eerste.gegevens), "sessie_inwoners") == (30 / 40, 20 / 40)
    assert _drugs(resultaat_uit(tweede.gegevens), "sessie_inwoners") == (30 / 40, 30 / 40)
    pdf = maak_pdf(maak_html(uitslag_bij(tweede), concept=False))
    assert (gebreken(pdf), koppen_zonder_scope(pdf), tabellen_zonder_koppen(pdf)) == ([], 0, 0)
    assert [
        alt for alt in alternatieven(pdf) if alt.startswith("Haltergrafiek van 2016-2019 naar nu. Sessie inwoners.")
    ]


def test_that_everybody_had_another_number_of_dots_can_be_put_right_and_then_shares_are_compared_no_more():
    gemeente = GemeenteFactory.create()
    maak_openbaar(maak_periode(gemeente, 2016), 30, dots=30)
    lijst = maak_openbaar(maak_periode(gemeente, 2020), 45, OP, dots=20).vragenlijst
    Netwerksessie.objects.filter(beleidsplan=lijst.beleidsplan_id).update(stippen_per_persoon=5)

    correctie = correctie_van(lijst, dag=LATER.date())

    assert correctie is not None
    assert correctie.verschillen == (Verschil("De vergelijking met de vorige periode"),)
    vergelijking = vergeleken(correctie.resultaat)
    assert vergelijking is not None
    assert [(een.groep.code, een.wijze) for een in vergelijking.groepen] == [
        ("digipanel", "aandeel"), ("sessie_inwoners", "plaats"),
    ]  # fmt: skip


def test_a_group_that_a_correction_hides_is_compared_no_more():
    gemeente = GemeenteFactory.create()
    maak_openbaar(maak_periode(gemeente, 2016), 30, dots=30)
    lijst = maak_openbaar(maak_periode(gemeente, 2020), 45, OP, dots=20).vragenlijst
    Sessiegroep.objects.filter(netwerksessie__beleidsplan=lijst.beleidsplan_id).update(deelnemers=42)

    correctie = correctie_van(lijst, dag=LATER.date())

    assert correctie is not None
    assert _drugs(correctie.resultaat, "sessie_inwoners") == (30 / 40, None)


def test_figures_that_were_frozen_before_there_was_a_comparison_are_read_keep_their_hash_and_get_none_by_a_correction():
    gemeente = GemeenteFactory.create()
    maak_openbaar(maak_periode(gemeente, 2016), 30, dots=30)
    lijst = maak_openbaar(maak_periode(gemeente, 2020), 45, OP, dots=20).vragenlijst
    oud = lijst.publicaties.get()
    del oud.gegevens["vorige"]
    oud.sha256 = getal_van_cijfers(oud.gegevens)
    oud.save()

    nieuw = _corrigeer(lijst, 30, LATER)

    oud.refresh_from_db()
    assert getal_van_cijfers(oud.gegevens) == oud.sha256
    assert gegevens_van(resultaat_uit(oud.gegevens)) == {**oud.gegevens, "vorige": None}
    assert resultaat_uit(nieuw.gegevens).vorige is None


def test_a_document_without_a_period_before_has_the_hash_that_a_college_decided_on_before_there_could_be_one():
    publicatie = maak_openbaar(maak_periode(GemeenteFactory.create(), 2020), 45, OP)
    uitslag = uitslag_van(publicatie.vragenlijst, resultaat_uit(publicatie.gegevens), dag=OP.date())

    inhoud = als_json(uitslag)

    assert inhoud["resultaat"].pop("vorige") is None
    velden = set(inhoud) - {"resultaat"}
    assert controlegetal(uitslag, zonder=velden) == _sha256({"resultaat": inhoud["resultaat"]})


def _sha256(gegevens: Any) -> str:
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True).encode()).hexdigest()


# ── shown ────────────────────────────────────────────────────────────────────────────────────────


def test_page_paper_and_files_show_the_comparison_and_lead_to_the_figures_of_then():
    gemeente = GemeenteFactory.create()
    toen = maak_openbaar(maak_periode(gemeente, 2016), 30)
    nu = maak_openbaar(maak_periode(gemeente, 2020), 55, OP)
    bezoeker, pad = Client(), f"/resultaten/{nu.vragenlijst.slug}/"
    kop = "Vergeleken met 2016-2019: het digipanel kiest Drugs vaker en Cyber minder vaak"

    pagina = bezoeker.get(pad).content.decode()
    papier = maak_html(uitslag_van(nu.vragenlijst, resultaat_uit(nu.gegevens), dag=OP.date()), concept=False)
    csv = bezoeker.get(f"{pad}cijfers/vorige_periode.csv")

    assert f'<h2 id="vorige">{kop}</h2>' in pagina
    assert '<a href="#vorige">Vergeleken met 2016-2019</a>' in pagina
    assert f'href="/resultaten/{toen.vragenlijst.slug}/?versie=1"' in pagina
    assert "peildatum 10 oktober 2015" in pagina
    # Once on the first page, once above its part.
    assert papier.count(kop) == 2
    for html in (pagina, papier):
        assert re.search(
            r'<th scope="row">Drugs</th><td class="r">30%</td><td class="r">55%</td><td class="r">\+25</td>', html
        )
    assert csv.status_code == 200
    assert (
        "digipanel,Digipanel,drugs,Drugs,2016-2019,2015-10-10,100,100,aandeel,,0.3,0.55,25.0," in csv.content.decode()
    )
