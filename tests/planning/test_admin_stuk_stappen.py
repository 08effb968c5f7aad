"""The steps of a paper in the admin: what each brings about, what it warns of, what it refuses."""

from datetime import date

import pytest

from planning.besluit.gevolgen import gevolgen
from planning.models import Bestuursstuk
from planning.stuk.enums import Openbaarmaking, Stukactie, Stukstatus, Uitkomst
from planning.stuk.waarschuwing import waarschuwingen
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    MijlpaalFactory,
    NotagegevensFactory,
    RoutingstapFactory,
    maak_complete_mededeling,
    maak_complete_nota,
    maak_planning_2019,
)
from tests.factories.thema import BeleidsplanFactory
from tests.planning.stukbeheer import LIJST, stap
from tests.thema.beheer import als
from thema.basis.rollen import Rol
from thema.models import Statusovergang

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_10_juli(settings):
    """The house believes that it is 10 July 2019, the day that the nota of 2019 became definitive."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 7, 10)


def test_a_paper_goes_its_whole_way_through_the_pages():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    stuk = maak_complete_nota(plan, nummer="2019-001335")
    oov, secretariaat = als(Rol.OOV), als(Rol.BESTUURSSECRETARIAAT)

    for client, actie, invoer in (
        (oov, "in_routing", {}),
        (secretariaat, "agenderen", {"datum": "2019-07-09"}),
        (secretariaat, "college_besluit", {"datum": "2019-07-09", "uitkomst": "akkoord", "opmerking": "Hamerstuk"}),
    ):
        antwoord = stap(client, stuk, actie, **invoer)
        assert antwoord["Location"] == f"{LIJST}{stuk.pk}/change/", antwoord.content.decode()
        stuk.refresh_from_db()

    assert (stuk.status, stuk.status_datum) == (Stukstatus.DEFINITIEF, date(2019, 7, 10))
    besluit = stuk.besluiten.get()
    assert (besluit.uitkomst, besluit.toelichting) == (Uitkomst.AKKOORD, "Hamerstuk")
    assert Document.objects.get().nummer == "2019-001335"
    assert "Bekijk het vastgestelde document" in oov.get(f"{LIJST}{stuk.pk}/change/").content.decode()


def test_a_decision_of_the_council_has_its_one_outcome_filled_in():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD, raad_datum=date(2019, 7, 10))
    griffie = als(Rol.GRIFFIE)

    form = griffie.get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").context["form"]

    assert form.fields["uitkomst"].widget.is_hidden
    assert (form["uitkomst"].value(), form["datum"].value()) == ("kennisgenomen", date(2019, 7, 10))


@pytest.mark.parametrize(
    ("actie", "status", "velden", "voorstel"),
    [
        ("agenderen", Stukstatus.ROUTING, {"college_datum": date(2019, 7, 16)}, date(2019, 7, 16)),
        ("agenderen", Stukstatus.ROUTING, {}, date(2019, 7, 10)),
        ("college_besluit", Stukstatus.COLLEGE, {"college_datum": date(2019, 7, 9)}, date(2019, 7, 9)),
        ("college_besluit", Stukstatus.COLLEGE, {}, date(2019, 7, 10)),
        ("college_besluit", Stukstatus.COLLEGE, {"college_datum": date(2019, 7, 16)}, None),
    ],
)
def test_the_day_of_the_meeting_is_proposed(
    actie: str, status: Stukstatus, velden: dict[str, date], voorstel: date | None
):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=status, **velden)

    form = als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/stap/{actie}/").context["form"]

    assert form["datum"].value() == voorstel


def test_the_day_that_held_it_over_is_not_proposed_again():
    stuk = maak_complete_mededeling(
        BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 2)
    )
    BesluitFactory.create(stuk=stuk, datum=date(2019, 7, 2), uitkomst=Uitkomst.AANGEHOUDEN)

    form = als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/stap/college_besluit/").context["form"]

    assert form["datum"].value() == date(2019, 7, 10)


def test_a_decision_of_another_day_than_the_agenda_says_so_before_and_after():
    stuk = maak_complete_mededeling(
        BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 16)
    )
    secretariaat = als(Rol.BESTUURSSECRETARIAAT)
    stap(secretariaat, stuk, "college_besluit", datum="2019-07-09", uitkomst="akkoord")

    html = secretariaat.get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Het stuk staat op de agenda van 16 juli 2019." in gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)[1]
    assert "het besluit is van 9 juli 2019, maar het stuk stond op de agenda van 16 juli 2019." in html


def test_a_nota_that_nobody_initialled_goes_on_only_with_a_reason():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)
    RoutingstapFactory.create(stuk=stuk, rol="Programmamanager Veiligheid")
    RoutingstapFactory.create(stuk=stuk, rol="adj.secr.", is_geparafeerd=False, datum=date(2019, 7, 1))
    secretariaat = als(Rol.BESTUURSSECRETARIAAT)

    html = secretariaat.get(f"{LIJST}{stuk.pk}/stap/agenderen/").content.decode()
    zonder_reden = stap(secretariaat, stuk, "agenderen", datum="2019-07-09")
    stap(secretariaat, stuk, "agenderen", datum="2019-07-09", opmerking="Met spoed")

    assert "Schrijf op waarom het stuk zo naar het college gaat" in zonder_reden.content.decode()
    assert "<li>Zonder paraaf: adj.secr.</li><li>Zonder datum: Programmamanager Veiligheid</li>" in html
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.COLLEGE


def test_a_nota_without_routing_or_list_of_decisions_is_warned_about():
    nota = maak_complete_nota(BeleidsplanFactory.create())

    assert "In de routing staat niemand." in waarschuwingen(nota, Stukactie.AGENDEREN)[0]
    assert "niets aangekruist" in waarschuwingen(nota, Stukactie.COLLEGE_BESLUIT)[0]


@pytest.mark.parametrize("actie", [Stukactie.AGENDEREN, Stukactie.COLLEGE_BESLUIT, Stukactie.IN_ROUTING])
def test_nothing_is_odd_about_a_mededeling_without_routing(actie: Stukactie):
    assert waarschuwingen(maak_complete_mededeling(BeleidsplanFactory.create()), actie) == ()


@pytest.mark.parametrize("actie", [Stukactie.AGENDEREN, Stukactie.COLLEGE_BESLUIT, Stukactie.IN_ROUTING])
def test_a_sign_that_cannot_be_printed_is_told_before_the_paper_goes_on(actie: Stukactie):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    stuk.secties.update(tekst="Fijn 🙂")

    assert waarschuwingen(stuk, actie) == (
        "Deze tekens kunnen niet in een pdf: 🙂. Daar komt [?] te staan. Vervang ze door woorden, of haal ze weg.",
    )


def test_a_ticked_list_of_decisions_is_not_odd():
    nota = maak_complete_nota(BeleidsplanFactory.create())
    BesluitenlijstregelFactory.create(stuk=nota, is_aangekruist=True)

    assert waarschuwingen(nota, Stukactie.COLLEGE_BESLUIT) == ()


def test_only_a_paper_with_a_routing_goes_round_for_initials():
    met, zonder = (maak_complete_mededeling(BeleidsplanFactory.create()) for _ in range(2))
    RoutingstapFactory.create(stuk=met)

    assert "Het gaat eerst rond voor de parafen." in gevolgen(met, Stukactie.IN_ROUTING)
    assert not any("parafen" in gevolg for gevolg in gevolgen(zonder, Stukactie.IN_ROUTING))


def test_the_step_forward_is_the_first_button():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)

    knoppen = als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/change/").context["knoppen"]

    assert [knop.is_vooruit for knop in knoppen] == [True, False, False, False]
    assert knoppen[0].label == "Besluit van het college vastleggen"


def test_the_page_says_what_a_definitive_plan_brings_about():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)

    html = als(Rol.GRIFFIE).get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").content.decode()

    assert "Het hele plan wordt vastgezet" in html
    assert "Het document komt meteen op de openbare site." in html
    assert "In de planning wordt ‘Vaststellen MJBP Veiligheid 2020-2023’ gereed gemeld." in html


@pytest.mark.parametrize(
    ("soort", "status", "actie", "zin"),
    [
        (Documentsoort.PLAN, Stukstatus.CONCEPT, Stukactie.IN_ROUTING, "Het stuk gaat naar het bestuurssecretariaat"),
        (Documentsoort.NOTA, Stukstatus.CONCEPT, Stukactie.IN_ROUTING, "alleen het secretariaat dit stuk nog wijzigen"),
        (Documentsoort.PLAN, Stukstatus.CONCEPT, Stukactie.IN_ROUTING, "nog wijzigen tot de raad het plan vaststelt"),
        (
            Documentsoort.VOORTGANGSRAPPORTAGE,
            Stukstatus.CONCEPT,
            Stukactie.IN_ROUTING,
            "nog wijzigen tot de raad er kennis van neemt",
        ),
        (Documentsoort.PLAN, Stukstatus.ROUTING, Stukactie.AGENDEREN, "Het stuk ligt daarna bij het college."),
        (Documentsoort.PLAN, Stukstatus.COLLEGE, Stukactie.TERUGSTUREN, "Het stuk gaat terug naar wie het schreef."),
        (Documentsoort.PLAN, Stukstatus.COLLEGE, Stukactie.COLLEGE_BESLUIT, "Het stuk gaat naar de raad."),
        (
            Documentsoort.PLAN,
            Stukstatus.RAAD,
            Stukactie.AANHOUDEN,
            "Het stuk blijft liggen tot de volgende vergadering.",
        ),
        (Documentsoort.PLAN, Stukstatus.RAAD, Stukactie.TERUG_NAAR_COLLEGE, "Het college besluit opnieuw."),
        (Documentsoort.PLAN, Stukstatus.RAAD, Stukactie.VERWERPEN, "met de status ‘Verworpen’"),
        (Documentsoort.PLAN, Stukstatus.RAAD, Stukactie.INTREKKEN, "met de status ‘Ingetrokken’"),
        (
            Documentsoort.VOORTGANGSRAPPORTAGE,
            Stukstatus.RAAD,
            Stukactie.RAAD_BESLUIT,
            "De rapportage zelf wordt vastgezet.",
        ),
    ],
)
def test_every_step_says_what_it_brings_about(soort: Documentsoort, status: Stukstatus, actie: Stukactie, zin: str):
    stuk = BestuursstukFactory.create(soort=soort, status=status)

    assert any(zin in gevolg for gevolg in gevolgen(stuk, actie))


def test_a_nota_that_is_not_public_says_so_beforehand():
    stuk = BestuursstukFactory.create(soort=Documentsoort.NOTA, status=Stukstatus.COLLEGE)
    NotagegevensFactory.create(stuk=stuk, openbaarmaking=Openbaarmaking.NIET)

    assert "Het document komt nog niet op de openbare site." in gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)


@pytest.mark.parametrize("actie", ["terugsturen", "aanhouden", "verwerpen"])
def test_who_stops_a_paper_says_why(actie: str):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    uitkomst = {"aanhouden": "aangehouden", "verwerpen": "verworpen"}.get(actie, "")

    antwoord = stap(als(Rol.BESTUURSSECRETARIAAT), stuk, actie, datum="2019-07-09", uitkomst=uitkomst)

    assert antwoord.status_code == 200
    assert "Schrijf op waarom." in antwoord.content.decode()
    assert not Statusovergang.objects.exists()


def test_a_refusal_keeps_what_was_written():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=3)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)

    antwoord = stap(
        als(Rol.GRIFFIE), stuk, "raad_besluit", datum="2019-07-10", uitkomst="vastgesteld", opmerking="Na lang debat"
    )

    html = antwoord.content.decode()
    assert "Eerst moet gereed zijn: ‘Interactieve netwerksessie" in html
    assert "Na lang debat" in html
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_an_incomplete_paper_shows_what_is_lacking_instead_of_a_form():
    stuk = BestuursstukFactory.create(soort=Documentsoort.NOTA)

    html = als(Rol.OOV).get(f"{LIJST}{stuk.pk}/stap/in_routing/").content.decode()

    assert "Vul de notagegevens in" in html
    assert 'name="bewerking"' not in html


def test_a_step_on_an_older_version_is_refused_once_and_then_a_choice():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    stuk.onderwerp = "Een ander onderwerp"
    stuk.save()
    secretariaat = als(Rol.BESTUURSSECRETARIAAT)

    antwoord = stap(secretariaat, gezien, "terugsturen", opmerking="Klopt niet")

    assert "Iemand anders heeft" in antwoord.content.decode()
    form = antwoord.context["form"]
    assert (form["bewerking"].value(), form["opmerking"].value()) == (str(stuk.bewerking), "Klopt niet")
    assert stap(secretariaat, stuk, "terugsturen", opmerking="Klopt niet").status_code == 302


def test_a_step_that_is_no_longer_possible_leads_back_with_a_message():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    antwoord = als(Rol.OOV).post(f"{LIJST}{stuk.pk}/stap/in_routing/", follow=True)

    assert "Deze stap kan nu niet, of is niet aan u." in antwoord.content.decode()


def test_a_council_member_takes_no_steps():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())

    antwoord = als(Rol.RAADSLID).get(f"{LIJST}{stuk.pk}/stap/in_routing/")

    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("pad", ["1/stap/vernietigen/", "999999/stap/in_routing/", "x/stap/in_routing/"])
def test_what_does_not_exist_is_not_found(pad: str):
    BestuursstukFactory.create(pk=1)

    assert als(Rol.OOV).get(f"{LIJST}{pad}").status_code == 404


def test_a_milestone_that_waits_is_the_first_open_one():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, betreft="college", vervuld_door=Documentsoort.NOTA, actie="Eerste")
    MijlpaalFactory.create(beleidsplan=plan, betreft="college", vervuld_door=Documentsoort.NOTA, actie="Tweede")
    stuk = maak_complete_nota(plan, status=Stukstatus.COLLEGE)
    BesluitpuntFactory.create(stuk=stuk)

    assert "In de planning wordt ‘Eerste’ gereed gemeld." in gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)
