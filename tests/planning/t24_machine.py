"""The state machine of T24: everybody does everything, in any order, to a plan, its papers, amendments and session.

An act goes as a view does it: the permission first, then the service. What is not permitted is tried on the service as
well where the table does not know it, so that the refusal does not hang on the page alone.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from consultatie.netwerksessie.fouten import StippenStaanVast
from consultatie.netwerksessie.models import Stippen
from planning.besluit import services as besluit
from planning.besluit.fouten import HamerstukMetAmendement, InhoudGewijzigd
from planning.geheimhouding.services import (
    Oplegging,
    geheimhouding_opheffen,
    geheimhouding_opleggen,
)
from planning.mijlpaal.enums import Orgaan
from planning.models import Amendement, Besluit, Bestuursstuk
from planning.raad.enums import Amendementactie
from planning.raad.fouten import PassageKloptNiet, RaadNietKlaar, ZelfdePassage
from planning.raad.services import raad_stap
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Stukactie, Stukstatus, Uitkomst
from planning.stuk.workflow import uitkomsten
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import NietOpenbaarTeMaken, document_publiceren
from rapportage.models import Document
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.factories.consultatie import SessiegroepFactory, StippenFactory, VragenlijstFactory
from tests.factories.planning import (
    AmendementFactory,
    PlanwijzigingFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, DoelFactory, GebruikerFactory, ThemaFactory
from tests.planning import t24_model as model
from tests.planning.raadsleden import maak_raad, stemt
from thema.basis.fouten import DomeinFout, Vergrendeld
from thema.basis.rollen import Rol
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan, Statusovergang
from thema.thema.enums import Themastatus

OP = datetime(2019, 11, 28, 9, 0, tzinfo=UTC)
DAG = date(2019, 11, 27)
TEKST = "In 2023 is 50% minder vaak ingebroken."
WOORD, ANDER_WOORD = "ingebroken", "gestolen"
BEZOEKER = "bezoeker"
ROLLEN = st.sampled_from([*(rol.value for rol in Rol), BEZOEKER])
STUKKEN = st.sampled_from(["plan", "mededeling", "nota", "bijstelling"])
# Why a step that the table knows, by who may take it, can still be refused: of an open amendment, of a text that changed,
# of a plan that nobody adopted yet.
_WACHT = (RaadNietKlaar, PassageKloptNiet, ZelfdePassage, InhoudGewijzigd, HamerstukMetAmendement, StukOnvolledig)

OOV = {"oov", "beheerder"}


class Besluitvorming(RuleBasedStateMachine):
    """One municipality with a plan, four papers of which one would change the plan, a session and a questionnaire that is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.transactie = transaction.atomic()
        self.transactie.__enter__()
        self.gebruikers: dict[str, Any] = {rol.value: GebruikerFactory.create(rol=rol) for rol in Rol}
        self.gebruikers[BEZOEKER] = AnonymousUser()
        self.plan: Beleidsplan = BeleidsplanFactory.create(is_actueel=True)
        thema = ThemaFactory.create(beleidsplan=self.plan, status=Themastatus.GEPRIORITEERD)
        self.doel: Doel = DoelFactory.create(thema=thema, tekst=TEKST)
        maak_raad(self.plan.gemeente)
        self.stukken = {
            "plan": maak_complete_mededeling(self.plan, soort=Documentsoort.PLAN).pk,
            "mededeling": maak_complete_mededeling(self.plan).pk,
            "nota": maak_complete_nota(self.plan).pk,
            "bijstelling": maak_complete_mededeling(self.plan, soort=Documentsoort.BIJSTELLING).pk,
        }
        PlanwijzigingFactory.create(
            stuk=self._stuk("bijstelling"), plek=f"doel.tekst:{self.doel.pk}", was=WOORD, wordt=ANDER_WOORD
        )
        self.lijst = VragenlijstFactory.create(beleidsplan=self.plan, gesloten=True)
        groep = SessiegroepFactory.create(netwerksessie__beleidsplan=self.plan)
        self.stippen: Stippen = StippenFactory.create(sessiegroep=groep, thema=thema)
        self.schreef_mee: set[int] = set()
        self.oude_schermen: dict[str, Bestuursstuk] = {}
        self.vast: dict[str, str] = {}
        self.aantal = 0

    def teardown(self) -> None:
        """What was adopted refuses everything, in every order of what came before."""
        try:
            model.niets_is_nog_te_wijzigen()
        finally:
            transaction.set_rollback(True)
            self.transactie.__exit__(None, None, None)

    # ── Papers ───────────────────────────────────────────────────────────────────────────────────

    @initialize(stappen=st.integers(0, 4), naam=STUKKEN)
    def begin_ergens(self, stappen: int, naam: str) -> None:
        """The shortest way to a decision, so far: who only wanders seldom gets there. A plan is adopted before it changes."""
        for _ in range(3 if naam == "bijstelling" else 0):
            self.vooruit("plan", "beheerder")
        for _ in range(stappen):
            self.vooruit(naam, "beheerder")

    @rule(naam=STUKKEN, rol=ROLLEN, actie=st.sampled_from(Stukactie))
    def iedereen_doet_iets(self, naam: str, rol: str, actie: Stukactie) -> None:
        """Any step, by anybody, whatever the paper's status."""
        self._stap(self._stuk(naam), rol, actie)

    @rule(naam=STUKKEN, rol=st.sampled_from(["beheerder", "oov", "bestuurssecretariaat", "griffie"]))
    def vooruit(self, naam: str, rol: str) -> None:
        """The step that brings it further."""
        stuk = self._stuk(naam)
        stap = {
            "concept": Stukactie.IN_ROUTING,
            "routing": Stukactie.AGENDEREN,
            "college": Stukactie.COLLEGE_BESLUIT,
            "raad": Stukactie.RAAD_BESLUIT,
        }.get(stuk.status)
        if stap is not None:
            self._stap(stuk, rol, stap)

    @rule(naam=STUKKEN)
    def laat_een_scherm_open(self, naam: str) -> None:
        """Somebody looks, and goes for coffee."""
        self.oude_schermen[naam] = self._stuk(naam)

    @precondition(lambda self: self.oude_schermen)
    @rule(data=st.data())
    def werk_op_een_oud_scherm(self, data: st.DataObject) -> None:
        """Whatever was a legal step then is refused when somebody else was first."""
        naam = data.draw(st.sampled_from(sorted(self.oude_schermen)))
        oud = self.oude_schermen.pop(naam)
        acties = sorted(model.tabel_van(oud).get(oud.status, {}))
        if oud.bewerking != self._stuk(naam).bewerking and acties:
            actie = Stukactie(data.draw(st.sampled_from(acties)))
            self._wordt_geweigerd(lambda: self._zet(oud, actie, None))

    def _stap(self, stuk: Bestuursstuk, rol: str, actie: Stukactie) -> None:
        naar = model.tabel_van(stuk).get(stuk.status, {}).get(actie)
        mag = naar is not None and rol in model.wie_mag(stuk.status, actie) and self._weet(rol, stuk)
        gebruiker = self.gebruikers[rol]
        assert gebruiker.has_perm(f"planning.{actie}_bestuursstuk", stuk) is mag, f"{rol}: {actie} in {stuk.status}"
        if naar is None:
            self._wordt_geweigerd(lambda: self._zet(stuk, actie, None))
        elif mag and self._gebeurt(lambda: self._zet(stuk, actie, gebruiker), kan_wachten=_kan_wachten(stuk, actie)):
            assert self._opnieuw(stuk).status == naar
            if stuk.soort == Documentsoort.BIJSTELLING and naar == Stukstatus.DEFINITIEF:
                self._is_bijgesteld()
            if rol == "oov":
                self.schreef_mee.add(stuk.pk)

    def _zet(self, stuk: Bestuursstuk, actie: Stukactie, door: Any) -> None:
        """By the service that the page of this step calls."""
        wie: dict[str, Any] = {"door": door, "op": OP}
        eenvoudig: dict[str, Callable[[], None]] = {
            "in_routing": lambda: besluit.stuk_in_routing(stuk, **wie),
            "terugsturen": lambda: besluit.stuk_terugsturen(stuk, **wie),
            "agenderen": lambda: besluit.stuk_agenderen(stuk, datum=DAG, **wie),
            "raad_agenderen": lambda: besluit.stuk_agenderen_raad(stuk, datum=DAG, behandelwijze="debatstuk", **wie),
            "terug_naar_college": lambda: besluit.stuk_terug_naar_college(stuk, **wie),
            "intrekken": lambda: besluit.stuk_intrekken(stuk, **wie),
        }
        if actie in eenvoudig:
            eenvoudig[actie]()
            return
        orgaan = Orgaan.RAAD if stuk.status == Stukstatus.RAAD else Orgaan.COLLEGE
        uitkomst = self._uitkomst(stuk, actie)
        besluit.besluit_vastleggen(stuk, actie=actie, orgaan=orgaan, datum=DAG, uitkomst=uitkomst, **wie)

    def _uitkomst(self, stuk: Bestuursstuk, actie: Stukactie) -> Uitkomst:
        """With changes where the council adopted an amendment."""
        mogelijk = uitkomsten(stuk.soort, actie)
        is_gewijzigd = actie == Stukactie.RAAD_BESLUIT and stuk.amendementen.filter(status="aangenomen").exists()
        return Uitkomst.GEWIJZIGD if is_gewijzigd and Uitkomst.GEWIJZIGD in mogelijk else mogelijk[0]

    # ── The text, and what the council makes of it ───────────────────────────────────────────────

    @rule(rol=ROLLEN, percentage=st.sampled_from(["50%", "40%"]))
    def schrijf_aan_het_plan(self, rol: str, percentage: str) -> None:
        """Staff write until the council adopts it; then nobody does, from whatever page or command."""
        doel = Doel.objects.select_related("thema__beleidsplan").get(pk=self.doel.pk)
        is_vast = self._is_vastgesteld()
        mag = rol in OOV and not is_vast
        assert self.gebruikers[rol].has_perm("thema.change_doel", doel) is mag
        doel.tekst = TEKST.replace("50%", percentage)
        if mag:
            doel.save()
        elif is_vast:
            self._wordt_geweigerd(doel.save, Vergrendeld)

    @rule(rol=ROLLEN, wordt=st.sampled_from(["60%", "70%"]))
    def dien_een_amendement_in(self, rol: str, wordt: str) -> None:
        """The griffie, while the plan lies at the council."""
        stuk, mag = self._stuk("plan"), rol in model.GRIFFIE
        assert self.gebruikers[rol].has_perm("planning.add_amendement") is mag
        self.aantal += 1
        nieuw = {"stuk": stuk, "nummer": f"{self.aantal}", "was": "50%", "wordt": wordt}
        plek = f"doel.tekst:{self.doel.pk}"
        if stuk.is_vergrendeld:
            self._wordt_geweigerd(lambda: AmendementFactory.create(plek=plek, **nieuw), Vergrendeld)
        elif mag and stuk.status == Stukstatus.RAAD and Amendement.objects.count() < _GENOEG:
            AmendementFactory.create(plek=plek, **nieuw)

    @precondition(lambda _self: Amendement.objects.exists())
    @rule(data=st.data(), rol=ROLLEN, actie=st.sampled_from(Amendementactie))
    def behandel_een_amendement(self, data: st.DataObject, rol: str, actie: Amendementactie) -> None:
        """A step with it; to adopt or reject it takes a vote."""
        ding = data.draw(st.sampled_from(list(Amendement.objects.order_by("pk"))))
        naar = model.AMENDEMENT[ding.status].get(actie) if ding.stuk.status == Stukstatus.RAAD else None
        voor = {"aannemen": ("Groot", "Klein"), "verwerpen": ("Midden",)}.get(actie)
        recht = "stem" if voor else actie
        gebruiker = self.gebruikers[rol]
        mag = naar is not None and rol in model.GRIFFIE
        assert gebruiker.has_perm(f"planning.{recht}_amendement", ding) is mag, f"{rol}: {actie} in {ding.status}"
        wie: dict[str, Any] = {"door": gebruiker if mag else None, "op": OP}
        doe = (lambda: stemt(ding, *voor, **wie)) if voor else (lambda: raad_stap(ding, actie=actie, **wie))
        if naar is None:
            self._wordt_geweigerd(doe)
        elif mag and self._gebeurt(doe, kan_wachten=voor is not None):
            assert Amendement.objects.get(pk=ding.pk).status == naar

    # ── What is secret, and what is public ───────────────────────────────────────────────────────

    @rule(naam=STUKKEN, rol=ROLLEN)
    def leg_geheimhouding_op_of_hef_op(self, naam: str, rol: str) -> None:
        """Refused for what is public already."""
        stuk = self._stuk(naam)
        mag = rol in model.KENT_GEHEIMEN
        assert self.gebruikers[rol].has_perm("planning.leg_geheimhouding_vast_bestuursstuk", stuk) is mag
        if not mag:
            return
        if (geheim := stuk.geheimhoudingen.filter(opgeheven_op=None).first()) is not None:
            self._gebeurt(lambda: geheimhouding_opheffen(geheim, datum=DAG, op=OP))
            return
        oplegging = Oplegging("college", ["wob-10-2-b"], "Er wordt onderhandeld.", date(2019, 7, 1), is_aan_raad=False)
        leg_op = lambda: geheimhouding_opleggen(stuk, oplegging, door=None, op=OP)  # noqa: E731
        if stuk.document is not None and stuk.document.gepubliceerd_op is not None:
            self._wordt_geweigerd(leg_op)
        else:
            self._gebeurt(leg_op)

    @precondition(lambda _self: Document.objects.exists())
    @rule(data=st.data(), rol=ROLLEN)
    def maak_een_document_openbaar(self, data: st.DataObject, rol: str) -> None:
        """The secretariat, unless it is secret."""
        document = data.draw(st.sampled_from(list(Document.objects.order_by("pk"))))
        mag = rol in {"bestuurssecretariaat", "beheerder"}
        assert self.gebruikers[rol].has_perm("rapportage.publiceer_document", document) is mag
        stuk = Bestuursstuk.objects.filter(document=document).first()  # a later version of the plan has none of its own
        if stuk is not None and stuk.is_geheim:
            self._wordt_geweigerd(lambda: document_publiceren(document, op=OP), NietOpenbaarTeMaken)
        elif mag:
            document_publiceren(document, op=OP)

    # ── The session ──────────────────────────────────────────────────────────────────────────────

    @rule(rol=ROLLEN, aantal=st.integers(0, 40))
    def tel_de_stippen(self, rol: str, aantal: int) -> None:
        """Nobody changes dots between looking at the figures and publishing them."""
        self.lijst.refresh_from_db()
        staat_vast = self.lijst.ter_inzage_op is not None and self.lijst.resultaten_openbaar_op is None
        stippen = Stippen.objects.get(pk=self.stippen.pk)
        mag = rol in OOV
        assert self.gebruikers[rol].has_perm("consultatie.change_stippen", stippen) is mag
        stippen.aantal = aantal
        if staat_vast:
            self._wordt_geweigerd(stippen.save, StippenStaanVast)
        elif mag:
            stippen.save()

    @rule(rol=ROLLEN, is_publiek=st.booleans())
    def geef_de_cijfers(self, rol: str, *, is_publiek: bool) -> None:
        """For inspection and then to everybody; each once."""
        self.lijst.refresh_from_db()
        mag = rol in OOV
        assert self.gebruikers[rol].has_perm("rapportage.add_resultaatpublicatie") is mag
        geef = resultaten_publiceren if is_publiek else cijfers_ter_inzage_geven
        is_al = self.lijst.resultaten_openbaar_op if is_publiek else self.lijst.ter_inzage_op
        if is_al is not None:
            self._wordt_geweigerd(lambda: geef(self.lijst, door=None, op=OP))
        elif mag:
            self._gebeurt(lambda: geef(self.lijst, door=None, op=OP))

    # ── What always holds ────────────────────────────────────────────────────────────────────────

    @invariant()
    def het_spoor_klopt(self) -> None:
        model.spoor_klopt()

    @invariant()
    def de_documenten_kloppen(self) -> None:
        model.documenten_kloppen()

    @invariant()
    def wat_geheim_is_blijft_dat(self) -> None:
        model.geheim_blijft_geheim()

    @invariant()
    def wat_vaststaat_is_zoals_het_was(self) -> None:
        """Also what was under a lock before, and anything that came there since."""
        is_iets_vast = Bestuursstuk.objects.filter(vergrendeld_op__isnull=False).exists()
        nu = model.afdruk_van_vastgestelde_inhoud() if self.vast or is_iets_vast else {}
        assert {sleutel: nu.get(sleutel) for sleutel in self.vast} == self.vast
        self.vast = nu

    @invariant()
    def wie_erbuiten_staat_weet_er_niet_van(self) -> None:
        """A council member meets what is the council's, a colleague what is not secret; a visitor meets nothing."""
        alle = list(Bestuursstuk.objects.prefetch_related("geheimhoudingen"))
        for rol, gebruiker in self.gebruikers.items():
            ziet = set(Bestuursstuk.objects.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
            assert ziet == {stuk.pk for stuk in alle if self._ziet(rol, stuk)}, f"{rol} sees {ziet} of {alle}"

    def _is_bijgesteld(self) -> None:
        """The council changed its plan: this word of this goal, in what was adopted, and nothing else (see the invariant)."""
        assert self._is_vastgesteld()
        sleutel = f"{Doel._meta.label}:{self.doel.pk}"
        nu = model.afdruk_van_vastgestelde_inhoud()[sleutel]
        if sleutel in self.vast:
            assert model.zonder_telling(nu) == model.zonder_telling(self.vast[sleutel]).replace(WOORD, ANDER_WOORD)
            self.vast[sleutel] = nu

    # ── Ground ───────────────────────────────────────────────────────────────────────────────────

    def _stuk(self, naam: str) -> Bestuursstuk:
        """As stored; nothing of an earlier look is left on it."""
        stuk: Bestuursstuk = Bestuursstuk.objects.get(pk=self.stukken[naam])
        return stuk

    def _opnieuw(self, stuk: Bestuursstuk) -> Bestuursstuk:
        opnieuw: Bestuursstuk = Bestuursstuk.objects.get(pk=stuk.pk)
        return opnieuw

    def _is_vastgesteld(self) -> bool:
        return self._stuk("plan").status == Stukstatus.DEFINITIEF

    def _weet(self, rol: str, stuk: Bestuursstuk) -> bool:
        if not stuk.is_geheim or rol in model.KENT_GEHEIMEN:
            return True
        return rol == "oov" and stuk.pk in self.schreef_mee

    def _ziet(self, rol: str, stuk: Bestuursstuk) -> bool:
        if rol == "raadslid":
            return stuk.soort != "nota" and stuk.status in {"raad", "definitief"} and not stuk.is_geheim
        return rol in {*model.KENT_GEHEIMEN, "oov"} and self._weet(rol, stuk)

    def _gebeurt(self, doe: Callable[[], object], *, kan_wachten: bool = False) -> bool:
        """Do it; False when it was refused for a reason that somebody can take away, and then nothing is stored."""
        voor = _stand()
        try:
            with transaction.atomic():
                doe()
        except _WACHT:
            assert kan_wachten
            assert _stand() == voor
            return False
        return True

    def _wordt_geweigerd(self, doe: Callable[[], object], fout: type[Exception] = DomeinFout) -> None:
        """It is refused by a sentence for who did it, and nothing is stored."""
        voor = _stand()
        try:
            with transaction.atomic():
                doe()
        except fout:
            assert _stand() == voor
        else:
            raise AssertionError("This should have been refused")


def _kan_wachten(stuk: Bestuursstuk, actie: Stukactie) -> bool:
    return actie in _KAN_WACHTEN or stuk.soort == Documentsoort.BIJSTELLING


_KAN_WACHTEN = {Stukactie.RAAD_AGENDEREN, Stukactie.RAAD_BESLUIT, Stukactie.VERWERPEN, Stukactie.COLLEGE_BESLUIT}
_GENOEG = 3


def _stand() -> tuple[object, ...]:
    """All that an act can change of where things are."""
    return (
        list(Bestuursstuk.objects.order_by("pk").values_list("pk", "status", "bewerking", "document")),
        list(Amendement.objects.order_by("pk").values_list("pk", "status", "bewerking")),
        list(Doel.objects.order_by("pk").values_list("pk", "tekst")),
        list(Stippen.objects.order_by("pk").values_list("pk", "aantal")),
        list(Document.objects.order_by("pk").values_list("pk", "gepubliceerd_op")),
        (Besluit.objects.count(), Statusovergang.objects.count()),
    )
