"""T1, the admin: per model who sees, adds, changes and deletes, and what that means for its pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import models

from consultatie.invoer.enums import Stapelstatus
from consultatie.models import (
    Inzending,
    Label,
    Ledenbestand,
    Mailbericht,
    Mailing,
    Namenlijst,
    Netwerksessie,
    Onbestelbaar,
    Onderbouwing,
    Openantwoord,
    Panellid,
    Partnerconsultatie,
    Sectie,
    Sessiegroep,
    Vraag,
    Vragenlijst,
)
from planning.models import (
    Amendement,
    Bestuursstuk,
    Collegevergadering,
    Fractie,
    Mijlpaal,
    Motie,
    Raadstafel,
    Raadsvraag,
    Sjabloon,
    Toezegging,
)
from rapportage.models import Document, Resultaatpublicatie, Voortgangsrapportage
from tests.architectuur.toegang import (
    ADRESSEN,
    BEHEERDER,
    LEZEN,
    MEDEWERKERS,
    NIEMAND,
    OOV,
    SECRETARIAAT,
    Geval,
    Wie,
    leeg,
    naar,
)
from tests.architectuur.toegang_besluiten import BESLUITEN
from tests.architectuur.toegang_openbaar import resultaat
from tests.architectuur.toegang_recht import GRIFFIE, beheer, geen_lezen, geen_zenden, met, van
from tests.factories.consultatie import (
    InvoerformulierFactory,
    LabelFactory,
    OpenantwoordFactory,
    PartneruitnodigingFactory,
    VertalingFactory,
)
from tests.factories.thema import GebruikerFactory
from tests.thema.beheer import adres, fabrieken
from thema import models as thema
from thema.basis.rollen import Rol

# ── The admin ────────────────────────────────────────────────────────────────────────────────────


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
    alleen_uit: bool = False


GEWOON = Recht(MEDEWERKERS, OOV)
MET_EXCEL = Recht(MEDEWERKERS, OOV, uitwisselen=True)
LEESBAAR = Recht(MEDEWERKERS, NIEMAND, heeft_versies=False)

RECHTEN: dict[type[models.Model], Recht] = {
    thema.Beleidsplan: GEWOON,
    # Names people.
    thema.Contactmoment: Recht(OOV, OOV, uitwisselen=True, heeft_versies=False, alleen_uit=True),
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
    Label: GEWOON,
    Namenlijst: Recht(OOV, OOV, heeft_versies=False),
    # To read what was cleared; the screens on which that is done are below.
    Openantwoord: Recht(OOV, NIEMAND, heeft_versies=False),
    # Who was mailed what; the outbox is only read.
    Mailing: Recht(OOV, OOV),
    Mailbericht: Recht(OOV, NIEMAND, heeft_versies=False),
    Onbestelbaar: Recht(OOV, NIEMAND, verwijderen=OOV, heeft_versies=False),
    Netwerksessie: GEWOON,
    Onderbouwing: GEWOON,
    # It comes in as a file and is never changed by hand.
    Ledenbestand: Recht(OOV, NIEMAND, toevoegen=OOV, heeft_versies=False),
    Panellid: Recht(OOV, OOV, uitwisselen=True, heeft_versies=False, alleen_uit=True),
    Partnerconsultatie: GEWOON,
    Sectie: GEWOON,
    # A group is added on the page of its session.
    Sessiegroep: Recht(MEDEWERKERS, OOV, toevoegen=NIEMAND),
    Vraag: MET_EXCEL,
    Vragenlijst: MET_EXCEL,
    Document: LEESBAAR,
    Resultaatpublicatie: Recht(MEDEWERKERS, NIEMAND, toevoegen=OOV, heeft_versies=False),
    Voortgangsrapportage: GEWOON,
    Mijlpaal: MET_EXCEL,
    Collegevergadering: Recht(MEDEWERKERS, SECRETARIAAT),
    # In concept: the college's secretariat writes along, and OOV alone throws away.
    Bestuursstuk: Recht(MEDEWERKERS, OOV | SECRETARIAAT, verwijderen=OOV),
    # Of the council: the griffie alone writes it down.
    Fractie: Recht(MEDEWERKERS, GRIFFIE),
    Amendement: Recht(MEDEWERKERS, GRIFFIE),
    Motie: Recht(MEDEWERKERS, GRIFFIE),
    Raadstafel: Recht(MEDEWERKERS, GRIFFIE),
    # OOV answers what the griffie wrote down.
    Raadsvraag: Recht(MEDEWERKERS, GRIFFIE | OOV, toevoegen=GRIFFIE, verwijderen=GRIFFIE),
    Toezegging: Recht(MEDEWERKERS, GRIFFIE),
    Sjabloon: Recht(MEDEWERKERS, SECRETARIAAT),
    User: Recht(BEHEERDER, BEHEERDER, verwijderen=NIEMAND, heeft_versies=False),
}


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
    yield Geval(f"{basis}_changelist", label, van(model, "changelist"), beheer(zien))
    yield Geval(f"{basis}_add", label, van(model, "add"), beheer(toevoegen))
    yield Geval(f"{basis}_change", label, met(model, "change"), beheer(zien, zenden=wijzigen))
    yield Geval(f"{basis}_delete", label, met(model, "delete"), beheer(verwijderen))
    yield Geval(f"{basis}_history", label, met(model, "history"), beheer(zien))
    kort = f"admin/{model._meta.app_label}/{model._meta.model_name}/<path:object_id>/"
    yield Geval(
        kort,
        label,
        lambda: met(model, "change")().removesuffix("change/"),
        beheer(MEDEWERKERS, goed=302, gezonden=302),
    )
    if f"{basis}_simple_history" in ADRESSEN:
        gevonden = geen_zenden(beheer(zien)) if recht.heeft_versies else beheer(MEDEWERKERS, goed=404, gezonden=404)
        yield Geval(f"{basis}_simple_history", label, _versie(model), gevonden)
    if recht.uitwisselen:
        yield Geval(f"{basis}_export", label, van(model, "export"), beheer(zien))
    if recht.uitwisselen and not recht.alleen_uit:
        beide = toevoegen & wijzigen
        yield Geval(f"{basis}_import", label, van(model, "import"), beheer(beide))
        yield Geval(f"{basis}_process_import", label, van(model, "process_import"), geen_lezen(beheer(beide)))


def _ronde(naam: str) -> Callable[[], str]:
    """A page about one partner of a round, who has a link and could sign."""

    def maak() -> str:
        reactie = PartneruitnodigingFactory(reactie__partnerconsultatie__open_tot=date(2100, 1, 1)).reactie
        return adres(Partnerconsultatie, naam, reactie.partnerconsultatie_id, reactie.partner_id)

    return maak


def _lijst_met_tekst() -> int:
    """A questionnaire with one text that nobody read yet."""
    return int(OpenantwoordFactory.create(nieuw=True).versie.vragenlijst_id)


def _stapel(naam: str, *args: object) -> Callable[[], str]:
    """A page of a bundle of which somebody else entered one form, that waits to be checked."""

    def maak() -> str:
        stapel = InvoerformulierFactory.create(
            nummer=1, stapel__status=Stapelstatus.NAKIJKEN, stapel__ingevoerd_door=GebruikerFactory()
        ).stapel
        return naar(f"admin:consultatie_vragenlijst_{naam}", stapel.versie.vragenlijst_id, stapel.pk, *args)

    return maak


def _scherm(naam: str) -> Callable[[], str]:
    return lambda: naar(f"admin:consultatie_openantwoord_{naam}", _lijst_met_tekst())


def _taal(naam: str) -> Callable[[], str]:
    """A page about one language of a questionnaire."""

    def maak() -> str:
        vertaling = VertalingFactory()
        return adres(Vragenlijst, naam, vertaling.vragenlijst_id, vertaling.taal)

    return maak


BEHEER = [
    Geval("admin:index", "", leeg("admin:index"), beheer(MEDEWERKERS)),
    Geval(
        "admin:login",
        "",
        leeg("admin:login"),
        lambda wie, methode: 302 if wie is None or wie in MEDEWERKERS else 403,
    ),
    Geval("admin:logout", "", leeg("admin:logout"), geen_lezen(beheer(MEDEWERKERS, gezonden=302))),
    Geval("admin:password_change", "", leeg("admin:password_change"), beheer(MEDEWERKERS)),
    Geval("admin:password_change_done", "", leeg("admin:password_change_done"), geen_zenden(beheer(MEDEWERKERS))),
    Geval("admin:autocomplete", "", leeg("admin:autocomplete"), geen_zenden(beheer(NIEMAND))),
    Geval("admin:jsi18n", "", leeg("admin:jsi18n"), geen_zenden(beheer(MEDEWERKERS))),
    Geval(
        "admin:view_on_site",
        "",
        lambda: naar("admin:view_on_site", 0, 0),
        beheer(MEDEWERKERS, goed=404, gezonden=404),
    ),
    *[
        Geval("admin:app_list", app, lambda app=app: naar("admin:app_list", app), beheer(MEDEWERKERS))  # type: ignore[misc]
        for app in ("thema", "consultatie", "rapportage", "planning")
    ],
    Geval("admin/(?P<url>.*)$", "", lambda: "/admin/bestaat/niet/", beheer(MEDEWERKERS, goed=404, gezonden=404)),
    Geval("admin:app_list", "auth", lambda: naar("admin:app_list", "auth"), app_van_de_beheerder),
    Geval("admin:auth_user_password_change", "", met(User, "password_change"), beheer(BEHEERDER)),
    Geval("admin:thema_thema_status", "", met(thema.Thema, "status", "prioriteren"), beheer(OOV)),
    *[
        Geval(
            f"admin:consultatie_partnerconsultatie_{naam}", "", met(Partnerconsultatie, naam), geen_zenden(beheer(OOV))
        )
        for naam in ("partners", "matrix")
    ],
    Geval("admin:consultatie_partnerconsultatie_partner", "", _ronde("partner"), geen_zenden(beheer(OOV))),
    # All links are there, or the round is over: back to the list.
    Geval(
        "admin:consultatie_partnerconsultatie_links",
        "",
        met(Partnerconsultatie, "links"),
        geen_lezen(beheer(OOV, gezonden=302)),
    ),
    # Without the version that was seen nothing is replaced.
    Geval("admin:consultatie_partnerconsultatie_link", "", _ronde("link"), geen_lezen(beheer(OOV, gezonden=302))),
    Geval("admin:consultatie_vragenlijst_voorbeeld", "", met(Vragenlijst, "voorbeeld"), beheer(MEDEWERKERS)),
    Geval("admin:consultatie_vragenlijst_kopie", "", met(Vragenlijst, "kopie"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_bestand", "", met(Vragenlijst, "bestand"), geen_zenden(beheer(MEDEWERKERS))),
    Geval("admin:consultatie_vragenlijst_talen", "", met(Vragenlijst, "talen"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_taal", "", _taal("taal"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_taal_bestand", "", _taal("taal_bestand"), geen_zenden(beheer(OOV))),
    Geval("admin:consultatie_vragenlijst_taal_inlezen", "", _taal("taal_inlezen"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_taal_verwijderen", "", _taal("taal_verwijderen"), beheer(OOV)),
    Geval("admin:consultatie_vragenlijst_uit_bestand", "", van(Vragenlijst, "uit_bestand"), beheer(OOV)),
    Geval(
        "admin:consultatie_vragenlijst_uitnodigingen", "", met(Vragenlijst, "uitnodigingen"), beheer(OOV, gezonden=302)
    ),
    Geval("admin:consultatie_vragenlijst_adressen", "", met(Vragenlijst, "adressen"), geen_zenden(beheer(OOV))),
    Geval("admin:consultatie_ledenbestand_fouten", "", met(Ledenbestand, "fouten"), geen_zenden(beheer(OOV))),
    Geval(
        "admin:consultatie_ledenbestand_actie",
        "without an action",
        met(Ledenbestand, "actie"),
        geen_lezen(beheer(OOV, gezonden=404)),
    ),
    Geval(
        "admin:consultatie_vragenlijst_status",
        "without an action",
        met(Vragenlijst, "status"),
        geen_lezen(beheer(OOV, gezonden=404)),
    ),
    Geval("admin:consultatie_mailing_versturen", "", met(Mailing, "versturen"), geen_zenden(beheer(OOV))),
    Geval("admin:consultatie_mailing_voorbeeld", "", met(Mailing, "voorbeeld"), beheer(OOV)),
    Geval(
        "admin:consultatie_mailing_actie",
        "without an action",
        met(Mailing, "actie"),
        geen_lezen(beheer(OOV, gezonden=404)),
    ),
    Geval(
        "admin:consultatie_vragenlijst_invoeren",
        "",
        lambda: naar("admin:consultatie_vragenlijst_invoeren", fabrieken()[Vragenlijst](open_=True).pk),
        beheer(OOV),
    ),
    Geval("admin:consultatie_vragenlijst_stapel", "", _stapel("stapel"), geen_zenden(beheer(OOV))),
    # Without a step, and without the right to enter into a bundle of somebody else: back to the bundle.
    Geval(
        "admin:consultatie_vragenlijst_stapel_stap", "", _stapel("stapel_stap"), geen_lezen(beheer(OOV, gezonden=302))
    ),
    Geval(
        "admin:consultatie_vragenlijst_stapel_nieuw", "", _stapel("stapel_nieuw"), beheer(OOV, goed=302, gezonden=422)
    ),
    Geval(
        "admin:consultatie_vragenlijst_stapel_formulier",
        "",
        _stapel("stapel_formulier", 1),
        beheer(OOV, gezonden=422),
    ),
    Geval(
        "rapportage:respons",
        "",
        lambda: naar("rapportage:respons", fabrieken()[Vragenlijst](open_=True).pk),
        geen_zenden(beheer(OOV)),
    ),
    Geval("admin:consultatie_vragenlijst_ontvangst", "", met(Vragenlijst, "ontvangst"), beheer(OOV)),
    Geval(
        "admin:rapportage_resultaatpublicatie_wegen",
        "",
        lambda: naar("admin:rapportage_resultaatpublicatie_wegen", fabrieken()[Vragenlijst](open_=True).pk),
        beheer(OOV),
    ),
    *[
        Geval(
            "admin:rapportage_resultaatpublicatie_inzage",
            status,
            lambda trait=trait: naar(  # type: ignore[misc]
                "admin:rapportage_resultaatpublicatie_inzage", fabrieken()[Vragenlijst](**{trait: True}).pk
            ),
            beheer(OOV),
        )
        for status, trait in (("open", "open_"), ("closed", "gesloten"))
    ],
    Geval("admin:consultatie_vragenlijst_sluiten", "", met(Vragenlijst, "sluiten"), geen_zenden(beheer(OOV))),
    Geval("admin:consultatie_openantwoord_export", "", van(Openantwoord, "export"), beheer(OOV)),
    Geval(
        "admin:consultatie_openantwoord_werk",
        "",
        lambda: naar("admin:consultatie_openantwoord_werk", _lijst_met_tekst()),
        beheer(OOV),
    ),
    # Sent without a text it leads back to the next one.
    *[
        Geval(f"admin:consultatie_openantwoord_{scherm}", "", _scherm(scherm), beheer(OOV, gezonden=302))
        for scherm in ("lezen", "coderen")
    ],
    Geval(
        "admin:consultatie_openantwoord_herzien",
        "",
        lambda: naar("admin:consultatie_openantwoord_herzien", OpenantwoordFactory().pk),
        geen_lezen(beheer(OOV, gezonden=302)),
    ),
    Geval(
        "admin:consultatie_label_onderbouwen",
        "without a reaction",
        lambda: naar("admin:consultatie_label_onderbouwen", LabelFactory().pk),
        geen_lezen(beheer(OOV, gezonden=302)),
    ),
    Geval(
        "admin:rapportage_document_inbrengnota",
        "",
        lambda: naar("admin:rapportage_document_inbrengnota", _lijst_met_tekst()),
        beheer(OOV, gezonden=302),
    ),
    Geval(
        "admin:rapportage_document_inbrengnota_concept",
        "",
        lambda: naar("admin:rapportage_document_inbrengnota_concept", _lijst_met_tekst()),
        geen_zenden(beheer(OOV)),
    ),
    Geval(
        "admin:rapportage_resultaatpublicatie_corrigeren",
        "",
        lambda: naar(
            "admin:rapportage_resultaatpublicatie_corrigeren",
            Resultaatpublicatie.objects.get(vragenlijst__slug=resultaat("gesloten", openbaar=True).split("/")[-2]).pk,
        ),
        beheer(OOV),
    ),
]

BEHEER += BESLUITEN
BEHEER += [geval for model, recht in RECHTEN.items() for geval in _gevallen_van(model, recht)]
