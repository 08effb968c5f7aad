"""The safety figures of a document: what belongs together stands together, and each figure keeps its source."""

from decimal import Decimal

from rapportage.documenten.veiligheidsbeeld import veiligheidsbeeld
from rapportage.grafieken import DRUK
from rapportage.themas.gegevens import Cijferreeks, Meting


def reeks(naam: str, *waarden: str | None, bron: str = "CBS", eenheid: str = "", vanaf: int = 2010) -> Cijferreeks:
    metingen = [Meting(jaar, None if w is None else Decimal(w)) for jaar, w in enumerate(waarden, start=vanaf)]
    return Cijferreeks(
        naam=naam,
        definitie=f"Wat {naam} is.",
        eenheid=eenheid,
        bron=bron,
        bron_url="https://voorbeeld.invalid/",
        peildatum="november 2021",
        is_fictief=False,
        metingen=tuple(metingen),
    )


def test_series_of_one_source_and_the_same_years_share_a_picture_and_a_table():
    misdrijven = reeks("Misdrijven", "7055", "7260", "7095", eenheid="misdrijven")
    opgelost = reeks("Opgelost", "31.6", "32.1", "28", eenheid="%")

    beeld = veiligheidsbeeld([misdrijven, opgelost], medium=DRUK)

    (groep,) = beeld.groepen
    assert groep.kolommen == ("Misdrijven", "Opgelost (%)")
    assert [(rij.jaar, rij.waarden) for rij in groep.rijen] == [
        (2010, ("7.055", "31,6")),
        (2011, ("7.260", "32,1")),
        (2012, ("7.095", "28,0")),
    ]
    assert groep.bevinding == "Misdrijven: van 7.055 in 2010 naar 7.095 in 2012"
    assert groep.bevindingen == ("Opgelost: van 31,6% in 2010 naar 28% in 2012",)
    assert beeld.losse == ()


def test_another_source_or_other_years_make_a_table_of_their_own_in_the_order_given():
    eerst = reeks("Eerst", "1", "2", "3", bron="Politie")
    dan = reeks("Dan", "1", "2", "3", bron="CBS")
    later = reeks("Later", "1", "2", "3", bron="CBS", vanaf=2015)

    beeld = veiligheidsbeeld([eerst, dan, later], medium=DRUK)

    assert [groep.eerste.naam for groep in beeld.groepen] == ["Eerst", "Dan", "Later"]


def test_a_figure_that_was_not_measured_is_said_and_is_not_zero():
    beeld = veiligheidsbeeld([reeks("Peiling", "18", None, "17", "16")], medium=DRUK)

    assert [rij.waarden for rij in beeld.groepen[0].rijen] == [("18",), ("niet gemeten",), ("17",), ("16",)]


def test_a_short_series_is_told_figure_by_figure_with_its_unit():
    kort = reeks("Woninginbraken", "243", None, eenheid="inbraken")

    beeld = veiligheidsbeeld([kort], medium=DRUK)

    assert beeld.groepen == ()
    assert [(los.jaar, los.waarde) for los in beeld.losse] == [(2010, "243 inbraken"), (2011, "niet gemeten")]


def test_without_figures_there_is_nothing_to_show():
    assert veiligheidsbeeld([], medium=DRUK).groepen == ()
