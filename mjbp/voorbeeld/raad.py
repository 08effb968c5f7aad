"""The council of the example amends the plan: fracties, amendment and votes are made up."""

from datetime import date
from typing import Any

from planning.besluit.services import stuk_agenderen_raad
from planning.raad.enums import Stemwijze
from planning.raad.models import Amendement, Fractie, Motie
from planning.raad.services import stemming_vastleggen
from planning.raad.telling import Stemmen
from planning.raadstafel.models import Raadstafel
from planning.stuk.enums import Behandelwijze
from planning.stuk.models import Bestuursstuk
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


def amendement_indienen(stuk: Bestuursstuk, *, spelers: Spelers, dag: date) -> Amendement:
    """The plan is on the agenda of `dag` as a debatstuk, and two fracties propose other words for one goal."""
    bron, griffie = lees("raad"), spelers[Rol.GRIFFIE]
    with op_moment("2019-11-20 10:00", door=griffie) as op:
        stuk_agenderen_raad(stuk, door=griffie, op=op, datum=dag, behandelwijze=Behandelwijze.DEBATSTUK)
        fracties = {
            rij["naam"]: Fractie.objects.create(gemeente=stuk.beleidsplan.gemeente, van=_SINDS, is_fictief=True, **rij)
            for rij in bron["fracties"]
        }
        rij = bron["amendement"]
        doel = Doel.objects.get(thema__beleidsplan=stuk.beleidsplan, titel=rij.pop("doel"))
        indieners = [fracties[naam] for naam in rij.pop("indieners")]
        amendement = Amendement.objects.create(stuk=stuk, plek=f"doel.tekst:{doel.pk}", is_fictief=True, **rij)
        amendement.indieners.set(indieners)
    return amendement


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
