"""The only writes on the tallies. The caller holds the lock on the version and the transaction."""

from collections.abc import Mapping

from consultatie.vragenlijst.models import Vragenlijstversie

from .models import Telling
from .telling import Cel, Celtelling, tel_bij


def cellen_bijtellen(versie: Vragenlijstversie, kanaal: str, erbij: Mapping[Cel, Celtelling]) -> None:
    """Add these counts to the cells of this version and channel; a cell that is new is made."""
    nu = _cellen_van(versie, kanaal)
    oud = {cel: nu[cel] for cel in erbij if cel in nu}
    for cel, rij in oud.items():
        _zet(rij, tel_bij(Celtelling(rij.aantal, rij.tellingen), erbij[cel]))
    Telling.objects.bulk_update(oud.values(), ["aantal", "tellingen"], batch_size=100)
    Telling.objects.bulk_create(
        [_zet(_nieuw(versie, kanaal, cel), telling) for cel, telling in sorted(erbij.items()) if cel not in oud]
    )


def cellen_vervangen(versie: Vragenlijstversie, kanaal: str, goed: Mapping[Cel, Celtelling]) -> int:
    """Make the cells of this version and channel equal to `goed`; how many of them were not."""
    nu = _cellen_van(versie, kanaal)
    te_veel = [rij.pk for cel, rij in nu.items() if cel not in goed]
    mis = {cel for cel, telling in goed.items() if cel not in nu or _telling(nu[cel]) != telling}
    Telling.objects.filter(pk__in=te_veel).delete()
    Telling.objects.bulk_update(
        [_zet(nu[cel], goed[cel]) for cel in mis if cel in nu], ["aantal", "tellingen"], batch_size=100
    )
    Telling.objects.bulk_create([_zet(_nieuw(versie, kanaal, cel), goed[cel]) for cel in sorted(mis) if cel not in nu])
    return len(te_veel) + len(mis)


def _cellen_van(versie: Vragenlijstversie, kanaal: str) -> dict[Cel, Telling]:
    return {Cel(rij.wijk, rij.leeftijd): rij for rij in Telling.objects.filter(versie=versie, kanaal=kanaal)}


def _nieuw(versie: Vragenlijstversie, kanaal: str, cel: Cel) -> Telling:
    return Telling(versie=versie, kanaal=kanaal, wijk=cel.wijk, leeftijd=cel.leeftijd)


def _telling(rij: Telling) -> Celtelling:
    return Celtelling(rij.aantal, rij.tellingen)


def _zet(rij: Telling, telling: Celtelling) -> Telling:
    rij.aantal, rij.tellingen = telling.aantal, dict(telling.tellingen)
    return rij
