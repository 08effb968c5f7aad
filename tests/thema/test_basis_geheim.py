"""What follows from the SECRET_KEY, made by keys that are kept."""

import pytest
from django.utils.crypto import salted_hmac

from thema.basis.geheim import stempel


@pytest.mark.parametrize("geheim", ["test", "een heel andere sleutel", "é" * 200])
@pytest.mark.parametrize("waarde", [b"", b"\x00\xff", b"x" * 100])
def test_a_stamp_is_what_django_makes_of_it(waarde: bytes, geheim: str):
    van_django = salted_hmac("consultatie.proef", waarde, secret=geheim, algorithm="sha256").digest()

    assert stempel("consultatie.proef", waarde, geheim=geheim) == van_django


def test_a_stamp_differs_per_purpose_and_per_secret():
    stempels = {stempel(zout, b"x", geheim=geheim) for zout in ("een", "twee") for geheim in ("drie", "vier")}

    assert len(stempels) == 4
