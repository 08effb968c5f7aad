"""The made-up answers of residents, partners and council: weights from the data, thrown with dice that always fall the
same.

Only `Random.random` and `Random.getrandbits` are used: Python promises that those give the same for the same seed, on
every machine and in every version.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")
Definitie = Mapping[str, Any]

DAGEN_PER_WEEK = 7


@dataclass(frozen=True)
class Antwoord:
    """One filled-in questionnaire on its way to the tray."""

    sleutel: UUID
    kanaal: str
    dag: date
    antwoorden: dict[str, Any]


@dataclass(frozen=True)
class Wijkgewicht:
    """A district with its number of inhabitants."""

    code: str
    inwoners: int


def maak_antwoorden(
    gegevens: Mapping[str, Any], *, definitie: Definitie, wijken: Sequence[Wijkgewicht], eerste_dag: date
) -> list[Antwoord]:
    """All answers in the order in which they come in. `definitie` is that of the version they are given on."""
    rng = random.Random(gegevens["zaad"])  # noqa: S311  an example, not a secret
    vragen = {vraag["sleutel"]: vraag for sectie in definitie["secties"] for vraag in sectie["vragen"]}
    gever = _Gever(rng, gegevens, vragen, wijken)
    gemaakt = [
        _verstuur(rng, kanaal, _dag(rng, deel["weken"], eerste_dag), gever.inwoner(kanaal))
        for kanaal, deel in gegevens["kanalen"].items()
        for _ in range(deel["aantal"])
    ]
    partners, raad = gegevens["partners"], gegevens["raad"]
    gemaakt += [
        _verstuur(rng, "partner", _dag(rng, partners["weken"], eerste_dag), gever.partner(top))
        for top in partners["top"]
    ]
    gemaakt += [
        _verstuur(rng, "raad", _dag(rng, raad["weken"], eerste_dag), gever.raadslid()) for _ in range(raad["aantal"])
    ]
    return sorted(gemaakt, key=lambda antwoord: (antwoord.dag, antwoord.sleutel))


def _verstuur(rng: random.Random, kanaal: str, dag: date, antwoorden: dict[str, Any]) -> Antwoord:
    return Antwoord(UUID(int=rng.getrandbits(128), version=4), kanaal, dag, antwoorden)


def _dag(rng: random.Random, weken: Sequence[float], eerste_dag: date) -> date:
    week = kies(rng, range(len(weken)), weken)
    return eerste_dag + timedelta(days=week * DAGEN_PER_WEEK + int(rng.random() * DAGEN_PER_WEEK))


def kies(rng: random.Random, uit: Sequence[T], gewichten: Sequence[float]) -> T:
    """One of them, as likely as its weight. Weights are not negative and not all zero."""
    worp = rng.random() * math.fsum(gewichten)  # sum() rounds differently from Python 3.12 on
    for ding, gewicht in zip(uit, gewichten, strict=True):
        worp -= gewicht
        if worp < 0:
            return ding
    return [ding for ding, gewicht in zip(uit, gewichten, strict=True) if gewicht][-1]


def kies_verschillende(rng: random.Random, uit: Sequence[T], gewichten: Sequence[float], hoeveel: int) -> list[T]:
    """So many different ones, one after the other, the first as likely as its weight."""
    over = list(zip(uit, gewichten, strict=True))
    gekozen = []
    for _ in range(hoeveel):
        plaats = kies(rng, range(len(over)), [gewicht for _, gewicht in over])
        gekozen.append(over.pop(plaats)[0])
    return gekozen


@dataclass(frozen=True)
class _Gever:
    """Fills in the questionnaire, question by question."""

    rng: random.Random
    gegevens: Mapping[str, Any]
    vragen: Mapping[str, Definitie]
    wijken: Sequence[Wijkgewicht]

    def inwoner(self, kanaal: str) -> dict[str, Any]:
        """The answers of a resident, some of them left open."""
        deel = self.gegevens["kanalen"][kanaal]
        wijk, leeftijd = self._wijk(kanaal), self._leeftijd(kanaal)
        top = self._top(kanaal, wijk, leeftijd)
        antwoorden: dict[str, Any] = {
            "wijk": wijk,
            "leeftijd": leeftijd,
            "top3": top,
            "merkt": self._een("merkt"),
            "eerste": self._tekst(self.gegevens["teksten"]["eerste"][top[0]], deel["tekst"]),
            "gevoel": self._een("gevoel"),
            "last": self._last(),
            "drugs": self._drugs(),
            "tot-slot": self._tekst(self.gegevens["teksten"]["slot"]["alle"], deel["tekst"] / 2),
        }
        return {
            sleutel: waarde
            for sleutel, waarde in antwoorden.items()
            if waarde and (self.vragen[sleutel]["is_verplicht"] or self.rng.random() >= deel["overslaan"])
        }

    def partner(self, top: list[str]) -> dict[str, Any]:
        """The answers of an organisation: its top three, and what it would put first in the drugs policy."""
        return {"top3": list(top), "drugs": self._alle_drugs("partners")}

    def raadslid(self) -> dict[str, Any]:
        """The answers of a council member: to the same two questions, and nothing that tells who it is."""
        slugs, themas = self._codes("top3"), self.gegevens["raad"]["themas"]
        top = kies_verschillende(self.rng, slugs, [themas[slug] for slug in slugs], self.vragen["top3"]["aantal"])
        return {"top3": top, "drugs": self._alle_drugs("raad")}

    def _codes(self, sleutel: str) -> list[str]:
        return [optie["code"] for optie in self.vragen[sleutel]["opties"]]

    def _wijk(self, kanaal: str) -> str:
        factor = self.gegevens["wijken"][kanaal]
        gewichten = [wijk.inwoners * factor.get(wijk.code, 1.0) for wijk in self.wijken]
        return kies(self.rng, self.wijken, gewichten).code

    def _leeftijd(self, kanaal: str) -> str:
        gewichten = self.gegevens["leeftijden"][kanaal]
        codes = self._codes("leeftijd")
        return kies(self.rng, codes, [gewichten.get(code, 0) for code in codes])

    def _top(self, kanaal: str, wijk: str, leeftijd: str) -> list[str]:
        vraag = self.vragen["top3"]
        verschuiving = self.gegevens["verschuiving"]
        per_wijk, per_leeftijd = verschuiving["wijk"].get(wijk, {}), verschuiving["leeftijd"].get(leeftijd, {})
        slugs = self._codes("top3")
        basis = self.gegevens["themas"][kanaal]
        gewichten = [basis[slug] * per_wijk.get(slug, 1.0) * per_leeftijd.get(slug, 1.0) for slug in slugs]
        return kies_verschillende(self.rng, slugs, gewichten, vraag["aantal"])

    def _een(self, sleutel: str) -> str:
        return kies(self.rng, self._codes(sleutel), self.gegevens["vragen"][sleutel]["gewichten"])

    def _last(self) -> list[str]:
        *soorten, geen = self._codes("last")
        kansen = self.gegevens["vragen"]["last"]["kansen"]
        return [code for code, kans in zip(soorten, kansen, strict=True) if self.rng.random() < kans] or [geen]

    def _drugs(self) -> list[str]:
        hoeveel = 1 + int(self.rng.random() * self.vragen["drugs"]["aantal"])
        return self._uit_drugs(self.gegevens["vragen"]["drugs"]["gewichten"], hoeveel)

    def _alle_drugs(self, wie: str) -> list[str]:
        """As many as the question asks for: they take their time."""
        return self._uit_drugs(self.gegevens[wie]["drugs"], self.vragen["drugs"]["aantal"])

    def _uit_drugs(self, gewichten: Sequence[float], hoeveel: int) -> list[str]:
        codes = self._codes("drugs")
        gekozen = kies_verschillende(self.rng, codes, gewichten, hoeveel)
        return [code for code in codes if code in gekozen]

    def _tekst(self, zinnen: Sequence[str], kans: float) -> str:
        return zinnen[int(self.rng.random() * len(zinnen))] if self.rng.random() < kans else ""
