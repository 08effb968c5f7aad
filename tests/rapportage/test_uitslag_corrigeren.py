"""Correcting published results: a new version that says what changed; the former one stays as it was."""

import random
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from consultatie.models import Sessiegroep, Stippen, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers.onderdrukking import verborgen_cellen
from rapportage.cijfers.resultaat import (
    Aandeel,
    Groep,
    Groepsgewicht,
    Groepstotaal,
    Prioriteiten,
    Resultaat,
    Themarij,
    Uitsplitsing,
    Uitsplitsrij,
    resultaat_uit,
)
from rapportage.models import Document, Resultaatpublicatie
from rapportage.resultaten.queries import zonder_eerdere_sessies
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from rapportage.resultaten.verschillen import Verschil, verschillen, zonder_kleine_groei, zonder_kleine_sessiegroei
from rapportage.uitslag.queries import correctie_van
from rapportage.uitslag.services import NietTeCorrigeren, uitslag_corrigeren, uitslagdocument_maken
from tests.factories.consultatie import NetwerksessieFactory, SessiegroepFactory, StippenFactory
from tests.factories.rapportage import ResultaatpublicatieFactory
from tests.rapportage.pdfkeuring import paginateksten
from tests.rapportage.test_queries import maak_lijst, maak_plan, tel, top
from tests.thema.beheer import als
from thema.basis.rollen import Rol
from thema.models import Beleidsplan

OP = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2019, 10, 8, 9, 0, tzinfo=UTC)
SESSIE = "sessie_inwoners"


# ── the figures, without a database ──────────────────────────────────────────────────────────────


def _cijfers(aantal: int | None, *waarden: float | None, code: str = "sessie_raad") -> Resultaat:
    rijen = tuple(
        Themarij(f"t{nr}", f"Thema {nr}", "ontwikkel", (Aandeel(code, waarde),)) for nr, waarde in enumerate(waarden)
    )
    return Resultaat(
        titel="T", slug="t", peildatum="2019-10-01", drempel=10, is_fictief=False,
        groepen=(Groep(code, "Netwerksessie: raad", "Sessie raad", "bijeenkomst", aantal),),
        prioriteiten=Prioriteiten(top=3, rijen=rijen), vragen=(), wijken=(), wijkbron="",
    )  # fmt: skip


def test_equal_figures_differ_in_nothing():
    assert verschillen(_cijfers(40, 0.5), _cijfers(40, 0.5)) == ()


def test_a_difference_of_as_many_persons_as_the_threshold_is_told_and_a_smaller_one_only_that_it_is():
    oud = _cijfers(100, 0.50, 0.50, None)

    gevonden = verschillen(oud, _cijfers(100, 0.60, 0.59, 0.40))

    assert gevonden == (
        Verschil("Thema 0, sessie raad", "50%", "60%"),
        Verschil("Thema 1, sessie raad"),
        Verschil("Thema 2, sessie raad", "te weinig", "40%"),
    )


@pytest.mark.parametrize(("aantal", "verwacht"), [(109, (None, None)), (110, ("100", "110")), (91, (None, None))])
def test_so_it_is_with_how_many_took_part(aantal: int, verwacht: tuple[str | None, str | None]):
    (gevonden,) = verschillen(_cijfers(100), _cijfers(aantal))

    assert (gevonden.oud, gevonden.nieuw) == verwacht


@pytest.mark.parametrize(
    ("oud", "nieuw", "verborgen"),
    [
        ((40, 0.5), (40, 0.525), False),
        ((40, 0.5), (42, 0.52), True),
        ((40, 0.5), (35, 0.5), True),
        ((40, 0.5), (80, 0.5), False),
        ((40, 0.5), (80, 0.3), True),
        ((40, 0.5), (80, 0.7), True),
        ((None, None), (40, 0.5), False),
    ],
    ids=["same persons", "two came", "five went", "forty came", "four of them", "all but four", "not shown before"],
)
def test_a_group_says_nothing_more_when_what_few_answered_would_follow(oud: Any, nieuw: Any, *, verborgen: bool):
    na = zonder_kleine_groei(_cijfers(*oud), _cijfers(*nieuw))

    assert (na.groepen[0].aantal is None, na.prioriteiten.rijen[0].aandelen[0].waarde is None) == (verborgen, verborgen)
    assert (na.prioriteiten.zonder_koploper == ("sessie_raad",)) is verborgen


def _paar(rng: random.Random) -> tuple[Resultaat, Resultaat]:
    """What is shown of a group at two moments, between which one or more came and chose what they chose."""
    kansen = [rng.random() for _ in range(rng.randint(2, 6))]
    genummerd = [(str(nummer), kans) for nummer, kans in enumerate(kansen)]
    aantal, erbij = rng.randint(30, 300), rng.choice([rng.randint(1, 9), rng.randint(10, 80)])
    voor = {nr: sum(rng.random() < kans for _ in range(aantal)) for nr, kans in genummerd}
    na = {nr: voor[nr] + sum(rng.random() < kans for _ in range(erbij)) for nr, kans in genummerd}
    return _getoond(aantal, voor), _getoond(aantal + erbij, na)


def _getoond(personen: int, aantallen: dict[str, int]) -> Resultaat:
    weg = verborgen_cellen(aantallen, personen=personen, drempel=10, telt_op=False)
    return _cijfers(personen, *(None if nr in weg else aantal / personen for nr, aantal in aantallen.items()))


def _van_weinigen(voor: Resultaat, na: Resultaat) -> bool:
    """Whether who subtracts finds how many of those who came in between chose something, or did not: fewer than ten."""
    toen, nu = voor.groepen[0].aantal, na.groepen[0].aantal
    if toen is None or nu is None:
        return False
    paren = zip(voor.prioriteiten.rijen, na.prioriteiten.rijen, strict=True)
    delen = [(oud.aandelen[0].waarde, nieuw.aandelen[0].waarde) for oud, nieuw in paren]
    wel = [round(tot * nu) - round(van * toen) for van, tot in delen if van is not None and tot is not None]
    return nu - toen < 10 or any(min(een, nu - toen - een) < 10 for een in wel)


def test_of_a_thousand_corrections_none_tells_what_a_few_said_who_came_in_between():
    """With the negative control: without the rule most of them do."""
    rng = random.Random(11)
    paren = [_paar(rng) for _ in range(1000)]

    met = [zonder_kleine_groei(voor, na) for voor, na in paren]

    assert not any(_van_weinigen(voor, na) for (voor, _), na in zip(paren, met, strict=True))
    assert sum(_van_weinigen(voor, na) for voor, na in paren) > 500
    # What hides everything hides well; this does not.
    assert sum(na.groepen[0].aantal is not None for na in met) > 50


@pytest.mark.parametrize(("aantal", "blijft"), [(40, True), (80, False)])
def test_a_group_of_another_size_says_nothing_more_per_district_where_a_few_may_have_come(aantal: int, *, blijft: bool):
    tabel = Uitsplitsing("sessie_raad", "wijk", ("t0",), (Uitsplitsrij("w", "Wijk", 30, (0.5,)),))

    na = zonder_kleine_groei(_cijfers(40, 0.5), replace(_cijfers(aantal, 0.5), uitsplitsingen=(tabel,)))

    assert (na.uitsplitsingen == (tabel,)) is blijft
    assert na.prioriteiten.rijen[0].aandelen[0].waarde == 0.5


def test_a_total_does_not_tell_the_score_of_a_group_that_says_nothing_more():
    gewichten = (Groepsgewicht("sessie_raad", 0.4), Groepsgewicht("open", 0.6))
    totaal = Groepstotaal(k=3, reden="Zo.", gewichten=gewichten, themas=(), omslagen=(), foutmarge=0.0)

    na = zonder_kleine_groei(_cijfers(40, 0.5), replace(_cijfers(42, 0.52), totaal=totaal))

    assert na.totaal is None


def test_of_another_questionnaire_only_the_sessions_are_the_same_people():
    oud, nieuw = _cijfers(40, 0.5), _cijfers(42, 0.52)
    eigen = [_cijfers(40, 0.5, code=code) for code in ("open", "netwerksessie", "raad")]
    later = [_cijfers(42, 0.52, code=code) for code in ("open", "netwerksessie", "raad")]

    assert zonder_kleine_sessiegroei(oud, nieuw).groepen[0].aantal is None
    assert [zonder_kleine_sessiegroei(*paar) for paar in zip(eigen, later, strict=True)] == later


# ── publishing the correction ────────────────────────────────────────────────────────────────────


def _openbaar() -> Vragenlijst:
    """Sixty residents answered and forty were on the session, of whom thirty put a dot on the first theme; public."""
    lijst = maak_lijst(maak_plan())
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))
    sessie = NetwerksessieFactory.create(beleidsplan=lijst.beleidsplan, titel="Netwerksessie Veiligheid")
    groep = SessiegroepFactory.create(netwerksessie=sessie, deelnemers=40)
    for slug, aantal in (("drugs", 30), ("cyber", 25), ("zorg", 20)):
        StippenFactory.create(sessiegroep=groep, thema=lijst.beleidsplan.themas.get(slug=slug), aantal=aantal)
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=Vragenlijststatus.GESLOTEN)
    lijst = Vragenlijst.objects.select_related("beleidsplan__gemeente").get(pk=lijst.pk)
    resultaten_publiceren(lijst, door=None, op=OP)
    return lijst


def _pad(lijst: Vragenlijst) -> str:
    return reverse("admin:rapportage_resultaatpublicatie_corrigeren", args=[lijst.publicaties.get(nummer=1).pk])


def _gezien(antwoord: Any) -> str:
    return (re.findall(r'name="gezien" value="([^"]+)"', antwoord.content.decode()) or [""])[0]


@pytest.mark.django_db
def test_staff_see_what_changes_say_why_and_everybody_gets_the_new_version_with_a_link_to_the_former():
    lijst = _openbaar()
    assert '<td class="r">75%</td>' in Client().get(f"/resultaten/{lijst.slug}/").content.decode()
    Stippen.objects.filter(thema__slug="drugs").update(aantal=20)
    voor = Resultaatpublicatie.objects.values().get()
    oov = als(Rol.OOV)

    scherm = oov.get(_pad(lijst))
    klaar = oov.post(
        _pad(lijst),
        {"toelichting": "De stippen van één bord waren dubbel geteld.", "gezien": _gezien(scherm)},
        follow=True,
    )

    assert "<td>75%</td><td>50%</td>" in scherm.content.decode()
    assert [str(melding) for melding in klaar.context["messages"]] == [
        "Versie 2 is openbaar. Het document (pdf) wordt nu gemaakt."
    ]
    assert Resultaatpublicatie.objects.values().get(nummer=1) == voor
    pagina = Client().get(f"/resultaten/{lijst.slug}/").content.decode()
    assert re.search(r"<b>Versie 2, gecorrigeerd op [^<]+:</b> De stippen van één bord waren dubbel geteld\.", pagina)
    assert f'href="/resultaten/{lijst.slug}/?versie=1">Bekijk versie 1' in pagina
    oud = Client().get(f"/resultaten/{lijst.slug}/?versie=1").content.decode()
    assert "Dit is versie 1. Deze cijfers zijn later verbeterd." in oud
    assert ('<td class="r">75%</td>' in oud, '<td class="r">75%</td>' in pagina) == (True, False)
    assert ("#downloaden" in oud, "#downloaden" in pagina) == (False, True)
    assert [uitslagdocument_maken(op=LATER) for _ in range(3)] == [True, True, False]
    assert Resultaatpublicatie.objects.get(nummer=1).document.slug == f"uitslag-{lijst.slug}"
    document = Document.objects.get(slug=f"uitslag-{lijst.slug}-versie-2")
    assert Client().get(f"/resultaten/{lijst.slug}/uitslag.pdf").content == bytes(document.pdf)
    assert "dubbel geteld" in paginateksten(bytes(document.pdf))[0]
    assert len(re.findall(rf'href="/resultaten/{lijst.slug}/"', Client().get("/resultaten/").content.decode())) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"toelichting": ""}, "Schrijf op wat er is verbeterd"),
        ({"toelichting": "   "}, "Schrijf op wat er is verbeterd"),
        ({"toelichting": "x" * 601}, "600 tekens"),
        ({"toelichting": "\0"}, "Null"),
        ({"gezien": "0" * 64}, "De cijfers zijn veranderd sinds u keek."),
        ({"gezien": ""}, "De cijfers zijn veranderd sinds u keek."),
    ],
)
def test_without_a_reason_or_with_other_figures_than_those_on_the_screen_nothing_happens(
    velden: dict[str, str], zin: str
):
    lijst = _openbaar()
    Stippen.objects.filter(thema__slug="drugs").update(aantal=20)
    oov = als(Rol.OOV)

    antwoord = oov.post(
        _pad(lijst), {"toelichting": "Dubbel geteld.", "gezien": _gezien(oov.get(_pad(lijst)))} | velden
    )

    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert Resultaatpublicatie.objects.count() == 1
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_where_nothing_changed_there_is_no_button_and_no_version():
    lijst = _openbaar()

    html = als(Rol.OOV).get(_pad(lijst)).content.decode()

    assert "De cijfers zijn nog dezelfde" in html
    assert "Maak de verbeterde cijfers openbaar" not in html
    with pytest.raises(NietTeCorrigeren, match="nog dezelfde"):
        uitslag_corrigeren(lijst, toelichting="Zomaar.", door=None, op=LATER, gezien="0" * 64)


@pytest.mark.django_db
def test_two_more_on_the_session_are_not_told_apart_and_the_screen_says_so():
    lijst = _openbaar()
    Sessiegroep.objects.update(deelnemers=42)
    Stippen.objects.filter(thema__slug="drugs").update(aantal=32)

    html = als(Rol.OOV).get(_pad(lijst)).content.decode()

    assert "tonen wij geen cijfers meer" in html


def _geef_ander(plan: Beleidsplan) -> Resultaat:
    """What is frozen when the figures of another questionnaire of the plan are given for inspection now."""
    lijst = maak_lijst(plan)
    tel(lijst, Kanaal.OPEN, 65, top=top(65, drugs=[45, 0], cyber=[20, 20], zorg=[0, 45]))
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=Vragenlijststatus.GESLOTEN)
    lijst.refresh_from_db()
    return resultaat_uit(cijfers_ter_inzage_geven(lijst, door=None, op=LATER).gegevens)


def _van_sessie(resultaat: Resultaat) -> set[float | None]:
    return {een.waarde for rij in resultaat.prioriteiten.rijen for een in rij.aandelen if een.groep == SESSIE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("erbij", "aantal", "delen"),
    [(0, 40, {30 / 40, 25 / 40, 20 / 40}), (5, None, {None})],
    ids=["nobody came", "five came"],
)
def test_two_questionnaires_side_by_side_do_not_tell_what_a_few_on_the_sessions_chose(
    erbij: int, aantal: int | None, delen: set[float | None]
):
    plan = _openbaar().beleidsplan
    Sessiegroep.objects.update(deelnemers=F("deelnemers") + erbij)
    Stippen.objects.filter(thema__slug="drugs").update(aantal=F("aantal") + erbij)

    ander = _geef_ander(plan)

    assert (ander.groep(SESSIE).aantal, _van_sessie(ander)) == (aantal, delen)
    assert ander.groep("open").aantal == 65


@pytest.mark.django_db
def test_a_correction_does_not_tell_them_either_beside_what_was_frozen_with_another_questionnaire():
    """As many came as hide nothing beside its own figures; five of them after the other ones were frozen."""
    lijst = _openbaar()
    sessie = Sessiegroep.objects.update
    Stippen.objects.update(aantal=F("aantal") + 20)
    sessie(deelnemers=80)
    ander = _geef_ander(lijst.beleidsplan)
    sessie(deelnemers=85)

    correctie = correctie_van(lijst, dag=LATER.date())

    assert ander.groep(SESSIE).aantal == 80
    assert correctie is not None
    assert (correctie.verborgen, _van_sessie(correctie.resultaat)) == (("Netwerksessie: inwoners",), {None})


@pytest.mark.django_db
def test_freezing_reads_what_other_questionnaires_froze_in_two_queries_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
):
    lijst = _openbaar()
    vers = resultaat_uit(lijst.publicaties.get().gegevens)
    for _ in range(2):
        _geef_ander(lijst.beleidsplan)
        with django_assert_num_queries(2):
            zonder_eerdere_sessies(lijst, vers)


@pytest.mark.django_db
def test_what_is_not_public_cannot_be_corrected():
    lijst = _openbaar()
    Resultaatpublicatie.objects.all().delete()

    with pytest.raises(NietTeCorrigeren, match="nog niet openbaar"):
        uitslag_corrigeren(lijst, toelichting="Dubbel.", door=None, op=LATER, gezien="0" * 64)


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT, Rol.RAADSLID])
def test_who_may_not_publish_may_not_correct(rol: Rol):
    pad = _pad(_openbaar())

    klant = als(rol)

    assert klant.get(pad).status_code in {302, 403}
    assert klant.post(pad, {}).status_code in {302, 403}
    assert als(Rol.OOV).get(pad).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("pk", ["0", "99999999999999999999"])
def test_a_version_that_there_is_not_is_not_found_in_the_admin(pk: str):
    assert als(Rol.OOV).get(f"/admin/rapportage/resultaatpublicatie/{pk}/corrigeren/").status_code == 404


@pytest.mark.django_db
def test_figures_of_which_nothing_more_is_said_are_version_one_without_a_reason_or_a_paper():
    publicatie = ResultaatpublicatieFactory.create()

    publicatie.refresh_from_db()

    assert (publicatie.nummer, publicatie.toelichting, publicatie.document) == (1, "", None)


@pytest.mark.django_db
@pytest.mark.parametrize(("nummer", "toelichting"), [(1, "Iets."), (2, "")])
def test_only_a_correction_has_a_reason_and_a_number_is_given_once(nummer: int, toelichting: str):
    publicatie = ResultaatpublicatieFactory.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        ResultaatpublicatieFactory.create(nummer=nummer, toelichting=toelichting)
    with pytest.raises(ValidationError, match="Deze versie is er al"):
        Resultaatpublicatie(vragenlijst=publicatie.vragenlijst, gegevens={"a": 1}).validate_constraints()
