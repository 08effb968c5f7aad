import json
import re
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers.resultaat import (
    Aandeel,
    Antwoordrij,
    Gemiddelderij,
    Groep,
    Prioriteiten,
    Resultaat,
    Themarij,
    Vraaguitslag,
    Wijkrij,
    resultaat_uit,
)
from rapportage.grafieken import Grafiek
from rapportage.models import Resultaatpublicatie
from rapportage.queries import resultaat_van
from rapportage.resultaten.beelden import beelden_van
from rapportage.resultaten.bevindingen import bevindingen_van
from rapportage.resultaten.openstaand import NietTePubliceren
from rapportage.resultaten.queries import controlegetal
from rapportage.resultaten.services import resultaten_publiceren
from tests.factories.consultatie import VragenlijstversieFactory, definitie
from tests.factories.thema import GebruikerFactory
from tests.rapportage.test_queries import DAG, maak_lijst, maak_plan, tel, top, vraag
from thema.basis.rollen import Rol

MOMENT = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)


def maak_gesloten() -> Vragenlijst:
    plan = maak_plan()
    type(plan).objects.filter(pk=plan.pk).update(is_actueel=True)
    lijst = maak_lijst(plan)
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    return lijst


def resultaat(**per_groep: dict[str, float | None]) -> Resultaat:
    slugs = sorted({slug for waarden in per_groep.values() for slug in waarden})
    rijen = tuple(
        Themarij(slug, slug.title(), "ontwikkel", tuple(Aandeel(g, w.get(slug)) for g, w in per_groep.items()))
        for slug in slugs
    )
    namen = {"open": "Inwoners (open vragenlijst)"}
    groepen = tuple(Groep(code, namen.get(code, code.title()), code.title(), "zelfselectie", 100) for code in per_groep)
    return Resultaat("Lijst", "lijst", "2019-09-20", 10, False, groepen, Prioriteiten(3, rijen), (), (), "")


def merkt(*per_groep: list[float | None]) -> Vraaguitslag:
    codes = ("open", "partners")
    rijen = tuple(
        Antwoordrij(code, code, tuple(Aandeel(groep, deel) for groep, deel in zip(codes, delen, strict=True)))
        for code, delen in zip(("ja", "nee"), zip(*per_groep, strict=True), strict=True)
    )
    return Vraaguitslag("merkt", "Merkt u dit?", "een", tuple((code, 100) for code in codes), rijen)


def eerste_balk(grafiek: Grafiek) -> str:
    """The first bar of the drawing, as it stands in the SVG."""
    gevonden = re.search(r"<(?:rect|path)[^>]*>", grafiek.svg)
    assert gevonden
    return gevonden[0]


def test_the_finding_names_the_themes_that_all_groups_put_first() -> None:
    cijfers = resultaat(
        open={"drugs": 0.5, "zorg": 0.4, "cyber": 0.3, "hic": 0.2},
        digipanel={"drugs": 0.6, "zorg": 0.1, "cyber": 0.4, "hic": 0.5},
    )

    assert bevindingen_van(cijfers).kop == ("Cyber en Drugs staan bij alle groepen bij de drie meest gekozen thema’s")


def test_the_finding_says_so_when_groups_choose_differently() -> None:
    cijfers = resultaat(open={"a": 0.5, "b": 0.4, "c": 0.3}, digipanel={"d": 0.5, "e": 0.4, "f": 0.3})

    assert bevindingen_van(cijfers).kop == ("Geen enkel thema staat bij alle groepen bij de drie meest gekozen thema’s")


def test_a_group_of_which_too_little_is_shown_to_know_its_top_is_not_one_of_all_groups() -> None:
    cijfers = resultaat(
        open={"a": 0.5, "b": 0.4, "c": 0.3, "d": 0.1},
        digipanel={"a": 0.5, "b": 0.4, "c": 0.1, "d": 0.3},
        partners={"a": 0.5},
    )

    assert bevindingen_van(cijfers).kop == (
        "A en B staan bij alle groepen waarvan dit te zien is bij de drie meest gekozen thema’s"
    )


def test_one_group_agrees_with_nobody() -> None:
    gevonden = bevindingen_van(resultaat(open={"a": 0.5, "b": 0.4, "c": 0.3, "d": 0.1}))

    assert gevonden.kop == "Open: vooral A, B en C"
    assert gevonden.eens == gevonden.oneens == ()


def test_a_difference_is_named_only_when_it_is_large() -> None:
    cijfers = resultaat(
        open={"a": 0.6, "b": 0.5, "c": 0.4, "cyber": 0.20, "drugs": 0.3},
        digipanel={"a": 0.4, "b": 0.5, "c": 0.3, "cyber": 0.60, "drugs": 0.2},
    )

    assert bevindingen_van(cijfers).oneens == ("Cyber: 60% van het digipanel, 20% van de inwoners (open vragenlijst).",)


def test_what_all_groups_share_is_never_also_called_a_difference() -> None:
    cijfers = resultaat(
        partners={"a": 0.9, "b": 0.5, "c": 0.4, "d": 0.1},
        sessie_raad={"a": 0.4, "b": 0.5, "c": 0.1, "d": 0.6},
    )

    gevonden = bevindingen_van(cijfers)

    assert gevonden.eens == (
        "A: van 40% van de raad op de netwerksessie tot 90% van de partners.",
        "B: van 50% van de partners tot 50% van de raad op de netwerksessie.",
    )
    assert [zin[0] for zin in gevonden.oneens] == ["D", "C"]


@pytest.mark.parametrize(
    ("per_groep", "kop"),
    [
        ({"open": [0.5, 0.4], "digipanel": [0.5, 0.4]}, "A wordt in beide groepen het vaakst gekozen"),
        ({g: [0.5, 0.4] for g in ("open", "digipanel", "partners")}, "A wordt in alle 3 groepen het vaakst gekozen"),
        (
            {"open": [0.5, 0.4], "digipanel": [0.5, 0.4], "partners": [0.1, 0.2]},
            "A wordt in 2 van de 3 groepen het vaakst gekozen",
        ),
        (
            {"open": [0.5, 0.4], "digipanel": [0.5, None], "partners": [None, None]},
            "A wordt in beide groepen waarvan dit te zien is het vaakst gekozen",
        ),
        (
            {"open": [0.5, 0.5], "digipanel": [0.3, 0.4], "partners": [0.4, 0.3]},
            "A en B worden in 2 van de 3 groepen het vaakst gekozen",
        ),
        ({"open": [0.5, 0.4], "digipanel": [0.3, 0.4]}, "de groepen kiezen niet hetzelfde thema het vaakst"),
        ({"open": [0.5, 0.4]}, "A wordt het vaakst gekozen"),
        (
            {"open": [0.5, 0.4], "partners": [None, None]},
            "A wordt in de enige groep waarvan dit te zien is het vaakst gekozen",
        ),
        ({"open": [None, None]}, "te weinig antwoorden om te zien wat het vaakst is gekozen"),
    ],
)
def test_the_heading_counts_only_groups_with_figures_and_a_tie_for_both(
    per_groep: dict[str, list[float | None]], kop: str
) -> None:
    cijfers = resultaat(**{groep: dict(zip("ab", delen, strict=True)) for groep, delen in per_groep.items()})

    beeld, *_ = beelden_van(cijfers).prioriteiten

    assert beeld.kop == f"Ontwikkelthema’s: {kop}"


def test_a_place_that_is_shared_is_said_to_be_shared() -> None:
    cijfers = resultaat(
        open={"a": 0.5, "b": 0.4, "c": 0.3},
        digipanel={"a": 0.4, "b": 0.5, "c": 0.3},
        partners={"a": 0.6, "b": 0.1, "c": 0.6},
    )

    beeld, *_ = beelden_van(cijfers).prioriteiten

    assert beeld.kop == (
        "Ontwikkelthema’s: A wordt in 2 van de 3 groepen het vaakst gekozen, waarvan in 1 groep even vaak als een ander thema"
    )


def test_no_heading_says_what_a_group_chose_most_when_that_is_hidden() -> None:
    delen: dict[str, float | None] = {"a": 0.5, "b": 0.4, "c": 0.3, "d": 0.2}
    cijfers = resultaat(open=delen, digipanel=delen, sessie_raad={"a": None, "b": 0.7, "c": 0.6, "d": 0.5})
    cijfers = replace(cijfers, prioriteiten=replace(cijfers.prioriteiten, zonder_koploper=("sessie_raad",)))

    beeld, *_ = beelden_van(cijfers).prioriteiten

    assert beeld.kop == "Ontwikkelthema’s: A wordt in beide groepen waarvan dit te zien is het vaakst gekozen"
    assert bevindingen_van(cijfers).kop == (
        "A, B en C staan bij alle groepen waarvan dit te zien is bij de drie meest gekozen thema’s"
    )


def test_a_question_of_which_nothing_may_be_shown_has_no_picture() -> None:
    cijfers = replace(resultaat(open={"a": 0.5}, partners={"a": 0.5}), vragen=(merkt([0.2, 0.8], [None, None]),))

    vraag, *_ = beelden_van(cijfers).vragen

    assert [deel.grafiek is None for deel in vraag.delen] == [False, True]
    assert vraag.is_deels_verborgen


def test_bars_of_groups_side_by_side_have_one_scale() -> None:
    cijfers = replace(resultaat(open={"a": 0.5}, partners={"a": 0.5}), vragen=(merkt([0.2, 0.8], [0.2, None]),))

    open_, partners = (deel.grafiek for deel in beelden_van(cijfers).vragen[0].delen)

    assert open_
    assert partners
    assert eerste_balk(open_) == eerste_balk(partners)


@pytest.mark.parametrize(
    ("bron", "anders"),
    [("CBS, 2024", " Dat is een ander jaar dan dat van de antwoorden (2019)."), ("CBS, 2019", "")],
)
def test_the_response_per_district_names_its_number_and_the_year_of_the_population(bron: str, anders: str) -> None:
    cijfers = replace(resultaat(open={"a": 0.5}), wijken=(Wijkrij("Borgele", 0.3, 0.4),), wijkbron=bron)

    beeld = beelden_van(cijfers).wijken

    assert beeld
    assert "Borgele: 30% van de antwoorden, 40% van de bevolking" in beeld.grafiek.beschrijving
    assert beeld.uitleg == (
        "Inwoners (open vragenlijst): 100 antwoorden. Wie geen wijk koos, telt hier niet mee. "
        f"Bevolking van alle leeftijden: {bron}.{anders}"
    )


def test_shares_per_district_name_how_many_they_are_of_and_the_group_as_it_is_called_elsewhere() -> None:
    cijfers = replace(resultaat(open={"a": 0.5}), wijken=(Wijkrij("Borgele", 0.3, 0.4),), wijkaantal=91)

    beeld = beelden_van(cijfers).wijken

    assert beeld
    assert beeld.uitleg == (
        "Inwoners (open vragenlijst): van de 100 antwoorden noemen er 91 een wijk. De aandelen zijn van die 91."
    )


def test_what_may_not_be_shown_is_never_in_a_finding() -> None:
    cijfers = resultaat(open={"drugs": None, "cyber": None})

    gevonden = bevindingen_van(cijfers)

    assert "Drugs" not in f"{gevonden.kop} {gevonden.eens} {gevonden.oneens}"


@pytest.mark.django_db
def test_the_page_says_when_one_could_answer(client: Client) -> None:
    lijst = maak_gesloten()
    lijst.open_van, lijst.open_tot = date(2019, 7, 15), date(2019, 9, 15)
    lijst.save()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    pagina = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert "De vragenlijst was open van 15 juli 2019 tot en met 15 september 2019." in pagina


@pytest.mark.django_db
def test_published_figures_are_stored_as_they_were_and_never_recomputed(client: Client) -> None:
    lijst = maak_gesloten()
    publicatie = resultaten_publiceren(lijst, door=None, op=MOMENT)

    tel(lijst, Kanaal.DIGIPANEL, 50, top=top(50, zorg=[50, 0]))

    publicatie.refresh_from_db()
    assert controlegetal(publicatie.gegevens) == publicatie.sha256
    assert [groep.code for groep in resultaat_uit(publicatie.gegevens).groepen] == ["open"]
    assert "Digipanel: 50" not in client.get(f"/resultaten/{lijst.slug}/").content.decode()


@pytest.mark.django_db
def test_published_figures_come_back_from_json_as_they_went_in() -> None:
    lijst = maak_gesloten()
    voor = resultaat_van(lijst, drempel=10, dag=date(2019, 10, 1))

    publicatie = resultaten_publiceren(lijst, door=None, op=MOMENT)

    assert resultaat_uit(Resultaatpublicatie.objects.get(pk=publicatie.pk).gegevens) == voor
    assert asdict(voor)["peildatum"] == "2019-10-01"


@pytest.mark.django_db
def test_an_open_questionnaire_cannot_be_published() -> None:
    lijst = maak_lijst(maak_plan())

    with pytest.raises(NietTePubliceren, match="Sluit haar eerst"):
        resultaten_publiceren(lijst, door=None, op=MOMENT)

    assert not Resultaatpublicatie.objects.exists()


@pytest.mark.django_db
def test_results_are_published_once() -> None:
    lijst = maak_gesloten()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    with pytest.raises(NietTePubliceren, match="al openbaar"):
        resultaten_publiceren(lijst, door=None, op=MOMENT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "status"), [(None, 404), (Rol.BEGELEIDER, 404), (Rol.RAADSLID, 200), (Rol.OOV, 200), (Rol.GRIFFIE, 200)]
)
def test_unpublished_results_exist_only_for_council_members_and_staff(
    client: Client, rol: Rol | None, status: int
) -> None:
    lijst = maak_gesloten()
    if rol:
        client.force_login(GebruikerFactory.create(rol=rol))

    pagina = client.get(f"/resultaten/{lijst.slug}/")
    overzicht = client.get("/resultaten/").content.decode()

    assert pagina.status_code == status
    assert (lijst.titel in overzicht) == (status == 200)


@pytest.mark.django_db
def test_the_page_of_results_names_number_date_and_what_is_hidden(client: Client) -> None:
    lijst = maak_gesloten()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    html = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert "1 oktober 2019" in html
    assert "60 antwoorden" in html
    assert "minder dan 10 mensen" in html
    assert DAG.isoformat() not in html


@pytest.mark.django_db
def test_the_page_of_results_shows_an_average_with_its_number_and_of_whom_it_was_asked(client: Client) -> None:
    cijfer = vraag("cijfer", "cijfer", [str(getal) for getal in range(1, 11)])
    merkt_ = vraag("merkt", "een", ["ja", "nee"])
    na = {
        "alleen_als": {"sleutel": "merkt", "codes": ["ja"], "zin": "Alleen als u bij ‘Merkt u iets?’ koos voor ‘Ja’."}
    }
    versie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=maak_plan(), definitie=definitie(merkt_, {**cijfer, **na})
    )
    lijst = versie.vragenlijst
    tel(lijst, Kanaal.OPEN, 60, merkt={"n": 60, "opties": {"ja": 40, "nee": 20}},
        cijfer={"n": 40, "opties": {"6": 20, "7": 20}})  # fmt: skip
    tel(lijst, Kanaal.PARTNER, 12, merkt={"n": 12, "opties": {"ja": 6, "nee": 6}})
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    html = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert "Alleen gevraagd aan wie bij ‘Merkt u iets?’ koos voor ‘Ja’." in html
    assert re.search(r'Gemiddeld cijfer</th><td class="r">6,5</td><td class="r x">te weinig</td>', html)
    assert re.search(r'Aantal antwoorden</th><td class="r">40</td><td class="r x">te weinig</td>', html)
    # Nobody was asked for a top: then nothing is said of one.
    assert "in de top" not in html
    assert "Dit zijn de antwoorden op" in html


@pytest.mark.django_db
def test_figures_that_were_published_before_there_were_averages_can_still_be_read() -> None:
    lijst = maak_gesloten()
    gegevens = resultaten_publiceren(lijst, door=None, op=MOMENT).gegevens
    gegevens["vragen"] = [{"sleutel": "q", "tekst": "Vraag?", "soort": "een", "aantallen": [["open", 60]], "rijen": []}]

    (uitslag,) = resultaat_uit(gegevens).vragen

    assert (uitslag.gemiddelden, uitslag.toelichting) == ((), "")


@pytest.mark.parametrize("soort", ["rangorde", "cijfer"])
def test_averages_come_back_from_json_as_they_went_in(soort: str) -> None:
    rijen = (Gemiddelderij("Drugs", (1.8, None)), Gemiddelderij("Cyber", (1.2, None)))
    uitslag = Vraaguitslag("q", "Vraag?", soort, (("open", 60), ("partners", None)), (), rijen, "Alleen …")
    heen = replace(resultaat(open={"drugs": 0.5}, partners={"drugs": None}), vragen=(uitslag,))

    assert resultaat_uit(json.loads(json.dumps(asdict(heen)))) == heen


def test_an_order_is_shown_with_the_most_important_first() -> None:
    rijen = (Gemiddelderij("Drugs", (None, 2.1)), Gemiddelderij("Cyber", (None, 1.2)))
    uitslag = Vraaguitslag("q", "Vraag?", "rangorde", (("open", None), ("partners", 60)), (), rijen)
    beelden = beelden_van(replace(resultaat(open={"drugs": None}, partners={"drugs": 0.5}), vragen=(uitslag,)))

    assert [regel.tekst for regel in beelden.vragen[0].gemiddelden] == ["Cyber", "Drugs"]
