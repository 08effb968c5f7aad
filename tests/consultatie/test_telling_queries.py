"""Reading the tallies: per channel and per wijk, over all versions that ask the same."""

from typing import Any

import pytest

from consultatie.models import Telling, Vragenlijst, Vragenlijstversie
from consultatie.uitslag.queries import Groepstelling, cellen_van, tellingen_per_kanaal
from consultatie.vragenlijst.enums import Kanaal
from tests.factories.consultatie import VragenlijstFactory, VragenlijstversieFactory, definitie

pytestmark = pytest.mark.django_db


def _vraag(soort: str, *opties: tuple[str, str], **meer: Any) -> dict[str, Any]:
    lijst = [{"code": code, "tekst": tekst} for code, tekst in opties]
    return {
        "sleutel": "v",
        "soort": soort,
        "tekst": "?",
        "hulptekst": "",
        "is_verplicht": False,
        "opties": lijst,
    } | meer


JA_NEE = _vraag("een", ("ja", "Ja"), ("nee", "Nee"))


def _telling(versie: Vragenlijstversie, ja: int, *, kanaal: str = Kanaal.OPEN, **cel: str) -> None:
    tellingen = {"v": {"n": ja, "opties": {"ja": ja}}}
    Telling.objects.create(versie=versie, kanaal=kanaal, aantal=ja + 1, tellingen=tellingen, **cel)


def _twee_versies(oud: dict[str, Any], nieuw: dict[str, Any]) -> Vragenlijst:
    vragenlijst = VragenlijstFactory(open_=True)
    _telling(VragenlijstversieFactory(vragenlijst=vragenlijst, nummer=1, definitie=definitie(oud)), 5)
    _telling(VragenlijstversieFactory(vragenlijst=vragenlijst, nummer=2, definitie=definitie(nieuw)), 7)
    return vragenlijst


def test_all_cells_of_a_channel_come_together():
    versie = VragenlijstversieFactory(definitie=definitie(JA_NEE))
    _telling(versie, 3, wijk="WK015001")
    _telling(versie, 4, wijk="WK015001", leeftijd="18-34")
    _telling(versie, 5)
    _telling(versie, 20, kanaal=Kanaal.DIGIPANEL)

    per_kanaal = tellingen_per_kanaal(versie.vragenlijst)

    assert per_kanaal == {
        "open": Groepstelling("open", 15, {"v": {"n": 12, "opties": {"ja": 12}}}),
        "digipanel": Groepstelling("digipanel", 21, {"v": {"n": 20, "opties": {"ja": 20}}}),
    }


@pytest.mark.parametrize("met_versie", [True, False])
def test_where_nothing_was_counted_there_is_nothing(met_versie: bool):
    vragenlijst = VragenlijstFactory()
    if met_versie:
        versie = VragenlijstversieFactory(vragenlijst=vragenlijst)
        Telling.objects.create(versie=versie, kanaal=Kanaal.OPEN, aantal=0, tellingen={})
    _telling(VragenlijstversieFactory(), 99)

    assert tellingen_per_kanaal(vragenlijst) == {}
    assert cellen_van(vragenlijst).van([Kanaal.OPEN]) == {}


@pytest.mark.parametrize("cellen", [1, 30])
def test_it_takes_two_queries_however_many_cells_there_are(cellen: int, django_assert_num_queries):
    versie = VragenlijstversieFactory(definitie=definitie(JA_NEE))
    for nummer in range(cellen):
        _telling(versie, 10, wijk=f"WK{nummer:06}")

    with django_assert_num_queries(2):
        per_kanaal = tellingen_per_kanaal(versie.vragenlijst)

    assert per_kanaal["open"].aantal == 11 * cellen


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (JA_NEE, JA_NEE | {"tekst": "Without the slip of the pen?"}),
        (JA_NEE, _vraag("een", ("ja", "Ja!"), ("nee", "Nee"))),
        (JA_NEE, _vraag("een", ("nee", "Nee"), ("ja", "Ja"), ("soms", "Soms"))),
        (_vraag("top", ("ja", "Drugs"), aantal=3), _vraag("top", ("ja", "Drugs en overlast"), aantal=3)),
        (_vraag("wijk", ("ja", "Centrum")), _vraag("wijk", ("ja", "Binnenstad"))),
        (_vraag("meer", ("ja", "Ja"), aantal=2), _vraag("meer", ("ja", "Ja"), aantal=None)),
        ({**_vraag("open"), "opties": []}, {"sleutel": "v", "soort": "open", "tekst": "?"}),
        (_vraag("open_per_thema", ("ja", "Drugs")), _vraag("open_per_thema", ("ja", "Drugs en overlast"))),
        (JA_NEE, _vraag("een", ("ja", "Ja"), ("nee", "Nee"), ("anders-namelijk", "Anders, namelijk"), anders="x")),
        (
            JA_NEE | {"alleen_als": {"sleutel": "w", "codes": ["a", "b"], "zin": "Alleen als …"}},
            JA_NEE | {"alleen_als": {"sleutel": "w", "codes": ["b", "a"], "zin": "Alleen als u …"}},
        ),
    ],
)
def test_versions_that_ask_the_same_are_added(oud: dict[str, Any], nieuw: dict[str, Any]):
    groep = tellingen_per_kanaal(_twee_versies(oud, nieuw))["open"]

    assert groep.aantal == 14
    assert groep.per_vraag["v"] == {"n": 12, "opties": {"ja": 12}}


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        (JA_NEE, _vraag("meer", ("ja", "Ja"), ("nee", "Nee"), aantal=None)),
        (_vraag("een", ("optie-1", "☺")), _vraag("een", ("optie-1", "☹"))),
        (_vraag("top", ("ja", "Drugs"), aantal=3), _vraag("top", ("ja", "Drugs"), aantal=2)),
        (
            _vraag("schaal", ("1", "1"), label_laag="onveilig", label_hoog="veilig"),
            _vraag("schaal", ("1", "1"), label_laag="veilig", label_hoog="onveilig"),
        ),
        (
            _vraag("schaal", ("1", "1"), label_laag="a", label_hoog="b"),
            _vraag("schaal", ("1", "1"), ("2", "2"), label_laag="a", label_hoog="b"),
        ),
        (JA_NEE | {"sleutel": "w"}, JA_NEE),
        (_vraag("rangorde", ("ja", "Drugs"), aantal=4), _vraag("rangorde", ("ja", "Drugs"), aantal=3)),
        (
            _vraag("matrix", ("ja", "Ja"), rijen=[{"code": "optie-1", "tekst": "☺"}]),
            _vraag("matrix", ("ja", "Ja"), rijen=[{"code": "optie-1", "tekst": "☹"}]),
        ),
        (_vraag("matrix", ("ja", "Ja"), rijen=[]), _vraag("matrix", ("ja", "Ja"), ("nee", "Nee"), rijen=[])),
        # Asked of others.
        (JA_NEE, JA_NEE | {"alleen_als": {"sleutel": "w", "codes": ["a"], "zin": ""}}),
        (
            JA_NEE | {"alleen_als": {"sleutel": "w", "codes": ["a"], "zin": ""}},
            JA_NEE | {"alleen_als": {"sleutel": "w", "codes": ["a", "b"], "zin": ""}},
        ),
    ],
)
def test_what_an_older_version_asked_otherwise_is_left_out_of_the_question_but_not_of_the_response(
    oud: dict[str, Any], nieuw: dict[str, Any]
):
    groep = tellingen_per_kanaal(_twee_versies(oud, nieuw))["open"]

    assert groep.aantal == 14
    assert groep.per_vraag["v"] == {"n": 7, "opties": {"ja": 7}}


def test_a_question_that_the_newest_version_dropped_is_gone():
    groep = tellingen_per_kanaal(_twee_versies(JA_NEE, JA_NEE | {"sleutel": "w"}))["open"]

    assert groep.per_vraag == {}
