"""To do around the consultation itself: whom it goes to, what is mailed, and what came in that catches the eye.

What is a task follows from what was read, the day or the moment, and nothing else; each topic reads once and asks that of
every row.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from consultatie.inbreng.queries import Onbeslist, onbeslist_verdacht
from consultatie.ledenbestand.models import Ledenbestand
from consultatie.ledenbestand.queries import in_te_lezen
from consultatie.ledenbestand.services import BEWAARTERMIJN
from consultatie.mailing.enums import Berichtstatus, Mailingstatus
from consultatie.mailing.queries import Mailwerk, is_open, wacht_op_staf
from consultatie.netwerksessie.models import Netwerksessie
from consultatie.netwerksessie.queries import sessies_half_ingevoerd, sessies_zonder_stippen
from consultatie.uitnodiging.queries import Nietuitgenodigd, niet_uitgenodigd
from consultatie.vragenlijst.enums import DICHT, Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.opmaak import getal, opsomming
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.uitslag.queries import te_lang_zonder_document

from .taak import DEZE_WEEK, Taak, Vraag, beheer


def ledenbestanden(vraag: Vraag) -> Iterator[Taak]:
    """Lists of members that were looked at and wait to be read in; afterwards they are erased unread."""
    if vraag.mag("consultatie.add_ledenbestand"):
        yield from map(lees_in, in_te_lezen(vraag.plan.gemeente_id))


def lees_in(bestand: Ledenbestand) -> Taak:
    """Read this list in, before it is erased."""
    aantallen = ((bestand.nieuw, "nieuw"), (bestand.gewijzigd, "gewijzigd"), (bestand.fout, "met een fout"))
    stand = [f"{getal(aantal)} {wat}" for aantal, wat in aantallen if aantal]
    return Taak(
        zin=f"De ledenlijst ‘{bestand}’ is nagekeken, maar nog niet ingelezen.",
        toelichting=f"{opsomming(stand) or 'Alles staat er al zo in'}. Na die dag wordt de lijst gewist",
        url=beheer("consultatie_ledenbestand_change", bestand.pk),
        knop="Bekijk de lijst en lees in",
        deadline=timezone.localdate(bestand.ontvangen_op + BEWAARTERMIJN),
    )


def uitnodigingen(vraag: Vraag) -> Iterator[Taak]:
    """Members without an invitation to a questionnaire that others were invited to, or that is about to open."""
    if vraag.mag("consultatie.add_panellid"):
        for rij in niet_uitgenodigd(vraag.plan, dag=vraag.dag, vooruit_tot=vraag.dag + DEZE_WEEK):
            yield nodig_uit(rij, vraag.dag)


def nodig_uit(rij: Nietuitgenodigd, dag: date) -> Taak:
    """Invite these members: today where residents can answer already, otherwise before they can."""
    is_open = rij.lijst.is_open_op(dag)
    wie = "1 panellid heeft" if rij.leden == 1 else f"{getal(rij.leden)} panelleden hebben"
    return Taak(
        zin=f"{wie} nog geen uitnodiging voor ‘{rij.lijst}’.",
        toelichting="De vragenlijst is al open" if is_open else "Dan gaat de vragenlijst open",
        url=beheer("consultatie_vragenlijst_uitnodigingen", rij.lijst.pk),
        knop="Maak de uitnodigingen",
        deadline=dag if is_open else rij.lijst.open_van,
    )


def mailings(vraag: Vraag) -> Iterator[Taak]:
    """Mailings that are ready and wait to be released, and mails of which nobody knows whether they went."""
    if vraag.mag("consultatie.versturen_mailing"):
        for werk in wacht_op_staf(vraag.plan):
            yield from rond_mailing(werk, vraag.dag)


def rond_mailing(werk: Mailwerk, dag: date) -> Iterator[Taak]:
    """What one mailing asks for. What can never be released any more waits for nobody."""
    mailing = werk.mailing
    if werk.onzeker:
        een = werk.onzeker == 1
        wat = "1 mail is onbekend of die is" if een else f"{getal(werk.onzeker)} mails is onbekend of ze zijn"
        yield Taak(
            zin=f"Van {wat} verzonden (‘{mailing}’).",
            toelichting="Kijk in de verzendlijst van uw mailserver. Kies dan: opnieuw versturen, of zo laten",
            url=beheer(
                "consultatie_mailbericht_changelist",
                mailing__id__exact=mailing.pk,
                status__exact=Berichtstatus.ONZEKER.value,
            ),
            knop="Beslis over deze mail" if een else "Beslis over deze mails",
            deadline=dag,
        )
    if mailing.status == Mailingstatus.KLAARGEZET and werk.wacht and (is_open(mailing, dag) or _gaat_open(werk, dag)):
        yield _geef_vrij(werk, dag)


def _gaat_open(werk: Mailwerk, dag: date) -> bool:
    """Its questionnaire takes no answers yet, and will."""
    lijst = werk.mailing.vragenlijst
    if lijst is None or lijst.is_dicht:
        return False
    return lijst.open_tot is None or lijst.open_tot >= dag


def _geef_vrij(werk: Mailwerk, dag: date) -> Taak:
    mailing, lijst = werk.mailing, werk.mailing.vragenlijst
    kan_nu = is_open(mailing, dag)
    mails = "1 mail wacht" if werk.wacht == 1 else f"{getal(werk.wacht)} mails wachten"
    eerste_dag = lijst.open_van if lijst is not None else None
    return Taak(
        zin=f"De mailing ‘{mailing}’ staat klaar: {mails} op vrijgeven.",
        toelichting="Er is nog niets verstuurd" if kan_nu else "Vrijgeven kan zodra de vragenlijst open is",
        url=beheer("consultatie_mailing_versturen", mailing.pk),
        knop="Kijk na en geef vrij" if kan_nu else "Kijk de mailing na",
        deadline=dag if kan_nu else eerste_dag,
    )


def verdachte_antwoorden(vraag: Vraag) -> Iterator[Taak]:
    """Answers that caught the eye, on which nobody has decided with a reason."""
    if vraag.mag("consultatie.change_vragenlijst"):
        for rij in onbeslist_verdacht(vraag.plan):
            yield beslis_over(rij, vraag.dag)


def beslis_over(rij: Onbeslist, dag: date) -> Taak:
    """Decide whether they count: by the last day for residents, and at once when that was."""
    lijst = rij.lijst
    is_dicht = lijst.is_dicht or (lijst.open_tot is not None and lijst.open_tot < dag)
    return Taak(
        zin=f"{getal(rij.aantal)} antwoorden op ‘{lijst}’ zijn verdacht. Beslis of ze meetellen.",
        toelichting="Nu tellen ze niet mee. Uw keuze en de reden staan straks bij de resultaten",
        url=beheer("consultatie_vragenlijst_ontvangst", lijst.pk),
        knop="Bekijk ze en beslis",
        deadline=dag if is_dicht else lijst.open_tot,
    )


def resultaten(vraag: Vraag) -> Iterator[Taak]:
    """Closed questionnaires: their figures to be given for inspection, and after that their results to be made public.

    Both freeze the dots of the sessions too, so entering those comes first. Only of a session of which some were entered
    figures have to wait for the others.
    """
    if not vraag.mag("rapportage.add_resultaatpublicatie"):
        return
    lijsten = list(Vragenlijst.objects.filter(beleidsplan=vraag.plan, status__in=DICHT, publicaties__isnull=True))
    is_te_geven = any(lijst.status == Vragenlijststatus.GESLOTEN for lijst in lijsten)
    if is_te_geven:
        yield from (_stippen_invoeren(sessie, vraag.dag) for sessie in _in_te_voeren(vraag, lijsten))
    moet_wachten = is_te_geven and bool(sessies_half_ingevoerd(vraag.plan))
    for lijst in lijsten:
        if lijst.status == Vragenlijststatus.VAST:
            yield _maak_openbaar(lijst, vraag.dag)
        elif not moet_wachten:
            yield _geef_ter_inzage(lijst, vraag.dag)


def _in_te_voeren(vraag: Vraag, lijsten: list[Vragenlijst]) -> list[Netwerksessie]:
    """Sessions that were held and lack dots, but for those whose dots stand until what was given for inspection is public."""
    gegeven = [timezone.localdate(lijst.ter_inzage_op) for lijst in lijsten if lijst.ter_inzage_op is not None]
    vast_tot = max(gegeven, default=date.min)
    return [sessie for sessie in sessies_zonder_stippen(vraag.plan) if vast_tot < sessie.datum <= vraag.dag]


def _geef_ter_inzage(lijst: Vragenlijst, dag: date) -> Taak:
    return Taak(
        zin=f"De cijfers van ‘{lijst}’ zijn nog niet ter inzage.",
        toelichting="Nu ziet niemand ze. Daarna zien raadsleden en medewerkers ze, en staan zij vast",
        url=beheer("rapportage_resultaatpublicatie_inzage", lijst.pk),
        knop="Geef de cijfers ter inzage",
        deadline=dag,
    )


def _maak_openbaar(lijst: Vragenlijst, dag: date) -> Taak:
    return Taak(
        zin=f"De resultaten van ‘{lijst}’ zijn nog niet openbaar.",
        toelichting="Inwoners die meededen, wachten op de uitkomst",
        url=beheer("rapportage_resultaatpublicatie_add", vragenlijst=lijst.pk),
        knop="Maak de resultaten openbaar",
        deadline=dag,
    )


def _stippen_invoeren(sessie: Netwerksessie, dag: date) -> Taak:
    return Taak(
        zin=f"Van ‘{sessie.titel}’ zijn nog niet alle stippen ingevoerd.",
        toelichting="Daarna kunt u de cijfers ter inzage geven; dan staan ook de stippen vast",
        url=beheer("consultatie_netwerksessie_change", sessie.pk),
        knop="Voer de stippen in",
        deadline=dag,
    )


def uitslagdocumenten(vraag: Vraag) -> Iterator[Taak]:
    """Published results of which the worker should have made the paper by now; nobody else can tell staff that it fails."""
    if vraag.op is not None and vraag.mag("rapportage.add_resultaatpublicatie"):
        for publicatie in te_lang_zonder_document(vraag.plan, op=vraag.op).defer("gegevens"):
            yield zoek_uit(publicatie, vraag.dag)


def zoek_uit(publicatie: Resultaatpublicatie, dag: date) -> Taak:
    """Find out, today, why its paper is not there."""
    versie = f", versie {publicatie.nummer}" if publicatie.nummer > 1 else ""
    return Taak(
        zin=f"De pdf met de resultaten van ‘{publicatie.vragenlijst}’{versie} is er nog niet.",
        toelichting=(
            "Dat lukt meestal binnen een minuut. Vraag de technisch beheerder of de werker draait (manage.py werker). Draait "
            "die, dan staat in de log van de server ‘werk_mislukt’ met de soort fout. De werker probeert het om de 5 minuten "
            "opnieuw"
        ),
        url=beheer("rapportage_resultaatpublicatie_change", publicatie.pk),
        knop="Bekijk de resultaten",
        deadline=dag,
    )
