"""The book of a result holds what its page shows, and nothing else."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import pytest

from rapportage.cijfers.resultaat import (
    Aandeel,
    Antwoordrij,
    Gemiddelderij,
    Gewogenrij,
    Groep,
    Groepsgewicht,
    Groepsscores,
    Groepstotaal,
    Groepsweging,
    Labelrij,
    Omslag,
    Opengroep,
    Openuitslag,
    Prioriteiten,
    Resultaat,
    Themarij,
    Themascore,
    Totaalrij,
    Uitsplitsing,
    Uitsplitsrij,
    Verdacht,
    Vergelijking,
    Vergelijkrij,
    Vraaguitslag,
    Wijkrij,
)
from rapportage.cijfers.vergeleken import vergeleken
from rapportage.cijfers.vorige import Vorigaandeel, Vorigegroep, Vorigeperiode, Vorigthema
from rapportage.export.bestanden import FORMATEN
from rapportage.export.cijferboek import Cijferboek
from rapportage.export.csvbestand import csv_van
from rapportage.export.enums import Cijferstatus
from rapportage.export.resultaatboek import TABELLEN, cijferboek_van
from tests.rapportage.exportproef import lees_csv, lees_met_calamine, lees_ods, lees_xlsx
from thema.basis.exporteren import schoon

GROEPEN = (
    Groep("open", "Inwoners (open vragenlijst)", "Inwoners", "zelfselectie", 412),
    Groep("digipanel", "Digipanel", "Digipanel", "steekproef", 986),
    Groep("partners", "Partners", "Partners", "allen", None),
)


def aandelen(*waarden: float | None) -> tuple[Aandeel, ...]:
    return tuple(
        Aandeel(groep.code, waarde, *((waarde - 0.03, waarde + 0.03) if groep.aard == "steekproef" and waarde else ()))
        for groep, waarde in zip(GROEPEN, waarden, strict=True)
    )


SCORES = (
    Groepsscores(
        "open", 400, (Themascore("drugs", 61.2, eerste=0.31234567), Themascore("hic", 58.4)), (("hic", "drugs"),)
    ),
    Groepsscores("digipanel", 980, (Themascore("drugs", 55.5, 52.1, 58.9, 0.2), Themascore("hic", None))),
)
UITSPLITSINGEN = (
    Uitsplitsing(
        "digipanel",
        "wijk",
        ("drugs", "hic"),
        (Uitsplitsrij("WK1", "Noord", 120, (0.41, None)), Uitsplitsrij("WK2", "Zuid", None, (None, None))),
    ),
)
WEGINGEN = (
    Groepsweging(
        "digipanel",
        981,
        642,
        (Gewogenrij("drugs", 0.44, 0.47, 0.42, 0.53), Gewogenrij("hic", None, None)),
        (
            Vergelijking(
                "wijk",
                (Vergelijkrij("Noord", 0.36, 0.27, 0.26), Vergelijkrij("Zuid", None, None, None)),
                "CBS, 2020",
            ),
        ),
        ("Mensen kozen zelf.", "Het zijn er weinig."),
    ),
)
TOTAAL = Groepstotaal(
    k=1,
    reden="Het panel is gevraagd.",
    gewichten=(Groepsgewicht("open", 0.35), Groepsgewicht("digipanel", 0.65)),
    themas=(Totaalrij("drugs", 57.5, 1, 0.876543), Totaalrij("hic", None, None, None)),
    omslagen=(Omslag(1, "drugs", "hic", "open", 0.35, 0.734), Omslag(2, "hic", "drugs")),
    foutmarge=0.0,
)


OPEN = Openuitslag(
    "eerste", "Wat eerst?", "",
    (Opengroep("open", 95, 68), Opengroep("digipanel", None, 112), Opengroep("partners", None, None)),
    (Labelrij("Licht", "Drugs", (15, None, None)),), ("Zet daar licht neer.",),
)  # fmt: skip


VORIGE = Vorigeperiode(
    periode="2016-2019", titel="Denk mee toen", slug="toen", versie=2, sha256="0" * 64, peildatum="2015-10-10", top=3,
    is_rangorde=False, themas=(Vorigthema("drugs", "Drugs"), Vorigthema("jeugd", "Jeugd")),
    groepen=(
        Vorigegroep("open", "Inwoners", 380, False, (Vorigaandeel("drugs", 0.4), Vorigaandeel("jeugd", 0.2))),
        Vorigegroep("digipanel", "Digipanel", 870, False, (Vorigaandeel("drugs", 0.3, 0.27, 0.33),)),
        Vorigegroep("partners", "Partners", None, False, (Vorigaandeel("drugs", None),)),
    ),
)  # fmt: skip


def maak_resultaat(**anders: Any) -> Resultaat:
    aantallen = (("open", 400), ("digipanel", 980), ("partners", None))
    vragen = (
        Vraaguitslag(
            "merkt", "Merkt u dit?", "een", aantallen,
            (Antwoordrij("ja", "Ja", aandelen(1 / 3, 0.25, None)), Antwoordrij("nee", "Nee", aandelen(2 / 3, 0.75, None))),
            toelichting="Alleen gevraagd aan wie bij ‘Kent u dit?’ ja koos.",
        ),
        Vraaguitslag("cijfer", "Welk cijfer?", "cijfer", aantallen, (), (Gemiddelderij("Gemiddeld cijfer", (7.1, None, None)),)),
    )  # fmt: skip
    rijen = (
        Themarij("drugs", "Drugs", "ontwikkel", aandelen(0.46123456, 0.44, None)),
        Themarij("hic", "High Impact Crimes", "veiligheid", aandelen(0.52, None, None)),
    )
    gegevens: dict[str, Any] = {
        "titel": "Denk mee",
        "slug": "denk-mee",
        "peildatum": "2019-09-20",
        "drempel": 10,
        "is_fictief": True,
        "groepen": GROEPEN,
        "prioriteiten": Prioriteiten(3, rijen, zonder_koploper=("digipanel",)),
        "vragen": vragen,
        "wijken": (Wijkrij("Noord", 0.3, 0.25), Wijkrij("Zuid", None, None)),
        "wijkbron": "CBS, 2019",
        "scores": SCORES,
        "uitsplitsingen": UITSPLITSINGEN,
        "wegingen": WEGINGEN,
        "totaal": TOTAAL,
        "verdacht": (Verdacht("Binnen enkele seconden verstuurd", 14),),
        "openantwoorden": (OPEN,),
        "vorige": VORIGE,
    }
    return Resultaat(**(gegevens | anders))


def boek_van(resultaat: Resultaat, status: Cijferstatus = Cijferstatus.DEFINITIEF) -> Cijferboek:
    return cijferboek_van(resultaat, bron="Gemeente Voorbeeld", status=status)


def rijen(boek: Cijferboek, code: str) -> list[dict[str, Any]]:
    tabel = boek.tabel(code)
    assert tabel is not None
    return [dict(zip([kolom.sleutel for kolom in tabel.kolommen], rij, strict=True)) for rij in tabel.rijen]


def test_every_table_that_has_rows_is_in_the_book():
    boek = boek_van(maak_resultaat())

    assert [tabel.code for tabel in boek.tabellen] == [
        "groepen", "prioriteiten", "vorige_periode", "scores", "eerste_keuzes", "volgorde", "gewichten", "totaal", "omslagpunten",
        "uitsplitsingen", "vragen", "gemiddelden", "open_antwoorden", "labels", "citaten", "wijken", "wegingen", "gewogen", "bevolking", "opvallend",
    ]  # fmt: skip
    assert len(boek.tabellen) == len(TABELLEN)
    assert (boek.titel, boek.peildatum, boek.drempel, boek.is_fictief) == ("Denk mee", "2019-09-20", 10, True)


def test_a_result_without_questions_districts_or_priorities_has_no_tables_for_them():
    kaal = maak_resultaat(
        vragen=(), wijken=(), verdacht=(), prioriteiten=Prioriteiten(0, ()), scores=(), uitsplitsingen=(), wegingen=(),
        totaal=None, openantwoorden=(), vorige=None,
    )  # fmt: skip

    boek = boek_van(kaal)

    assert [tabel.code for tabel in boek.tabellen] == ["groepen"]
    assert boek.overzicht is None


def test_a_group_below_the_threshold_has_no_number_and_says_why():
    partners = rijen(boek_van(maak_resultaat()), "groepen")[2]

    assert (partners["groep"], partners["aantal"], partners["stand"]) == ("partners", None, "te_weinig")


def test_a_hidden_share_hides_its_margin_and_a_group_that_is_no_sample_has_none():
    hic = {rij["groep"]: rij for rij in rijen(boek_van(maak_resultaat()), "prioriteiten") if rij["thema"] == "hic"}

    assert [hic["digipanel"][kolom] for kolom in ("aandeel", "marge_laag", "marge_hoog")] == [None, None, None]
    assert [hic["open"][kolom] for kolom in ("aandeel", "marge_laag", "marge_hoog")] == [0.52, "", ""]
    assert [hic["partners"][kolom] for kolom in ("aandeel", "marge_laag", "marge_hoog")] == [None, "", ""]
    assert {groep: rij["stand"] for groep, rij in hic.items()} == {
        "open": "getoond", "digipanel": "te_weinig", "partners": "te_weinig",
    }  # fmt: skip


def test_a_question_says_of_each_answer_and_group_the_share_and_how_many_answered_it():
    eerste, *_ = rijen(boek_van(maak_resultaat()), "vragen")

    assert (eerste["vraag"], eerste["antwoord_tekst"], eerste["groep"]) == ("merkt", "Ja", "open")
    assert (eerste["aandeel"], eerste["aantal"]) == (0.3333, 400)
    assert eerste["gevraagd_aan"] == "Alleen gevraagd aan wie bij ‘Kent u dit?’ ja koos."


def test_a_label_says_of_each_group_how_many_texts_bear_it_of_how_many_and_a_quote_says_of_nobody():
    boek = boek_van(maak_resultaat())

    assert [(rij["groep"], rij["label"], rij["aantal"], rij["stand"], rij["ingedeeld"]) for rij in rijen(boek, "labels")] == [
        ("open", "Licht", 15, "getoond", 68), ("digipanel", "Licht", None, "te_weinig", 112),
        ("partners", "Licht", None, "te_weinig", None),
    ]  # fmt: skip
    assert [rij["geschreven"] for rij in rijen(boek, "open_antwoorden")] == [95, None, None]
    assert rijen(boek, "citaten") == [
        {"vraag": "eerste", "vraag_tekst": "Wat eerst?", "citaat": "Zet daar licht neer."}
    ]


def test_an_average_that_is_hidden_is_not_zero():
    cijfers = rijen(boek_van(maak_resultaat()), "gemiddelden")

    assert [(rij["groep"], rij["gemiddelde"], rij["stand"]) for rij in cijfers] == [
        ("open", 7.1, "getoond"), ("digipanel", None, "te_weinig"), ("partners", None, "te_weinig"),
    ]  # fmt: skip


def test_inhabitants_that_are_not_known_are_something_else_than_answers_that_are_hidden():
    noord, zuid = rijen(boek_van(maak_resultaat()), "wijken")

    assert (noord["aandeel"], noord["bevolking"], noord["bevolking_bron"]) == (0.3, 0.25, "CBS, 2019")
    assert (zuid["aandeel"], zuid["stand"], zuid["bevolking"]) == (None, "te_weinig", "")


def test_a_hidden_score_hides_its_margin_and_a_group_that_is_no_sample_has_none():
    boek = boek_van(maak_resultaat())

    scores = {(rij["groep"], rij["thema"]): rij for rij in rijen(boek, "scores")}
    eerste = {(rij["groep"], rij["thema"]): (rij["aandeel"], rij["stand"]) for rij in rijen(boek, "eerste_keuzes")}

    cijfers = {wie: (rij["score"], rij["marge_laag"], rij["marge_hoog"], rij["stand"]) for wie, rij in scores.items()}
    assert cijfers == {
        ("open", "drugs"): (61.2, "", "", "getoond"),
        ("open", "hic"): (58.4, "", "", "getoond"),
        ("digipanel", "drugs"): (55.5, 52.1, 58.9, "getoond"),
        ("digipanel", "hic"): (None, None, None, "te_weinig"),
    }
    assert eerste["open", "drugs"] == (0.3123, "getoond")
    assert eerste["open", "hic"] == (None, "te_weinig")


def test_themes_on_one_step_of_an_order_have_one_number_and_an_order_that_may_not_be_said_is_not_there():
    assert [(rij["groep"], rij["trede"], rij["thema_naam"]) for rij in rijen(boek_van(maak_resultaat()), "volgorde")] == [
        ("open", 1, "High Impact Crimes"), ("open", 1, "Drugs"),
    ]  # fmt: skip


def test_the_total_goes_with_its_weights_and_their_reason_and_tells_hidden_from_not_to_be_said():
    boek = boek_van(maak_resultaat())
    zonder_top = boek_van(maak_resultaat(totaal=replace(TOTAAL, themas=(Totaalrij("drugs", 57.5, 1, None),))))

    drugs, hic = rijen(boek, "totaal")
    gewichten = rijen(boek, "gewichten")
    om, nooit = rijen(boek, "omslagpunten")

    assert (drugs["score"], drugs["plaats"], drugs["in_top"], drugs["stand"]) == (57.5, 1, 0.8765, "getoond")
    assert (hic["score"], hic["plaats"], hic["in_top"], hic["stand"]) == (None, None, None, "te_weinig")
    assert rijen(zonder_top, "totaal")[0]["in_top"] == ""
    assert {(rij["groep"], rij["gewicht"], rij["reden"]) for rij in gewichten} == {
        ("open", 0.35, "Het panel is gevraagd."), ("digipanel", 0.65, "Het panel is gevraagd."),
    }  # fmt: skip
    assert (om["boven"], om["onder"], om["groep"], om["gewicht_nu"], om["gewicht_om"]) == (
        "drugs", "hic", "open", 0.35, 0.734,
    )  # fmt: skip
    assert (nooit["groep"], nooit["gewicht_nu"], nooit["gewicht_om"]) == ("", "", "")


def test_the_period_before_stands_beside_now_with_a_verdict_on_the_panel_alone():
    gevonden = {rij["groep"]: rij for rij in rijen(boek_van(maak_resultaat()), "vorige_periode")}
    andere_vraag = maak_resultaat(vorige=replace(VORIGE, top=5))

    panel, zonder_deel = gevonden["digipanel"], rijen(boek_van(andere_vraag), "vorige_periode")[0]

    assert [panel[k] for k in ("thema", "aandeel_toen", "aandeel_nu", "verschil", "oordeel")] == [
        "drugs", 0.3, 0.44, 14.0, "meer",
    ]  # fmt: skip
    assert panel["verschil_laag"] == pytest.approx(100 * (0.14 - (0.03**2 + 0.03**2) ** 0.5), abs=0.01)
    assert [gevonden["open"][k] for k in ("verschil", "verschil_laag", "verschil_hoog", "oordeel")] == [
        6.12,
        "",
        "",
        "",
    ]
    assert [gevonden["partners"][k] for k in ("aandeel_toen", "verschil", "aantal_toen", "stand")] == [
        None, None, None, "te_weinig",
    ]  # fmt: skip
    assert (gevonden["partners"]["wijze"], gevonden["partners"]["reden"]) == ("niet", "te_weinig")
    assert (zonder_deel["reden"], zonder_deel["aandeel_toen"], zonder_deel["aandeel_nu"]) == ("top", "", "")


def test_districts_have_a_row_per_theme_and_say_what_is_hidden():
    gevonden = rijen(boek_van(maak_resultaat()), "uitsplitsingen")

    assert [(r["onderdeel_naam"], r["thema"], r["aandeel"], r["stand"], r["aantal"]) for r in gevonden] == [
        ("Noord", "drugs", 0.41, "getoond", 120), ("Noord", "hic", None, "te_weinig", 120),
        ("Zuid", "drugs", None, "te_weinig", None), ("Zuid", "hic", None, "te_weinig", None),
    ]  # fmt: skip


def test_weighted_shares_stand_beside_unweighted_ones_with_what_speaks_against_them():
    boek = boek_van(maak_resultaat())

    (weging,) = rijen(boek, "wegingen")
    drugs, hic = rijen(boek, "gewogen")
    noord, zuid = rijen(boek, "bevolking")

    assert (weging["aantal"], weging["effectief"], weging["representatief"]) == (981, 642, "nee")
    assert weging["bezwaren"] == "Mensen kozen zelf. Het zijn er weinig."
    assert [drugs[k] for k in ("ongewogen", "gewogen", "marge_laag", "marge_hoog")] == [0.44, 0.47, 0.42, 0.53]
    assert [hic[k] for k in ("ongewogen", "gewogen", "marge_laag", "marge_hoog", "stand")] == [*[None] * 4, "te_weinig"]
    assert [noord[k] for k in ("respons", "gewogen", "bevolking", "stand")] == [0.36, 0.27, 0.26, "getoond"]
    assert [zuid[k] for k in ("respons", "gewogen", "bevolking", "stand")] == [None, None, "", "te_weinig"]


def test_the_overview_sets_themes_beside_groups_and_names_of_which_the_first_choice_cannot_be_said():
    overzicht = boek_van(maak_resultaat()).overzicht

    assert overzicht is not None
    assert [kolom.naam for kolom in overzicht.kolommen] == [
        "thema", "soort", "Inwoners (open vragenlijst): 412 antwoorden", "Digipanel: 986 antwoorden",
        "Partners: te weinig antwoorden",
    ]  # fmt: skip
    assert overzicht.rijen[1] == ("High Impact Crimes", "Veiligheidsthema", 0.52, None, None)
    assert "niet te zien van: Digipanel." in overzicht.noten[0]


def _getallen(waarde: Any) -> Iterator[float]:
    """Every number in nested values, as the book rounds them."""
    if isinstance(waarde, dict):
        waarde = list(waarde.values())
    if isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from _getallen(deel)
    elif isinstance(waarde, int | float) and not isinstance(waarde, bool):
        yield round(float(waarde), 4)


def _in_de_bestanden(boek: Cijferboek) -> set[float]:
    xlsx, ods = FORMATEN["xlsx"].maak(boek), FORMATEN["ods"].maak(boek)
    gevonden: set[float] = set()
    for bladen in (lees_xlsx(xlsx), lees_ods(ods), lees_met_calamine(xlsx)):
        gevonden |= set(_getallen(bladen))
    for tabel in boek.tabellen:
        for cel in (cel for rij in lees_csv(csv_van(boek, tabel)) for cel in rij):
            gevonden |= {round(float(cel), 4)} if cel.replace(".", "", 1).isdigit() else set()
    return gevonden


def _in_het_resultaat(resultaat: Resultaat) -> set[float]:
    """What is frozen, and what subtracting it from what is frozen of the period before gives."""
    vergelijking = vergeleken(resultaat)
    assert vergelijking is not None
    verschillen = [
        round(100 * getal, 2)
        for groep in vergelijking.groepen
        for thema in groep.themas
        for getal in (thema.verschil, thema.laag, thema.hoog)
        if getal is not None
    ]
    return set(_getallen([asdict(resultaat), verschillen]))


def test_no_file_holds_a_number_that_is_not_in_the_result():
    resultaat = maak_resultaat()

    in_resultaat = _in_het_resultaat(resultaat)

    in_bestanden = _in_de_bestanden(boek_van(resultaat))
    assert in_bestanden <= in_resultaat
    assert in_bestanden >= {412.0, 0.4612, 7.1, 0.25, 14.0}


def test_a_number_that_would_not_be_in_the_result_is_found_by_that_test():
    vervalst = boek_van(maak_resultaat(verdacht=(Verdacht("x", 4321),)))

    assert _in_de_bestanden(vervalst) - _in_het_resultaat(maak_resultaat()) == {4321.0}


@pytest.mark.parametrize("tekst", ["=1+1", "\x0b@\x00"])
def test_a_result_with_an_awkward_text_everywhere_opens(tekst: str):
    groepen = tuple(replace(groep, naam=tekst) for groep in GROEPEN)
    vragen = tuple(replace(vraag, tekst=tekst, toelichting=tekst) for vraag in maak_resultaat().vragen)

    boek = boek_van(maak_resultaat(titel=tekst, groepen=groepen, vragen=vragen, wijkbron=tekst))

    assert schoon(tekst) in lees_xlsx(FORMATEN["xlsx"].maak(boek))["Groepen"][1]
    assert schoon(tekst) in lees_ods(FORMATEN["ods"].maak(boek))["Groepen"][1]
