"""A council of three fracties that votes."""

from datetime import date
from typing import Any

from planning.models import Amendement, Bestuursstuk, Fractie, Motie, Stemming
from planning.raad.enums import Stemwijze
from planning.raad.services import stemming_vastleggen
from planning.raad.telling import Stemmen
from tests.factories.planning import FractieFactory
from tests.planning.besluitnemers import OP_RAAD, RAADSDAG
from thema.models import Gemeente

# Seats: seventeen together.
ZETELS = (8, 5, 4)


def maak_raad(gemeente: Gemeente) -> list[Fractie]:
    """Fracties of 8, 5 and 4 seats."""
    return [
        FractieFactory.create(gemeente=gemeente, naam=naam, zetels=zetels)
        for naam, zetels in zip(("Groot", "Midden", "Klein"), ZETELS, strict=True)
    ]


def stemt(onderwerp: Any, *voor: str, afwezig: int = 0, **anders: Any) -> Stemming:
    """The named fracties vote for, the others against; of the first `afwezig` seats are empty."""
    stuk = onderwerp if isinstance(onderwerp, Bestuursstuk) else onderwerp.stuk
    fracties = list(Fractie.objects.filter(gemeente=stuk.beleidsplan.gemeente_id).order_by("pk"))
    stemmen = {}
    for nummer, fractie in enumerate(fracties):
        weg = afwezig if nummer == 0 else 0
        kant = "voor" if fractie.naam in voor else "tegen"
        stemmen[fractie.pk] = Stemmen(**{kant: fractie.zetels - weg, "afwezig": weg})
    gegevens: dict[str, Any] = {
        "datum": RAADSDAG,
        "wijze": Stemwijze.FRACTIES,
        "stemmen": stemmen,
        "door": None,
        "op": OP_RAAD,
    }
    return stemming_vastleggen(onderwerp, **gegevens | anders)


def zonder_stemming(onderwerp: Amendement | Motie | Bestuursstuk, dag: date = RAADSDAG) -> Stemming:
    """It is adopted without a vote."""
    return stemming_vastleggen(onderwerp, datum=dag, wijze=Stemwijze.ZONDER, stemmen={}, door=None, op=OP_RAAD)
