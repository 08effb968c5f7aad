"""Our kinds, bodies and outcomes in the words of Open Raadsinformatie, and where those words come from.

The model is that of VNG Realisatie, "Open Raads-, Staten- en Bestuursinformatie", API 2.0.0-beta.3
(https://github.com/VNG-Realisatie/ODS-Open-Raadsinformatie, specificatie/openapi.yaml). From the API with which a
council's system hands over to Open Overheid ("mini-ORI-API" 1.0.0, docs/mini-ORI-API in the same place) come
`webpaginalink`, `wooinformatiecategorie` and `formaat`. Why these: docs/adr/0019-raadsexport.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planning.mijlpaal.enums import Orgaan
from rapportage.documenten.enums import Documentsoort

STANDAARDEN = (
    "Open Raads-, Staten- en Bestuursinformatie 2.0.0-beta.3",
    "De ORI API voor Open Overheid 1.0.0",
)
BRON = "https://github.com/VNG-Realisatie/ODS-Open-Raadsinformatie"
# ISO 639-2/B, as the standard asks.
NEDERLANDS = "dut"
PDF = "application/pdf"
GEHOUDEN = "gehouden"

# The list has nine types. None: no body treated it, so it is none of them.
INFORMATIEOBJECTTYPE: Mapping[Documentsoort, str | None] = {
    Documentsoort.NOTA: "besluitvormingsstuk",
    Documentsoort.RAADSMEDEDELING: "mededeling",
    # The council takes note of these: no vote is taken on them.
    Documentsoort.STARTNOTITIE: "ingekomen_stuk",
    Documentsoort.VOORTGANGSRAPPORTAGE: "ingekomen_stuk",
    Documentsoort.RAADSVOORSTEL: "voorstel",
    Documentsoort.RAADSBESLUIT: "besluitvormingsstuk",
    Documentsoort.PLAN: "besluitvormingsstuk",
    Documentsoort.BIJSTELLING: "besluitvormingsstuk",
    Documentsoort.INBRENGNOTA: None,
    Documentsoort.UITSLAG: None,
    # It tells what was decided on papers; no body treated it itself.
    Documentsoort.BESLUITENLIJST: None,
    # The list has no type for what was said in a meeting.
    Documentsoort.VERSLAG: None,
}


@dataclass(frozen=True)
class Gremium:
    """A body that meets: its name, what its meeting is called, and the type of that; "" where the list has none for it."""

    naam: str
    vergadering: str
    vergaderingstype: str


GREMIA: Mapping[Orgaan, Gremium] = {
    Orgaan.COLLEGE: Gremium("College van burgemeester en wethouders", "Collegevergadering", ""),
    Orgaan.RAAD: Gremium("Gemeenteraad", "Raadsvergadering", "raadsvergadering"),
}
