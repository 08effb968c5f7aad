"""T1, the admin: the pages around papers, college and council, reports of meetings, and what is secret of them."""

from collections.abc import Callable
from typing import Any

from planning.models import (
    Amendement,
    Bestuursstuk,
    Collegevergadering,
    Mijlpaal,
    Motie,
    Raadstafel,
    Toezegging,
)
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.architectuur.toegang import (
    BEHEERDER,
    LEZEN,
    MEDEWERKERS,
    NIEMAND,
    OOV,
    SECRETARIAAT,
    Geval,
    Uitkomst,
    Wie,
    leeg,
    naar,
)
from tests.architectuur.toegang_recht import GRIFFIE, beheer, geen_zenden, met
from tests.factories.consultatie import NetwerksessieFactory
from tests.factories.planning import (
    BestuursstukFactory,
    DocumentFactory,
    GeheimhoudingFactory,
    MijlpaalFactory,
    RaadstafelFactory,
    RoutingstapFactory,
    StuksectieFactory,
)
from tests.factories.thema import TekstblokversieFactory
from tests.thema.beheer import adres
from thema import models as thema
from thema.basis.rollen import Rol


def _gewijzigd_blok() -> str:
    """A section whose text block has changed since."""
    sectie = StuksectieFactory(tekstblok=TekstblokversieFactory().tekstblok)
    thema.Tekstblok.objects.update(tekst="Anders.")
    return naar("admin:planning_bestuursstuk_blok", sectie.stuk_id, sectie.pk)


def _stap(status: str, actie: str) -> Callable[[], str]:
    def maak() -> str:
        stuk = BestuursstukFactory(soort=Documentsoort.PLAN, status=status)
        return adres(Bestuursstuk, "actie", stuk.pk, actie)

    return maak


def _routingstap() -> str:
    """The page on which a step is initialled that its paper waits for."""
    stap = RoutingstapFactory(stuk__status=Stukstatus.ROUTING, is_geparafeerd=False)
    return adres(Bestuursstuk, "routing_stap", stap.stuk_id, stap.pk, "paraferen")


KRING = SECRETARIAAT | {Rol.GRIFFIE}


def geheim(uitkomst: Uitkomst, anders: int, *, ook: tuple[str, ...] = ("POST",)) -> Uitkomst:
    """The same, of something on which secrecy holds: `anders` for staff who may not know of it, also by these methods."""

    def met_kring(wie: Wie, methode: str) -> int:
        buiten = wie in MEDEWERKERS - KRING and methode in (*LEZEN, *ook)
        return anders if buiten else uitkomst(wie, methode)

    return met_kring


def _geheim(wat: str, *args: object, **velden: object) -> Callable[[], str]:
    """A page of a paper on which secrecy holds; its PDF is there already."""

    def maak() -> str:
        stuk = GeheimhoudingFactory(stuk__document=DocumentFactory(is_geheim=True), **velden).stuk
        return adres(Bestuursstuk, wat, stuk.pk, *args)

    return maak


def _geheime_versie() -> str:
    stuk = GeheimhoudingFactory().stuk
    return adres(Bestuursstuk, "simple_history", stuk.pk, stuk.history.first().pk)


def _stuk_met_document(wat: str) -> Callable[[], str]:
    return lambda: adres(Bestuursstuk, wat, BestuursstukFactory(document=DocumentFactory()).pk)


def _document(wat: str, **velden: Any) -> Callable[[], str]:
    return lambda: adres(Document, wat, DocumentFactory(**velden).pk)


_STUK = "admin:planning_bestuursstuk"
BESLUITEN = [
    Geval("admin:planning_proces", "", leeg("admin:planning_proces"), geen_zenden(beheer(MEDEWERKERS))),
    Geval(
        "admin:planning_mijlpaal_gereed",
        "",
        lambda: f"{adres(Mijlpaal, 'gereed')}?mijlpaal={MijlpaalFactory().pk}",
        beheer(OOV, gezonden=404),
    ),
    Geval(
        "admin:planning_mijlpaal_verschuiven",
        "",
        lambda: naar("admin:planning_mijlpaal_verschuiven", MijlpaalFactory().pk),
        beheer(OOV, gezonden=200),
    ),
    Geval("admin:planning_bestuursstuk_routing", "", met(Bestuursstuk, "routing"), geen_zenden(beheer(MEDEWERKERS))),
    Geval("admin:planning_bestuursstuk_routing_stap", "", _routingstap, beheer(SECRETARIAAT, anders=302)),
    Geval(
        "admin:rapportage_document_verslag",
        "",
        lambda: naar("admin:rapportage_document_verslag", NetwerksessieFactory().pk),
        beheer(OOV, gezonden=302),
    ),
    Geval(
        "admin:rapportage_document_verslag_concept",
        "",
        lambda: naar("admin:rapportage_document_verslag_concept", NetwerksessieFactory().pk),
        geen_zenden(beheer(OOV)),
    ),
    Geval("admin:planning_raadstafel_verslag", "", met(Raadstafel, "verslag"), beheer(GRIFFIE, gezonden=302)),
    Geval(
        "admin:planning_raadstafel_verslag_concept",
        "",
        lambda: naar("admin:planning_raadstafel_verslag_concept", RaadstafelFactory().pk),
        geen_zenden(beheer(GRIFFIE)),
    ),
    # Without a step it leads back to the agenda.
    Geval(
        "admin:planning_collegevergadering_agenda",
        "without a step",
        met(Collegevergadering, "agenda"),
        beheer(MEDEWERKERS, gezonden=302),
    ),
    Geval(
        "admin:planning_collegevergadering_besluitenlijst",
        "",
        met(Collegevergadering, "besluitenlijst"),
        geen_zenden(beheer(MEDEWERKERS)),
    ),
    Geval(
        "admin:thema_tekstblok_versies",
        "",
        lambda: naar("admin:thema_tekstblok_versies", TekstblokversieFactory().tekstblok_id),
        beheer(MEDEWERKERS),
    ),
    Geval(
        "admin:planning_bestuursstuk_blok",
        "of a paper in concept",
        _gewijzigd_blok,
        beheer(OOV | SECRETARIAAT, anders=302),
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
            (Stukstatus.RAAD, "raad_agenderen", GRIFFIE),
            (Stukstatus.RAAD, "raad_besluit", GRIFFIE),
            (Stukstatus.RAAD, "terug_naar_college", SECRETARIAAT | {Rol.GRIFFIE}),
            (Stukstatus.RAAD, "verwerpen", GRIFFIE),
            (Stukstatus.CONCEPT, "intrekken", OOV),
            (Stukstatus.DEFINITIEF, "intrekken", NIEMAND),
        ]
    ],
    *[
        Geval(f"admin:planning_{naam}_stemming", "", met(model, "stemming"), beheer(GRIFFIE, anders=302))
        for naam, model in (("amendement", Amendement), ("motie", Motie))
    ],
    *[
        Geval(f"admin:planning_{naam}_stap", "", met(model, "stap", "intrekken"), beheer(GRIFFIE, anders=302))
        for naam, model in (("amendement", Amendement), ("motie", Motie))
    ],
    *[
        Geval("admin:planning_toezegging_stap", actie, met(Toezegging, "stap", actie), beheer(wie, anders=302))
        for actie, wie in (("afdoen", GRIFFIE | OOV), ("vervallen", GRIFFIE), ("heropenen", NIEMAND))
    ],
    Geval(
        "admin:planning_bestuursstuk_stemming",
        "",
        lambda: adres(
            Bestuursstuk, "stemming", BestuursstukFactory(soort=Documentsoort.PLAN, status=Stukstatus.RAAD).pk
        ),
        beheer(GRIFFIE, anders=302),
    ),
    Geval(f"{_STUK}_openbare_versie", "", _stuk_met_document("openbare_versie"), geen_zenden(beheer(MEDEWERKERS))),
    Geval(f"{_STUK}_geheimhouding", "", _stuk_met_document("geheimhouding"), beheer(KRING)),
    Geval(
        f"{_STUK}_openbare_versie", "secret", _geheim("openbare_versie"), geen_zenden(geheim(beheer(MEDEWERKERS), 404))
    ),
    Geval(f"{_STUK}_geheimhouding", "secret", _geheim("geheimhouding"), geheim(beheer(KRING), 404)),
    Geval(f"{_STUK}_change", "secret", _geheim("change"), geheim(beheer(MEDEWERKERS, zenden=SECRETARIAAT), 302)),
    Geval(f"{_STUK}_delete", "secret", _geheim("delete"), geheim(beheer(BEHEERDER), 302)),
    Geval(f"{_STUK}_history", "secret", _geheim("history"), beheer(KRING)),
    Geval(f"{_STUK}_simple_history", "secret", _geheime_versie, geen_zenden(beheer(KRING))),
    Geval(
        f"{_STUK}_actie",
        "secret",
        _geheim("actie", "terugsturen", stuk__status=Stukstatus.ROUTING),
        geheim(beheer(SECRETARIAAT, anders=302), 404),
    ),
    Geval("admin:rapportage_document_openbaar", "", _document("openbaar"), beheer(SECRETARIAAT, gezonden=302)),
    # Nothing to make public: the page says why.
    *[
        Geval("admin:rapportage_document_openbaar", wat, _document("openbaar", **{veld: waarde}), beheer(SECRETARIAAT))
        for wat, veld, waarde in [
            ("secret", "is_geheim", True),
            ("whole, of a public version", "blijft_intern", True),
            ("waiting for its condition", "voorwaarde", "er is overlegd"),
        ]
    ],
    Geval(
        "admin:rapportage_document_change",
        "secret",
        _document("change", is_geheim=True),
        geheim(beheer(MEDEWERKERS, zenden=NIEMAND), 302, ook=()),
    ),
]
