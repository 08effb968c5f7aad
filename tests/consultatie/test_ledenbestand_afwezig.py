"""Who is in the panel and not in a list: left alone, or signed off once, whoever is killed meanwhile."""

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError, connection

from consultatie.ledenbestand.delen import RIJEN_PER_DEEL
from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.ledenbestand.enums import BijAfwezigen, Deelsoort
from consultatie.ledenbestand.fouten import (
    AndereLijstBezig,
    BestandNietBewaard,
    BevestigingNodig,
    NummersOntbreken,
    PanelGewijzigd,
)
from consultatie.ledenbestand.queries import voortgang_van
from consultatie.ledenbestand.services import Inleeskeuze, ledenbestand_inlezen, ledenbestand_opnieuw_nakijken
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.mailing.services import panellid_afmelden
from consultatie.models import Ledenbestand, Ledenbestanddeel, Panellid
from consultatie.uitnodiging.enums import Afmeldreden
from consultatie.uitnodiging.uitwisselen import PanellidResource
from tests.consultatie.ledenlijsten import DAG, KOPPEN, OP, csv, nagekeken, rij, werk_af
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import PanellidFactory
from tests.factories.thema import BeleidsplanFactory
from thema.basis.exporteren import Csv
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.voortgang import Voortgang

VANDAAG = date(2019, 8, 20)


@pytest.fixture
def gemeente(db):
    return BeleidsplanFactory.create(is_actueel=True).gemeente


def _leden(gemeente: Any, *nummers: str, **velden: Any) -> None:
    for nummer in nummers:
        PanellidFactory.create(gemeente=gemeente, nummer=nummer, email=f"lid{nummer}@voorbeeld.nl", **velden)


def _lijst(gemeente: Any, *nummers: str) -> Ledenbestand:
    return nagekeken(csv(KOPPEN, *(rij(nummer) for nummer in nummers)), gemeente)


def _meld_af(bestand: Ledenbestand, *, bevestigd: int | None = None) -> None:
    keuze = Inleeskeuze(bij_afwezigen=BijAfwezigen.AFMELDEN, bevestigd=bevestigd)
    ledenbestand_inlezen(bestand, door=None, op=OP, keuze=keuze)


def _dagen() -> dict[str, Any]:
    return dict(Panellid.objects.values_list("nummer", "afgemeld_op"))


# ── Who that is ──────────────────────────────────────────────────────────────────────────────────


def test_absent_is_who_takes_part_and_whose_number_is_nowhere_in_the_list(gemeente):
    _leden(gemeente, "1", "A2", "3", "4", "5")
    _leden(gemeente, "6", afgemeld_op=DAG)
    PanellidFactory.create(nummer="7")  # of another municipality

    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("a2"), rij("3", email="mis"), rij("4"), rij("4")), gemeente)

    assert (bestand.in_panel, bestand.afwezig) == (5, 1)


def test_without_a_choice_nobody_is_signed_off(gemeente):
    _leden(gemeente, "1", "2")
    bestand = _lijst(gemeente, "1")

    ledenbestand_inlezen(bestand, door=None, op=OP)
    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.afgemeld, _dagen()) == (S.INGELEZEN, 0, {"1": None, "2": None})
    assert not Ledenbestanddeel.objects.exists()


def test_who_is_absent_is_signed_off_with_the_reason_and_who_unsubscribed_stays_as_they_were(gemeente):
    _leden(gemeente, "1", "2", "3", "4", "5")
    _leden(gemeente, "6", afgemeld_op=DAG, afmeldreden=Afmeldreden.ZELF)
    _leden(gemeente, "7", afgemeld_op=DAG)
    bestand = _lijst(gemeente, "1", "2", "3", "4", "nieuw")

    _meld_af(bestand)
    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.afwezig, bestand.afgemeld) == (S.INGELEZEN, 1, 1)
    afgemeld = Panellid.objects.exclude(afgemeld_op=None).values_list("nummer", "afgemeld_op", "afmeldreden")
    assert list(afgemeld) == [("5", VANDAAG, Afmeldreden.LIJST), ("6", DAG, Afmeldreden.ZELF), ("7", DAG, "")]
    assert not Ledenbestanddeel.objects.exists()


def test_who_changed_between_looking_and_signing_off_is_left_alone(gemeente):
    _leden(gemeente, *"12345678", "x", "y")
    bestand = _lijst(gemeente, *"12345678")
    assert bestand.afwezig == 2
    _meld_af(bestand)
    Panellid.objects.filter(nummer="x").update(nummer="z")
    Panellid.objects.filter(nummer="y").update(afgemeld_op=DAG)
    _leden(gemeente, "later")

    werk_af()

    assert {nummer: dag for nummer, dag in _dagen().items() if dag} == {"y": DAG}


# ── An older list beside a newer panel ───────────────────────────────────────────────────────────


def _opnieuw(bestand: Ledenbestand) -> Ledenbestand:
    ledenbestand_opnieuw_nakijken(bestand, door=None, op=OP)
    werk_af()
    return Ledenbestand.objects.get(pk=bestand.pk)


def test_an_older_list_does_not_undo_a_newer_sign_off_without_a_word(gemeente):
    _leden(gemeente, *"12345")
    oud = _lijst(gemeente, *"12345")
    _meld_af(_lijst(gemeente, *"1234"))
    werk_af()

    with pytest.raises(PanelGewijzigd, match="Kijk de lijst opnieuw na: het panel is intussen gewijzigd"):
        ledenbestand_inlezen(Ledenbestand.objects.get(pk=oud.pk), door=None, op=OP)
    voor, gezien = Ledenbestand.objects.get(pk=oud.pk).status, _dagen()
    weer = _opnieuw(Ledenbestand.objects.get(pk=oud.pk))
    telling = weer.gewijzigd
    ledenbestand_inlezen(weer, door=None, op=OP)
    werk_af()

    assert (voor, gezien["5"]) == (S.NAGEKEKEN, VANDAAG)
    assert telling >= 1
    weer.refresh_from_db()
    assert (weer.status, weer.inhoud, set(_dagen().values())) == (S.INGELEZEN, None, {None})


@pytest.mark.parametrize("velden", [{"email": "a@b.nl"}, {"naam": "X"}, {"afgemeld_op": DAG}, {"nummer": "z"}, None])
def test_whatever_changed_in_the_panel_the_list_is_to_be_looked_at_again(gemeente, velden):
    _leden(gemeente, "1", "2", "3")
    bestand = _lijst(gemeente, "1", "2", "3")
    lid = Panellid.objects.filter(nummer="2")
    _ = lid.update(**velden) if velden else lid.delete()

    with pytest.raises(PanelGewijzigd):
        ledenbestand_inlezen(bestand, door=None, op=OP)

    assert Ledenbestand.objects.get().status == S.NAGEKEKEN


def test_a_member_of_another_municipality_changes_nothing(gemeente):
    bestand = _lijst(gemeente, "1")
    PanellidFactory.create(nummer="7")

    ledenbestand_inlezen(bestand, door=None, op=OP)

    assert Ledenbestand.objects.get().status == S.WORDT_INGELEZEN


def test_two_lists_are_not_read_in_at_once(gemeente):
    een, ander = _lijst(gemeente, "1"), _lijst(gemeente, "2")
    ledenbestand_inlezen(een, door=None, op=OP)

    with pytest.raises(AndereLijstBezig):
        ledenbestand_inlezen(ander, door=None, op=OP)


def test_looking_again_finds_what_the_first_time_found_and_no_fault_twice(gemeente):
    _leden(gemeente, "1", "2")
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("3", email="mis"), rij("4"), rij("4")), gemeente)
    velden = ("rijen", "nieuw", "gewijzigd", "ongewijzigd", "fout", "afwezig", "in_panel", "koprij", "panelstand")
    eerst, fouten = [getattr(bestand, veld) for veld in velden], bestand.fouten.count()

    weer = _opnieuw(bestand)

    assert [getattr(weer, veld) for veld in velden] == eerst
    assert (weer.fouten.count(), weer.delen.count()) == (fouten, 2)


def test_a_list_of_which_the_file_was_not_kept_cannot_be_looked_at_again(gemeente):
    bestand = _lijst(gemeente, "1")
    Ledenbestand.objects.update(inhoud=None, panelstand="")

    with pytest.raises(BestandNietBewaard):
        ledenbestand_opnieuw_nakijken(bestand, door=None, op=OP)

    assert (Ledenbestand.objects.get().status, bestand.delen.count()) == (S.NAGEKEKEN, 1)


# ── A second yes ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("afwezig", "moet"), [(1, False), (2, True), (3, True), (4, True)])
def test_more_than_a_quarter_of_the_panel_takes_a_second_yes_with_that_number(gemeente, afwezig: int, moet: bool):
    _leden(gemeente, *"1234")
    bestand = _lijst(gemeente, *"1234"[afwezig:], "nieuw")

    if moet:
        for bevestigd in (None, 0, afwezig - 1, afwezig + 1):
            with pytest.raises(BevestigingNodig):
                _meld_af(Ledenbestand.objects.get(), bevestigd=bevestigd)
        assert Ledenbestand.objects.get().status == S.NAGEKEKEN
    _meld_af(Ledenbestand.objects.get(), bevestigd=afwezig if moet else None)
    werk_af()

    assert sum(dag is not None for dag in _dagen().values()) == afwezig
    assert bestand.in_panel == 4


@pytest.mark.parametrize("nummer", ["", "9" * 41, "a\tb"])
def test_a_row_that_may_be_about_anybody_keeps_all_from_being_signed_off(gemeente, nummer: str):
    _leden(gemeente, *"12345")
    bestand = _lijst(gemeente, *"1234", nummer)

    with pytest.raises(NummersOntbreken):
        _meld_af(bestand, bevestigd=1)

    assert Ledenbestand.objects.get().status == S.NAGEKEKEN
    ledenbestand_inlezen(Ledenbestand.objects.get(), door=None, op=OP)


def test_what_somebody_loaded_before_the_list_was_looked_at_does_not_count(gemeente):
    _leden(gemeente, "1")
    bestand = _lijst(gemeente, "2")
    bestand.afwezig = bestand.in_panel = 0

    with pytest.raises(BevestigingNodig):
        _meld_af(bestand)


def test_signing_off_on_a_stale_screen_is_refused(gemeente):
    _leden(gemeente, *"12345")
    bestand = _lijst(gemeente, *"1234")
    gezien = Ledenbestand.objects.get()
    ledenbestand_inlezen(bestand, door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        _meld_af(gezien)


# ── Back again ───────────────────────────────────────────────────────────────────────────────────


def _afgemeld_door_lijst(gemeente: Any) -> Panellid:
    _leden(gemeente, "1", afgemeld_op=DAG, afmeldreden=Afmeldreden.LIJST)
    return Panellid.objects.get()


@pytest.mark.parametrize("koppen", [KOPPEN, ["nummer", "naam"]])
def test_who_only_missed_a_list_takes_part_again_once_back_in_one(gemeente, koppen: list[str]):
    lid = _afgemeld_door_lijst(gemeente)
    bestand = nagekeken(csv(koppen, rij("1")[: len(koppen)]), gemeente)
    assert bestand.gewijzigd == 1

    ledenbestand_inlezen(bestand, door=None, op=OP)
    werk_af()

    lid.refresh_from_db()
    assert (lid.afgemeld_op, lid.afmeldreden) == (None, "")


def test_who_unsubscribed_after_missing_a_list_stays_so_when_back_in_one(gemeente):
    lid = _afgemeld_door_lijst(gemeente)
    panellid_afmelden(lid, dag=VANDAAG)

    ledenbestand_inlezen(_lijst(gemeente, "1"), door=None, op=OP)
    werk_af()

    lid.refresh_from_db()
    assert (lid.afgemeld_op, lid.afmeldreden) == (DAG, Afmeldreden.ZELF)


def test_an_export_that_holds_the_day_leaves_who_missed_a_list_as_they_are(gemeente):
    _afgemeld_door_lijst(gemeente)
    uitvoer = Csv().export_data(PanellidResource().export(Panellid.objects.all()))

    assert nagekeken(uitvoer, gemeente).ongewijzigd == 1


def test_a_day_that_a_list_holds_is_the_word_of_the_list_and_no_other_reason(gemeente):
    lid = _afgemeld_door_lijst(gemeente)

    ledenbestand_inlezen(nagekeken(csv(KOPPEN, rij("1", afgemeld_op="2019-05-01")), gemeente), door=None, op=OP)
    werk_af()

    lid.refresh_from_db()
    assert (lid.afgemeld_op, lid.afmeldreden) == (date(2019, 5, 1), "")


# ── A piece at a time ────────────────────────────────────────────────────────────────────────────


def _veel(gemeente: Any, aantal: int) -> Ledenbestand:
    Panellid.objects.bulk_create(
        PanellidFactory.build(gemeente=gemeente, nummer=f"weg{nummer:05}") for nummer in range(aantal)
    )
    return _lijst(gemeente, "1")


def test_signing_off_goes_by_pieces_after_the_rows_and_its_count_rises_with_each(gemeente):
    bestand = _veel(gemeente, RIJEN_PER_DEEL + 1)
    _meld_af(bestand, bevestigd=RIJEN_PER_DEEL + 1)
    gezien = []

    while bestand.status == S.WORDT_INGELEZEN:
        gezien.append((bestand.verwerkt, bestand.afgemeld, voortgang_van(bestand)))
        ledenbestand_verwerken(op=OP)
        bestand.refresh_from_db()

    assert gezien == [
        (0, 0, Voortgang(0, 1)),
        (1, 0, Voortgang(0, RIJEN_PER_DEEL + 1)),
        (1, RIJEN_PER_DEEL, Voortgang(RIJEN_PER_DEEL, RIJEN_PER_DEEL + 1)),
    ]
    assert bestand.afgemeld == Panellid.objects.exclude(afgemeld_op=None).count() == RIJEN_PER_DEEL + 1


@pytest.mark.parametrize("bij", ['UPDATE "consultatie_panellid"', 'SET "afgemeld"', "DELETE", "Statusovergang"])
def test_whoever_falls_over_while_signing_off_leaves_a_piece_done_or_not_done(gemeente, bij: str):
    bestand = _veel(gemeente, 3)
    _meld_af(bestand, bevestigd=3)
    ledenbestand_verwerken(op=OP)
    nog = [True]

    def val_om(uitvoeren: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        uitkomst = uitvoeren(sql, params, many, context)
        if nog and (bij in sql or (bij == "Statusovergang" and "INSERT" in sql)):
            nog.pop()
            raise OperationalError
        return uitkomst

    with connection.execute_wrapper(val_om), pytest.raises(OperationalError):
        ledenbestand_verwerken(op=OP)
    bestand.refresh_from_db()
    assert (bestand.afgemeld, Panellid.objects.exclude(afgemeld_op=None).count()) == (0, 0)
    assert bestand.delen.filter(soort=Deelsoort.AFWEZIG).count() == 1
    werk_af()

    bestand.refresh_from_db()
    assert (bestand.status, bestand.afgemeld) == (S.INGELEZEN, 3)
    assert Panellid.objects.exclude(afgemeld_op=None).count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_sign_nobody_off_twice():
    bestand = _veel(BeleidsplanFactory.create().gemeente, 2 * RIJEN_PER_DEEL)
    _meld_af(bestand, bevestigd=2 * RIJEN_PER_DEEL)

    def samen() -> None:
        werk_af()

    assert tegelijk(2, samen) == [None, None]
    bestand.refresh_from_db()
    assert (bestand.status, bestand.afgemeld) == (S.INGELEZEN, 2 * RIJEN_PER_DEEL)
