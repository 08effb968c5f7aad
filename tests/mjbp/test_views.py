from datetime import UTC, date, datetime

import pytest
from django.test import Client

from mjbp.startpagina import startpagina
from tests.factories.consultatie import VragenlijstversieFactory
from tests.factories.thema import WACHTWOORD, BeleidsplanFactory, GebruikerFactory, ThemaFactory
from thema.basis.rollen import Rol
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rol", "naar"),
    [
        (Rol.BEHEERDER, "/admin/"),
        (Rol.OOV, "/admin/"),
        (Rol.BESTUURSSECRETARIAAT, "/admin/"),
        (Rol.GRIFFIE, "/admin/"),
        (Rol.RAADSLID, "/dossier/"),
        (Rol.BEGELEIDER, "/"),
    ],
)
def test_who_signs_in_lands_where_the_work_is(client: Client, rol: Rol, naar: str) -> None:
    gebruiker = GebruikerFactory.create(rol=rol)

    antwoord = client.post("/inloggen/", {"username": gebruiker.username, "password": WACHTWOORD})

    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, naar)


def test_who_asked_for_a_page_gets_that_page_after_signing_in(client: Client) -> None:
    gebruiker = GebruikerFactory.create(rol=Rol.OOV)

    antwoord = client.post("/inloggen/?next=/planning/", {"username": gebruiker.username, "password": WACHTWOORD})

    assert antwoord.headers["Location"] == "/planning/"


def test_a_page_of_another_site_is_never_where_signing_in_leads(client: Client) -> None:
    gebruiker = GebruikerFactory.create(rol=Rol.OOV)

    antwoord = client.post(
        "/inloggen/?next=https://elders.example/", {"username": gebruiker.username, "password": WACHTWOORD}
    )

    assert antwoord.headers["Location"] == "/admin/"


@pytest.mark.parametrize(("rol", "plekken"), [(Rol.OOV, ["/admin/", "/dossier/"]), (Rol.RAADSLID, ["/dossier/"])])
def test_the_menu_leads_who_is_signed_in_to_the_work(client: Client, rol: Rol, plekken: list[str]) -> None:
    BeleidsplanFactory.create(is_actueel=True)
    client.force_login(GebruikerFactory.create(rol=rol))

    html = client.get("/").content.decode()

    assert [plek for plek in ("/admin/", "/dossier/") if f'href="{plek}"' in html] == plekken


def test_an_empty_installation_says_what_to_do(client: Client) -> None:
    html = client.get("/").content.decode()

    assert "Nog geen plan" in html


def test_security_txt_names_a_contact_or_does_not_exist(client: Client, settings) -> None:
    zonder = client.get("/.well-known/security.txt")
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.nl"
    met = client.get("/.well-known/security.txt")

    assert zonder.status_code == 404
    assert "Contact: mailto:veilig@voorbeeld.nl" in met.content.decode()
    assert "Expires: " in met.content.decode()
    assert "Canonical: https://veiligheid.voorbeeldstad.nl/.well-known/security.txt" in met.content.decode()


@pytest.mark.parametrize("pad", ["/health/live", "/health/ready"])
def test_the_operator_hears_that_it_works(client: Client, pad: str) -> None:
    antwoord = client.get(pad)

    assert antwoord.status_code == 200
    assert "no-store" in antwoord.headers["Cache-Control"]


def test_an_adopted_plan_is_offered_on_the_home_page_once(client: Client) -> None:
    BeleidsplanFactory.create(
        is_actueel=True,
        vaststellingsdatum=date(2019, 11, 27),
        vergrendeld_op=datetime(2019, 11, 27, 21, 30, tzinfo=UTC),
    )

    html = client.get("/").content.decode()

    assert "Lees het plan" in html
    assert "Lees het hele plan" not in html


def test_beside_something_else_to_do_the_whole_plan_is_still_offered(client: Client) -> None:
    plan = BeleidsplanFactory.create(is_actueel=True, vaststellingsdatum=date(2019, 11, 27))
    VragenlijstversieFactory.create(vragenlijst__beleidsplan=plan)
    Beleidsplan.objects.update(vergrendeld_op=datetime(2019, 11, 27, 21, 30, tzinfo=UTC))

    html = client.get("/").content.decode()

    assert "Vul de vragenlijst in" in html
    assert "Lees het hele plan" in html


def test_the_home_page_lists_the_themes_by_what_the_council_decided(client: Client) -> None:
    plan = BeleidsplanFactory.create(is_actueel=True)
    ThemaFactory.create(beleidsplan=plan, naam="Drugs", status=Themastatus.GEPRIORITEERD)
    ThemaFactory.create(beleidsplan=plan, naam="Cyber", status=Themastatus.NIET_GEPRIORITEERD)
    ThemaFactory.create(beleidsplan=plan, naam="Buitengebied", veiligheid=True, status=Themastatus.GEPRIORITEERD)
    ThemaFactory.create(beleidsplan=plan, naam="Voetbal", veiligheid=True)

    voor = startpagina(plan, moment=datetime(2019, 9, 1, tzinfo=UTC)).themas
    plan_vergrendelen(plan, vaststellingsdatum=date(2019, 11, 27), op=datetime(2019, 11, 27, 21, 30, tzinfo=UTC))
    na = startpagina(Beleidsplan.objects.get(), moment=datetime(2019, 12, 1, tzinfo=UTC)).themas

    assert [(groep.kop, [thema.naam for thema in groep.themas]) for groep in voor] == [
        ("Deze thema’s vragen extra aandacht.", ["Drugs", "Cyber"]),
        ("Deze thema’s gaan altijd door.", ["Buitengebied", "Voetbal"]),
    ]
    assert [(groep.kop, [thema.naam for thema in groep.themas]) for groep in na] == [
        ("Deze thema’s krijgen voorrang.", ["Drugs", "Buitengebied"]),
        ("Deze thema’s gaan altijd door.", ["Voetbal"]),
        ("Deze thema’s krijgen geen voorrang.", ["Cyber"]),
    ]
    assert "Deze thema’s krijgen geen voorrang." in client.get("/").content.decode()
