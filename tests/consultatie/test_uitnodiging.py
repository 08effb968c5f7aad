"""Inviting members: who is, who is not, and that a link counts once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from consultatie.inbreng.services import inzending_opslaan
from consultatie.models import Inkomend, Panellid, Uitnodiging, Vragenlijstversie
from consultatie.uitnodiging.fouten import GeenUitnodigingenMeer, UitnodigingAlGebruikt, UitnodigingWeg
from consultatie.uitnodiging.queries import stand_van, te_versturen
from consultatie.uitnodiging.services import uitnodiging_gebruiken, uitnodigingen_maken
from consultatie.uitnodiging.tokens import bekend_token, token_van
from consultatie.vragenlijst.enums import Kanaal
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import (
    PanellidFactory,
    UitnodigingFactory,
    VragenlijstFactory,
    VragenlijstversieFactory,
)
from thema.basis.geheim import afdruk

DAG = date(2019, 8, 20)


def _leden(lijst, aantal: int, **anders) -> list[Panellid]:
    return PanellidFactory.create_batch(aantal, gemeente=lijst.beleidsplan.gemeente, **anders)


def _stuur(versie: Vragenlijstversie, uitnodiging: Uitnodiging, sleutel=None) -> None:
    inzending_opslaan(
        versie,
        sleutel=sleutel or uuid4(),
        kanaal=Kanaal.DIGIPANEL,
        antwoorden={"merkt": "ja"},
        dag=DAG,
        uitnodiging=uitnodiging.token_hash,
    )


# ── The secret ───────────────────────────────────────────────────────────────────────────────────


def test_a_secret_has_144_bits_and_fits_in_an_address():
    tokens = {token_van(uuid4()) for _ in range(200)}

    assert len(tokens) == 200
    assert all(len(token) == 24 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_the_secret_of_an_invitation_is_always_the_same_and_its_hash_does_not_hold_it():
    uitnodiging = uuid4()

    assert token_van(uitnodiging) == token_van(uitnodiging)
    assert token_van(uitnodiging) not in afdruk(token_van(uitnodiging))


def test_a_reminder_has_the_link_of_the_letter_also_after_a_change_of_key(settings):
    uitnodiging = uuid4()
    in_de_brief = token_van(uitnodiging)
    was, settings.SECRET_KEY = settings.SECRET_KEY, "een andere sleutel dan toen"

    assert bekend_token(uitnodiging, afdruk(in_de_brief)) is None
    settings.SECRET_KEY_FALLBACKS = [was]
    assert bekend_token(uitnodiging, afdruk(in_de_brief)) == in_de_brief


# ── Whom ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_who_gave_consent_and_did_not_take_it_back_is_invited_once():
    lijst = VragenlijstFactory.create()
    _leden(lijst, 3)
    _leden(lijst, 1, toestemming_uitnodigen=None)
    _leden(lijst, 1, afgemeld_op=DAG)
    PanellidFactory.create()  # of another municipality

    assert [uitnodigingen_maken(lijst), uitnodigingen_maken(lijst)] == [3, 0]
    _leden(lijst, 2)
    assert uitnodigingen_maken(lijst) == 2
    assert Uitnodiging.objects.filter(is_gebruikt=False).count() == 5


@pytest.mark.django_db
def test_what_is_stored_of_a_link_is_the_hash_of_its_secret():
    lijst = VragenlijstFactory.create()
    _leden(lijst, 3)

    uitnodigingen_maken(lijst)

    assert all(rij.token_hash == afdruk(token_van(rij.pk)) for rij in Uitnodiging.objects.all())


@pytest.mark.django_db
def test_nobody_is_invited_to_what_is_closed():
    lijst = VragenlijstFactory.create(gesloten=True)
    _leden(lijst, 1)

    with pytest.raises(GeenUitnodigingenMeer):
        uitnodigingen_maken(lijst)
    assert not Uitnodiging.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_at_once_invite_nobody_twice():
    lijst = VragenlijstFactory.create()
    _leden(lijst, 40)

    def nodig_uit() -> None:
        uitnodigingen_maken(lijst)

    fouten = tegelijk(4, nodig_uit)

    assert fouten == [None] * 4
    assert Uitnodiging.objects.count() == 40


@pytest.mark.django_db
@pytest.mark.parametrize("weg", ["email", "adres"])
def test_a_member_can_be_reached_by_mail_or_by_letter(weg: str):
    per_brief = {"adres": "Grote Kerkhof 1", "postcode": "7411 KT", "plaats": "Deventer"}

    PanellidFactory.create(**({"email": ""} | per_brief if weg == "email" else {}))


@pytest.mark.django_db
def test_a_member_who_cannot_be_reached_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        PanellidFactory.create(email="", adres="Grote Kerkhof 1")


# ── Once ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_an_answer_by_a_personal_link_uses_it_up_and_lands_in_the_tray_of_the_panel():
    versie = VragenlijstversieFactory.create()
    uitnodiging = UitnodigingFactory.create(vragenlijst=versie.vragenlijst)

    _stuur(versie, uitnodiging)

    uitnodiging.refresh_from_db()
    assert uitnodiging.is_gebruikt
    assert Inkomend.objects.get().kanaal == Kanaal.DIGIPANEL


@pytest.mark.django_db
def test_a_second_answer_by_the_same_link_is_refused_and_a_double_click_is_not():
    versie = VragenlijstversieFactory.create()
    uitnodiging, sleutel = UitnodigingFactory.create(vragenlijst=versie.vragenlijst), uuid4()
    _stuur(versie, uitnodiging, sleutel)

    _stuur(versie, uitnodiging, sleutel)
    with pytest.raises(UitnodigingAlGebruikt):
        _stuur(versie, uitnodiging)

    assert Inkomend.objects.count() == 1


@pytest.mark.django_db
def test_a_link_to_another_questionnaire_opens_nothing_here_and_stays_unused():
    versie, elders = VragenlijstversieFactory.create(), UitnodigingFactory.create()

    with pytest.raises(UitnodigingWeg):
        _stuur(versie, elders)

    elders.refresh_from_db()
    assert not elders.is_gebruikt
    assert not Inkomend.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_cannot_be_stored_leaves_its_link_unused():
    versie = VragenlijstversieFactory.create()
    uitnodiging = UitnodigingFactory.create(vragenlijst=versie.vragenlijst)
    versie.pk += 1

    with pytest.raises(OngeldigeInvoer):
        _stuur(versie, uitnodiging)

    uitnodiging.refresh_from_db()
    assert not uitnodiging.is_gebruikt


class _ZonderWacht:
    """The same act without the guard: it looks whether the link is unused, and when all have looked it uses it."""

    def __init__(self, aantal: int) -> None:
        self.allen_keken = Barrier(aantal)

    def __call__(self, versie: Vragenlijstversie, uitnodiging: Uitnodiging) -> None:
        if Uitnodiging.objects.get(pk=uitnodiging.pk).is_gebruikt:
            raise UitnodigingAlGebruikt
        self.allen_keken.wait()
        with transaction.atomic():
            Uitnodiging.objects.filter(pk=uitnodiging.pk).update(is_gebruikt=True)
            inzending_opslaan(versie, sleutel=uuid4(), kanaal=Kanaal.DIGIPANEL, antwoorden={"merkt": "ja"}, dag=DAG)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("doe", "opgeslagen"), [(_stuur, 1), (_ZonderWacht(25), 25)])
def test_a_hundred_at_once_with_one_link_store_one_answer_and_without_the_guard_more(doe: Callable, opgeslagen: int):
    versie = VragenlijstversieFactory.create()
    uitnodiging = UitnodigingFactory.create(vragenlijst=versie.vragenlijst)

    fouten = [fout for _ in range(4) for fout in tegelijk(25, partial(doe, versie, uitnodiging))]

    assert all(fout is None or isinstance(fout, UitnodigingAlGebruikt) for fout in fouten)
    assert Inkomend.objects.count() == fouten.count(None) == opgeslagen


# ── How it stands, and to whom it goes ───────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_how_it_stands_takes_two_counts(aantal: int, django_assert_num_queries):
    lijst = VragenlijstFactory.create()
    _leden(lijst, aantal)
    uitnodigingen_maken(lijst)
    _leden(lijst, 2)

    with django_assert_num_queries(2):
        stand = stand_van(lijst)

    assert (stand.nog_uit_te_nodigen, stand.uitgenodigd) == (2, aantal)


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_the_addresses_are_of_all_who_still_want_to_hear_also_who_took_part(aantal: int, django_assert_num_queries):
    lijst = VragenlijstFactory.create()
    leden = _leden(lijst, aantal + 2)
    uitnodigingen_maken(lijst)
    uitnodiging_gebruiken(Uitnodiging.objects.get(lid=leden[0]).token_hash, vragenlijst_id=lijst.pk)
    Panellid.objects.filter(pk=leden[1].pk).update(afgemeld_op=DAG)

    with django_assert_num_queries(1):
        uit = list(te_versturen(lijst))

    assert [een.nummer for een in uit] == [lid.nummer for lid in (leden[0], *leden[2:])]
    assert uit[1].token == token_van(Uitnodiging.objects.get(lid=leden[2]).pk)
