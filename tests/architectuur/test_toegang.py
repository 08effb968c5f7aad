"""T1: who gets what at every address, by every method. One table says so; an address that it does not know fails.

The public table is typed out address by address. That of the admin is typed out model by model: who sees, adds,
changes and deletes; what that means for its pages stands once. The addresses themselves are read from the resolver.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from consultatie.models import Inzending, Netwerksessie, Onderbouwing, Sectie, Sessiegroep, Vraag, Vragenlijst
from consultatie.vragenlijst.enums import Vragenlijststatus
from planning.models import Bestuursstuk, Mijlpaal
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.queries import openbare_documenten
from rapportage.models import Document, Resultaatpublicatie, Voortgangsrapportage
from rapportage.resultaten.queries import zichtbare_lijsten
from rapportage.resultaten.services import resultaten_publiceren
from tests.factories.consultatie import NetwerksessieFactory, VragenlijstversieFactory
from tests.factories.planning import BestuursstukFactory, DocumentFactory, MijlpaalFactory
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, ThemaFactory
from tests.thema.beheer import adres, fabrieken
from thema import models as thema
from thema.basis.rollen import Rol

METHODEN = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LEZEN = ("GET", "HEAD")
# A visitor is None.
Wie = Rol | None
IEDEREEN: tuple[Wie, ...] = (None, *Rol)

BEHEERDER = {Rol.BEHEERDER}
OOV = {Rol.BEHEERDER, Rol.OOV}
SECRETARIAAT = {Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT}
MEDEWERKERS = {Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE}
RAAD_EN_MEDEWERKERS = MEDEWERKERS | {Rol.RAADSLID}
NIEMAND: set[Rol] = set()

Uitkomst = Callable[[Wie, str], int]


@dataclass(frozen=True)
class Geval:
    """One address in one situation: its name, what is the matter, how to make that, and what everyone gets."""

    naam: str
    wat: str
    maak: Callable[[], str]
    uitkomst: Uitkomst


# ── What everyone gets: the kinds ────────────────────────────────────────────────────────────────


def leesbaar(
    wie: Iterable[Wie] = IEDEREEN, *, anders: int = 404, bezoeker: int | None = None, goed: int = 200
) -> Uitkomst:
    """Only to read: `goed` for these, `anders` for the others (a visitor: `bezoeker`); no other method."""
    mogen = set(wie)

    def uitkomst(wie: Wie, methode: str) -> int:
        if methode not in LEZEN:
            return 405
        if wie in mogen:
            return goed
        return bezoeker if wie is None and bezoeker is not None else anders

    return uitkomst


def per_methode(**codes: int) -> Uitkomst:
    """The same for everybody; 405 for a method that is not named. LEZEN stands for GET and HEAD."""
    voluit = {methode: codes["LEZEN"] for methode in LEZEN if "LEZEN" in codes} | codes
    return lambda wie, methode: voluit.get(methode, 405)


def inloggen(wie: Wie, methode: str) -> int:
    """A form for a visitor; who is in already is sent on. Sending it empty shows it again."""
    if methode in ("PATCH", "DELETE"):
        return 405 if wie is None else 302
    if wie is not None:
        return 302
    return 200


# ── The public house ─────────────────────────────────────────────────────────────────────────────

GISTEREN = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)


def _plan() -> thema.Beleidsplan:
    plan: thema.Beleidsplan = BeleidsplanFactory(is_actueel=True)
    return plan


def _op(naam: str, *args: Any) -> str:
    return reverse(naam, args=args)


def _kaal(naam: str) -> Callable[[], str]:
    """The address on an installation that has a plan."""

    def maak() -> str:
        _plan()
        return _op(naam)

    return maak


def _leeg(naam: str) -> Callable[[], str]:
    """The address on an installation without anything."""
    return lambda: _op(naam)


def _thema(*, actueel: bool) -> str:
    return _op("rapportage:thema", ThemaFactory(beleidsplan__is_actueel=actueel).slug)


def _lijst(naam: str, status: str) -> str:
    versie = VragenlijstversieFactory(vragenlijst__status=status, vragenlijst__beleidsplan=_plan())
    return _op(naam, versie.vragenlijst.slug)


def _resultaat(status: str, *, openbaar: bool = False) -> str:
    lijst = VragenlijstversieFactory(vragenlijst__status=status, vragenlijst__beleidsplan=_plan()).vragenlijst
    if openbaar:
        resultaten_publiceren(lijst, door=None, op=GISTEREN)
    return _op("rapportage:resultaat", lijst.slug)


def _document(naam: str, *, op: datetime | None) -> str:
    return _op(naam, DocumentFactory(beleidsplan=_plan(), gepubliceerd_op=op).slug)


def _voortgang(*, op: datetime | None) -> str:
    soort = Documentsoort.VOORTGANGSRAPPORTAGE
    DocumentFactory(beleidsplan=_plan(), soort=soort, gegevens={"jaar": 2020}, gepubliceerd_op=op)
    return _op("rapportage:voortgang", 2020)


def _stuk(soort: str, status: str) -> str:
    """A paper whose PDF is there already, so that nothing is drawn."""
    stuk = BestuursstukFactory(soort=soort, status=status, document=DocumentFactory())
    return _op("planning:stuk_pdf", stuk.pk)


OPENBAAR = [
    Geval("home", "with a plan", _kaal("home"), leesbaar()),
    Geval("home", "empty", _leeg("home"), leesbaar()),
    Geval("inloggen", "", _leeg("inloggen"), inloggen),
    Geval("uitloggen", "", _leeg("uitloggen"), per_methode(POST=302, OPTIONS=200)),
    Geval("toegankelijkheid", "", _kaal("toegankelijkheid"), leesbaar()),
    Geval("privacy", "", _kaal("privacy"), leesbaar()),
    Geval("security_txt", "without a contact", _leeg("security_txt"), leesbaar(NIEMAND)),
    Geval("health_live", "", _leeg("health_live"), leesbaar()),
    Geval("health_ready", "", _leeg("health_ready"), leesbaar()),
    Geval("consultatie:lijst", "", _kaal("consultatie:lijst"), leesbaar()),
    *[
        Geval(
            "consultatie:vragenlijst",
            status,
            lambda status=status: _lijst("consultatie:vragenlijst", status),  # type: ignore[misc]
            per_methode(LEZEN=lezen, POST=sturen),
        )
        for status, lezen, sturen in [("open", 200, 400), ("gesloten", 200, 409), ("concept", 404, 404)]
    ],
    *[
        Geval(
            "consultatie:bedankt",
            status,
            lambda status=status: _lijst("consultatie:bedankt", status),  # type: ignore[misc]
            leesbaar(goed=code),
        )
        for status, code in [("open", 200), ("gesloten", 200), ("concept", 404)]
    ],
    Geval("consultatie:netwerksessies", "", _kaal("consultatie:netwerksessies"), leesbaar()),
    Geval(
        "consultatie:netwerksessie",
        "",
        lambda: _op("consultatie:netwerksessie", NetwerksessieFactory().slug),
        leesbaar(),
    ),
    Geval("rapportage:themas", "", _kaal("rapportage:themas"), leesbaar()),
    Geval("rapportage:thema", "of the current plan", lambda: _thema(actueel=True), leesbaar()),
    Geval("rapportage:thema", "of another plan", lambda: _thema(actueel=False), leesbaar(NIEMAND)),
    Geval("rapportage:partners", "", _kaal("rapportage:partners"), leesbaar()),
    Geval("rapportage:doelenboom", "", _kaal("rapportage:doelenboom"), leesbaar()),
    Geval("rapportage:resultaten", "", _kaal("rapportage:resultaten"), leesbaar()),
    Geval("rapportage:resultaat", "public", lambda: _resultaat("gesloten", openbaar=True), leesbaar()),
    Geval("rapportage:resultaat", "concept", lambda: _resultaat("concept"), leesbaar(NIEMAND)),
    *[
        Geval(
            "rapportage:resultaat",
            f"{status}, not public",
            lambda status=status: _resultaat(status),  # type: ignore[misc]
            leesbaar(RAAD_EN_MEDEWERKERS),
        )
        for status in ("open", "gesloten")
    ],
    Geval("rapportage:plan", "", _kaal("rapportage:plan"), leesbaar()),
    Geval("rapportage:voortgang", "public", lambda: _voortgang(op=GISTEREN), leesbaar()),
    Geval("rapportage:voortgang", "not public", lambda: _voortgang(op=None), leesbaar(NIEMAND)),
    Geval("rapportage:documenten", "", _kaal("rapportage:documenten"), leesbaar()),
    *[
        Geval(
            naam,
            wat,
            lambda naam=naam, op=op: _document(naam, op=op),  # type: ignore[misc]
            leesbaar(wie),
        )
        for naam in ("rapportage:document", "rapportage:document_pdf")
        for wat, op, wie in [
            ("public", GISTEREN, IEDEREEN),
            ("not public", None, NIEMAND),
            ("public from tomorrow", timezone.now() + timedelta(days=1), NIEMAND),
        ]
    ],
    Geval("rapportage:inbreng", "", _kaal("rapportage:inbreng"), leesbaar()),
    Geval("planning:planning", "", _kaal("planning:planning"), leesbaar()),
    Geval("planning:ics", "", _kaal("planning:ics"), leesbaar()),
    Geval("planning:ics", "without a plan", _leeg("planning:ics"), leesbaar(NIEMAND)),
    Geval("planning:dossier", "", _kaal("planning:dossier"), leesbaar(RAAD_EN_MEDEWERKERS, anders=403, bezoeker=302)),
    *[
        Geval(
            "planning:stuk_pdf",
            f"{soort} in {status}",
            lambda soort=soort, status=status: _stuk(soort, status),  # type: ignore[misc]
            leesbaar(wie, bezoeker=302),
        )
        for soort, status, wie in [
            (Documentsoort.PLAN, Stukstatus.CONCEPT, MEDEWERKERS),
            (Documentsoort.PLAN, Stukstatus.COLLEGE, MEDEWERKERS),
            (Documentsoort.PLAN, Stukstatus.RAAD, RAAD_EN_MEDEWERKERS),
            (Documentsoort.PLAN, Stukstatus.DEFINITIEF, RAAD_EN_MEDEWERKERS),
            (Documentsoort.NOTA, Stukstatus.DEFINITIEF, MEDEWERKERS),
        ]
    ],
]


# ── The admin ────────────────────────────────────────────────────────────────────────────────────


def beheer(
    wie: Iterable[Rol],
    *,
    zenden: Iterable[Rol] | None = None,
    goed: int = 200,
    gezonden: int = 200,
    anders: int = 403,
) -> Uitkomst:
    """A page of the admin: `goed` for who may see it, `gezonden` for who may send it (None: the same), else `anders`.

    Who does not work here is sent to the door.
    """
    lezers = set(wie)
    zenders = lezers if zenden is None else set(zenden)

    def uitkomst(wie: Wie, methode: str) -> int:
        if methode not in (*LEZEN, "POST"):
            return 405
        if wie not in MEDEWERKERS:
            return 302
        if methode == "POST":
            return gezonden if wie in zenders else anders
        return goed if wie in lezers else anders

    return uitkomst


def geen_lezen(uitkomst: Uitkomst) -> Uitkomst:
    """The same, of a page that is only sent to: reading is 405 for who gets in."""
    return lambda wie, methode: 405 if methode in LEZEN and wie in MEDEWERKERS else uitkomst(wie, methode)


def geen_zenden(uitkomst: Uitkomst) -> Uitkomst:
    """The same, of a page that is only read: sending is 405 for who gets in."""
    return lambda wie, methode: 405 if methode == "POST" and wie in MEDEWERKERS else uitkomst(wie, methode)


def app_van_de_beheerder(wie: Wie, methode: str) -> int:
    """Accounts: for other staff there is no such part."""
    return 404 if wie in MEDEWERKERS - BEHEERDER and methode in (*LEZEN, "POST") else beheer(MEDEWERKERS)(wie, methode)


@dataclass(frozen=True)
class Recht:
    """Who sees, adds, changes and deletes a model that is as its factory makes it. None: as `wijzigen`."""

    zien: set[Rol]
    wijzigen: set[Rol]
    toevoegen: set[Rol] | None = None
    verwijderen: set[Rol] | None = None
    uitwisselen: bool = False
    heeft_versies: bool = True


GEWOON = Recht(MEDEWERKERS, OOV)
MET_EXCEL = Recht(MEDEWERKERS, OOV, uitwisselen=True)
LEESBAAR = Recht(MEDEWERKERS, NIEMAND, heeft_versies=False)

RECHTEN: dict[type[models.Model], Recht] = {
    thema.Beleidsplan: GEWOON,
    thema.Doel: MET_EXCEL,
    thema.Domein: Recht(MEDEWERKERS, OOV, heeft_versies=False),
    thema.Gemeente: Recht(MEDEWERKERS, OOV, toevoegen=BEHEERDER, verwijderen=BEHEERDER, heeft_versies=False),
    thema.Indicator: GEWOON,
    thema.Indicatorwaarde: MET_EXCEL,
    thema.Maatregel: MET_EXCEL,
    thema.Middel: GEWOON,
    thema.Partner: MET_EXCEL,
    thema.Standpunt: GEWOON,
    thema.Statusovergang: LEESBAAR,
    thema.Tekstblok: GEWOON,
    thema.Thema: MET_EXCEL,
    Inzending: Recht(OOV, NIEMAND, heeft_versies=False),
    Netwerksessie: GEWOON,
    Onderbouwing: GEWOON,
    Sectie: GEWOON,
    # A group is added on the page of its session.
    Sessiegroep: Recht(MEDEWERKERS, OOV, toevoegen=NIEMAND),
    Vraag: MET_EXCEL,
    Vragenlijst: MET_EXCEL,
    Document: LEESBAAR,
    Resultaatpublicatie: Recht(MEDEWERKERS, NIEMAND, toevoegen=OOV, heeft_versies=False),
    Voortgangsrapportage: GEWOON,
    Mijlpaal: MET_EXCEL,
    # In concept: the college's secretariat writes along, and OOV alone throws away.
    Bestuursstuk: Recht(MEDEWERKERS, OOV | SECRETARIAAT, verwijderen=OOV),
    User: Recht(BEHEERDER, BEHEERDER, verwijderen=NIEMAND, heeft_versies=False),
}


def _van(model: type[models.Model], wat: str) -> Callable[[], str]:
    return lambda: adres(model, wat)


def _met(model: type[models.Model], wat: str, *args: object) -> Callable[[], str]:
    def maak() -> str:
        ding = fabrieken()[model]()
        return adres(model, wat, ding.pk, *args)

    return maak


def _versie(model: type[models.Model]) -> Callable[[], str]:
    def maak() -> str:
        ding = fabrieken()[model]()
        versie = ding.history.first().pk if hasattr(ding, "history") else 1
        return adres(model, "simple_history", ding.pk, versie)

    return maak


def _gevallen_van(model: type[models.Model], recht: Recht) -> Iterator[Geval]:
    basis = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    label = model._meta.label
    zien, wijzigen = recht.zien, recht.wijzigen
    toevoegen = wijzigen if recht.toevoegen is None else recht.toevoegen
    verwijderen = wijzigen if recht.verwijderen is None else recht.verwijderen
    yield Geval(f"{basis}_changelist", label, _van(model, "changelist"), beheer(zien))
    yield Geval(f"{basis}_add", label, _van(model, "add"), beheer(toevoegen))
    yield Geval(f"{basis}_change", label, _met(model, "change"), beheer(zien, zenden=wijzigen))
    yield Geval(f"{basis}_delete", label, _met(model, "delete"), beheer(verwijderen))
    yield Geval(f"{basis}_history", label, _met(model, "history"), beheer(zien))
    kort = f"admin/{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/"
    yield Geval(
        kort,
        label,
        lambda: _met(model, "change")().removesuffix("change/"),
        beheer(MEDEWERKERS, goed=302, gezonden=302),
    )
    if f"{basis}_simple_history" in ADRESSEN:
        gevonden = geen_zenden(beheer(zien)) if recht.heeft_versies else beheer(MEDEWERKERS, goed=404, gezonden=404)
        yield Geval(f"{basis}_simple_history", label, _versie(model), gevonden)
    if recht.uitwisselen:
        beide = toevoegen & wijzigen
        yield Geval(f"{basis}_export", label, _van(model, "export"), beheer(zien))
        yield Geval(f"{basis}_import", label, _van(model, "import"), beheer(beide))
        yield Geval(f"{basis}_process_import", label, _van(model, "process_import"), geen_lezen(beheer(beide)))


def _stap(status: str, actie: str) -> Callable[[], str]:
    def maak() -> str:
        stuk = BestuursstukFactory(soort=Documentsoort.PLAN, status=status)
        return adres(Bestuursstuk, "actie", stuk.pk, actie)

    return maak


BEHEER = [
    Geval("admin:index", "", _leeg("admin:index"), beheer(MEDEWERKERS)),
    Geval(
        "admin:login",
        "",
        _leeg("admin:login"),
        lambda wie, methode: 302 if wie is None or wie in MEDEWERKERS else 403,
    ),
    Geval("admin:logout", "", _leeg("admin:logout"), geen_lezen(beheer(MEDEWERKERS, gezonden=302))),
    Geval("admin:password_change", "", _leeg("admin:password_change"), beheer(MEDEWERKERS)),
    Geval("admin:password_change_done", "", _leeg("admin:password_change_done"), geen_zenden(beheer(MEDEWERKERS))),
    Geval("admin:autocomplete", "", _leeg("admin:autocomplete"), geen_zenden(beheer(NIEMAND))),
    Geval("admin:jsi18n", "", _leeg("admin:jsi18n"), geen_zenden(beheer(MEDEWERKERS))),
    Geval(
        "admin:view_on_site",
        "",
        lambda: _op("admin:view_on_site", 0, 0),
        beheer(MEDEWERKERS, goed=404, gezonden=404),
    ),
    *[
        Geval("admin:app_list", app, lambda app=app: _op("admin:app_list", app), beheer(MEDEWERKERS))  # type: ignore[misc]
        for app in ("thema", "consultatie", "rapportage", "planning")
    ],
    Geval("admin/(?P<url>.*)$", "", lambda: "/admin/bestaat/niet/", beheer(MEDEWERKERS, goed=404, gezonden=404)),
    Geval("admin:app_list", "auth", lambda: _op("admin:app_list", "auth"), app_van_de_beheerder),
    Geval("admin:auth_user_password_change", "", _met(User, "password_change"), beheer(BEHEERDER)),
    Geval("admin:thema_thema_status", "", _met(thema.Thema, "status", "prioriteren"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_voorbeeld", "", _met(Vragenlijst, "voorbeeld"), beheer(MEDEWERKERS)),
    Geval(
        "admin:consultatie_vragenlijst_status",
        "without an action",
        _met(Vragenlijst, "status"),
        geen_lezen(beheer(OOV, gezonden=404)),
    ),
    Geval(
        "admin:planning_mijlpaal_gereed",
        "",
        lambda: f"{adres(Mijlpaal, 'gereed')}?mijlpaal={MijlpaalFactory().pk}",
        beheer(OOV, gezonden=404),
    ),
    # Who cannot take the step is told where the paper lies, on its page.
    *[
        Geval(
            "admin:planning_bestuursstuk_actie", f"{actie} in {status}", _stap(status, actie), beheer(wie, anders=302)
        )
        for status, actie, wie in [
            (Stukstatus.CONCEPT, "in_routing", OOV),
            (Stukstatus.ROUTING, "in_routing", NIEMAND),
            (Stukstatus.ROUTING, "terugsturen", SECRETARIAAT),
            (Stukstatus.ROUTING, "agenderen", SECRETARIAAT),
            (Stukstatus.COLLEGE, "college_besluit", SECRETARIAAT),
            (Stukstatus.COLLEGE, "aanhouden", SECRETARIAAT),
            (Stukstatus.RAAD, "raad_besluit", {Rol.BEHEERDER, Rol.GRIFFIE}),
            (Stukstatus.RAAD, "verwerpen", {Rol.BEHEERDER, Rol.GRIFFIE}),
            (Stukstatus.CONCEPT, "intrekken", OOV),
            (Stukstatus.DEFINITIEF, "intrekken", NIEMAND),
        ]
    ],
]


# ── What there is ────────────────────────────────────────────────────────────────────────────────


def _loop(patronen: Iterable[Any], ruimte: str = "", pad: str = "") -> Iterator[str]:
    """The name of every address; for one without a name its whole route."""
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from _loop(patroon.url_patterns, binnen, f"{pad}{patroon.pattern}")
        elif isinstance(patroon, URLPattern):
            yield f"{ruimte}{patroon.name}" if patroon.name else f"{pad}{patroon.pattern}"


ADRESSEN = set(_loop(get_resolver().url_patterns))
GEVALLEN = [*OPENBAAR, *BEHEER, *(geval for model, recht in RECHTEN.items() for geval in _gevallen_van(model, recht))]


def test_every_address_is_declared_and_every_declared_one_exists():
    gedeclareerd = {geval.naam for geval in GEVALLEN}

    assert ADRESSEN - gedeclareerd == set()
    assert gedeclareerd - ADRESSEN == set()


def test_every_model_in_the_admin_is_declared():
    assert set(admin.site._registry) == set(RECHTEN)  # noqa: SLF001


def _clients() -> dict[Wie, Client]:
    clients: dict[Wie, Client] = {None: Client()}
    for rol in Rol:
        clients[rol] = Client()
        clients[rol].force_login(GebruikerFactory(rol=rol))
    return clients


@pytest.mark.django_db
@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: f"{geval.naam} {geval.wat}".strip())
def test_everyone_gets_what_the_table_says(geval: Geval):
    adres_ = geval.maak()
    clients = _clients()

    mis = {}
    for wie, methode in ((wie, methode) for wie in IEDEREEN for methode in METHODEN):
        client = clients[wie]
        if methode == "POST" and geval.naam in ("uitloggen", "admin:logout") and wie is not None:
            client = Client()
            client.force_login(GebruikerFactory(rol=wie))
        gekregen = client.generic(methode, adres_, content_type="application/x-www-form-urlencoded").status_code
        if gekregen != geval.uitkomst(wie, methode):
            mis[str(wie), methode] = (gekregen, geval.uitkomst(wie, methode))

    assert mis == {}, "(got, declared)"


# ── A list shows what the page gives, and nothing else ───────────────────────────────────────────


def _gebruiker(wie: Wie) -> Any:
    return AnonymousUser() if wie is None else GebruikerFactory(rol=wie)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "openbaar"),
    [*((status, False) for status in Vragenlijststatus.values), (Vragenlijststatus.GESLOTEN, True)],
)
def test_results_are_listed_for_whom_their_page_opens(status: str, openbaar: bool):
    pagina = _resultaat(status, openbaar=openbaar)

    for wie, client in _clients().items():
        in_lijst = bool(zichtbare_lijsten(_gebruiker(wie)))
        assert (client.get(pagina).status_code == 200) is in_lijst, wie


@pytest.mark.django_db
@pytest.mark.parametrize("dagen", [None, -1, 1])
def test_documents_are_listed_when_their_page_opens(dagen: int | None):
    op = None if dagen is None else timezone.now() + timedelta(days=dagen)
    pagina = _document("rapportage:document", op=op)

    in_lijst = bool(openbare_documenten(thema.Beleidsplan.objects.get(), moment=timezone.now()))

    assert (Client().get(pagina).status_code == 200) is in_lijst
    assert (Client().get(f"{pagina.removesuffix('/')}.pdf").status_code == 200) is in_lijst
