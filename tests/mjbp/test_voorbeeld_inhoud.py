"""What the example holds when all of it is loaded: what people answered and decided, and that what was made up says so."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from consultatie.inbreng.models import Inkomend, Inzending, Onderbouwing
from consultatie.invoer.models import Stapel
from consultatie.netwerksessie.models import Stippen
from consultatie.partnerconsultatie.models import Ondertekening, Partnerconsultatie, Partneruitnodiging
from consultatie.uitnodiging.models import Panellid
from consultatie.uitslag.models import Telling
from mjbp.voorbeeld.accounts import demo_accounts_maken
from mjbp.voorbeeld.laden import Stap, laad
from planning.besluit.models import Besluit
from planning.college.models import Collegevergadering
from planning.raad.models import Motie
from planning.raadstafel.models import Raadsvraag, Toezegging
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.voortgang.models import Voortgangsrapportage
from tests.mjbp.voorbeeldbank import eens_getekend, weggooien
from thema.basis.models import Statusovergang
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel, Maatregel, Middelinzet
from thema.indicator.models import Indicatorwaarde
from thema.partner.models import Standpunt
from thema.thema.models import Thema

pytestmark = [pytest.mark.traag, pytest.mark.django_db, pytest.mark.usefixtures("_voortgang")]


@pytest.fixture(scope="module")
def _voortgang(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), weggooien():
        demo_accounts_maken()
        with eens_getekend():
            laad(Stap.VOORTGANG, meld=lambda _: None)
        yield


def test_all_answers_are_mixed_and_counted_per_channel():
    kanalen = ("open", "digipanel", "papier", "telefoon", "partner", "raad")

    assert {k: Inzending.objects.filter(kanaal=k).count() for k in kanalen} == {
        "open": 360,
        "digipanel": 783,
        "papier": 26,
        "telefoon": 14,
        "partner": 17,
        "raad": 33,
    }
    assert sum(Telling.objects.values_list("aantal", flat=True)) == 1233
    assert not Inkomend.objects.filter(antwoorden__isnull=False).exists()


def test_published_results_name_every_group_with_its_number_and_say_where_paper_and_telephone_are():
    gegevens = Resultaatpublicatie.objects.get().gegevens

    assert [(groep["naam"], groep["aantal"]) for groep in gegevens["groepen"]] == [
        ("Inwoners (open vragenlijst, papier en telefoon)", 400),
        ("Digipanel", 783),
        ("Partners", 17),
        ("Gemeenteraad (vragenlijst)", 33),
        ("Netwerksessie: inwoners", 64),
        ("Netwerksessie: gemeenteraad", 31),
    ]
    assert [groep["naam"] for groep in _inbrengnota().gegevens["groepen"]] == [
        "Inwoners (open vragenlijst, papier en telefoon)",
        "Digipanel",
    ]


def test_residents_partners_and_council_chose_from_the_same_drugs_policy_and_can_be_laid_side_by_side():
    vragen = Resultaatpublicatie.objects.get().gegevens["vragen"]
    (vraag,) = (vraag for vraag in vragen if vraag["sleutel"] == "drugs")
    getoond = {
        groep: [rij["code"] for rij in vraag["rijen"] if rij["aandelen"][plaats]["waarde"] is not None]
        for plaats, (groep, _) in enumerate(vraag["aantallen"])
    }

    assert vraag["aantallen"] == [["open", 372], ["digipanel", 766], ["partners", 17], ["raad", 33]]
    assert [len(getoond[groep]) for groep in ("open", "digipanel", "raad")] == [6, 6, 6]
    assert getoond["partners"] == ["zorg-voor-mensen-met-een-verslaving", "handel-en-productie-aanpakken"]


def test_published_results_say_what_open_answers_are_about_and_quote_some():
    eerste, slot = Resultaatpublicatie.objects.get().gegevens["openantwoorden"]

    assert [groep["gecodeerd"] for groep in eerste["groepen"]] == [68, 112, None, None]
    assert [rij["naam"] for rij in eerste["labels"]][:2] == ["Vaker agenten en toezicht", "Buren die elkaar helpen"]
    assert [len(eerste["citaten"]), len(slot["citaten"])] == [6, 5]


def _inbrengnota() -> Document:
    return Document.objects.get(soort="inbrengnota", gepubliceerd_op__isnull=False)


def test_what_came_by_telephone_was_released_by_who_took_the_calls_with_a_reason_that_says_it_is_made_up():
    stapel = Stapel.objects.get(kanaal="telefoon")
    vrijgave = Statusovergang.objects.get(actie="zonder_nakijken", content_type__model="stapel")

    assert (vrijgave.object_id, vrijgave.door.username) == (stapel.pk, "oov")
    assert vrijgave.opmerking == "Telefonisch afgenomen: er is geen papier. (voorbeeld)"
    assert all(stapel.naam.endswith("(voorbeeld)") for stapel in Stapel.objects.all())


def test_nobody_in_the_panel_could_be_a_person_and_no_mail_could_reach_them():
    leden = Panellid.objects.all()

    assert leden.count() == 1500
    assert not leden.exclude(naam__startswith="Panellid ").exists()
    assert not leden.exclude(email="").exclude(email__endswith="@panel.invalid").exists()
    assert set(leden.filter(email="").values_list("postcode", flat=True)) == {"0000 AA"}
    assert leden.filter(toestemming_uitnodigen=None).count() == 30
    assert leden.exclude(afgemeld_op=None).count() == 25 + 12


def test_the_figures_bear_out_what_the_reasons_of_the_example_say():
    rijen = Resultaatpublicatie.objects.get().gegevens["prioriteiten"]["rijen"]
    waarden = {rij["slug"]: {a["groep"]: a["waarde"] or 0 for a in rij["aandelen"]} for rij in rijen}

    def top(groep: str) -> list[str]:
        return sorted(waarden, key=lambda slug: -waarden[slug][groep])[:3]

    groepen = ("open", "digipanel", "partners", "raad", "sessie_inwoners", "sessie_raad")
    assert all({"drugs", "zorg-en-veiligheid"} <= set(top(groep)) for groep in groepen)
    assert set(top("partners")[:2]) == {"drugs", "ondermijning-en-weerbaarheid"}
    assert 0.5 <= waarden["ondermijning-en-weerbaarheid"]["sessie_raad"] < 0.53
    assert 0.38 <= waarden["cyber"]["digipanel"] < 0.45
    assert top("open")[0] == "high-impact-crimes"


def test_every_partner_signed_and_about_some_themes_some_said_nothing():
    getekend = Ondertekening.objects.select_related("reactie__partner")
    themas = [len(rij.inhoud["themas"]) for rij in getekend]

    assert len(themas) == 17
    assert sum(themas) == Standpunt.objects.count()
    assert min(themas) == 2
    assert max(themas) == 9
    assert {(rij.naam, rij.functie) for rij in getekend} == {("Verzonnen naam", "verzonnen functie (voorbeeld)")}
    assert not Standpunt.objects.filter(ondertekend_op__isnull=True).exists()
    assert not Partneruitnodiging.objects.exists()


def test_all_that_was_made_up_says_so():
    for model in (Panellid, Doel, Maatregel, Standpunt, Partnerconsultatie, Onderbouwing, Voortgangsrapportage):
        assert model.objects.exists()
        assert not model.objects.filter(is_fictief=False).exists()
    assert not Middelinzet.objects.filter(middel__is_fictief=False).exists()
    assert not Stippen.objects.filter(sessiegroep__netwerksessie__is_fictief=False).exists()
    assert not Thema.objects.exclude(ambitie="").exclude(ambitie__endswith="(voorbeeldtekst)").exists()
    assert not Thema.objects.exclude(status_reden="").exclude(status_reden__endswith="(voorbeeld)").exists()
    assert set(Document.objects.filter(is_fictief=True).values_list("soort", flat=True)) == {
        "plan",
        "voortgangsrapportage",
        "inbrengnota",
        "uitslag",
        "nota",
        "raadsvoorstel",
        "raadsbesluit",
        "besluitenlijst",
        "verslag",
    }


def test_only_the_day_of_the_college_is_known_every_other_decision_says_that_its_day_was_made_up():
    echt = Besluit.objects.filter(is_fictief=False).values_list("orgaan", "datum")

    assert set(echt) == {("college", date(2019, 7, 9))}
    assert Besluit.objects.filter(is_fictief=True).count() == 9
    besluit = Document.objects.get(soort="raadsmededeling").besluit
    assert besluit.endswith("9 juli 2019; de raad nam er kennis van op 10 juli 2019 (voorbeelddatum)")


def test_what_the_council_asked_was_answered_kept_and_told():
    vraag, toezegging, motie = Raadsvraag.objects.get(), Toezegging.objects.get(), Motie.objects.get()

    assert (vraag.raadstafel, vraag.beantwoord_datum) == (toezegging.raadstafel, date(2019, 10, 10))
    assert (toezegging.status, motie.status) == ("afgedaan", "aangenomen")
    assert toezegging.document == Document.objects.get(soort="voortgangsrapportage")
    assert motie.afdoening_datum == date(2021, 4, 21)
    assert all(ding.is_fictief for ding in (vraag, toezegging, motie))


def test_the_college_met_about_plan_and_proposal_and_its_list_of_decisions_is_public():
    vergadering = Collegevergadering.objects.get()

    assert (vergadering.status, vergadering.is_fictief) == ("gehouden", True)
    assert {punt.stuk.soort for punt in vergadering.agendapunten.all()} == {"plan", "raadsvoorstel"}
    assert vergadering.besluitenlijst.gepubliceerd_op.date() == date(2019, 10, 30)
    assert Document.objects.get(soort="raadsbesluit").gepubliceerd_op is not None


def test_a_nota_was_secret_for_a_while_and_one_passage_of_it_is_withheld_for_good():
    stuk = Bestuursstuk.objects.get(soort="nota", is_fictief=True)
    (geheim,), (weglating,) = stuk.geheimhoudingen.all(), stuk.weglatingen.all()

    assert (geheim.van, geheim.opgeheven_op) == (date(2021, 3, 16), date(2021, 4, 20))
    assert weglating.passage in stuk.document.inhoud
    assert stuk.document.gepubliceerd_op is None
    openbaar = stuk.document.openbaar_deel
    assert weglating.passage not in openbaar.inhoud
    assert openbaar.gepubliceerd_op.date() == geheim.opgeheven_op


def test_a_made_up_figure_never_passes_for_a_measured_one():
    verzonnen = Indicatorwaarde.objects.filter(is_fictief=True)

    assert set(verzonnen.values_list("bron", flat=True)) == {"Voorbeeldcijfer, verzonnen voor dit voorbeeld"}
    assert not Indicatorwaarde.objects.filter(is_fictief=False, bron__icontains="voorbeeld").exists()
    assert verzonnen.filter(waarde__isnull=True, jaar=2020).count() == 1


def test_every_goal_can_be_checked():
    plan = Beleidsplan.objects.get()

    for doel in Doel.objects.select_related("indicator").prefetch_related("partners", "maatregelen__inzetten"):
        assert doel.indicator is not None
        assert None not in (doel.nulwaarde, doel.nuljaar, doel.streefwaarde)
        assert doel.streefjaar == plan.tot_jaar
        assert doel.trekker
        assert doel.partners.exists()
        assert doel.maatregelen.exists()
    for maatregel in Maatregel.objects.all():
        assert maatregel.van is not None
        assert maatregel.tot is not None
        assert maatregel.van.year >= plan.van_jaar
        assert maatregel.tot.year <= plan.tot_jaar
        assert maatregel.inzetten.exists()


def test_a_goal_on_a_real_indicator_starts_from_a_figure_with_a_source():
    echt = Doel.objects.filter(indicator__volgorde__lt=100)

    assert echt.count() == 4
    for doel in echt:
        gemeten = Indicatorwaarde.objects.filter(indicator=doel.indicator, is_fictief=False)
        assert (doel.nuljaar, doel.nulwaarde) in gemeten.values_list("jaar", "waarde")


def test_some_contributions_were_refused_with_a_reason():
    geweigerd = Onderbouwing.objects.filter(doel=None)

    assert geweigerd.count() == 2
    assert all(len(onderbouwing.gedaan) > 80 for onderbouwing in geweigerd)


def test_each_theme_that_got_priority_says_why_and_when():
    themas = Thema.objects.geprioriteerd()

    assert set(themas.values_list("slug", flat=True)) == {
        "ondermijning-en-weerbaarheid",
        "zorg-en-veiligheid",
        "drugs",
        "cyber",
    }
    assert Statusovergang.objects.filter(actie="prioriteren", opmerking__endswith="(voorbeeld)").count() == 4


def test_the_report_is_about_every_theme_and_every_measure():
    rapportage = Voortgangsrapportage.objects.get(jaar=2020)

    assert rapportage.is_vergrendeld
    assert rapportage.themas.count() == 11
    assert rapportage.maatregelen.count() == Maatregel.objects.count()


def test_what_a_plan_of_2019_could_not_know_is_not_in_its_document():
    reeksen = Document.objects.get(soort="plan").gegevens["reeksen"]

    assert max(meting["jaar"] for reeks in reeksen for meting in reeks["metingen"]) == 2018


def test_nothing_in_the_example_bears_the_time_of_loading():
    laatste = date(2024, 6, 3)

    assert all(document.vastgelegd_op.date() <= laatste for document in Document.objects.all())
    assert all(overgang.op.date() <= laatste for overgang in Statusovergang.objects.all())
    assert all(rij.history_date.date() <= laatste for rij in Thema.history.all())


def test_the_police_figures_of_eleven_years_are_those_of_cbs():
    def reeks(indicator: str) -> list[float]:
        waarden = Indicatorwaarde.objects.filter(indicator__naam=indicator, bron__startswith="CBS").order_by("jaar")
        assert [waarde.jaar for waarde in waarden] == list(range(2010, 2021))
        return [float(waarde.waarde or 0) for waarde in waarden]

    assert reeks("Geregistreerde misdrijven") == [7055, 7260, 7095, 6765, 6485, 5620, 5570, 5005, 4725, 4710, 4525]
    assert reeks("Geregistreerde misdrijven per 1.000 inwoners") == [
        71.6, 73.5, 71.9, 68.6, 66.0, 57.0, 56.4, 50.4, 47.4, 47.1, 44.9,
    ]  # fmt: skip
    assert reeks("Ophelderingspercentage") == [
        31.6, 32.1, 28.4, 27.0, 27.1, 30.4, 28.6, 30.8, 30.7, 34.4, 28.6,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("indicator", "jaar", "waarde"),
    [
        ("Onveiligheidsgevoel in de buurt", 2021, "17.4"),
        ("Sociale cohesie", 2023, "6.5"),
        ("Woningcriminaliteit", 2023, "296"),
    ],
)
def test_later_figures_come_after_the_report_with_their_source(indicator, jaar, waarde):
    gevonden = Indicatorwaarde.objects.get(indicator__naam=indicator, jaar=jaar)

    assert gevonden.waarde == Decimal(waarde)
    assert gevonden.bron_url.startswith("https://staatvandeventer.nl/")
