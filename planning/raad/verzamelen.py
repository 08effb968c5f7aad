"""Adds to the data of a document what the council did with it."""

from dataclasses import replace

from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import Documentgegevens
from rapportage.documenten.bijstelling import Bijstelling
from rapportage.documenten.plan import Plan

from .queries import stemming_over, wijzigingen_van


def met_de_raad(gegevens: Documentgegevens, stuk: Bestuursstuk) -> Documentgegevens:
    """The data with the adopted amendments and the vote of the council, on a kind of document that has them."""
    if not isinstance(gegevens, Plan | Bijstelling):
        return gegevens
    return replace(gegevens, wijzigingen=wijzigingen_van(stuk), stemming=stemming_over(stuk, dag=stuk.raad_datum))
