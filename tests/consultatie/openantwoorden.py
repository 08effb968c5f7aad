"""A questionnaire with open questions, and residents who answer it."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from consultatie.inbreng.services import inzending_opslaan
from consultatie.vragenlijst.enums import Kanaal
from tests.factories.consultatie import VragenlijstversieFactory, definitie

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
K = 10
GEHEIM = "geheime-tekst-van-een-inwoner"


def vraag(sleutel: str, soort: str, **rest: Any) -> dict[str, Any]:
    return {"sleutel": sleutel, "soort": soort, "tekst": "Wat?", "hulptekst": "", "is_verplicht": False, **rest}


def nieuwe_versie() -> Any:
    vragen = (
        vraag("wijk", "wijk", opties=[{"code": "WK1", "tekst": "Een"}, {"code": "WK2", "tekst": "Twee"}]),
        vraag("eerste", "open", maximum=2000),
        vraag("slot", "open", maximum=2000),
    )
    return VragenlijstversieFactory.create(definitie=definitie(*vragen))


def verstuur(versie: Any, aantal: int, tekst: str = "tekst") -> None:
    for nummer in range(aantal):
        antwoorden = {"wijk": f"WK{nummer % 2 + 1}", "eerste": f"{tekst} {nummer}"}
        if nummer % 3 == 0:
            antwoorden["slot"] = f"slot {nummer}"
        inzending_opslaan(versie, sleutel=uuid4(), kanaal=Kanaal.OPEN, antwoorden=antwoorden, dag=OP.date())


def meldingen(reactie: Any) -> str:
    """What the admin says on top of the page, as one text."""
    return " ".join(str(melding) for melding in reactie.context["messages"])
