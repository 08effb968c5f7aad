"""Where a bijstelling would leave a plan that contradicts itself: a figure changes, and the words of its goal still name the
old one. A warning, never a refusal: only a reader knows whether that number is the same figure."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from planning.raad.enums import Amendementstatus
from planning.raad.fouten import PassageKloptNiet
from planning.raad.models import Amendement
from planning.raad.tekstplek import Plek, planplek_van, plek_van
from planning.raad.verwerken import tekst_met
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import getal
from thema.doelenboom.models import Doel

from .controle import per_plek
from .models import Planwijziging

_CIJFERS = ("doel.streefwaarde", "doel.streefjaar")
_ONDERWEG = frozenset({Stukstatus.CONCEPT, Stukstatus.ROUTING, Stukstatus.COLLEGE, Stukstatus.RAAD})
_WOORDEN = ("doel.titel", "doel.tekst")


def tegenspraken(stuk: Bestuursstuk) -> tuple[str, ...]:
    """Sentences on figures of goals whose old value stands in the goal's words after all changes of this paper; empty when
    there are none, for another kind of paper, and once it was decided on."""
    if stuk.soort != Documentsoort.BIJSTELLING or stuk.status not in _ONDERWEG:
        return ()
    groepen = per_plek(_met_amendementen(stuk))
    cijfers = [groep[0].plaats for code, groep in groepen.items() if code.partition(":")[0] in _CIJFERS]
    return tuple(zin for plek in cijfers if plek is not None for zin in _over_cijfer(stuk, plek, groepen))


def _met_amendementen(stuk: Bestuursstuk) -> Iterator[Planwijziging]:
    """The changes of words, as the amendments make them that the council adopted but did not write in yet."""
    aangenomen = list(Amendement.objects.filter(stuk=stuk, status=Amendementstatus.AANGENOMEN))
    for wijziging in stuk.planwijzigingen.filter(thema__isnull=True):
        code = f"planwijziging.wordt:{wijziging.pk}"
        eigen = [amendement for amendement in aangenomen if amendement.plek == code]
        if eigen and (plek := plek_van(stuk, code)) is not None:
            wijziging.wordt = _tekst(plek, eigen)
        yield wijziging


def _over_cijfer(stuk: Bestuursstuk, plek: Plek, groepen: dict[str, list[Planwijziging]]) -> Iterator[str]:
    doel: Doel = plek.ding
    oud, nieuw = plek.tekst, _tekst(plek, groepen[plek.code])
    if oud == nieuw:
        return
    for soort in _WOORDEN:
        code = f"{soort}:{doel.pk}"
        woorden = planplek_van(stuk, code)
        if woorden is not None and _noemt(_tekst(woorden, groepen.get(code, ())), oud):
            yield (
                f"{plek.naam} gaat van {oud} naar {nieuw}, maar {oud} staat ook nog in de {woorden.soort.naam} van dat doel. "
                "Gaat dat over hetzelfde? Voeg dan ook daarvan een wijziging toe."
            )


def _tekst(plek: Plek, voorstellen: Iterable[Planwijziging | Amendement]) -> str:
    """What the place reads with these; as it reads now while they do not fit, which is an objection of its own."""
    try:
        return tekst_met(plek, voorstellen)
    except PassageKloptNiet:
        return plek.tekst


def _noemt(tekst: str, cijfer: str) -> bool:
    """It has this number as a number of its own, written in one of the Dutch ways: 1500 or 1.500, 40,5 or 40,50."""
    waarde = Decimal(cijfer.replace(",", "."))
    vormen = {cijfer, getal(waarde), getal(waarde, 2)}
    return any(re.search(rf"(?<![\d.,]){re.escape(vorm)}(?![.,]?\d)", tekst) for vorm in vormen)
