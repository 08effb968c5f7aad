"""Red team (T8): with the whole database in hand, lead the answers of a panel back to who was invited.

A thousand members answer one after the other, in the order of the list. The attacker lays invitations and answers in
every order that the database gives away, round after round, and pairs them off. Without mixing, and without writing the
invitations anew, the same attack succeeds.
"""

import random
from collections import defaultdict
from itertools import product
from uuid import UUID

import pytest
from django.db import connection, transaction

from consultatie.inbreng.services import inkomend_mengen, inzending_opslaan
from consultatie.models import Inzending, Uitnodiging, Vragenlijst, Vragenlijstversie
from consultatie.uitnodiging.services import uitnodigingen_maken
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.consultatie.aanval import Ongemengd, samenhang, treffers, volgordes
from tests.consultatie.mengbak import OP
from tests.factories.consultatie import PanellidFactory, VragenlijstversieFactory

N = 1000
K = 10
Paren = dict[tuple[str, str], list[tuple[int, int]]]


def _aanval(versie: Vragenlijstversie, *, per_ronde: int, rng: random.Random, vergeet: bool = True) -> Paren:
    """Per pair of orders, whom the attacker paired with whose answer."""
    lijst = versie.vragenlijst
    PanellidFactory.create_batch(N, gemeente=lijst.beleidsplan.gemeente)
    uitnodigingen_maken(lijst)
    wie = {pk: nummer for nummer, pk in enumerate(volgordes("consultatie_uitnodiging", "id")["place on disk"])}
    hashes = dict(Uitnodiging.objects.values_list("pk", "token_hash"))
    paren: Paren = defaultdict(list)
    bekend: tuple[set[UUID], set[UUID]] = (set(), set())
    for nummer, pk in enumerate(wie, start=1):
        antwoorden = {"merkt": "ja", "tip": str(nummer - 1)}
        inzending_opslaan(
            versie,
            sleutel=UUID(int=nummer),
            kanaal=Kanaal.DIGIPANEL,
            antwoorden=antwoorden,
            dag=OP.date(),
            uitnodiging=hashes[pk],
        )
        if nummer == N:
            Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)
        if nummer % per_ronde == 0 or nummer == N:
            _meng(rng, vergeet=vergeet)
            _val_aan(wie, paren, bekend)
    return paren


def _meng(rng: random.Random, *, vergeet: bool) -> None:
    if vergeet:
        inkomend_mengen(op=OP, rng=rng)
        return
    with transaction.atomic():
        inkomend_mengen(op=OP, rng=rng)
        transaction.get_connection().run_on_commit.clear()


def _val_aan(wie: dict[UUID, int], paren: Paren, bekend: tuple[set[UUID], set[UUID]]) -> None:
    """Pair off who was seen to have taken part since the last time and what appeared since."""
    gebruikt = set(Uitnodiging.objects.filter(is_gebruikt=True).values_list("pk", flat=True)) - bekend[0]
    wiens = {rij.pk: int(rij.antwoorden["tip"]) for rij in Inzending.objects.exclude(pk__in=bekend[1])}
    leden, antwoorden = volgordes("consultatie_uitnodiging", "id"), volgordes("consultatie_inzending", "id")
    leden["hash"] = list(Uitnodiging.objects.order_by("token_hash").values_list("pk", flat=True))
    for a, b in product(leden, antwoorden):
        rij = [wie[pk] for pk in leden[a] if pk in gebruikt]
        paren[a, b] += zip(rij, (wiens[pk] for pk in antwoorden[b] if pk in wiens), strict=False)
    bekend[0].update(gebruikt)
    bekend[1].update(wiens)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_thousand_answers_of_one_batch_are_led_back_no_better_than_by_chance():
    paren = _aanval(VragenlijstversieFactory.create(), per_ronde=N + 1, rng=random.SystemRandom())

    assert {len(gokken) for gokken in paren.values()} == {N}
    # By chance one pair is right, and more than ten in one of a hundred million tries; 0.16 is five deviations.
    assert max(treffers(gokken) for gokken in paren.values()) <= 10
    assert max(abs(samenhang(gokken)) for gokken in paren.values()) < 0.16


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_who_copies_the_database_round_after_round_guesses_no_better_than_one_in_the_threshold():
    paren = _aanval(VragenlijstversieFactory.create(), per_ronde=50, rng=random.SystemRandom())

    assert max(treffers(gokken) for gokken in paren.values()) <= N / K


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_dice_that_keep_the_order_and_invitations_that_are_left_as_they_were_are_caught():
    paren = _aanval(VragenlijstversieFactory.create(), per_ronde=N + 1, rng=Ongemengd(), vergeet=False)

    assert max(treffers(gokken) for gokken in paren.values()) == N


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL marks a row with its transaction")
@pytest.mark.parametrize("vergeet", [True, False])
def test_after_mixing_no_invitation_bears_a_mark_of_its_own_and_before_it_does(vergeet: bool):
    versie = VragenlijstversieFactory.create()
    PanellidFactory.create_batch(30, gemeente=versie.vragenlijst.beleidsplan.gemeente)
    uitnodigingen_maken(versie.vragenlijst)
    for nummer, token_hash in enumerate(Uitnodiging.objects.values_list("token_hash", flat=True)[:25]):
        inzending_opslaan(
            versie,
            sleutel=UUID(int=nummer),
            kanaal=Kanaal.DIGIPANEL,
            antwoorden={"merkt": "ja"},
            dag=OP.date(),
            uitnodiging=token_hash,
        )

    _meng(random.SystemRandom(), vergeet=vergeet)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM consultatie_uitnodiging")
        assert cursor.fetchone() == ((1,) if vergeet else (26,))
