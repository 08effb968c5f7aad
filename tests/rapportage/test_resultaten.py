from dataclasses import asdict
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from consultatie.models import Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.cijfers import Aandeel, Groep, Prioriteiten, Resultaat, Themarij, resultaat_uit
from rapportage.models import Resultaatpublicatie
from rapportage.queries import resultaat_van
from rapportage.resultaten.bevindingen import bevindingen_van
from rapportage.resultaten.services import NietTePubliceren, controlegetal, resultaten_publiceren
from tests.factories.thema import GebruikerFactory
from tests.rapportage.test_queries import DAG, maak_lijst, maak_plan, tel, top
from thema.basis.rollen import Rol

MOMENT = datetime(2019, 10, 1, 9, 0, tzinfo=UTC)


def maak_gesloten() -> Vragenlijst:
    plan = maak_plan()
    type(plan).objects.filter(pk=plan.pk).update(is_actueel=True)
    lijst = maak_lijst(plan)
    tel(lijst, Kanaal.OPEN, 60, top=top(60, drugs=[40, 0], cyber=[20, 20], zorg=[0, 40]))
    lijst.status = Vragenlijststatus.GESLOTEN
    lijst.save()
    return lijst


def resultaat(**per_groep: dict[str, float | None]) -> Resultaat:
    slugs = sorted({slug for waarden in per_groep.values() for slug in waarden})
    rijen = tuple(
        Themarij(slug, slug.title(), "ontwikkel", tuple(Aandeel(g, w.get(slug)) for g, w in per_groep.items()))
        for slug in slugs
    )
    groepen = tuple(Groep(code, code.title(), code.title(), "zelfselectie", 100) for code in per_groep)
    return Resultaat("Lijst", "lijst", "2019-09-20", 10, False, groepen, Prioriteiten(3, rijen), (), (), "")


def test_the_finding_names_the_themes_that_all_groups_put_first() -> None:
    cijfers = resultaat(
        open={"drugs": 0.5, "zorg": 0.4, "cyber": 0.3, "hic": 0.2},
        digipanel={"drugs": 0.6, "zorg": 0.1, "cyber": 0.4, "hic": 0.5},
    )

    assert bevindingen_van(cijfers).kop == "Alle groepen zetten Cyber en Drugs in hun top 3"


def test_the_finding_says_so_when_groups_choose_differently() -> None:
    cijfers = resultaat(open={"a": 0.5, "b": 0.4, "c": 0.3}, digipanel={"d": 0.5, "e": 0.4, "f": 0.3})

    assert bevindingen_van(cijfers).kop == "De groepen kiezen verschillende thema’s in hun top 3"


def test_a_difference_is_named_only_when_it_is_large() -> None:
    cijfers = resultaat(open={"drugs": 0.50, "cyber": 0.20}, digipanel={"drugs": 0.40, "cyber": 0.60})

    assert bevindingen_van(cijfers).oneens == ("Cyber: 60% van digipanel, 20% van open.",)


def test_what_may_not_be_shown_is_never_in_a_finding() -> None:
    cijfers = resultaat(open={"drugs": None, "cyber": None})

    gevonden = bevindingen_van(cijfers)

    assert "Drugs" not in f"{gevonden.kop} {gevonden.eens} {gevonden.oneens}"


@pytest.mark.django_db
def test_published_figures_are_stored_as_they_were_and_never_recomputed(client: Client) -> None:
    lijst = maak_gesloten()
    publicatie = resultaten_publiceren(lijst, door=None, op=MOMENT)

    tel(lijst, Kanaal.DIGIPANEL, 50, top=top(50, zorg=[50, 0]))

    publicatie.refresh_from_db()
    assert controlegetal(publicatie.gegevens) == publicatie.sha256
    assert [groep.code for groep in resultaat_uit(publicatie.gegevens).groepen] == ["open"]
    assert "Digipanel: 50" not in client.get(f"/resultaten/{lijst.slug}/").content.decode()


@pytest.mark.django_db
def test_published_figures_come_back_from_json_as_they_went_in() -> None:
    lijst = maak_gesloten()
    voor = resultaat_van(lijst, drempel=10, dag=date(2019, 10, 1))

    publicatie = resultaten_publiceren(lijst, door=None, op=MOMENT)

    assert resultaat_uit(Resultaatpublicatie.objects.get(pk=publicatie.pk).gegevens) == voor
    assert asdict(voor)["peildatum"] == "2019-10-01"


@pytest.mark.django_db
def test_an_open_questionnaire_cannot_be_published() -> None:
    lijst = maak_lijst(maak_plan())

    with pytest.raises(NietTePubliceren, match="Sluit haar eerst"):
        resultaten_publiceren(lijst, door=None, op=MOMENT)

    assert not Resultaatpublicatie.objects.exists()


@pytest.mark.django_db
def test_results_are_published_once() -> None:
    lijst = maak_gesloten()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    with pytest.raises(NietTePubliceren, match="al openbaar"):
        resultaten_publiceren(lijst, door=None, op=MOMENT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "status"), [(None, 404), (Rol.BEGELEIDER, 404), (Rol.RAADSLID, 200), (Rol.OOV, 200), (Rol.GRIFFIE, 200)]
)
def test_unpublished_results_exist_only_for_council_members_and_staff(
    client: Client, rol: Rol | None, status: int
) -> None:
    lijst = maak_gesloten()
    if rol:
        client.force_login(GebruikerFactory.create(rol=rol))

    pagina = client.get(f"/resultaten/{lijst.slug}/")
    overzicht = client.get("/resultaten/").content.decode()

    assert pagina.status_code == status
    assert (lijst.titel in overzicht) == (status == 200)


@pytest.mark.django_db
def test_the_page_of_results_names_number_date_and_what_is_hidden(client: Client) -> None:
    lijst = maak_gesloten()
    resultaten_publiceren(lijst, door=None, op=MOMENT)

    html = client.get(f"/resultaten/{lijst.slug}/").content.decode()

    assert "1 oktober 2019" in html
    assert "60 antwoorden" in html
    assert "minder dan 10 mensen" in html
    assert DAG.isoformat() not in html
