"""A secret paper with everything on it: no page of the house tells anything of it to who is outside its circle."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.db import models
from django.test import Client
from django.urls import URLPattern, reverse

from planning.college.enums import Vergaderstatus
from planning.models import (
    Amendement,
    Bestuursstuk,
    Collegevergadering,
    Geheimhouding,
    Motie,
    Routinghandeling,
    Routingstap,
    Stuksectie,
)
from planning.raad.enums import Amendementactie, Motieactie
from planning.raad.services import raad_stap
from planning.routing.enums import Routingactie
from planning.stuk.enums import Stukactie, Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.factories.planning import (
    AgendapuntFactory,
    AmendementFactory,
    BesluitFactory,
    BesluitpuntFactory,
    BestuursstukFactory,
    BijlageFactory,
    CollegevergaderingFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    MotieFactory,
    RoutingstapFactory,
    StuksectieFactory,
    WeglatingFactory,
)
from tests.factories.thema import BeleidsplanFactory, TekstblokFactory
from tests.planning.stukbeheer import LIJST
from tests.thema.beheer import adres, als, geregistreerd
from thema.basis.overgang import zet_status
from thema.basis.rollen import Rol
from thema.models import Beleidsplan, Statusovergang, Tekstblok
from thema.tekstblok.services import tekstblok_opslaan

pytestmark = pytest.mark.django_db

OP = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)
# On the page of the paper itself, and on those of what belongs to it.
OP_HET_STUK = (
    "Kwikzilver",
    "ZQ-7731",
    "Wolfraam",
    "Antimoon",
    "Beryllium",
    "Cerium",
    "Dysprosium",
    "Gadolinium",
    "Holmium",
)
ERBIJ = ("Erbium", "Terbium", "Thulium", "Ytterbium", "Lutetium", "Rhodium")
WOORDEN = (*OP_HET_STUK, *ERBIJ)

ACTIES: dict[type[models.Model], list[str]] = {
    Bestuursstuk: list(Stukactie.values),
    Routingstap: list(Routingactie.values),
    Amendement: list(Amendementactie.values),
    Motie: list(Motieactie.values),
}
# What hangs together with the paper, beside the lists of everything.
ERAAN: tuple[type[models.Model], ...] = (
    Bestuursstuk, Amendement, Motie, Collegevergadering, Document, Statusovergang, Tekstblok, Beleidsplan,
)  # fmt: skip
OOK = ("/", "/dossier/", "/dossier/raadsexport/", "/planning/", "/documenten/", "/admin/", "/admin/planning/")


@pytest.fixture
def stuk(settings: Any) -> Bestuursstuk:
    """At the council, decided on by the college; nobody of OOV worked on it. Its block changed, and stands elsewhere too."""
    settings.DEBUG, settings.VANDAAG = True, date(2019, 8, 1)
    plan = BeleidsplanFactory.create(is_actueel=True)
    geheim: Bestuursstuk = BestuursstukFactory.create(
        beleidsplan=plan, soort=Documentsoort.RAADSVOORSTEL, onderwerp="Over Kwikzilver", nummer="ZQ-7731",
        status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 9),
    )  # fmt: skip
    blok = TekstblokFactory.create(beleidsplan=plan)
    tekstblok_opslaan(blok, door=None, op=OP)
    for in_stuk, kop, tekst in ((geheim, "Wolfraam", "Antimoon."), (_open_stuk(plan), "Gewoon", "Gewoon.")):
        StuksectieFactory.create(
            stuk=in_stuk, kop=kop, tekst=tekst, tekstblok=blok, tekstblok_versie=blok.versies.first()
        )
    blok.tekst = "Anders."
    tekstblok_opslaan(blok, door=None, op=OP)
    _vul(geheim)
    GeheimhoudingFactory.create(stuk=geheim, motivering="Lutetium.")
    return geheim


def _open_stuk(plan: Beleidsplan) -> Bestuursstuk:
    stuk: Bestuursstuk = BestuursstukFactory.create(beleidsplan=plan, onderwerp="Openlijk")
    return stuk


def _vul(stuk: Bestuursstuk) -> None:
    BesluitpuntFactory.create(stuk=stuk, tekst="Beryllium.")
    BijlageFactory.create(stuk=stuk, titel="Cerium")
    WeglatingFactory.create(stuk=stuk, passage="Rhodium")
    RoutingstapFactory.create(stuk=stuk, rol="Dysprosium", is_geparafeerd=True, datum=date(2019, 7, 1))
    Routinghandeling.objects.create(
        stuk=stuk, wie="Dysprosium", actie=Routingactie.OVERSLAAN, opmerking="Terbium", op=OP
    )
    vergadering = CollegevergaderingFactory.create(beleidsplan=stuk.beleidsplan, status=Vergaderstatus.GEHOUDEN)
    AgendapuntFactory.create(vergadering=vergadering, stuk=stuk)
    BesluitFactory.create(stuk=stuk)
    zet_status(stuk, naar=Stukstatus.RAAD, actie=Stukactie.COLLEGE_BESLUIT, door=None, op=OP, opmerking="Erbium")
    amendement = AmendementFactory.create(stuk=stuk, titel="Gadolinium", nummer="ZQ-A")
    raad_stap(amendement, actie=Amendementactie.INTREKKEN, door=None, op=OP, opmerking="Thulium")
    motie = MotieFactory.create(stuk=stuk, titel="Holmium", nummer="ZQ-M")
    raad_stap(motie, actie=Motieactie.AANHOUDEN, door=None, op=OP, opmerking="Ytterbium")
    for veld in ("document", "raadsbesluit"):
        document = DocumentFactory.create(beleidsplan=stuk.beleidsplan, titel="Kwikzilver", is_geheim=True)
        Bestuursstuk.objects.filter(pk=stuk.pk).update(**{veld: document})
    stuk.refresh_from_db()


def _adressen() -> Iterator[str]:
    """What a click can lead to: the pages of the house, the lists of the admin, and all pages of what hangs together."""
    yield from OOK
    yield reverse("admin:planning_proces")
    for beheer in geregistreerd():
        yield adres(beheer.model, "changelist")
    for model in ERAAN:
        for ding in model._default_manager.all():
            yield from _adressen_van(ding)


def _adressen_van(ding: Any) -> Iterator[str]:
    keuzes: dict[str, Iterable[Any]] = {
        "object_id": [ding.pk],
        "pk": [ding.pk],
        "stap": Routingstap.objects.filter(stuk=ding.pk).values_list("pk", flat=True),
        "sectie": Stuksectie.objects.filter(stuk=ding.pk).values_list("pk", flat=True),
    }
    for patroon in admin.site._registry[type(ding)].get_urls():  # noqa: SLF001
        assert isinstance(patroon, URLPattern)
        naam = patroon.name or ""
        if naam.endswith("_simple_history"):
            yield from (reverse(f"admin:{naam}", args=(ding.pk, een.pk)) for een in _versies(ding))
        elif naam and not _maakt_pdf(naam, ding):
            velden = list(patroon.pattern.converters)
            keuzes["actie"] = ACTIES.get(Routingstap if "stap" in velden else type(ding), [])
            for waarden in product(*(keuzes[veld] for veld in velden)) if velden else ():
                yield reverse(f"admin:{naam}", kwargs=dict(zip(velden, waarden, strict=True)))


def _maakt_pdf(naam: str, ding: Any) -> bool:
    """It takes seconds; of the secret paper there is none to make."""
    is_open = isinstance(ding, Bestuursstuk) and not ding.is_geheim
    return naam.endswith("_besluitenlijst") or (is_open and naam.endswith("_openbare_versie"))


def _versies(ding: Any) -> Iterable[Any]:
    return ding.history.all() if hasattr(ding, "history") else ()


def _tekst(client: Client, url: str) -> str:
    """The page, or what it says before it leads to another."""
    antwoord: Any = client.get(url)
    meldingen = [str(melding) for melding in get_messages(antwoord.wsgi_request)]
    return " ".join([antwoord.content.decode(errors="replace"), *meldingen])


def test_no_page_tells_anything_of_it_to_who_did_not_work_on_it(stuk: Bestuursstuk):
    vreemde = als(Rol.OOV)
    adressen = list(dict.fromkeys(_adressen()))

    gelekt = [
        (url, woord)
        for url in adressen
        for tekst in [_tekst(vreemde, url)]
        for woord in (*WOORDEN, "ZQ-")
        if woord in tekst
    ]

    assert gelekt == []
    for wat in ("blok/", "stap/", "stemming/", "routing/", "geheimhouding/", "openbare-versie", "history/", "agenda/"):
        assert any(wat in url for url in adressen), wat


def test_the_beheerder_finds_all_of_it_there(stuk: Bestuursstuk):
    client = als(Rol.BEHEERDER)
    eigen = f"{LIJST}{stuk.pk}/"
    spoor = [adres(Statusovergang, "change", een.pk) for een in Statusovergang.objects.all()]

    pagina = _tekst(client, f"{eigen}change/")
    erbij = "".join(_tekst(client, url) for url in (f"{eigen}routing/", f"{eigen}geheimhouding/", *spoor))

    assert [woord for woord in OP_HET_STUK if woord not in pagina] == []
    assert [woord for woord in ERBIJ if woord not in pagina + erbij] == []


def test_a_block_stands_in_papers_without_a_name(stuk: Bestuursstuk):
    blok, vreemde, griffie = Tekstblok.objects.get(), als(Rol.OOV), als(Rol.GRIFFIE)
    pagina, weg = (adres(Tekstblok, wat, blok.pk) for wat in ("change", "delete"))

    assert all(zin in _tekst(vreemde, pagina) for zin in ("Openlijk", "En in stukken die u niet kunt zien."))
    assert all(zin in _tekst(vreemde, weg) for zin in ("Gewoon", "Stukken die u niet kunt zien"))
    assert "u niet kunt zien" not in _tekst(griffie, pagina)
    assert "ZQ-7731" in _tekst(griffie, pagina)


def test_where_it_lies_is_told_in_the_process_once_it_is_no_longer_secret(stuk: Bestuursstuk):
    Bestuursstuk.objects.filter(pk=stuk.pk).update(soort=Documentsoort.PLAN)
    vreemde, url = als(Rol.OOV), reverse("admin:planning_proces")

    tijdens = _tekst(vreemde, url)
    Geheimhouding.objects.update(opgeheven_op=date(2019, 7, 31))

    assert "De raad heeft het plan nog niet vastgesteld." in tijdens
    assert "Het stuk:" not in tijdens
    assert "Het stuk:" in _tekst(vreemde, url)
