"""The public list of decisions as data: of each item only what may be told is in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rapportage.documenten.besluitenlijst import Besluitenlijst, Lijstbesluit
from rapportage.documenten.verzamelen import afzender_van
from rapportage.weglakken.lakken import gelakt

from .models import Collegevergadering
from .openbaar import Zichtbaar, wat_is_zichtbaar
from .queries import Punt


def verzamel_besluitenlijst(vergadering: Collegevergadering, punten: Iterable[Punt], *, dag: date) -> Besluitenlijst:
    """The list of this meeting as it would be published on `dag`."""
    plan, alle = vergadering.beleidsplan, tuple(punten)
    return Besluitenlijst(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        datum=vergadering.datum,
        openbaar=dag,
        besluiten=tuple(_besluit(punt) for punt in alle),
        is_fictief=vergadering.is_fictief or any(punt.is_fictief for punt in alle),
    )


def zichtbaarheid_van(punt: Punt) -> Zichtbaar:
    """How much of this item the public reads."""
    nota = getattr(punt.stuk, "nota", None)
    document = punt.stuk.document
    return wat_is_zichtbaar(
        nota.openbaarmaking if nota is not None else None,
        uitkomst=punt.uitkomst,
        is_gepubliceerd=document is not None and document.openbaar_deel.gepubliceerd_op is not None,
        is_geheim=punt.stuk.is_geheim,
    )


def _besluit(punt: Punt) -> Lijstbesluit:
    zichtbaar = zichtbaarheid_van(punt)
    if zichtbaar is Zichtbaar.NIETS:
        return Lijstbesluit(punt.nummer, zichtbaar.value)
    kaal = Lijstbesluit(punt.nummer, zichtbaar.value, behandeling=punt.behandeling.label, uitkomst=punt.in_woorden)
    if zichtbaar in {Zichtbaar.UITKOMST, Zichtbaar.LATER}:
        return kaal
    return _met_besluit(kaal, punt, met_naam=zichtbaar is Zichtbaar.GEHEEL)


def _met_besluit(kaal: Lijstbesluit, punt: Punt, *, met_naam: bool) -> Lijstbesluit:
    """What is withheld from the paper is withheld here too."""
    stuk = punt.stuk
    vol = replace(kaal, punten=punt.besluitpunten)
    if met_naam:
        vol = replace(vol, soort=stuk.get_soort_display(), kenmerk=stuk.nummer, onderwerp=stuk.onderwerp)
    return gelakt(vol, tuple(weglating.lak for weglating in stuk.weglatingen.all()))
