"""Staff say how heavy each group counts, with a reason, until the results are public; without that there is no total."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.uitslag.queries import weegbesluiten
from consultatie.uitslag.services import GewichtenKloppenNiet, ResultatenStaanVast, groepen_wegen
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers.resultaat import Groepsscores, Themascore, resultaat_uit
from rapportage.models import Cijferinzage
from rapportage.queries import resultaat_van
from rapportage.resultaten.openstaand import NietTePubliceren
from rapportage.resultaten.queries import bevriezing_van, gegevens_van
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from rapportage.resultaten.weegblik import Weegblik
from tests.factories.consultatie import SessiegroepFactory, StippenFactory
from tests.factories.thema import GebruikerFactory
from tests.rapportage.test_queries import maak_lijst, maak_plan, tel, top
from tests.thema.beheer import als
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)
GOED = {"open": 60, "digipanel": 40}
REDEN = "Het digipanel is gevraagd, de anderen kwamen zelf."


def maak_gesloten(*, partners: int = 3, ter_inzage: bool = True) -> Vragenlijst:
    """Residents and panel have a score, partners and the session of the council have none; it is closed."""
    plan = maak_plan()
    lijst = maak_lijst(plan)
    tel(lijst, Kanaal.OPEN, 400, top=top(400, drugs=[200, 100], cyber=[100, 200], zorg=[100, 100]))
    tel(lijst, Kanaal.DIGIPANEL, 400, top=top(400, drugs=[100, 100], cyber=[200, 100], zorg=[100, 200]))
    tel(lijst, Kanaal.PARTNER, partners, top=top(partners, drugs=[partners, 0], cyber=[0, partners]))
    groep = SessiegroepFactory.create(netwerksessie__beleidsplan=plan, groep="raad", deelnemers=30)
    for thema in plan.themas.all():
        StippenFactory.create(sessiegroep=groep, thema=thema, aantal=15)
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    if ter_inzage:
        cijfers_ter_inzage_geven(lijst, door=None, op=OP)
    return lijst


def weeg(lijst: Vragenlijst, gewichten: dict[str, int] = GOED, reden: str = REDEN, **anders: Any) -> None:
    actueel = Vragenlijst.objects.get(pk=lijst.pk)
    groepen_wegen(actueel, gewichten=gewichten, reden=reden, **({"door": None, "op": OP} | anders))


def nu(lijst: Vragenlijst) -> Vragenlijst:
    return Vragenlijst.objects.get(pk=lijst.pk)


# ── the service ──────────────────────────────────────────────────────────────────────────────────


def test_by_default_there_is_no_total():
    lijst = maak_gesloten()

    resultaat = resultaat_van(lijst, drempel=10, dag=OP.date())

    assert {groep.groep for groep in resultaat.scores} == {"open", "digipanel"}
    assert resultaat.totaal is None


def test_with_weights_the_results_have_a_total_that_comes_back_from_json_as_it_went_in():
    lijst = maak_gesloten()

    weeg(lijst)

    resultaat = resultaat_van(nu(lijst), drempel=10, dag=OP.date())
    assert resultaat.totaal is not None
    assert (resultaat.totaal.reden, resultaat.totaal.k) == (REDEN, 2)
    assert {een.groep: een.gewicht for een in resultaat.totaal.gewichten} == {"open": 0.6, "digipanel": 0.4}
    assert resultaat_uit(gegevens_van(resultaat)) == resultaat


@pytest.mark.parametrize(
    ("gewichten", "reden", "zin"),
    [
        ({"open": 60, "digipanel": 30}, REDEN, "samen 90%. Dat moet 100% zijn. Verdeel er nog 10."),
        ({"open": 60, "digipanel": 60}, REDEN, "samen 120%. Dat moet 100% zijn. Haal er 20 af."),
        ({"open": 120, "digipanel": -20}, REDEN, "van 0 tot en met 100"),
        ({"open": 100, "digipanel": 0}, REDEN, "maar één groep"),
        (GOED, " ", "Schrijf op waarom"),
    ],
)
def test_weights_that_are_not_right_are_refused_and_say_what_to_do(gewichten, reden, zin):
    lijst = maak_gesloten()

    with pytest.raises(GewichtenKloppenNiet, match=re.escape(zin)):
        weeg(lijst, gewichten, reden)

    assert nu(lijst).groepsgewichten == {}


def test_a_decision_needs_the_screen_as_it_is_and_keeps_who_when_and_why():
    lijst = maak_gesloten()
    oud = nu(lijst)
    gebruiker = GebruikerFactory(rol=Rol.OOV, username="oov")
    weeg(lijst, door=gebruiker)

    with pytest.raises(GelijktijdigGewijzigd):
        groepen_wegen(oud, gewichten={"open": 1, "digipanel": 99}, reden="Nee.", door=None, op=OP)
    weeg(lijst, {}, "", op=OP + timedelta(days=1))

    assert [(een.gewichten, een.reden, een.door) for een in weegbesluiten(nu(lijst))] == [
        ({}, "", ""),
        (GOED, REDEN, "oov"),
    ]


def test_once_the_results_are_public_the_weights_stand_and_are_published_with_their_reason():
    lijst = maak_gesloten()
    weeg(lijst)

    publicatie = resultaten_publiceren(nu(lijst), door=None, op=OP)

    with pytest.raises(ResultatenStaanVast, match="Hoe zwaar"):
        weeg(lijst, {})
    totaal = resultaat_uit(publicatie.gegevens).totaal
    assert totaal is not None
    assert totaal.reden == REDEN


def test_results_are_not_frozen_on_other_weights_than_they_were_made_with():
    lijst = maak_gesloten()
    geteld = nu(lijst)
    weeg(lijst)

    with pytest.raises(NietTePubliceren, match="hoe zwaar de groepen wegen"):
        resultaten_publiceren(geteld, door=None, op=OP)

    assert nu(lijst).resultaten_openbaar_op is None


def test_figures_that_were_published_before_there_were_totals_can_still_be_read():
    publicatie = resultaten_publiceren(nu(maak_gesloten()), door=None, op=OP)
    del publicatie.gegevens["totaal"]

    assert resultaat_uit(publicatie.gegevens).totaal is None


def test_before_publishing_the_weights_are_said():
    lijst = maak_gesloten()
    zonder = bevriezing_van(nu(lijst), OP.date()).totaal
    weeg(lijst)

    met = bevriezing_van(nu(lijst), OP.date()).totaal

    assert zonder == "De groepen staan naast elkaar. Er is geen totaal van alle groepen samen."
    assert met == "Gekozen is een totaal van alle groepen samen: Inwoners 60% en Digipanel 40%."


# ── the public page ──────────────────────────────────────────────────────────────────────────────


def test_the_page_has_no_total_until_staff_weight_and_then_has_it_with_reason_weights_and_robustness(client: Client):
    lijst = maak_gesloten()
    resultaten_publiceren(nu(lijst), door=None, op=OP)
    gewogen = maak_gesloten()
    weeg(gewogen)
    resultaten_publiceren(nu(gewogen), door=None, op=OP)

    zonder = client.get(f"/resultaten/{lijst.slug}/").content.decode()
    met = client.get(f"/resultaten/{gewogen.slug}/").content.decode()

    assert "samen, als u ze zo weegt" not in zonder
    assert "wij tellen ze niet bij elkaar op" in zonder
    assert "Inwoners en Digipanel samen, als u ze zo weegt" in met
    assert "wij tellen ze niet bij elkaar op" not in met
    plekken = [met.index(deel) for deel in (REDEN, "Digipanel: telt voor 40%", "Hoeveel maakt het uit hoe u weegt?")]
    assert plekken == sorted(plekken)
    assert "mogelijke wegingen in de top 2." in met


# ── the page of staff ────────────────────────────────────────────────────────────────────────────


def pagina(lijst: Vragenlijst) -> str:
    return f"/admin/rapportage/resultaatpublicatie/wegen/{lijst.pk}/"


def velden(lijst: Vragenlijst, **anders: Any) -> dict[str, Any]:
    goed = {"gewicht_open": 60, "gewicht_digipanel": 40, "reden": REDEN, "gezien": nu(lijst).bewerking}
    return {naam: waarde for naam, waarde in (goed | anders).items() if waarde is not None}


def test_the_page_asks_a_weight_of_every_group_with_a_score_and_says_why_others_cannot_have_one():
    html = als(Rol.OOV).get(pagina(maak_gesloten())).content.decode()

    assert re.findall(r'name="gewicht_(\w+)"', html) == ["open", "digipanel"]
    assert "Partners: te weinig antwoorden om een score te laten zien." in html
    assert "Netwerksessie: gemeenteraad: hier plakte men stippen." in html
    assert "Er is geen totaal van alle groepen samen." in html
    assert "geen_totaal" not in html


def test_staff_weight_and_take_it_back():
    lijst = maak_gesloten()
    oov = als(Rol.OOV)

    gewogen = oov.post(pagina(lijst), velden(lijst), follow=True).content.decode()
    assert nu(lijst).groepsgewichten == GOED
    terug = oov.post(pagina(lijst), {"geen_totaal": "ja", "gezien": nu(lijst).bewerking}, follow=True).content.decode()

    assert "De groepen zijn gewogen." in gewogen
    assert "Inwoners 60% en Digipanel 40%. Het digipanel is gevraagd" in gewogen
    assert "Er is geen totaal meer." in terug
    assert (nu(lijst).groepsgewichten, nu(lijst).reden_groepsgewichten) == ({}, "")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"gewicht_open": 50}, "samen 90%. Dat moet 100% zijn. Verdeel er nog 10."),
        ({"gewicht_open": ""}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"gewicht_open": None}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"gewicht_open": "-1"}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"gewicht_open": "9" * 5000}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"gewicht_open": "60,5"}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"gewicht_open": "\0"}, "Vul een heel getal van 0 tot en met 100 in."),
        ({"reden": ""}, "Schrijf op waarom u de groepen zo weegt."),
        ({"reden": "\0"}, "Er is niets opgeslagen."),
        ({"gezien": "x"}, "Ververs de pagina"),
        ({"gezien": None}, "Ververs de pagina"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_lost_or_stored(anders, zin):
    lijst = maak_gesloten()

    antwoord = als(Rol.OOV).post(pagina(lijst), velden(lijst, **anders))

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin in html
    assert 'name="gewicht_digipanel" value="40"' in html
    assert nu(lijst).groepsgewichten == {}


def test_weights_that_would_give_an_empty_total_are_refused():
    scores = [Groepsscores("open", 100, (Themascore("drugs", 60.0), Themascore("zorg", None)))]
    scores += [Groepsscores("partners", 20, (Themascore("drugs", None), Themascore("zorg", 70.0)))]
    blik = Weegblik(Vragenlijst(), (), (), "", "", "", tuple(scores), ())

    assert "Het totaal zou leeg zijn." in blik.zonder_uitkomst({"open": 50, "partners": 50})
    assert blik.zonder_uitkomst({"open": 100, "partners": 0}) == ""


def test_a_group_without_a_score_gets_no_weight_however_it_is_sent():
    lijst = maak_gesloten()

    als(Rol.OOV).post(pagina(lijst), velden(lijst, gewicht_partners=50, gewicht_open=60))

    assert nu(lijst).groepsgewichten == GOED


def test_of_two_editors_the_second_is_told_what_stands_and_keeps_what_he_typed():
    lijst = maak_gesloten()
    oov = als(Rol.OOV)
    oud = velden(lijst, gewicht_open=10, gewicht_digipanel=90)
    oov.post(pagina(lijst), velden(lijst))

    tweede = oov.post(pagina(lijst), oud).content.decode()
    assert nu(lijst).groepsgewichten == GOED
    gezien = re.search(r'name="gezien" value="(\d+)"', tweede)
    assert gezien is not None
    oov.post(pagina(lijst), oud | {"gezien": gezien.group(1)})

    assert "Iemand anders heeft" in tweede
    assert "Inwoners 60% en Digipanel 40%" in tweede
    assert 'name="gewicht_digipanel" value="90"' in tweede
    assert nu(lijst).groepsgewichten == {"open": 10, "digipanel": 90}


def test_taking_back_from_a_stale_screen_changes_nothing():
    lijst = maak_gesloten()
    weeg(lijst)

    html = als(Rol.OOV).post(pagina(lijst), {"geen_totaal": "ja", "gezien": "0"}, follow=True).content.decode()

    assert "Iemand anders heeft" in html
    assert nu(lijst).groepsgewichten == GOED


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        (Vragenlijststatus.OPEN, "De vragenlijst is nog niet gesloten."),
        (Vragenlijststatus.GESLOTEN, "ter inzage geeft"),
    ],
)
def test_while_nobody_may_see_the_figures_nobody_learns_which_groups_have_a_score(status: str, zin: str):
    lijst = maak_gesloten(ter_inzage=False)
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=status)
    oov = als(Rol.OOV)

    html = oov.get(pagina(lijst)).content.decode()
    geweigerd = oov.post(pagina(lijst), velden(lijst)).content.decode()

    for pagina_ in (html, geweigerd):
        assert zin in pagina_
        assert "gewicht_" not in pagina_
        assert "stippen" not in pagina_
    assert nu(lijst).groepsgewichten == {}


@pytest.mark.parametrize("heeft_inzage", [True, False], ids=["given", "public before figures were given"])
def test_once_public_the_page_only_tells(*, heeft_inzage: bool):
    lijst = maak_gesloten()
    weeg(lijst)
    resultaten_publiceren(nu(lijst), door=None, op=OP)
    if not heeft_inzage:
        Cijferinzage.objects.all().delete()
    oov = als(Rol.OOV)

    html = oov.get(pagina(lijst)).content.decode()
    geweigerd = oov.post(pagina(lijst), velden(lijst, gewicht_open=50, gewicht_digipanel=50)).content.decode()

    assert "staat vast" in html
    assert "gewicht_" not in html
    assert "geen_totaal" not in html
    assert "zijn openbaar en staan vast" in geweigerd
    assert nu(lijst).groepsgewichten == GOED


def test_weights_of_a_group_whose_score_is_no_longer_shown_give_no_total_and_staff_are_told():
    lijst = maak_gesloten(partners=60)
    weeg(lijst, {"open": 50, "digipanel": 30, "weg": 20})

    html = als(Rol.OOV).get(pagina(lijst)).content.decode()

    assert resultaat_van(nu(lijst), drempel=10, dag=OP.date()).totaal is None
    assert "Weeg opnieuw, of kies voor geen totaal." in html


@pytest.mark.parametrize("sleutel", ["0", "999999", "x", "9" * 40, "1%00"])
def test_an_address_of_no_questionnaire_is_not_found(sleutel):
    assert als(Rol.OOV).get(f"/admin/rapportage/resultaatpublicatie/wegen/{sleutel}/").status_code == 404


def test_the_way_to_it_stands_at_the_questionnaire_and_at_publishing():
    lijst = maak_gesloten()
    oov = als(Rol.OOV)

    for adres in (f"/admin/consultatie/vragenlijst/{lijst.pk}/change/", "/admin/rapportage/resultaatpublicatie/add/"):
        assert f'href="{pagina(lijst)}">Weeg de groepen' in oov.get(adres).content.decode()


def test_the_page_asks_as_many_queries_with_two_groups_as_with_three(django_assert_max_num_queries):
    for partners in (3, 60):
        lijst = maak_gesloten(partners=partners)
        oov = als(Rol.OOV)
        oov.get(pagina(lijst))
        with django_assert_max_num_queries(26):
            oov.get(pagina(lijst))
