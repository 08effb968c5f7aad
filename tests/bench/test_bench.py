"""The benchmark works: a few rounds of each part that needs no documents."""

import pytest

from tests.bench import inzenden, leden, mail, resultaten, uitnodigen

pytestmark = pytest.mark.traag


@pytest.mark.django_db(transaction=True)
def test_the_journey_is_measured_beside_both_floors_and_all_that_was_sent_is_stored(settings):
    settings.ROOT_URLCONF = "tests.bench.vloer"

    regels = list(inzenden.verslag(inzenden.meet(ritten=2)))

    assert len(regels) == 13
    assert all(meting in "".join(regels) for meting in ("gewone Django-view", "laagste vloer", "van de CPU"))


@pytest.mark.django_db
def test_results_are_measured_at_every_size():
    regels = list(resultaten.verslag(resultaten.meet(groottes=(20, 40), ritten=2), ritten=2))

    assert len(regels) == 3 + 2 + 1 + 4 * 2


@pytest.mark.django_db(transaction=True)
def test_inviting_is_measured_beside_a_bare_copy():
    regels = list(uitnodigen.verslag(uitnodigen.meet(aantal=20, ritten=1)))

    assert len(regels) == 5


@pytest.mark.django_db(transaction=True)
def test_a_long_list_of_members_is_measured_step_by_step_for_both_kinds_of_file():
    regels = list(leden.verslag(leden.meet(aantal=20)))

    assert len(regels) == 12


@pytest.mark.django_db(transaction=True)
def test_mail_is_measured_and_its_books_are_right():
    regels = list(mail.verslag(mail.meet(aantal=60, kills=1)))

    assert regels[1:3] == ["dubbel: 0", "onverklaard: 0"]
