"""T1, the public house: what everyone gets at each address, in each situation that matters."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from consultatie.mailing.sleutels import afmeldtoken
from consultatie.models import Telling
from consultatie.uitnodiging.tokens import token_van
from consultatie.uitslag.telling import VORM
from consultatie.vragenlijst.enums import Kanaal
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Resultaatpublicatie
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.architectuur.toegang import (
    IEDEREEN,
    MEDEWERKERS,
    NIEMAND,
    OOV,
    RAAD_EN_MEDEWERKERS,
    Geval,
    inloggen,
    leeg,
    leesbaar,
    naar,
    per_methode,
)
from tests.factories.consultatie import (
    NetwerksessieFactory,
    PanellidFactory,
    PartneruitnodigingFactory,
    UitnodigingFactory,
    VragenlijstversieFactory,
)
from tests.factories.planning import BestuursstukFactory, DocumentFactory, GeheimhoudingFactory, MijlpaalFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory
from thema import models as thema
from thema.basis.rollen import Rol

# ── The public house ─────────────────────────────────────────────────────────────────────────────

GISTEREN = datetime(2019, 10, 10, 9, 0, tzinfo=UTC)


def _plan() -> thema.Beleidsplan:
    plan: thema.Beleidsplan = BeleidsplanFactory(is_actueel=True)
    return plan


def _kaal(naam: str) -> Callable[[], str]:
    """The address on an installation that has a plan."""

    def maak() -> str:
        _plan()
        return naar(naam)

    return maak


def _met_mijlpaal(naam: str) -> str:
    MijlpaalFactory(beleidsplan__is_actueel=True)
    return naar(naam)


def _thema(*, actueel: bool) -> str:
    return naar("rapportage:thema", ThemaFactory(beleidsplan__is_actueel=actueel).slug)


def _lijst(naam: str, status: str) -> str:
    versie = VragenlijstversieFactory(vragenlijst__status=status, vragenlijst__beleidsplan=_plan())
    return naar(naam, versie.vragenlijst.slug)


def _persoonlijke_link() -> str:
    return naar("consultatie:persoonlijke_link", token_van(UitnodigingFactory().pk))


def _brieven() -> str:
    uitnodiging = UitnodigingFactory(
        lid__email="", lid__adres="Grote Kerkhof 1", lid__postcode="7411 KT", lid__plaats="Deventer"
    )
    return naar("rapportage:brieven", uitnodiging.vragenlijst.slug, 1)


def resultaat(status: str, *, openbaar: bool = False, antwoorden: int = 0) -> str:
    """Figures that were given for inspection when `status` is "vast"."""
    begin = "gesloten" if status == "vast" else status
    versie = VragenlijstversieFactory(vragenlijst__status=begin, vragenlijst__beleidsplan=_plan())
    lijst = versie.vragenlijst
    if antwoorden:
        Telling.objects.create(versie=versie, kanaal=Kanaal.OPEN, aantal=antwoorden, tellingen={}, vorm=VORM)
    if status == "vast":
        cijfers_ter_inzage_geven(lijst, door=None, op=GISTEREN)
    if openbaar:
        resultaten_publiceren(lijst, door=None, op=GISTEREN)
    return naar("rapportage:resultaat", lijst.slug)


def _cijfers(naam: str, wat: str, status: str, *, openbaar: bool = False) -> str:
    """A file of a result: `wat` is the kind, or the table of a CSV."""
    slug = resultaat(status, openbaar=openbaar, antwoorden=20).split("/")[-2]
    return naar(naam, slug, wat)


def _uitslag(status: str, *, openbaar: bool = False) -> str:
    """The paper of a result: there already when public; a draft has no answers, so it is drawn quickly."""
    slug = resultaat(status, openbaar=openbaar).split("/")[-2]
    if openbaar:
        Resultaatpublicatie.objects.update(document=DocumentFactory(beleidsplan=_plan(), gepubliceerd_op=GISTEREN))
    return naar("rapportage:uitslag_pdf", slug)


def _plancijfers(naam: str, wat: str, *, op: datetime | None) -> str:
    plan = {
        "afzender": {"gemeente": "Deventer"},
        "naam": "Plan",
        "stand": {"datum": "2019-10-29"},
        "reeksen": [],
        "hoofdstukken": [
            {"slug": "drugs", "naam": "Drugs", "soort": "ontwikkel", "status": "continu", "reden": "", "kern": "",
             "ambitie": "", "doelen": [], "maatregelen": []}
        ],
        "geld": {"jaren": [], "per_thema": [], "per_herkomst": []},
    }  # fmt: skip
    DocumentFactory(beleidsplan=_plan(), soort=Documentsoort.PLAN, gegevens=plan, gepubliceerd_op=op)
    return naar(naam, wat)


def document(naam: str, *, op: datetime | None) -> str:
    return naar(naam, DocumentFactory(beleidsplan=_plan(), gepubliceerd_op=op).slug)


def _sitemap(naam: str, *args: object, op: datetime | None) -> str:
    """A sitemap of the kind of document that the factory makes."""
    document(naam="rapportage:document", op=op)
    return naar(naam, *args)


def _raadsexport(*, op: datetime | None) -> str:
    document("rapportage:document", op=op)
    return naar("planning:raadsexport_zip")


def _voortgang(*, op: datetime | None) -> str:
    soort = Documentsoort.VOORTGANGSRAPPORTAGE
    DocumentFactory(beleidsplan=_plan(), soort=soort, gegevens={"jaar": 2020}, gepubliceerd_op=op)
    return naar("rapportage:voortgang", 2020)


def _stuk(soort: str, status: str) -> str:
    """A paper whose PDF is there already, so that nothing is drawn."""
    stuk = BestuursstukFactory(soort=soort, status=status, document=DocumentFactory())
    return naar("planning:stuk_pdf", stuk.pk)


def _geheim_stuk(*, is_aan_raad: bool) -> str:
    """A paper at the council on which secrecy holds."""
    stuk = BestuursstukFactory(status=Stukstatus.RAAD, document=DocumentFactory(is_geheim=True))
    GeheimhoudingFactory(stuk=stuk, is_aan_raad=is_aan_raad)
    return naar("planning:stuk_pdf", stuk.pk)


def _partnerlink(naam: str, *, open_tot: date) -> str:
    """A page of a partner whose round closes on this day."""
    uitnodiging = PartneruitnodigingFactory(token="geheim", reactie__partnerconsultatie__open_tot=open_tot)  # noqa: S106
    plan = uitnodiging.reactie.partnerconsultatie.beleidsplan
    rest = [ThemaFactory(beleidsplan=plan).slug] if naam == "consultatie:partnerthema" else []
    return naar(naam, "geheim", *rest)


def _afmelden() -> str:
    return naar("consultatie:afmelden", afmeldtoken(PanellidFactory().pk))


OPENBAAR = [
    Geval("home", "with a plan", _kaal("home"), leesbaar()),
    Geval("home", "empty", leeg("home"), leesbaar()),
    Geval("inloggen", "", leeg("inloggen"), inloggen),
    Geval("uitloggen", "", leeg("uitloggen"), per_methode(POST=302, OPTIONS=200)),
    Geval("toegankelijkheid", "", _kaal("toegankelijkheid"), leesbaar()),
    Geval("privacy", "", _kaal("privacy"), leesbaar()),
    Geval("security_txt", "without a contact", leeg("security_txt"), leesbaar(NIEMAND)),
    Geval("robots_txt", "", leeg("robots_txt"), leesbaar()),
    Geval("health_live", "", leeg("health_live"), leesbaar()),
    Geval("health_ready", "", leeg("health_ready"), leesbaar()),
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
    Geval("consultatie:persoonlijke_link", "of an invitation", _persoonlijke_link, leesbaar(goed=302)),
    Geval(
        "consultatie:persoonlijke_link",
        "made up",
        lambda: naar("consultatie:persoonlijke_link", "verzonnen"),
        leesbaar(NIEMAND),
    ),
    Geval("consultatie:afmelden", "of a member", _afmelden, per_methode(LEZEN=200, POST=200)),
    Geval(
        "consultatie:afmelden",
        "made up",
        lambda: naar("consultatie:afmelden", "verzonnen"),
        per_methode(LEZEN=404, POST=404),
    ),
    Geval("consultatie:netwerksessies", "", _kaal("consultatie:netwerksessies"), leesbaar()),
    Geval(
        "consultatie:netwerksessie",
        "",
        lambda: naar("consultatie:netwerksessie", NetwerksessieFactory().slug),
        leesbaar(),
    ),
    *[
        Geval(
            "rapportage:papier",
            status,
            lambda status=status: _lijst("rapportage:papier", status),  # type: ignore[misc]
            leesbaar() if status == "open" else leesbaar(MEDEWERKERS),
        )
        for status in ("concept", "open", "gesloten")
    ],
    Geval("rapportage:brieven", "", _brieven, leesbaar(OOV, anders=403, bezoeker=302)),
    *[
        Geval(
            naam,
            wat,
            lambda naam=naam, tot=tot: _partnerlink(naam, open_tot=tot),  # type: ignore[misc]
            per_methode(**({"LEZEN": lezen} if lezen else {}), **({"POST": sturen} if sturen else {})),
        )
        for naam, wat, tot, lezen, sturen in [
            ("consultatie:partner", "open", date(2100, 1, 1), 200, None),
            ("consultatie:partner", "past", date(2019, 9, 15), 404, None),
            ("consultatie:partnerthema", "open", date(2100, 1, 1), 200, 422),
            ("consultatie:partnerthema", "past", date(2019, 9, 15), 404, 404),
            ("consultatie:partnernakijken", "open", date(2100, 1, 1), 200, 422),
            ("consultatie:partnernakijken", "past", date(2019, 9, 15), 404, 404),
            # Nothing was signed, so there is nothing to open again.
            ("consultatie:partnerheropenen", "open", date(2100, 1, 1), None, 409),
            ("consultatie:partnerheropenen", "past", date(2019, 9, 15), None, 404),
        ]
    ],
    Geval("rapportage:themas", "", _kaal("rapportage:themas"), leesbaar()),
    Geval("rapportage:thema", "of the current plan", lambda: _thema(actueel=True), leesbaar()),
    Geval("rapportage:thema", "of another plan", lambda: _thema(actueel=False), leesbaar(NIEMAND)),
    Geval("rapportage:partners", "", _kaal("rapportage:partners"), leesbaar()),
    Geval("rapportage:doelenboom", "", _kaal("rapportage:doelenboom"), leesbaar()),
    Geval("rapportage:resultaten", "", _kaal("rapportage:resultaten"), leesbaar()),
    Geval("rapportage:resultaat", "public", lambda: resultaat("gesloten", openbaar=True), leesbaar()),
    Geval("rapportage:resultaat", "concept", lambda: resultaat("concept"), leesbaar(NIEMAND)),
    *[
        Geval(
            "rapportage:resultaat",
            f"{status}, not public",
            lambda status=status: resultaat(status),  # type: ignore[misc]
            leesbaar(RAAD_EN_MEDEWERKERS),
        )
        for status in ("open", "gesloten", "vast")
    ],
    Geval("rapportage:uitslag_pdf", "public", lambda: _uitslag("gesloten", openbaar=True), leesbaar()),
    Geval("rapportage:uitslag_pdf", "draft", lambda: _uitslag("vast"), leesbaar(RAAD_EN_MEDEWERKERS)),
    Geval("rapportage:uitslag_pdf", "closed", lambda: _uitslag("gesloten"), leesbaar(NIEMAND)),
    Geval("rapportage:uitslag_pdf", "open", lambda: _uitslag("open"), leesbaar(NIEMAND)),
    Geval("rapportage:uitslag_pdf", "concept", lambda: _uitslag("concept"), leesbaar(NIEMAND)),
    *[
        Geval(
            naam,
            f"{wat} {status}{', public' if openbaar else ''}",
            lambda naam=naam, wat=wat, status=status, openbaar=openbaar: _cijfers(  # type: ignore[misc]
                naam, wat, status, openbaar=openbaar
            ),
            leesbaar(wie),
        )
        for naam, goed, onbekend in [
            ("rapportage:cijfers", "json", "exe"),
            ("rapportage:cijfers_csv", "groepen", "geheim"),
        ]
        for wat, status, openbaar, wie in [
            (goed, "gesloten", True, IEDEREEN),
            (goed, "vast", False, RAAD_EN_MEDEWERKERS),
            (goed, "gesloten", False, NIEMAND),
            (goed, "open", False, NIEMAND),
            (goed, "concept", False, NIEMAND),
            (onbekend, "gesloten", True, NIEMAND),
            (onbekend, "vast", False, NIEMAND),
        ]
    ],
    Geval("rapportage:opendata", "with a plan", _kaal("rapportage:opendata"), leesbaar()),
    Geval("rapportage:opendata", "empty", leeg("rapportage:opendata"), leesbaar()),
    Geval("rapportage:catalogus", "with a plan", _kaal("rapportage:catalogus"), leesbaar()),
    Geval("rapportage:catalogus", "empty", leeg("rapportage:catalogus"), leesbaar()),
    *[
        Geval(
            naam,
            wat,
            lambda naam=naam, soort=soort, op=op: _plancijfers(naam, soort, op=op),  # type: ignore[misc]
            leesbaar(wie),
        )
        for naam, soort in [("rapportage:plancijfers", "json"), ("rapportage:plancijfers_csv", "themas")]
        for wat, op, wie in [
            ("public", GISTEREN, IEDEREEN),
            ("not public", None, NIEMAND),
            ("public from tomorrow", timezone.now() + timedelta(days=1), NIEMAND),
        ]
    ],
    Geval("rapportage:plan", "", _kaal("rapportage:plan"), leesbaar()),
    Geval("rapportage:voortgang", "public", lambda: _voortgang(op=GISTEREN), leesbaar()),
    Geval("rapportage:voortgang", "not public", lambda: _voortgang(op=None), leesbaar(NIEMAND)),
    Geval("rapportage:documenten", "", _kaal("rapportage:documenten"), leesbaar()),
    *[
        Geval(
            naam,
            wat,
            lambda naam=naam, op=op: document(naam, op=op),  # type: ignore[misc]
            leesbaar(wie),
        )
        for naam in ("rapportage:document", "rapportage:document_pdf")
        for wat, op, wie in [
            ("public", GISTEREN, IEDEREEN),
            ("not public", None, NIEMAND),
            ("public from tomorrow", timezone.now() + timedelta(days=1), NIEMAND),
        ]
    ],
    Geval("rapportage:rss", "with a plan", _kaal("rapportage:rss"), leesbaar()),
    Geval("rapportage:rss", "empty", leeg("rapportage:rss"), leesbaar(NIEMAND)),
    *[
        Geval(
            naam,
            wat,
            lambda naam=naam, args=args, op=op: _sitemap(naam, *args, op=op),  # type: ignore[misc]
            leesbaar(wie),
        )
        for naam, args in [("rapportage:sitemapindex", ("006",)), ("rapportage:sitemap", ("006", 1))]
        for wat, op, wie in [
            ("public", GISTEREN, IEDEREEN),
            ("not public", None, NIEMAND),
            ("public from tomorrow", timezone.now() + timedelta(days=1), NIEMAND),
        ]
    ],
    Geval("rapportage:inbreng", "", _kaal("rapportage:inbreng"), leesbaar()),
    Geval("planning:planning", "", _kaal("planning:planning"), leesbaar()),
    Geval("planning:planning_pdf", "", lambda: _met_mijlpaal("planning:planning_pdf"), leesbaar()),
    Geval("planning:planning_pdf", "without milestones", _kaal("planning:planning_pdf"), leesbaar(NIEMAND)),
    Geval("planning:ics", "", _kaal("planning:ics"), leesbaar()),
    Geval("planning:ics", "without a plan", leeg("planning:ics"), leesbaar(NIEMAND)),
    Geval("planning:raad", "", _kaal("planning:raad"), leesbaar()),
    Geval("planning:dossier", "", _kaal("planning:dossier"), leesbaar(RAAD_EN_MEDEWERKERS, anders=403, bezoeker=302)),
    Geval(
        "planning:raadsexport",
        "",
        _kaal("planning:raadsexport"),
        leesbaar(MEDEWERKERS, anders=403, bezoeker=302),
    ),
    *[
        Geval(
            "planning:raadsexport_zip",
            wat,
            lambda op=op: _raadsexport(op=op),  # type: ignore[misc]
            leesbaar(MEDEWERKERS, anders=403, bezoeker=302, goed=goed),
        )
        for wat, op, goed in [("public", GISTEREN, 200), ("not public", None, 404)]
    ],
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
    *[
        Geval(
            "planning:stuk_pdf",
            f"secret, {wat}",
            lambda is_aan_raad=is_aan_raad: _geheim_stuk(is_aan_raad=is_aan_raad),  # type: ignore[misc]
            leesbaar(wie, bezoeker=302),
        )
        for wat, is_aan_raad, wie in [
            ("not for the council", False, MEDEWERKERS - {Rol.OOV}),
            ("handed to the council", True, RAAD_EN_MEDEWERKERS - {Rol.OOV}),
        ]
    ],
]
