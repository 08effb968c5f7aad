"""What comes back from the page of a questionnaire: stored once, or returned with what to mend and nothing lost."""

import re
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from consultatie.inbreng.ontvangst import code_van
from consultatie.models import Inkomend, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from tests.consultatie.vragenlijstpagina import ALLES, TOP, URLENCODED, adres, open_versie, velden, verstuur
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory, VragenlijstversieFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory
from thema.basis.klok import nu, vandaag

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return open_versie()


# ── sending ──────────────────────────────────────────────────────────────────────────────────────


def test_answers_are_stored_and_the_visitor_goes_to_the_receipt(client, versie):
    sleutel = uuid4()

    antwoord = verstuur(client, versie, ALLES, sleutel=sleutel)

    assert antwoord.status_code == 303
    assert antwoord.headers["Location"] == f"/consultatie/denk-mee/bedankt/?code={code_van(sleutel)}"
    rij = Inkomend.objects.get()
    assert (rij.sleutel, rij.versie, rij.kanaal, rij.dag) == (sleutel, versie, "open", vandaag())
    assert rij.antwoorden == {
        "top": ["drugs", "cyber", "veilig-uitgaan"],
        "merkt": "ja",
        "tip": "Meer licht 💡\nin het park",
        "waar": ["thuis", "online"],
        "veilig": "4",
        "wijk": "WK015001",
        "leeftijd": "18-34",
    }


def test_what_was_skipped_is_not_stored(client, versie):
    verstuur(client, versie, {**TOP, "tip": "", "wijk": "", "leeftijd": ""})

    assert Inkomend.objects.get().antwoorden == {"top": ["drugs", "cyber", "veilig-uitgaan"]}


def test_sending_is_one_statement_and_nothing_else(client, versie, django_assert_num_queries):
    verstuur(client, versie, ALLES)

    with django_assert_num_queries(1):
        verstuur(client, versie, ALLES)


def test_the_page_itself_can_be_sent_back_without_javascript(client, versie):
    formulier = velden(client.get(adres(versie)))
    nakijken = client.post(adres(versie), urlencode({**formulier, **TOP}, doseq=True), content_type=URLENCODED)
    assert not Inkomend.objects.exists()

    meegegeven = urlencode({**velden(nakijken), "formulier.stap": "versturen"}, doseq=True)
    antwoord = client.post(adres(versie), meegegeven, content_type=URLENCODED)

    assert (nakijken.status_code, antwoord.status_code) == (200, 303)
    assert Inkomend.objects.count() == 1


def test_a_form_in_parts_is_read_just_as_well(client, versie):
    data = {"formulier.sleutel": uuid4(), "formulier.versie": versie.pk, "formulier.stap": "versturen", **TOP}

    assert client.post(adres(versie), data).status_code == 303
    assert Inkomend.objects.count() == 1


def test_a_double_click_is_one_answer_with_one_receipt(client, versie):
    sleutel = uuid4()

    eerste = verstuur(client, versie, TOP, sleutel=sleutel)
    tweede = verstuur(client, versie, TOP, sleutel=sleutel)

    assert (eerste.status_code, eerste.headers["Location"]) == (tweede.status_code, tweede.headers["Location"])
    assert Inkomend.objects.count() == 1


def test_other_answers_under_a_form_that_was_sent_are_not_lost_but_asked_about(client, versie):
    sleutel = uuid4()
    verstuur(client, versie, TOP, sleutel=sleutel)
    anders = {**TOP, "top_1": TOP["top_2"], "top_2": TOP["top_1"]}

    antwoord = verstuur(client, versie, anders, sleutel=sleutel)

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "al eerder verstuurd, met andere antwoorden" in html
    assert str(sleutel) not in html
    assert Inkomend.objects.count() == 1


def test_sending_again_after_closing_still_finds_its_receipt(client, versie):
    sleutel = uuid4()
    verstuur(client, versie, TOP, sleutel=sleutel)
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)

    assert verstuur(client, versie, TOP, sleutel=sleutel).status_code == 303


def test_the_receipt_says_what_happens_next_and_can_be_opened_again(client, versie):
    for _ in range(2):
        antwoord = client.get("/consultatie/denk-mee/bedankt/")
        html = antwoord.content.decode()

        assert antwoord.status_code == 200
        assert "Uw antwoorden zijn ontvangen" in html
        assert "In september bespreken wij de antwoorden." in html
        assert 'href="/planning/"' in html
    assert not Inkomend.objects.exists()


# ── something to mend ────────────────────────────────────────────────────────────────────────────


def test_an_error_stores_nothing_and_names_the_field_in_title_summary_and_place(client, versie):
    antwoord = verstuur(client, versie, {**ALLES, "top_2": "drugs"})

    html = antwoord.content.decode()
    zin = "Kies hier een ander thema. Drugs is al uw eerste keuze."
    assert antwoord.status_code == 422
    assert "<title>Fout: Wat vindt u belangrijk?" in html
    assert f'<a href="#id_top_2">Uw tweede keuze: {zin}</a>' in html
    assert f'id="id_top_2_error"><span class="vh">Fout: </span>{zin}</div>' in html
    assert re.search(
        r'id="id_top_2" name="top_2" data-fout="[^"]+" required aria-invalid="true" aria-describedby="id_top_2_error"',
        html,
    )
    assert not Inkomend.objects.exists()


def test_an_error_loses_no_answer(client, versie):
    sleutel = uuid4()
    ingevuld = {**ALLES, "top_2": "drugs"}

    antwoord = verstuur(client, versie, ingevuld, sleutel=sleutel)

    assert velden(antwoord) == {
        "formulier.sleutel": [str(sleutel)],
        "formulier.versie": [str(versie.pk)],
        "formulier.moment": [""],
        **{
            naam: waarde if isinstance(waarde, list) else [waarde] for naam, waarde in ingevuld.items() if naam != "tip"
        },
        "tip": ["Meer licht 💡\nin het park"],
    }


def test_every_error_leads_to_a_control_that_is_there(client):
    plan = BeleidsplanFactory()
    ThemaFactory.create_batch(3, beleidsplan=plan)
    WijkFactory(gemeente=plan.gemeente)
    sectie = SectieFactory(vragenlijst=VragenlijstFactory(beleidsplan=plan, open_=True))
    for soort in VRAAGTYPEN:
        VraagFactory(
            sectie=sectie,
            sleutel=soort,
            soort=soort,
            is_verplicht=soort != "open_per_thema",
            rijen="A\nB",
            label_laag="a",
            label_hoog="b",
            aantal=2,
        )
    versie = versie_vastleggen(sectie.vragenlijst, op=nu())

    html = verstuur(client, versie).content.decode()

    ankers = re.findall(r'<li><a href="#([^"]+)">', html)
    slugs = plan.themas.values_list("slug", flat=True)
    assert ankers == [
        *("opt-een-1", "opt-meer-1", "opt-schaal-1", "opt-cijfer-1", "opt-matrix_a-1", "opt-matrix_b-1"),
        *("id_top_1", "id_top_2", *(f"id_rangorde_{slug}" for slug in slugs), "id_open"),
        *("id_wijk", "opt-leeftijd-1", "opt-geslacht-1"),
    ]
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert set(ankers) <= set(ids)
    assert len(ids) == len(set(ids))
    assert {een for lijst in re.findall(r'aria-describedby="([^"]+)"', html) for een in lijst.split()} <= set(ids)
    assert f"Verbeter deze {len(ankers)} punten" in html


def test_a_form_without_any_answer_is_not_counted_as_one(client):
    versie = VragenlijstversieFactory()

    antwoord = verstuur(client, versie)

    assert antwoord.status_code == 422
    assert "U hebt nog geen vraag beantwoord." in antwoord.content.decode()
    assert not Inkomend.objects.exists()


def test_a_megabyte_of_text_comes_back_whole_with_a_message(client, versie):
    tekst = "a" * 1_000_000

    antwoord = verstuur(client, versie, {**TOP, "tip": tekst})

    assert antwoord.status_code == 422
    assert "Maak uw tekst korter: hij telt 1.000.000 tekens, er passen er 2.000." in antwoord.content.decode()
    assert velden(antwoord)["tip"] == [tekst]
    assert not Inkomend.objects.exists()


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("👮‍♀️ 🏳️‍🌈", "👮‍♀️ 🏳️‍🌈"),
        ("nul\x00 en bel\x07", "nul en bel"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1", "=1+1"),
        ("שלום", "שלום"),
    ],
)
def test_strange_characters_are_stored_or_taken_out(client, versie, getypt, bewaard):
    antwoord = verstuur(client, versie, {**TOP, "tip": getypt})

    assert antwoord.status_code == 303
    assert Inkomend.objects.get().antwoorden["tip"] == bewaard


def test_markup_of_a_visitor_comes_back_as_text(client, versie):
    html = verstuur(client, versie, {"tip": "</textarea><script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in html


# ── versions ─────────────────────────────────────────────────────────────────────────────────────


def test_an_answer_to_an_older_version_keeps_that_version(client, versie):
    verstuur(client, versie, TOP)
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw", is_verplicht=True)
    nieuwe = versie_vastleggen(versie.vragenlijst, op=nu())

    antwoord = verstuur(client, versie, TOP)

    assert nieuwe.nummer == 2
    assert antwoord.status_code == 303
    assert [rij.versie for rij in Inkomend.objects.all()] == [versie, versie]
    assert verstuur(client, nieuwe, TOP).status_code == 422


def test_a_form_of_a_version_that_was_replaced_comes_back_with_its_answers_on_the_new_one(client, versie):
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw", tekst="Nog een vraag?")
    oud = versie.pk
    nieuwe = versie_vastleggen(versie.vragenlijst, op=nu())
    versie.pk = oud

    antwoord = verstuur(client, versie, ALLES)

    terug = velden(antwoord)
    assert antwoord.status_code == 400
    assert "Misschien is de vragenlijst net aangepast." in antwoord.content.decode()
    assert terug["formulier.versie"] == [str(nieuwe.pk)]
    assert terug["top_1"] == ["drugs"]
    assert terug["wijk"] == ["WK015001"]
    assert not Inkomend.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_version_that_is_replaced_between_reading_and_storing_stores_nothing(client, versie):
    # Its questions are in the cache from here on.
    verstuur(client, versie, {})
    VraagFactory(sectie=versie.vragenlijst.secties.first(), sleutel="nieuw")
    oud = versie.pk
    versie_vastleggen(versie.vragenlijst, op=nu())
    versie.pk = oud

    antwoord = verstuur(client, versie, TOP)

    assert antwoord.status_code == 400
    assert velden(antwoord)["top_1"] == ["drugs"]
    assert not Inkomend.objects.exists()
