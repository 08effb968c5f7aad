"""To do around the planning and the papers."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AnonymousUser, User

from planning.college.enums import Vergaderstatus
from planning.mijlpaal.enums import Orgaan, Stand
from planning.mijlpaal.models import Mijlpaal
from planning.mijlpaal.verschuiven import aanleverdag, uiterste_aanleverdag
from planning.routing.enums import Routingactie
from planning.routing.queries import Beurt, beurt_van
from planning.stuk.controle import bezwaren
from planning.stuk.enums import Openbaarmaking, Stukactie, Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.queries import zonder_paraaf
from planning.stuk.workflow import ORGAAN_BIJ_STATUS
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.opmaak import datum, opsomming
from rapportage.voortgang.models import Voortgangsrapportage

from .taak import Taak, Vraag, beheer

# The step that a paper waits for in each status; in the other statuses it waits for nothing.
VOLGENDE_STAP = {
    Stukstatus.CONCEPT: Stukactie.IN_ROUTING,
    Stukstatus.ROUTING: Stukactie.AGENDEREN,
    Stukstatus.COLLEGE: Stukactie.COLLEGE_BESLUIT,
    Stukstatus.RAAD: Stukactie.RAAD_BESLUIT,
}
_KNOP = {
    Stukactie.IN_ROUTING: "Breng in routing",
    Stukactie.AGENDEREN: "Zet op de agenda",
    Stukactie.COLLEGE_BESLUIT: "Leg het besluit vast",
    Stukactie.RAAD_BESLUIT: "Leg het besluit vast",
}
_VERGADERSTAP = {
    Vergaderstatus.GEPLAND: ("Stel de agenda vast van het college van {dag}.", "Open de agenda"),
    Vergaderstatus.AGENDA_VASTGESTELD: (
        "Na het college van {dag}: meld de vergadering als gehouden.",
        "Open de agenda",
    ),
    Vergaderstatus.GEHOUDEN: ("De besluitenlijst van het college van {dag} is nog niet openbaar.", "Maak de lijst"),
}
_NIET_OP_AGENDA = {Stukstatus.CONCEPT, Stukstatus.ROUTING}


def mijlpalen(vraag: Vraag) -> Iterator[Taak]:
    """What is late or under way: to be reported done by hand, or still without the paper that fulfils it."""
    met_stuk: set[str] | None = None
    for mijlpaal in vraag.mijlpalen:
        if mijlpaal.stand_op(vraag.dag) not in {Stand.TE_LAAT, Stand.BEZIG}:
            continue
        if vraag.mag("planning.gereed_melden_mijlpaal", mijlpaal):
            yield _meld_gereed(mijlpaal, vraag.dag)
        elif mijlpaal.wordt_vervuld_door_besluit and vraag.mag("planning.add_bestuursstuk"):
            met_stuk = _soorten_onderweg(vraag) if met_stuk is None else met_stuk
            if mijlpaal.vervuld_door not in met_stuk:
                yield _maak_stuk(mijlpaal, vraag)


def _meld_gereed(mijlpaal: Mijlpaal, dag: date) -> Taak:
    is_laat = mijlpaal.tot < dag
    return Taak(
        zin=f"‘{mijlpaal.actie}’ is nog niet gereed gemeld." if is_laat else f"‘{mijlpaal.actie}’ loopt.",
        toelichting="" if is_laat else "Meld het gereed zodra het klaar is",
        url=beheer("planning_mijlpaal_gereed", mijlpaal=mijlpaal.pk),
        knop="Meld gereed",
        deadline=mijlpaal.tot,
    )


def _maak_stuk(mijlpaal: Mijlpaal, vraag: Vraag) -> Taak:
    soort = mijlpaal.get_vervuld_door_display().lower()
    return Taak(
        zin=f"Voor ‘{mijlpaal.actie}’ is nog geen stuk gemaakt.",
        toelichting=f"{mijlpaal.get_betreft_display()} besluit over een stuk van de soort {soort}",
        url=beheer("planning_bestuursstuk_add", soort=mijlpaal.vervuld_door),
        knop="Maak het stuk",
        deadline=aanleverdag(mijlpaal, mijlpaal.tot, vraag.plan.gemeente) or mijlpaal.tot,
    )


def _soorten_onderweg(vraag: Vraag) -> set[str]:
    """Kinds of paper that are somewhere between concept and council."""
    onderweg = vraag.plan.stukken.filter(status__in=VOLGENDE_STAP)
    return set(onderweg.order_by().values_list("soort", flat=True).distinct())


def stukken(vraag: Vraag) -> Iterator[Taak]:
    """Papers that wait for a step which this user may take."""
    onderweg = (
        vraag.plan.stukken.bekend_bij(vraag.gebruiker)
        .filter(status__in=VOLGENDE_STAP)
        .select_related("nota", "voortgang")
        .prefetch_related("besluitpunten", "besluitenlijst", "bijlagen", "secties", "routing")
        .prefetch_related("weglatingen", "geheimhoudingen")
    )
    for stuk in onderweg:
        actie = VOLGENDE_STAP[Stukstatus(stuk.status)]
        if vraag.mag(f"planning.{actie}_bestuursstuk", stuk):
            yield _stuktaak(stuk, actie, _uiterste_dag(stuk, vraag))


def _stuktaak(stuk: Bestuursstuk, actie: Stukactie, deadline: date | None) -> Taak:
    zin = f"{stuk}: {stuk.get_status_display().lower()}."
    if ontbreekt := bezwaren(stuk):
        meer = f" En nog {len(ontbreekt) - 1} meer." if len(ontbreekt) > 1 else ""
        url = beheer("planning_bestuursstuk_change", stuk.pk)
        return Taak(zin, f"{ontbreekt[0]}{meer}", url, "Werk het stuk af", deadline)
    url = beheer("planning_bestuursstuk_actie", stuk.pk, actie)
    return Taak(zin, _wacht_op_paraaf(stuk) if actie is Stukactie.AGENDEREN else "", url, _KNOP[actie], deadline)


def _wacht_op_paraaf(stuk: Bestuursstuk) -> str:
    if not stuk.routing.all():
        return ""
    zonder = zonder_paraaf(stuk)
    return f"Nog geen paraaf van {opsomming(zonder)}" if zonder else "Iedereen heeft geparafeerd"


def _uiterste_dag(stuk: Bestuursstuk, vraag: Vraag) -> date | None:
    """The meeting where it is treated, or as long as it is not on an agenda the last day to hand it in; else the end of
    the milestone that waits for it; None when neither is known."""
    orgaan = ORGAAN_BIJ_STATUS.get(stuk.status, Orgaan.COLLEGE)
    vergadering = stuk.raad_datum if orgaan is Orgaan.RAAD else stuk.college_datum
    if vergadering is not None:
        return _aanleveren(vergadering, vraag) if stuk.status in _NIET_OP_AGENDA else vergadering
    wachtend = (
        m for m in vraag.mijlpalen if (m.vervuld_door, m.betreft) == (stuk.soort, orgaan) and not m.gereed_datum
    )
    mijlpaal = next(wachtend, None)
    if mijlpaal is None:
        return None
    return _aanleveren(mijlpaal.tot, vraag) if stuk.status in _NIET_OP_AGENDA else mijlpaal.tot


def _aanleveren(vergadering: date, vraag: Vraag) -> date:
    """The last day to hand in a paper for the college; the meeting itself when nobody wrote down how long before."""
    return uiterste_aanleverdag(vergadering, Orgaan.COLLEGE, vraag.plan.gemeente) or vergadering


def routing(vraag: Vraag) -> Iterator[Taak]:
    """Papers that wait for an initial: of this user, or, when it takes too long, of anybody whom the secretariat may help."""
    rond = vraag.plan.stukken.bekend_bij(vraag.gebruiker).filter(status=Stukstatus.ROUTING).prefetch_related("routing")
    for stuk in rond:
        beurt = beurt_van(stuk, dag=vraag.dag, gemeente=vraag.plan.gemeente)
        if beurt is None:
            continue
        # The paper is at hand; a step that asks for it should not look it up.
        beurt.stap.stuk = stuk
        is_eigen = beurt.gebruiker is not None and beurt.gebruiker == vraag.gebruiker.pk
        mag = vraag.mag(f"planning.{Routingactie.PARAFEREN}_routingstap", beurt.stap)
        if mag and (is_eigen or beurt.is_te_laat_op(vraag.dag)):
            yield _paraaftaak(stuk, beurt, is_eigen=is_eigen)


def _paraaftaak(stuk: Bestuursstuk, beurt: Beurt, *, is_eigen: bool) -> Taak:
    hoe_lang = f"{beurt.werkdagen} {'werkdag' if beurt.werkdagen == 1 else 'werkdagen'}"
    return Taak(
        zin=f"{stuk} wacht op uw paraaf." if is_eigen else f"{stuk} ligt al {hoe_lang} bij ‘{beurt.stap.wie}’.",
        toelichting=f"‘{stuk.onderwerp}’",
        url=beheer("planning_bestuursstuk_routing", stuk.pk),
        knop="Bekijk en parafeer" if is_eigen else "Bekijk de routing",
        deadline=beurt.uiterlijk,
    )


def vergaderingen(vraag: Vraag) -> Iterator[Taak]:
    """What the secretariat has to do for meetings of the college; a house that keeps none of them here is not asked for any."""
    if not vraag.mag("planning.add_collegevergadering"):
        return
    alle = list(vraag.plan.collegevergaderingen.order_by("datum"))
    for vergadering in alle:
        if (stap := _VERGADERSTAP.get(Vergaderstatus(vergadering.status))) and vergadering.besluitenlijst_id is None:
            zin, knop = stap
            url = beheer("planning_collegevergadering_agenda", vergadering.pk)
            yield Taak(zin.format(dag=datum(vergadering.datum)), "", url, knop, vergadering.datum)
    bekend = {vergadering.datum for vergadering in alle}
    if not alle:
        return
    geagendeerd = vraag.plan.stukken.filter(status=Stukstatus.COLLEGE, college_datum__gte=vraag.dag)
    dagen = {dag for dag in geagendeerd.values_list("college_datum", flat=True) if dag is not None}
    for dag in sorted(dagen - bekend):
        url = beheer("planning_collegevergadering_add", datum=dag)
        yield Taak(f"Voor het college van {datum(dag)} is nog geen agenda.", "", url, "Maak de vergadering", dag)


def openbaarmaking(vraag: Vraag) -> Iterator[Taak]:
    """Documents that were frozen and wait for their condition; of what is withheld from, the public version."""
    if not vraag.mag("rapportage.publiceer_document"):
        return
    wachtend = Document.objects.filter(beleidsplan=vraag.plan, gepubliceerd_op=None, is_geheim=False)
    for document in wachtend.exclude(voorwaarde="").defer("pdf", "inhoud", "gegevens"):
        wat = f"{document.get_soort_display()} {document.nummer}".strip()
        yield Taak(
            zin=f"{wat} is vastgesteld, maar nog niet openbaar.",
            toelichting=f"{Openbaarmaking.NADAT.label} {document.voorwaarde}",
            url=beheer("rapportage_document_openbaar", document.pk),
            knop="Maak het openbaar",
            deadline=None,
        )


def voortgang(vraag: Vraag) -> Iterator[Taak]:
    """Each calendar year of an adopted plan is reported on in the year after it (R55)."""
    if vraag.plan.vaststellingsdatum is None or not vraag.mag("rapportage.add_voortgangsrapportage"):
        return
    for jaar, rapportage in vraag.feiten.jaren_zonder_rapportage:
        yield rapporteer(jaar, rapportage, vraag.gebruiker)


def rapporteer(jaar: int, rapportage: Voortgangsrapportage | None, gebruiker: User | AnonymousUser) -> Taak:
    """Report on this year, which is over; `rapportage` is what there is of it."""
    zin = f"De voortgangsrapportage over {jaar} is nog niet aan de raad aangeboden."
    deadline = date(jaar + 1, 12, 31)
    if rapportage is None:
        url = beheer("rapportage_voortgangsrapportage_add", jaar=jaar)
        return Taak(zin, "De rapportage is nog niet geschreven", url, "Maak de rapportage", deadline)
    if stuk := rapportage.stukken.bekend_bij(gebruiker).filter(status__in=VOLGENDE_STAP).first():
        url = beheer("planning_bestuursstuk_change", stuk.pk)
        return Taak(
            zin, f"Het stuk heeft de status {stuk.get_status_display().lower()}", url, "Bekijk het stuk", deadline
        )
    url = beheer("planning_bestuursstuk_add", soort=Documentsoort.VOORTGANGSRAPPORTAGE, voortgang=rapportage.pk)
    return Taak(zin, "Er is nog geen stuk voor college en raad", url, "Maak het stuk", deadline)
