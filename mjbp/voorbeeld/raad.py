"""The council of the example asks, amends and votes: fracties, questions, promises, amendment, motion and votes are made up."""

from datetime import date
from typing import Any

from planning.besluit.services import stuk_agenderen_raad
from planning.raad.enums import Stemwijze
from planning.raad.models import Amendement, Fractie, Motie
from planning.raad.services import stemming_vastleggen
from planning.raad.telling import Stemmen
from planning.raadstafel.models import Raadstafel, Raadsvraag, Toezegging
from planning.raadstafel.services import Afdoening, toezegging_afdoen
from planning.stuk.enums import Behandelwijze
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from thema.basis.rollen import Rol
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel
from thema.thema.models import Thema

from .accounts import Spelers
from .bron import lees
from .moment import op_moment

# The council as it came in after the elections of 2018.
_SINDS = date(2018, 3, 29)


def raadstafel_maken(plan: Beleidsplan, sleutel: str) -> Raadstafel:
    """A meeting of the source, or one that was made up and says so."""
    rij = dict(lees("raad")["raadstafels"][sleutel])
    soort_themas = rij.pop("themas", "")
    tafel = Raadstafel.objects.create(beleidsplan=plan, **rij)
    tafel.themas.set(Thema.objects.van(plan).filter(soort=soort_themas))
    return tafel


def fracties_maken(plan: Beleidsplan) -> None:
    """The whole council of the municipality."""
    for rij in lees("raad")["fracties"]:
        Fractie.objects.create(gemeente=plan.gemeente, van=_SINDS, is_fictief=True, **rij)


def vraag_en_toezegging_maken(tafel: Raadstafel) -> None:
    """A fractie asked something, and got an answer the next day; the mayor promised something."""
    bron = lees("raad")
    vraag, toezegging = bron["raadsvraag"], bron["toezegging"]
    Raadsvraag.objects.create(
        raadstafel=tafel, fractie=Fractie.objects.get(naam=vraag.pop("fractie")), is_fictief=True, **vraag
    )
    velden = {veld: toezegging[veld] for veld in ("door", "tekst", "termijn_datum")}
    Toezegging.objects.create(raadstafel=tafel, is_fictief=True, **velden)


def raad_agenderen(stuk: Bestuursstuk, *, spelers: Spelers, dag: date) -> None:
    """On the agenda of `dag` as a debatstuk."""
    griffie = spelers[Rol.GRIFFIE]
    with op_moment("2019-11-20 10:00", door=griffie) as op:
        stuk_agenderen_raad(stuk, door=griffie, op=op, datum=dag, behandelwijze=Behandelwijze.DEBATSTUK)


def amendement_indienen(stuk: Bestuursstuk, *, spelers: Spelers) -> Amendement:
    """Two fracties propose other words for one goal."""
    rij = lees("raad")["amendement"]
    with op_moment("2019-11-20 11:00", door=spelers[Rol.GRIFFIE]):
        doel = Doel.objects.get(thema__beleidsplan=stuk.beleidsplan, titel=rij.pop("doel"))
        indieners = Fractie.objects.filter(naam__in=rij.pop("indieners"))
        amendement = Amendement.objects.create(stuk=stuk, plek=f"doel.tekst:{doel.pk}", is_fictief=True, **rij)
        amendement.indieners.set(indieners)
    return amendement


def motie_indienen(stuk: Bestuursstuk, *, spelers: Spelers) -> Motie:
    """A fractie asks something of the college with the plan."""
    rij = lees("raad")["motie"]
    del rij["afdoening"]
    with op_moment("2019-11-20 11:30", door=spelers[Rol.GRIFFIE]):
        indieners = Fractie.objects.filter(naam__in=rij.pop("indieners"))
        motie = Motie.objects.create(stuk=stuk, is_fictief=True, **rij)
        motie.indieners.set(indieners)
    return motie


def raadswensen_afdoen(plan: Beleidsplan, document: Document, *, spelers: Spelers) -> None:
    """With the report on the first year the promise has been kept, and the college tells what it did with the motion; there
    is none where somebody took the plan through the council by hand."""
    bron, griffie = lees("raad"), spelers[Rol.GRIFFIE]
    with op_moment("2021-04-22 09:00", door=griffie) as op:
        toezegging = bron["toezegging"]
        afdoening = Afdoening(toezegging["afdoening"], toezegging["afgedaan_datum"], document)
        toezegging_afdoen(Toezegging.objects.get(raadstafel__beleidsplan=plan), afdoening, door=griffie, op=op)
        for motie in Motie.objects.filter(stuk__beleidsplan=plan, nummer=bron["motie"]["nummer"]):
            for veld, waarde in bron["motie"]["afdoening"].items():
                setattr(motie, veld, waarde)
            motie.save()


def stemmen_over(onderwerp: Amendement | Motie | Bestuursstuk, *, sleutel: str, spelers: Spelers, dag: date) -> None:
    """The council votes in its meeting of `dag`; the griffie writes it down that evening."""
    griffie = spelers[Rol.GRIFFIE]
    with op_moment(f"{dag.isoformat()} 22:15", door=griffie) as op:
        stemming_vastleggen(
            onderwerp,
            datum=dag,
            wijze=Stemwijze.FRACTIES,
            stemmen=_stemmen(lees("raad")["stemmen"][sleutel]),
            door=griffie,
            op=op,
            is_fictief=True,
        )


def _stemmen(per_fractie: dict[str, Any]) -> dict[int, Stemmen]:
    pks = dict(Fractie.objects.filter(naam__in=per_fractie).values_list("naam", "pk"))
    return {pks[naam]: Stemmen(*aantallen) for naam, aantallen in per_fractie.items()}
