"""Red team (T8): with the whole database in hand, and having watched who sent when, lead an answer back to its sender.

The attacker lays what he knows of the tray beside what he sees of the mixed answers, each in every order that the
database gives away, and pairs them off. It must bring him no more than guessing among the threshold would. The same
attack on a house where mixing is switched off has to succeed: else it would prove nothing.
"""

import json
import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from itertools import pairwise, product
from typing import TypeVar
from uuid import UUID

import pytest
from django.db import connection

from consultatie.inbreng.mengen import grijp
from consultatie.inbreng.services import inkomend_mengen, inzending_opslaan
from consultatie.models import Inkomend, Inzending, Telling, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.consultatie.aanval import Ongemengd, samenhang, treffers, volgordes
from tests.consultatie.mengbak import DRIE_VRAGEN, antwoorden, vul
from tests.factories.consultatie import VragenlijstversieFactory
from thema.basis.sleutels import verse_sleutel

T = TypeVar("T")
Aanvallen = dict[tuple[str, str], list[tuple[int, int]]]
"""Per attack (an order of senders, an order of answers) its pairs: who, and whose answer it really was."""

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
K = 10
N = 400


def _inzenden_en_aanvallen(
    versie: Vragenlijstversie, *, per_ronde: int, rng: random.Random, aantal: int = N
) -> Aanvallen:
    """Residents send, one after the other, with a round of mixing after every `per_ronde`; then it closes.

    The attacker copies the database after every round. So he knows which keys were emptied and which answers appeared,
    and only has to find out which belongs to which. Each answer holds its number, for the referee alone.
    """
    sleutels = [verse_sleutel(random.SystemRandom()) for _ in range(aantal)]
    paren: Aanvallen = defaultdict(list)
    for nummer, sleutel in enumerate(sleutels):
        inzending_opslaan(
            versie, sleutel=sleutel, kanaal=Kanaal.OPEN, antwoorden={"merkt": "ja", "tip": str(nummer)}, dag=OP.date()
        )
        if (nummer + 1) % per_ronde == 0 and inkomend_mengen(op=OP, rng=rng):
            _val_aan(sleutels, paren)
    Vragenlijst.objects.update(status=Vragenlijststatus.GESLOTEN)
    if inkomend_mengen(op=OP, rng=rng):
        _val_aan(sleutels, paren)
    assert {len(gokken) for gokken in paren.values()} == {aantal}
    return paren


def _val_aan(sleutels: list[UUID], paren: Aanvallen) -> None:
    """Pair off what left the tray since the last time and what appeared since, in every order against every order."""
    wie = {sleutel: nummer for nummer, sleutel in enumerate(sleutels)}
    wiens = {rij.pk: int(rij.antwoorden["tip"]) for rij in Inzending.objects.all()}
    bekend = {nummer for gokken in list(paren.values())[:1] for _, nummer in gokken}
    nieuw = {wiens[pk] for pk in wiens} - bekend
    afzenders = {"watched": sleutels, **volgordes("consultatie_inkomend", "sleutel")}
    antwoorden = volgordes("consultatie_inzending", "id")
    for a, b in product(afzenders, antwoorden):
        geleegd = [wie[sleutel] for sleutel in afzenders[a] if wie[sleutel] in nieuw]
        verschenen = [wiens[pk] for pk in antwoorden[b] if wiens[pk] in nieuw]
        paren[a, b] += zip(geleegd, verschenen, strict=True)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_no_order_in_the_database_leads_an_answer_of_one_batch_back_better_than_chance():
    aanvallen = _inzenden_en_aanvallen(VragenlijstversieFactory(), per_ronde=N + 1, rng=random.SystemRandom())
    # By chance one pair is right, and more than ten in one of a hundred million tries; 0.25 is five deviations.
    assert max(treffers(paren) for paren in aanvallen.values()) <= 10
    assert max(abs(samenhang(paren)) for paren in aanvallen.values()) < 0.25


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_who_watches_round_after_round_guesses_no_better_than_one_in_the_threshold():
    aanvallen = _inzenden_en_aanvallen(VragenlijstversieFactory(), per_ronde=25, rng=random.SystemRandom())
    assert max(treffers(paren) for paren in aanvallen.values()) <= N / K


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("per_ronde", [25, N + 1])
def test_dice_that_keep_the_order_are_caught(per_ronde: int):
    aanvallen = _inzenden_en_aanvallen(VragenlijstversieFactory(), per_ronde=per_ronde, rng=Ongemengd())
    assert max(treffers(paren) for paren in aanvallen.values()) > N / K


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_mixing_one_at_a_time_is_caught(settings):
    settings.DREMPEL_OPENBAAR = 0

    aanvallen = _inzenden_en_aanvallen(VragenlijstversieFactory(), per_ronde=1, rng=random.SystemRandom(), aantal=60)

    assert treffers(aanvallen["watched", "place on disk"]) == 60


@pytest.mark.django_db(transaction=True)
def test_answers_mixed_together_bear_the_same_marks_but_for_their_random_key():
    _inzenden_en_aanvallen(VragenlijstversieFactory(), per_ronde=N + 1, rng=random.SystemRandom())

    assert Inzending.objects.values("versie", "kanaal", "week").distinct().count() == 1
    assert {sleutel.version for sleutel in Inzending.objects.values_list("pk", flat=True)} == {4}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM consultatie_inzending")
            assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_an_answer_bears_nothing_that_the_tray_knew_of_its_sender():
    velden = {veld.name for veld in Inzending._meta.get_fields()}

    assert velden == {"id", "versie", "kanaal", "week", "verdenking", "antwoorden"}


@pytest.mark.django_db
def test_between_two_copies_of_the_database_at_least_the_threshold_appears_from_among_twice_as_many():
    versie = VragenlijstversieFactory()
    gezien = 0

    for nummer in range(120):
        inzending_opslaan(
            versie,
            sleutel=verse_sleutel(random.SystemRandom()),
            kanaal=Kanaal.OPEN,
            antwoorden={"merkt": "ja"},
            dag=date(2019, 8, 20 + nummer % 3),
        )
        in_bak = Inkomend.objects.filter(antwoorden__isnull=False).count()
        inkomend_mengen(op=OP)
        nieuw, gezien = Inzending.objects.count() - gezien, Inzending.objects.count()
        assert nieuw == 0 or (nieuw >= K and in_bak >= 2 * K)

    assert gezien == 110


def test_whoever_came_last_leaves_as_often_as_whoever_came_first():
    rng = random.Random(2019)
    keer = 2000

    vertrokken = Counter(nummer for _ in range(keer) for nummer in grijp(range(20), drempel=K, dicht=False, rng=rng))

    # Half of the times each; 112 is five deviations.
    assert all(abs(vertrokken[nummer] - keer / 2) < 112 for nummer in range(20))


def test_the_place_in_the_mixture_says_nothing_of_the_place_in_the_tray():
    rng = random.Random(2019)
    keer = 2000

    plaatsen = Counter(
        (nummer, plaats)
        for _ in range(keer)
        for plaats, nummer in enumerate(grijp(range(10), drempel=K, dicht=True, rng=rng))
    )

    # One in ten each; 67 is five deviations.
    assert all(abs(plaatsen[nummer, plaats] - keer / 10) < 67 for nummer, plaats in product(range(10), repeat=2))


# ── What the tallies tell ────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_tallies_of_a_series_step_by_at_least_the_threshold():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    geteld = [0]

    for een in antwoorden(random.Random(8), 120):
        vul(versie, [een])
        inkomend_mengen(op=OP)
        geteld.append(sum(cel.aantal for cel in Telling.objects.all()))

    stappen = [na - voor for voor, na in pairwise(geteld)]
    assert all(stap == 0 or stap >= K for stap in stappen)
    assert sum(stappen) == 110


@pytest.mark.django_db
def test_cells_that_are_new_in_a_batch_are_made_in_the_order_of_their_names():
    versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN)
    gezien: set[int] = set()

    for een in antwoorden(random.Random(8), 200):
        vul(versie, [een])
        inkomend_mengen(op=OP)
        nieuw = Telling.objects.exclude(pk__in=gezien).order_by("pk")
        namen = [(cel.wijk, cel.leeftijd) for cel in nieuw]
        gezien |= {cel.pk for cel in nieuw}
        assert namen == sorted(namen)

    assert len(gezien) == 9


@pytest.mark.django_db
def test_two_orders_of_the_same_answers_leave_the_same_tallies_letter_for_letter():
    reeks = list(antwoorden(random.Random(8), 30))
    achtergelaten = []

    for volgorde in (reeks, reeks[::-1]):
        versie = VragenlijstversieFactory(definitie=DRIE_VRAGEN, vragenlijst__open_tot=date(2019, 8, 1))
        vul(versie, volgorde)
        inkomend_mengen(op=OP)
        rijen = Telling.objects.filter(versie=versie).order_by("pk")
        achtergelaten.append([(rij.wijk, rij.leeftijd, rij.aantal, json.dumps(rij.tellingen)) for rij in rijen])

    assert achtergelaten[0] == achtergelaten[1]
    assert sum(aantal for _, _, aantal, _ in achtergelaten[0]) == 30


@pytest.mark.django_db
def test_a_tally_bears_no_moment_and_no_more_than_the_cell_it_counts():
    velden = {veld.name for veld in Telling._meta.get_fields()}

    assert velden == {"id", "versie", "kanaal", "verdenking", "wijk", "leeftijd", "aantal", "tellingen", "vorm"}
