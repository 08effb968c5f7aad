"""What a step of the process needs, and what is missing when it is not there: one function per need."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from consultatie.vragenlijst.enums import Vragenlijststatus
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import opsomming
from thema.thema.enums import Themastatus

from .feiten import Feiten
from .taak import beheer
from .taken_besluit import rapporteer


@dataclass(frozen=True)
class Ontbreekt:
    """What is missing, in a sentence, and the page on which to mend it. `recht`: who may do so; `ding`: the permission is
    asked of this, None: in general. `is_taak` False: there is nothing to do but wait, or to take a step that is a task."""

    zin: str
    url: str
    knop: str
    recht: str
    ding: Any = None
    is_taak: bool = True


@dataclass(frozen=True)
class Behoefte:
    """`wat` must be there; `kijk` says what is missing of it, None when nothing is."""

    wat: str
    kijk: Callable[[Feiten], Ontbreekt | None]


# ── The start ────────────────────────────────────────────────────────────────────────────────────


def uitgangspunten(feiten: Feiten) -> Ontbreekt | None:
    """What the plan starts from: the wish of the council first of all (R32)."""
    if feiten.heeft_uitgangspunten:
        return None
    zin = "In het plan staat nog niet waar het van uitgaat, zoals de wens van de raad."
    plan = feiten.plan
    url = beheer("thema_beleidsplan_change", plan.pk)
    return Ontbreekt(zin, url, "Schrijf de uitgangspunten op", "thema.change_beleidsplan", plan)


def veiligheidsbeeld(feiten: Feiten) -> Ontbreekt | None:
    """Figures on how safe it is now (R30)."""
    if feiten.heeft_veiligheidsbeeld:
        return None
    zin = "Er zijn nog geen cijfers voor het veiligheidsbeeld."
    return Ontbreekt(zin, beheer("thema_indicator_changelist"), "Bekijk de indicatoren", "thema.change_indicator")


def themas(feiten: Feiten) -> Ontbreekt | None:
    """What the talk is about (R35-R41)."""
    if feiten.themas:
        return None
    return Ontbreekt("Er zijn nog geen thema’s.", beheer("thema_thema_add"), "Voeg een thema toe", "thema.add_thema")


def startnotitie(feiten: Feiten) -> Ontbreekt | None:
    """The paper with which it begins (R25)."""
    return _stuk(feiten, Documentsoort.STARTNOTITIE, "de startnotitie")


# ── Taking part ──────────────────────────────────────────────────────────────────────────────────


def bekende_startnotitie(feiten: Feiten) -> Ontbreekt | None:
    """The council knows of it: by the startnotitie itself, or by the raadsmededeling about it."""
    if feiten.is_definitief(Documentsoort.STARTNOTITIE) or feiten.is_definitief(Documentsoort.RAADSMEDEDELING):
        return None
    return _stuk(feiten, Documentsoort.STARTNOTITIE, "de startnotitie") or _onderweg(
        feiten, Documentsoort.STARTNOTITIE, "De raad kent de startnotitie nog niet."
    )


def vragenlijst(feiten: Feiten) -> Ontbreekt | None:
    """Residents can, or could, fill one in (R46)."""
    if not feiten.lijsten:
        url = beheer("consultatie_vragenlijst_add")
        return Ontbreekt("Er is nog geen vragenlijst.", url, "Maak een vragenlijst", "consultatie.add_vragenlijst")
    lijst = feiten.lijsten[0]
    if lijst.status != Vragenlijststatus.CONCEPT:
        return None
    url = beheer("consultatie_vragenlijst_change", lijst.pk)
    zin = f"De vragenlijst ‘{lijst}’ is nog niet geopend."
    return Ontbreekt(zin, url, "Open de vragenlijst", "consultatie.change_vragenlijst")


def partners(feiten: Feiten) -> Ontbreekt | None:
    """Who is asked besides residents (R42)."""
    if feiten.heeft_partners:
        return None
    return Ontbreekt(
        "Er zijn nog geen partners.", beheer("thema_partner_add"), "Voeg een partner toe", "thema.add_partner"
    )


def gehoorde_partners(feiten: Feiten) -> Ontbreekt | None:
    """A way for them to say where they stand (R45, R52)."""
    if feiten.worden_partners_gehoord:
        return None
    return Ontbreekt(
        "Partners kunnen nog niet zeggen wat zij vinden.",
        beheer("consultatie_partnerconsultatie_add"),
        "Maak een ronde voor de partners",
        "consultatie.add_partnerconsultatie",
    )


# ── In conversation ──────────────────────────────────────────────────────────────────────────────


def uitkomsten(feiten: Feiten) -> Ontbreekt | None:
    """Figures that the council can see."""
    bekend = [lijst for lijst in feiten.lijsten if lijst.status != Vragenlijststatus.CONCEPT]
    if any(lijst.status == Vragenlijststatus.VAST for lijst in bekend):
        return None
    if not bekend:
        return vragenlijst(feiten)
    lijst = bekend[0]
    if lijst.status == Vragenlijststatus.OPEN:
        url = beheer("consultatie_vragenlijst_change", lijst.pk)
        zin = f"De vragenlijst ‘{lijst}’ is nog open, dus er zijn nog geen uitkomsten."
        return Ontbreekt(zin, url, "Bekijk de vragenlijst", "consultatie.change_vragenlijst", is_taak=False)
    zin = f"De cijfers van ‘{lijst}’ zijn nog niet ter inzage."
    url = beheer("rapportage_resultaatpublicatie_inzage", lijst.pk)
    return Ontbreekt(zin, url, "Geef de cijfers ter inzage", "rapportage.add_resultaatpublicatie")


def netwerksessie(feiten: Feiten) -> Ontbreekt | None:
    """Residents and council met (R49, R50), and what came of it was entered."""
    if not feiten.sessies:
        url = beheer("consultatie_netwerksessie_add")
        return Ontbreekt("Er is nog geen netwerksessie.", url, "Plan een sessie", "consultatie.add_netwerksessie")
    if not feiten.sessies_zonder_uitkomst:
        return None
    sessie = feiten.sessies_zonder_uitkomst[0]
    is_geweest = sessie.datum <= feiten.dag
    zin = (
        f"Van ‘{sessie.titel}’ zijn nog niet alle stippen ingevoerd."
        if is_geweest
        else f"‘{sessie.titel}’ moet nog komen."
    )
    return Ontbreekt(
        zin,
        beheer("consultatie_netwerksessie_change", sessie.pk),
        "Voer de stippen in" if is_geweest else "Bekijk de sessie",
        "consultatie.change_netwerksessie",
        is_taak=is_geweest,
    )


# ── The decision ─────────────────────────────────────────────────────────────────────────────────


def prioriteiten(feiten: Feiten) -> Ontbreekt | None:
    """Of every proposed theme it was decided whether it has priority, with a reason (R39)."""
    voorgesteld = feiten.met_status(Themastatus.VOORGESTELD)
    if not voorgesteld and feiten.met_status(Themastatus.GEPRIORITEERD):
        return None
    namen = opsomming([thema.naam for thema in voorgesteld])
    return Ontbreekt(
        f"Nog alleen voorgesteld: {namen}." if namen else "Nog geen thema heeft voorrang.",
        beheer("thema_thema_changelist", **({"status__exact": Themastatus.VOORGESTELD} if namen else {})),
        "Kies wat voorrang krijgt",
        "thema.prioriteren_thema",
        feiten.plan,
    )


def doelen(feiten: Feiten) -> Ontbreekt | None:
    """Every theme with priority has a goal (R54)."""
    zonder = [thema for thema in feiten.met_status(Themastatus.GEPRIORITEERD) if not thema.aantal_doelen]  # type: ignore[attr-defined]
    if zonder:
        url = beheer("thema_doel_add", thema=zonder[0].pk)
        zin = f"{zonder[0]} heeft voorrang, maar nog geen doel."
        return Ontbreekt(zin, url, "Voeg een doel toe", "thema.change_doel", feiten.plan)
    if any(thema.aantal_doelen for thema in feiten.themas):  # type: ignore[attr-defined]
        return None
    return Ontbreekt(
        "Er zijn nog geen doelen.", beheer("thema_doel_add"), "Voeg een doel toe", "thema.change_doel", feiten.plan
    )


def maatregelen(feiten: Feiten) -> Ontbreekt | None:
    """How the goals are reached."""
    if feiten.heeft_maatregelen:
        return None
    url = beheer("thema_maatregel_add")
    return Ontbreekt("Er zijn nog geen maatregelen.", url, "Voeg een maatregel toe", "thema.add_maatregel", feiten.plan)


def middelen(feiten: Feiten) -> Ontbreekt | None:
    """With what."""
    if feiten.heeft_middelen:
        return None
    url = beheer("thema_middel_add")
    return Ontbreekt("Er zijn nog geen middelen.", url, "Voeg een middel toe", "thema.add_middel", feiten.plan)


def planstuk(feiten: Feiten) -> Ontbreekt | None:
    """The paper that carries the plan to college and council."""
    return _stuk(feiten, Documentsoort.PLAN, "het plan")


# ── Carrying it out ──────────────────────────────────────────────────────────────────────────────


def vastgesteld_plan(feiten: Feiten) -> Ontbreekt | None:
    """The council adopted it."""
    if feiten.plan.vaststellingsdatum is not None and feiten.plan.vaststellingsdatum <= feiten.dag:
        return None
    zin = "De raad heeft het plan nog niet vastgesteld."
    if Documentsoort.PLAN in feiten.stukken:
        return _onderweg(feiten, Documentsoort.PLAN, zin)
    url = beheer("planning_bestuursstuk_changelist")
    return Ontbreekt(zin, url, "Bekijk de stukken", "planning.view_bestuursstuk", is_taak=False)


def rapportages(feiten: Feiten) -> Ontbreekt | None:
    """A report on each year that is over (R55)."""
    if not feiten.jaren_zonder_rapportage:
        return None
    taak = rapporteer(*feiten.jaren_zonder_rapportage[0], feiten.gebruiker)
    return Ontbreekt(taak.zin, taak.url, taak.knop, "rapportage.add_voortgangsrapportage")


def evaluatie(feiten: Feiten) -> Ontbreekt | None:
    """Once the period is over, a look back on the whole of it: the report on its last year, with which the next plan
    begins."""
    for jaar, rapportage in feiten.jaren_zonder_rapportage:
        if jaar == feiten.plan.tot_jaar:
            taak = rapporteer(jaar, rapportage, feiten.gebruiker)
            return Ontbreekt(taak.zin, taak.url, taak.knop, "rapportage.add_voortgangsrapportage")
    return None


# ── Papers ───────────────────────────────────────────────────────────────────────────────────────


def _stuk(feiten: Feiten, soort: Documentsoort, naam: str) -> Ontbreekt | None:
    """There is a paper of this kind."""
    if soort in feiten.stukken:
        return None
    url = beheer("planning_bestuursstuk_add", soort=soort)
    return Ontbreekt(f"Voor {naam} is nog geen stuk gemaakt.", url, "Maak het stuk", "planning.add_bestuursstuk")


def _onderweg(feiten: Feiten, soort: Documentsoort, zin: str) -> Ontbreekt:
    """The paper is on its way; where it is, is part of the sentence for who may see the paper."""
    stuk = feiten.stukken[soort]
    mag = feiten.gebruiker.has_perm("planning.view_bestuursstuk", stuk)
    waar = f" Het stuk: {Stukstatus(stuk.status).label.lower()}." if mag else ""
    url = beheer("planning_bestuursstuk_change", stuk.pk)
    return Ontbreekt(f"{zin}{waar}", url, "Bekijk het stuk", "planning.view_bestuursstuk", stuk, is_taak=False)
