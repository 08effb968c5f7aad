"""The planning in the admin: reporting done, reopening, the recess, Excel in and out."""

from datetime import date
from io import BytesIO

import pytest
import tablib
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from planning.mijlpaal.enums import Fase, Orgaan
from planning.models import Mijlpaal
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import MijlpaalFactory, maak_planning_2019
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

LIJST = "/admin/planning/mijlpaal/"
GEREED = f"{LIJST}gereed/"
KOPPEN = (
    "volgorde", "fase", "actie", "in gewone woorden", "betreft", "eerste dag", "laatste dag", "vervuld door besluit over",
    "gereed als openbaar is",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _op_1_oktober(settings):
    """The house believes that it is 1 October 2019."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 10, 1)


@pytest.fixture
def oov() -> Client:
    client = Client()
    client.force_login(GebruikerFactory.create(rol=Rol.OOV))
    return client


def _meldingen(antwoord: object) -> list[str]:
    return [str(melding) for melding in get_messages(antwoord.wsgi_request)]  # type: ignore[attr-defined]


def test_the_list_says_months_and_state(oov: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    maak_planning_2019(plan, gereed=2)

    html = oov.get(LIJST).content.decode()

    assert "jul t/m sept 2019" in html
    assert "Te laat" in html
    assert "Gereed" in html


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(oov: Client, django_assert_max_num_queries, aantal: int):
    MijlpaalFactory.create_batch(aantal, beleidsplan=BeleidsplanFactory.create())

    with django_assert_max_num_queries(12):
        oov.get(LIJST)


def test_the_action_asks_for_the_day_first(oov: Client):
    mijlpalen = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    antwoord = oov.post(
        f"{LIJST}?plan=alle", {"action": "gereed_melden", "_selected_action": [mijlpalen[3].pk, mijlpalen[2].pk]}
    )

    assert antwoord["Location"] == f"{GEREED}?mijlpaal={mijlpalen[2].pk}&mijlpaal={mijlpalen[3].pk}"
    assert "Consulteren van inwoners" in oov.get(antwoord["Location"]).content.decode()
    assert Mijlpaal.objects.filter(gereed_datum__isnull=False).count() == 2


def test_several_are_reported_in_their_order(oov: Client):
    mijlpalen = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    antwoord = oov.post(GEREED, {"mijlpaal": [mijlpalen[3].pk, mijlpalen[2].pk], "datum": "2019-09-30"})

    assert antwoord["Location"] == LIJST
    assert "Gereed gemeld: ‘Consulteren" in _meldingen(antwoord)[0]
    assert Mijlpaal.objects.filter(gereed_datum=date(2019, 9, 30)).count() == 2


def test_all_or_none_are_reported(oov: Client):
    mijlpalen = maak_planning_2019(BeleidsplanFactory.create(), gereed=2)

    antwoord = oov.post(GEREED, {"mijlpaal": [mijlpalen[2].pk, mijlpalen[4].pk], "datum": "2019-09-30"})

    assert "Eerst moet gereed zijn: ‘Interactieve netwerksessie" in antwoord.content.decode()
    assert Mijlpaal.objects.filter(gereed_datum__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("datum", "bericht"),
    [
        ("2019-10-02", "Deze dag moet nog komen."),
        ("", "Vul in op welke dag het klaar was."),
        ("gisteren", "Schrijf de dag als 31-12-2020."),
    ],
)
def test_the_day_lies_in_the_past_and_is_a_day(oov: Client, datum: str, bericht: str):
    mijlpaal = MijlpaalFactory.create()

    antwoord = oov.post(GEREED, {"mijlpaal": [mijlpaal.pk], "datum": datum})

    assert bericht in antwoord.content.decode()
    mijlpaal.refresh_from_db()
    assert mijlpaal.gereed_datum is None


def test_what_a_decision_fulfils_is_not_reported_by_hand(oov: Client):
    mijlpaal = MijlpaalFactory.create(betreft=Orgaan.RAAD, vervuld_door=Documentsoort.PLAN)

    antwoord = oov.post(GEREED, {"mijlpaal": [mijlpaal.pk], "datum": "2019-09-30"})

    assert "wordt vanzelf gereed zodra het besluit van raad is vastgelegd" in antwoord.content.decode()


@pytest.mark.parametrize("vraag", ["", "?mijlpaal=x", "?mijlpaal=999999"])
def test_nothing_to_report_is_not_found(oov: Client, vraag: str):
    assert oov.get(f"{GEREED}{vraag}").status_code == 404


@pytest.mark.parametrize("rol", [Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT])
def test_others_report_nothing(rol: Rol):
    client = Client()
    client.force_login(GebruikerFactory.create(rol=rol))
    mijlpaal = MijlpaalFactory.create()

    assert client.get(f"{GEREED}?mijlpaal={mijlpaal.pk}").status_code == 403


def test_the_form_of_an_open_milestone_leads_to_reporting_it(oov: Client):
    open_, gereed = MijlpaalFactory.create(), MijlpaalFactory.create(gereed_datum=date(2019, 9, 1))

    assert f"{GEREED}?mijlpaal={open_.pk}" in oov.get(f"{LIJST}{open_.pk}/change/").content.decode()
    assert "Meld gereed" not in oov.get(f"{LIJST}{gereed.pk}/change/").content.decode()


def test_milestones_are_reopened_from_the_last_on(oov: Client):
    plan = BeleidsplanFactory.create()
    mijlpalen = [MijlpaalFactory.create(beleidsplan=plan, gereed_datum=date(2019, 9, 1)) for _ in range(2)]

    antwoord = oov.post(LIJST, {"action": "heropenen", "_selected_action": [mijlpaal.pk for mijlpaal in mijlpalen]})

    assert "Heropend: " in _meldingen(antwoord)[0]
    assert not Mijlpaal.objects.filter(gereed_datum__isnull=False).exists()


def test_what_a_decision_fulfilled_is_not_reopened(oov: Client):
    mijlpaal = MijlpaalFactory.create(
        betreft=Orgaan.RAAD, vervuld_door=Documentsoort.PLAN, gereed_datum=date(2019, 9, 1)
    )

    antwoord = oov.post(LIJST, {"action": "heropenen", "_selected_action": [mijlpaal.pk]})

    assert "Met de hand kan dat niet." in _meldingen(antwoord)[0]


def test_a_consultation_in_the_summer_is_warned_about_and_saved(oov: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    MijlpaalFactory.create(beleidsplan=plan, volgorde=2)
    begin = oov.get(f"{LIJST}add/").context["adminform"].form
    velden = {
        "beleidsplan": begin["beleidsplan"].value(), "volgorde": begin["volgorde"].value(), "fase": Fase.MEEDENKEN,
        "actie": "Consulteren", "publiekstekst": "Denk mee", "betreft": Orgaan.OOV, "van": "01-07-2019", "tot": "30-09-2019",
    }  # fmt: skip

    antwoord = oov.post(f"{LIJST}add/", velden)

    assert any("valt deels in het zomerreces" in melding for melding in _meldingen(antwoord))
    assert Mijlpaal.objects.get(actie="Consulteren").volgorde == 3


def test_the_first_milestone_of_a_plan_is_number_one(oov: Client):
    assert oov.get(f"{LIJST}add/").status_code == 200
    BeleidsplanFactory.create(is_actueel=True)

    assert oov.get(f"{LIJST}add/").context["adminform"].form["volgorde"].value() == 1


def test_a_milestone_outside_the_summer_is_saved_without_a_warning(oov: Client):
    mijlpaal = MijlpaalFactory.create(fase=Fase.MEEDENKEN)
    form = oov.get(f"{LIJST}{mijlpaal.pk}/change/").context["adminform"].form
    velden = {veld.html_name: veld.value() for veld in form if veld.value() is not None}

    antwoord = oov.post(f"{LIJST}{mijlpaal.pk}/change/", velden | {"publiekstekst": "Anders gezegd"})

    assert antwoord.status_code == 302
    assert not any("zomerreces" in melding for melding in _meldingen(antwoord))


def test_a_milestone_that_ends_before_it_begins_is_a_message(oov: Client):
    mijlpaal = MijlpaalFactory.create()
    form = oov.get(f"{LIJST}{mijlpaal.pk}/change/").context["adminform"].form
    velden = {veld.html_name: veld.value() for veld in form if veld.value() is not None}

    antwoord = oov.post(f"{LIJST}{mijlpaal.pk}/change/", velden | {"tot": "01-08-2019"})

    assert "De laatste dag ligt voor de eerste dag. Draai ze om." in antwoord.content.decode()


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────


def _bestand(*rijen: tuple[object, ...]) -> SimpleUploadedFile:
    inhoud = tablib.Dataset(*[(*rij, "") for rij in rijen], headers=KOPPEN).export("xlsx")
    return SimpleUploadedFile("planning.xlsx", inhoud)


def _lees_in(oov: Client, bestand: SimpleUploadedFile) -> object:
    voorbeeld = oov.post(f"{LIJST}import/", {"import_file": bestand, "format": "0", "resource": "0"})
    if "confirm_form" not in voorbeeld.context:
        return voorbeeld
    bevestiging = voorbeeld.context["confirm_form"]
    return oov.post(f"{LIJST}process_import/", bevestiging.initial)


def test_the_planning_is_read_in_from_excel(oov: Client):
    plan = BeleidsplanFactory.create(is_actueel=True)
    oude = MijlpaalFactory.create(beleidsplan=plan, volgorde=1, gereed_datum=date(2019, 7, 9))

    _lees_in(
        oov,
        _bestand(
            (
                1,
                "De start",
                "Vaststellen",
                "Het college stelt vast",
                "College",
                "01-07-2019",
                "31-07-2019",
                "Startnotitie",
            ),
            (2, "Besluit", "Vaststellen MJBP", "De raad stelt vast", "Raad", "01-11-2019", "30-11-2019", ""),
        ),
    )

    oude.refresh_from_db()
    assert (oude.actie, oude.betreft, oude.gereed_datum) == ("Vaststellen", Orgaan.COLLEGE, date(2019, 7, 9))
    nieuwe = Mijlpaal.objects.get(beleidsplan=plan, volgorde=2)
    assert (nieuwe.van, nieuwe.tot, nieuwe.vervuld_door) == (date(2019, 11, 1), date(2019, 11, 30), "")


def test_a_row_that_ends_before_it_begins_is_named_and_nothing_is_stored(oov: Client):
    BeleidsplanFactory.create(is_actueel=True)

    antwoord = _lees_in(
        oov, _bestand((1, "De start", "Vaststellen", "Het college", "College", "31-07-2019", "01-07-2019", ""))
    )

    assert "Rij 2" in antwoord.content.decode()  # type: ignore[attr-defined]
    assert not Mijlpaal.objects.exists()


def test_the_planning_goes_out_to_excel(oov: Client):
    maak_planning_2019(BeleidsplanFactory.create(is_actueel=True))

    antwoord = oov.post(
        f"{LIJST}export/", {"format": "0", "resource": "0", **{f"mijlpaalresource_{veld}": "on" for veld in VELDEN}}
    )

    rijen = tablib.Dataset().load(BytesIO(antwoord.content).read(), format="xlsx")
    assert tuple(rijen.headers) == KOPPEN
    assert rijen["betreft"] == ["College", "Raad", "OOV", "OOV", "Raad", "College", "Raad"]


VELDEN = ("volgorde", "fase", "actie", "publiekstekst", "betreft", "van", "tot", "vervuld_door", "openbaar_document")


@pytest.mark.parametrize("sleutel", ["9999999999999999999999999", "²", "abc", "", "-1"])
def test_a_milestone_that_cannot_be_is_not_found(oov: Client, sleutel: str):
    assert oov.get(GEREED, {"mijlpaal": sleutel}).status_code == 404
    assert oov.post(GEREED, {"mijlpaal": sleutel, "datum": "2019-10-01"}).status_code == 404


def test_beside_one_that_cannot_be_nothing_is_reported(oov: Client):
    mijlpaal = MijlpaalFactory.create()

    antwoord = oov.post(GEREED, {"mijlpaal": [mijlpaal.pk, "9" * 25], "datum": "2019-10-01"})

    assert antwoord.status_code == 404
    mijlpaal.refresh_from_db()
    assert mijlpaal.gereed_datum is None


@pytest.mark.parametrize("sleutel", ["9" * 25, "abc", "²"])
@pytest.mark.parametrize("actie", ["gereed_melden", "heropenen", "delete_selected"])
def test_an_action_on_what_cannot_be_a_milestone_is_a_message(oov: Client, actie: str, sleutel: str):
    MijlpaalFactory.create()

    antwoord = oov.post(LIJST, {"action": actie, "_selected_action": sleutel})

    assert antwoord.status_code == 302
    assert len(_meldingen(antwoord)) == 1
    assert Mijlpaal.objects.count() == 1
