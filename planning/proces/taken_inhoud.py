"""To do around what people say and what stands in the plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from django.conf import settings
from django.db.models import Count, Q

from consultatie.invoer.enums import Stapelstatus
from consultatie.invoer.queries import Stapelregel, stapels_onderweg
from consultatie.netwerksessie.models import Netwerksessie
from consultatie.openantwoord.queries import te_lezen
from consultatie.partnerconsultatie.queries import openstaand
from consultatie.vragenlijst.enums import DICHT, Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from planning.mijlpaal.enums import Fase, Orgaan
from planning.mijlpaal.models import Mijlpaal
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import datum, opsomming
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.queries import signalen_van_plan
from thema.partner.models import Partner
from thema.thema.enums import Themasoort, Themastatus
from thema.thema.models import Thema

from .taak import DEZE_WEEK, Taak, Vraag, beheer

# So many partners are named; the others are counted.
HOEVEEL_NAMEN = 3


def vragenlijsten(vraag: Vraag) -> Iterator[Taak]:
    """Questionnaires to open on their first day, and to close after their last.

    Once the consultation was reported done, a concept that should have been open by then waits for nobody.
    """
    if not vraag.mag("consultatie.change_vragenlijst"):
        return
    is_meegedacht = _is_gereed(vraag, Fase.MEEDENKEN)
    for lijst in Vragenlijst.objects.filter(beleidsplan=vraag.plan).exclude(status__in=DICHT):
        url = beheer("consultatie_vragenlijst_change", lijst.pk)
        if lijst.status == Vragenlijststatus.CONCEPT:
            if is_meegedacht and (lijst.open_van is None or lijst.open_van < vraag.dag):
                continue
            zin = f"De vragenlijst ‘{lijst}’ is nog niet geopend."
            yield Taak(zin, "Inwoners kunnen haar nog niet invullen", url, "Open de vragenlijst", lijst.open_van)
        elif lijst.open_tot is not None and lijst.open_tot < vraag.dag:
            zin = f"De vragenlijst ‘{lijst}’ is voorbij, maar nog niet gesloten."
            sluiten = lijst.open_tot + timedelta(days=1)
            yield Taak(zin, "Daarna kunt u de cijfers ter inzage geven", url, "Sluit de vragenlijst", sluiten)


def open_antwoorden(vraag: Vraag) -> Iterator[Taak]:
    """Texts that nobody read yet. How many is only said where it is not a few: they came from somebody."""
    if not vraag.mag("consultatie.screen_openantwoord"):
        return
    for lijst, aantal in te_lezen(vraag.plan):
        hoeveel = f"{aantal} " if aantal >= settings.DREMPEL_INTERN else "de laatste "
        yield Taak(
            zin=f"Lees {hoeveel}open antwoorden na op namen en adressen.",
            toelichting=f"Van de vragenlijst ‘{lijst}’. Daarna worden de oorspronkelijke teksten gewist",
            url=beheer("consultatie_openantwoord_lezen", lijst.pk),
            knop="Lees de antwoorden",
            deadline=vraag.wisdata.get(lijst.pk),
        )


def stapels(vraag: Vraag) -> Iterator[Taak]:
    """Bundles of forms that have not been released, for who can do something about them."""
    if not vraag.mag("consultatie.invoeren_stapel"):
        return
    for regel in stapels_onderweg(vraag.plan):
        stapel, lijst = regel.stapel, regel.stapel.vragenlijst
        url = beheer("consultatie_vragenlijst_stapel", lijst.pk, stapel.pk)
        if lijst.is_dicht:
            zin = f"{stapel} is nooit vrijgegeven, en ‘{lijst}’ is gesloten."
            yield Taak(zin, "Daarna wordt de stapel gewist", url, "Bekijk de stapel", vraag.wisdata.get(lijst.pk))
        elif wacht_op := _wacht_op(regel, is_eigen=stapel.ingevoerd_door_id == vraag.gebruiker.pk):
            zin = f"{stapel} wacht op {wacht_op}."
            yield Taak(
                zin, f"Van ‘{lijst}’. Pas daarna tellen de antwoorden mee", url, "Ga naar de stapel", lijst.open_tot
            )


def _wacht_op(regel: Stapelregel, *, is_eigen: bool) -> str:
    """What this user can do with it now; "" when it is somebody else's turn."""
    if regel.stapel.status == Stapelstatus.INVOEREN:
        return "afronden" if is_eigen else ""
    if regel.stapel.is_telefonisch:
        return "vrijgeven"
    if is_eigen:
        return ""
    return "nakijken" if regel.te_gaan else "vrijgeven"


def themas(vraag: Vraag) -> Iterator[Taak]:
    """Themes that are only proposed though the session has been held."""
    if not vraag.mag("thema.prioriteren_thema", vraag.plan):
        return
    if not Netwerksessie.objects.filter(beleidsplan=vraag.plan, datum__lte=vraag.dag).exists():
        return
    namen = list(Thema.objects.van(vraag.plan).filter(status=Themastatus.VOORGESTELD).values_list("naam", flat=True))
    if namen:
        yield Taak(
            zin=f"Nog alleen voorgesteld: {opsomming(namen)}.",
            toelichting="De netwerksessie is geweest. Leg vast wat voorrang krijgt, met de reden erbij",
            url=beheer("thema_thema_changelist", status__exact=Themastatus.VOORGESTELD),
            knop="Kies wat voorrang krijgt",
            deadline=_laatste_dag(_college_over_plan(vraag)),
        )


def doelen(vraag: Vraag) -> Iterator[Taak]:
    """Per theme the goals that are not SMART yet, and themes with priority but without a goal."""
    if not vraag.mag("thema.change_doel", vraag.plan):
        return
    deadline = _laatste_dag(_college_over_plan(vraag))
    gebrekkig = [doel for doel in signalen_van_plan(vraag.plan) if not doel.is_af]
    for thema, groep in groupby(gebrekkig, key=lambda signalen: signalen.doel.thema):
        rij = list(groep)
        eerste = rij[0]
        if len(rij) == 1:
            zin, url = (
                f"Het doel ‘{eerste.doel}’ van {thema} is nog niet af.",
                beheer("thema_doel_change", eerste.doel.pk),
            )
        else:
            zin = f"{len(rij)} doelen van {thema} zijn nog niet af."
            url = beheer("thema_doel_changelist", thema__id__exact=thema.pk)
        yield Taak(zin, eerste.zinnen[0], url, "Vul aan", deadline)
    for thema in Thema.objects.van(vraag.plan).geprioriteerd().filter(doelen__isnull=True):
        url = beheer("thema_doel_add", thema=thema.pk)
        yield Taak(f"{thema} heeft voorrang, maar nog geen doel.", "", url, "Voeg een doel toe", deadline)


def standpunten(vraag: Vraag) -> Iterator[Taak]:
    """Partners that have not spoken about every theme that has, or is proposed for, priority (R45)."""
    meedenken = next((mijlpaal for mijlpaal in vraag.mijlpalen if mijlpaal.fase == Fase.MEEDENKEN), None)
    nog_niet_begonnen = meedenken is not None and meedenken.van > vraag.dag
    if nog_niet_begonnen or vraag.plan.is_vergrendeld or not vraag.mag("thema.change_standpunt"):
        return
    if namen := partners_zonder_standpunt(vraag.plan):
        rest = len(namen) - HOEVEEL_NAMEN
        genoemd = [*namen[:HOEVEEL_NAMEN], f"nog {rest}"] if rest > 0 else namen
        yield Taak(
            zin=f"{_hoeveel_partners(len(namen))} nog niet over elk belangrijk thema een standpunt gegeven.",
            toelichting=opsomming(genoemd),
            url=beheer("thema_standpunt_changelist"),
            knop="Bekijk de standpunten",
            deadline=_laatste_dag(meedenken),
        )


def partnerconsultaties(vraag: Vraag) -> Iterator[Taak]:
    """Open rounds in which partners have no link yet, or that close within a week without everybody's signature."""
    if not vraag.mag("consultatie.uitnodigen_partner"):
        return
    for ronde in openstaand(vraag.plan, vraag.dag):
        consultatie = ronde.consultatie
        url = beheer("consultatie_partnerconsultatie_partners", consultatie.pk)
        if ronde.zonder_link:
            zin = f"{_hoeveel_partners(ronde.zonder_link)} nog geen link voor ‘{consultatie}’."
            yield Taak(zin, "Zonder link kan een partner niet reageren", url, "Maak de links", consultatie.open_van)
        if consultatie.open_tot <= vraag.dag + DEZE_WEEK:
            zin = f"{_hoeveel_partners(ronde.niet_getekend)} nog geen standpunt ondertekend."
            slot = f"‘{consultatie}’ sluit op {datum(consultatie.open_tot)}"
            yield Taak(zin, slot, url, "Bekijk wie nog moet en herinner hen", consultatie.open_tot)


def _hoeveel_partners(aantal: int) -> str:
    return "1 partner heeft" if aantal == 1 else f"{aantal} partners hebben"


def partners_zonder_standpunt(plan: Beleidsplan) -> list[str]:
    """Names of partners that have not spoken about every theme that has, or is proposed for, priority."""
    ids = list(Thema.objects.van(plan).filter(belangrijk()).values_list("pk", flat=True))
    compleet = Count("standpunten", filter=Q(standpunten__thema__in=ids), distinct=True)
    partners = Partner.objects.filter(gemeente=plan.gemeente_id).annotate(gegeven=compleet).filter(gegeven__lt=len(ids))
    return [partner.korte_naam for partner in partners]


def belangrijk() -> Q:
    """Themes about which every partner is asked: the ontwikkelthema's, and whatever has priority."""
    return Q(soort=Themasoort.ONTWIKKEL) | Q(status=Themastatus.GEPRIORITEERD)


def _is_gereed(vraag: Vraag, fase: Fase) -> bool:
    """Every milestone of this step was reported done; a step without milestones never is."""
    van_de_fase = [mijlpaal for mijlpaal in vraag.mijlpalen if mijlpaal.fase == fase]
    return bool(van_de_fase) and all(mijlpaal.gereed_datum is not None for mijlpaal in van_de_fase)


def _college_over_plan(vraag: Vraag) -> Mijlpaal | None:
    """The milestone at which the college has the plan; None when it is not planned."""
    wat = (Documentsoort.PLAN, Orgaan.COLLEGE)
    return next((mijlpaal for mijlpaal in vraag.mijlpalen if (mijlpaal.vervuld_door, mijlpaal.betreft) == wat), None)


def _laatste_dag(mijlpaal: Mijlpaal | None) -> date | None:
    return mijlpaal.tot if mijlpaal is not None else None
