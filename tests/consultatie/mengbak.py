"""Fills the tray with answers, and looks at what mixing made of them."""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from consultatie.models import Inkomend, Inzending, Telling, Vragenlijstversie
from consultatie.uitslag.telling import Cel, Celtelling, tel_per_cel
from consultatie.vragenlijst.enums import Kanaal
from tests.factories.consultatie import definitie

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)


def _vraag(sleutel: str, soort: str, *codes: str, **meer: Any) -> dict[str, Any]:
    opties = [{"code": code, "tekst": code} for code in codes]
    return {
        "sleutel": sleutel,
        "soort": soort,
        "tekst": "?",
        "hulptekst": "",
        "is_verplicht": False,
        "opties": opties,
    } | meer


DRIE_VRAGEN = definitie(
    _vraag("top", "top", "drugs", "cyber", "zorg", aantal=2),
    _vraag("wijk", "wijk", "WK015001", "WK015002"),
    _vraag("leeftijd", "leeftijd", "18-34", "35-49"),
)


def antwoorden(rng: random.Random, aantal: int) -> Iterator[dict[str, Any]]:
    """As many answers to the three questions, some without wijk or age."""
    for _ in range(aantal):
        antwoord: dict[str, Any] = {"top": rng.sample(["drugs", "cyber", "zorg"], rng.randint(1, 2))}
        if rng.random() < 0.7:
            antwoord["wijk"] = rng.choice(["WK015001", "WK015002"])
        if rng.random() < 0.7:
            antwoord["leeftijd"] = rng.choice(["18-34", "35-49"])
        yield antwoord


def vul(
    versie: Vragenlijstversie, antwoorden: Iterable[dict[str, Any]], kanaal: str = Kanaal.OPEN, *, verdenking: str = ""
) -> None:
    """Put these answers in the tray, each under a key of its own."""
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=kanaal, dag=OP.date(), verdenking=verdenking, antwoorden=een)
        for een in antwoorden
    )


def in_bak() -> int:
    """How many answers wait to be mixed; emptied keys do not count."""
    return Inkomend.objects.filter(antwoorden__isnull=False).count()


def bewaard(versie: Vragenlijstversie, kanaal: str = Kanaal.OPEN) -> dict[Cel, Celtelling]:
    """The tallies as they are kept, per cell."""
    cellen = Telling.objects.filter(versie=versie, kanaal=kanaal)
    return {Cel(cel.wijk, cel.leeftijd): Celtelling(cel.aantal, cel.tellingen) for cel in cellen}


def nageteld(versie: Vragenlijstversie, kanaal: str = Kanaal.OPEN) -> dict[Cel, Celtelling]:
    """The tallies as a scan of the mixed answers gives them, per cell."""
    reeks = Inzending.objects.filter(versie=versie, kanaal=kanaal).values_list("antwoorden", flat=True)
    return tel_per_cel(versie.definitie, reeks)
