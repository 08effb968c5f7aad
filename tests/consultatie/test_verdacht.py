"""Answers that caught the eye: mixed apart, left out unless staff decide otherwise, never a small number of them."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from consultatie.inbreng.queries import verdachtbesluiten, verdachte_regels
from consultatie.inbreng.services import inkomend_mengen, tellingen_herstellen, vragenlijst_sluiten
from consultatie.misbruik.enums import Verdenking
from consultatie.models import Inkomend, Inzending, Openantwoord, Telling, Vragenlijst
from consultatie.openantwoord.queries import antwoorden_van, te_lezen
from consultatie.openantwoord.services import consultatie_sluiten
from consultatie.uitslag.queries import tellingen_per_kanaal
from consultatie.uitslag.services import verdachte_beslissen
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.fouten import CijfersStaanVast
from planning.proces.te_doen import in_een_blik
from rapportage.cijfers.resultaat import resultaat_uit
from rapportage.queries import resultaat_van
from rapportage.respons.verzamelen import kanalen_van
from rapportage.resultaten.openstaand import NietTePubliceren
from rapportage.resultaten.services import resultaten_publiceren
from tests.consultatie.mengbak import DRIE_VRAGEN, OP, antwoorden
from tests.consultatie.mengbak import vul as vul_bak
from tests.factories.consultatie import VragenlijstversieFactory, definitie
from tests.factories.thema import GebruikerFactory
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
K = 10


@pytest.fixture
def versie():
    return VragenlijstversieFactory(definitie=DRIE_VRAGEN)


def vul(versie, aantal: int, verdenking: str = "") -> None:
    vul_bak(versie, antwoorden(random.Random(aantal), aantal), verdenking=verdenking)


def sluit(versie) -> Vragenlijst:
    lijst = Vragenlijst.objects.get(pk=versie.vragenlijst_id)
    vragenlijst_sluiten(lijst, door=None, op=OP)
    return lijst


def beslis(lijst, *, telt_mee: bool, reden: str = "Het was een school.") -> None:
    actueel = Vragenlijst.objects.get(pk=lijst.pk)
    verdachte_beslissen(actueel, telt_mee=telt_mee, reden=reden, door=None, op=OP)


def test_every_suspicion_is_a_tray_of_its_own_in_which_an_answer_is_hidden_among_its_like(versie):
    vul(versie, 2 * K)
    vul(versie, 2 * K, Verdenking.SNEL)
    vul(versie, 2 * K - 1, Verdenking.LOKVELD)

    inkomend_mengen(op=OP)

    gemengd = list(Inzending.objects.values_list("verdenking", flat=True))
    assert {soort: gemengd.count(soort) for soort in set(gemengd)} == {"": K, "snel": K}
    # Of an emptied row nothing tells any more what caught the eye.
    assert not Inkomend.objects.filter(antwoorden__isnull=True).exclude(verdenking="").exists()


def test_a_suspicious_series_under_the_threshold_is_never_counted_nor_shown(versie):
    vul(versie, 2 * K)
    vul(versie, K - 1, Verdenking.LOKVELD)

    lijst = sluit(versie)

    assert not Inzending.objects.exclude(verdenking="").exists()
    assert not Telling.objects.exclude(verdenking="").exists()
    assert {regel.aantal for regel in verdachte_regels(lijst)} == {None}
    assert resultaat_van(lijst, drempel=K, dag=OP.date()).verdacht == ()


def test_they_are_left_out_by_default_and_back_in_when_staff_decide_so(versie):
    vul(versie, 2 * K)
    vul(versie, K + 5, Verdenking.DRUKTE)
    lijst = sluit(versie)

    def aantal() -> int:
        return tellingen_per_kanaal(Vragenlijst.objects.get(pk=lijst.pk))["open"].aantal

    assert aantal() == 2 * K
    beslis(lijst, telt_mee=True)
    assert aantal() == 3 * K + 5
    beslis(lijst, telt_mee=False, reden="Toch niet.")
    assert aantal() == 2 * K


def test_a_recount_keeps_both_apart_and_changes_nothing_that_was_right(versie):
    vul(versie, 2 * K)
    vul(versie, K + 5, Verdenking.DRUKTE)
    lijst = sluit(versie)

    assert tellingen_herstellen().hersteld == 0
    Telling.objects.filter(verdenking="drukte").update(aantal=99)

    assert tellingen_herstellen().hersteld > 0
    assert sum(Telling.objects.filter(verdenking="drukte").values_list("aantal", flat=True)) == K + 5
    assert tellingen_per_kanaal(lijst)["open"].aantal == 2 * K


def test_a_decision_needs_the_screen_as_it_is_and_keeps_who_when_and_why(versie):
    lijst = Vragenlijst.objects.get(pk=versie.vragenlijst_id)
    gebruiker = GebruikerFactory(rol=Rol.OOV, username="oov")
    oud = Vragenlijst.objects.get(pk=lijst.pk)

    verdachte_beslissen(lijst, telt_mee=True, reden="Een school.", door=gebruiker, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        verdachte_beslissen(oud, telt_mee=False, reden="Nee.", door=gebruiker, op=OP)
    verdachte_beslissen(
        Vragenlijst.objects.get(pk=lijst.pk),
        telt_mee=False,
        reden="Toch niet.",
        door=gebruiker,
        op=OP + timedelta(days=1),
    )
    besluiten = verdachtbesluiten(Vragenlijst.objects.get(pk=lijst.pk))
    assert [(een.telt_mee, een.reden, een.door) for een in besluiten] == [
        (False, "Toch niet.", "oov"),
        (True, "Een school.", "oov"),
    ]


def test_once_the_results_are_public_nothing_changes_any_more_and_they_say_what_was_left_out(versie):
    vul(versie, 2 * K)
    vul(versie, K + 5, Verdenking.DRUKTE)
    lijst = sluit(versie)
    beslis(lijst, telt_mee=False, reden="Van één computer.")

    publicatie = resultaten_publiceren(Vragenlijst.objects.get(pk=lijst.pk), door=None, op=OP)

    with pytest.raises(CijfersStaanVast, match="kan niet meer anders"):
        beslis(lijst, telt_mee=True)
    resultaat = resultaat_uit(publicatie.gegevens)
    assert [(een.reden, een.aantal) for een in resultaat.verdacht] == [(Verdenking.DRUKTE.label, K + 5)]
    assert (resultaat.telt_verdachte_mee, resultaat.reden_verdachte) == (False, "Van één computer.")
    assert resultaat.groep("open").aantal == 2 * K


def test_figures_that_were_published_before_there_were_marks_can_still_be_read(versie):
    vul(versie, 2 * K)
    publicatie = resultaten_publiceren(sluit(versie), door=None, op=OP)
    for nieuw in ("verdacht", "telt_verdachte_mee", "reden_verdachte"):
        del publicatie.gegevens[nieuw]

    assert resultaat_uit(publicatie.gegevens).verdacht == ()


def test_results_are_not_frozen_on_another_choice_than_they_were_counted_by(versie):
    vul(versie, 2 * K)
    geteld = sluit(versie)
    beslis(geteld, telt_mee=True)

    with pytest.raises(NietTePubliceren, match="veranderd sinds u keek"):
        resultaten_publiceren(geteld, door=None, op=OP)

    assert Vragenlijst.objects.get().resultaten_openbaar_op is None


def test_the_page_of_the_results_says_how_many_were_left_out_and_why(client, versie):
    vul(versie, 2 * K)
    vul(versie, K + 5, Verdenking.DRUKTE)
    lijst = sluit(versie)
    beslis(lijst, telt_mee=False, reden="Van één computer.")
    resultaten_publiceren(Vragenlijst.objects.get(pk=lijst.pk), door=None, op=OP)

    html = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert "Wij lieten ze weg." in html
    assert "De reden: Van één computer." in html
    assert "Heel veel formulieren vanaf één netwerk: 15 antwoorden" in html


def test_open_texts_of_suspicious_answers_do_not_wait_for_staff_until_these_count():
    tekstvraag = {"sleutel": "tip", "soort": "open", "tekst": "?", "hulptekst": "", "is_verplicht": False}
    versie = VragenlijstversieFactory(definitie=definitie(tekstvraag))
    for verdenking in ("", Verdenking.LOKVELD):
        Inkomend.objects.bulk_create(
            Inkomend(
                sleutel=uuid4(),
                versie=versie,
                kanaal=Kanaal.OPEN,
                dag=OP.date(),
                verdenking=verdenking,
                antwoorden={"tip": "tekst"},
            )
            for _ in range(K)
        )
    consultatie_sluiten(versie.vragenlijst, door=None, op=OP)
    lijst = Vragenlijst.objects.get(pk=versie.vragenlijst_id)
    # Nothing is lost: all texts have left the answers they came with.
    assert Openantwoord.objects.count() == 2 * K

    zonder = (antwoorden_van(lijst).count(), te_lezen(lijst.beleidsplan)[0][1])
    beslis(lijst, telt_mee=True)

    assert zonder == (K, K)
    assert (antwoorden_van(lijst).count(), te_lezen(lijst.beleidsplan)[0][1]) == (2 * K, 2 * K)


def test_the_response_that_staff_see_first_is_that_of_its_own_page_the_day_after(versie):
    vul(versie, 2 * K)
    vul(versie, 2 * K, Verdenking.SNEL)
    inkomend_mengen(op=OP)
    morgen = OP.date() + timedelta(days=1)

    blik = in_een_blik(versie.vragenlijst.beleidsplan, morgen)

    (kanaal,) = [een for een in kanalen_van(versie.vragenlijst, dag=morgen) if een.totaal]
    assert blik[0].waarde == str(kanaal.totaal)


# ── the page of staff ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def oov(client):
    client.force_login(GebruikerFactory(rol=Rol.OOV))
    return client


def pagina(lijst) -> str:
    return reverse("admin:consultatie_vragenlijst_ontvangst", args=[lijst.pk])


def test_staff_see_numbers_from_the_threshold_on_and_never_small_ones(oov, versie):
    vul(versie, K, Verdenking.SNEL)
    vul(versie, K - 1, Verdenking.LOKVELD)

    html = oov.get(pagina(versie.vragenlijst)).content.decode()

    assert html.count("minder dan 10") == 2
    assert '<b class="bignum">10</b>' in html


def test_staff_decide_with_a_reason(oov, versie):
    lijst = versie.vragenlijst
    goed = {"telt_mee": "ja", "reden": "Het was een school.", "gezien": lijst.bewerking}

    zonder_reden = oov.post(pagina(lijst), goed | {"reden": " "}).content.decode()
    assert not Vragenlijst.objects.get().telt_verdachte_mee
    vastgelegd = oov.post(pagina(lijst), goed, follow=True).content.decode()
    verouderd = oov.post(pagina(lijst), goed | {"telt_mee": "nee"}).content.decode()

    assert "Schrijf op waarom." in zonder_reden
    assert "Verdachte antwoorden tellen nu mee." in vastgelegd
    assert "tellen mee. Het was een school." in vastgelegd
    assert "Iemand anders heeft" in verouderd
    assert Vragenlijst.objects.get().telt_verdachte_mee


@pytest.mark.parametrize(
    "velden",
    [
        {"telt_mee": "misschien"},
        {"telt_mee": ""},
        {"gezien": "x"},
        {"gezien": "9" * 30},
        {"gezien": ""},
        {"reden": "\0"},
    ],
)
def test_what_the_page_could_not_have_sent_changes_nothing(oov, versie, velden):
    goed = {"telt_mee": "ja", "reden": "Een school.", "gezien": versie.vragenlijst.bewerking}

    antwoord = oov.post(pagina(versie.vragenlijst), goed | velden)

    assert antwoord.status_code == 200
    assert not Vragenlijst.objects.get().telt_verdachte_mee


def test_the_page_takes_as_many_queries_with_one_series_as_with_three(oov, versie, django_assert_max_num_queries):
    for soort in Verdenking:
        vul(versie, K, soort)

    with django_assert_max_num_queries(14):
        oov.get(pagina(versie.vragenlijst))
