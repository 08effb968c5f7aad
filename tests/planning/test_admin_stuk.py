"""Papers in the admin, as each role finds them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from planning.besluit.gevolgen import gevolgen
from planning.models import Bestuursstuk
from planning.stuk.enums import Openbaarmaking, Stukactie, Stukstatus, Uitkomst
from planning.stuk.opzet import stuk_opzetten
from planning.stuk.queries import nu_bij
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
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, TekstblokFactory
from thema.basis.rollen import Rol
from thema.models import Statusovergang

pytestmark = pytest.mark.django_db

LIJST = "/admin/planning/bestuursstuk/"


@pytest.fixture(autouse=True)
def _op_10_juli(settings):
    """The house believes that it is 10 July 2019, the day that the nota of 2019 became definitive."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 7, 10)


def _als(rol: Rol) -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=rol))
    return client


def _stap(client: Client, stuk: Bestuursstuk, actie: str, **invoer: Any) -> Any:
    gezien = {"status": stuk.status, "bewerking": stuk.bewerking}
    return client.post(f"{LIJST}{stuk.pk}/stap/{actie}/", gezien | invoer)


def _formulier(client: Client, adres: str) -> dict[str, Any]:
    """What a browser would send back of this admin form, unchanged."""
    context = client.get(adres).context
    formulieren = [context["adminform"].form]
    for groep in context["inline_admin_formsets"]:
        formulieren += [groep.formset.management_form, *groep.formset.forms]
    velden = {}
    for formulier in formulieren:
        for veld in formulier:
            waarde = veld.value()
            if waarde is not None and waarde is not False:
                velden[veld.html_name] = "on" if waarde is True else waarde
    return velden


# ── The list ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "velden", "bij"),
    [
        (Stukstatus.CONCEPT, {}, "OOV, die het schrijft"),
        (Stukstatus.ROUTING, {}, "Bestuurssecretariaat, voor de agenda"),
        (Stukstatus.COLLEGE, {"college_datum": date(2019, 7, 9)}, "College, 9 juli 2019"),
        (Stukstatus.COLLEGE, {}, "College, dag nog niet bekend"),
        (Stukstatus.RAAD, {"raad_datum": date(2019, 7, 17)}, "Raad, 17 juli 2019"),
        (Stukstatus.DEFINITIEF, {}, "Niemand: definitief"),
        (Stukstatus.VERWORPEN, {}, "Niemand: verworpen"),
        (Stukstatus.INGETROKKEN, {}, "Niemand: ingetrokken"),
    ],
)
def test_the_list_says_who_has_it_now(status: Stukstatus, velden: dict[str, date], bij: str):
    stuk = BestuursstukFactory.create(status=status, **velden)

    assert nu_bij(stuk) == bij
    assert bij in _als(Rol.GRIFFIE).get(f"{LIJST}?plan=alle").content.decode()


def test_a_paper_in_routing_waits_for_whom():
    stuk = BestuursstukFactory.create(status=Stukstatus.ROUTING)
    for rol in ("Burgemeester", "gem.secr."):
        RoutingstapFactory.create(stuk=stuk, rol=rol)

    assert nu_bij(stuk) == "Routing: wacht op Burgemeester en gem.secr."


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    plan = BeleidsplanFactory.create()
    for stuk in BestuursstukFactory.create_batch(aantal, beleidsplan=plan, status=Stukstatus.ROUTING):
        RoutingstapFactory.create(stuk=stuk)
    griffie = _als(Rol.GRIFFIE)

    with django_assert_max_num_queries(14):
        griffie.get(LIJST)


def test_the_list_shows_the_current_plan_first():
    plan = BeleidsplanFactory.create(is_actueel=True)
    BestuursstukFactory.create(beleidsplan=plan, onderwerp="Van dit plan")
    BestuursstukFactory.create(onderwerp="Van een ander plan")
    oov = _als(Rol.OOV)

    assert "Van een ander plan" not in oov.get(LIJST).content.decode()
    assert "Van een ander plan" in oov.get(f"{LIJST}?plan=alle").content.decode()


# ── Making one ───────────────────────────────────────────────────────────────────────────────────


def test_a_new_nota_has_its_headings_boxes_and_the_names_of_the_last_one():
    plan = BeleidsplanFactory.create(is_actueel=True)
    vorige = maak_complete_nota(plan, nummer="2019-000001")
    vorige.nota.college = "Burgemeester\nWeth. Grijsen"
    vorige.nota.save()
    RoutingstapFactory.create(stuk=vorige, volgorde=1, rol="Burgemeester König", datum=date(2019, 7, 1))
    RoutingstapFactory.create(stuk=vorige, volgorde=2, rol="gem.secr.", is_geparafeerd=True)
    oov = _als(Rol.OOV)

    formulier = _formulier(oov, f"{LIJST}add/?soort=nota")
    antwoord = oov.post(f"{LIJST}add/", formulier | {"onderwerp": "Nieuwe nota", "nummer": "2019-000002"})

    nota = Bestuursstuk.objects.get(nummer="2019-000002")
    assert antwoord["Location"] == f"{LIJST}{nota.pk}/change/"
    assert (nota.soort, nota.datum, nota.beleidsplan) == (Documentsoort.NOTA, date(2019, 7, 10), plan)
    assert [sectie.kop for sectie in nota.secties.all()] == [
        "Inleiding",
        "Beoogd resultaat",
        "Kader",
        "Argumenten voor en tegen",
        "Argumenten voor",
        "Argumenten tegen",
        "Extern draagvlak (partners)",
        "Financiële consequenties",
        "Aanpak/uitvoering",
    ]
    assert nota.nota.college == "Burgemeester\nWeth. Grijsen"
    assert [(stap.rol, stap.is_geparafeerd, stap.datum) for stap in nota.routing.all()] == [
        ("Burgemeester König", None, None),
        ("gem.secr.", False, None),
    ]
    assert [regel.lijst for regel in nota.besluitenlijst.all()] == ["akkoordstukken", "openbaar", "besloten"]
    assert [punt.tekst for punt in nota.besluitpunten.all()] == ["De nota en het besluit openbaar te maken."]


@pytest.mark.parametrize(
    ("soort", "koppen"),
    [
        (Documentsoort.NOTA, 9),
        (Documentsoort.RAADSMEDEDELING, 4),
        (Documentsoort.STARTNOTITIE, 11),
        (Documentsoort.PLAN, 0),
    ],
)
def test_each_kind_begins_with_its_own_headings(soort: Documentsoort, koppen: int):
    BeleidsplanFactory.create(is_actueel=True)
    oov = _als(Rol.OOV)

    oov.post(f"{LIJST}add/", _formulier(oov, f"{LIJST}add/?soort={soort}") | {"onderwerp": "Nieuw"})

    assert Bestuursstuk.objects.get().secties.count() == koppen


def test_adding_several_goes_on_to_the_next():
    BeleidsplanFactory.create(is_actueel=True)
    oov = _als(Rol.OOV)
    formulier = _formulier(oov, f"{LIJST}add/?soort=plan") | {"onderwerp": "Plan", "_addanother": "1"}

    assert oov.post(f"{LIJST}add/", formulier)["Location"] == f"{LIJST}add/"


def test_a_paper_that_has_sections_is_left_alone():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())

    stuk_opzetten(stuk)

    assert stuk.secties.count() == 1


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def test_the_form_of_a_nota_saves_its_parts():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    oov, adres = _als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"
    formulier = _formulier(oov, adres)

    antwoord = oov.post(adres, formulier | {"besluitpunten-0-tekst": "De nota en het besluit openbaar te maken;"})

    assert antwoord.status_code == 302
    assert stuk.besluitpunten.get().tekst.endswith(";")


def test_only_a_progress_report_asks_over_which_year():
    mededeling = BestuursstukFactory.create()
    voortgang = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE)
    oov = _als(Rol.OOV)

    assert "id_voortgang" not in oov.get(f"{LIJST}{mededeling.pk}/change/").content.decode()
    assert "id_voortgang" in oov.get(f"{LIJST}{voortgang.pk}/change/").content.decode()


def test_a_section_takes_text_blocks_of_its_own_plan():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    TekstblokFactory.create(beleidsplan=stuk.beleidsplan, titel="Eigen blok")
    TekstblokFactory.create(titel="Vreemd blok")

    html = _als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Eigen blok" in html
    assert "Vreemd blok" not in html


def test_status_plan_and_kind_are_not_fields():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    oov, adres = _als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"

    oov.post(adres, _formulier(oov, adres) | {"status": "definitief", "soort": "plan", "vergrendeld_op": "2019-07-10"})

    stuk.refresh_from_db()
    assert (stuk.status, stuk.soort, stuk.vergrendeld_op) == ("concept", "raadsmededeling", None)


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.GRIFFIE])
def test_who_may_not_write_a_paper_now_can_read_it(rol: Rol):
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    client, adres = _als(rol), f"{LIJST}{stuk.pk}/change/"

    antwoord = client.get(adres)

    assert antwoord.status_code == 200
    assert "_save" not in antwoord.content.decode()
    assert client.post(adres, {"onderwerp": "Anders"}).status_code == 403


def test_above_the_form_stand_status_desk_lacks_steps_and_pdf():
    stuk = BestuursstukFactory.create(soort=Documentsoort.STARTNOTITIE)

    html = _als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Bekijk als pdf (concept)" in html
    assert f'href="/dossier/{stuk.pk}.pdf"' in html
    assert "Voeg ten minste één sectie met tekst toe." in html
    assert "In routing brengen…" in html
    assert "Intrekken…" in html
    assert "Agenderen" not in html


def test_under_the_form_stands_the_way_it_went():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    oov = _als(Rol.OOV)
    _stap(oov, stuk, "in_routing", opmerking="Graag voor de zomer.")

    html = oov.get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "De weg van dit stuk" in html
    assert "Graag voor de zomer." in html


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────


def test_a_paper_goes_its_whole_way_through_the_pages():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan)
    stuk = maak_complete_nota(plan, nummer="2019-001335")
    oov, secretariaat = _als(Rol.OOV), _als(Rol.BESTUURSSECRETARIAAT)

    for client, actie, invoer in (
        (oov, "in_routing", {}),
        (secretariaat, "agenderen", {"datum": "2019-07-09"}),
        (secretariaat, "college_besluit", {"datum": "2019-07-09", "uitkomst": "akkoord", "opmerking": "Hamerstuk"}),
    ):
        antwoord = _stap(client, stuk, actie, **invoer)
        assert antwoord["Location"] == f"{LIJST}{stuk.pk}/change/", antwoord.content.decode()
        stuk.refresh_from_db()

    assert (stuk.status, stuk.status_datum) == (Stukstatus.DEFINITIEF, date(2019, 7, 10))
    besluit = stuk.besluiten.get()
    assert (besluit.uitkomst, besluit.toelichting) == (Uitkomst.AKKOORD, "Hamerstuk")
    assert Document.objects.get().nummer == "2019-001335"
    assert "Bekijk het vastgestelde document" in oov.get(f"{LIJST}{stuk.pk}/change/").content.decode()


def test_a_decision_of_the_council_has_its_one_outcome_filled_in():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.RAAD, raad_datum=date(2019, 7, 10))
    griffie = _als(Rol.GRIFFIE)

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

    form = _als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/stap/{actie}/").context["form"]

    assert form["datum"].value() == voorstel


def test_the_day_that_held_it_over_is_not_proposed_again():
    stuk = maak_complete_mededeling(
        BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 2)
    )
    BesluitFactory.create(stuk=stuk, datum=date(2019, 7, 2), uitkomst=Uitkomst.AANGEHOUDEN)

    form = _als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/stap/college_besluit/").context["form"]

    assert form["datum"].value() == date(2019, 7, 10)


def test_a_decision_of_another_day_than_the_agenda_says_so_before_and_after():
    stuk = maak_complete_mededeling(
        BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 16)
    )
    secretariaat = _als(Rol.BESTUURSSECRETARIAAT)
    _stap(secretariaat, stuk, "college_besluit", datum="2019-07-09", uitkomst="akkoord")

    html = secretariaat.get(f"{LIJST}{stuk.pk}/change/").content.decode()

    assert "Het stuk staat op de agenda van 16 juli 2019." in gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)[1]
    assert "het besluit is van 9 juli 2019, maar het stuk stond op de agenda van 16 juli 2019." in html


def test_a_nota_that_nobody_initialled_may_go_on_with_a_warning():
    stuk = maak_complete_nota(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)
    RoutingstapFactory.create(stuk=stuk, rol="Programmamanager Veiligheid")
    RoutingstapFactory.create(stuk=stuk, rol="adj.secr.", is_geparafeerd=False, datum=date(2019, 7, 1))
    secretariaat = _als(Rol.BESTUURSSECRETARIAAT)

    html = secretariaat.get(f"{LIJST}{stuk.pk}/stap/agenderen/").content.decode()
    _stap(secretariaat, stuk, "agenderen", datum="2019-07-09")

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

    knoppen = _als(Rol.BESTUURSSECRETARIAAT).get(f"{LIJST}{stuk.pk}/change/").context["knoppen"]

    assert [knop.is_vooruit for knop in knoppen] == [True, False, False, False]
    assert knoppen[0].label == "Besluit van het college vastleggen"


def test_the_page_says_what_a_definitive_plan_brings_about():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=6)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)

    html = _als(Rol.GRIFFIE).get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").content.decode()

    assert "Het hele plan wordt vastgezet" in html
    assert "Het document komt meteen op de openbare site." in html
    assert "In de planning wordt ‘Vaststellen MJBP Veiligheid 2020-2023’ gereed gemeld." in html


@pytest.mark.parametrize(
    ("soort", "status", "actie", "zin"),
    [
        (Documentsoort.PLAN, Stukstatus.CONCEPT, Stukactie.IN_ROUTING, "Het stuk gaat naar het bestuurssecretariaat"),
        (Documentsoort.PLAN, Stukstatus.ROUTING, Stukactie.AGENDEREN, "Het stuk ligt daarna bij het college."),
        (Documentsoort.PLAN, Stukstatus.COLLEGE, Stukactie.TERUGSTUREN, "Het stuk gaat terug naar wie het schreef."),
        (Documentsoort.PLAN, Stukstatus.COLLEGE, Stukactie.COLLEGE_BESLUIT, "Het stuk gaat naar de raad."),
        (
            Documentsoort.PLAN,
            Stukstatus.RAAD,
            Stukactie.AANHOUDEN,
            "Het stuk blijft liggen tot de volgende vergadering.",
        ),
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

    antwoord = _stap(_als(Rol.BESTUURSSECRETARIAAT), stuk, actie, datum="2019-07-09", uitkomst=uitkomst)

    assert antwoord.status_code == 200
    assert "Schrijf op waarom." in antwoord.content.decode()
    assert not Statusovergang.objects.exists()


def test_a_refusal_keeps_what_was_written():
    plan = BeleidsplanFactory.create()
    maak_planning_2019(plan, gereed=3)
    stuk = BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)

    antwoord = _stap(
        _als(Rol.GRIFFIE), stuk, "raad_besluit", datum="2019-07-10", uitkomst="vastgesteld", opmerking="Na lang debat"
    )

    html = antwoord.content.decode()
    assert "Eerst moet gereed zijn: ‘Interactieve netwerksessie" in html
    assert "Na lang debat" in html
    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_an_incomplete_paper_shows_what_is_lacking_instead_of_a_form():
    stuk = BestuursstukFactory.create(soort=Documentsoort.NOTA)

    html = _als(Rol.OOV).get(f"{LIJST}{stuk.pk}/stap/in_routing/").content.decode()

    assert "Vul de notagegevens in" in html
    assert 'name="bewerking"' not in html


def test_a_step_on_an_older_version_is_refused_once_and_then_a_choice():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE)
    gezien = Bestuursstuk.objects.get(pk=stuk.pk)
    stuk.onderwerp = "Een ander onderwerp"
    stuk.save()
    secretariaat = _als(Rol.BESTUURSSECRETARIAAT)

    antwoord = _stap(secretariaat, gezien, "terugsturen", opmerking="Klopt niet")

    assert "Iemand anders heeft" in antwoord.content.decode()
    form = antwoord.context["form"]
    assert (form["bewerking"].value(), form["opmerking"].value()) == (str(stuk.bewerking), "Klopt niet")
    assert _stap(secretariaat, stuk, "terugsturen", opmerking="Klopt niet").status_code == 302


def test_a_step_that_is_no_longer_possible_leads_back_with_a_message():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    antwoord = _als(Rol.OOV).post(f"{LIJST}{stuk.pk}/stap/in_routing/", follow=True)

    assert "Deze stap kan nu niet, of is niet aan u." in antwoord.content.decode()


def test_a_council_member_takes_no_steps():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())

    antwoord = _als(Rol.RAADSLID).get(f"{LIJST}{stuk.pk}/stap/in_routing/")

    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("pad", ["1/stap/vernietigen/", "999999/stap/in_routing/", "x/stap/in_routing/"])
def test_what_does_not_exist_is_not_found(pad: str):
    BestuursstukFactory.create(pk=1)

    assert _als(Rol.OOV).get(f"{LIJST}{pad}").status_code == 404


def test_a_number_that_is_in_use_is_a_message():
    BestuursstukFactory.create(nummer="2019-001335")
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), nummer="2019-001336")
    oov, adres = _als(Rol.OOV), f"{LIJST}{stuk.pk}/change/"

    antwoord = oov.post(adres, _formulier(oov, adres) | {"nummer": "2019-001335"})

    assert "Dit nummer is al in gebruik bij een ander stuk." in antwoord.content.decode()


def test_a_milestone_that_waits_is_the_first_open_one():
    plan = BeleidsplanFactory.create()
    MijlpaalFactory.create(beleidsplan=plan, betreft="college", vervuld_door=Documentsoort.NOTA, actie="Eerste")
    MijlpaalFactory.create(beleidsplan=plan, betreft="college", vervuld_door=Documentsoort.NOTA, actie="Tweede")
    stuk = maak_complete_nota(plan, status=Stukstatus.COLLEGE)
    BesluitpuntFactory.create(stuk=stuk, volgorde=50)

    assert "In de planning wordt ‘Eerste’ gereed gemeld." in gevolgen(stuk, Stukactie.COLLEGE_BESLUIT)
