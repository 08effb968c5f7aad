"""The status of a theme: its table, its kind, its reason, and the page on which it changes."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from tests.factories.thema import GebruikerFactory, ThemaFactory
from tests.thema.beheer import adres, als, formulier
from tests.thema.bestanden import csv
from tests.thema.inlezen import kies, tekst
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan, Vergrendeld
from thema.basis.rollen import Rol
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Statusovergang, Thema
from thema.thema.enums import Themaactie, Themasoort, Themastatus
from thema.thema.services import RedenOntbreekt, mogelijke_themaacties, thema_status_wijzigen
from thema.thema.workflow import OVERGANGEN

OP = datetime(2019, 10, 9, 20, 0, tzinfo=UTC)

# As R39 and R41 have it: kind, status, action → status.
VERWACHT = {
    ("ontwikkel", "voorgesteld", "prioriteren"): "geprioriteerd",
    ("ontwikkel", "voorgesteld", "niet_prioriteren"): "niet_geprioriteerd",
    ("ontwikkel", "geprioriteerd", "heroverwegen"): "voorgesteld",
    ("ontwikkel", "niet_geprioriteerd", "heroverwegen"): "voorgesteld",
    ("veiligheid", "continu", "prioriteren"): "geprioriteerd",
    ("veiligheid", "geprioriteerd", "continueren"): "continu",
}
BESTAAT = {
    ("ontwikkel", "voorgesteld"),
    ("ontwikkel", "geprioriteerd"),
    ("ontwikkel", "niet_geprioriteerd"),
    ("veiligheid", "continu"),
    ("veiligheid", "geprioriteerd"),
}
# What the table alone says, kind left aside.
TABEL = {(van, actie): naar for (_, van, actie), naar in VERWACHT.items()}


@pytest.mark.parametrize(("status", "actie"), [*product(Themastatus.values, Themaactie.values)])
def test_the_table_is_as_typed_out(status: str, actie: str):
    assert OVERGANGEN.get((status, actie)) == TABEL.get((status, actie))


def _thema(soort: str, status: str) -> Thema:
    thema: Thema = ThemaFactory(soort=soort, status=status)
    return thema


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "status", "actie"),
    [(*stand, actie) for stand, actie in product(sorted(BESTAAT), Themaactie.values)],
)
def test_a_theme_goes_where_its_kind_may_go_and_nowhere_else(soort: str, status: str, actie: str):
    thema = _thema(soort, status)
    verwacht = VERWACHT.get((soort, status, actie))

    if verwacht is None:
        with pytest.raises(OvergangNietToegestaan):
            thema_status_wijzigen(thema, actie=actie, reden="Daarom.", door=None, op=OP)
    else:
        thema_status_wijzigen(thema, actie=actie, reden="Daarom.", door=None, op=OP)

    assert Thema.objects.get().status == (verwacht or status)
    assert Statusovergang.objects.count() == (verwacht is not None)
    assert (actie in mogelijke_themaacties(_vers(thema, status))) == (verwacht is not None)


def _vers(thema: Thema, status: str) -> Thema:
    return Thema(soort=thema.soort, status=status)


@pytest.mark.django_db
@pytest.mark.parametrize(("soort", "status"), sorted(set(product(Themasoort.values, Themastatus.values)) - BESTAAT))
def test_the_database_refuses_a_status_that_its_kind_does_not_have(soort: str, status: str):
    with pytest.raises(IntegrityError):
        _thema(soort, status)


@pytest.mark.django_db
@pytest.mark.parametrize(("soort", "begin"), [("ontwikkel", "voorgesteld"), ("veiligheid", "continu")])
def test_a_new_theme_begins_where_its_kind_begins(soort: str, begin: str):
    assert ThemaFactory(soort=soort).status == begin


@pytest.mark.django_db
@pytest.mark.parametrize("actie", [Themaactie.PRIORITEREN, Themaactie.NIET_PRIORITEREN])
@pytest.mark.parametrize("reden", ["", "  \n"])
def test_a_choice_needs_its_reason(actie: str, reden: str):
    thema = ThemaFactory()

    with pytest.raises(RedenOntbreekt, match="De raad en inwoners lezen dat terug"):
        thema_status_wijzigen(thema, actie=actie, reden=reden, door=None, op=OP)

    assert Thema.objects.get().status == "voorgesteld"


@pytest.mark.django_db
def test_going_back_needs_no_reason_and_takes_the_old_one_away():
    thema = ThemaFactory(status="geprioriteerd", status_reden="De raad wil dit.")

    thema_status_wijzigen(thema, actie=Themaactie.HEROVERWEGEN, reden="", door=None, op=OP)

    assert (thema.status, thema.status_reden) == ("voorgesteld", "")


@pytest.mark.django_db
def test_in_an_adopted_plan_no_theme_moves():
    thema = ThemaFactory()
    plan_vergrendelen(thema.beleidsplan, vaststellingsdatum=date(2019, 11, 27), op=OP)

    with pytest.raises(Vergrendeld):
        thema_status_wijzigen(thema, actie=Themaactie.PRIORITEREN, reden="Alsnog.", door=None, op=OP)


@pytest.mark.django_db
def test_a_choice_from_what_is_no_longer_so_is_refused():
    thema = ThemaFactory()
    gezien = Thema.objects.get()
    thema_status_wijzigen(thema, actie=Themaactie.NIET_PRIORITEREN, reden="Nee.", door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        thema_status_wijzigen(gezien, actie=Themaactie.PRIORITEREN, reden="Ja.", door=None, op=OP)


# ── The page ─────────────────────────────────────────────────────────────────────────────────────

pagina = pytest.mark.django_db


def _knoppen(client: Client, thema: Thema) -> list[str]:
    return [label for label, _ in client.get(adres(Thema, "change", thema.pk)).context.get("statusacties", [])]


@pagina
def test_the_buttons_are_what_the_theme_can_do_now():
    client = als(Rol.OOV)

    assert _knoppen(client, ThemaFactory()) == ["Prioriteren", "Niet prioriteren"]
    assert _knoppen(client, ThemaFactory(veiligheid=True)) == ["Prioriteren"]
    assert _knoppen(client, ThemaFactory(veiligheid=True, status="geprioriteerd")) == ["Terug naar continu"]


@pagina
def test_who_only_reads_gets_no_buttons():
    assert _knoppen(als(Rol.GRIFFIE), ThemaFactory()) == []


@pagina
def test_staff_prioritise_a_theme_with_its_reason():
    gebruiker = GebruikerFactory(rol=Rol.OOV)
    client = Client()
    client.force_login(gebruiker)
    thema = ThemaFactory(naam="Drugs")
    url = adres(Thema, "status", thema.pk, "prioriteren")

    vraag: Any = client.get(url)
    antwoord: Any = client.post(
        url, {"status": vraag.context["form"]["status"].value(), "reden": "Inwoners willen dit."}
    )

    thema.refresh_from_db()
    assert antwoord.url == adres(Thema, "change", thema.pk)
    assert (thema.status, thema.status_reden) == ("geprioriteerd", "Inwoners willen dit.")
    assert Statusovergang.objects.get().door == gebruiker
    assert "‘Drugs’ is nu geprioriteerd." in client.get(antwoord.url).content.decode()


@pagina
def test_without_a_reason_the_page_says_so_and_stores_nothing():
    client = als(Rol.OOV)
    thema = ThemaFactory()

    antwoord = client.post(adres(Thema, "status", thema.pk, "prioriteren"), {"status": "voorgesteld", "reden": ""})

    assert "Schrijf op waarom" in antwoord.content.decode()
    assert Thema.objects.get().status == "voorgesteld"


@pagina
def test_who_comes_second_is_told_so_and_keeps_his_reason():
    client = als(Rol.OOV)
    thema = ThemaFactory()
    url = adres(Thema, "status", thema.pk, "niet_prioriteren")
    thema_status_wijzigen(thema, actie=Themaactie.PRIORITEREN, reden="Eerst.", door=None, op=OP)

    antwoord = client.post(url, {"status": "voorgesteld", "reden": "Mijn lange reden."})

    thema.refresh_from_db()
    assert "net gewijzigd. Er is niets opgeslagen" in antwoord.content.decode()
    assert "Mijn lange reden." in antwoord.content.decode()
    assert antwoord.context["form"]["status"].value() == "geprioriteerd"
    assert (thema.status, thema.status_reden) == ("geprioriteerd", "Eerst.")


@pagina
@pytest.mark.parametrize("actie", ["weggooien", "x" * 200])
def test_an_action_that_does_not_exist_is_not_found(actie: str):
    assert als(Rol.OOV).get(adres(Thema, "status", ThemaFactory().pk, actie)).status_code == 404


@pagina
def test_a_theme_that_does_not_exist_is_not_found():
    assert als(Rol.OOV).get(adres(Thema, "status", 0, "prioriteren")).status_code == 404


@pagina
def test_a_status_that_was_tampered_with_changes_nothing():
    thema = ThemaFactory()

    antwoord = als(Rol.OOV).post(adres(Thema, "status", thema.pk, "prioriteren"), {"status": "x", "reden": "Ja."})

    assert antwoord.status_code == 200
    assert Thema.objects.get().status == "voorgesteld"


@pagina
def test_only_who_may_prioritise_gets_the_page():
    assert als(Rol.GRIFFIE).get(adres(Thema, "status", ThemaFactory().pk, "prioriteren")).status_code == 403


@pagina
def test_after_adoption_the_page_leads_back_with_the_reason_why():
    client = als(Rol.OOV)
    thema = ThemaFactory()
    plan_vergrendelen(thema.beleidsplan, vaststellingsdatum=date(2019, 11, 27), op=OP)

    antwoord = client.post(
        adres(Thema, "status", thema.pk, "prioriteren"), {"status": "voorgesteld", "reden": "Ja."}, follow=True
    )

    assert "is vastgesteld en kan niet meer worden gewijzigd" in antwoord.content.decode()
    assert Thema.objects.get().status == "voorgesteld"


@pagina
def test_the_kind_is_chosen_once():
    client = als(Rol.OOV)
    thema = ThemaFactory()
    url = adres(Thema, "change", thema.pk)

    client.post(url, formulier(client.get(url)) | {"soort": "veiligheid"})

    assert Thema.objects.get().soort == "ontwikkel"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "status", "anders"), [(*begin, anders) for begin in BESTAAT for anders in Themasoort]
)
def test_a_file_cannot_change_the_kind_either(soort: str, status: str, anders: Themasoort):
    thema = ThemaFactory(slug="drugs", soort=soort, status=status, beleidsplan__is_actueel=True)
    inhoud = csv(f"adres;naam;soort;in één zin\ndrugs;Alcohol;{anders.label};Anders.")

    voorbeeld = kies(als(Rol.OOV), Thema, inhoud)

    geweigerd = soort != anders
    zin = f"Rij 2, soort: De soort van een thema staat vast, want de status hoort erbij. Zet ‘{thema.get_soort_display()}’"
    assert (zin in tekst(voorbeeld), "confirm_form" not in voorbeeld.context) == (geweigerd, geweigerd)
