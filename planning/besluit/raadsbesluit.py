"""The raadsbesluit: what becomes of a raadsvoorstel that the council adopted, as a document of its own."""

from planning.mijlpaal.enums import Orgaan
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.raadsbesluit import Raadsbesluit
from rapportage.documenten.verzamelen import afzender_van

from .models import Besluit

# Who signs what the council decides (Gemeentewet, article 32a).
_ONDERTEKENAARS = ("de griffier", "de voorzitter")


def raadsbesluit_van(stuk: Bestuursstuk) -> Raadsbesluit | None:
    """The decision on this raadsvoorstel, with the points as they are stored now; None for another kind of paper.

    Only after the council's decision has been written down.
    """
    if stuk.soort != Documentsoort.RAADSVOORSTEL:
        return None
    besluit = Besluit.objects.filter(stuk=stuk, orgaan=Orgaan.RAAD).latest("datum", "pk")
    return Raadsbesluit(
        afzender=afzender_van(stuk.beleidsplan.gemeente),
        nummer=stuk.nummer,
        datum=besluit.datum,
        onderwerp=stuk.onderwerp,
        voorstel_datum=stuk.college_datum,
        uitkomst=besluit.get_uitkomst_display(),
        besluitpunten=tuple(punt.tekst for punt in stuk.besluitpunten.all()),
        ondertekenaars=_ONDERTEKENAARS,
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=stuk.besluiten.filter(is_fictief=True).exists(),
    )
