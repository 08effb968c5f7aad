"""The six steps of the example: what people did, at the moment they did it, through the services they use.

What is known: the nota of 27 June 2019, the college of 9 July, definitive on 10 July. Every other day is an example.
"""

import random
from datetime import date, datetime
from typing import Any

from consultatie.mailing.bewaren import uitnodigingen_wissen
from consultatie.openantwoord.bewaren import originelen_wissen
from consultatie.openantwoord.services import consultatie_sluiten
from consultatie.vragenlijst.services import vragenlijst_openen
from planning.mijlpaal.models import Mijlpaal
from planning.mijlpaal.services import mijlpaal_gereed_melden
from planning.stuk.enums import Uitkomst
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import document_publiceren, inbrengnota_vastleggen
from rapportage.documenten.verslagen import verslag_vastleggen
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from rapportage.uitslag.services import uitslagdocument_maken
from thema.basis.rollen import Rol
from thema.basis.vergeten import tabellen_vergeten
from thema.beleidsplan.models import Beleidsplan
from thema.thema.enums import Themaactie
from thema.thema.models import Thema
from thema.thema.services import thema_status_wijzigen

from .accounts import Spelers
from .bron import lees
from .cijfers import indicatoren_maken, voorbeeldwaarden_maken, waarden_maken
from .college import besluitenlijst_maken, geheime_nota_behandelen, vergadering_beleggen
from .doelenboom import ambities_invullen, doelenboom_maken
from .enquete import engels_maken, laatste_dag_zetten, vragenlijst_maken, vragenlijst_van
from .inhoud import inhoud_maken
from .meningen import (
    netwerksessie_plannen,
    onderbouwingen_maken,
    partnerconsultatie_maken,
    standpunten_ondertekenen,
    stippen_invoeren,
    verslag_schrijven,
)
from .moment import moment, op_moment
from .openantwoorden import labels_maken, openantwoorden_lezen, reacties_schrijven
from .panel import panel_maken
from .raad import (
    amendement_indienen,
    fracties_maken,
    motie_indienen,
    raad_agenderen,
    raadstafel_maken,
    raadswensen_afdoen,
    stemmen_over,
    vraag_en_toezegging_maken,
)
from .stukken import Beslissing, college_besluit, document_van, naar_het_college, raad_besluit, stuk_maken, stuk_van
from .verslag import rapportage_maken
from .weken import laatste_stapel_nakijken, weken_doorlopen

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100
# The figures that the plan could know; the report knows those of its own year as well.
LAATSTE_VOOR_PLAN = 2018


def huidig_plan() -> Beleidsplan:
    """The plan of the example."""
    bron = lees("plan")["plan"]
    return Beleidsplan.objects.get(
        gemeente__tooi_code=lees("gemeente")["tooi_code"], van_jaar=bron["van_jaar"], titel=bron["titel"]
    )


def startnotitie(spelers: Spelers) -> None:
    """The content, and the three papers through college and council in July 2019."""
    with op_moment("2019-06-27 09:00", door=spelers[Rol.OOV]) as op:
        plan = inhoud_maken(spelers=spelers, op=op)
        indicatoren_maken(plan)
        waarden_maken(plan, van=EERSTE_JAAR, tot=LAATSTE_VOOR_PLAN)
        raadstafel_maken(plan, "wens")
        nota, mededeling, notitie = (
            stuk_maken(plan, soort)
            for soort in (Documentsoort.NOTA, Documentsoort.RAADSMEDEDELING, Documentsoort.STARTNOTITIE)
        )
    for stuk in (nota, mededeling, notitie):
        naar_het_college(stuk, spelers=spelers, in_routing="2019-06-27 16:00", geagendeerd="2019-07-04 15:00")
    for stuk, uitkomst in ((nota, Uitkomst.AKKOORD), (notitie, Uitkomst.AKKOORD), (mededeling, Uitkomst.VASTGESTELD)):
        college_besluit(stuk, Beslissing(uitkomst, date(2019, 7, 9), "2019-07-10 09:00"), spelers=spelers)
    for stuk in (notitie, mededeling):
        besluit = Beslissing(Uitkomst.KENNISGENOMEN, date(2019, 7, 10), "2019-07-10 22:30", is_fictief=True)
        raad_besluit(stuk, besluit, spelers=spelers)
    with op_moment("2019-07-12 09:00", door=spelers[Rol.OOV]):
        vragenlijst = vragenlijst_maken(plan)
        engels_maken(vragenlijst)
        _koppel(plan, 3, vragenlijst=vragenlijst)


def consultatie(spelers: Spelers) -> None:
    """The questionnaire opens, the panel is invited, and residents, partners and council answer, mixed every Monday; partners
    sign where they stand. Ten of those answers still wait in a bundle of paper."""
    plan, oov = huidig_plan(), spelers[Rol.OOV]
    vragenlijst = vragenlijst_van(plan)
    with op_moment("2019-07-15 08:00", door=oov) as op:
        versie = vragenlijst_openen(vragenlijst, door=oov, op=op)
        partnerconsultatie_maken(plan)
        panel_maken(plan)
    with op_moment("2019-08-26 10:00", door=oov):
        _koppel(plan, 4, netwerksessie=netwerksessie_plannen(plan))
    weken_doorlopen(versie, eerste_dag=lees("vragenlijst")["open_van"], spelers=spelers)
    with op_moment("2019-09-13 16:00") as op:
        standpunten_ondertekenen(plan, op=op)


def netwerksessie(spelers: Spelers) -> None:
    """The last paper is checked and the questionnaire closes; residents and council meet and put their dots. Then council
    members may see the figures."""
    plan, oov = huidig_plan(), spelers[Rol.OOV]
    rng = random.Random(lees("antwoorden")["zaad"] + 1)  # noqa: S311  the example must come out the same
    laatste_stapel_nakijken(vragenlijst_van(plan), spelers=spelers, rng=rng)
    with op_moment("2019-09-16 09:00", door=oov) as op:
        vragenlijst = vragenlijst_van(plan)
        laatste_dag_zetten(vragenlijst)
        consultatie_sluiten(vragenlijst, door=oov, op=op, rng=rng)
    with op_moment("2019-09-20 10:00", door=oov):
        stippen_invoeren(plan)
    with op_moment("2019-09-23 09:00", door=oov) as op:
        cijfers_ter_inzage_geven(vragenlijst_van(plan), door=oov, op=op)


def raadstafel(spelers: Spelers) -> None:
    """Open answers are read and labelled, results become public, OOV drafts goals and measures and answers in a Nota van
    inbreng, the council goes deeper; the plan is a concept. What was said at the session is public too."""
    plan, oov = huidig_plan(), spelers[Rol.OOV]
    with op_moment("2019-09-27 09:00", door=oov):
        openantwoorden_lezen(vragenlijst_van(plan))
        labels_maken(vragenlijst_van(plan))
    with op_moment("2019-10-01 09:00", door=oov) as op:
        resultaten_publiceren(vragenlijst_van(plan), door=oov, op=op)
        uitslagdocument_maken(op=op)
    with op_moment("2019-10-02 09:00", door=oov) as op:
        # Now that the dots are public they are in it.
        document_publiceren(verslag_vastleggen(verslag_schrijven(plan), op=op), op=op)
    with op_moment("2019-10-04 09:00", door=oov):
        ambities_invullen(plan)
        doelen = doelenboom_maken(plan)
        voorbeeldwaarden_maken(plan, jaar=2019)
    with op_moment("2019-10-10 09:00", door=oov):
        _gereed(plan, 5, date(2019, 10, 9))
        fracties_maken(plan)
        vraag_en_toezegging_maken(raadstafel_maken(plan, "verdieping"))
        onderbouwingen_maken(plan, doelen)
        reacties_schrijven(vragenlijst_van(plan), doelen)
        stuk_maken(plan, Documentsoort.PLAN, is_fictief=True)
    with op_moment("2019-10-11 09:00", door=oov) as op:
        document_publiceren(inbrengnota_vastleggen(vragenlijst_van(plan), op=op), op=op)


def vastgesteld(spelers: Spelers) -> None:
    """The four themes get priority; the college adopts the plan, and the council with one amendment; it is frozen and locked.
    With it goes a raadsvoorstel, that the council adopts as it is."""
    plan = huidig_plan()
    with op_moment("2019-10-16 11:00", door=spelers[Rol.OOV]) as op:
        _prioriteren(plan, spelers=spelers, op=op)
    stuk = stuk_van(plan, Documentsoort.PLAN)
    with op_moment("2019-10-17 09:00", door=spelers[Rol.OOV]):
        voorstel = stuk_maken(plan, Documentsoort.RAADSVOORSTEL, is_fictief=True)
    for een in (stuk, voorstel):
        naar_het_college(een, spelers=spelers, in_routing="2019-10-17 10:00", geagendeerd="2019-10-24 15:00")
    collegedag, raadsdag = date(2019, 10, 29), date(2019, 11, 27)
    vergadering = vergadering_beleggen(plan, spelers=spelers, dag=collegedag, moment="2019-10-24 16:00")
    college = Beslissing(Uitkomst.VASTGESTELD, collegedag, "2019-10-29 14:00", is_fictief=True)
    for een in (stuk, voorstel):
        college_besluit(een, college, spelers=spelers)
    besluitenlijst_maken(vergadering, spelers=spelers, moment="2019-10-30 10:00")
    _naar_de_raad(stuk, voorstel, spelers=spelers, raadsdag=raadsdag)


def _naar_de_raad(stuk: Bestuursstuk, voorstel: Bestuursstuk, *, spelers: Spelers, raadsdag: date) -> None:
    """In one meeting: the amendment and the motion, the plan, and the proposal by which it came."""
    for een in (stuk, voorstel):
        raad_agenderen(een, spelers=spelers, dag=raadsdag)
    amendement = amendement_indienen(stuk, spelers=spelers)
    motie = motie_indienen(stuk, spelers=spelers)
    for onderwerp, sleutel in (
        (amendement, "amendement"),
        (stuk, "plan"),
        (voorstel, "raadsvoorstel"),
        (motie, "motie"),
    ):
        stemmen_over(onderwerp, sleutel=sleutel, spelers=spelers, dag=raadsdag)
    for een, uitkomst in ((stuk, Uitkomst.GEWIJZIGD), (voorstel, Uitkomst.VASTGESTELD)):
        raad_besluit(een, Beslissing(uitkomst, raadsdag, "2019-11-27 22:30", is_fictief=True), spelers=spelers)


def _prioriteren(plan: Beleidsplan, *, spelers: Spelers, op: datetime) -> None:
    for rij in lees("themas")["themas"]:
        if "reden" in rij:
            thema_status_wijzigen(
                Thema.objects.van(plan).get(slug=rij["slug"]),
                actie=Themaactie.PRIORITEREN,
                reden=rij["reden"],
                door=spelers[Rol.OOV],
                op=op,
            )


def voortgang(spelers: Spelers) -> None:
    """What residents wrote and who was invited is erased in time; the report on 2020 goes to the council, and a nota that was
    secret for a while becomes public without one passage; after it the figures that became known later."""
    plan, oov = huidig_plan(), spelers[Rol.OOV]
    originelen_wissen(op=moment("2020-01-06 06:00"))
    uitnodigingen_wissen(op=moment("2020-01-06 06:00"), vergeet=tabellen_vergeten)
    jaar = lees("voortgang")["jaar"]
    with op_moment("2021-03-15 09:00", door=oov):
        waarden_maken(plan, van=LAATSTE_VOOR_PLAN + 1, tot=jaar)
        voorbeeldwaarden_maken(plan, jaar=jaar)
        stuk = stuk_maken(plan, Documentsoort.VOORTGANGSRAPPORTAGE, is_fictief=True, voortgang=rapportage_maken(plan))
    naar_het_college(stuk, spelers=spelers, in_routing="2021-03-16 10:00", geagendeerd="2021-03-25 15:00")
    college = Beslissing(Uitkomst.VASTGESTELD, date(2021, 3, 30), "2021-03-30 14:00", is_fictief=True)
    college_besluit(stuk, college, spelers=spelers)
    geheime_nota_behandelen(plan, spelers=spelers)
    raad = Beslissing(Uitkomst.KENNISGENOMEN, date(2021, 4, 21), "2021-04-21 22:30", is_fictief=True)
    raad_besluit(stuk, raad, spelers=spelers)
    raadswensen_afdoen(plan, document_van(stuk), spelers=spelers)
    with op_moment("2024-06-03 09:00", door=oov):
        waarden_maken(plan, van=jaar + 1, tot=LAATSTE_JAAR)


def _koppel(plan: Beleidsplan, volgorde: int, **waaraan: Any) -> None:
    """This milestone is done when that is: nobody has to report it."""
    mijlpaal = Mijlpaal.objects.get(beleidsplan=plan, volgorde=volgorde)
    for veld, ding in waaraan.items():
        setattr(mijlpaal, veld, ding)
    mijlpaal.save()


def _gereed(plan: Beleidsplan, volgorde: int, datum: date) -> None:
    mijlpaal_gereed_melden(Mijlpaal.objects.get(beleidsplan=plan, volgorde=volgorde), datum=datum)
