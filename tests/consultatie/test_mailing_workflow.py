"""The tables of a mailing and of one mail, against tables typed out here; and how long a mail waits."""

from datetime import timedelta
from itertools import product

import pytest

from consultatie.mailing.enums import Berichtactie as Doe
from consultatie.mailing.enums import Berichtstatus as Is
from consultatie.mailing.enums import Mailingactie, Mailingstatus
from consultatie.mailing.workflow import BERICHT_OVERGANGEN, OVERGANGEN, wachttijd
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.overgang import volgende_status

MAILING = {
    ("concept", "klaarzetten"): "klaargezet",
    ("klaargezet", "vrijgeven"): "vrijgegeven",
    ("klaargezet", "terugzetten"): "concept",
    ("vrijgegeven", "stoppen"): "gestopt",
    ("gestopt", "hervatten"): "vrijgegeven",
}
BERICHT = {
    ("wacht", "claimen"): "geclaimd",
    ("wacht", "vervallen"): "vervallen",
    ("geclaimd", "aannemen"): "verstuurd",
    ("geclaimd", "afwijzen"): "mislukt",
    ("geclaimd", "uitstellen"): "wacht",
    ("geclaimd", "kwijtraken"): "onzeker",
    ("geclaimd", "terugkomen"): "teruggekomen",
    ("onzeker", "aannemen"): "verstuurd",
    ("onzeker", "afwijzen"): "mislukt",
    ("onzeker", "uitstellen"): "wacht",
    ("onzeker", "kwijtraken"): "onzeker",
    ("onzeker", "opnieuw"): "wacht",
    ("onzeker", "laten"): "verstuurd",
    ("onzeker", "terugkomen"): "teruggekomen",
    ("mislukt", "opnieuw"): "wacht",
    ("teruggekomen", "opnieuw"): "wacht",
    ("verstuurd", "terugkomen"): "teruggekomen",
}
GEVALLEN = [
    *((OVERGANGEN, MAILING, status, actie) for status, actie in product(Mailingstatus, Mailingactie)),
    *((BERICHT_OVERGANGEN, BERICHT, status, actie) for status, actie in product(Is, Doe)),
]


@pytest.mark.parametrize(("tabel", "verwacht", "status", "actie"), GEVALLEN)
def test_every_action_in_every_status_does_what_is_typed_here(tabel, verwacht, status, actie):
    if (naar := verwacht.get((status.value, actie.value))) is not None:
        assert volgende_status(tabel, status, actie) == naar
    else:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(tabel, status, actie)


def test_what_was_sent_is_never_sent_again_by_itself():
    assert not [actie for (status, actie) in BERICHT_OVERGANGEN if status == Is.VERSTUURD and actie != Doe.TERUGKOMEN]


def test_a_mail_that_is_put_off_waits_longer_every_time_and_then_no_more():
    wachttijden = [wachttijd(poging) for poging in range(1, 6)]

    assert wachttijden == sorted(wachttijden, key=lambda tijd: tijd or timedelta())
    assert len(set(wachttijden)) == 5
    assert wachttijd(6) is None
