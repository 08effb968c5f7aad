"""The griffie writes down in the admin what the council does; council members read it in their file."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from planning.models import Amendement, Bestuursstuk, Fractie, Motie, Stemming
from planning.raad.enums import Amendementstatus, Motiestatus
from planning.stuk.enums import Behandelwijze, Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import AmendementFactory, FractieFactory, GeheimhoudingFactory, MotieFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, ThemaFactory
from tests.planning.besluitnemers import plan_bij_de_raad
from tests.planning.raadsleden import maak_raad, stemt
from tests.planning.stukbeheer import LIJST, stap
from tests.thema.beheer import als, formulier
from thema.basis.rollen import Rol
from thema.doelenboom.models import Doel
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db

NIEUW = "/admin/planning/amendement/add/"


@pytest.fixture
def stuk() -> Bestuursstuk:
    """A plan with one goal at the council of three fracties."""
    plan = BeleidsplanFactory.create(is_actueel=True)
    thema = ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD, naam="Inbraak")
    DoelFactory.create(thema=thema, titel="Minder inbraken", tekst="De politie houdt 12 controles.")
    maak_raad(plan.gemeente)
    return plan_bij_de_raad(plan)


@pytest.fixture
def griffie() -> Client:
    return als(Rol.GRIFFIE)


def _invoer(griffie: Client, **anders: Any) -> Any:
    """Fill in the form as it is offered, and send it."""
    velden = formulier(griffie.get(NIEUW))
    doel = Doel.objects.get()
    indiener = Fractie.objects.get(naam="Midden")
    return griffie.post(
        NIEUW,
        velden
        | {
            "nummer": "A",
            "titel": "Meer controles",
            "indieners": [indiener.pk],
            "plek": f"doel.tekst:{doel.pk}",
            "was": "12 controles",
            "wordt": "20 controles",
        }
        | anders,
    )


def _stem(griffie: Client, ding: Any, adres: str, **voor: int) -> Any:
    """Send the votes: per name of a fractie how many are for; the rest is against."""
    velden: dict[str, Any] = {
        "status": ding.status,
        "bewerking": ding.bewerking,
        "datum": "2019-11-27",
        "wijze": "fracties",
    }
    for fractie in Fractie.objects.all():
        aantal = voor.get(fractie.naam, 0)
        velden |= {f"voor_{fractie.pk}": aantal or "", f"tegen_{fractie.pk}": fractie.zetels - aantal}
    return griffie.post(adres, velden)


def test_the_griffie_enters_an_amendment_records_the_vote_and_the_council_adopts(stuk: Bestuursstuk, griffie: Client):
    ingevoerd = _invoer(griffie)
    amendement = Amendement.objects.get()
    adres = f"/admin/planning/amendement/{amendement.pk}/stemming/"
    pagina = griffie.get(adres).content.decode()
    gestemd = _stem(griffie, amendement, adres, Groot=8, Klein=4)
    stappagina = griffie.get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").content.decode()
    besloten = stap(griffie, stuk, "raad_besluit", datum="2019-11-27", uitkomst="gewijzigd")

    assert (ingevoerd.status_code, gestemd.status_code, besloten.status_code) == (302, 302, 302)
    assert "Groot: stemt niet mee" in pagina
    assert "De tekst verandert door amendement A." in stappagina
    assert '<input type="hidden" name="uitkomst" value="gewijzigd"' in stappagina
    assert Doel.objects.get().tekst == "De politie houdt 20 controles."
    document = Document.objects.get()
    html = griffie.get(f"/documenten/{document.slug}/").content.decode()
    assert "Bijlage: wijzigingen door de raad" in html
    assert "gewijzigd vast" in griffie.get("/").content.decode()
    assert "(1 amendement)" in griffie.get("/").content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"was": "13 controles"}, "deze passage staat niet (meer) zo in Doel ‘Minder inbraken’, tekst"),
        ({"was": "e"}, "keer in Doel"),
        ({"wordt": "12 controles"}, ": de nieuwe tekst is gelijk aan de oude"),
        ({"plek": "doel.tekst:999"}, "geldige keuze"),
        ({"plek": ""}, "Kies welke tekst verandert."),
        ({"was": "12\x00"}, "null"),
        ({"indieners": []}, "verplicht"),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused_and_the_words_stay_on_the_screen(
    stuk: Bestuursstuk, griffie: Client, anders: dict[str, Any], zin: str
):
    antwoord = _invoer(griffie, **anders)

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert zin.lower() in html.lower()
    assert "Meer controles" in html
    assert not Amendement.objects.exists()


def test_a_hamerstuk_cannot_be_amended_and_what_is_amended_is_no_hamerstuk(stuk: Bestuursstuk, griffie: Client):
    stap(griffie, stuk, "raad_agenderen", datum="2019-11-27", behandelwijze="hamerstuk")
    geweigerd = _invoer(griffie).content.decode()
    stuk.refresh_from_db()
    stap(griffie, stuk, "raad_agenderen", datum="2019-11-28", behandelwijze="debatstuk")
    _invoer(griffie)
    stuk.refresh_from_db()
    terug = stap(griffie, stuk, "raad_agenderen", datum="2019-11-27", behandelwijze="hamerstuk").content.decode()

    assert "Maak er eerst een debatstuk van." in geweigerd
    assert Amendement.objects.count() == 1
    assert "de raad bespreekt het" in terug
    stuk.refresh_from_db()
    assert (stuk.behandelwijze, stuk.raad_datum) == (Behandelwijze.DEBATSTUK, date(2019, 11, 28))


def test_a_page_of_the_decision_that_was_opened_before_an_amendment_was_adopted_is_refused(
    stuk: Bestuursstuk, griffie: Client
):
    stemt(AmendementFactory.create(stuk=stuk, nummer="A"), "Groot", "Klein")

    antwoord = stap(griffie, stuk, "raad_besluit", datum="2019-11-27", uitkomst="vastgesteld")

    html = antwoord.content.decode()
    assert "De uitkomst is intussen een andere" in html
    assert '<input type="hidden" name="uitkomst" value="gewijzigd"' in html
    assert not Document.objects.exists()


def test_the_page_of_the_decision_says_what_is_still_open(stuk: Bestuursstuk, griffie: Client):
    AmendementFactory.create(stuk=stuk, nummer="B")

    html = griffie.get(f"{LIJST}{stuk.pk}/stap/raad_besluit/").content.decode()

    assert "Over amendement B is nog niet besloten." in html
    assert 'name="datum"' not in html


def test_votes_that_do_not_add_up_are_kept_on_the_screen(stuk: Bestuursstuk, griffie: Client):
    _stem(griffie, stuk, f"{LIJST}{stuk.pk}/stemming/", Groot=3)
    groot = Fractie.objects.get(naam="Groot")
    fout = griffie.post(
        f"{LIJST}{stuk.pk}/stemming/",
        {
            "status": stuk.status,
            "bewerking": stuk.bewerking,
            "datum": "2019-11-27",
            "wijze": "fracties",
            f"voor_{groot.pk}": "acht",
        },
    ).content.decode()

    assert Stemming.objects.count() == 1
    assert "Groot: voor: vul een heel getal in van 0 tot en met 45." in fout


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.BESTUURSSECRETARIAAT])
def test_others_read_it_and_are_told_that_it_is_not_theirs(stuk: Bestuursstuk, rol: Rol):
    amendement = AmendementFactory.create(stuk=stuk)
    client = als(rol)
    pad = f"/admin/planning/amendement/{amendement.pk}/"

    assert client.get(f"{pad}change/").status_code == 200
    assert client.get(f"{pad}stemming/").status_code == 302
    assert client.post(f"{pad}stap/intrekken/", {}).status_code == 302
    amendement.refresh_from_db()
    assert amendement.status == Amendementstatus.INGEDIEND


def test_a_step_by_a_vote_or_one_that_does_not_exist_has_no_page(stuk: Bestuursstuk, griffie: Client):
    amendement = AmendementFactory.create(stuk=stuk)
    pad = f"/admin/planning/amendement/{amendement.pk}/stap/"

    assert [griffie.get(f"{pad}{actie}/").status_code for actie in ("aannemen", "x")] == [404, 404]
    assert griffie.get("/admin/planning/amendement/²/stap/intrekken/").status_code == 404


def test_a_motion_gets_its_follow_up_only_when_it_was_adopted_and_only_whole(stuk: Bestuursstuk, griffie: Client):
    motie: Motie = MotieFactory.create(stuk=stuk)
    motie.indieners.set(Fractie.objects.filter(naam="Klein"))
    pad = f"/admin/planning/motie/{motie.pk}/change/"
    open_ = griffie.get(pad).content.decode()
    stemt(motie, "Groot", "Klein")
    velden = formulier(griffie.get(pad))

    half = griffie.post(pad, velden | {"afdoening": "Brief gestuurd."})
    heel = griffie.post(
        pad, velden | {"afdoening": "Brief gestuurd.", "afdoening_door": "College", "afdoening_datum": "2020-03-01"}
    )

    assert 'name="afdoening"' not in open_
    assert "alle drie op" in half.content.decode()
    assert heel.status_code == 302
    motie.refresh_from_db()
    assert (motie.status, motie.afdoening_door) == (Motiestatus.AANGENOMEN, "College")


def test_a_fractie_is_in_the_council_once_at_a_time(stuk: Bestuursstuk, griffie: Client):
    pad = "/admin/planning/fractie/add/"
    velden = formulier(griffie.get(pad)) | {"naam": "Groot", "zetels": 9, "van": "2020-01-01"}

    dubbel = griffie.post(pad, velden)
    Fractie.objects.filter(naam="Groot").update(tot=date(2019, 12, 31))
    daarna = griffie.post(pad, velden)

    assert "Deze fractie zit er in die tijd al." in dubbel.content.decode()
    assert daarna.status_code == 302


def test_a_council_member_sees_amendments_motions_and_votes(stuk: Bestuursstuk):
    amendement = AmendementFactory.create(stuk=stuk, nummer="A", titel="Ook het buitengebied")
    amendement.indieners.set(Fractie.objects.filter(naam="Midden"))
    stemt(amendement, "Groot", "Klein")
    MotieFactory.create(stuk=stuk, nummer="M1", titel="Vertel het de wijken")
    Bestuursstuk.objects.update(behandelwijze=Behandelwijze.DEBATSTUK)

    html = als(Rol.RAADSLID).get("/dossier/").content.decode()

    for verwacht in (
        "Amendement A: Ook het buitengebied (aangenomen)",
        "Ingediend door Midden.",
        "Aangenomen met 12 stemmen voor en 5 tegen.",
        "[nieuw: ",
        "Motie M1: Vertel het de wijken (ingediend)",
        "debatstuk, ",
    ):
        assert verwacht in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_of_motions_takes_a_fixed_number_of_queries(
    griffie: Client, stuk: Bestuursstuk, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
):
    MotieFactory.create_batch(aantal, stuk=stuk)
    griffie.get("/admin/planning/motie/")

    with django_assert_num_queries(9):
        griffie.get("/admin/planning/motie/")


def test_an_empty_council_is_told_where_to_begin(griffie: Client):
    stuk = plan_bij_de_raad(BeleidsplanFactory.create())
    FractieFactory.create()  # of another municipality

    html = griffie.get(f"{LIJST}{stuk.pk}/stemming/").content.decode()

    assert "Vul eerst de fracties in." in html
    assert stuk.soort == Documentsoort.PLAN
    assert stuk.status == Stukstatus.RAAD


@pytest.mark.django_db
def test_an_amendment_on_a_secret_paper_is_for_the_circle():
    amendement = AmendementFactory()
    GeheimhoudingFactory(stuk=amendement.stuk)
    adres = reverse("admin:planning_amendement_change", args=(amendement.pk,))

    oov, griffie = als(Rol.OOV), als(Rol.GRIFFIE)

    assert oov.get(adres).status_code != 200
    assert amendement.titel not in oov.get(reverse("admin:planning_amendement_changelist")).content.decode()
    assert griffie.get(adres).status_code == 200


@pytest.mark.django_db
def test_a_number_that_no_key_can_be_is_no_choice_and_no_filter():
    amendement = AmendementFactory()
    griffie = als(Rol.GRIFFIE)
    adres = reverse("admin:planning_amendement_change", args=(amendement.pk,))
    veld = formulier(griffie.get(adres)) | {"indieners": ["9" * 30]}

    antwoord = griffie.post(adres, veld)
    lijst = griffie.get(reverse("admin:planning_bestuursstuk_changelist"), {"beleidsplan": "9" * 30})

    assert antwoord.status_code == 200
    assert "indieners" in antwoord.context["adminform"].form.errors
    assert lijst.status_code in (200, 302)


@pytest.mark.django_db
def test_who_only_reads_an_amendment_reads_its_place_in_words():
    amendement = AmendementFactory()

    pagina = als(Rol.OOV).get(reverse("admin:planning_amendement_change", args=(amendement.pk,))).content.decode()

    assert "Onderaan deze pagina" not in pagina
    assert amendement.plek not in pagina
