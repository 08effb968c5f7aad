"""A questionnaire of a usual size to measure with, and answers to it."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from consultatie.models import Vragenlijstversie
from consultatie.vragenlijst.services import vragenlijst_openen
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
DAG = date(2019, 8, 20)
SECTIES: tuple[tuple[dict[str, Any], ...], ...] = (
    ({"sleutel": "top", "soort": "top", "aantal": 3},),
    (
        {"sleutel": "veilig", "soort": "schaal", "label_laag": "onveilig", "label_hoog": "veilig"},
        {"sleutel": "merkt", "soort": "een", "opties": "Vaak\nSoms\nNooit\nWeet ik niet"},
        {
            "sleutel": "waar",
            "soort": "meer",
            "opties": "Thuis\nIn mijn straat\nIn de stad\nOnderweg\nOnline\nOp het werk",
        },
    ),
    (
        {"sleutel": "tip", "soort": "open"},
        {"sleutel": "zelf", "soort": "open"},
        {"sleutel": "mee", "soort": "een", "opties": "Ja\nNee"},
    ),
    ({"sleutel": "wijk", "soort": "wijk"}, {"sleutel": "leeftijd", "soort": "leeftijd"}),
)


def vragenlijst_opzetten(slug: str = "bench", *, erbij: tuple[dict[str, Any], ...] = ()) -> Vragenlijstversie:
    """An open questionnaire of nine questions on eleven themes and thirteen districts; `erbij`: a section more."""
    plan = BeleidsplanFactory(is_actueel=True)
    for nummer in range(11):
        ThemaFactory(beleidsplan=plan, slug=f"thema-{nummer}", veiligheid=nummer > 3)
    WijkFactory.create_batch(13, gemeente=plan.gemeente)
    vragenlijst = VragenlijstFactory(beleidsplan=plan, slug=slug)
    for vragen in (*SECTIES, *((erbij,) if erbij else ())):
        sectie = SectieFactory(vragenlijst=vragenlijst)
        for vraag in vragen:
            VraagFactory(sectie=sectie, tekst="Wat vindt u daarvan?", **({"opties": ""} | vraag))
    return vragenlijst_openen(vragenlijst, door=None, op=OP)


def antwoorden(versie: Vragenlijstversie, *, aantal: int, zaad: int = 1) -> Iterator[dict[str, Any]]:
    """So many filled-in questionnaires; the same for the same seed."""
    rng = random.Random(zaad)
    for _ in range(aantal):
        yield {vraag["sleutel"]: _antwoord(rng, vraag) for vraag in versie.vragen if rng.random() < 0.9}


def _antwoord(rng: random.Random, vraag: dict[str, Any]) -> str | list[str]:
    if vraag["soort"] == "open":
        return "Meer licht in het park, en iemand die opneemt als ik bel."
    codes = [optie["code"] for optie in vraag["opties"]]
    if vraag["soort"] in {"top", "rangorde"}:
        return rng.sample(codes, vraag["aantal"])
    return rng.sample(codes, 2) if vraag["soort"] == "meer" else rng.choice(codes)
