"""Before they are public, figures are seen at one moment only: whoever looks twice sees the same."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from consultatie.misbruik.enums import Verdenking
from consultatie.models import Inkomend, Openantwoord, Vragenlijst, Vragenlijstversie
from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.openantwoord.services import consultatie_sluiten
from consultatie.uitslag.services import verdachte_beslissen
from consultatie.vragenlijst.enums import Kanaal, Vragenlijstactie, Vragenlijststatus
from rapportage.queries import resultaat_van
from rapportage.resultaten.inzage import ANDERS_BESLIST, HEROPEND, ONBESLIST, OPEN, waarom_nog_niet
from rapportage.resultaten.queries import bevriezing_van
from rapportage.resultaten.services import resultaten_publiceren
from tests.consultatie.mengbak import DRIE_VRAGEN, OP
from tests.consultatie.openantwoorden import nieuwe_versie, verstuur
from tests.consultatie.test_verdacht import K, beslis, sluit, vul
from tests.factories.consultatie import LabelFactory, VragenlijstversieFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.overgang import zet_status
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return VragenlijstversieFactory.create(definitie=DRIE_VRAGEN)


def _open_weer() -> None:
    lijst = Vragenlijst.objects.get()
    zet_status(lijst, naar=Vragenlijststatus.OPEN, actie=Vragenlijstactie.HEROPENEN, door=None, op=OP)


def _gesloten(versie: Vragenlijstversie) -> None:
    vul(versie, 3 * K)
    sluit(versie)


def _heropend(versie: Vragenlijstversie) -> None:
    _gesloten(versie)
    _open_weer()


def _weer_gesloten(versie: Vragenlijstversie) -> None:
    _heropend(versie)
    sluit(versie)


def _met_verdachte(versie: Vragenlijstversie) -> None:
    vul(versie, 2 * K, Verdenking.SNEL)
    _gesloten(versie)


def _beslist(versie: Vragenlijstversie) -> None:
    _met_verdachte(versie)
    beslis(versie.vragenlijst, telt_mee=True)


def _anders_beslist(versie: Vragenlijstversie) -> None:
    _beslist(versie)
    lijst = Vragenlijst.objects.get()
    verdachte_beslissen(lijst, telt_mee=False, reden="Toch niet.", door=None, op=OP + timedelta(hours=1))


@pytest.mark.parametrize(
    ("stand", "reden"),
    [
        (lambda versie: vul(versie, 3 * K), OPEN),
        (_gesloten, ""),
        (_heropend, OPEN),
        (_weer_gesloten, HEROPEND),
        (_met_verdachte, ONBESLIST),
        (_beslist, ""),
        (_anders_beslist, ANDERS_BESLIST),
    ],
)
def test_figures_are_to_be_seen_when_nothing_can_change_them_any_more(
    stand: Callable[[Vragenlijstversie], None], reden: str, versie: Vragenlijstversie
) -> None:
    stand(versie)

    assert waarom_nog_niet(Vragenlijst.objects.get()) == reden


@pytest.mark.parametrize("stand", [_heropend, _weer_gesloten, _met_verdachte, _anders_beslist])
def test_who_may_see_what_is_not_public_reads_why_there_is_nothing_yet(
    stand: Callable[[Vragenlijstversie], None], client: Client, versie: Vragenlijstversie
) -> None:
    client.force_login(GebruikerFactory.create(rol=Rol.RAADSLID))
    stand(versie)
    lijst = Vragenlijst.objects.get()

    antwoord = client.get(f"/resultaten/{lijst.slug}/")

    html = antwoord.content.decode()
    assert waarom_nog_niet(lijst) in html
    assert "Nog geen cijfers van" in html
    assert "<svg" not in html.split("<main", 1)[1].split("Wie er meededen", 1)[0]
    assert antwoord.context["resultaat"].vragen == ()


def test_what_is_not_public_stays_in_no_browser_and_what_is_may(client: Client, versie: Vragenlijstversie) -> None:
    _gesloten(versie)
    lijst = Vragenlijst.objects.get()
    raadslid = Client()
    raadslid.force_login(GebruikerFactory.create(rol=Rol.RAADSLID))

    voor = [raadslid.get(pad).headers["Cache-Control"] for pad in ("/resultaten/", f"/resultaten/{lijst.slug}/")]
    resultaten_publiceren(lijst, door=None, op=OP)
    na = [client.get(pad).headers.get("Cache-Control") for pad in ("/resultaten/", f"/resultaten/{lijst.slug}/")]

    assert voor == ["private, no-store"] * 2
    assert na == [None, None]


def test_what_is_seen_before_publication_is_what_becomes_public(client: Client, versie: Vragenlijstversie) -> None:
    client.force_login(GebruikerFactory.create(rol=Rol.RAADSLID))
    _gesloten(versie)
    lijst = Vragenlijst.objects.get()

    voor = client.get(f"/resultaten/{lijst.slug}/").context["resultaat"]
    resultaten_publiceren(lijst, door=None, op=OP)
    na = client.get(f"/resultaten/{lijst.slug}/").context["resultaat"]

    assert {**asdict(voor), "peildatum": ""} == {**asdict(na), "peildatum": ""}


def _antwoordt(versie: Vragenlijstversie, **keren: int) -> None:
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=Kanaal.OPEN, dag=OP.date(), antwoorden={"merkt": code})
        for code, aantal in keren.items()
        for _ in range(aantal)
    )


def test_the_figures_of_two_moments_would_tell_what_a_few_answered() -> None:
    """The negative control: what the rule above keeps from who looks twice."""
    versie = VragenlijstversieFactory.create()
    _antwoordt(versie, ja=60, nee=60)
    sluit(versie)
    voor = resultaat_van(Vragenlijst.objects.get(), drempel=K, dag=OP.date())
    _open_weer()
    _antwoordt(versie, ja=3, nee=7)
    sluit(versie)
    na = resultaat_van(Vragenlijst.objects.get(), drempel=K, dag=OP.date())

    ja_voor, ja_na = (een.vragen[0].rijen[0].aandelen[0].waarde for een in (voor, na))
    assert ja_voor is not None
    assert ja_na is not None
    assert round(ja_na * 130) - round(ja_voor * 120) == 3


def test_labels_and_quotes_are_seen_by_who_gives_them_and_by_everybody_once_they_are_public(client: Client) -> None:
    lijst = nieuwe_versie().vragenlijst
    verstuur(lijst.versies.get(), 3 * K)
    consultatie_sluiten(lijst, door=None, op=OP)
    Openantwoord.objects.update(status=Antwoordstatus.VRIJGEGEVEN, tekst="Meer <b>licht</b>.")
    label = LabelFactory.create(vragenlijst=lijst, naam="Licht in het park")
    for antwoord in Openantwoord.objects.filter(vraag="eerste")[: 2 * K]:
        antwoord.labels.add(label)
    Openantwoord.objects.filter(vraag="eerste").update(is_citeerbaar=True)
    pad = f"/resultaten/{lijst.slug}/"

    def ziet(rol: Rol | None) -> bool:
        bezoeker = Client()
        if rol:
            bezoeker.force_login(GebruikerFactory.create(rol=rol))
        html = bezoeker.get(pad).content.decode()
        assert ("Licht in het park" in html) is ("‘Meer &lt;b&gt;licht&lt;/b&gt;.’" in html)
        return "20 van de 30 antwoorden zijn ingedeeld." in html

    assert [ziet(Rol.RAADSLID), ziet(Rol.OOV)] == [False, True]
    bevriezing = bevriezing_van(lijst, OP.date())
    assert bevriezing.open_antwoorden.startswith("Bij 1 open vraag staat waar de antwoorden over gaan. Eén antwoord")
    assert bevriezing.nog_open[0].zin.startswith("20 van 40 open antwoorden zijn nog niet gelezen of")
    resultaten_publiceren(lijst, door=None, op=OP)
    assert [ziet(Rol.RAADSLID), ziet(None)] == [True, True]
