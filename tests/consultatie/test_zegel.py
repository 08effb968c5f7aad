"""The seal on the tray: opened with the right key only, and silent about when it was put on."""

import base64

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.utils.crypto import salted_hmac
from hypothesis import given
from hypothesis import strategies as st

from consultatie.inbreng.services import inkomend_mengen
from consultatie.inbreng.zegel import KLEINSTE_MAAT, ZegelPastNiet, ontzegel, verzegel
from consultatie.models import Inkomend, Inzending
from tests.consultatie.mengbak import OP
from tests.factories.consultatie import InkomendFactory, VragenlijstversieFactory

ANDERE = "een heel andere sleutel"
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda deel: st.lists(deel) | st.dictionaries(st.text(), deel),
)


@given(_JSON)
def test_what_was_sealed_comes_back_as_it_was(waarde: object):
    assert ontzegel(verzegel(waarde)) == waarde


def test_a_seal_never_looks_the_same_twice():
    assert verzegel({"merkt": "ja"}) != verzegel({"merkt": "ja"})


def test_but_for_its_mark_nothing_in_a_seal_is_the_same_twice_nor_tells_when_it_was_put_on():
    """Of random bytes some are alike by chance: one in 256."""
    een, ander = (base64.b64decode(verzegel("ja").removeprefix(".")) for _ in range(2))

    assert len(een) == 12 + KLEINSTE_MAAT + 16
    assert sum(a == b for a, b in zip(een, ander, strict=True)) < len(een) / 64


def test_a_seal_of_before_is_still_opened(settings):
    sleutel = salted_hmac("consultatie.mengbak", b"", secret=settings.SECRET_KEY, algorithm="sha256").digest()
    fernet = Fernet(base64.urlsafe_b64encode(sleutel)).encrypt_at_time(b'{"merkt":"ja"}   ', 0).decode()

    assert ontzegel(fernet) == {"merkt": "ja"}


def test_a_seal_that_was_changed_is_not_opened():
    verzegeld = verzegel({"merkt": "ja"})
    anders = "B" if verzegeld[500] == "A" else "A"

    with pytest.raises(ZegelPastNiet):
        ontzegel(verzegeld[:500] + anders + verzegeld[501:])


@given(st.text(max_size=KLEINSTE_MAAT // 4 - 4))
def test_a_seal_does_not_tell_how_much_was_written(tekst: str):
    assert len(verzegel(tekst)) == len(verzegel(""))


def test_of_who_wrote_more_than_fits_a_seal_tells_no_more_than_a_doubling():
    maten = [len(verzegel("x" * lengte)) for lengte in (8_190, 8_191, 16_382, 16_383)]

    assert maten[0] < maten[1] == maten[2] < maten[3]


def test_another_key_opens_nothing_and_the_former_one_kept_opens_all(settings):
    verzegeld, was = verzegel({"merkt": "ja"}), settings.SECRET_KEY

    settings.SECRET_KEY = ANDERE
    with pytest.raises(ZegelPastNiet):
        ontzegel(verzegeld)
    settings.SECRET_KEY_FALLBACKS = [was]

    assert ontzegel(verzegeld) == {"merkt": "ja"}


@pytest.mark.django_db
def test_a_tray_that_cannot_be_opened_stays_as_it_is_until_it_can(settings):
    InkomendFactory.create_batch(20, versie=VragenlijstversieFactory())
    was, settings.SECRET_KEY = settings.SECRET_KEY, ANDERE

    with pytest.raises(ZegelPastNiet):
        inkomend_mengen(op=OP)
    assert not Inzending.objects.exists()
    settings.SECRET_KEY = was

    assert inkomend_mengen(op=OP) == 10


@pytest.mark.django_db
def test_nobody_can_look_for_an_answer_in_the_tray():
    with pytest.raises(FieldError):
        Inkomend.objects.filter(antwoorden={"merkt": "ja"})
