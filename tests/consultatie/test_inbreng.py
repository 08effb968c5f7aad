"""Storing an answer: one row, once, or a refusal; and a receipt is kept whatever happens."""

import time
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from itertools import product
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from consultatie.inbreng.services import (
    FormulierAlVerstuurd,
    VragenlijstGesloten,
    inkomend_mengen,
    inzending_opslaan,
    vragenlijst_sluiten,
)
from consultatie.models import Inkomend, Inzending, Vragenlijst, Vragenlijstversie
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from consultatie.vragenlijst.fouten import OngeldigeInvoer
from tests.consultatie.programma import programma
from tests.consultatie.tegelijk import tegelijk
from tests.factories.consultatie import VragenlijstFactory, VragenlijstversieFactory, definitie

DAG = date(2019, 8, 20)
GISTEREN, MORGEN = date(2019, 8, 19), date(2019, 8, 21)
DAGEN = (None, GISTEREN, DAG, MORGEN)
PERIODES = [(van, tot) for van, tot in product(DAGEN, DAGEN) if van is None or tot is None or van <= tot]
OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)


def _opslaan(versie: Vragenlijstversie, *, sleutel: UUID | None = None, **anders: object) -> None:
    velden = {"kanaal": Kanaal.OPEN, "antwoorden": {"merkt": "ja"}, "dag": DAG} | anders
    inzending_opslaan(versie, sleutel=sleutel or uuid4(), **velden)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_an_answer_becomes_one_row_in_the_tray():
    versie, sleutel = VragenlijstversieFactory(), uuid4()

    _opslaan(versie, sleutel=sleutel, kanaal=Kanaal.PAPIER)

    rij = Inkomend.objects.get()
    assert (rij.sleutel, rij.versie, rij.kanaal, rij.dag) == (sleutel, versie, "papier", DAG)
    assert rij.antwoorden == {"merkt": "ja"}


@pytest.mark.django_db
def test_storing_is_one_statement(django_assert_num_queries):
    versie = VragenlijstversieFactory()

    with django_assert_num_queries(1) as queries:
        _opslaan(versie)

    assert queries.captured_queries[0]["sql"].split()[0] == "INSERT"


@pytest.mark.django_db
@pytest.mark.parametrize("kanaal", Kanaal)
@pytest.mark.parametrize("status", Vragenlijststatus)
@pytest.mark.parametrize(("open_van", "open_tot"), PERIODES)
def test_it_is_stored_exactly_when_the_questionnaire_takes_answers(status, open_van, open_tot, kanaal):
    lijst = VragenlijstFactory(status=status, open_van=open_van, open_tot=open_tot)
    versie = VragenlijstversieFactory(vragenlijst=lijst)

    with suppress(VragenlijstGesloten):
        _opslaan(versie, kanaal=kanaal)

    assert Inkomend.objects.exists() is lijst.neemt_aan_op(DAG, kanaal)


@pytest.mark.django_db
def test_the_same_form_sent_again_is_received_again_and_changes_nothing():
    versie, sleutel = VragenlijstversieFactory(), uuid4()
    _opslaan(versie, sleutel=sleutel)

    _opslaan(versie, sleutel=sleutel)

    assert Inkomend.objects.get().antwoorden == {"merkt": "ja"}


@pytest.mark.django_db
def test_other_answers_under_a_form_that_was_sent_are_refused_and_change_nothing():
    versie, sleutel = VragenlijstversieFactory(), uuid4()
    _opslaan(versie, sleutel=sleutel)

    with pytest.raises(FormulierAlVerstuurd):
        _opslaan(versie, sleutel=sleutel, antwoorden={"merkt": "nee"})

    assert Inkomend.objects.get().antwoorden == {"merkt": "ja"}


@pytest.mark.django_db
def test_the_same_form_sent_again_after_mixing_is_received_again_and_counted_once():
    versie = VragenlijstversieFactory()
    sleutels = [uuid4() for _ in range(20)]
    for sleutel in sleutels:
        _opslaan(versie, sleutel=sleutel)
    inkomend_mengen(op=OP)

    for sleutel in sleutels:
        _opslaan(versie, sleutel=sleutel)

    assert Inkomend.objects.count() == 20
    assert Inkomend.objects.filter(antwoorden__isnull=False).count() == 10
    assert Inzending.objects.count() == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    "anders",
    [
        {"status": Vragenlijststatus.CONCEPT},
        {"status": Vragenlijststatus.GESLOTEN},
        {"open_van": date(2019, 8, 21)},
        {"open_tot": date(2019, 8, 19)},
    ],
)
def test_outside_its_time_a_questionnaire_takes_no_answers(anders: dict[str, object]):
    versie = VragenlijstversieFactory()
    Vragenlijst.objects.filter(pk=versie.vragenlijst_id).update(**anders)

    with pytest.raises(VragenlijstGesloten, match="niet verstuurd"):
        _opslaan(versie)

    assert not Inkomend.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("grens", [{"open_van": DAG}, {"open_tot": DAG}, {"open_van": DAG, "open_tot": DAG}])
def test_the_first_and_the_last_day_count(grens: dict[str, date]):
    versie = VragenlijstversieFactory()
    Vragenlijst.objects.filter(pk=versie.vragenlijst_id).update(**grens)

    _opslaan(versie)

    assert Inkomend.objects.count() == 1


@pytest.mark.django_db
def test_what_was_received_before_closing_is_still_received_when_sent_again_after_it():
    versie, sleutel = VragenlijstversieFactory(), uuid4()
    _opslaan(versie, sleutel=sleutel)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)

    _opslaan(versie, sleutel=sleutel)

    assert Inkomend.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_version_that_does_not_exist_is_an_error_and_not_a_receipt():
    versie = VragenlijstversieFactory()
    versie.pk += 1

    with pytest.raises(OngeldigeInvoer):
        _opslaan(versie)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_with_one_key_become_one_row_and_fifty_receipts():
    versie = VragenlijstversieFactory()

    for ronde in range(1, 5):
        klik = partial(_opslaan, versie, sleutel=uuid4())

        fouten = tegelijk(50, klik)

        assert fouten == [None] * 50
        assert Inkomend.objects.count() == ronde


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_who_sends_while_it_closes_is_either_mixed_in_or_refused():
    versie = VragenlijstversieFactory()
    for _ in range(10):
        _opslaan(versie)
    ontvangen: list[UUID] = []

    def stuur() -> None:
        for _ in range(10):
            sleutel = uuid4()
            _opslaan(versie, sleutel=sleutel)
            ontvangen.append(sleutel)

    def sluit() -> None:
        while len(ontvangen) < 15:
            time.sleep(0.001)
        vragenlijst_sluiten(Vragenlijst.objects.get(), door=None, op=OP)

    taken = iter([*[stuur] * 7, sluit])

    def volgende() -> None:
        next(taken)()

    fouten = tegelijk(8, volgende)

    assert all(fout is None or isinstance(fout, VragenlijstGesloten) for fout in fouten)
    assert Inzending.objects.count() == 10 + len(ontvangen)
    assert not Inkomend.objects.filter(antwoorden__isnull=False).exists()


STUUR = """
import django, sys, uuid
django.setup()
from datetime import date
from consultatie.inbreng.services import FormulierAlVerstuurd, inzending_opslaan
from consultatie.models import Vragenlijstversie
versie = Vragenlijstversie.objects.get()
while True:
    merk = uuid.uuid4()
    inzending_opslaan(versie, sleutel=merk, kanaal="open", antwoorden={"tip": str(merk)}, dag=date(2019, 8, 20))
    sys.stdout.write(f"{merk}\\n")
    sys.stdout.flush()
"""
MENG = """
import django
django.setup()
from django.utils import timezone
from consultatie.inbreng.services import FormulierAlVerstuurd, inkomend_mengen
while True:
    inkomend_mengen(op=timezone.now())
"""


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_after_a_kill_every_receipt_is_there_exactly_once(tmp_path: Path):
    tip = {"sleutel": "tip", "soort": "open", "tekst": "?", "hulptekst": "", "is_verplicht": False, "maximum": 2000}
    versie = VragenlijstversieFactory(definitie=definitie(tip))
    bonnen = tmp_path / "bonnen"

    for ronde in range(1, 3):
        with bonnen.open("ab") as uitvoer:
            bezig = [programma("-c", broncode, uitvoer=uitvoer) for broncode in (STUUR, STUUR, MENG)]
        einde = time.monotonic() + 20
        while bonnen.read_bytes().count(b"\n") < 60 * ronde and time.monotonic() < einde:
            time.sleep(0.02)
        for proces in bezig:
            proces.kill()
            proces.wait()

    gegeven = {regel for regel in bonnen.read_text().splitlines(keepends=True) if regel.endswith("\n")}
    inkomend_mengen(op=OP)
    vragenlijst_sluiten(versie.vragenlijst, door=None, op=OP)
    gemengd = [antwoorden["tip"] for antwoorden in Inzending.objects.values_list("antwoorden", flat=True)]
    assert len(gegeven) >= 20
    assert {bon.strip() for bon in gegeven} <= set(gemengd)
    assert len(gemengd) == len(set(gemengd)) == Inkomend.objects.count()
