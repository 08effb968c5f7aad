"""Whether a paper at the council still says what the college decided on.

The text of a plan or a report is the plan or the report itself, which stays open until it is adopted.
"""

from dataclasses import replace

from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Stukstatus, Uitkomst
from planning.stuk.models import Bestuursstuk
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.bijstelling import Bijstelling
from rapportage.documenten.opmaken import controlegetal
from rapportage.documenten.soorten import Gegevens
from rapportage.opmaak import datum

from .fouten import InhoudGewijzigd
from .models import Besluit

# Not content: where the paper is on its way, how it looks, when the steps of the process are (which shift when the
# council holds a plan over), and what the council does with it.
_GEEN_INHOUD = frozenset(
    {
        "afzender",
        "stand",
        "stappen",
        "stemming",
        "status",
        "status_datum",
        "college_datum",
        "raad_datum",
        "burgemeester_datum",
        "bijstellingen",
        "eerst_vastgesteld",
        "is_besluit_fictief",
        "is_eerst_fictief",
        "versie",
        "wijzigingen",
    }
)
_INSTEMMING = frozenset({Uitkomst.AKKOORD, Uitkomst.VASTGESTELD, Uitkomst.GEWIJZIGD})


def inhoudsgetal(stuk: Bestuursstuk) -> str:
    """The controlegetal of the paper's content as it is stored now. Raises StukOnvolledig when there is none yet."""
    return controlegetal(_zonder_plaatsnamen(gegevens_van(stuk)), zonder=_GEEN_INHOUD)


def _zonder_plaatsnamen(gegevens: Gegevens) -> Gegevens:
    """A place of the plan is named after its title, which another bijstelling may have changed meanwhile."""
    if not isinstance(gegevens, Bijstelling):
        return gegevens
    return replace(gegevens, regels=tuple(replace(regel, plek="") for regel in gegevens.regels))


def gewijzigd_sinds(stuk: Bestuursstuk) -> Besluit | None:
    """The decision of the college since which the content of this paper, now at the council, has changed; else None.

    Of a decision without controlegetal nothing is known; that counts as not changed.
    """
    if stuk.status != Stukstatus.RAAD:
        return None
    instemmingen = [
        besluit
        for besluit in stuk.besluiten.all()
        if besluit.orgaan == Orgaan.COLLEGE and besluit.uitkomst in _INSTEMMING
    ]
    laatste: Besluit | None = instemmingen[-1] if instemmingen else None
    if laatste is None or not laatste.controlegetal or laatste.controlegetal == inhoudsgetal(stuk):
        return None
    return laatste


def eis_ongewijzigd(stuk: Bestuursstuk) -> None:
    """Raise InhoudGewijzigd when the council would decide on something else than the college did."""
    if zin := wat_te_doen(stuk):
        raise InhoudGewijzigd(zin)


def wat_te_doen(stuk: Bestuursstuk) -> str:
    """For staff: since when the content has changed and what to do about it; empty when it has not."""
    if (besluit := gewijzigd_sinds(stuk)) is None:
        return ""
    return (
        f"{_sinds(besluit)} Zo kan de raad er niet over besluiten. Kies: zet de inhoud terug zoals het college die zag, "
        "of breng het stuk terug naar het college. Dan besluit het college over de nieuwe inhoud."
    )


def wat_de_raad_weet(stuk: Bestuursstuk) -> str:
    """The same for a council member, who reads that the text is not the one that the college decided on."""
    if (besluit := gewijzigd_sinds(stuk)) is None:
        return ""
    return (
        f"{_sinds(besluit)} De raad kan pas besluiten als dat is hersteld, of als het college over de nieuwe inhoud heeft "
        "besloten."
    )


def _sinds(besluit: Besluit) -> str:
    dag = datum(besluit.datum) + (" (voorbeelddatum)" if besluit.is_fictief else "")
    return f"De inhoud is gewijzigd sinds het besluit van het college van {dag}."
