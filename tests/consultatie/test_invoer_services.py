"""A bundle from paper: entered by one, checked by another, released once; and then nothing leads from form to answer."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import pairwise, product
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils.datastructures import MultiValueDict

from consultatie.inbreng.services import vragenlijst_sluiten
from consultatie.invoer.enums import Stapelactie as Actie
from consultatie.invoer.enums import Stapelstatus as Status
from consultatie.invoer.fouten import (
    FormulierAlIngevoerd,
    InvoerGesloten,
    NietAanU,
    NogNietNagekeken,
    RedenNodig,
    StapelLeeg,
    ZelfIngevoerd,
)
from consultatie.invoer.lezen import antwoorden_uit, lees
from consultatie.invoer.queries import aantal_onderweg, ingevoerd_op, stapels_van, volgende_om_na_te_kijken
from consultatie.invoer.services import (
    formulier_opslaan,
    formulier_verbeteren,
    formulier_verwijderen,
    stapel_beginnen,
    stapel_verzetten,
    stapel_vrijgeven,
    stapels_wissen,
)
from consultatie.invoer.workflow import OVERGANGEN, mag_schrijven, mag_toevoegen
from consultatie.models import Inkomend, Invoerformulier, Inzending, Stapel, Vragenlijstversie
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.factories.consultatie import (
    InvoerformulierFactory,
    StapelFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import GebruikerFactory
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.models import Statusovergang
from thema.basis.overgang import volgende_status
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db
OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
DAG = OP.date()
JA = {"merkt": ["ja"]}


def iemand():
    return GebruikerFactory.create(rol=Rol.OOV)


def nagekeken_stapel(aantal: int = 3, **velden) -> Stapel:
    """A bundle that waits for its release; every form was checked."""
    stapel = StapelFactory.create(status=Status.NAKIJKEN, laatste_nummer=aantal, **velden)
    for nummer in range(1, aantal + 1):
        InvoerformulierFactory(stapel=stapel, nummer=nummer, is_nagekeken=True)
    return stapel


# ── The table ────────────────────────────────────────────────────────────────────────────────────

TABEL = {
    ("invoeren", "afronden"): "nakijken",
    ("nakijken", "terug"): "invoeren",
    ("nakijken", "vrijgeven"): "vrijgegeven",
    ("nakijken", "zonder_nakijken"): "vrijgegeven",
    ("invoeren", "verlopen"): "verlopen",
    ("nakijken", "verlopen"): "verlopen",
}


@pytest.mark.parametrize(("status", "actie"), [*product(Status, Actie)])
def test_a_bundle_goes_where_the_table_says_and_nowhere_else(status: Status, actie: Actie):
    if (status, actie) in TABEL:
        assert volgende_status(OVERGANGEN, status, actie) == TABEL[status, actie]
    else:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN, status, actie)


@pytest.mark.parametrize(("status", "is_eigen"), [*product(Status, [True, False])])
def test_who_enters_writes_while_it_is_entered_and_others_while_it_is_checked(status: Status, is_eigen: bool):
    mag = {("invoeren", True), ("nakijken", False)}

    assert mag_schrijven(status, is_eigen=is_eigen) is ((status, is_eigen) in mag)
    assert mag_toevoegen(status, is_eigen=is_eigen) is ((status, is_eigen) == ("invoeren", True))


# ── Entering ─────────────────────────────────────────────────────────────────────────────────────


def test_bundles_are_numbered_per_questionnaire_over_its_versions():
    versie = VragenlijstversieFactory()
    tweede = VragenlijstversieFactory(vragenlijst=versie.vragenlijst, nummer=2)

    nummers = [
        stapel_beginnen(een, kanaal=Kanaal.PAPIER, naam="", door=iemand(), dag=DAG).nummer
        for een in (versie, tweede, VragenlijstversieFactory())
    ]

    assert nummers == [1, 2, 1]


def test_a_version_that_was_replaced_meanwhile_gets_no_bundle():
    versie = VragenlijstversieFactory()
    Vragenlijstversie.objects.filter(pk=versie.pk).delete()

    with pytest.raises(GelijktijdigGewijzigd):
        stapel_beginnen(versie, kanaal=Kanaal.PAPIER, naam="", door=iemand(), dag=DAG)


def test_a_double_click_is_one_form_and_the_number_goes_on():
    stapel = StapelFactory.create()
    sleutel = uuid4()

    nummers = [
        formulier_opslaan(stapel, sleutel=een, velden=JA, door=stapel.ingevoerd_door, dag=DAG).nummer
        for een in (sleutel, sleutel, uuid4())
    ]

    assert nummers == [1, 1, 2]
    assert Invoerformulier.objects.count() == 2
    assert ingevoerd_op(DAG, door=stapel.ingevoerd_door, lijst=stapel.vragenlijst) == 2


def test_a_page_that_was_stored_before_with_other_answers_loses_nothing():
    stapel, sleutel = StapelFactory.create(), uuid4()
    formulier_opslaan(stapel, sleutel=sleutel, velden=JA, door=stapel.ingevoerd_door, dag=DAG)

    with pytest.raises(FormulierAlIngevoerd, match="formulier 1"):
        formulier_opslaan(stapel, sleutel=sleutel, velden={"merkt": ["nee"]}, door=stapel.ingevoerd_door, dag=DAG)


def test_nobody_else_enters_into_a_bundle_and_who_entered_does_not_check_it():
    stapel = StapelFactory.create()
    with pytest.raises(NietAanU):
        formulier_opslaan(stapel, sleutel=uuid4(), velden=JA, door=iemand(), dag=DAG)
    formulier = formulier_opslaan(stapel, sleutel=uuid4(), velden=JA, door=stapel.ingevoerd_door, dag=DAG)
    stapel_verzetten(stapel, actie=Actie.AFRONDEN, door=stapel.ingevoerd_door, op=OP)

    with pytest.raises(NietAanU):
        formulier_verbeteren(formulier, velden=JA, door=stapel.ingevoerd_door, dag=DAG)
    with pytest.raises(NietAanU):
        formulier_opslaan(stapel, sleutel=uuid4(), velden=JA, door=iemand(), dag=DAG)

    assert not Invoerformulier.objects.get().is_nagekeken


def test_what_a_second_person_wrote_is_checked_until_the_first_one_writes_again():
    stapel = nagekeken_stapel(1)
    formulier = stapel.formulieren.get()
    Invoerformulier.objects.update(is_nagekeken=False)

    formulier_verbeteren(formulier, velden={"merkt": ["nee"]}, door=iemand(), dag=DAG)

    formulier.refresh_from_db()
    assert (formulier.is_nagekeken, formulier.velden) == (True, {"merkt": ["nee"]})
    stapel_verzetten(stapel, actie=Actie.TERUG, door=iemand(), op=OP)
    formulier_verbeteren(formulier, velden=JA, door=stapel.ingevoerd_door, dag=DAG)
    assert not Invoerformulier.objects.get().is_nagekeken


def test_a_stale_screen_of_a_form_is_refused_for_writing_and_for_deleting():
    stapel = StapelFactory.create()
    gezien = InvoerformulierFactory.create(stapel=stapel)
    Invoerformulier.objects.update(bewerking=3)

    with pytest.raises(GelijktijdigGewijzigd):
        formulier_verbeteren(gezien, velden=JA, door=stapel.ingevoerd_door, dag=DAG)
    with pytest.raises(GelijktijdigGewijzigd):
        formulier_verwijderen(gezien, door=stapel.ingevoerd_door, dag=DAG)


def test_the_number_of_a_form_that_was_thrown_away_is_not_used_again():
    stapel = StapelFactory.create()
    een = formulier_opslaan(stapel, sleutel=uuid4(), velden=JA, door=stapel.ingevoerd_door, dag=DAG)

    formulier_verwijderen(een, door=stapel.ingevoerd_door, dag=DAG)

    volgende = formulier_opslaan(stapel, sleutel=uuid4(), velden=JA, door=stapel.ingevoerd_door, dag=DAG)
    assert volgende.nummer == 2


def test_only_who_entered_ends_entering_and_not_with_nothing():
    stapel = StapelFactory.create()
    with pytest.raises(StapelLeeg):
        stapel_verzetten(stapel, actie=Actie.AFRONDEN, door=stapel.ingevoerd_door, op=OP)
    InvoerformulierFactory(stapel=stapel)

    with pytest.raises(NietAanU):
        stapel_verzetten(stapel, actie=Actie.AFRONDEN, door=iemand(), op=OP)


# ── Reading what stands on paper ─────────────────────────────────────────────────────────────────


def test_on_paper_a_required_question_may_be_left_empty_and_all_else_is_read_as_on_the_page():
    moet = definitie()["secties"][0]["vragen"][0] | {"is_verplicht": True}
    tekst = moet | {"sleutel": "tip", "soort": "open", "maximum": 5}
    vragen = definitie(moet, tekst)

    assert antwoorden_uit(vragen, {"tip": ["licht"]}) == {"tip": "licht"}
    assert lees(vragen, _invoer(tip="te lang")).fouten.keys() == {"tip"}


def test_a_form_without_any_answer_is_put_aside():
    gelezen = lees(definitie(), _invoer(merkt=""))

    assert gelezen.fouten == {"": "Dit formulier is leeg. Leg het apart: een leeg formulier telt niet mee."}


def _invoer(**velden):
    return MultiValueDict({naam: [waarde] for naam, waarde in velden.items()})


# ── Releasing ────────────────────────────────────────────────────────────────────────────────────


def test_release_puts_every_form_into_the_tray_of_its_channel_and_erases_it_here():
    stapel = nagekeken_stapel(3, kanaal=Kanaal.PAPIER)
    paginasleutels = set(stapel.formulieren.values_list("pk", flat=True))

    aantal = stapel_vrijgeven(stapel, door=iemand(), op=OP)

    inkomend = list(Inkomend.objects.all())
    assert aantal == 3
    assert [(een.kanaal, een.dag, een.antwoorden) for een in inkomend] == [("papier", DAG, {"merkt": "ja"})] * 3
    assert not paginasleutels & {een.sleutel for een in inkomend}
    assert not Invoerformulier.objects.exists()
    assert (stapel.status, stapel.aantal) == (Status.VRIJGEGEVEN, 3)


def test_the_order_of_the_numbers_is_not_the_order_in_the_tray():
    codes = [f"c{nummer}" for nummer in range(40)]
    vraag = definitie()["secties"][0]["vragen"][0] | {"opties": [{"code": code, "tekst": code} for code in codes]}
    stapel = StapelFactory.create(status=Status.NAKIJKEN, versie__definitie=definitie(vraag))
    for nummer, code in enumerate(codes):
        InvoerformulierFactory(stapel=stapel, nummer=nummer, velden={"merkt": [code]}, is_nagekeken=True)

    stapel_vrijgeven(stapel, door=iemand(), op=OP)

    volgorde = [een.antwoorden["merkt"] for een in Inkomend.objects.order_by()]
    assert sorted(volgorde) == sorted(codes)
    # In random order one of them, on average, still comes right after the one before it.
    assert sum(b == f"c{int(a[1:]) + 1}" for a, b in pairwise(volgorde)) < 15


def test_who_entered_does_not_release_and_every_form_must_be_checked():
    stapel = nagekeken_stapel(3)
    with pytest.raises(ZelfIngevoerd):
        stapel_vrijgeven(Stapel.objects.get(), door=stapel.ingevoerd_door, op=OP)
    Invoerformulier.objects.filter(nummer__gt=1).update(is_nagekeken=False)

    with pytest.raises(NogNietNagekeken, match="2, 3"):
        stapel_vrijgeven(Stapel.objects.get(), door=iemand(), op=OP)

    assert (Stapel.objects.get().status, Inkomend.objects.count(), Invoerformulier.objects.count()) == (
        "nakijken",
        0,
        3,
    )
    assert not Statusovergang.objects.exists()


def test_without_a_check_there_is_a_reason_and_it_is_kept():
    stapel = nagekeken_stapel(1)
    Invoerformulier.objects.update(is_nagekeken=False)
    with pytest.raises(RedenNodig):
        stapel_vrijgeven(Stapel.objects.get(), door=stapel.ingevoerd_door, op=OP, reden="  ")

    stapel_vrijgeven(Stapel.objects.get(), door=stapel.ingevoerd_door, op=OP, reden="Niemand anders werkt hier.")

    stap = Statusovergang.objects.get()
    assert (stap.actie, stap.opmerking, stap.door) == (
        "zonder_nakijken",
        "Niemand anders werkt hier.",
        stapel.ingevoerd_door,
    )
    assert Inkomend.objects.count() == 1


def test_from_an_old_screen_nothing_is_released_twice():
    nagekeken_stapel(2)
    eerste, tweede = Stapel.objects.get(), Stapel.objects.get()
    stapel_vrijgeven(eerste, door=iemand(), op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        stapel_vrijgeven(tweede, door=iemand(), op=OP)

    assert Inkomend.objects.count() == 2


def test_nothing_on_an_answer_or_in_a_history_names_who_entered_it_or_its_number():
    stapel = nagekeken_stapel(20)

    stapel_vrijgeven(stapel, door=iemand(), op=OP)
    vragenlijst_sluiten(stapel.vragenlijst, door=None, op=OP)

    assert Inzending.objects.count() == 20
    velden = {veld.name for veld in Inzending._meta.get_fields()} | {veld.name for veld in Inkomend._meta.get_fields()}
    assert not velden & {"stapel", "nummer", "door", "ingevoerd_door"}
    assert not hasattr(Invoerformulier, "history")


# ── When ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("status", "open_van", "open_tot", "mag"),
    [
        (Vragenlijststatus.CONCEPT, None, None, False),
        (Vragenlijststatus.OPEN, None, None, True),
        (Vragenlijststatus.OPEN, DAG + timedelta(days=1), None, False),
        (Vragenlijststatus.OPEN, None, DAG - timedelta(days=30), True),
        # What comes in now would be erased tonight.
        (Vragenlijststatus.OPEN, None, DAG - timedelta(days=90), False),
        (Vragenlijststatus.GESLOTEN, None, None, False),
    ],
)
def test_paper_is_entered_and_released_until_staff_close_also_after_the_last_day(status, open_van, open_tot, mag):
    stapel = nagekeken_stapel(1)
    lijst = stapel.versie.vragenlijst
    lijst.status, lijst.open_van, lijst.open_tot = status, open_van, open_tot
    lijst.save()
    stapel = Stapel.objects.get()

    if mag:
        stapel_beginnen(stapel.versie, kanaal=Kanaal.PAPIER, naam="", door=iemand(), dag=DAG)
        assert stapel_vrijgeven(stapel, door=iemand(), op=OP) == 1
        return
    with pytest.raises(InvoerGesloten):
        stapel_beginnen(stapel.versie, kanaal=Kanaal.PAPIER, naam="", door=iemand(), dag=DAG)
    with pytest.raises(InvoerGesloten):
        stapel_vrijgeven(stapel, door=iemand(), op=OP)
    assert (Inkomend.objects.count(), Invoerformulier.objects.count()) == (0, 1)


# ── Retention ────────────────────────────────────────────────────────────────────────────────────


def test_a_bundle_that_was_never_released_is_erased_so_many_days_after_closing():
    stapel = nagekeken_stapel(2)
    leeg = StapelFactory(versie=stapel.versie, nummer=stapel.nummer + 1)
    vrij = nagekeken_stapel(1, versie=stapel.versie, nummer=stapel.nummer + 2)
    stapel_vrijgeven(vrij, door=iemand(), op=OP)
    vragenlijst_sluiten(stapel.vragenlijst, door=None, op=OP)
    assert stapels_wissen(op=OP + timedelta(days=89)) == 0

    gewist = stapels_wissen(op=OP + timedelta(days=90))

    assert gewist == 2
    assert not Invoerformulier.objects.exists()
    assert [Stapel.objects.get(pk=een.pk).status for een in (stapel, leeg, vrij)] == [
        "verlopen",
        "verlopen",
        "vrijgegeven",
    ]
    assert stapels_wissen(op=OP + timedelta(days=91)) == 0


def test_the_command_of_every_night_says_what_it_erased():
    stapel = nagekeken_stapel(1)
    vragenlijst_sluiten(stapel.vragenlijst, door=None, op=datetime(2019, 1, 1, tzinfo=UTC))
    uit = StringIO()

    call_command("bewaartermijn", stdout=uit)

    assert "1 stapels formulieren gewist die nooit zijn vrijgegeven." in uit.getvalue()


# ── Lists ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_of_bundles_takes_one_query(aantal: int, django_assert_num_queries):
    versie = VragenlijstversieFactory.create()
    for nummer in range(1, aantal + 1):
        InvoerformulierFactory.create_batch(2, stapel=StapelFactory(versie=versie, nummer=nummer))

    with django_assert_num_queries(1):
        regels = stapels_van(versie.vragenlijst)
        namen = [(str(regel.stapel), regel.stapel.ingevoerd_door.username, regel.aantal) for regel in regels]

    assert [(naam, hoeveel) for naam, _, hoeveel in namen] == [(f"Stapel {n}", 2) for n in range(aantal, 0, -1)]


def test_the_next_one_to_check_is_the_first_after_this_one_and_then_from_the_start():
    stapel = nagekeken_stapel(4)
    stapel.formulieren.filter(nummer__in=[1, 3]).update(is_nagekeken=False)

    assert [volgende_om_na_te_kijken(stapel, na=na) for na in (0, 1, 3)] == [1, 3, 1]
    assert aantal_onderweg(stapel.vragenlijst) == 1
    stapel.formulieren.update(is_nagekeken=True)
    assert volgende_om_na_te_kijken(stapel) is None


def test_days_are_counted_apart():
    stapel = StapelFactory.create()
    InvoerformulierFactory(stapel=stapel, dag=date(2019, 8, 19))

    assert ingevoerd_op(DAG, door=stapel.ingevoerd_door, lijst=stapel.vragenlijst) == 0
