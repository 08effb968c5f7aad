"""The states of a list of members, against a table that was typed out here."""

from itertools import product

import pytest

from consultatie.ledenbestand.enums import Bestandsactie as A
from consultatie.ledenbestand.enums import Bestandstatus as S
from consultatie.ledenbestand.workflow import BIJ_DE_WERKER, EINDE, OVERGANGEN
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.overgang import volgende_status

TABEL = {
    (S.ONTVANGEN, A.NAKIJKEN): S.NAGEKEKEN,
    (S.ONTVANGEN, A.AFKEUREN): S.AFGEKEURD,
    (S.ONTVANGEN, A.INTREKKEN): S.INGETROKKEN,
    (S.ONTVANGEN, A.VERLOPEN): S.INGETROKKEN,
    (S.NAGEKEKEN, A.OPNIEUW): S.ONTVANGEN,
    (S.NAGEKEKEN, A.INLEZEN): S.WORDT_INGELEZEN,
    (S.NAGEKEKEN, A.INTREKKEN): S.INGETROKKEN,
    (S.NAGEKEKEN, A.VERLOPEN): S.INGETROKKEN,
    (S.WORDT_INGELEZEN, A.AFRONDEN): S.INGELEZEN,
    (S.WORDT_INGELEZEN, A.AFKEUREN): S.AFGEKEURD,
    (S.WORDT_INGELEZEN, A.VERLOPEN): S.INGETROKKEN,
}


@pytest.mark.parametrize(("status", "actie"), [*product(S, A)])
def test_the_table_of_states(status: S, actie: A):
    if (status, actie) in TABEL:
        assert volgende_status(OVERGANGEN, status, actie) == TABEL[status, actie]
    else:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN, status, actie)


def test_what_waits_for_the_worker_and_what_is_over():
    assert {S.ONTVANGEN, S.WORDT_INGELEZEN} == BIJ_DE_WERKER
    assert {S.INGELEZEN, S.AFGEKEURD, S.INGETROKKEN} == EINDE
