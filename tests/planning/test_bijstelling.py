"""A bijstelling: the one way to change a plan that the council adopted."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction

from planning.besluit.services import stuk_in_routing
from planning.bijstelling.controle import bijstelbezwaren
from planning.models import Bestuursstuk
from planning.raad.fouten import PassageKloptNiet
from planning.raad.tekstplek import plekken_van
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    AmendementFactory,
    GeheimhoudingFactory,
    WeglatingFactory,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory
from tests.planning.besluitnemers import college, raad
from tests.planning.bijstellingen import (
    DAG,
    OP,
    TEKST,
    andere_prioriteit,
    andere_woorden,
    maak_bijstelling,
    maak_vastgesteld_plan,
    naar_de_raad,
    stelt_bij,
)
from tests.planning.raadsleden import stemt
from thema.basis.bijstellen import NogNietVastgesteld, status_bijstellen, veld_bijstellen
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan, Statusovergang, Thema
from thema.thema.enums import Themaactie, Themasoort, Themastatus
from thema.thema.services import thema_status_wijzigen
from thema.thema.workflow import weg_naar

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Beleidsplan:
    return maak_vastgesteld_plan()


# ── Adoption ─────────────────────────────────────────────────────────────────────────────────────


def test_the_council_changes_words_and_a_priority_and_a_second_version_is_frozen(plan: Beleidsplan):
    eerste = Document.objects.get()
    voor = (bytes(eerste.pdf), eerste.inhoud, eerste.gegevens, eerste.sha256)
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk, reden="Er is minder politie.")
    andere_woorden(stuk, was="50% minder", wordt="40% minder")
    andere_prioriteit(stuk)

    stelt_bij(naar_de_raad(stuk))

    doel, thema = Doel.objects.get(), Thema.objects.get(naam="Vuurwerk")
    assert doel.tekst == "In 2023 is 40% minder vaak ingebroken. De politie houdt elk jaar 6 controles."
    assert (thema.status, thema.status_reden) == (Themastatus.GEPRIORITEERD, "Meer overlast.")
    assert doel.history.filter(history_change_reason="Bijgesteld bij raadsbesluit van 12 maart 2021").count() == 1
    spoor = Statusovergang.objects.filter(object_id=thema.pk, actie__in=Themaactie.values)
    assert [een.naar for een in spoor] == [Themastatus.VOORGESTELD, Themastatus.GEPRIORITEERD]
    assert all(een.opmerking == "Bijgesteld bij raadsbesluit van 12 maart 2021: Meer overlast." for een in spoor)
    tweede = Document.objects.get(slug="plan-2020-2023-versie-2")
    assert (tweede.soort, tweede.gegevens["versie"], tweede.gepubliceerd_op) == (Documentsoort.PLAN, 2, OP)
    assert (tweede.datum, stuk.datum) == (DAG, date(2021, 2, 1))  # of the decision, not of the paper
    assert tweede.gegevens["hoofdstukken"][0]["doelen"][0]["tekst"] == doel.tekst
    for verwacht in (
        "Bijlage: wijzigingen",
        "Raadsbesluit van 12 maart 2021",
        "Er is minder politie.",
        "Meer overlast.",
    ):
        assert verwacht in tweede.inhoud
    assert tweede.sha256 != eerste.sha256
    eerste.refresh_from_db()
    assert (bytes(eerste.pdf), eerste.inhoud, eerste.gegevens, eerste.sha256) == voor
    assert stuk.document is not None
    assert stuk.document.soort == Documentsoort.BIJSTELLING
    call_command("controleer")


def test_everything_is_locked_after_it_as_before(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    wijziging = andere_woorden(stuk)
    stelt_bij(naar_de_raad(stuk))
    wijziging.refresh_from_db()

    for doe in (
        Doel.objects.get().save,
        Doel.objects.get().delete,
        Thema.objects.first().save,
        wijziging.save,
        plan.save,
    ):
        with pytest.raises(Vergrendeld):
            doe()
    with pytest.raises(Vergrendeld):
        Doel.objects.update(tekst="Anders")


def test_nothing_else_can_be_written_while_it_is_worked_in(plan: Beleidsplan):
    doel, thema = Doel.objects.get(), Thema.objects.get(naam="Inbraak")

    with transaction.atomic():
        veld_bijstellen(doel, "tekst", "Nieuw", gezien=TEKST, waarom="Besluit", door=None, op=OP)
        for doe in (
            doel.save,
            doel.delete,
            thema.save,
            lambda: Doel.objects.update(tekst="Anders"),
            lambda: thema_status_wijzigen(thema, actie=Themaactie.HEROVERWEGEN, reden="Toch", door=None, op=OP),
            lambda: Doel.objects.bulk_create([Doel(thema=thema, titel="Nog een")]),
        ):
            with pytest.raises(Vergrendeld):
                doe()

    assert Doel.objects.get().tekst == "Nieuw"


def test_what_is_still_open_is_not_changed_this_way():
    doel = DoelFactory.create(tekst=TEKST)

    with pytest.raises(NogNietVastgesteld), transaction.atomic():
        veld_bijstellen(doel, "tekst", "Nieuw", gezien=TEKST, waarom="Besluit", door=None, op=OP)
    with pytest.raises(NogNietVastgesteld), transaction.atomic():
        status_bijstellen(doel.thema, (), reden="", waarom="", door=None, op=OP)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(plan: Beleidsplan):
    with pytest.raises(GelijktijdigGewijzigd), transaction.atomic():
        veld_bijstellen(Doel.objects.get(), "tekst", "Nieuw", gezien="Iets anders", waarom="", door=None, op=OP)


def test_the_council_can_amend_the_new_words(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    wijziging = andere_woorden(stuk)
    naar_de_raad(stuk)
    amendement = AmendementFactory.create(
        stuk=stuk, nummer="A", plek=f"planwijziging.wordt:{wijziging.pk}", was="6 controles", wordt="8 controles"
    )
    stemt(amendement, "Groot", "Klein", datum=DAG, op=OP)

    stelt_bij(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    assert Doel.objects.get().tekst.endswith("elk jaar 8 controles.")
    assert "8" in str(Document.objects.get(slug="plan-2020-2023-versie-2").gegevens["bijstellingen"])
    assert stuk.document is not None
    assert "De tekst is daarop aangepast." in stuk.document.inhoud
    assert [plek.code for plek in plekken_van(stuk)] == [f"planwijziging.wordt:{wijziging.pk}"]


def test_by_an_amendment_the_council_takes_one_change_back(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    wijziging = andere_woorden(stuk)
    andere_prioriteit(stuk)
    naar_de_raad(stuk)
    amendement = AmendementFactory.create(
        stuk=stuk, nummer="A", plek=f"planwijziging.wordt:{wijziging.pk}", was="6 controles", wordt="12 controles"
    )
    stemt(amendement, "Groot", "Klein", datum=DAG, op=OP)
    doel = Doel.objects.get()

    stelt_bij(stuk, uitkomst=Uitkomst.GEWIJZIGD)

    assert (Doel.objects.get().tekst, Doel.objects.get().bewerking) == (TEKST, doel.bewerking)
    assert Thema.objects.get(naam="Vuurwerk").status == Themastatus.GEPRIORITEERD


def test_an_amendment_whose_words_would_not_fit_in_the_plan_is_refused_before_the_vote(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    plek = f"doel.titel:{Doel.objects.get().pk}"
    wijziging = andere_woorden(stuk, was="Minder inbraken", wordt="Geen inbraken", plek=plek)
    naar_de_raad(stuk)
    amendement = AmendementFactory.create(
        stuk=stuk, nummer="A", plek=f"planwijziging.wordt:{wijziging.pk}", was="Geen", wordt="Heel " * 30 + "weinig"
    )

    with pytest.raises(PassageKloptNiet, match="Amendement A: zo kan de tekst daar niet worden"):
        stemt(amendement, "Groot", "Klein", datum=DAG, op=OP)


def test_a_third_version_tells_of_both_decisions(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)
    stelt_bij(naar_de_raad(stuk))
    nog_een = maak_bijstelling(plan)
    andere_woorden(nog_een, was="6 controles", wordt="9 controles")
    college(nog_een, datum=DAG, op=OP)

    later = OP + timedelta(days=30)
    raad(nog_een, datum=date(2021, 4, 9), op=later, uitkomst=Uitkomst.VASTGESTELD)

    derde = Document.objects.get(slug="plan-2020-2023-versie-3")
    assert [een["datum"] for een in derde.gegevens["bijstellingen"]] == ["2021-03-12", "2021-04-09"]
    assert derde.gegevens["bijstellingen"][0]["regels"][0]["wordt"] == "6 controles"


def test_what_was_withheld_from_the_plan_is_withheld_from_its_next_version(plan: Beleidsplan):
    Document.objects.update(gepubliceerd_op=None)
    planstuk = Bestuursstuk.objects.get(soort=Documentsoort.PLAN)
    WeglatingFactory.create(stuk=planstuk, passage="minder vaak ingebroken")
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)

    stelt_bij(naar_de_raad(stuk))

    openbaar = Document.objects.get(slug="plan-2020-2023-versie-2")
    heel = Document.objects.get(slug="plan-2020-2023-versie-2-intern")
    assert "minder vaak ingebroken" in heel.inhoud
    assert "minder vaak ingebroken" not in openbaar.inhoud
    assert (openbaar.openbare_versie_van, openbaar.gepubliceerd_op) == (heel, OP)
    assert (heel.blijft_intern, heel.gepubliceerd_op) == (True, None)


def test_a_change_of_words_that_were_withheld_from_the_plan_does_not_let_them_out(plan: Beleidsplan):
    planstuk = Bestuursstuk.objects.get(soort=Documentsoort.PLAN)
    WeglatingFactory.create(stuk=planstuk, passage="minder vaak ingebroken")
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk, was="minder vaak ingebroken", wordt="vaker ingebroken")

    with pytest.raises(StukOnvolledig, match="is weggelakt uit het plan, en staat ook in dit stuk"):
        naar_de_raad(stuk)
    WeglatingFactory.create(stuk=stuk, passage="minder vaak ingebroken")
    stelt_bij(naar_de_raad(stuk))

    documenten = Document.objects.filter(vastgelegd_op=OP)
    assert sorted(een.soort for een in documenten if een.gepubliceerd_op is not None) == ["bijstelling", "plan"]
    for document in documenten:
        assert ("minder vaak ingebroken" in str(document.gegevens)) is (document.gepubliceerd_op is None)


def test_words_that_are_withheld_do_not_come_into_the_plan_nor_beside_a_priority(plan: Beleidsplan):
    in_woorden, bij_een_thema = maak_bijstelling(plan), maak_bijstelling(plan)
    andere_woorden(in_woorden, wordt="6 controles bij Kade 7")
    wijziging = andere_prioriteit(bij_een_thema)
    wijziging.reden = "Meer overlast bij Kade 7."
    wijziging.save()

    for stuk in (in_woorden, bij_een_thema):
        WeglatingFactory.create(stuk=stuk, passage="Kade 7")
        (zin,) = bijstelbezwaren(stuk)
        assert zin.startswith("‘Kade 7’ is weggelakt, maar komt door een wijziging op openbare pagina’s te staan")


def test_the_figure_of_a_goal_goes_along_with_its_words(plan: Beleidsplan):
    stuk, doel = maak_bijstelling(plan), Doel.objects.get()
    andere_woorden(stuk, was="40,5", wordt="35", plek=f"doel.streefwaarde:{doel.pk}")
    andere_woorden(stuk, was="2023", wordt="2025", plek=f"doel.streefjaar:{doel.pk}")

    stelt_bij(naar_de_raad(stuk))

    doel.refresh_from_db()
    assert (doel.streefwaarde, doel.streefjaar) == (Decimal(35), 2025)
    in_het_plan = Document.objects.get(slug="plan-2020-2023-versie-2").gegevens["hoofdstukken"][0]["doelen"][0]
    assert (in_het_plan["streefwaarde"], in_het_plan["streefjaar"]) == ("35.00", 2025)


@pytest.mark.parametrize("wordt", ["", "veel", "1,2,3", "1" * 20])
def test_what_is_no_figure_takes_the_place_of_none(plan: Beleidsplan, wordt: str):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk, was="40,5", wordt=wordt, plek=f"doel.streefwaarde:{Doel.objects.get().pk}")

    (zin,) = bijstelbezwaren(stuk)

    assert "zo kan de tekst daar niet worden" in zin


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


def test_a_plan_that_is_not_adopted_is_changed_itself():
    open_plan = BeleidsplanFactory.create()
    nieuw = Bestuursstuk(
        beleidsplan=open_plan, soort=Documentsoort.BIJSTELLING, onderwerp="Bijstelling", datum=date(2019, 7, 1)
    )

    with pytest.raises(ValidationError, match="nog niet vastgesteld"):
        nieuw.full_clean()
    with pytest.raises(StukOnvolledig, match="nog niet vastgesteld"):
        stuk_in_routing(maak_bijstelling(open_plan, status=Stukstatus.CONCEPT), door=None, op=OP)


def test_a_plan_that_was_adopted_is_changed_by_a_bijstelling_only(plan: Beleidsplan):
    nieuw = Bestuursstuk(beleidsplan=plan, soort=Documentsoort.PLAN, onderwerp="Plan", datum=date(2021, 2, 1))

    with pytest.raises(ValidationError, match="Kies ‘Bijstelling van het plan’"):
        nieuw.full_clean()


def test_it_does_not_go_on_without_a_change_that_fits(plan: Beleidsplan):
    stuk = maak_bijstelling(plan, status=Stukstatus.CONCEPT)
    assert "ten minste één wijziging" in bijstelbezwaren(stuk)[0]

    andere_woorden(stuk, was="13 controles", volgorde=1)
    andere_woorden(stuk, was="elk jaar 12", wordt="elk jaar 6", volgorde=2)
    andere_prioriteit(stuk, "Inbraak", Themastatus.CONTINU)

    with pytest.raises(StukOnvolledig, match="deze passage staat niet") as fout:
        stuk_in_routing(stuk, door=None, op=OP)
    assert "‘Inbraak’ is geprioriteerd en kan niet continu worden" in str(fout.value)


def test_two_changes_of_the_same_words_or_theme_are_refused(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk, volgorde=1)
    andere_woorden(stuk, was="elk jaar 12", wordt="elk jaar 6", volgorde=2)
    andere_prioriteit(stuk)
    andere_prioriteit(stuk)

    zinnen = " ".join(bijstelbezwaren(stuk))

    assert "Wijziging 2 verandert (deels) dezelfde passage als wijziging 1" in zinnen
    assert "gaat over hetzelfde thema als" in zinnen


@pytest.mark.parametrize("wordt", ["", "Heel " * 20])
def test_changes_that_fit_alone_but_not_together_are_refused(plan: Beleidsplan, wordt: str):
    """The title would be empty, or longer than a title can be."""
    stuk = maak_bijstelling(plan)
    plek = f"doel.titel:{Doel.objects.get().pk}"
    andere_woorden(stuk, was="Minder ", wordt=wordt, plek=plek, volgorde=1)
    andere_woorden(stuk, was="inbraken", wordt=wordt, plek=plek, volgorde=2)

    (zin,) = bijstelbezwaren(stuk)

    assert zin.startswith("Wijziging 1 en wijziging 2: samen kan Doel ‘Minder inbraken’, titel zo niet worden.")


def test_a_change_starts_from_the_priority_of_the_theme_that_was_chosen_last(plan: Beleidsplan):
    wijziging = andere_prioriteit(maak_bijstelling(plan), "Vuurwerk")

    wijziging.thema = Thema.objects.get(naam="Inbraak")
    wijziging.save()

    assert wijziging.van == Themastatus.GEPRIORITEERD


def test_a_change_that_another_bijstelling_overtook_is_refused_when_the_council_decides(plan: Beleidsplan):
    eerste, tweede = maak_bijstelling(plan), maak_bijstelling(plan)
    andere_woorden(eerste)
    andere_prioriteit(eerste)
    andere_woorden(tweede, wordt="9 controles")
    andere_prioriteit(tweede)
    naar_de_raad(tweede)
    stelt_bij(naar_de_raad(eerste))

    with pytest.raises(StukOnvolledig, match="deze passage staat niet") as fout:
        stelt_bij(tweede)

    assert "‘Vuurwerk’ is intussen geprioriteerd" in str(fout.value)
    assert Document.objects.filter(soort=Documentsoort.PLAN).count() == 2
    assert Doel.objects.get().tekst.endswith("6 controles.")


def test_a_title_that_another_bijstelling_changed_does_not_stop_this_one(plan: Beleidsplan):
    eerste, tweede = maak_bijstelling(plan), maak_bijstelling(plan)
    andere_woorden(eerste, was="Minder", wordt="Veel minder", plek=f"doel.titel:{Doel.objects.get().pk}")
    andere_woorden(tweede)
    naar_de_raad(eerste)
    naar_de_raad(tweede)

    stelt_bij(eerste)
    stelt_bij(tweede)

    doel = Doel.objects.get()
    assert doel.titel == "Veel minder inbraken"
    assert doel.tekst.endswith("elk jaar 6 controles.")


def test_a_secret_paper_makes_no_new_version(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)
    naar_de_raad(stuk)
    GeheimhoudingFactory.create(stuk=stuk)

    with pytest.raises(StukOnvolledig, match="rust geheimhouding"):
        stelt_bij(stuk)


def test_a_rejected_bijstelling_changes_nothing(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)
    naar_de_raad(stuk)

    stelt_bij(stuk, actie="verwerpen", uitkomst=Uitkomst.VERWORPEN)

    assert Doel.objects.get().tekst == TEKST
    assert Document.objects.count() == 1


WEGEN = {
    ("ontwikkel", "voorgesteld", "geprioriteerd"): ["prioriteren"],
    ("ontwikkel", "voorgesteld", "niet_geprioriteerd"): ["niet_prioriteren"],
    ("ontwikkel", "geprioriteerd", "niet_geprioriteerd"): ["heroverwegen", "niet_prioriteren"],
    ("ontwikkel", "geprioriteerd", "voorgesteld"): ["heroverwegen"],
    ("ontwikkel", "niet_geprioriteerd", "geprioriteerd"): ["heroverwegen", "prioriteren"],
    ("ontwikkel", "niet_geprioriteerd", "voorgesteld"): ["heroverwegen"],
    ("veiligheid", "continu", "geprioriteerd"): ["prioriteren"],
    ("veiligheid", "geprioriteerd", "continu"): ["continueren"],
}


# A theme is never of a status that is not of its kind.
@pytest.mark.parametrize(
    ("soort", "van"),
    [
        *product([Themasoort.ONTWIKKEL], ["voorgesteld", "geprioriteerd", "niet_geprioriteerd"]),
        *product([Themasoort.VEILIGHEID], ["continu", "geprioriteerd"]),
    ],
)
def test_a_theme_gets_another_priority_by_its_own_table(soort: str, van: str):
    gevonden = {(soort, van, naar): [actie for actie, _ in weg_naar(soort, van, naar)] for naar in Themastatus.values}

    assert {sleutel: weg for sleutel, weg in gevonden.items() if weg} == {
        sleutel: weg for sleutel, weg in WEGEN.items() if sleutel[:2] == (soort, van)
    }
