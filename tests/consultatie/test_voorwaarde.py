"""Show-only-if: what staff must fill in, whom a question is asked of, and what the server does with other answers (T3)."""

import re
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from consultatie.models import Inkomend, Vragenlijst
from consultatie.vragenlijst.definitie import problemen, stel_samen
from consultatie.vragenlijst.forms import lees_formulier
from consultatie.vragenlijst.services import versie_vastleggen
from consultatie.vragenlijst.voorwaarde import geldt
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory, definitie
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory
from thema.basis.klok import nu

OPTIES = [{"code": code, "tekst": code.capitalize()} for code in ("ja", "soms", "nee")]


def alleen_als(bron: str, *codes: str) -> str:
    return f"Alleen als u bij ‘{bron}?’ koos voor {' of '.join(f'‘{code.capitalize()}’' for code in codes)}."


def geweigerd(bron: str, *codes: str) -> str:
    return f"{alleen_als(bron, *codes)} Kies daar dat antwoord, of maak dit antwoord leeg."


def vraag(sleutel: str, soort: str = "een", *, als: tuple[str, ...] = (), **meer: Any) -> dict[str, Any]:
    """A question with the answers ja, soms and nee; `als`: the key of an earlier question and the answers that count."""
    eigen: dict[str, Any] = {"opties": OPTIES} if soort != "open" else {"maximum": 2000}
    if soort == "meer":
        eigen["aantal"] = None
    if als:
        bron, *codes = als
        eigen["alleen_als"] = {"sleutel": bron, "codes": codes, "zin": alleen_als(bron, *codes)}
    basis = {"sleutel": sleutel, "soort": soort, "tekst": f"{sleutel}?", "hulptekst": "", "is_verplicht": False}
    return {**basis, **eigen, **meer}


KETEN = (
    vraag("merkt", is_verplicht=True),
    vraag("waar", "meer", als=("merkt", "ja", "soms"), is_verplicht=True),
    vraag("wat", "open", als=("waar", "nee"), is_verplicht=True),
)


def lees(vragen: tuple[dict[str, Any], ...], invoer: str) -> Any:
    return lees_formulier(definitie(*vragen), QueryDict(invoer))


# ── the decision ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("antwoorden", "gevraagd"),
    [
        ({}, ["merkt"]),
        ({"merkt": "nee"}, ["merkt"]),
        ({"merkt": "ja"}, ["merkt", "waar"]),
        ({"merkt": "soms", "waar": ["ja"]}, ["merkt", "waar"]),
        ({"merkt": "soms", "waar": ["ja", "nee"]}, ["merkt", "waar", "wat"]),
        ({"merkt": {"keuze": "ja", "tekst": "x"}, "waar": {"keuze": ["nee"], "tekst": "x"}}, ["merkt", "waar", "wat"]),
        # An answer to a question that is not asked has no say.
        ({"merkt": "nee", "waar": ["nee"]}, ["merkt"]),
        ({"waar": ["nee"]}, ["merkt"]),
    ],
)
def test_a_question_is_asked_only_when_the_one_it_depends_on_was_asked_and_answered_so(antwoorden, gevraagd):
    eerdere = {een["sleutel"]: een for een in KETEN}

    assert [een["sleutel"] for een in KETEN if geldt(een, eerdere, antwoorden)] == gevraagd


def test_a_question_that_depends_on_nothing_that_is_there_is_not_asked():
    assert not geldt(vraag("waar", als=("weg", "ja")), {}, {"weg": "ja"})


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("invoer", "antwoorden"),
    [
        ("merkt=nee", {"merkt": "nee"}),
        ("merkt=nee&wat=", {"merkt": "nee"}),
        ("merkt=ja&waar=ja", {"merkt": "ja", "waar": ["ja"]}),
        ("wat=x&waar=nee&merkt=soms", {"merkt": "soms", "waar": ["nee"], "wat": "x"}),
    ],
    ids=["not asked", "sent empty", "half the chain", "whole chain, out of order"],
)
def test_what_is_not_asked_need_not_be_answered(invoer, antwoorden):
    formulier = lees(KETEN, invoer)

    assert (formulier.antwoorden, formulier.fouten) == (antwoorden, {})


@pytest.mark.parametrize(
    ("invoer", "fouten"),
    [
        ("merkt=ja", {"waar": "Kies ten minste één antwoord."}),
        ("merkt=ja&waar=nee", {"wat": "Vul hier iets in."}),
        ("merkt=nee&waar=ja", {"waar": geweigerd("merkt", "ja", "soms")}),
        ("merkt=ja&waar=ja&wat=x", {"wat": geweigerd("waar", "nee")}),
        # Only the first of a chain: what depends on it cannot be told yet.
        ("merkt=nee&waar=nee&wat=x", {"waar": geweigerd("merkt", "ja", "soms")}),
        ("waar=nee&wat=x", {"merkt": "Kies een antwoord."}),
        ("", {"merkt": "Kies een antwoord."}),
        ("merkt=ja&wat=x", {"waar": "Kies ten minste één antwoord."}),
        # Too long, and not asked either: first things first.
        ("merkt=ja&waar=ja&wat=" + "a" * 2001, {"wat": geweigerd("waar", "nee")}),
    ],
)
def test_an_answer_that_is_missing_or_was_not_asked_for_is_told_at_its_field(invoer, fouten):
    assert lees(KETEN, invoer).fouten == fouten


SOORTEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "een": ({}, "q=ja", "q"),
    "meer": ({}, "q=ja", "q"),
    "open": ({}, "q=x", "q"),
    "matrix": ({"rijen": [{"code": "a", "tekst": "A"}, {"code": "b", "tekst": "B"}]}, "q_b=ja", "q_b"),
    "rangorde": ({"aantal": 3}, "q_ja=2&q_soms=1&q_nee=3", "q_ja"),
    "open_per_thema": ({"maximum": 9}, "q_soms=x", "q_soms"),
}


@pytest.mark.parametrize("soort", SOORTEN)
def test_of_every_type_an_answer_that_was_not_asked_for_is_refused(soort):
    eigen, invoer, veld = SOORTEN[soort]
    vragen = (vraag("merkt"), vraag("q", soort, als=("merkt", "ja"), **eigen))

    assert lees(vragen, f"merkt=nee&{invoer}").fouten == {veld: geweigerd("merkt", "ja")}
    # The control: the same answer, where it is asked for.
    assert lees(vragen, f"merkt=ja&{invoer}").fouten == {}


def test_words_beside_an_option_of_a_question_that_is_not_asked_are_refused_too():
    vragen = (vraag("merkt"), vraag("q", als=("merkt", "ja"), anders="nee"))

    assert lees(vragen, "merkt=nee&q.anders=x").fouten == {"q.anders": geweigerd("merkt", "ja")}


WAARDEN = st.sampled_from(["", "ja", "soms", "nee"])


@given(a=WAARDEN, b=WAARDEN, c=WAARDEN)
def test_whatever_is_sent_only_answers_to_questions_that_are_asked_are_taken(a: str, b: str, c: str):
    vragen = (vraag("a"), vraag("b", als=("a", "ja", "nee")), vraag("c", als=("b", "soms")))
    eerdere = {een["sleutel"]: een for een in vragen}

    formulier = lees(vragen, urlencode({"a": a, "b": b, "c": c}))

    assert all(geldt(eerdere[sleutel], eerdere, formulier.antwoorden) for sleutel in formulier.antwoorden)
    verstuurd = {sleutel: waarde for sleutel, waarde in {"a": a, "b": b, "c": c}.items() if waarde}
    assert formulier.fouten or formulier.antwoorden == verstuurd


# ── what staff fill in ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def lijst(db) -> Vragenlijst:
    """A questionnaire with a question Ja / Soms / Nee, and a question after it."""
    lijst = VragenlijstFactory(open_=True, slug="denk-mee")
    sectie = SectieFactory(vragenlijst=lijst, volgorde=1)
    VraagFactory(sectie=sectie, sleutel="merkt", opties="Ja, vaak\nSoms\nNee", volgorde=1)
    VraagFactory(sectie=sectie, sleutel="waar", opties="Op straat\nThuis", tekst="Waar?", volgorde=3)
    return lijst


def hang_op(lijst: Vragenlijst, sleutel: str, bron: str, antwoorden: str, **velden: Any) -> None:
    vraag_ = lijst.secties.get().vragen.get(sleutel=sleutel)
    vraag_.alleen_als, vraag_.alleen_als_antwoorden = bron, antwoorden
    for veld, waarde in velden.items():
        setattr(vraag_, veld, waarde)
    vraag_.save()


def test_the_condition_is_part_of_the_definition_with_a_sentence_that_says_for_whom(lijst):
    hang_op(lijst, "waar", "merkt", "ja, vaak\nSoms")

    vragen = stel_samen(lijst)["secties"][0]["vragen"]

    assert "alleen_als" not in vragen[0]
    assert vragen[1]["alleen_als"] == {
        "sleutel": "merkt",
        "codes": ["ja-vaak", "soms"],
        "zin": "Alleen als u bij ‘Merkt u er iets van?’ koos voor ‘Ja, vaak’ of ‘Soms’.",
    }
    assert problemen(lijst) == []


@pytest.mark.parametrize(
    ("bron", "antwoorden", "velden", "zin"),
    [
        ("merkt", "Altijd", {}, "‘Altijd’ is geen antwoord op ‘Merkt u er iets van?’. De antwoorden zijn: ‘Ja, vaak’,"),
        ("merkt", " \n", {}, "Schrijf op bij welk antwoord op ‘Merkt u er iets van?’ deze vraag komt."),
        ("", "Nee", {}, "Kies bij welke vraag deze antwoorden horen, of haal ze weg."),
        ("weg", "Nee", {}, "Er is geen eerdere vraag met sleutel ‘weg’."),
        ("waar", "Thuis", {}, "Deze vraag kan niet van haar eigen antwoord afhangen."),
        ("merkt", "Nee", {"volgorde": 0}, "‘Merkt u er iets van?’ komt niet eerder dan deze vraag. Kies een vraag die"),
        ("merkt", "Nee", {"soort": "leeftijd"}, "Deze soort vraag stelt u aan iedereen"),
    ],
)
def test_a_condition_that_cannot_be_kept_is_told_and_keeps_the_questionnaire_from_opening(
    lijst, bron, antwoorden, velden, zin
):
    hang_op(lijst, "waar", bron, antwoorden, **velden)

    gevonden = problemen(lijst)

    assert len(gevonden) == 1
    assert gevonden[0].startswith(f"Vraag ‘Waar?’: {zin}")


@pytest.mark.parametrize("soort", ["open", "cijfer", "geslacht"])
def test_only_choices_and_scales_can_steer(lijst, soort):
    VraagFactory(sectie=lijst.secties.get(), sleutel="bron", soort=soort, tekst="Bron?", volgorde=2)
    hang_op(lijst, "waar", "bron", "1")

    (probleem,) = problemen(lijst)
    assert probleem.startswith("Vraag ‘Waar?’: Van ‘Bron?’ kan geen andere vraag afhangen.")
    assert probleem.endswith("bij deze soorten: ‘Eén antwoord’, ‘Meer antwoorden’, ‘Schaal’.")


def test_a_scale_steers_by_its_steps(lijst):
    VraagFactory(sectie=lijst.secties.get(), sleutel="bron", soort="schaal", label_laag="a", label_hoog="b", volgorde=2)
    hang_op(lijst, "waar", "bron", "1\n2")

    assert stel_samen(lijst)["secties"][0]["vragen"][2]["alleen_als"]["codes"] == ["1", "2"]


def test_a_question_of_an_earlier_section_can_steer(lijst):
    VraagFactory(
        sectie=SectieFactory(vragenlijst=lijst, volgorde=2),
        sleutel="later",
        alleen_als="waar",
        alleen_als_antwoorden="Thuis",
    )

    assert problemen(lijst) == []


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def verstuur(client, versie, **antwoorden):
    data = {
        "formulier.sleutel": uuid4(),
        "formulier.versie": versie.pk,
        "formulier.stap": "versturen",
        **antwoorden,
    }
    return client.post(
        "/consultatie/denk-mee/", urlencode(data, doseq=True), content_type="application/x-www-form-urlencoded"
    )


def test_without_javascript_the_question_is_there_with_a_sentence_and_a_way_to_let_go(client, lijst):
    hang_op(lijst, "waar", "merkt", "Soms")
    versie_vastleggen(lijst, op=nu())

    html = client.get("/consultatie/denk-mee/").content.decode()

    assert '<div class="vraag-als" data-als="merkt" data-als-codes="soms">' in html
    assert "<p data-zonder-script>Alleen als u bij ‘Merkt u er iets van?’ koos voor ‘Soms’.</p>" in html
    assert html.count("Deze vraag is niet voor mij") == 1
    assert re.search(r'aria-describedby="vraag-waar_helptext"', html)


def test_an_answer_that_was_not_asked_for_is_refused_at_its_field_and_nothing_is_lost_or_stored(client, lijst):
    hang_op(lijst, "waar", "merkt", "Soms", is_verplicht=True)
    versie = versie_vastleggen(lijst, op=nu())

    antwoord = verstuur(client, versie, merkt="nee", waar="thuis")

    html = antwoord.content.decode()
    zin = "Alleen als u bij ‘Merkt u er iets van?’ koos voor ‘Soms’. Kies daar dat antwoord, of maak dit antwoord leeg."
    assert antwoord.status_code == 422
    assert f'<a href="#opt-waar-1">Waar? {zin}</a>' in html
    assert f'id="vraag-waar_error"><span class="vh">Fout: </span>{zin}</div>' in html
    assert re.search(r'id="opt-merkt-3" value="nee" checked', html)
    assert re.search(r'id="opt-waar-2" value="thuis" checked', html)
    assert not Inkomend.objects.exists()


def test_who_lets_go_of_the_answer_can_send(client, lijst):
    hang_op(lijst, "waar", "merkt", "Soms", is_verplicht=True)
    versie = versie_vastleggen(lijst, op=nu())

    assert verstuur(client, versie, merkt="nee", waar="").status_code == 303
    assert Inkomend.objects.get().antwoorden == {"merkt": "nee"}


@pytest.mark.parametrize(
    "extra",
    [
        {"onbekend": "x"},
        {"waar": "elders"},
        {"waar": ["thuis", "op-straat"]},
        {"alleen_als": ""},
        {"waar.anders": "x"},
        {"status": "gemengd"},
        {"kanaal": "digipanel"},
        {"week": "2019-W01"},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_what_no_page_of_ours_sends_is_refused_whole(client, lijst, extra):
    hang_op(lijst, "waar", "merkt", "Soms")
    versie = versie_vastleggen(lijst, op=nu())

    antwoord = verstuur(client, versie, merkt="soms", **extra)

    assert antwoord.status_code == 400
    assert "passen niet bij deze vragenlijst" in antwoord.content.decode()
    assert not Inkomend.objects.exists()


@pytest.mark.django_db
def test_every_new_type_is_stored_by_the_page_as_it_was_answered(client):
    plan = BeleidsplanFactory()
    WijkFactory(gemeente=plan.gemeente)
    for slug in ("drugs", "cyber"):
        ThemaFactory(beleidsplan=plan, slug=slug, naam=slug.title())
    sectie = SectieFactory(vragenlijst=VragenlijstFactory(beleidsplan=plan, open_=True, slug="denk-mee"))
    VraagFactory(sectie=sectie, sleutel="wie", opties="De gemeente\nDe politie", heeft_anders=True)
    VraagFactory(sectie=sectie, sleutel="cijfer", soort="cijfer")
    VraagFactory(sectie=sectie, sleutel="geslacht", soort="geslacht")
    VraagFactory(sectie=sectie, sleutel="plek", soort="matrix", rijen="Straat\nBus", opties="Veilig\nOnveilig")
    VraagFactory(sectie=sectie, sleutel="rang", soort="rangorde")
    VraagFactory(sectie=sectie, sleutel="woord", soort="open_per_thema")
    versie = versie_vastleggen(sectie.vragenlijst, op=nu())

    antwoord = verstuur(
        client,
        versie,
        **{"wie": "anders-namelijk", "wie.anders": "Wij allemaal", "cijfer": "8", "geslacht": "anders"},
        plek_bus="veilig",
        rang_drugs="2",
        rang_cyber="1",
        woord_cyber="Les op school",
    )

    assert antwoord.status_code == 303
    assert Inkomend.objects.get().antwoorden == {
        "wie": {"keuze": "anders-namelijk", "tekst": "Wij allemaal"},
        "cijfer": "8",
        "geslacht": "anders",
        "plek": {"bus": "veilig"},
        "rang": ["cyber", "drugs"],
        "woord": {"cyber": "Les op school"},
    }
