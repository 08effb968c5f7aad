"""One text in many papers (R27): each goes by the version that it took, until somebody chooses otherwise."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from planning.models import Bestuursstuk, Stuksectie
from planning.stuk.blok import Blokkeuze, SamenvoegingNietAf, blok_verwerken, blokwijziging_van, met_gewijzigd_blok
from planning.stuk.enums import Stukactie, Stukstatus
from planning.stuk.queries import gebruik_van
from planning.stuk.verzamelen import gegevens_van
from planning.stuk.waarschuwing import waarschuwingen
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BestuursstukFactory, NotagegevensFactory, StuksectieFactory
from tests.factories.thema import BeleidsplanFactory, TekstblokFactory
from tests.planning.stukbeheer import LIJST
from tests.thema.beheer import als, formulier
from thema.basis.fouten import GelijktijdigGewijzigd, Vergrendeld
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Tekstblok
from thema.tekstblok.samenvoegen import KIES
from thema.tekstblok.services import tekstblok_opslaan

pytestmark = pytest.mark.django_db

OP = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)
EEN = "Wij vragen inwoners. Daarna de raad."
TWEE = "Wij vragen alle inwoners. Daarna de raad."


def _schrijf(blok: Tekstblok, tekst: str) -> None:
    blok.tekst = tekst
    tekstblok_opslaan(blok, door=None, op=OP)


@pytest.fixture
def plan() -> Beleidsplan:
    plan: Beleidsplan = BeleidsplanFactory.create()
    return plan


@pytest.fixture
def blok(plan: Beleidsplan) -> Tekstblok:
    """‘Aanpak’, at its first version."""
    blok: Tekstblok = TekstblokFactory.build(beleidsplan=plan, titel="Aanpak", sleutel="aanpak")
    _schrijf(blok, EEN)
    return blok


def _sectie(blok: Tekstblok, *, tekst: str = "", **stuk: Any) -> Stuksectie:
    """As a form makes one: a block chosen, and words of one's own or none."""
    van = BestuursstukFactory.create(beleidsplan=blok.beleidsplan, **stuk)
    sectie: Stuksectie = StuksectieFactory.create(stuk=van, kop="Hoe", tekst=tekst, tekstblok=blok)
    return sectie


# ── Which text a section has ─────────────────────────────────────────────────────────────────────


def test_one_block_is_the_text_of_nota_mededeling_and_startnotitie(blok: Tekstblok):
    soorten = (Documentsoort.NOTA, Documentsoort.RAADSMEDEDELING, Documentsoort.STARTNOTITIE)
    stukken = [_sectie(blok, soort=soort).stuk for soort in soorten]
    NotagegevensFactory(stuk=stukken[0])

    _schrijf(blok, TWEE)
    later = _sectie(blok).stuk

    for stuk in stukken:
        (sectie,) = gegevens_van(stuk).secties
        assert (sectie.tekst, sectie.herkomst) == (EEN, "Aanpak, versie 1")
    (sectie,) = gegevens_van(later).secties
    assert (sectie.tekst, sectie.herkomst) == (TWEE, "Aanpak, versie 2")


def test_words_of_ones_own_keep_the_block_as_their_origin(blok: Tekstblok):
    sectie = _sectie(blok, tekst="Wij vragen iedereen.")

    assert (sectie.tekst, sectie.herkomst) == ("Wij vragen iedereen.", "Aanpak, versie 1, aangepast")


def test_white_space_that_a_form_takes_away_is_no_adaptation(plan: Beleidsplan):
    blok = TekstblokFactory.build(beleidsplan=plan)
    _schrijf(blok, f"{EEN}\n")

    assert not _sectie(blok, tekst=EEN).is_aangepast


def test_who_empties_the_text_gets_back_the_version_that_the_section_goes_by(blok: Tekstblok):
    sectie = _sectie(blok, tekst="Iets anders.")
    _schrijf(blok, TWEE)

    sectie.tekst = ""
    sectie.save()

    assert (sectie.tekst, sectie.herkomst) == (EEN, "Aanpak, versie 1")


@pytest.mark.parametrize(("eigen", "daarna"), [("", "Het kader."), ("Eigen woorden.", "Eigen woorden.")])
def test_another_block_brings_its_text_but_not_over_words_of_ones_own(blok: Tekstblok, eigen: str, daarna: str):
    sectie = _sectie(blok, tekst=eigen)
    ander = TekstblokFactory.build(beleidsplan=blok.beleidsplan, titel="Kader")
    _schrijf(ander, "Het kader.")

    sectie.tekstblok = ander
    sectie.save()

    assert sectie.tekst == daarna
    assert sectie.herkomst.startswith("Kader, versie 1")


def test_without_its_block_a_section_keeps_the_text_as_its_own(blok: Tekstblok):
    sectie = _sectie(blok)

    sectie.tekstblok = None
    sectie.save()

    assert (sectie.tekst, sectie.tekstblok_versie, sectie.herkomst) == (EEN, None, "")


def test_a_block_without_versions_gives_its_text_as_well(plan: Beleidsplan):
    sectie = _sectie(TekstblokFactory(beleidsplan=plan, titel="Oud", tekst="Van vroeger."))

    assert (sectie.tekst, sectie.herkomst, sectie.is_aangepast) == ("Van vroeger.", "Oud, versie 0", False)
    assert blokwijziging_van(sectie) is None


# ── The block changed ────────────────────────────────────────────────────────────────────────────


def test_a_changed_block_is_seen_and_one_that_reads_as_before_is_not(blok: Tekstblok):
    sectie = _sectie(blok)
    StuksectieFactory(stuk=sectie.stuk)

    _schrijf(blok, TWEE)
    na_een = list(met_gewijzigd_blok(sectie.stuk))
    _schrijf(blok, EEN)

    assert na_een == [sectie]
    assert list(met_gewijzigd_blok(sectie.stuk)) == []
    assert blokwijziging_van(sectie) is None


def test_an_older_text_is_warned_about_before_the_paper_goes_on(blok: Tekstblok):
    stuk = _sectie(blok).stuk
    _schrijf(blok, TWEE)

    zin = "Het tekstblok is intussen gewijzigd. In dit stuk staat nog een oudere tekst onder ‘Hoe’."
    assert zin in waarschuwingen(stuk, Stukactie.IN_ROUTING)
    assert zin not in waarschuwingen(stuk, Stukactie.RAAD_BESLUIT)


# own words before, choice, text sent → text and origin after
KEUZES = {
    "take over": ("", Blokkeuze.OVERNEMEN, "", TWEE, "Aanpak, versie 2"),
    "keep": ("", Blokkeuze.BEHOUDEN, "", EEN, "Aanpak, versie 2, aangepast"),
    "take over what was adapted": ("Eigen.", Blokkeuze.OVERNEMEN, "", TWEE, "Aanpak, versie 2"),
    "keep what was adapted": ("Eigen.", Blokkeuze.BEHOUDEN, "", "Eigen.", "Aanpak, versie 2, aangepast"),
    "merge": ("Eigen.", Blokkeuze.SAMENVOEGEN, "Samen.", "Samen.", "Aanpak, versie 2, aangepast"),
}


@pytest.mark.parametrize("geval", KEUZES.values(), ids=KEUZES)
def test_each_choice_does_what_is_written_here(blok: Tekstblok, geval: tuple[str, Blokkeuze, str, str, str]):
    eigen, keuze, gestuurd, tekst, herkomst = geval
    sectie = _sectie(blok, tekst=eigen)
    stuk = sectie.stuk
    _schrijf(blok, TWEE)

    blok_verwerken(sectie, keuze=keuze, bewerking=sectie.bewerking, versie=2, tekst=gestuurd)

    assert (sectie.tekst, sectie.herkomst) == (tekst, herkomst)
    assert list(met_gewijzigd_blok(stuk)) == []
    assert Bestuursstuk.objects.get().bewerking == stuk.bewerking + 1


def test_what_was_adapted_is_merged_with_the_base_that_it_was_taken_from(blok: Tekstblok):
    sectie = _sectie(blok, tekst=EEN.replace("Daarna", "Dan"))
    _schrijf(blok, TWEE)

    wijziging = blokwijziging_van(Stuksectie.objects.get(pk=sectie.pk))

    assert wijziging is not None
    assert wijziging.samenvoeging is not None
    assert wijziging.samenvoeging.tekst == "Wij vragen alle inwoners. Dan de raad."
    assert (wijziging.genomen, wijziging.nieuwste) == (1, 2)


@pytest.mark.parametrize("tekst", ["", " \n", f"Wij.\n{KIES}\nIk."])
def test_a_merge_that_is_not_done_is_refused(blok: Tekstblok, tekst: str):
    sectie = _sectie(blok, tekst="Eigen.")
    _schrijf(blok, TWEE)

    with pytest.raises(SamenvoegingNietAf):
        blok_verwerken(sectie, keuze=Blokkeuze.SAMENVOEGEN, bewerking=sectie.bewerking, versie=2, tekst=tekst)

    assert Stuksectie.objects.get().tekst == "Eigen."


@pytest.mark.parametrize("wat", ["section", "block", "status"])
def test_a_choice_on_a_screen_that_is_no_longer_true_is_refused(blok: Tekstblok, wat: str):
    sectie = _sectie(blok)
    _schrijf(blok, TWEE)
    if wat == "section":
        Stuksectie.objects.get().save()
    elif wat == "block":
        _schrijf(blok, "Weer anders.")
    else:
        Bestuursstuk.objects.update(status=Stukstatus.ROUTING)

    with pytest.raises(GelijktijdigGewijzigd):
        blok_verwerken(sectie, keuze=Blokkeuze.OVERNEMEN, bewerking=sectie.bewerking, versie=2)

    assert Stuksectie.objects.get().tekst == EEN


def test_an_adopted_paper_keeps_its_text_whatever_becomes_of_the_block(blok: Tekstblok):
    sectie = _sectie(blok)
    Bestuursstuk.objects.update(status=Stukstatus.DEFINITIEF, vergrendeld_op=OP)
    stuk = Bestuursstuk.objects.get()

    _schrijf(blok, TWEE)

    (in_het_stuk,) = gegevens_van(stuk).secties
    assert (in_het_stuk.tekst, in_het_stuk.herkomst) == (EEN, "Aanpak, versie 1")
    with pytest.raises(Vergrendeld):
        blok_verwerken(Stuksectie.objects.get(), keuze=Blokkeuze.OVERNEMEN, bewerking=sectie.bewerking, versie=2)
    assert "is gewijzigd sinds versie" not in als(Rol.OOV).get(f"{LIJST}{stuk.pk}/change/").content.decode()


# ── In the admin ─────────────────────────────────────────────────────────────────────────────────


def _adres(sectie: Stuksectie) -> str:
    return f"{LIJST}{sectie.stuk_id}/blok/{sectie.pk}/"


def _kies(client: Client, sectie: Stuksectie, **invoer: Any) -> Any:
    gezien = client.get(_adres(sectie)).context["form"].initial
    return client.post(_adres(sectie), gezien | invoer)


def test_the_page_of_a_paper_leads_to_the_difference_and_the_choice(blok: Tekstblok):
    client = als(Rol.OOV)
    sectie = _sectie(blok)
    _schrijf(blok, TWEE)

    stuk = client.get(f"{LIJST}{sectie.stuk_id}/change/").content.decode()
    keuze = client.get(_adres(sectie)).content.decode()
    antwoord = _kies(client, sectie, keuze="overnemen")

    assert "het tekstblok ‘Aanpak’ is gewijzigd sinds versie 1" in stuk
    assert _adres(sectie) in stuk
    assert '<ins><span class="vh"> (nieuw:) </span> alle<span class="vh"> (einde nieuw) </span></ins>' in keuze
    assert "Samengevoegd" not in keuze
    assert antwoord["Location"] == f"{LIJST}{sectie.stuk_id}/change/"
    assert Stuksectie.objects.get().tekst == TWEE


def test_saving_the_paper_unchanged_changes_no_section(blok: Tekstblok):
    client = als(Rol.OOV)
    sectie = _sectie(blok)
    _schrijf(blok, TWEE)
    url = f"{LIJST}{sectie.stuk_id}/change/"

    client.post(url, formulier(client.get(url)))

    nu = Stuksectie.objects.get()
    assert (nu.tekst, nu.herkomst) == (EEN, "Aanpak, versie 1")


def test_a_conflict_is_resolved_in_the_text_and_a_refusal_keeps_what_was_written(blok: Tekstblok):
    client = als(Rol.OOV)
    sectie = _sectie(blok, tekst=EEN.replace("inwoners", "bewoners"))
    _schrijf(blok, TWEE)

    pagina = client.get(_adres(sectie)).content.decode()
    half = _kies(client, sectie, keuze="samenvoegen", tekst=f"Wij vragen alle bewoners.\n{KIES}")
    heel = _kies(client, sectie, keuze="samenvoegen", tekst="Wij vragen alle bewoners. Daarna de raad.")

    assert "&lt;&lt;&lt;&lt;&lt; Kies: zo staat het in dit stuk" in pagina
    assert "In de tekst staan nog keuzes open." in half.content.decode()
    assert "Wij vragen alle bewoners.\n&lt;" in half.content.decode()
    assert heel.status_code == 302
    assert Stuksectie.objects.get().tekst == "Wij vragen alle bewoners. Daarna de raad."


def test_who_comes_after_somebody_else_chose_loses_no_word(blok: Tekstblok):
    client = als(Rol.OOV)
    sectie = _sectie(blok, tekst="Eigen.")
    _schrijf(blok, TWEE)
    gezien = client.get(_adres(sectie)).context["form"].initial
    _kies(als(Rol.BESTUURSSECRETARIAAT), sectie, keuze="overnemen")

    te_laat = client.post(_adres(sectie), gezien | {"keuze": "samenvoegen", "tekst": "Lang over nagedacht."})

    assert "Iemand anders heeft deze sectie of het tekstblok net gewijzigd." in te_laat.content.decode()
    assert "Lang over nagedacht." in te_laat.content.decode()
    assert Stuksectie.objects.get().tekst == TWEE
    assert client.get(_adres(sectie)).status_code == 302


def test_a_hand_made_choice_does_nothing(blok: Tekstblok):
    client = als(Rol.OOV)
    sectie = _sectie(blok)
    _schrijf(blok, TWEE)

    for invoer in (
        {},
        {"keuze": "weg"},
        {"keuze": "overnemen", "versie": "x"},
        {"keuze": "samenvoegen", "tekst": "\0"},
    ):
        assert _kies(client, sectie, **invoer).status_code == 200
    gezien = client.get(_adres(sectie)).context["form"].initial
    assert client.post(_adres(sectie), gezien | {"keuze": "overnemen", "bewerking": 10**30}).status_code == 200
    assert client.get(f"{LIJST}{sectie.stuk_id + 1}/blok/{sectie.pk}/").status_code == 404
    assert client.get(f"{LIJST}x/blok/{10**30}/").status_code == 404

    assert Stuksectie.objects.get().tekst == EEN


# ── Where a block stands ─────────────────────────────────────────────────────────────────────────


def test_the_page_of_a_block_tells_in_which_papers_it_stands_and_at_which_version(blok: Tekstblok):
    _sectie(blok, nummer="2019-1", status=Stukstatus.DEFINITIEF)
    _sectie(blok, nummer="2019-2", tekst="Eigen.")
    _schrijf(blok, TWEE)
    _sectie(blok, nummer="2019-3")

    regels = {een.stuk[-6:]: een for een in gebruik_van(blok)}
    pagina = als(Rol.OOV).get(f"/admin/thema/tekstblok/{blok.pk}/change/").content.decode()

    assert [(een.versie, een.is_aangepast, een.is_verouderd) for _, een in sorted(regels.items())] == [
        (1, False, False),
        (1, True, True),
        (2, False, False),
    ]
    assert {een.status for een in regels.values()} == {"Concept", "Definitief"}
    assert "1, aangepast (nieuwe versie: nog te kiezen)" in pagina
    assert all(een.url in pagina for een in regels.values())


@pytest.mark.parametrize("aantal", [1, 3])
def test_where_a_block_stands_takes_one_query(
    blok: Tekstblok, django_assert_num_queries: DjangoAssertNumQueries, aantal: int
):
    for _ in range(aantal):
        _sectie(blok)

    with django_assert_num_queries(1):
        assert len(gebruik_van(blok)) == aantal
