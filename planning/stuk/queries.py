"""On whose desk a paper lies, which papers a text block stands in, and which reports about a paper cannot be taken back."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse

from planning.mijlpaal.agenda import Agendering
from planning.mijlpaal.enums import Orgaan
from rapportage.documenten.models import Document
from rapportage.opmaak import datum, opsomming
from thema.beleidsplan.models import Beleidsplan
from thema.tekstblok.models import Tekstblok

from .enums import Stukstatus, Uitkomst
from .models import Bestuursstuk, Stuksectie
from .workflow import ORGAAN_BIJ_STATUS

_NOG_TE_WIJZIGEN = frozenset({Stukstatus.CONCEPT, Stukstatus.ROUTING, Stukstatus.COLLEGE})


def nu_bij(stuk: Bestuursstuk) -> str:
    """Who has the paper now, or how it ended. Reads the routing only of a paper that goes round."""
    if stuk.status == Stukstatus.CONCEPT:
        return "OOV, die het schrijft"
    if stuk.status == Stukstatus.ROUTING:
        stap = stuk.huidige_stap
        return f"Routing: wacht op {stap.wie}" if stap else "Bestuurssecretariaat, voor de agenda"
    if stuk.status == Stukstatus.COLLEGE:
        return f"College{_op(stuk.college_datum)}"
    if stuk.status == Stukstatus.RAAD:
        return f"Raad{_op(stuk.raad_datum)}"
    return f"Niemand: {stuk.get_status_display().lower()}"


def agendadag(stuk: Bestuursstuk) -> date | None:
    """The meeting of college or council on whose agenda it stands; None while that is not known.

    A meeting that held it over has been: the next is not known then.
    """
    orgaan = ORGAAN_BIJ_STATUS.get(stuk.status, Orgaan.COLLEGE)
    dag = stuk.raad_datum if orgaan is Orgaan.RAAD else stuk.college_datum
    if dag is None or stuk.besluiten.filter(orgaan=orgaan, datum=dag, uitkomst=Uitkomst.AANGEHOUDEN).exists():
        return None
    return dag


def agenderingen_van(plan: Beleidsplan) -> dict[int, Agendering]:
    """Of milestones that a decision fulfils, by key: the meeting whose agenda their paper is on.

    For everybody, so without papers on which secrecy holds. A decision reports the first milestone that waits for it; the
    day is of that one.
    """
    stukken = list(plan.stukken.niet_geheim().order_by("pk"))
    dagen = {
        (stuk.soort, ORGAAN_BIJ_STATUS[stuk.status]): dag
        for stuk in stukken
        if stuk.status in ORGAAN_BIJ_STATUS and (dag := agendadag(stuk)) is not None
    }
    uit = {}
    for mijlpaal in plan.mijlpalen.exclude(vervuld_door=""):
        is_open = mijlpaal.gereed_datum is None
        dag = dagen.pop((mijlpaal.vervuld_door, Orgaan(mijlpaal.betreft)), None) if is_open else None
        volgnummer = sum(stuk.bewerking for stuk in stukken if stuk.soort == mijlpaal.vervuld_door)
        uit[mijlpaal.pk] = Agendering(dag, volgnummer)
    return uit


def zonder_paraaf(stuk: Bestuursstuk) -> list[str]:
    """Whose initial has yet to come, in the order of the routing; who was passed over with a reason is not among them."""
    return [stap.wie for stap in stuk.routing.all() if stap.wacht]


def _op(dag: date | None) -> str:
    return f", {datum(dag)}" if dag is not None else ", dag nog niet bekend"


@dataclass(frozen=True)
class Blokgebruik:
    """A section of a paper whose text is from a block. `is_verouderd`: the block reads otherwise by now, and the paper
    can still choose."""

    stuk: str
    url: str
    kop: str
    status: str
    versie: int
    is_aangepast: bool
    is_verouderd: bool


def gebruik_van(blok: Tekstblok, *, voor: AbstractBaseUser | AnonymousUser) -> tuple[Blokgebruik, ...]:
    """Where this block stands in papers that this reader may know of, newest paper first; in one query."""
    bekend = Stuksectie.objects.bekend_bij(voor).filter(tekstblok=blok)
    secties = bekend.select_related("stuk", "tekstblok", "tekstblok_versie")
    return tuple(_gebruik(sectie, blok) for sectie in secties.order_by("-stuk__datum", "-stuk", "volgorde"))


def heeft_onbekend_gebruik(blok: Tekstblok, *, voor: AbstractBaseUser | AnonymousUser) -> bool:
    """It stands in a paper that this reader may not know of as well."""
    return Stuksectie.objects.onbekend_bij(voor).filter(tekstblok=blok).exists()


def _gebruik(sectie: Stuksectie, blok: Tekstblok) -> Blokgebruik:
    versie = sectie.tekstblok_versie
    return Blokgebruik(
        stuk=str(sectie.stuk),
        url=reverse("admin:planning_bestuursstuk_change", args=(sectie.stuk_id,)),
        kop=sectie.kop,
        status=sectie.stuk.get_status_display(),
        versie=versie.nummer if versie else blok.versienummer,
        is_aangepast=sectie.is_aangepast,
        is_verouderd=versie is not None and versie.tekst != blok.tekst and sectie.stuk.status in _NOG_TE_WIJZIGEN,
    )


def al_openbare_verslagen(stuk: Bestuursstuk) -> QuerySet[Document]:
    """Reports of meetings about this paper that everybody can read."""
    return Document.objects.filter(raadstafels__stukken=stuk, gepubliceerd_op__isnull=False).distinct()


def blijft_openbaar(verslagen: QuerySet[Document]) -> str:
    """That these reports stay public, and what can be done about that; empty when there are none."""
    namen = [
        f"‘{titel}’ (/documenten/{slug}/)" for titel, slug in verslagen.order_by("pk").values_list("titel", "slug")
    ]
    if not namen:
        return ""
    return (
        f"Wat al openbaar is, blijft openbaar: {opsomming(namen)}. Iedereen kan dat nog lezen, op dat adres en in de lijst van "
        "documenten. Dit systeem kan een openbaar document niet intrekken. Moet het van de site? Vraag dan meteen aan de "
        "technisch beheerder van de site om het te verwijderen, en vertel dat ook het bestuurssecretariaat."
    )
