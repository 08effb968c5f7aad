"""What is wrong with a row of a list of members, and what is only worth a look."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from consultatie.ledenbestand.enums import Rijsoort
from consultatie.ledenbestand.queries import voorbeeld_van
from consultatie.ledenbestand.services import Inleeskeuze, ledenbestand_inlezen
from consultatie.models import Ledenbestand, Panellid
from tests.consultatie.ledenlijsten import (
    DAG,
    KOPPEN,
    OP,
    aantallen,
    csv,
    fouten,
    nagekeken,
    rij,
    werk_af,
)
from tests.factories.consultatie import PanellidFactory
from tests.factories.thema import BeleidsplanFactory, GemeenteFactory
from tests.thema.bestanden import xlsx

EEN_ADRES = {"email": "Samen@voorbeeld.nl"}


@pytest.fixture
def gemeente(db):
    return BeleidsplanFactory.create(is_actueel=True).gemeente


def _lees_in(bestand: Ledenbestand, **keuze: Any) -> None:
    ledenbestand_inlezen(bestand, door=None, op=OP, keuze=Inleeskeuze(**keuze))
    werk_af()
    bestand.refresh_from_db()


# ── Faults ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("anders", "kolom", "melding"),
    [
        ({"nummer": ""}, "nummer", "Dit veld kan niet leeg zijn"),
        ({"nummer": "1" * 41}, "nummer", "40"),
        ({"naam": ""}, "naam", "Dit veld kan niet leeg zijn"),
        ({"naam": "x" * 121}, "naam", "120"),
        ({"naam": "een\ttab"}, "naam", "onleesbaar teken"),
        ({"email": "geen adres"}, "e-mailadres", "e-mailadres"),
        ({"email": ""}, "", "Vul een e-mailadres in, of straat, postcode en plaats."),
        ({"email": "", "adres": "Brink 1", "postcode": "7411 BR"}, "", "Vul een e-mailadres in"),
        ({"postcode": "0000 AA"}, "postcode", "Deze postcode bestaat niet."),
        ({"postcode": "7411 SS"}, "postcode", "Schrijf vier cijfers en twee letters: 1234 AB."),
        ({"postcode": "741 BR"}, "postcode", "Deze postcode bestaat niet."),
        ({"toestemming_uitnodigen": "21-08-2019"}, "wil uitnodigingen sinds", "vandaag is het 20 augustus 2019"),
        ({"toestemming_uitkomsten": "1-1-2091"}, "wil uitkomsten horen sinds", "Deze dag is nog niet geweest"),
        ({"afgemeld_op": "2019-08-21"}, "afgemeld op", "Deze dag is nog niet geweest"),
        ({"toestemming_uitnodigen": "gisteren"}, "wil uitnodigingen sinds", "‘gisteren’ is geen datum."),
        ({"toestemming_uitkomsten": "31-02-2019"}, "wil uitkomsten horen sinds", "‘31-02-2019’ is geen datum."),
        ({"afgemeld_op": "ja"}, "afgemeld op", "‘ja’ is geen datum."),
    ],
)
def test_a_row_that_does_not_fit_is_named_with_its_column_and_what_is_wrong(
    gemeente, anders: Any, kolom: str, melding: str
):
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2", **anders)), gemeente)

    assert aantallen(bestand) == (1, 0, 0, 1)
    [(rijnummer, waar, wat)] = fouten(bestand)
    assert (rijnummer, waar) == (3, kolom)
    assert melding in wat


def test_two_rows_about_one_member_are_both_wrong_and_name_each_other(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1"), rij("2"), rij("1")), gemeente)

    assert [(rijnummer, kolom) for rijnummer, kolom, _ in fouten(bestand)] == [(2, "nummer"), (4, "nummer")]
    assert "rij 4" in fouten(bestand)[0][2]


@pytest.mark.parametrize("dag", ["31-12-2018", "2018-12-31", date(2018, 12, 31)])
def test_a_day_may_be_written_in_three_ways(gemeente, dag: Any):
    _lees_in(nagekeken(xlsx(KOPPEN, rij("1", toestemming_uitnodigen=dag)), gemeente))

    assert Panellid.objects.get().toestemming_uitnodigen == date(2018, 12, 31)


@pytest.mark.parametrize(("email", "adres", "postcode", "plaats"), [*product(["", "a@b.nl"], *[["", "x"]] * 3)])
@pytest.mark.django_db
def test_who_can_be_reached_is_the_same_to_the_model_and_to_the_database(
    email: str, adres: str, postcode: str, plaats: str
):
    lid = PanellidFactory.build(
        gemeente=GemeenteFactory.create(), email=email, adres=adres, postcode=postcode, plaats=plaats
    )

    if lid.is_bereikbaar:
        lid.validate_constraints()
    else:
        with pytest.raises(ValidationError, match=Panellid.ONBEREIKBAAR):
            lid.validate_constraints()


@pytest.mark.parametrize("postcode", ["7411kt", " 7411  KT", "7411-KT", "7411 KT"])
def test_a_postcode_is_stored_in_one_way_however_it_was_written(gemeente, postcode: str):
    inhoud = csv(KOPPEN, rij("1", postcode=postcode))
    _lees_in(nagekeken(inhoud, gemeente))

    assert Panellid.objects.get().postcode == "7411 KT"
    assert aantallen(nagekeken(inhoud, gemeente)) == (0, 0, 1, 0)


def test_what_a_made_up_member_has_for_a_postcode_is_not_refused(gemeente):
    PanellidFactory.create(gemeente=gemeente, nummer="1", postcode="0000 AA", is_fictief=True)

    bestand = nagekeken(csv(["nummer", "naam", "postcode"], ["1", "Ander", "0000 AA"]), gemeente)

    assert aantallen(bestand) == (0, 1, 0, 0)


def test_the_day_itself_is_not_in_the_future(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1", toestemming_uitnodigen="20-08-2019", afgemeld_op="20-8-2019")), gemeente)

    assert aantallen(bestand) == (1, 0, 0, 0)


def test_a_fault_names_the_member_and_what_was_refused_as_far_as_it_fits(gemeente):
    lang = "x" * 300
    bestand = nagekeken(
        csv(KOPPEN, rij("a1", postcode="0000 AA"), rij(lang), rij("", naam=lang), rij("4", email="")), gemeente
    )

    gevonden = list(bestand.fouten.values_list("rij", "nummer", "kolom", "waarde"))

    assert gevonden == [
        (2, "a1", "postcode", "0000 AA"),
        (3, "x" * 39 + "…", "nummer", "x" * 199 + "…"),
        (3, "x" * 39 + "…", "e-mailadres", f"lid{lang}"[:199] + "…"),
        (4, "", "nummer", ""),
        (4, "", "naam", "x" * 199 + "…"),
        (5, "4", "", ""),
    ]


# ── One e-mail address for two members ───────────────────────────────────────────────────────────


def _waarschuwingen(bestand: Ledenbestand) -> list[tuple[int, str]]:
    assert not bestand.fouten.filter(is_waarschuwing=False).exists()
    return list(bestand.fouten.values_list("rij", "melding"))


def test_two_rows_with_one_address_wait_for_staff_and_name_each_other(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1", **EEN_ADRES), rij("2"), rij("3", email="samen@voorbeeld.nl")), gemeente)

    assert (aantallen(bestand), bestand.gedeeld, bestand.te_lezen) == ((1, 0, 0, 0), 2, 3)
    assert _waarschuwingen(bestand) == [
        (2, "Dit e-mailadres staat ook in rij 4."),
        (4, "Dit e-mailadres staat ook in rij 2."),
    ]
    assert bestand.fouten.first().waarde == "Samen@voorbeeld.nl"


@pytest.mark.parametrize(("afgemeld_op", "woorden"), [(None, "niet in de lijst"), (DAG, "afgemeld")])
def test_the_address_of_a_member_outside_the_list_waits_for_staff_too(gemeente, afgemeld_op: Any, woorden: str):
    PanellidFactory.create(gemeente=gemeente, nummer="9", email="samen@voorbeeld.nl", afgemeld_op=afgemeld_op)
    PanellidFactory.create(nummer="8", email="samen@voorbeeld.nl")  # of another municipality

    bestand = nagekeken(csv(KOPPEN, rij("1", **EEN_ADRES)), gemeente)

    assert _waarschuwingen(bestand) == [(2, f"Dit e-mailadres staat ook bij lid 9 ({woorden}).")]


def test_no_more_than_three_others_are_named(gemeente):
    for nummer in range(5):
        PanellidFactory.create(gemeente=gemeente, nummer=f"p{nummer}", email="samen@voorbeeld.nl", afgemeld_op=DAG)

    bestand = nagekeken(csv(KOPPEN, *(rij(str(nummer), **EEN_ADRES) for nummer in range(6))), gemeente)

    assert _waarschuwingen(bestand)[0][1] == (
        "Dit e-mailadres staat ook in rij 3, 4, 5 en nog 2 keer en bij lid p0 (afgemeld), lid p1 (afgemeld), "
        "lid p2 (afgemeld) en nog 2 leden."
    )


@pytest.mark.parametrize(
    "rijen",
    [
        pytest.param([rij("1", **EEN_ADRES), rij("2", **EEN_ADRES)], id="both have it already"),
        pytest.param([rij("1", email="ander@voorbeeld.nl"), rij("3", **EEN_ADRES), rij("2")], id="it moved on"),
        pytest.param([rij("3", email=""), rij("4", email="")], id="no address"),
    ],
)
def test_who_has_an_address_already_or_lets_go_of_it_is_no_reason_to_warn(gemeente, rijen: Any):
    for nummer in ("1", "2"):
        PanellidFactory.create(gemeente=gemeente, nummer=nummer, email="samen@voorbeeld.nl")

    assert nagekeken(csv(KOPPEN, *rijen), gemeente).gedeeld == 0


@pytest.mark.parametrize(("met_gedeeld", "gelezen"), [(False, ["2"]), (True, ["1", "2", "3"])])
def test_rows_with_a_shared_address_go_in_when_staff_say_so_and_are_left_out_otherwise(
    gemeente, met_gedeeld: bool, gelezen: list[str]
):
    bestand = nagekeken(csv(KOPPEN, rij("1", **EEN_ADRES), rij("2"), rij("3", **EEN_ADRES)), gemeente)

    _lees_in(bestand, met_gedeeld=met_gedeeld)

    assert list(Panellid.objects.values_list("nummer", flat=True)) == gelezen
    assert (bestand.nieuw, bestand.gedeeld) == (len(gelezen), 3 - len(gelezen))
    assert bestand.fouten.count() == 3 - len(gelezen)


def test_a_row_with_a_fault_and_a_shared_address_stays_a_fault(gemeente):
    bestand = nagekeken(csv(KOPPEN, rij("1", **EEN_ADRES, naam=""), rij("2", **EEN_ADRES)), gemeente)

    _lees_in(bestand, met_gedeeld=True)

    assert aantallen(bestand) == (1, 0, 0, 1)
    assert [(nummer, kolom) for nummer, kolom, _ in fouten(bestand)] == [(2, "naam")]


def test_the_first_rows_say_which_have_a_shared_address(gemeente):
    voorbeeld = voorbeeld_van(nagekeken(csv(KOPPEN, rij("1", **EEN_ADRES), rij("2", **EEN_ADRES)), gemeente), op=OP)

    assert voorbeeld is not None
    assert [oordeel.soort for oordeel, _ in voorbeeld.rijen] == [Rijsoort.GEDEELD] * 2
