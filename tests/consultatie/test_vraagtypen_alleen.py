"""An option that excludes the others: how staff mark it, and what becomes of it on every way to the answer."""

from uuid import uuid4

import pytest
from django.urls import reverse

from consultatie.models import Inkomend, Invoerformulier
from consultatie.vragenlijst.aanmaken import vragenlijst_kopieren
from consultatie.vragenlijst.bestand import als_gegevens
from consultatie.vragenlijst.definitie import problemen, stel_samen
from consultatie.vragenlijst.formulier import UITLEG
from consultatie.vragenlijst.fouten import VraagFouten
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.talen.catalogus import groepen_van, teksten_van
from consultatie.vragenlijst.talen.services import taal_toevoegen, vertaling_opslaan
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from consultatie.vragenlijst.vraagtypen.alleen import MERK
from consultatie.vragenlijst.vraagtypen.opties import opties_uit_regels
from rapportage.papier.verzamelen import papier_van
from tests.consultatie.talenproef import open_in, stuur
from tests.consultatie.vraagtypenproef import lees, opties, vraag
from tests.factories.consultatie import SectieFactory, StapelFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory
from thema.basis.klok import nu, vandaag

GEEN = {"code": "geen", "tekst": "Geen van deze", "alleen": True}
MEER = vraag("meer", opties=[*opties("a", "b"), GEEN], aantal=None)
SAMEN = "U koos ‘Geen van deze’ en ook iets anders. Dat kan niet samen. Haal ‘Geen van deze’ weg, of haal de andere antwoorden weg."
SAME = "You chose ‘None of these’ and something else too. They cannot go together. Remove ‘None of these’, or remove the other answers."


@pytest.fixture
def lijst(db):
    lijst = VragenlijstFactory(open_=True)
    sectie = SectieFactory(vragenlijst=lijst)
    VraagFactory(
        sectie=sectie,
        sleutel="last",
        soort="meer",
        tekst="Waar hebt u last van?",
        opties="Inbraak\nRommel\nGeen van deze [alleen]",
        heeft_anders=True,
    )
    VraagFactory(
        sectie=sectie,
        sleutel="fijn",
        tekst="Wat is fijn?",
        alleen_als="last",
        alleen_als_antwoorden="Geen van deze [alleen]",
    )
    return lijst


# ── how staff write it ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("regel", ["Geen van deze [alleen]", "Geen van deze[ALLEEN]", "  Geen van deze   [Alleen]  "])
def test_the_mark_is_no_part_of_the_words_or_the_code(regel: str):
    (_, optie) = opties_uit_regels(f"Ja\n{regel}")

    assert optie == {"code": "geen-van-deze", "tekst": "Geen van deze", "alleen": True}


def test_an_option_without_the_mark_is_what_it_always_was():
    assert opties_uit_regels("Alleen thuis\nGeen") == [
        {"code": "alleen-thuis", "tekst": "Alleen thuis"},
        {"code": "geen", "tekst": "Geen"},
    ]


NIET_HIER = "Het teken [alleen] telt alleen bij de soort ‘Meer antwoorden’. Haal het hier weg."


@pytest.mark.parametrize(
    ("soort", "velden", "gevonden"),
    [
        ("meer", {"opties": "A\nGeen [alleen]"}, []),
        ("meer", {"opties": "A\nGeen [alleen]\nWeet ik niet [alleen]", "heeft_anders": True}, []),
        ("meer", {"opties": "Geen [alleen]\ngeen"}, ["Het antwoord ‘Geen’ staat er twee keer. Haal er een weg."]),
        (
            "meer",
            {"opties": "A [alleen]\nB [alleen]"},
            ["Achter elk antwoord staat [alleen]. Kies dan de soort ‘Eén antwoord’, en haal [alleen] weg."],
        ),
        (
            "meer",
            {"opties": "A\n[alleen] Geen"},
            ["Zet [alleen] één keer, achteraan de regel en achter een antwoord. Verbeter ‘[alleen] Geen’."],
        ),
        (
            "meer",
            {"opties": "A\n[alleen]"},
            ["Zet [alleen] één keer, achteraan de regel en achter een antwoord. Verbeter ‘[alleen]’."],
        ),
        ("een", {"opties": "A\nGeen [alleen]"}, [NIET_HIER]),
        ("matrix", {"rijen": "A\nB [alleen]", "opties": "Ja\nNee"}, [NIET_HIER]),
    ],
)
def test_a_mark_that_cannot_stand_so_is_told(soort, velden, gevonden):
    vraag_ = VraagFactory.build(sectie=None, **velden)

    assert VRAAGTYPEN[soort].problemen(vraag_, BeleidsplanFactory.build()) == gevonden


def test_the_form_of_staff_explains_the_mark():
    assert f"Geen van deze {MERK}" in UITLEG["opties"]


def test_a_copy_and_a_file_keep_it_and_a_condition_may_name_it_with_or_without_the_mark(lijst):
    kopie = vragenlijst_kopieren(lijst, plan=lijst.beleidsplan, titel="Kopie", slug="kopie")

    last, fijn = stel_samen(kopie)["secties"][0]["vragen"]
    assert "Geen van deze [alleen]" in str(als_gegevens(kopie))
    assert problemen(kopie) == []
    assert [optie["code"] for optie in last["opties"] if optie.get("alleen")] == ["geen-van-deze"]
    assert fijn["alleen_als"]["codes"] == ["geen-van-deze"]
    kopie.secties.get().vragen.filter(sleutel="fijn").update(alleen_als_antwoorden="geen van deze")
    assert problemen(kopie) == []


# ── answering ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("invoer", "antwoord"), [("q=geen", ["geen"]), ("q=a&q=b", ["a", "b"]), ("", None)])
def test_alone_or_not_at_all_it_is_an_answer_like_any_other(invoer: str, antwoord):
    assert lees(MEER, invoer) == antwoord


@pytest.mark.parametrize("aantal", [None, 1, 3])
def test_with_another_it_is_told_at_the_question_before_how_many_may_be_chosen(aantal):
    with pytest.raises(VraagFouten) as fout:
        lees({**MEER, "aantal": aantal}, "q=a&q=geen")

    assert fout.value.fouten == [("q", SAMEN)]


def test_a_resident_reads_the_rule_and_the_fault_and_loses_nothing(client, lijst):
    versie = versie_vastleggen(lijst, op=nu())

    leeg = open_in(client, versie, "nl")
    antwoord = stuur(
        client, versie, {"last": ["inbraak", "geen-van-deze", "anders-namelijk"], "last.anders": ["Herrie"]}
    )

    html = antwoord.content.decode()
    assert "U mag meer antwoorden kiezen. Kiest u ‘Geen van deze’? Kies dan geen ander antwoord." in leeg
    assert 'value="geen-van-deze" data-alleen="Geen van deze">' in leeg
    assert MERK not in leeg
    assert antwoord.status_code == 422
    assert f'<a href="#opt-last-1">Waar hebt u last van? {SAMEN}</a>' in html
    assert 'value="geen-van-deze" data-alleen="Geen van deze" checked>' in html
    assert 'value="inbraak" checked>' in html
    assert 'value="Herrie"' in html
    assert not Inkomend.objects.exists()


def test_in_another_language_all_of_it_is_said_with_the_translated_answer(client, lijst):
    versie = versie_vastleggen(lijst, op=nu())
    teksten = {"Geen van deze": "None of these"}
    vertaling_opslaan(taal_toevoegen(lijst, taal="en"), teksten=teksten, is_zichtbaar=True)

    leeg = open_in(client, versie, "en")
    html = stuur(client, versie, {"last": ["rommel", "geen-van-deze"]}, taal="en").content.decode()

    assert "Geen van deze" in teksten_van(groepen_van(lijst))
    assert "If you choose ‘None of these’, do not choose any other answer." in leeg
    assert 'data-alleen="None of these"' in leeg
    assert SAME in html


# ── paper and telephone ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("aantal", "opdracht"),
    [
        (None, "U mag meer antwoorden aankruisen. Kruist u ‘Geen van deze’ aan? Kruis dan geen ander antwoord aan."),
        (2, "Kruis hooguit 2 antwoorden aan. Kruist u ‘Geen van deze’ aan? Kruis dan geen ander antwoord aan."),
    ],
)
def test_the_paper_says_so_too(lijst, aantal, opdracht):
    lijst.secties.get().vragen.filter(sleutel="last").update(aantal=aantal)

    papier = papier_van(lijst, None, dag=vandaag(), link="")

    assert papier.secties[0].vragen[0].opdracht == opdracht


@pytest.mark.parametrize("kanaal", ["papier", "telefoon"])
def test_who_enters_both_is_told_and_only_at_the_telephone_a_tick_is_taken_away(client, lijst, kanaal):
    stapel = StapelFactory(versie=versie_vastleggen(lijst, op=nu()), kanaal=kanaal)
    client.force_login(stapel.ingevoerd_door)
    url = reverse("admin:consultatie_vragenlijst_stapel_nieuw", args=[lijst.pk, stapel.pk])

    antwoord = client.post(url, {"formulier.sleutel": str(uuid4()), "last": ["inbraak", "geen-van-deze"]})

    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert f"1. Waar hebt u last van? {SAMEN}" in html
    assert html.count(" checked>") == 2
    # Of two crosses on paper staff do not choose one; who is on the telephone can be asked.
    assert ("js/alleen" in html) == (kanaal == "telefoon")
    assert not Invoerformulier.objects.exists()
