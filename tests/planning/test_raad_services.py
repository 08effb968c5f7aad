"""Votes and steps on amendments and motions, and the plan that the council adopts with other words in it."""

from datetime import date, timedelta

import pytest

from planning.models import Amendement, Bestuursstuk, Fractiestem, Stemming
from planning.raad.enums import Amendementactie, Amendementstatus, Motieactie, Motiestatus, Stemuitslag, Stemwijze
from planning.raad.fouten import (
    LaterAlGestemd,
    NietBijDeRaad,
    PassageKloptNiet,
    RaadNietKlaar,
    StemdagKloptNiet,
    StemmenKloppenNiet,
    ZelfdePassage,
)
from planning.raad.services import raad_stap
from planning.raad.tekstplek import plek_van, plekken_van
from planning.raad.telling import Stemmen
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    AmendementFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    MotieFactory,
    StuksectieFactory,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory, MaatregelFactory, ThemaFactory
from tests.planning.besluitnemers import OP, OP_RAAD, RAADSDAG, college, raad
from tests.planning.raadsleden import maak_raad, stemt, zonder_stemming
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan, Vergrendeld
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan, Statusovergang, Thema
from thema.thema.enums import Themastatus

pytestmark = pytest.mark.django_db

TEKST = "In 2023 is 50% minder vaak ingebroken. De politie houdt elk jaar 12 controles."


@pytest.fixture
def stuk() -> Bestuursstuk:
    """A plan with one goal, on which the college has just decided; it lies before a council of three fracties."""
    plan = BeleidsplanFactory.create(is_actueel=True)
    thema = ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD, naam="Inbraak")
    DoelFactory.create(thema=thema, titel="Minder inbraken", tekst=TEKST)
    maak_raad(plan.gemeente)
    gemaakt: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.PLAN, status=Stukstatus.COLLEGE, onderwerp=plan.naam
    )
    college(gemaakt)
    return gemaakt


def _op_het_doel(stuk: Bestuursstuk, nummer: str, was: str, wordt: str) -> Amendement:
    doel = Doel.objects.get()
    amendement: Amendement = AmendementFactory.create(
        stuk=stuk, nummer=nummer, titel=f"Titel {nummer}", plek=f"doel.tekst:{doel.pk}", was=was, wordt=wordt
    )
    amendement.indieners.set(stuk.beleidsplan.gemeente.fracties.filter(naam="Midden"))
    return amendement


# ── Adoption ─────────────────────────────────────────────────────────────────────────────────────


def test_two_amendments_are_in_the_adopted_text_and_the_document_shows_what_they_changed(stuk: Bestuursstuk):
    a = _op_het_doel(stuk, "A", "50% minder", "60% minder")
    b = _op_het_doel(stuk, "B", "12 controles", "20 controles in het hele buitengebied")
    c = _op_het_doel(stuk, "C", "ingebroken", "gestolen")
    stemt(a, "Groot", "Klein")
    zonder_stemming(b)
    stemt(c, "Midden")
    stemt(stuk, "Groot", "Midden", "Klein")

    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    doel = Doel.objects.get()
    assert doel.tekst == (
        "In 2023 is 60% minder vaak ingebroken. De politie houdt elk jaar 20 controles in het hele buitengebied."
    )
    document = Document.objects.get()
    assert [een["nummer"] for een in document.gegevens["wijzigingen"]] == ["A", "B"]
    assert document.gegevens["hoofdstukken"][0]["doelen"][0]["tekst"] == doel.tekst
    assert document.besluit.endswith("de raad stelde het gewijzigd vast op 27 november 2019")
    for verwacht in (
        "Bijlage: wijzigingen door de raad",
        "Doel ‘Minder inbraken’, tekst",
        '<del><span class="vh">[vervalt: </span>50<span class="vh">]</span></del>% minder',
        '<ins><span class="vh">[nieuw: </span>60<span class="vh">]</span></ins>% minder',
        "Aangenomen met 12 stemmen voor en 5 tegen.",
        "Aangenomen zonder stemming.",
        "Stemmen per fractie over het geheel",
        "Ingediend door Midden.",
    ):
        assert verwacht in document.inhoud
    assert "gestolen" not in document.inhoud


def test_nothing_of_it_can_be_changed_afterwards(stuk: Bestuursstuk):
    amendement = _op_het_doel(stuk, "A", "50% minder", "60% minder")
    stemt(amendement, "Groot", "Klein")
    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)
    amendement.refresh_from_db()

    for doe in (
        amendement.save,
        amendement.delete,
        Doel.objects.get().save,
        lambda: Amendement.objects.update(wordt="iets anders"),
    ):
        with pytest.raises(Vergrendeld):
            doe()
    with pytest.raises(NietBijDeRaad):
        raad_stap(amendement, actie=Amendementactie.HEROPENEN, door=None, op=OP_RAAD)
    with pytest.raises(NietBijDeRaad):
        stemt(stuk, "Groot")


def test_without_an_adopted_amendment_the_plan_is_adopted_as_it_is(stuk: Bestuursstuk):
    stemt(_op_het_doel(stuk, "A", "50% minder", "60% minder"), "Midden")

    with pytest.raises(RaadNietKlaar, match="alleen conform"):
        raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)
    raad(stuk)

    document = Document.objects.get()
    assert Doel.objects.get().tekst == TEKST
    assert document.gegevens["wijzigingen"] == []
    assert 'id="wijzigingen"' not in document.inhoud


def test_with_an_adopted_amendment_the_plan_cannot_be_adopted_as_it_was(stuk: Bestuursstuk):
    stemt(_op_het_doel(stuk, "A", "50% minder", "60% minder"), "Groot", "Klein")

    with pytest.raises(RaadNietKlaar, match="alleen gewijzigd"):
        raad(stuk)

    stuk.refresh_from_db()
    assert (stuk.status, Doel.objects.get().tekst) == (Stukstatus.RAAD, TEKST)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("actie", "uitkomst"),
    [(Stukactie.RAAD_BESLUIT, Uitkomst.VASTGESTELD), (Stukactie.VERWERPEN, Uitkomst.VERWORPEN)],
)
def test_the_council_decides_when_every_amendment_has_an_outcome(
    stuk: Bestuursstuk, actie: Stukactie, uitkomst: Uitkomst
):
    _op_het_doel(stuk, "A", "50% minder", "60% minder")
    _op_het_doel(stuk, "B", "12 controles", "20 controles")

    with pytest.raises(RaadNietKlaar, match="Over amendement A en amendement B is nog niet besloten"):
        raad(stuk, actie=actie, uitkomst=uitkomst)
    # Holding over is always possible.
    raad(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)

    assert stuk.status == Stukstatus.RAAD


def test_a_text_that_changed_under_an_adopted_amendment_stops_the_decision(stuk: Bestuursstuk):
    stemt(_op_het_doel(stuk, "A", "50% minder", "60% minder"), "Groot", "Klein")
    Doel.objects.update(tekst="Heel iets anders.")
    college_weet_ervan = stuk.besluiten.all()
    college_weet_ervan.update(controlegetal="")

    with pytest.raises(PassageKloptNiet, match="Amendement A: deze passage staat niet"):
        raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    assert not Beleidsplan.objects.get().is_vergrendeld


# ── Two on the same words ────────────────────────────────────────────────────────────────────────


def test_a_second_amendment_on_the_same_words_is_refused_by_a_sentence_that_names_both(stuk: Bestuursstuk):
    a = _op_het_doel(stuk, "A", "50% minder vaak", "60% minder vaak")
    b = _op_het_doel(stuk, "B", "vaak ingebroken", "zelden ingebroken")
    stemt(a, "Groot", "Klein")

    with pytest.raises(ZelfdePassage, match=r"Amendement B .* amendement A"):
        stemt(b, "Groot", "Klein")
    raad_stap(b, actie=Amendementactie.VERVALLEN, door=None, op=OP_RAAD, opmerking="A gaat verder.")
    raad(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    assert "60% minder vaak ingebroken" in Doel.objects.get().tekst
    assert b.status == Amendementstatus.VERVALLEN
    assert not b.stemmingen.exists()


@pytest.mark.parametrize(
    ("was", "zin"),
    [
        ("60% minder", "staat niet"),
        ("50% MINDER", "staat niet"),
        ("e", "keer in Doel"),
    ],
)
def test_words_that_do_not_stand_there_once_cannot_be_adopted(stuk: Bestuursstuk, was: str, zin: str):
    amendement = _op_het_doel(stuk, "A", was, "iets")

    with pytest.raises(PassageKloptNiet, match=zin):
        stemt(amendement, "Groot", "Klein")

    assert not Stemming.objects.exists()


def test_a_text_that_would_not_fit_is_refused(stuk: Bestuursstuk):
    thema = Thema.objects.get()
    te_lang = AmendementFactory.create(stuk=stuk, plek=f"thema.kern:{thema.pk}", was="de stad", wordt="x" * 300)
    leeg = AmendementFactory.create(stuk=stuk, plek=f"thema.kern:{thema.pk}", was=thema.kern, wordt="")

    for amendement in (te_lang, leeg):
        with pytest.raises(PassageKloptNiet, match="zo kan de tekst daar niet worden"):
            stemt(amendement, "Groot", "Klein")


# ── Votes ────────────────────────────────────────────────────────────────────────────────────────


def test_the_status_of_an_amendment_follows_from_the_vote_and_the_trail_knows(stuk: Bestuursstuk):
    voor, tegen = _op_het_doel(stuk, "A", "50%", "60%"), _op_het_doel(stuk, "B", "12", "20")

    stemt(voor, "Groot", "Klein")
    stemt(tegen, "Groot", afwezig=1)

    assert (voor.status, tegen.status) == (Amendementstatus.AANGENOMEN, Amendementstatus.VERWORPEN)
    stappen = Statusovergang.objects.filter(object_id__in=[voor.pk, tegen.pk], content_type__model="amendement")
    assert sorted(stappen.values_list("actie", flat=True)) == ["aannemen", "verwerpen"]


def test_equal_votes_wait_for_a_next_meeting_and_are_a_rejection_there(stuk: Bestuursstuk):
    amendement = _op_het_doel(stuk, "A", "50%", "60%")
    fracties = {een.naam: een.pk for een in stuk.beleidsplan.gemeente.fracties.all()}
    gelijk = {
        fracties["Groot"]: Stemmen(voor=8),
        fracties["Midden"]: Stemmen(tegen=5),
        fracties["Klein"]: Stemmen(tegen=3, afwezig=1),
    }

    eerst = stemt(amendement, stemmen=gelijk, datum=date(2019, 11, 13))
    na_eerst = amendement.status
    daarna = stemt(amendement, stemmen=gelijk)

    assert (eerst.uitslag, na_eerst) == (Stemuitslag.GESTAAKT, Amendementstatus.INGEDIEND)
    assert (daarna.uitslag, amendement.status) == (Stemuitslag.VERWORPEN, Amendementstatus.VERWORPEN)


def test_votes_that_are_not_all_the_seats_of_this_council_are_refused(stuk: Bestuursstuk):
    fracties = list(stuk.beleidsplan.gemeente.fracties.all())
    alle = {een.pk: Stemmen(voor=een.zetels) for een in fracties}
    eerste = fracties[0]

    for stemmen, wijze, zin in (
        ({**alle, eerste.pk: Stemmen(voor=1)}, Stemwijze.FRACTIES, f"zetels van {eerste}"),
        ({}, Stemwijze.FRACTIES, "zetels van"),
        ({**alle, 0: Stemmen(voor=1)}, Stemwijze.FRACTIES, "andere fracties"),
        (alle, Stemwijze.ZONDER, "Zonder stemming zijn er geen stemmen"),
    ):
        with pytest.raises(StemmenKloppenNiet, match=zin):
            stemt(stuk, stemmen=stemmen, wijze=wijze)

    assert not Stemming.objects.exists()


def test_a_fractie_that_left_before_that_day_has_no_vote(stuk: Bestuursstuk):
    stuk.beleidsplan.gemeente.fracties.filter(naam="Klein").update(tot=date(2019, 11, 26))

    with pytest.raises(StemmenKloppenNiet, match="andere fracties"):
        stemt(stuk, "Groot")


@pytest.mark.parametrize("dag", [date(2019, 6, 26), date(2019, 11, 29)])
def test_a_vote_is_not_older_than_the_paper_nor_in_the_future(stuk: Bestuursstuk, dag: date):
    with pytest.raises(StemdagKloptNiet):
        stemt(stuk, "Groot", datum=dag)


def test_a_vote_on_the_paper_is_replaced_by_one_of_the_same_day(stuk: Bestuursstuk):
    stemt(stuk, "Groot")
    stemt(stuk, "Klein")

    stemming = Stemming.objects.get()
    assert stemming.uitslag == Stemuitslag.VERWORPEN
    assert Fractiestem.objects.count() == 3


@pytest.mark.parametrize(
    ("voor", "actie", "uitkomst"),
    [
        (("Klein",), Stukactie.RAAD_BESLUIT, Uitkomst.VASTGESTELD),
        (("Groot", "Klein"), Stukactie.VERWERPEN, Uitkomst.VERWORPEN),
        (("Groot", "Klein"), Stukactie.AANHOUDEN, Uitkomst.AANGEHOUDEN),
    ],
)
def test_a_decision_does_not_contradict_the_vote_of_that_day(
    stuk: Bestuursstuk, voor: tuple[str, ...], actie: Stukactie, uitkomst: Uitkomst
):
    stemt(stuk, *voor)

    with pytest.raises(RaadNietKlaar, match="De stemming van 27 november 2019 over dit stuk zegt iets anders"):
        raad(stuk, actie=actie, uitkomst=uitkomst)

    stuk.refresh_from_db()
    assert stuk.status == Stukstatus.RAAD


def test_a_decision_does_not_contradict_a_vote_of_an_earlier_meeting_either(stuk: Bestuursstuk):
    stemt(stuk, "Klein", datum=RAADSDAG - timedelta(days=7))

    with pytest.raises(
        RaadNietKlaar, match="De stemming van 20 november 2019 over dit stuk zegt iets anders: verworpen"
    ):
        raad(stuk, uitkomst=Uitkomst.VASTGESTELD)


def test_a_decision_is_not_older_than_the_vote_on_its_amendment(stuk: Bestuursstuk):
    stemt(_op_het_doel(stuk, "A", "50% minder", "60% minder"), "Groot", "Klein")

    with pytest.raises(RaadNietKlaar, match="De raad stemde nog op 27 november 2019"):
        raad(stuk, uitkomst=Uitkomst.GEWIJZIGD, datum=RAADSDAG - timedelta(days=1))


def test_a_vote_does_not_come_before_one_that_was_written_down_already(stuk: Bestuursstuk):
    stemt(stuk, "Groot", afwezig=8)

    with pytest.raises(LaterAlGestemd, match="stemde hier ook op 27 november 2019 over"):
        stemt(stuk, "Groot", datum=RAADSDAG - timedelta(days=7))


def test_what_others_changed_meanwhile_is_not_voted_on(stuk: Bestuursstuk):
    amendement = _op_het_doel(stuk, "A", "50%", "60%")
    Amendement.objects.get().save()

    with pytest.raises(GelijktijdigGewijzigd):
        stemt(amendement, "Groot")


def test_a_paper_that_lies_elsewhere_is_not_voted_on():
    stuk = BestuursstukFactory.create(soort=Documentsoort.PLAN, status=Stukstatus.COLLEGE)

    with pytest.raises(NietBijDeRaad, match="Bij het college"):
        zonder_stemming(stuk)


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────


def test_opened_again_the_vote_is_gone_and_the_trail_keeps_it(stuk: Bestuursstuk):
    amendement = _op_het_doel(stuk, "A", "50%", "60%")
    stemt(amendement, "Groot", "Klein")

    raad_stap(amendement, actie=Amendementactie.HEROPENEN, door=None, op=OP_RAAD, opmerking="Verkeerd genoteerd.")

    assert (amendement.status, amendement.stemmingen.count()) == (Amendementstatus.INGEDIEND, 0)
    laatste = Statusovergang.objects.order_by("pk").last()
    assert laatste.opmerking == ("Verkeerd genoteerd. Gewist: stemming van 27 november 2019, 12 voor en 5 tegen.")


@pytest.mark.parametrize("actie", [Amendementactie.AANNEMEN, Amendementactie.VERWERPEN])
def test_nobody_adopts_or_rejects_without_saying_how_was_voted(stuk: Bestuursstuk, actie: Amendementactie):
    with pytest.raises(OvergangNietToegestaan):
        raad_stap(_op_het_doel(stuk, "A", "50%", "60%"), actie=actie, door=None, op=OP)


def test_a_motion_is_voted_on_after_the_decision_and_stays_out_of_the_document(stuk: Bestuursstuk):
    motie = MotieFactory.create(stuk=stuk)
    raad(stuk)

    stemt(motie, "Groot", "Klein")
    motie.afdoening, motie.afdoening_door, motie.afdoening_datum = "Brief gestuurd.", "College", date(2020, 3, 1)
    motie.save()

    assert motie.status == Motiestatus.AANGENOMEN
    assert motie.dictum not in Document.objects.get().inhoud


def test_a_motion_that_the_college_takes_over_is_not_voted_on(stuk: Bestuursstuk):
    motie = MotieFactory.create(stuk=stuk)
    raad_stap(motie, actie=Motieactie.OVERNEMEN, door=None, op=OP_RAAD)

    with pytest.raises(OvergangNietToegestaan):
        stemt(motie, "Groot", "Klein")


# ── Places ───────────────────────────────────────────────────────────────────────────────────────


def test_every_text_of_the_plan_is_a_place_and_reads_back_what_is_written(stuk: Bestuursstuk):
    MaatregelFactory.create(beleidsplan=stuk.beleidsplan, omschrijving="Wij bellen aan.")
    DoelFactory.create()  # of another plan

    plekken = plekken_van(stuk)
    for plek in plekken:
        plek.schrijf("Nieuw.")

    assert [plek.soort.code for plek in plekken] == [
        *("thema.kern", "doel.titel", "doel.tekst", "maatregel.titel", "maatregel.omschrijving"),
    ]
    assert all(plek_van(stuk, plek.code).tekst == "Nieuw." for plek in plekken)


def test_of_a_proposal_the_points_can_be_amended_and_not_the_explanation():
    stuk = BestuursstukFactory.create(soort=Documentsoort.RAADSVOORSTEL, status=Stukstatus.RAAD)
    StuksectieFactory.create(stuk=stuk)
    punt = BesluitpuntFactory.create(stuk=stuk)

    assert [plek.code for plek in plekken_van(stuk)] == [f"besluitpunt.tekst:{punt.pk}"]


@pytest.mark.parametrize(
    "code",
    ["", "doel", "doel.tekst", "doel.tekst:", "doel.tekst:x", "doel.tekst:²", f"doel.tekst:{10**30}", "x:1", "\x00:1"],
)
def test_a_place_that_does_not_exist_is_no_place(stuk: Bestuursstuk, code: str):
    assert plek_van(stuk, code) is None
