"""The response of a questionnaire while it is open: what staff see, and what nobody can work out from it."""

import random
import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from consultatie.inbreng.services import inkomend_mengen, sleutels_opruimen, vragenlijst_sluiten
from consultatie.mailing.enums import Berichtstatus, Mailingsoort
from consultatie.models import Inkomend, Telling, Uitnodiging, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Kanaal
from rapportage.respons.beelden import dagen_kort, groepsbeelden, kanaalbeelden
from rapportage.respons.stappen import Stap, verloop_van
from rapportage.respons.verzamelen import Respons, respons_van
from tests.consultatie.mengbak import DRIE_VRAGEN, OP, antwoorden
from tests.factories.consultatie import (
    InvoerformulierFactory,
    MailberichtFactory,
    MailingFactory,
    OnbestelbaarFactory,
    PanellidFactory,
    UitnodigingFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
)
from tests.factories.thema import BevolkingsdeelFactory, GebruikerFactory, WijkFactory
from thema.basis.rollen import Rol

VAN = date(2019, 8, 1)
DREMPEL = 5
DAG = timedelta(days=1)


def dagen(*aantallen: int) -> dict[date, int]:
    """So many answers on the first day, the second, and so on."""
    return {VAN + nummer * DAG: aantal for nummer, aantal in enumerate(aantallen)}


def aantallen_van(*per_dag: int, hoogstens: int | None = None) -> list[int]:
    verloop = verloop_van(
        dagen(*per_dag), van=VAN, tot=VAN + (len(per_dag) - 1) * DAG, drempel=DREMPEL, hoogstens=hoogstens
    )
    return [stap.aantal for stap in verloop.stappen]


# ── The rule per day ─────────────────────────────────────────────────────────────────────────────


def test_a_day_with_enough_answers_stands_alone_and_quiet_days_stand_together():
    verloop = verloop_van(dagen(7, 2, 0, 4, 5, 1), van=VAN, tot=VAN + 5 * DAG, drempel=DREMPEL)

    assert verloop.stappen == (
        Stap(VAN, VAN, 7),
        Stap(VAN + DAG, VAN + 3 * DAG, 6),
        Stap(VAN + 4 * DAG, VAN + 4 * DAG, 5),
    )
    assert (verloop.totaal, verloop.rest_van) == (18, VAN + 5 * DAG)


@pytest.mark.parametrize("rest", [(), (0,), (1,), (4,), (1, 0, 3), (2, 2)])
def test_none_is_not_told_from_a_few(rest: tuple[int, ...]):
    assert aantallen_van(6, *rest) == aantallen_van(6) == [6]
    assert aantallen_van(*rest, 0) == []


@pytest.mark.parametrize("zaad", range(20))
def test_no_two_days_of_looking_differ_by_fewer_than_the_threshold(zaad: int):
    rng = random.Random(zaad)
    per_dag = [rng.choice([0, 0, 1, 2, 3, 8]) for _ in range(30)]

    gezien = [aantallen_van(*per_dag[:tot]) for tot in range(1, 31)]

    for eerder, later in pairwise(gezien):
        assert later[: len(eerder)] == eerder
        assert all(aantal >= DREMPEL for aantal in later)
        assert sum(later) - sum(eerder) == 0 or sum(later) - sum(eerder) >= DREMPEL


def test_of_who_were_invited_so_many_stay_unknown_that_nobody_is_known_to_have_answered():
    alle, een_minder = (aantallen_van(9, *rest, hoogstens=20 - DREMPEL) for rest in ((6, 5), (6, 4)))

    assert alle == een_minder == [9, 6]
    # Without that limit it would be seen that all twenty did.
    assert sum(aantallen_van(9, 6, 5)) == 20


def test_before_the_first_day_is_over_there_is_nothing():
    verloop = verloop_van(dagen(30), van=VAN, tot=VAN - DAG, drempel=DREMPEL)

    assert (verloop.stappen, verloop.totaal) == ((), 0)


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(2019, 8, 12), date(2019, 8, 12), "12 aug"),
        (date(2019, 8, 12), date(2019, 8, 14), "12–14 aug"),
        (date(2019, 8, 30), date(2019, 9, 2), "30 aug–2 sept"),
        (date(2019, 12, 30), date(2020, 1, 2), "30 dec–2 jan"),
    ],
)
def test_a_stretch_of_days_is_named_in_few_words(van: date, tot: date, tekst: str):
    assert dagen_kort(Stap(van, tot, 5)) == tekst


# ── All of it ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def versie() -> Vragenlijstversie:
    lijst = VragenlijstFactory.create(open_=True, open_van=VAN, open_tot=date(2019, 8, 20))
    return VragenlijstversieFactory.create(vragenlijst=lijst, definitie=DRIE_VRAGEN)


def ontvang(versie: Vragenlijstversie, *per_dag: int, kanaal: str = Kanaal.OPEN) -> None:
    rng = random.Random(1)
    for dag, aantal in dagen(*per_dag).items():
        Inkomend.objects.bulk_create(
            Inkomend(sleutel=uuid4(), versie=versie, kanaal=kanaal, dag=dag, antwoorden=een)
            for een in antwoorden(rng, aantal)
        )


def stand(versie: Vragenlijstversie, *, dag: date = date(2019, 8, 11)) -> Respons:
    return respons_van(Vragenlijst.objects.get(pk=versie.vragenlijst_id), dag=dag)


def totalen(respons: Respons) -> dict[str, int | None]:
    return {kanaal.kanaal: kanaal.totaal for kanaal in respons.kanalen}


@pytest.mark.django_db
def test_channels_stand_side_by_side_and_what_came_in_today_counts_tomorrow(versie: Vragenlijstversie):
    ontvang(versie, 6, 0, 8)
    ontvang(versie, 3, kanaal=Kanaal.PAPIER)

    gisteren, vandaag = (stand(versie, dag=dag) for dag in (VAN + 2 * DAG, VAN + 3 * DAG))

    assert totalen(gisteren) == {"open": 6, "papier": None, "telefoon": None}
    assert totalen(vandaag) == {"open": 14, "papier": None, "telefoon": None}
    assert vandaag.totaal == 14
    assert [beeld.rijen for beeld in kanaalbeelden(vandaag)] == [(("1 aug", 6), ("2–3 aug", 8))]


@pytest.mark.django_db
def test_mixing_changes_nothing_of_what_was_received(versie: Vragenlijstversie):
    ontvang(versie, 6, 9, 20)
    voor = stand(versie)

    inkomend_mengen(op=OP)

    assert Telling.objects.exists()
    assert stand(versie).kanalen == voor.kanalen


@pytest.mark.django_db
def test_once_the_days_are_forgotten_only_what_was_counted_is_left(versie: Vragenlijstversie):
    ontvang(versie, 6, 9, 20)
    vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=OP)
    inkomend_mengen(op=OP)
    voor = stand(versie)
    sleutels_opruimen(op=OP + timedelta(days=8))

    na = stand(versie)

    assert (voor.zijn_dagen_vergeten, na.zijn_dagen_vergeten) == (False, True)
    assert totalen(na) == {"open": 35, "papier": None, "telefoon": None}
    assert kanaalbeelden(na) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("streef", "dag", "verwacht"),
    [
        (None, date(2019, 8, 11), (None, 0, 200)),
        (400, date(2019, 8, 11), (0.25, 300, 200)),
        (80, date(2019, 8, 11), (1.25, 0, 200)),
        # The first two days say nothing yet, and after the last one nothing comes.
        (400, date(2019, 8, 3), (0.05, 380, None)),
        (400, date(2019, 8, 21), (0.25, 300, None)),
    ],
)
def test_a_target_says_how_far_it_is_and_where_it_goes_on_average(versie, streef, dag, verwacht):
    Vragenlijst.objects.update(streefaantal=streef)
    ontvang(versie, *[10] * 10)

    respons = stand(versie, dag=dag)

    straks = respons.doorgerekend and respons.doorgerekend.aantal
    assert (respons.deel_van_streef, respons.nog_nodig, straks) == verwacht


@pytest.mark.django_db
def test_the_total_and_its_target_count_residents_and_not_partners_session_or_council(versie: Vragenlijstversie):
    Vragenlijst.objects.update(streefaantal=100)
    for kanaal in Kanaal:
        ontvang(versie, 10, kanaal=kanaal)

    respons = stand(versie)

    assert [een.kanaal for een in respons.van_inwoners] == ["open", "digipanel", "papier", "telefoon"]
    assert [(een.kanaal, een.totaal) for een in respons.van_anderen] == [("partner", 10), ("sessie", 10), ("raad", 10)]
    assert (respons.totaal, respons.deel_van_streef, respons.nog_nodig) == (40, 0.4, 60)
    # Forty in ten days is eighty in the twenty that it is open.
    assert respons.doorgerekend
    assert respons.doorgerekend.aantal == 80


@pytest.mark.django_db
@pytest.mark.parametrize("kanaal", [Kanaal.PARTNER, Kanaal.NETWERKSESSIE, Kanaal.RAAD])
def test_a_few_forms_of_partners_session_or_council_change_nothing_of_what_staff_see(versie, kanaal: Kanaal):
    ontvang(versie, 10)
    eerst = stand(versie)

    ontvang(versie, 2, 0, 2, kanaal=kanaal)

    assert stand(versie) == eerst


@pytest.mark.django_db
@pytest.mark.parametrize("streef", [0, 1_000_001])
def test_a_target_that_cannot_be_is_refused(streef: int):
    lijst = VragenlijstFactory.create()
    lijst.streefaantal = streef

    with pytest.raises(ValidationError) as fout:
        lijst.full_clean()

    assert set(fout.value.message_dict) == {"streefaantal"}


# ── Who were mixed ───────────────────────────────────────────────────────────────────────────────


def tel(versie: Vragenlijstversie, kanaal: str, wijk: str, leeftijd: str, aantal: int) -> None:
    Telling.objects.create(versie=versie, kanaal=kanaal, wijk=wijk, leeftijd=leeftijd, aantal=aantal)


@pytest.fixture
def wijken(versie: Vragenlijstversie) -> None:
    gemeente = versie.vragenlijst.beleidsplan.gemeente
    for nummer, inwoners in ((1, 5000), (2, 3000), (3, 2000)):
        WijkFactory.create(gemeente=gemeente, cbs_code=f"WK01500{nummer}", naam=f"Wijk {nummer}", inwoners=inwoners)
    for leeftijd, inwoners in (("18-34", 4000), ("35-49", 6000)):
        BevolkingsdeelFactory.create(gemeente=gemeente, leeftijd=leeftijd, inwoners=inwoners, bron="CBS", peiljaar=2019)


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_residents_and_panel_stand_beside_the_population_rounded_and_apart(versie: Vragenlijstversie):
    for kanaal, wijk, aantal in ((Kanaal.OPEN, 1, 31), (Kanaal.PAPIER, 2, 12), (Kanaal.OPEN, 3, 17)):
        tel(versie, kanaal, f"WK01500{wijk}", "18-34", aantal)
    tel(versie, Kanaal.DIGIPANEL, "WK015001", "35-49", 20)

    groepen = stand(versie).groepen

    assert [(groep.naam, groep.aantal) for groep in groepen] == [
        ("Inwoners (open vragenlijst en papier)", 60),
        ("Digipanel", 20),
    ]
    assert [(deel.naam, deel.aantal, deel.deel, deel.bevolking) for deel in groepen[0].verdelingen[0].delen] == [
        # Who did not say: none, so that is hidden, and with it the smallest wijk.
        ("Wijk 1", 30, 0.5, 0.5),
        ("Wijk 2", None, None, 0.3),
        ("Wijk 3", 15, 0.25, 0.2),
    ]
    assert groepsbeelden(stand(versie))[0].verdelingen[0].kop == "Wijk: niets van wat te zien is, blijft ver achter"


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_who_take_part_is_said_of_residents_and_not_of_partners_session_or_council(versie: Vragenlijstversie):
    for kanaal in Kanaal:
        tel(versie, kanaal, "WK015001", "18-34", 30)

    assert [(groep.naam, groep.aantal) for groep in stand(versie).groepen] == [
        ("Inwoners (open vragenlijst, papier en telefoon)", 90),
        ("Digipanel", 30),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_a_small_wijk_is_hidden_with_another_and_one_answer_more_is_not_seen(versie: Vragenlijstversie):
    for wijk, aantal in (("WK015001", 40), ("WK015002", 13), ("WK015003", 2), ("", 11)):
        tel(versie, Kanaal.OPEN, wijk, "", aantal)
    eerst = stand(versie)
    Telling.objects.filter(wijk="WK015001").update(aantal=41)

    dan = stand(versie)

    assert [deel.aantal for deel in eerst.groepen[0].verdelingen[0].delen] == [40, 15, None]
    assert dan == eerst
    # Nobody said an age, so that is no division.
    assert [verdeling.naam for verdeling in eerst.groepen[0].verdelingen] == ["Wijk"]


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_what_waits_in_the_tray_is_in_no_wijk(versie: Vragenlijstversie):
    ontvang(versie, 19)

    inkomend_mengen(op=OP)

    assert stand(versie).groepen == ()


# ── Invited ──────────────────────────────────────────────────────────────────────────────────────


def nodig_uit(versie: Vragenlijstversie, aantal: int, **lid: object) -> list[Uitnodiging]:
    gemeente = versie.vragenlijst.beleidsplan.gemeente
    return [
        UitnodigingFactory.create(vragenlijst=versie.vragenlijst, lid=PanellidFactory.create(gemeente=gemeente, **lid))
        for _ in range(aantal)
    ]


@pytest.mark.django_db
def test_invitations_are_numbers_that_do_not_move_with_who_answers(versie: Vragenlijstversie):
    leden = nodig_uit(versie, 30)
    nodig_uit(versie, 2, email="", adres="Brink 1", postcode="7411 BR", plaats="Deventer")
    nodig_uit(versie, 3, afgemeld_op=VAN)
    OnbestelbaarFactory.create(adres=leden[0].lid.email)
    mailing = MailingFactory.create(vragenlijst=versie.vragenlijst, soort=Mailingsoort.HERINNERING)
    for lid in leden[:12]:
        MailberichtFactory.create(mailing=mailing, uitnodiging=lid, soort=mailing.soort, status=Berichtstatus.VERSTUURD)
    ontvang(versie, 9, kanaal=Kanaal.DIGIPANEL)
    voor = stand(versie)

    Uitnodiging.objects.filter(pk__in=[lid.pk for lid in leden[:9]]).update(is_gebruikt=True)
    na = stand(versie)

    assert na == voor
    assert na.uitnodigingen is not None
    bereik = na.uitnodigingen.bereik
    assert (bereik.uitgenodigd, bereik.per_email, bereik.per_brief, bereik.niet) == (35, 29, 2, 4)
    assert (na.uitnodigingen.meegedaan, na.uitnodigingen.niet) == (9, 26)
    assert (na.uitnodigingen.uitnodigingen, na.uitnodigingen.herinneringen) == (0, 10)


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


def adres(versie: Vragenlijstversie) -> str:
    return reverse("rapportage:respons", args=[versie.vragenlijst_id])


def deel(html: str, anker: str) -> str:
    """What the page says in one of its sections."""
    gevonden = re.search(rf'<section [^>]*aria-labelledby="{anker}">.*?</section>', html, re.DOTALL)
    assert gevonden
    return gevonden[0]


@pytest.fixture
def oov(client: Client) -> Client:
    client.force_login(GebruikerFactory.create(rol=Rol.OOV))
    return client


@pytest.mark.django_db
def test_the_page_lives_in_the_admin_of_the_questionnaire_and_is_linked_from_it(oov: Client, versie):
    lijst = oov.get(reverse("admin:consultatie_vragenlijst_change", args=[versie.vragenlijst_id]))

    assert adres(versie) == f"/admin/consultatie/vragenlijst/{versie.vragenlijst_id}/respons/"
    assert f'href="{adres(versie)}"' in lijst.content.decode()
    assert 'name="streefaantal"' in lijst.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_the_page_says_what_waits_without_a_small_number_and_names_nobody(oov: Client, versie: Vragenlijstversie):
    Vragenlijst.objects.update(streefaantal=500, open_tot=None)
    leden = nodig_uit(versie, 20, naam="Jannetje van den Berg")
    ontvang(versie, 3, 30, 8, 6, 3)
    ontvang(versie, 12, kanaal=Kanaal.DIGIPANEL)
    InvoerformulierFactory.create(stapel__versie=versie)
    inkomend_mengen(op=datetime(2019, 8, 6, tzinfo=UTC))

    tekst = oov.get(adres(versie)).content.decode()

    assert "Nog niet geteld: minder dan 20 antwoorden per manier van meedoen" in tekst
    assert "1 stapel formulieren is nog niet vrijgegeven" in tekst
    assert f"?vragenlijst={versie.vragenlijst_id}&amp;soort=herinnering" in tekst
    assert "Jannetje" not in tekst
    assert leden[0].lid.nummer not in tekst


@pytest.mark.django_db
@pytest.mark.usefixtures("wijken")
def test_the_page_names_partners_session_and_council_apart_and_says_why_no_more_of_them_is_told(oov: Client, versie):
    Vragenlijst.objects.update(streefaantal=100)
    ontvang(versie, 10)
    leeg = deel(oov.get(adres(versie)).content.decode(), "anderen")
    for kanaal, aantal in ((Kanaal.PARTNER, 17), (Kanaal.NETWERKSESSIE, 4), (Kanaal.RAAD, 33)):
        ontvang(versie, aantal, kanaal=kanaal)

    html = oov.get(adres(versie)).content.decode()

    apart = deel(html, "anderen")
    assert "Van elk van deze groepen kwamen minder dan 5 formulieren binnen, misschien geen enkel." in leeg
    assert re.findall(r"<dt>(.*?)</dt><dd><b class=\"bignum\">(.*?)</b>", apart) == [
        ("Partner", "17"),
        ("Gemeenteraad", "33"),
    ]
    assert "Van deze groepen ziet u hier niet wie er meedoen. Een partner is een organisatie" in apart
    assert '<dt>Antwoorden van inwoners en panelleden</dt><dd><b class="bignum">10</b>' in html
    assert "nog 90 nodig voor 100" in html
    assert "tellen hier niet in mee, ook niet voor uw streefaantal" in html
    assert "Partner" not in deel(html, "manieren")


@pytest.mark.django_db
@pytest.mark.parametrize("keer", [1, 3])
@pytest.mark.usefixtures("wijken")
def test_the_page_takes_a_fixed_number_of_queries(versie, keer: int, django_assert_num_queries):
    for nummer in range(keer):
        ontvang(versie, 30, 8, kanaal=list(Kanaal)[nummer])
        tel(versie, Kanaal.OPEN, f"WK01500{nummer + 1}", "18-34", 30)
    nodig_uit(versie, keer)
    lijst = Vragenlijst.objects.select_related("beleidsplan__gemeente").get()

    with django_assert_num_queries(7):
        respons_van(lijst, dag=date(2019, 8, 11))


@pytest.mark.django_db
def test_a_questionnaire_that_never_opened_or_is_not_there_breaks_nothing(oov: Client):
    concept = VragenlijstFactory.create()

    antwoorden = [oov.get(f"/admin/consultatie/vragenlijst/{pk}/respons/") for pk in (concept.pk, 10**30)]

    assert [antwoord.status_code for antwoord in antwoorden] == [200, 404]
