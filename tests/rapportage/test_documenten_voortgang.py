"""The yearly report speaks of the plan that was adopted: what it leaves out is named, and never counted as done."""

from datetime import date

import pytest

from planning.models import Bestuursstuk
from planning.stuk.enums import Stukactie
from planning.stuk.waarschuwing import waarschuwingen
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.onderdelen import Stukstand
from rapportage.documenten.opmaken import maak_inhoud
from rapportage.documenten.voortgang_verzamelen import verzamel_voortgang
from rapportage.documenten.voortgangsrapportage import Voortgang
from rapportage.models import Voortgangsrapportage
from rapportage.voortgang.enums import Staat
from tests.factories.planning import BestuursstukFactory, VoortgangsrapportageFactory
from tests.factories.rapportage import MaatregelvoortgangFactory, ThemavoortgangFactory
from tests.factories.thema import BeleidsplanFactory, DoelFactory, MaatregelFactory, ThemaFactory
from thema.models import Maatregel, Thema

pytestmark = pytest.mark.django_db

STAND = Stukstand("2021-1", date(2021, 3, 16), "Concept", None, None, is_fictief=False, is_besluit_fictief=False)


def _thema(rapportage: Voortgangsrapportage, naam: str, *maatregelen: str) -> tuple[Thema, list[Maatregel]]:
    """A theme of the report's plan with one goal and these measures."""
    plan = rapportage.beleidsplan
    thema = ThemaFactory.create(beleidsplan=plan, naam=naam)
    doel = DoelFactory.create(thema=thema)
    rijen = [
        MaatregelFactory.create(beleidsplan=plan, titel=titel, volgorde=volgorde)
        for volgorde, titel in enumerate(maatregelen, start=plan.maatregelen.count())
    ]
    doel.maatregelen.set(rijen)
    return thema, rijen


def _half() -> Voortgangsrapportage:
    """A report that describes one theme of two, and one measure of its three."""
    rapportage = VoortgangsrapportageFactory.create()
    drugs, maatregelen = _thema(rapportage, "Drugs", "Toezicht", "Les", "Convenant")
    _thema(rapportage, "Cyber", "Gastlessen")
    ThemavoortgangFactory.create(rapportage=rapportage, thema=drugs)
    MaatregelvoortgangFactory.create(rapportage=rapportage, maatregel=maatregelen[0])
    return rapportage


def _stuk(rapportage: Voortgangsrapportage) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=rapportage.beleidsplan, soort=Documentsoort.VOORTGANGSRAPPORTAGE, voortgang=rapportage
    )
    return stuk


def _verzameld(rapportage: Voortgangsrapportage) -> Voortgang:
    return verzamel_voortgang(rapportage, STAND)


def test_measures_are_counted_against_those_of_the_plan():
    drugs, cyber = _verzameld(_half()).themas

    assert (drugs.naam, drugs.begonnen, len(drugs.maatregelen), drugs.niet_beschreven) == ("Drugs", 1, 3, 2)
    assert [m.woorden for m in drugs.maatregelen] == ["Op koers", "Nog niet beschreven", "Nog niet beschreven"]
    assert (cyber.naam, cyber.woorden, cyber.begonnen, len(cyber.maatregelen)) == ("Cyber", "Nog niet beschreven", 0, 1)


def test_the_document_names_what_it_does_not_describe():
    html = " ".join(maak_inhoud(_verzameld(_half())).split())

    assert "1 van 3, 2 nog niet beschreven" in html
    assert "0 van 1, 1 nog niet beschreven" in html
    assert "geen maatregelen" not in html
    assert '<span class="staat niet_beschreven">Nog niet beschreven</span>' in html
    assert "Nog niet beschreven: hoe het hiermee staat, zegt deze rapportage niet." in html


def test_a_whole_report_says_nothing_of_the_kind():
    rapportage = VoortgangsrapportageFactory.create()
    drugs, maatregelen = _thema(rapportage, "Drugs", "Toezicht", "Les")
    ThemavoortgangFactory.create(rapportage=rapportage, thema=drugs)
    for maatregel, staat in zip(maatregelen, (Staat.KLAAR, Staat.NOG_NIET_BEGONNEN), strict=True):
        MaatregelvoortgangFactory.create(rapportage=rapportage, maatregel=maatregel, staat=staat)

    gegevens = _verzameld(rapportage)

    assert gegevens.is_volledig
    assert (gegevens.themas[0].begonnen, gegevens.themas[0].niet_beschreven) == (1, 0)
    assert "beschreven" not in maak_inhoud(gegevens)
    assert waarschuwingen(_stuk(rapportage), Stukactie.IN_ROUTING) == ()


def test_a_measure_that_serves_two_goals_of_a_theme_counts_once():
    rapportage = VoortgangsrapportageFactory.create()
    thema, maatregelen = _thema(rapportage, "Drugs", "Toezicht")
    DoelFactory.create(thema=thema).maatregelen.set(maatregelen)

    assert len(_verzameld(rapportage).themas[0].maatregelen) == 1


@pytest.mark.parametrize("actie", [Stukactie.IN_ROUTING, Stukactie.AGENDEREN, Stukactie.COLLEGE_BESLUIT])
def test_before_it_goes_to_the_college_what_is_missing_is_named(actie: Stukactie):
    assert waarschuwingen(_stuk(_half()), actie) == (
        "De rapportage beschrijft nog niet alle thema’s van het plan. Er mist: ‘Cyber’.",
        "De rapportage beschrijft nog niet alle maatregelen van het plan. Er mist: ‘Les’, ‘Convenant’ en ‘Gastlessen’.",
    )


@pytest.mark.parametrize("aantal", [1, 3])
def test_themes_are_read_in_a_fixed_number_of_queries(django_assert_max_num_queries, aantal: int):
    rapportage = VoortgangsrapportageFactory.create(beleidsplan=BeleidsplanFactory.create())
    for nummer in range(aantal):
        _thema(rapportage, f"Thema {nummer}", f"Maatregel {nummer}")

    with django_assert_max_num_queries(9):
        _verzameld(rapportage)
