"""Residents in another language: the words differ, and nothing else does (T3, T7, T17)."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from consultatie.models import Inkomend, Vertaling, Vraag
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst import pagina
from consultatie.vragenlijst.forms import lees_formulier, leesdelen
from consultatie.vragenlijst.pagina import paginas_vergeten
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.talen.services import taal_verwijderen, vertaling_opslaan
from consultatie.vragenlijst.talen.taal import Onvertaald, maak_taal
from consultatie.vragenlijst.talen.vertalen import teksten_van_sectie, vertaal
from consultatie.vragenlijst.zin import Zin
from tests.consultatie.talenproef import engels_van, engelse_versie, open_in, stuur
from tests.consultatie.vragenlijstpagina import ALLES, TOP, URLENCODED, adres, open_versie, velden
from tests.factories.consultatie import UitnodigingFactory, VertalingFactory
from thema.basis.klok import nu, vandaag

LANG = re.compile(r'<html lang="([^"]+)"( dir="rtl")?')


@pytest.fixture
def versie(db):
    return engelse_versie()


def keuzes(html: str) -> list[str]:
    return re.findall(
        r'hreflang="([a-z-]+)"(?: dir="rtl")?(?: aria-current="true")?>', html.split("<h1>", maxsplit=1)[0]
    )


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_page_speaks_english_where_it_can_and_marks_what_stayed_dutch(client, versie):
    html = open_in(client, versie, "en")

    assert LANG.search(html).groups() == ("en", None)
    for woorden in ("What matters to you?", "Choose your top 3", "You may skip this question.", "At home", "Drug use"):
        assert woorden in html
    assert "a new <strong>plan</strong> for safety" in html
    assert '<span lang="nl" dir="ltr">Wat kan de gemeente doen?</span>' in html
    # An option holds no element: it bears the language itself.
    assert '<option value="veilig-uitgaan" lang="nl" dir="ltr">Veilig Uitgaan</option>' in html
    assert 'data-fout="Choose your first theme here."' in html
    # A name is a name.
    assert ">Centrum</option>" in html
    assert '<input type="hidden" name="formulier.taal" value="en"' in html


def test_the_way_to_each_language_is_in_its_own_words(client, versie):
    VertalingFactory(vragenlijst=versie.vragenlijst, taal="ar")

    html = open_in(client, versie, "en")

    assert keuzes(html) == ["nl", "ar", "en"]
    assert '<a href="?taal=en" lang="en" hreflang="en" aria-current="true">English</a>' in html
    assert '<a href="?taal=nl" lang="nl" hreflang="nl">Nederlands</a>' in html


def test_a_questionnaire_in_dutch_alone_has_no_choice_and_no_word_of_it(client, db):
    versie = open_versie()

    html = open_in(client, versie, "en")

    assert LANG.search(html)[1] == "nl"
    assert keuzes(html) == []
    assert "formulier.taal" not in html
    assert "data-woorden" not in html
    assert "Kies de taal voordat u begint" not in html


@pytest.mark.parametrize("taal", ["fr", "nl", "xx", "", "EN", "en\x00", "../en", "e" * 4000, "zh-cn"])
def test_a_language_that_is_not_there_is_dutch(client, versie, taal):
    antwoord = client.get(adres(versie), {"taal": taal})

    assert antwoord.status_code == 200
    assert LANG.search(antwoord.content.decode())[1] == "nl"


def test_a_language_that_is_not_ready_is_for_staff_alone(client, versie):
    Vertaling.objects.update(is_zichtbaar=False)

    html = open_in(client, versie, "en")

    assert LANG.search(html)[1] == "nl"
    assert keuzes(html) == []


def test_each_language_is_kept_and_costs_one_query(client, versie, django_assert_num_queries):
    talen = {"nl": client.get(adres(versie)), "en": client.get(adres(versie), {"taal": "en"})}

    for taal, eerst in talen.items():
        with django_assert_num_queries(1):
            weer = client.get(adres(versie), {"taal": taal})
        assert LANG.search(weer.content.decode())[1] == taal == LANG.search(eerst.content.decode())[1]
        assert weer.content != eerst.content


def test_asking_for_languages_that_are_not_there_fills_no_memory(client, versie, django_assert_num_queries):
    open_in(client, versie, "fr")

    assert pagina._delen.cache_info().currsize == 1  # noqa: SLF001  what nobody else asks for
    with django_assert_num_queries(1):
        open_in(client, versie, "")


def test_what_staff_change_in_a_language_is_on_every_page_at_once(client, versie):
    engels = engels_van(versie)
    open_in(client, versie, "en")
    open_in(client, versie, "")

    vertaling_opslaan(engels, teksten={"Wat kan de gemeente doen?": "What can be done?"})
    assert "What can be done?" in open_in(client, versie, "en")
    VertalingFactory(vragenlijst=versie.vragenlijst, taal="tr")
    assert keuzes(open_in(client, versie, "")) == ["nl", "en", "tr"]
    taal_verwijderen(engels)
    assert keuzes(open_in(client, versie, "")) == ["nl", "tr"]
    assert LANG.search(open_in(client, versie, "en"))[1] == "nl"


def test_dutch_words_that_change_lose_their_translation_and_get_it_back(client, versie):
    vraag = Vraag.objects.get(sleutel="merkt")

    for tekst, staat_er in (("Ziet u er iets van?", False), ("Merkt u er iets van?", True)):
        Vraag.objects.filter(pk=vraag.pk).update(tekst=tekst)
        versie_vastleggen(versie.vragenlijst, op=nu())
        html = open_in(client, versie, "en")
        assert ("Do you notice it?" in html) is staat_er
        assert (f'<span lang="nl" dir="ltr">{tekst}</span>' in html) is not staat_er


def test_a_translation_makes_no_version(client, versie):
    vertaling_opslaan(engels_van(versie), teksten={"Waar?": "In what place?"})

    assert versie_vastleggen(versie.vragenlijst, op=nu()) == versie


def test_markup_in_a_translation_is_shown_as_text(client, versie):
    kwaad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    teksten = dict.fromkeys(
        (
            *(
                "Wat vindt u belangrijk?",
                "Wij maken een nieuw plan voor de veiligheid.",
                "Kies uw top 3",
                "Ja",
                "Drugs",
            ),
            *("Volgende stap", "Kies een thema", "Naar de inhoud"),
        ),
        f"{kwaad}\"'",
    )
    vertaling_opslaan(engels_van(versie), teksten=teksten)

    for html in (open_in(client, versie, "en"), stuur(client, versie, TOP, stap="nakijken").content.decode()):
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;" in html


def test_a_language_from_right_to_left_says_so_and_dutch_in_it_runs_the_other_way(client, versie):
    VertalingFactory(vragenlijst=versie.vragenlijst, taal="ar")

    html = open_in(client, versie, "ar")

    assert LANG.search(html).groups() == ("ar", ' dir="rtl"')
    assert '<span lang="nl" dir="ltr">Kies uw top 3</span>' in html
    assert '<footer class="foot utrecht-page-footer" lang="nl" dir="ltr">' in html


# ── what is sent ─────────────────────────────────────────────────────────────────────────────────


def opgeslagen() -> list[dict[str, Any]]:
    vluchtig = {"id", "sleutel"}
    rijen = Inkomend.objects.order_by("pk").values()
    return [{veld: waarde for veld, waarde in rij.items() if veld not in vluchtig} for rij in rijen]


def test_the_same_answers_sent_in_english_and_in_dutch_are_stored_the_same(client, versie):
    assert [stuur(client, versie, ALLES, taal=taal).status_code for taal in ("en", "")] == [303, 303]

    engels, nederlands = opgeslagen()
    assert engels == nederlands
    assert engels["antwoorden"]["merkt"] == "ja"
    assert engels["antwoorden"]["waar"] == ["thuis", "online"]
    # Not even in which language it was.
    assert "taal" not in {veld.name for veld in Inkomend._meta.get_fields()}
    assert not client.cookies


def test_the_way_from_mistake_to_receipt_is_in_english(client, versie):
    fout = stuur(client, versie, {"waar": ["thuis", "buiten", "online"]})
    html = fout.content.decode()
    assert (fout.status_code, LANG.search(html)[1]) == (422, "en")
    assert "<title>Error: What matters to you?" in html
    assert "Please correct these 4 things:" in html
    assert '<a href="#id_top_1">Your first choice: Choose your first theme here.</a>' in html
    assert '<a href="#opt-waar-1">Where? Choose up to 2. You have chosen 3.</a>' in html
    # Leaving for another language would lose what was filled in.
    assert keuzes(html) == []

    kijk = stuur(client, versie, ALLES, stap="nakijken").content.decode()
    assert LANG.search(kijk)[1] == "en"
    for woorden in (
        "Your answers have not been sent yet.",
        "1. Drug use",
        "At home",
        "4 out of 5",
        "18 to 34",
        "Not answered",
    ):
        assert (woorden in kijk) is (woorden != "Not answered"), woorden
    assert '<input type="hidden" name="formulier.taal" value="en"' in kijk

    klaar = stuur(client, versie, ALLES)
    assert klaar.headers["Location"].endswith("&taal=en")
    bewijs = client.get(klaar.headers["Location"]).content.decode()
    assert LANG.search(bewijs)[1] == "en"
    assert "We have received your answers" in bewijs
    assert "We discuss the answers in September." in bewijs
    assert f'{adres(versie)}?taal=en">Open the questionnaire again.' in bewijs


def test_what_a_resident_wrote_is_never_translated(client, versie):
    html = stuur(client, versie, {**TOP, "tip": "Ja"}, stap="nakijken").content.decode()

    assert "<dd>Ja</dd>" in html


def test_a_theme_that_was_chosen_twice_is_told_by_its_english_name(client, versie):
    html = stuur(client, versie, {**TOP, "top_2": "drugs"}).content.decode()

    assert "Drug use is already your first choice." in html


def test_sentences_about_the_form_as_a_whole_are_translated_too(client, versie):
    assert "Your answers do not fit this questionnaire." in stuur(client, versie, {"vreemd": "x"}).content.decode()
    antwoord = client.post(f"{adres(versie)}?taal=en", {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (antwoord.status_code, LANG.search(antwoord.content.decode())[1]) == (403, "en")


def test_who_is_too_late_reads_so_in_english(client, versie):
    lijst = versie.vragenlijst
    pagina = client.get(adres(versie), {"taal": "en"})
    lijst.open_tot = vandaag() - timedelta(days=1)
    lijst.save()

    data = urlencode({**velden(pagina), **ALLES, "formulier.stap": "versturen"}, doseq=True)
    laat = client.post(adres(versie), data, content_type=URLENCODED)
    gesloten = open_in(client, versie, "en")

    assert "You can no longer fill in ‘What matters to you?’." in gesloten
    assert keuzes(gesloten) == ["nl", "en"]
    assert laat.status_code == 409
    for woorden in ("What you had filled in", "1. Drug use", "At home, ", "4 out of 5"):
        assert woorden in laat.content.decode(), woorden


def test_a_personal_link_works_in_english_and_once(client, versie):
    token = token_van(UitnodigingFactory(vragenlijst=versie.vragenlijst).pk)
    naar = client.get(f"/u/{token}/?taal=en")
    assert naar.url == f"{adres(versie)}?taal=en"
    assert "You are using your personal link." in client.get(naar.url).content.decode()

    assert stuur(client, versie, TOP).status_code == 303

    assert Inkomend.objects.get().kanaal == "digipanel"
    client.get(f"/u/{token}/")
    assert "This link has already been used" in open_in(client, versie, "en")


@pytest.mark.parametrize("taal", ["xx", "nl", "\x00", "a" * 5000, "ar"])
def test_a_language_made_up_by_the_sender_changes_nothing(client, versie, taal):
    antwoord = client.post(adres(versie), {**TOP, "formulier.taal": taal, "formulier.versie": versie.pk})

    assert antwoord.status_code in (400, 422)
    assert LANG.search(antwoord.content.decode())[1] == "nl"


# ── any translation at all ───────────────────────────────────────────────────────────────────────

KEUS = [{"code": code, "tekst": code.capitalize()} for code in ("ja", "soms", "nee")]
THEMAS = [{"code": code, "tekst": code.upper(), "groep": "ontwikkel", "uitleg": f"Over {code}."} for code in "abc"]
DEFINITIE: dict[str, Any] = {
    "titel": "Titel",
    "inleiding": "Inleiding",
    "secties": [
        {
            "titel": "Sectie",
            "toelichting": "Uitleg",
            "vragen": [
                {"sleutel": "een", "soort": "een", "tekst": "Een?", "opties": KEUS},
                {
                    "sleutel": "meer",
                    "soort": "meer",
                    "tekst": "Meer?",
                    "opties": KEUS,
                    "aantal": 2,
                    "alleen_als": {"sleutel": "een", "codes": ["ja", "soms"], "zin": "Alleen als …"},
                },
                {"sleutel": "top", "soort": "top", "tekst": "Top?", "opties": THEMAS, "aantal": 2},
                {"sleutel": "mx", "soort": "matrix", "tekst": "Rijen?", "opties": KEUS, "rijen": KEUS},
                {"sleutel": "open", "soort": "open", "tekst": "Open?", "maximum": 9},
            ],
        }
    ],
}
for _vraag in DEFINITIE["secties"][0]["vragen"]:
    _vraag |= {"hulptekst": "", "is_verplicht": False}
TEKSTEN = sorted({"Titel", "Inleiding", *teksten_van_sectie(DEFINITIE["secties"][0])} - {""})
CODE = st.sampled_from(["", "ja", "soms", "nee", "a", "b", "c", "Ja", "langer dan negen"])
VELDEN = st.sampled_from(["een", "meer", "top_1", "top_2", "mx_ja", "mx_nee", "open", "vreemd"])


def uitkomst(definitie: Any, invoer: QueryDict) -> Any:
    try:
        formulier = lees_formulier(definitie, invoer)
    except Exception as fout:  # noqa: BLE001  whatever it is, it is the same
        return type(fout)
    return formulier.antwoorden, set(formulier.fouten)


@given(
    woorden=st.dictionaries(st.sampled_from(TEKSTEN), st.text(min_size=1), max_size=len(TEKSTEN)),
    invoer=st.dictionaries(VELDEN, st.lists(CODE, max_size=3)),
)
def test_no_dictionary_whatsoever_changes_what_is_stored_or_what_is_refused(woorden, invoer):
    gestuurd = QueryDict(mutable=True)
    for veld, waarden in invoer.items():
        gestuurd.setlist(veld, waarden)

    vertaald = vertaal(DEFINITIE, maak_taal("en", woorden))

    assert uitkomst(vertaald, gestuurd) == uitkomst(DEFINITIE, gestuurd)
    if isinstance(uitkomst(DEFINITIE, gestuurd), tuple):
        assert [len(deel.regels) for deel in leesdelen(vertaald, gestuurd)] == [
            len(deel.regels) for deel in leesdelen(DEFINITIE, gestuurd)
        ]


def test_the_property_has_answers_to_look_at():
    invoer = QueryDict("een=ja&meer=ja&meer=nee&top_1=a&top_2=b&mx_ja=nee&open=kort")

    antwoorden, fouten = uitkomst(vertaal(DEFINITIE, maak_taal("en", {"Ja": "x"})), invoer)

    assert set(antwoorden) == {"een", "meer", "top", "mx", "open"}
    assert fouten == set()


# ── sentences ────────────────────────────────────────────────────────────────────────────────────


def test_a_sentence_is_its_dutch_and_can_be_said_again_with_everything_in_it():
    zin = Zin("{thema} is uw {rang} van {aantal}, op {dag}: {keuzes}.", thema="Drugs", rang=Zin("eerste"), aantal=1234,
              dag=vandaag().replace(2019, 7, 9), keuzes=("Ja", "Nee", "Soms"))  # fmt: skip
    woorden = {
        zin.sjabloon: "{aantal}|{thema}|{rang}|{dag}|{keuzes}",
        "eerste": "first",
        "Ja": "Yes",
        "{een} of {ander}": "{een} or {ander}",
    }

    assert zin == "Drugs is uw eerste van 1.234, op 9 juli 2019: ‘Ja’, ‘Nee’ of ‘Soms’."
    assert maak_taal("en", woorden).zeg(zin) == "1,234|Drugs|first|9 July 2019|‘Yes’, ‘Nee’ or ‘Soms’"
    assert isinstance(maak_taal("en", {}).zeg(zin), Onvertaald)


def test_a_translation_is_found_whatever_a_browser_does_to_line_ends():
    taal = maak_taal("en", {"Een.\n\nTwee.": "One.\n\nTwo."})

    assert taal.zoek("\r\nEen.\r\n\r\nTwee. ") == "One.\n\nTwo."
    # A number needs none.
    assert not isinstance(taal.zoek("10"), Onvertaald)


def test_a_page_in_english_reads_the_database_as_often_with_more_languages(client, versie):
    def aantal() -> int:
        paginas_vergeten()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            open_in(client, versie, "en")
        return len(queries)

    eerst = aantal()
    for taal in ("ar", "tr", "pl"):
        VertalingFactory(vragenlijst=versie.vragenlijst, taal=taal)

    assert aantal() == eerst
