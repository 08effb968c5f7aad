"""Links, drafts and signatures of partners, below the pages."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from consultatie.models import Ondertekening, Partnerconsultatie, Partnerreactie, Partneruitnodiging
from consultatie.partnerconsultatie.enums import Reactieactie, Reactiestatus
from consultatie.partnerconsultatie.fouten import (
    AlOndertekend,
    AntwoordenVeranderd,
    ConsultatieGesloten,
    LinkAlVernieuwd,
    NogNietsIngevuld,
)
from consultatie.partnerconsultatie.inhoud import Themastandpunt, als_json, kenmerk, uit_json
from consultatie.partnerconsultatie.models import LINK_BLIJFT
from consultatie.partnerconsultatie.queries import matrix, openstaand, reactie_van_link, stand_per_partner, voortgang
from consultatie.partnerconsultatie.services import (
    reactie_heropenen,
    reactie_ondertekenen,
    reactie_vasthouden,
    uitnodiging_vernieuwen,
    uitnodigingen_maken,
)
from consultatie.partnerconsultatie.workflow import OVERGANGEN, TE_BEWERKEN
from tests.consultatie.partners import OP, SLUITDAG, VERTROUWELIJK, handtekening
from tests.factories.consultatie import (
    OndertekeningFactory,
    PartnerconsultatieFactory,
    PartnerreactieFactory,
    PartneruitnodigingFactory,
    ThemareactieFactory,
)
from tests.factories.thema import PartnerFactory, StandpuntFactory, ThemaFactory
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Standpunt, Statusovergang
from thema.partner.enums import Steun

VERWACHT = {
    ("concept", "ondertekenen"): "ondertekend",
    ("ondertekend", "heropenen"): "heropend",
    ("heropend", "ondertekenen"): "ondertekend",
}
NA_SLUITING = datetime(2019, 9, 16, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("status", "actie"), [*product(Reactiestatus.values, Reactieactie.values)])
def test_the_table_is_as_typed_out(status: str, actie: str):
    assert OVERGANGEN.get((status, actie)) == VERWACHT.get((status, actie))


def test_a_partner_writes_until_it_signs_and_after_it_opened_again():
    assert {"concept", "heropend"} == TE_BEWERKEN


# ── What is public of it ─────────────────────────────────────────────────────────────────────────


def test_a_commitment_reads_as_sentences():
    standpunt = Themastandpunt(
        "drugs", "Drugs", "steunt", "steunt", activiteit="Lessen op scholen", mensen="1 fte", periode="2020-2023"
    )

    assert standpunt.toezegging == "Lessen op scholen. Mensen: 1 fte. Periode: 2020-2023."


@pytest.mark.parametrize(("toezegging", "opmerking"), [*product([True, False], repeat=2)])
def test_what_is_confidential_is_left_out_and_the_rest_is_not(toezegging: bool, opmerking: bool):
    standpunt = Themastandpunt(
        "drugs",
        "Drugs",
        Steun.MET_KANTTEKENING,
        Steun.STEUNT,
        geld="€ 5.000",
        opmerking=VERTROUWELIJK,
        is_toezegging_vertrouwelijk=toezegging,
        is_opmerking_vertrouwelijk=opmerking,
    )

    openbaar = standpunt.openbaar(is_fictief=False)

    assert openbaar.prioriteit == Steun.MET_KANTTEKENING
    assert openbaar.bijdrage == ("" if toezegging else "Geld: € 5.000.")
    assert openbaar.toelichting == ("" if opmerking else VERTROUWELIJK)


def test_what_was_kept_comes_back_as_it_was_and_its_mark_sees_every_difference():
    een = Themastandpunt("drugs", "Drugs", "steunt", "geen_mening", opmerking="Ja.")
    ander = Themastandpunt("drugs", "Drugs", "steunt", "geen_mening", opmerking="Ja.", is_opmerking_vertrouwelijk=True)

    assert uit_json(als_json([een])) == (een,)
    assert kenmerk([een]) != kenmerk([ander]) != kenmerk([])


# ── Links ────────────────────────────────────────────────────────────────────────────────────────


def _ronde_met_partners(aantal: int = 2) -> Partnerconsultatie:
    ronde: Partnerconsultatie = PartnerconsultatieFactory()
    PartnerFactory.create_batch(aantal, gemeente=ronde.beleidsplan.gemeente)
    PartnerFactory()  # of another municipality
    return ronde


@pytest.mark.django_db
def test_every_partner_of_the_municipality_gets_a_link_of_its_own_and_only_its_hash_is_kept():
    ronde = _ronde_met_partners()

    links = uitnodigingen_maken(ronde, op=OP)

    tokens = {link.token for link in links}
    assert len(links) == len(tokens) == 2
    assert all(len(token) == 43 for token in tokens)  # 256 bits in base64
    bewaard = {str(rij) for rij in Partneruitnodiging.objects.values_list()}
    assert not any(token in rij for token in tokens for rij in bewaard)
    assert {hashlib.sha256(token.encode()).hexdigest() for token in tokens} == set(
        Partneruitnodiging.objects.values_list("token_hash", flat=True)
    )
    assert not any(token in repr(links) for token in tokens)


@pytest.mark.django_db
def test_asking_again_makes_links_for_newcomers_only_and_voids_none():
    ronde = _ronde_met_partners()
    eerste = uitnodigingen_maken(ronde, op=OP)
    nieuw = PartnerFactory(gemeente=ronde.beleidsplan.gemeente)

    tweede = uitnodigingen_maken(ronde, op=OP)

    assert [link.partner for link in tweede] == [nieuw]
    assert uitnodigingen_maken(ronde, op=OP) == ()
    assert all(reactie_van_link(link.token, SLUITDAG) for link in [*eerste, *tweede])


@pytest.mark.django_db
def test_after_the_last_day_or_the_adoption_no_links_are_made():
    ronde = _ronde_met_partners()
    with pytest.raises(ConsultatieGesloten):
        uitnodigingen_maken(ronde, op=NA_SLUITING)

    plan_vergrendelen(ronde.beleidsplan, vaststellingsdatum=date(2019, 8, 1), op=OP)

    with pytest.raises(ConsultatieGesloten):
        uitnodigingen_maken(ronde, op=OP)


@pytest.mark.django_db
def test_a_new_link_voids_the_old_one_and_keeps_the_draft():
    uitnodiging = PartneruitnodigingFactory(token="oud")  # noqa: S106
    ThemareactieFactory(reactie=uitnodiging.reactie)

    link = uitnodiging_vernieuwen(uitnodiging, gezien=1, op=OP)

    assert reactie_van_link("oud", SLUITDAG) is None
    assert reactie_van_link(link.token, SLUITDAG) == uitnodiging.reactie
    assert voortgang(uitnodiging.reactie).ingevuld == 1


@pytest.mark.django_db
def test_a_reload_does_not_void_the_link_that_was_just_written_down():
    uitnodiging = PartneruitnodigingFactory()
    link = uitnodiging_vernieuwen(uitnodiging, gezien=1, op=OP)

    with pytest.raises(LinkAlVernieuwd):
        uitnodiging_vernieuwen(uitnodiging, gezien=1, op=OP)

    assert reactie_van_link(link.token, SLUITDAG) is not None


@pytest.mark.django_db
@pytest.mark.parametrize(("dagen", "opent"), [(0, True), (LINK_BLIJFT.days, True), (LINK_BLIJFT.days + 1, False)])
def test_a_link_opens_until_ninety_days_after_the_last_day(dagen: int, opent: bool):
    PartneruitnodigingFactory(token="geheim", reactie__partnerconsultatie__open_tot=SLUITDAG)  # noqa: S106

    assert (reactie_van_link("geheim", SLUITDAG + timedelta(days=dagen)) is not None) is opent


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [date(2019, 7, 14), date(2019, 9, 16)])
def test_outside_the_days_of_the_round_nothing_is_written(dag: date):
    reactie = PartnerreactieFactory()

    with transaction.atomic(), pytest.raises(ConsultatieGesloten):
        reactie_vasthouden(reactie, dag=dag)


@pytest.mark.django_db
def test_what_was_signed_is_not_written_in():
    reactie = PartnerreactieFactory()
    Partnerreactie.objects.filter(pk=reactie.pk).update(status=Reactiestatus.ONDERTEKEND)

    with transaction.atomic(), pytest.raises(AlOndertekend):
        reactie_vasthouden(reactie, dag=SLUITDAG)

    assert reactie.status == Reactiestatus.ONDERTEKEND


# ── Signing ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_signing_keeps_what_was_said_and_makes_public_what_is_not_confidential():
    deel = ThemareactieFactory(
        activiteit="Lessen op scholen.", opmerking=VERTROUWELIJK, is_opmerking_vertrouwelijk=True
    )
    reactie = deel.reactie

    getekend = reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=OP)

    standpunt = Standpunt.objects.get()
    assert (standpunt.partner, standpunt.thema, standpunt.ondertekend_op) == (reactie.partner, deel.thema, OP)
    assert (standpunt.bijdrage, standpunt.toelichting, standpunt.is_vertrouwelijk) == ("Lessen op scholen.", "", False)
    assert getekend.inhoud["themas"][0]["opmerking"] == VERTROUWELIJK
    assert Partnerreactie.objects.get().status == Reactiestatus.ONDERTEKEND
    spoor = Statusovergang.objects.get()
    assert (spoor.van, spoor.naar, spoor.door) == ("concept", "ondertekend", None)
    assert "A. de Vries" not in spoor.opmerking


@pytest.mark.django_db
def test_no_version_of_the_public_position_ever_held_what_is_confidential():
    deel = ThemareactieFactory(opmerking=VERTROUWELIJK, is_opmerking_vertrouwelijk=True)

    reactie_ondertekenen(deel.reactie, handtekening=handtekening(deel.reactie), op=OP)

    assert VERTROUWELIJK not in str([*Standpunt.history.values_list(), *Standpunt.objects.values_list()])


@pytest.mark.django_db
def test_a_signature_takes_the_place_of_what_staff_had_written_down():
    deel = ThemareactieFactory(prioriteit=Steun.STEUNT_NIET)
    oud = StandpuntFactory(thema=deel.thema, partner=deel.reactie.partner, bijdrage="Oud.", is_vertrouwelijk=True)

    reactie_ondertekenen(deel.reactie, handtekening=handtekening(deel.reactie), op=OP)

    nu = Standpunt.objects.get()
    assert nu.pk == oud.pk
    assert (nu.prioriteit, nu.bijdrage, nu.is_vertrouwelijk) == (Steun.STEUNT_NIET, "", False)
    assert nu.bewerking == oud.bewerking + 1


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_signature():
    deel = ThemareactieFactory()
    getekend = handtekening(deel.reactie)

    een = reactie_ondertekenen(deel.reactie, handtekening=getekend, op=OP)
    twee = reactie_ondertekenen(deel.reactie, handtekening=getekend, op=OP)

    assert een == twee == Ondertekening.objects.get()
    assert Statusovergang.objects.count() == 1


@pytest.mark.django_db
def test_another_signature_from_a_stale_screen_is_refused():
    deel = ThemareactieFactory()
    een, ander = handtekening(deel.reactie), handtekening(deel.reactie)
    reactie_ondertekenen(deel.reactie, handtekening=een, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        reactie_ondertekenen(deel.reactie, handtekening=ander, op=OP)

    assert Ondertekening.objects.count() == 1


@pytest.mark.django_db
def test_nobody_signs_what_they_did_not_read():
    deel = ThemareactieFactory()
    gelezen = handtekening(deel.reactie)
    deel.opmerking = "Toch niet."
    deel.save()

    with pytest.raises(AntwoordenVeranderd):
        reactie_ondertekenen(deel.reactie, handtekening=gelezen, op=OP)

    assert not Standpunt.objects.exists()


@pytest.mark.django_db
def test_an_empty_draft_and_a_closed_round_cannot_be_signed():
    reactie = PartnerreactieFactory()
    with pytest.raises(NogNietsIngevuld):
        reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=OP)
    ThemareactieFactory(reactie=reactie)

    with pytest.raises(ConsultatieGesloten):
        reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=NA_SLUITING)

    assert not Ondertekening.objects.exists()


@pytest.mark.django_db
def test_changing_afterwards_keeps_what_was_signed_and_it_holds_until_the_next_signature():
    deel = ThemareactieFactory()
    reactie = deel.reactie
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie), op=OP)
    reactie_heropenen(reactie, status=Reactiestatus.ONDERTEKEND, op=OP)
    deel.prioriteit = Steun.STEUNT_NIET
    deel.save()

    tussendoor = Standpunt.objects.get().prioriteit
    reactie_ondertekenen(reactie, handtekening=handtekening(reactie, naam="B. Jansen"), op=OP + timedelta(hours=1))

    assert tussendoor == Steun.STEUNT
    assert Standpunt.objects.get().prioriteit == Steun.STEUNT_NIET
    nieuw, oud = reactie.ondertekeningen.all()
    assert [rij.inhoud["themas"][0]["prioriteit"] for rij in (nieuw, oud)] == [Steun.STEUNT_NIET, Steun.STEUNT]
    assert (nieuw.naam, oud.naam) == ("B. Jansen", "A. de Vries")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["concept", "heropend", "verzonnen", ""])
def test_only_what_was_signed_is_opened_again(status: str):
    with pytest.raises(OvergangNietToegestaan):
        reactie_heropenen(PartnerreactieFactory(), status=status, op=OP)


@pytest.mark.django_db
def test_opening_again_from_a_stale_screen_or_after_closing_is_refused():
    reactie = PartnerreactieFactory()

    with pytest.raises(GelijktijdigGewijzigd):
        reactie_heropenen(reactie, status=Reactiestatus.ONDERTEKEND, op=OP)
    with pytest.raises(ConsultatieGesloten):
        reactie_heropenen(reactie, status=Reactiestatus.ONDERTEKEND, op=NA_SLUITING)


@pytest.mark.django_db
def test_the_database_keeps_one_reaction_per_partner_and_one_signature_per_form():
    reactie = PartnerreactieFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerreactieFactory(partnerconsultatie=reactie.partnerconsultatie, partner=reactie.partner)
    sleutel = uuid4()
    OndertekeningFactory(sleutel=sleutel)

    with pytest.raises(IntegrityError), transaction.atomic():
        OndertekeningFactory(sleutel=sleutel)


# ── What staff see ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_next_theme_is_the_next_that_is_still_open():
    deel = ThemareactieFactory(thema__volgorde=2)
    plan = deel.thema.beleidsplan
    eerste, laatste = (ThemaFactory(beleidsplan=plan, volgorde=nummer) for nummer in (1, 3))

    stand = voortgang(deel.reactie)

    assert (stand.ingevuld, stand.totaal) == (1, 3)
    assert stand.volgende_na(deel.thema) == laatste
    assert stand.volgende_na(laatste) == eerste


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_the_overviews_of_staff_take_as_many_queries_for_three_partners_as_for_one(
    aantal: int, django_assert_num_queries
):
    ronde = PartnerconsultatieFactory()
    thema = ThemaFactory(beleidsplan=ronde.beleidsplan)
    for _ in range(aantal):
        deel = ThemareactieFactory(reactie__partnerconsultatie=ronde, thema=thema)
        reactie_ondertekenen(deel.reactie, handtekening=handtekening(deel.reactie), op=OP)

    with django_assert_num_queries(5):
        standen = stand_per_partner(ronde)
    with django_assert_num_queries(6):
        rijen = matrix(ronde)

    assert [stand.ingevuld for stand in standen] == [1] * aantal
    assert all(cel[1] is not None for rij in rijen for cel in rij.cellen)


@pytest.mark.django_db
def test_what_is_still_to_be_done_in_open_rounds_is_counted():
    ronde = _ronde_met_partners(3)
    een, twee, _ = ronde.beleidsplan.gemeente.partners.all()
    PartneruitnodigingFactory(reactie__partnerconsultatie=ronde, reactie__partner=een)
    OndertekeningFactory(reactie__partnerconsultatie=ronde, reactie__partner=twee)

    (staat,) = openstaand(ronde.beleidsplan, SLUITDAG)

    assert (staat.zonder_link, staat.niet_getekend) == (1, 2)
    assert openstaand(ronde.beleidsplan, SLUITDAG + timedelta(days=1)) == ()
