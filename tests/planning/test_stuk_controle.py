"""What a paper lacks before it goes round (R14, R15, R20)."""

import pytest

from planning.stuk.controle import StukOnvolledig, bezwaren, eis_volledig
from planning.stuk.enums import Besluitenlijst, Bijlagesoort, Openbaarmaking, Stukstatus
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    NotagegevensFactory,
    StuksectieFactory,
    VoortgangsrapportageFactory,
    WeglatingFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, TekstblokFactory, ThemaFactory
from thema.models import Thema
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db

OPENBAAR = "De nota en het besluit openbaar te maken."


def _nota(optie: Openbaarmaking, *punten: str, **velden: str) -> Bestuursstuk:
    """A nota with this proposal and these decision points, complete but for what they ask."""
    stuk: Bestuursstuk = BestuursstukFactory.create(soort=Documentsoort.NOTA)
    StuksectieFactory.create(stuk=stuk)
    NotagegevensFactory.create(stuk=stuk, openbaarmaking=optie, **velden)
    for punt in punten:
        BesluitpuntFactory.create(stuk=stuk, tekst=punt)
    return stuk


def test_a_complete_nota_has_nothing_against_it():
    stuk = maak_complete_nota(BeleidsplanFactory.create())

    assert bezwaren(stuk) == ()
    eis_volledig(stuk)


def test_a_refusal_carries_every_sentence():
    stuk = BestuursstukFactory.create(soort=Documentsoort.NOTA)

    with pytest.raises(StukOnvolledig) as fout:
        eis_volledig(stuk)

    assert len(fout.value.bezwaren) == 2
    assert all(bezwaar in str(fout.value) for bezwaar in fout.value.bezwaren)


def test_a_nota_without_its_data_says_which():
    stuk = BestuursstukFactory.create(soort=Documentsoort.NOTA)

    assert bezwaren(stuk)[0] == "Vul de notagegevens in: het college en het voorstel over openbaarmaking."


def test_a_nota_says_whose_it_is_and_another_paper_need_not():
    leeg = {"team": "", "programma": " ", "portefeuillehouder": ""}

    assert bezwaren(maak_complete_nota(BeleidsplanFactory.create(), **leeg)) == (
        "Vul in van wie de nota is: team, programma en portefeuillehouder.",
    )
    assert bezwaren(maak_complete_mededeling(BeleidsplanFactory.create(), **leeg)) == ()


def test_a_nota_decides_something():
    assert bezwaren(_nota(Openbaarmaking.NIET, openbaarmaking_artikelen="10 lid 2 g")) == (
        "Vul bij ‘Besloten wordt’ ten minste één punt in.",
    )


def test_option_2_needs_the_press_release():
    stuk = _nota(Openbaarmaking.MET_PERSBERICHT, OPENBAAR)
    BijlageFactory.create(stuk=stuk)

    voor = bezwaren(stuk)
    BijlageFactory.create(stuk=stuk, soort=Bijlagesoort.PERSBERICHT, titel="Persbericht")

    assert voor == ("U maakt de nota openbaar met een persbericht. Zet het persbericht bij de bijlagen.",)
    assert bezwaren(stuk) == ()


@pytest.mark.parametrize(("optie", "woord"), [(Openbaarmaking.NADAT, "‘nadat’"), (Openbaarmaking.BEHALVE, "‘behalve’")])
def test_options_3_and_4_need_their_text(optie: Openbaarmaking, woord: str):
    zonder = _nota(optie, OPENBAAR, openbaarmaking_tekst="  ")
    met = _nota(optie, OPENBAAR, openbaarmaking_tekst="de partners zijn ingelicht")
    for stuk in (zonder, met):
        WeglatingFactory.create(stuk=stuk)

    assert len(bezwaren(zonder)) == 1
    assert woord in bezwaren(zonder)[0]
    assert bezwaren(met) == ()


@pytest.mark.parametrize(
    ("optie", "punt"),
    [
        (Openbaarmaking.ALLEEN_BESLUIT, "Het besluit openbaar te maken, maar niet de nota."),
        (Openbaarmaking.NIET, "De nota en het besluit niet openbaar te maken."),
    ],
)
def test_options_5_and_6_need_their_articles(optie: Openbaarmaking, punt: str):
    zonder = _nota(optie, punt)
    met = _nota(optie, punt, openbaarmaking_artikelen="10 lid 2 g")

    assert bezwaren(zonder) == ("U maakt iets niet openbaar. Vul in op grond van welk artikel of welke artikelen.",)
    assert bezwaren(met) == ()


@pytest.mark.parametrize(
    ("optie", "velden"),
    [
        (Openbaarmaking.NOTA_EN_BESLUIT, {}),
        (Openbaarmaking.NADAT, {"openbaarmaking_tekst": "het overleg"}),
        (Openbaarmaking.BEHALVE, {"openbaarmaking_tekst": "de bijlage"}),
    ],
)
@pytest.mark.parametrize("punt", ["In te stemmen met de startnotitie.", "De nota niet openbaar te maken."])
def test_a_proposal_to_publish_needs_the_point_that_says_so(optie: Openbaarmaking, velden: dict[str, str], punt: str):
    assert "maar bij ‘Besloten wordt’ staat dat niet" in bezwaren(_nota(optie, punt, **velden))[-1]


@pytest.mark.parametrize(
    ("optie", "punt"),
    [
        (Openbaarmaking.NIET, OPENBAAR),
        (Openbaarmaking.NIET, "Het besluit openbaar te maken."),
        (Openbaarmaking.ALLEEN_BESLUIT, OPENBAAR),
    ],
)
def test_a_proposal_to_withhold_contradicts_the_point_that_publishes(optie: Openbaarmaking, punt: str):
    stuk = _nota(optie, "In te stemmen met de startnotitie.", punt, openbaarmaking_artikelen="10 lid 2 g")

    assert len(bezwaren(stuk)) == 1
    assert "staat dat het openbaar wordt, maar het voorstel is om dat niet te doen" in bezwaren(stuk)[0]


def test_a_closed_list_of_decisions_contradicts_an_open_nota():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    BesluitenlijstregelFactory.create(stuk=stuk, lijst=Besluitenlijst.BESLOTEN, is_aangekruist=True)

    assert "De besluitenlijst zegt ‘Besloten’" in bezwaren(stuk)[0]


def test_a_box_that_is_not_ticked_says_nothing():
    stuk = maak_complete_nota(BeleidsplanFactory.create())
    BesluitenlijstregelFactory.create(stuk=stuk, lijst=Besluitenlijst.BESLOTEN)

    assert bezwaren(stuk) == ()


@pytest.mark.parametrize("soort", [Documentsoort.RAADSMEDEDELING, Documentsoort.STARTNOTITIE])
def test_a_paper_of_text_has_text(soort: Documentsoort):
    assert bezwaren(BestuursstukFactory.create(soort=soort)) == ("Voeg ten minste één sectie met tekst toe.",)


def test_the_text_of_a_plan_is_the_plan():
    assert bezwaren(BestuursstukFactory.create(soort=Documentsoort.PLAN)) == ()


def test_a_section_is_neither_empty_nor_silent_about_it():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    StuksectieFactory.create(stuk=stuk, kop="Argumenten tegen", tekst=" ")

    assert bezwaren(stuk) == (
        "De sectie ‘Argumenten tegen’ is leeg. Schrijf een tekst, of kies ‘niet van toepassing’.",
    )


def test_empty_sections_are_named_together():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    StuksectieFactory.create(stuk=stuk, kop="Kader", tekst="")
    StuksectieFactory.create(stuk=stuk, kop="Kern", tekst="")

    assert bezwaren(stuk)[0].startswith("De secties ‘Kader’ en ‘Kern’ zijn leeg.")


def test_a_section_may_say_that_it_does_not_apply_take_a_text_block_or_a_part_of_the_plan():
    plan = BeleidsplanFactory.create()
    stuk = maak_complete_mededeling(plan)
    StuksectieFactory.create(stuk=stuk, tekst="", is_niet_van_toepassing=True)
    StuksectieFactory.create(stuk=stuk, tekst="", tekstblok=TekstblokFactory.create(beleidsplan=plan))
    StuksectieFactory.create(stuk=stuk, tekst="", onderdeel="planning")

    assert bezwaren(stuk) == ()


def test_a_heading_may_leave_it_to_the_subheading_under_it():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    StuksectieFactory.create(stuk=stuk, kop="Aanpak/uitvoering", tekst="")
    StuksectieFactory.create(stuk=stuk, kop="Consulteren inwoners", niveau=2)

    assert bezwaren(stuk) == ()


def test_a_subheading_does_not_leave_it_to_the_next():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create())
    StuksectieFactory.create(stuk=stuk, kop="Leeg", niveau=2, tekst="")
    StuksectieFactory.create(stuk=stuk, kop="Vol", niveau=2)

    assert len(bezwaren(stuk)) == 1


def test_a_progress_report_says_over_which_year():
    stuk = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE)

    assert bezwaren(stuk) == ("Kies over welk jaar deze voortgangsrapportage gaat.",)


def test_a_progress_report_is_of_its_own_plan():
    plan = BeleidsplanFactory.create()
    eigen, vreemd = VoortgangsrapportageFactory.create(beleidsplan=plan), VoortgangsrapportageFactory.create()
    goed = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE, beleidsplan=plan, voortgang=eigen)
    fout = BestuursstukFactory.create(soort=Documentsoort.VOORTGANGSRAPPORTAGE, beleidsplan=plan, voortgang=vreemd)

    assert bezwaren(goed) == ()
    assert "hoort bij een ander beleidsplan" in bezwaren(fout)[0]


def test_another_kind_of_paper_carries_no_report():
    plan = BeleidsplanFactory.create()
    stuk = maak_complete_mededeling(plan, voortgang=VoortgangsrapportageFactory.create(beleidsplan=plan))

    assert bezwaren(stuk) == ("Een voortgangsrapportage hoort alleen bij een stuk van die soort. Maak dat veld leeg.",)


@pytest.mark.parametrize("status", [Stukstatus.ROUTING, Stukstatus.COLLEGE, Stukstatus.RAAD])
def test_a_plan_with_themes_that_nobody_chose_about_does_not_go_on(status: Stukstatus):
    stuk = BestuursstukFactory.create(soort=Documentsoort.PLAN, status=status)
    drugs = ThemaFactory.create(beleidsplan=stuk.beleidsplan, naam="Drugs")
    cyber = ThemaFactory.create(beleidsplan=stuk.beleidsplan, naam="Cyber")
    ThemaFactory.create(beleidsplan=stuk.beleidsplan, veiligheid=True)
    ThemaFactory.create()

    twee = bezwaren(stuk)
    _kies(drugs, Themastatus.GEPRIORITEERD)
    een = bezwaren(stuk)
    _kies(cyber, Themastatus.NIET_GEPRIORITEERD)

    assert len(twee) == 1
    assert twee[0].startswith(
        "Alleen nog voorgesteld: ‘Drugs’ en ‘Cyber’. Leg eerst vast of elk van deze thema’s voorrang"
    )
    assert een[0].startswith("Alleen nog voorgesteld: ‘Cyber’. Leg eerst vast of dit thema voorrang krijgt of niet")
    assert bezwaren(stuk) == ()


def _kies(thema: Thema, status: Themastatus) -> None:
    thema.status = status
    thema.save()


def test_a_plan_goes_round_while_themes_are_still_proposed_and_another_paper_speaks_of_none():
    plan = ThemaFactory.create().beleidsplan

    assert bezwaren(BestuursstukFactory.create(beleidsplan=plan, soort=Documentsoort.PLAN)) == ()
    assert bezwaren(maak_complete_mededeling(plan, status=Stukstatus.COLLEGE)) == ()
