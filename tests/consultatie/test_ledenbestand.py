"""A list of members: what each row comes to, what is stored of it, and what is left of the file afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from consultatie.ledenbestand.delen import RIJEN_PER_DEEL
from consultatie.ledenbestand.enums import Bestandsactie as A
from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.ledenbestand.queries import foutenlijst, voorbeeld_van
from consultatie.ledenbestand.services import (
    ledenbestand_inlezen,
    ledenbestand_intrekken,
    ledenbestand_ontvangen,
    ledenbestanden_opruimen,
)
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.models import Ledenbestand, Ledenbestanddeel, Ledenbestandfout, Panellid
from consultatie.uitnodiging.uitwisselen import PanellidResource
from tests.consultatie.ledenlijsten import (
    DAG,
    KOPPEN,
    OP,
    aantallen,
    csv,
    fouten,
    leden,
    nagekeken,
    ontvang,
    rij,
    werk_af,
)
from tests.factories.consultatie import LedenbestandFactory, PanellidFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from thema.basis.exporteren import Csv, Xlsx
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.models import Statusovergang
from thema.basis.rollen import Rol
from thema.basis.werkmap import BestandGeweigerd


@pytest.fixture
def gemeente(db):
    return BeleidsplanFactory.create(is_actueel=True).gemeente


def _lees_in(bestand: Ledenbestand) -> None:
    ledenbestand_inlezen(bestand, door=None, op=OP)
    werk_af()


# ── What each row comes to ───────────────────────────────────────────────────────────────────────


def test_every_row_is_new_changed_unchanged_or_wrong_and_nothing_is_stored_by_looking(gemeente):
    PanellidFactory.create(
        gemeente=gemeente, nummer="2", naam="Anders", email="lid2@voorbeeld.nl", toestemming_uitnodigen=DAG
    )
    PanellidFactory.create(
        gemeente=gemeente, nummer="3", naam="Een lid", email="lid3@voorbeeld.nl", toestemming_uitnodigen=DAG
    )
    PanellidFactory.create(nummer="1")  # of another municipality
    voor = leden()

    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2"), rij("3"), rij("4", email="geen adres")), gemeente)

    assert bestand.status == S.NAGEKEKEN
    assert aantallen(bestand) == (1, 1, 1, 1)
    assert leden() == voor


# ── What is stored ───────────────────────────────────────────────────────────────────────────────


def test_the_good_rows_are_read_in_and_the_others_are_left_out(gemeente):
    PanellidFactory.create(gemeente=gemeente, nummer="2", naam="Anders")
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2"), rij("3", email="mis")), gemeente)

    _lees_in(bestand)

    bestand.refresh_from_db()
    assert bestand.status == S.INGELEZEN
    assert aantallen(bestand) == (1, 1, 0, 1)
    assert leden() == [
        tuple(rij("1", adres="", postcode="", plaats="")),
        tuple(rij("2", adres="", postcode="", plaats="")),
    ]
    assert [rijnummer for rijnummer, _, _ in fouten(bestand)] == [4]


def test_a_column_that_is_not_in_the_file_and_a_member_that_is_not_stay_as_they_are(gemeente):
    PanellidFactory.create(gemeente=gemeente, nummer="1", email="oud@voorbeeld.nl", is_fictief=True)
    PanellidFactory.create(gemeente=gemeente, nummer="2", naam="Niet in de lijst")

    _lees_in(nagekeken(csv(["naam", "nummer"], ["Nieuw", "1"]), gemeente))

    lid = Panellid.objects.get(nummer="1")
    assert (lid.naam, lid.email, lid.is_fictief) == ("Nieuw", "oud@voorbeeld.nl", True)
    assert Panellid.objects.get(nummer="2").naam == "Niet in de lijst"


def test_who_unsubscribed_stays_so_and_a_list_can_unsubscribe(gemeente):
    PanellidFactory.create(
        gemeente=gemeente, nummer="1", email="lid1@voorbeeld.nl", toestemming_uitnodigen=DAG, afgemeld_op=DAG
    )
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2", afgemeld_op="2019-05-01")), gemeente)

    _lees_in(bestand)

    assert aantallen(bestand) == (1, 0, 1, 0)
    assert dict(Panellid.objects.values_list("nummer", "afgemeld_op")) == {"1": DAG, "2": date(2019, 5, 1)}


def test_who_unsubscribes_while_a_list_is_read_in_stays_so(gemeente):
    lid = PanellidFactory.create(gemeente=gemeente, nummer="1", naam="Oud")
    bestand = nagekeken(csv(KOPPEN, rij("1")), gemeente)
    ledenbestand_inlezen(bestand, door=None, op=OP)
    Panellid.objects.filter(pk=lid.pk).update(afgemeld_op=DAG)

    werk_af()

    lid.refresh_from_db()
    assert (lid.naam, lid.afgemeld_op) == ("Een lid", DAG)


def test_an_empty_day_takes_consent_back(gemeente):
    PanellidFactory.create(gemeente=gemeente, nummer="1")

    _lees_in(nagekeken(csv(KOPPEN, rij("1", toestemming_uitnodigen="")), gemeente))

    assert Panellid.objects.get().toestemming_uitnodigen is None


@pytest.mark.parametrize("formaat", [Xlsx(), Csv()])
def test_an_export_goes_round(gemeente, formaat: Any):
    PanellidFactory.create_batch(3, gemeente=gemeente)
    PanellidFactory.create(
        gemeente=gemeente,
        nummer="007",
        naam="=1+1",
        email="",
        adres="'t Zand 1",
        postcode="7411 AB",
        plaats="-",
        afgemeld_op=DAG,
    )
    PanellidFactory.create(gemeente=gemeente, nummer="+8", naam="\u202e\u0645\u0631 🎉", toestemming_uitnodigen=None)
    uitvoer = formaat.export_data(PanellidResource().export(Panellid.objects.all()))

    assert aantallen(nagekeken(uitvoer, gemeente)) == (0, 0, 5, 0)

    voor = leden()
    Panellid.objects.all().delete()
    _lees_in(nagekeken(uitvoer, gemeente))
    assert leden() == voor


def test_reading_the_same_list_in_again_changes_nothing(gemeente):
    inhoud = csv(KOPPEN, *(rij(str(nummer)) for nummer in range(5)))
    _lees_in(nagekeken(inhoud, gemeente))
    voor = list(Panellid.objects.order_by("pk").values())

    weer = nagekeken(inhoud, gemeente)
    _lees_in(weer)

    assert aantallen(weer) == (0, 0, 5, 0)
    assert list(Panellid.objects.order_by("pk").values()) == voor


# ── What is refused, and what is left ────────────────────────────────────────────────────────────


def test_a_file_that_no_parser_should_see_is_not_kept(gemeente):
    with pytest.raises(BestandGeweigerd):
        ledenbestand_ontvangen(b"%PDF-1.7\x00", naam="leden.xlsx", gemeente=gemeente, door=None, op=OP)

    assert not Ledenbestand.objects.exists()


def test_headers_that_do_not_fit_refuse_the_file_and_erase_it(gemeente):
    bestand = nagekeken(csv(["naam", "schoenmaat"], ["x", "42"]), gemeente)

    assert bestand.status == S.AFGEKEURD
    assert "Deze kolommen ontbreken: nummer." in bestand.oordeel
    assert "schoenmaat" in bestand.oordeel
    assert _rest(bestand) == (0, 0, True)


def _rest(bestand: Ledenbestand) -> tuple[int, int, bool]:
    """Parts and faults that are kept, and whether the bytes are gone."""
    return (
        bestand.delen.count(),
        bestand.fouten.count(),
        Ledenbestand.objects.filter(pk=bestand.pk, inhoud=None).exists(),
    )


def test_a_file_that_keeps_killing_the_worker_is_refused_in_the_end(gemeente):
    bestand = ontvang(csv(KOPPEN, rij("1")), gemeente)
    Ledenbestand.objects.update(pogingen=3)

    werk_af()

    bestand.refresh_from_db()
    assert bestand.status == S.AFGEKEURD


def test_a_part_over_which_the_worker_died_three_times_ends_the_file_and_what_was_read_in_stays(gemeente):
    bestand = nagekeken(csv(KOPPEN, *(rij(str(nummer)) for nummer in range(RIJEN_PER_DEEL + 1))), gemeente)
    ledenbestand_inlezen(bestand, door=None, op=OP)
    ledenbestand_verwerken(op=OP)
    bestand.refresh_from_db()
    assert bestand.pogingen == 0
    Ledenbestand.objects.update(pogingen=3)

    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.verwerkt, Panellid.objects.count()) == (S.AFGEKEURD, *[RIJEN_PER_DEEL] * 2)
    assert _rest(bestand) == (0, 0, True)


def test_a_part_that_cannot_be_looked_at_ends_the_file_as_if_nothing_was_done(gemeente):
    bestand = ontvang(csv(KOPPEN, *(rij(str(nummer)) for nummer in range(RIJEN_PER_DEEL + 1))), gemeente)
    for _ in range(2):
        ledenbestand_verwerken(op=OP)
    assert Ledenbestand.objects.filter(pogingen=0).update(pogingen=3) == 1

    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.verwerkt) == (S.AFGEKEURD, 0)


def test_once_read_in_the_rows_are_gone_and_what_was_wrong_is_kept_for_a_week(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2", email="mis")), gemeente)
    _lees_in(bestand)
    assert _rest(bestand) == (0, 1, True)

    assert ledenbestanden_opruimen(op=OP + timedelta(days=7)) == 0
    assert ledenbestanden_opruimen(op=OP + timedelta(days=7, seconds=1)) == 1
    assert ledenbestanden_opruimen(op=OP + timedelta(days=8)) == 0

    assert _rest(bestand) == (0, 0, True)


def test_what_is_withdrawn_is_erased_at_once(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2", email="mis")), gemeente)

    ledenbestand_intrekken(bestand, door=None, op=OP)

    assert _rest(bestand) == (0, 0, True)
    assert not Panellid.objects.exists()


@pytest.mark.parametrize("status", [S.ONTVANGEN, S.NAGEKEKEN, S.WORDT_INGELEZEN])
def test_what_nobody_decided_on_for_a_week_is_withdrawn_and_erased(gemeente, status: S):
    bestand = ontvang(csv(KOPPEN, rij("1"), rij("2", email="mis")), gemeente)
    if status != S.ONTVANGEN:
        werk_af()
        Ledenbestand.objects.update(status=status)

    ledenbestanden_opruimen(op=OP + timedelta(days=8))

    bestand.refresh_from_db()
    assert bestand.status == S.INGETROKKEN
    assert _rest(bestand) == (0, 0, True)
    assert Statusovergang.objects.get(actie=A.VERLOPEN).van == status


@pytest.mark.django_db
def test_the_command_for_retention_erases_them_too(capsys):
    LedenbestandFactory.create()

    call_command("bewaartermijn")

    assert "ledenbestanden" in capsys.readouterr().out
    assert Ledenbestand.objects.get().inhoud is None


def test_every_step_leaves_a_trail_with_who_took_it(gemeente):
    wie = GebruikerFactory.create(rol=Rol.OOV)
    bestand = nagekeken(csv(KOPPEN, rij("1")), gemeente)
    ledenbestand_inlezen(bestand, door=wie, op=OP)
    werk_af()

    assert list(Statusovergang.objects.values_list("van", "naar", "door")) == [
        (S.ONTVANGEN, S.NAGEKEKEN, None),
        (S.NAGEKEKEN, S.WORDT_INGELEZEN, wie.pk),
        (S.WORDT_INGELEZEN, S.INGELEZEN, None),
    ]
    assert not hasattr(Ledenbestand, "history")


def test_a_decision_on_a_stale_screen_is_refused(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1")), gemeente)
    gezien = Ledenbestand.objects.get(pk=bestand.pk)
    ledenbestand_intrekken(bestand, door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        ledenbestand_inlezen(gezien, door=None, op=OP)


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_first_rows_take_two_queries_and_the_list_of_faults_one(gemeente, aantal: int, django_assert_num_queries):
    bestand = nagekeken(csv(KOPPEN, *(rij(str(nummer), naam="") for nummer in range(aantal))), gemeente)

    with django_assert_num_queries(2):
        voorbeeld = voorbeeld_van(bestand, op=OP)
    with django_assert_num_queries(1):
        tabel = foutenlijst(bestand)

    assert voorbeeld is not None
    assert [str(oordeel.soort) for oordeel, _ in voorbeeld.rijen] == ["fout"] * aantal
    assert len(tabel) == aantal


@pytest.mark.parametrize("aantal", [1, 300])
def test_a_piece_takes_as_many_queries_for_few_rows_as_for_many(gemeente, aantal: int, django_assert_max_num_queries):
    bestand = nagekeken(csv(KOPPEN, *(rij(str(nummer)) for nummer in range(aantal))), gemeente)
    ledenbestand_inlezen(bestand, door=None, op=OP)

    # SQLite takes so many values in one command that three hundred rows need a few.
    with django_assert_max_num_queries(30 if connection.vendor == "sqlite" else 26):
        werk_af()


def test_faults_are_text_to_excel_whatever_stands_in_them(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1")), gemeente)
    for begin in ("=", "+", "-", "@"):
        tekst = f"{begin}1+1 \u202e 🎉"
        Ledenbestandfout.objects.create(bestand=bestand, rij=2, nummer=tekst, kolom=tekst, waarde=tekst, melding=tekst)

    regels = Csv().export_data(foutenlijst(bestand)).decode("utf-8-sig").splitlines()

    assert regels[0] == '"rij";"nummer";"kolom";"wat er staat";"soort";"wat er mis is"'
    for regel in regels[1:]:
        _, nummer, kolom, waarde, _, melding = regel.split(";")
        assert all(cel.startswith("\"'") for cel in (nummer, kolom, waarde, melding))


def test_a_part_of_a_file_says_nothing_by_its_name(gemeente):
    nagekeken(csv(KOPPEN, rij("1", naam="Geheim"), rij("2", email="geheim")), gemeente)

    namen = [str(ding) for model in (Ledenbestand, Ledenbestanddeel, Ledenbestandfout) for ding in model.objects.all()]
    assert namen == ["leden.csv", "deel 0", "rij 3"]


# ── What the same number is ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stonden", "komen"),
    [
        (["DP-0", "DP-1", "DP-2"], ["dp-0", "dp-1", "dp-2"]),
        (["dp-0", "Dp-1"], ["DP-0", "dP-1"]),
        (["ÉÉN-1", "één-2", "Één-3"], ["één-1", "ÉÉN-2", "éÉn-3"]),
    ],
)
def test_a_number_in_other_capitals_is_the_same_member_who_keeps_their_own(gemeente, stonden, komen):
    for nummer in stonden:
        PanellidFactory.create(gemeente=gemeente, nummer=nummer)
    PanellidFactory.create(nummer=komen[0])  # of another municipality

    bestand = nagekeken(csv(KOPPEN, *(rij(nummer, email=f"{nummer[-1]}@voorbeeld.nl") for nummer in komen)), gemeente)
    gezien = aantallen(bestand)
    _lees_in(bestand)

    assert gezien == (0, len(komen), 0, 0)
    leden_nu = Panellid.objects.filter(gemeente=gemeente).values_list("nummer", "email")
    assert sorted(leden_nu) == sorted((nummer, f"{nummer[-1]}@voorbeeld.nl") for nummer in stonden)


def test_of_two_members_who_already_differ_by_capitals_alone_the_exact_one_is_meant(gemeente):
    for nummer in ("DP-1", "dp-1"):
        PanellidFactory.create(gemeente=gemeente, nummer=nummer, email=f"{nummer}@voorbeeld.nl", naam="Oud")

    _lees_in(nagekeken(csv(KOPPEN, rij("DP-1")), gemeente))

    assert dict(Panellid.objects.values_list("nummer", "naam")) == {"DP-1": "Een lid", "dp-1": "Oud"}


def test_a_number_that_differs_by_capitals_alone_cannot_be_typed_in(gemeente):
    lid = PanellidFactory.create(gemeente=gemeente, nummer="DP-1")
    lid.clean()

    with pytest.raises(ValidationError, match="andere hoofdletters"):
        PanellidFactory.build(gemeente=gemeente, nummer="dp-1").clean()
