"""A text block keeps every text it ever had, and shows what changed."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, TekstblokFactory
from tests.thema.beheer import adres, als, formulier
from thema.basis.fouten import Vergrendeld
from thema.basis.rollen import Rol
from thema.basis.woordverschil import Woorddeel
from thema.beleidsplan.services import plan_vergrendelen
from thema.models import Tekstblok, Tekstblokversie
from thema.tekstblok.queries import Regel, vergelijk, versies_van
from thema.tekstblok.services import tekstblok_opslaan

OP = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)


def _opslaan(blok: Tekstblok, tekst: str) -> None:
    blok.tekst = tekst
    tekstblok_opslaan(blok, door=None, op=OP)


@pytest.mark.django_db
def test_every_new_text_is_a_version_and_an_unchanged_one_is_not():
    blok = TekstblokFactory.build(beleidsplan=BeleidsplanFactory())

    _opslaan(blok, "Een.")
    _opslaan(blok, "Twee.")
    _opslaan(blok, "Twee.")

    assert list(blok.versies.values_list("nummer", "tekst")) == [(2, "Twee."), (1, "Een.")]
    assert Tekstblok.objects.get().versienummer == 2


@pytest.mark.django_db
def test_going_back_to_an_old_text_is_a_version_too():
    blok = TekstblokFactory()

    for tekst in ("Een.", "Twee.", "Een."):
        _opslaan(blok, tekst)

    assert [versie.tekst for versie in blok.versies.all()] == ["Een.", "Twee.", "Een."]


@pytest.mark.django_db
def test_a_title_changes_without_a_version():
    blok = TekstblokFactory()
    _opslaan(blok, "Een.")

    blok.titel = "Anders"
    _opslaan(blok, "Een.")

    assert Tekstblokversie.objects.count() == 1
    assert Tekstblok.objects.get().titel == "Anders"


@pytest.mark.django_db
def test_in_an_adopted_plan_no_text_changes_and_no_version_comes():
    blok = TekstblokFactory()
    _opslaan(blok, "Een.")
    plan_vergrendelen(blok.beleidsplan, vaststellingsdatum=date(2019, 11, 27), op=OP)

    with pytest.raises(Vergrendeld):
        _opslaan(blok, "Twee.")

    assert Tekstblokversie.objects.get().tekst == "Een."
    assert Tekstblok.objects.get().tekst == "Een."


VERGELIJK = [
    ("Een.", "Een.", ()),
    ("", "Een.", (Regel("nieuw", "Een."),)),
    ("Een.", "", (Regel("weg", "Een."),)),
    ("Een.", "Twee.", (Regel("weg", "Een."), Regel("nieuw", "Twee."))),
    (
        "a\nb\nc\nd\ne",
        "a\nb\nX\nd\ne",
        (Regel("gelijk", "b"), Regel("weg", "c"), Regel("nieuw", "X"), Regel("gelijk", "d")),
    ),
    ("-- oud", "++ nieuw", (Regel("weg", "-- oud"), Regel("nieuw", "++ nieuw"))),
]


@pytest.mark.parametrize(("oud", "nieuw", "regels"), VERGELIJK)
def test_two_texts_are_compared_line_by_line(oud: str, nieuw: str, regels: tuple[Regel, ...]):
    assert vergelijk(oud, nieuw) == regels


@pytest.mark.django_db
def test_versions_come_newest_first_each_beside_the_one_before():
    blok, wie = TekstblokFactory(), GebruikerFactory(username="oov")
    _opslaan(blok, "Een.")
    blok.tekst = "Twee."
    tekstblok_opslaan(blok, door=wie, op=OP)

    nieuwste, eerste = versies_van(blok)

    assert (nieuwste.nummer, nieuwste.door, nieuwste.op) == (2, "oov", OP)
    assert nieuwste.regels == (Regel("weg", "Een."), Regel("nieuw", "Twee."))
    assert (eerste.nummer, eerste.door, eerste.regels) == (1, None, ())


@pytest.mark.django_db
def test_a_block_that_was_never_saved_by_the_service_has_no_versions():
    assert versies_van(TekstblokFactory()) == ()


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_all_versions_take_one_query(django_assert_num_queries: DjangoAssertNumQueries, aantal: int):
    blok = TekstblokFactory()
    for nummer in range(aantal):
        _opslaan(blok, f"Tekst {nummer}.")

    with django_assert_num_queries(1):
        versies_van(blok)


@pytest.mark.django_db
def test_saving_in_the_admin_adds_a_version_by_who_did_it_and_shows_the_difference():
    client = als(Rol.OOV)
    blok = TekstblokFactory()
    _opslaan(blok, "Een.")
    url = adres(Tekstblok, "change", blok.pk)

    client.post(url, formulier(client.get(url)) | {"tekst": "Twee."})
    pagina = client.get(url).content.decode()

    versie = Tekstblokversie.objects.first()
    assert versie is not None
    assert (versie.nummer, versie.tekst) == (2, "Twee.")
    assert versie.door is not None
    assert versie.door.groups.get().name == "oov"
    assert "<del>Een.</del>" in pagina
    assert "<ins>Twee.</ins>" in pagina
    assert blok.history.first().history_user == versie.door


@pytest.mark.django_db
def test_saving_what_a_browser_sends_back_unchanged_adds_no_version():
    client = als(Rol.OOV)
    blok = TekstblokFactory()
    _opslaan(blok, "Een.\n\nTwee.")
    url = adres(Tekstblok, "change", blok.pk)

    client.post(url, formulier(client.get(url)) | {"tekst": "Een.\r\n\r\nTwee."})

    assert Tekstblokversie.objects.count() == 1


@pytest.mark.django_db
def test_a_new_block_in_the_admin_begins_with_version_one():
    client = als(Rol.OOV)
    plan = BeleidsplanFactory(is_actueel=True)
    begin = formulier(client.get(adres(Tekstblok, "add")))

    client.post(adres(Tekstblok, "add"), begin | {"titel": "Aanpak", "sleutel": "aanpak", "tekst": "Wij beginnen."})

    blok = Tekstblok.objects.get()
    assert (blok.beleidsplan, blok.versienummer) == (plan, 1)


# ── Two versions side by side ────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_any_two_versions_are_laid_side_by_side_and_at_first_the_last_two():
    blok = TekstblokFactory()
    for tekst in ("Wij vragen inwoners.", "Wij vragen de raad.", "Wij vragen het college."):
        _opslaan(blok, tekst)
    client, url = als(Rol.GRIFFIE), adres(Tekstblok, "versies", blok.pk)

    begin = client.get(url).context["vergelijking"]
    gekozen = client.get(url, {"van": "3", "naar": "1"}).context["vergelijking"]
    gelijk = client.get(url, {"van": "2", "naar": "2"}).content.decode()

    assert (begin.van, begin.naar, begin.delen[1:3]) == (
        2,
        3,
        (Woorddeel("weg", " de raad"), Woorddeel("nieuw", " het college")),
    )
    assert gekozen.delen[1:3] == (Woorddeel("weg", " het college"), Woorddeel("nieuw", " inwoners"))
    assert "De tekst is gelijk." in gelijk


@pytest.mark.django_db
@pytest.mark.parametrize("vraag", [{"van": "9", "naar": "1"}, {"van": "x"}, {"van": "\0", "naar": str(10**30)}])
def test_a_version_that_is_not_there_is_told(vraag: dict[str, str]):
    blok = TekstblokFactory()
    _opslaan(blok, "Een.")

    pagina = als(Rol.OOV).get(adres(Tekstblok, "versies", blok.pk), vraag)

    assert (pagina.status_code, pagina.context["vergelijking"]) == (200, None)
    assert "Kies twee versies uit de lijst." in pagina.content.decode()


@pytest.mark.django_db
def test_a_block_without_versions_has_nothing_to_compare():
    pagina = als(Rol.OOV).get(adres(Tekstblok, "versies", TekstblokFactory().pk)).content.decode()

    assert "nog geen versies bewaard" in pagina
    assert als(Rol.OOV).get(adres(Tekstblok, "versies", 10**30)).status_code == 404
