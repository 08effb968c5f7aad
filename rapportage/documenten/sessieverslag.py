"""Collects the report of a netwerksessie.

Who came and where the dots are, are figures that become public with the results of the plan
(consultatie/netwerksessie/models.py). So a report takes them from what was published: it shows the same, behind the same
threshold, and no sooner.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings

from consultatie.netwerksessie.models import Netwerksessie, Sessiegroep
from rapportage.cijfers.groepen import SESSIEGROEPEN
from rapportage.cijfers.resultaat import Prioriteiten, Resultaat, resultaat_uit
from rapportage.resultaten.models import Resultaatpublicatie

from .verslag import Aanwezigen, Stippendeel, Verslag
from .verzamelen import afzender_van

NOG_NIET_OPENBAAR = (
    "Hoeveel mensen er waren en waar zij hun stippen plakten, staat nog niet in dit verslag. Dat wordt openbaar met de "
    "resultaten van de consultatie. Vanaf dan staat het op deze site, bij de resultaten."
)
NIET_BIJ_DE_RESULTATEN = (
    "Hoeveel mensen er waren en waar zij hun stippen plakten, staat niet in dit verslag, want het staat niet bij de "
    "resultaten die openbaar zijn. Verbetert de gemeente die resultaten, dan kan het erbij komen."
)


def verzamel_sessieverslag(sessie: Netwerksessie, *, dag: date) -> Verslag:
    """The report of this session as it would be frozen on this day. Read only."""
    plan, groepen = sessie.beleidsplan, list(sessie.groepen.all())
    stippen = _stippen(sessie, groepen)
    return Verslag(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        bijeenkomst="Netwerksessie",
        onderwerp=sessie.titel,
        datum=sessie.datum,
        vastgelegd=dag,
        tekst=sessie.verslag,
        plaats=sessie.locatie,
        programma=sessie.programma,
        aanwezigen=tuple(_aanwezigen(groepen, stippen)),
        stippen=stippen,
        is_fictief=sessie.is_fictief or (stippen.cijfers is not None and stippen.cijfers.is_fictief),
    )


def _stippen(sessie: Netwerksessie, groepen: Collection[Sessiegroep]) -> Stippendeel:
    """What the newest public results that were made after the session show of it."""
    kaal = Stippendeel(per_persoon=sessie.stippen_per_persoon)
    openbaar = [resultaat_uit(een.gegevens) for een in _publicaties(sessie)]
    if not openbaar:
        return replace(kaal, waarom_niet=NOG_NIET_OPENBAAR)
    codes = {SESSIEGROEPEN[groep.groep].code: str(groep) for groep in groepen}
    for resultaat in openbaar:
        cijfers = alleen_sessies(resultaat)
        getoond = {groep.code for groep in cijfers.groepen}
        if date.fromisoformat(resultaat.peildatum) >= sessie.datum and getoond & codes.keys():
            zonder = tuple(naam for code, naam in codes.items() if code not in getoond)
            return replace(kaal, cijfers=cijfers, sessies=_sessies(sessie, resultaat), zonder=zonder)
    return replace(kaal, waarom_niet=NIET_BIJ_DE_RESULTATEN)


def _aanwezigen(groepen: Collection[Sessiegroep], stippen: Stippendeel) -> Iterator[Aanwezigen]:
    """Who came, as far as the results show that; of one session among more only where that tells of no few in another."""
    cijfers = stippen.cijfers
    if cijfers is None:
        return
    getoond = {groep.code: groep.aantal for groep in cijfers.groepen}
    for groep in groepen:
        code = SESSIEGROEPEN[groep.groep].code
        if code in getoond:
            samen = getoond[code]
            is_te_tonen = stippen.sessies == 1 or _mag_per_sessie(groep, samen, peildatum=cijfers.peildatum)
            aantal = samen if stippen.sessies == 1 else groep.deelnemers
            yield Aanwezigen(str(groep), aantal if is_te_tonen else None)


def _mag_per_sessie(groep: Sessiegroep, samen: int | None, *, peildatum: str) -> bool:
    """Whether the number of this group in one session may be shown beside that of all sessions together, `samen`.

    Every session has a report of its own, and who has all the others reckons the last one out. So each of them has to be
    as large as the threshold, and together they have to be what the results show: otherwise one was changed since.
    """
    sessies = Netwerksessie.objects.filter(beleidsplan=groep.netwerksessie.beleidsplan_id, datum__lte=peildatum)
    delen = Sessiegroep.objects.filter(netwerksessie__in=sessies, groep=groep.groep)
    aantallen = list(delen.values_list("deelnemers", flat=True))
    return samen == sum(aantallen) and all(aantal >= settings.DREMPEL_OPENBAAR for aantal in aantallen)


def _publicaties(sessie: Netwerksessie) -> list[Resultaatpublicatie]:
    """What everybody sees of the results of its plan, newest first."""
    publicaties = Resultaatpublicatie.objects.nieuwste().filter(vragenlijst__beleidsplan=sessie.beleidsplan_id)
    return list(publicaties.order_by("-gepubliceerd_op", "-pk"))


def alleen_sessies(resultaat: Resultaat) -> Resultaat:
    """Of these figures the dots alone, as they are shown."""
    groepen = tuple(groep for groep in resultaat.groepen if groep.plakte_stippen)
    codes = {groep.code for groep in groepen}
    rijen = tuple(
        replace(rij, aandelen=tuple(aandeel for aandeel in rij.aandelen if aandeel.groep in codes))
        for rij in resultaat.prioriteiten.rijen
    )
    zonder_koploper = tuple(code for code in resultaat.prioriteiten.zonder_koploper if code in codes)
    return Resultaat(
        titel=resultaat.titel,
        slug=resultaat.slug,
        peildatum=resultaat.peildatum,
        drempel=resultaat.drempel,
        is_fictief=resultaat.is_fictief,
        groepen=groepen,
        prioriteiten=Prioriteiten(top=0, rijen=rijen, zonder_koploper=zonder_koploper),
        vragen=(),
        wijken=(),
        wijkbron="",
    )


def _sessies(sessie: Netwerksessie, resultaat: Resultaat) -> int:
    """How many sessions can be among these figures: results take those of one plan together."""
    gehouden = Netwerksessie.objects.filter(beleidsplan=sessie.beleidsplan_id, datum__lte=resultaat.peildatum)
    return gehouden.filter(groepen__isnull=False).distinct().count()
