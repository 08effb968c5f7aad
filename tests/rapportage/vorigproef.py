"""Figures of now beside figures of then, to compare in a test without a database."""

from collections.abc import Mapping
from typing import Any

from consultatie.uitslag.prioritering import wilson
from rapportage.cijfers.groepen import SESSIEGROEPEN, VRAGENLIJSTGROEPEN
from rapportage.cijfers.resultaat import Aandeel, Groep, Prioriteiten, Resultaat, Themarij
from rapportage.cijfers.vorige import Vorigaandeel, Vorigegroep, Vorigeperiode, Vorigthema

SOORTEN = {soort.code: soort for soort in (*VRAGENLIJSTGROEPEN, *SESSIEGROEPEN.values())}
PERSONEN = 1000
Delen = Mapping[str, float | None]


def _marge(code: str, waarde: float | None) -> tuple[float | None, float | None]:
    if waarde is None or SOORTEN[code].aard != "steekproef":
        return None, None
    return wilson(waarde * PERSONEN, PERSONEN)


def maak_vorige(per_groep: Mapping[str, Delen], **anders: Any) -> Vorigeperiode:
    """Per group code the share of each theme then; a top 3, and three dots on every session."""
    slugs = list(dict.fromkeys(slug for delen in per_groep.values() for slug in delen))
    gegevens: dict[str, Any] = {
        "periode": "2016-2019", "titel": "Toen", "slug": "toen", "versie": 1, "sha256": "0" * 64,
        "peildatum": "2015-10-10", "top": 3, "is_rangorde": False, "stippen_toen": 3, "stippen_nu": 3,
        "themas": tuple(Vorigthema(slug, slug.title()) for slug in slugs),
        "groepen": tuple(
            Vorigegroep(
                code, SOORTEN[code].korte_naam, PERSONEN, False,
                tuple(Vorigaandeel(slug, waarde, *_marge(code, waarde)) for slug, waarde in delen.items()),
            )
            for code, delen in per_groep.items()
        ),
    }  # fmt: skip
    return Vorigeperiode(**(gegevens | anders))


def maak_nu(per_groep: Mapping[str, Delen], vorige: Vorigeperiode | None, **anders: Any) -> Resultaat:
    """Per group code the share of each theme now; `anders` of Prioriteiten, a top 3 without it."""
    slugs = list(dict.fromkeys(slug for delen in per_groep.values() for slug in delen))
    rijen = tuple(
        Themarij(
            slug, slug.title(), "ontwikkel",
            tuple(Aandeel(code, delen.get(slug), *_marge(code, delen.get(slug))) for code, delen in per_groep.items()),
        )
        for slug in slugs
    )  # fmt: skip
    prioriteiten: dict[str, Any] = {"top": 3, "rijen": rijen} | anders
    groepen = tuple(
        Groep(code, soort.naam, soort.korte_naam, soort.aard, PERSONEN)
        for code in per_groep
        for soort in [SOORTEN[code]]
    )
    return Resultaat(
        titel="Nu", slug="nu", peildatum="2019-10-10", drempel=10, is_fictief=False, groepen=groepen,
        prioriteiten=Prioriteiten(**prioriteiten), vragen=(), wijken=(), wijkbron="",
        vorige=vorige,
    )  # fmt: skip
