"""Staff send a list of members, see what it would do, and decide."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.models import Ledenbestand, Ledenbestandfout, Panellid
from tests.consultatie.ledenlijsten import KOPPEN, nagekeken, rij, werk_af
from tests.consultatie.ledenlijsten import csv as als_csv
from tests.factories.consultatie import LedenbestandFactory, PanellidFactory
from tests.factories.thema import BeleidsplanFactory, GemeenteFactory
from tests.thema.beheer import adres, als
from tests.thema.inlezen import tekst
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
GOED = als_csv(KOPPEN, rij("1"), rij("2", email="mis"))


@pytest.fixture
def gemeente():
    return BeleidsplanFactory.create(is_actueel=True).gemeente


def _stuur(inhoud: bytes, naam: str = "leden.csv", /, **erbij: Any) -> Any:
    data = {"bestand": SimpleUploadedFile(naam, inhoud), **erbij}
    return als(Rol.OOV).post(adres(Ledenbestand, "add"), data, follow=True)


def _doe(bestand: Ledenbestand, actie: str, **anders: str) -> Any:
    data = {"actie": actie, "status": str(bestand.status)} | anders
    return als(Rol.OOV).post(adres(Ledenbestand, "actie", bestand.pk), data, follow=True)


def test_from_the_list_of_members_to_members(gemeente):
    assert adres(Ledenbestand, "add") in tekst(als(Rol.OOV).get(adres(Panellid, "changelist")))

    bezig = _stuur(GOED)
    bestand = Ledenbestand.objects.get()
    werk_af()
    voorbeeld = als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk))
    bestand.refresh_from_db()
    inlezen = _doe(bestand, "inlezen")
    werk_af()

    assert "Wij kijken de lijst na" in tekst(bezig)
    assert "Lees 1 goede rij in" in tekst(voorbeeld)
    assert "1 rij met een fout wordt overgeslagen" in tekst(voorbeeld)
    assert "Wie zich heeft afgemeld, blijft afgemeld" in tekst(voorbeeld)
    assert "0 van 2" in tekst(inlezen)
    assert Panellid.objects.get().nummer == "1"


def test_the_page_looks_again_by_itself_only_when_asked_and_only_while_the_worker_has_work(gemeente):
    adressen = [
        adres(Ledenbestand, "change", LedenbestandFactory.create(gemeente=gemeente, status=status).pk)
        for status in ("ontvangen", "ingetrokken")
    ]
    oov = als(Rol.OOV)

    uit = [oov.get(adres_).get("Refresh") for adres_ in adressen]
    aan = [oov.get(f"{adres_}?ververs=ja").get("Refresh") for adres_ in adressen]

    assert (uit, aan) == ([None, None], ["5", None])
    assert "Ververs vanzelf" in tekst(oov.get(adressen[0]))
    assert "Stop met verversen" in tekst(oov.get(f"{adressen[0]}?ververs=ja"))


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"", "leden.csv", "Dit bestand is leeg"),
        (b"%PDF-1.7\x00\x01", "leden.xlsx", "geen Excel-bestand en geen CSV"),
        (b"\xff\xd8\xff\xe0 een foto", "leden.xlsx", "geen Excel-bestand en geen CSV"),
        (b"PK\x03\x04 niets", "leden.xlsx", "beschadigd"),
        (b"x" * 20_000_001, "leden.csv", "te groot"),
    ],
)
def test_a_wrong_file_is_refused_on_the_page_with_what_to_do_and_not_kept(gemeente, inhoud: bytes, naam: str, zin: str):
    antwoord = _stuur(inhoud, naam)

    assert "<title>Fout: " in tekst(antwoord)
    assert zin in tekst(antwoord)
    assert not Ledenbestand.objects.exists()


def test_without_a_file_and_without_a_plan_it_says_what_to_do():
    zonder_bestand = als(Rol.OOV).post(adres(Ledenbestand, "add"))
    zonder_plan = _stuur(GOED)

    assert "Kies een bestand." in tekst(zonder_bestand)
    assert "Er is nog geen actueel plan." in tekst(zonder_plan)


@pytest.mark.parametrize("naam", ["x" * 250 + ".csv", "a\x00b.csv", "\u202elsx.csv", "<b>.csv"])
def test_a_strange_name_of_a_file_breaks_nothing(gemeente, naam: str):
    antwoord = _stuur(GOED, naam)

    assert antwoord.status_code == 200
    assert len(Ledenbestand.objects.get().naam) <= 200
    assert b"<b>.csv" not in antwoord.content


def test_only_the_file_is_taken_from_what_is_sent(gemeente):
    ander = GemeenteFactory.create()
    erbij = {veld.name: "1" for veld in Ledenbestand._meta.fields} | {
        "gemeente": str(ander.pk),
        "status": S.WORDT_INGELEZEN,
    }

    _stuur(GOED, **erbij)

    bestand = Ledenbestand.objects.get()
    assert (bestand.gemeente, bestand.status, bestand.naam) == (gemeente, S.ONTVANGEN, "leden.csv")
    assert (bestand.rijen, bestand.verwerkt, bestand.pogingen, bestand.oordeel) == (0, 0, 0, "")


def test_every_fault_is_named_a_page_at_a_time_and_all_in_one_file(gemeente):
    bestand = nagekeken(als_csv(KOPPEN, *(rij(str(nummer), naam="") for nummer in range(120))), gemeente)
    pagina = adres(Ledenbestand, "change", bestand.pk)

    eerste, laatste, fout = (
        tekst(als(Rol.OOV).get(f"{pagina}{vraag}")) for vraag in ("", "?pagina=3", "?pagina=x\x00")
    )
    lijst = als(Rol.OOV).get(adres(Ledenbestand, "fouten", bestand.pk))

    assert "rij 2<" in eerste
    assert "rij 121<" in laatste
    assert "Bladzijde 1 van 3" in fout
    assert "no-store" in lijst["Cache-Control"]
    rijen = list(csv.reader(StringIO(lijst.content.decode("utf-8-sig")), delimiter=";"))
    assert (len(rijen), rijen[1][:5]) == (121, ["2", "0", "naam", "", "fout"])


def test_a_long_cell_is_shortened_so_that_what_is_wrong_stays_in_sight(gemeente):
    lang = "x" * 500
    bestand = nagekeken(als_csv(KOPPEN, rij("1", toestemming_uitnodigen=lang), rij("2", naam=lang)), gemeente)

    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))

    assert f"{'x' * 59}…" in html
    assert "x" * 60 not in html
    assert "is geen datum. Schrijf het als 31-12-2020." in html


def test_a_list_without_good_rows_can_only_be_withdrawn(gemeente):
    bestand = nagekeken(als_csv(KOPPEN, rij("1", naam="")), gemeente)

    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))

    assert 'value="inlezen"' not in html
    assert 'value="intrekken"' in html


def test_a_list_that_was_refused_says_why(gemeente):
    bestand = nagekeken(als_csv(["naam", "schoenmaat"], ["x", "42"]), gemeente)

    assert "Deze kolommen ontbreken: nummer." in tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))


def test_withdrawing_erases_it(gemeente):
    bestand = nagekeken(GOED, gemeente)

    antwoord = _doe(bestand, "intrekken")

    assert "ingetrokken en gewist" in tekst(antwoord)
    assert not bestand.delen.exists()


@pytest.mark.parametrize("anders", [{"status": "ontvangen"}, {"status": ""}, {"status": "a\x00"}])
def test_a_decision_on_a_screen_that_is_stale_or_made_by_hand_is_refused(gemeente, anders: dict[str, str]):
    bestand = nagekeken(GOED, gemeente)

    antwoord = _doe(bestand, "inlezen", **anders)

    assert antwoord.status_code == 200
    assert Ledenbestand.objects.get().status == S.NAGEKEKEN


def test_a_list_beside_a_panel_that_changed_is_refused_and_looked_at_again_by_a_button(gemeente):
    bestand = nagekeken(GOED, gemeente)
    PanellidFactory.create(gemeente=gemeente, nummer="later")

    geweigerd = _doe(bestand, "inlezen")
    opnieuw = _doe(bestand, "opnieuw")
    werk_af()
    bestand.refresh_from_db()
    ingelezen = _doe(bestand, "inlezen")

    assert "Kijk de lijst opnieuw na: het panel is intussen gewijzigd." in tekst(geweigerd)
    assert "Kijk opnieuw na" in tekst(geweigerd)
    assert "Wij kijken de lijst opnieuw na." in tekst(opnieuw)
    assert "De goede rijen worden ingelezen." in tekst(ingelezen)


@pytest.mark.parametrize("actie", ["", "afronden", "nakijken", "a\x00"])
def test_what_is_for_the_worker_cannot_be_asked_by_hand(gemeente, actie: str):
    assert _doe(nagekeken(GOED, gemeente), actie).status_code == 404


@pytest.mark.parametrize("sleutel", ["0", "x", "99999999999999999999", "_00"])
def test_a_file_that_is_not_there_is_not_found(sleutel: str):
    assert als(Rol.OOV).get(adres(Ledenbestand, "change", sleutel)).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_pages_take_as_many_queries_whatever_is_on_them(gemeente, aantal: int, django_assert_num_queries):
    LedenbestandFactory.create_batch(aantal - 1, gemeente=gemeente)
    PanellidFactory.create(gemeente=gemeente, nummer="0")
    PanellidFactory.create_batch(aantal, gemeente=gemeente)
    bestand = nagekeken(als_csv(KOPPEN, *(rij(str(nummer), naam="") for nummer in range(aantal))), gemeente)
    oov = als(Rol.OOV)
    oov.get(adres(Ledenbestand, "changelist"))

    for pagina, queries in ((adres(Ledenbestand, "changelist"), 9), (adres(Ledenbestand, "change", bestand.pk), 13)):
        with django_assert_num_queries(queries):
            oov.get(pagina)


def test_neither_list_nor_page_fetches_the_bytes_of_a_file(gemeente):
    bestand = LedenbestandFactory.create(gemeente=gemeente)
    gezien: list[str] = []

    def kijk(uitvoeren: Any, sql: str, *rest: Any) -> Any:
        gezien.append(sql)
        return uitvoeren(sql, *rest)

    oov = als(Rol.OOV)
    with connection.execute_wrapper(kijk):
        oov.get(adres(Ledenbestand, "changelist"))
        oov.get(adres(Ledenbestand, "change", bestand.pk))

    assert not [sql for sql in gezien if '"consultatie_ledenbestand"."inhoud"' in sql]


def test_nothing_of_a_list_is_in_the_log(gemeente, caplog):
    caplog.set_level(0)
    _doe(nagekeken(als_csv(KOPPEN, rij("1", naam="Vlinder"), rij("2", email="vlinder")), gemeente), "inlezen")
    werk_af()

    assert "linder" not in " ".join(
        melding.getMessage() for melding in caplog.records if "django.db" not in melding.name
    )
    assert Ledenbestandfout.objects.get().waarde == "vlinder"
    assert not LogEntry.objects.exists()


# ── What staff choose ────────────────────────────────────────────────────────────────────────────


def _met_afwezigen(gemeente: Any, aantal: int, *erbij: Any, in_de_lijst: int = 5) -> Ledenbestand:
    """A list of so many members who are there already, and so many who are not in it."""
    for nummer in range(in_de_lijst):
        PanellidFactory.create(gemeente=gemeente, nummer=str(nummer), email=f"lid{nummer}@voorbeeld.nl")
    for nummer in range(aantal):
        PanellidFactory.create(gemeente=gemeente, nummer=f"weg{nummer}", naam=f"Vertrokken {nummer}")
    return nagekeken(als_csv(KOPPEN, *(rij(str(nummer)) for nummer in range(in_de_lijst)), *erbij), gemeente)


def _afgemeld() -> int:
    return Panellid.objects.exclude(afgemeld_op=None).count()


def test_the_page_says_who_is_not_in_the_list_and_what_signing_off_means_before_the_button(gemeente):
    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", _met_afwezigen(gemeente, 1).pk)))

    keuze, knop = html.index("1 van de 6 leden van het panel staat niet in deze lijst"), html.index('value="inlezen"')
    assert keuze < html.index("krijgt geen uitnodigingen") < html.index("weg0 Vertrokken 0") < knop
    assert html.index('value="laten" aria-describedby="afwezig-uitleg" checked') < knop


def test_who_is_not_in_the_list_is_signed_off_when_staff_chose_so(gemeente):
    bestand = _met_afwezigen(gemeente, 1)

    bezig = _doe(bestand, "inlezen", bij_afwezigen="afmelden")
    werk_af()
    klaar = als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk))

    assert "De goede rijen worden ingelezen." in tekst(bezig)
    assert Panellid.objects.get(nummer="weg0").afgemeld_op is not None
    assert "stonden niet in de lijst" in tekst(klaar)


def test_signing_off_much_of_the_panel_is_asked_a_second_time_with_the_number(gemeente):
    bestand = _met_afwezigen(gemeente, 9, rij("x", email="lid1@voorbeeld.nl"))

    vraag = _doe(bestand, "inlezen", bij_afwezigen="afmelden", met_gedeeld="on")
    assert "U meldt 9 van de 14 leden van het panel af." in tekst(vraag)
    assert 'name="status" value="nagekeken"' in tekst(vraag)
    assert Ledenbestand.objects.get().status == S.NAGEKEKEN
    bij_een_ander_aantal = _doe(bestand, "inlezen", bij_afwezigen="afmelden", bevestigd="8")
    assert "U meldt 9 van de 14" in tekst(bij_een_ander_aantal)
    assert 'name="met_gedeeld" value="on"' in tekst(vraag)
    assert 'name="met_gedeeld"' not in tekst(bij_een_ander_aantal)
    _doe(bestand, "inlezen", bij_afwezigen="afmelden", bevestigd="9")
    werk_af()

    assert _afgemeld() == 9


def test_nobody_can_be_signed_off_while_a_row_may_be_about_anybody(gemeente):
    bestand = _met_afwezigen(gemeente, 1, rij(""))

    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))
    antwoord = _doe(bestand, "inlezen", bij_afwezigen="afmelden", bevestigd="1")

    assert 'value="afmelden"' not in html
    assert "van 1 rij is het nummer leeg of onleesbaar" in html
    assert "Van 1 rij is het nummer leeg of onleesbaar." in tekst(antwoord)
    assert Ledenbestand.objects.get().status == S.NAGEKEKEN


@pytest.mark.parametrize(
    "anders", [{"bij_afwezigen": "weg"}, {"bij_afwezigen": "a\x00"}, {"bevestigd": "x"}, {"bevestigd": "9" * 5000}]
)
def test_a_choice_that_was_made_by_hand_is_refused(gemeente, anders: dict[str, str]):
    antwoord = _doe(_met_afwezigen(gemeente, 1), "inlezen", **anders)

    assert "Kies wat er gebeurt met leden die niet in de lijst staan." in tekst(antwoord)
    assert Ledenbestand.objects.get().status == S.NAGEKEKEN


@pytest.mark.parametrize(("vinkje", "gelezen"), [({}, 0), ({"met_gedeeld": "on"}, 2)])
def test_rows_with_a_shared_address_are_a_choice_on_the_page(gemeente, vinkje: dict[str, str], gelezen: int):
    bestand = nagekeken(als_csv(KOPPEN, rij("1", email="a@b.nl"), rij("2", email="a@b.nl")), gemeente)

    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))
    _doe(bestand, "inlezen", **vinkje)
    werk_af()

    assert "2 rijen hebben een e-mailadres van meer leden" in html
    assert "Lees de lijst in" in html
    assert Panellid.objects.count() == gelezen


def test_the_page_says_in_which_row_the_headers_stand(gemeente):
    bestand = nagekeken(als_csv(["Ledenlijst, 2019"], KOPPEN, rij("1")), gemeente)

    html = tekst(als(Rol.OOV).get(adres(Ledenbestand, "change", bestand.pk)))

    assert "De kopjes staan in rij 2; wat daarboven staat, telt niet mee." in html
