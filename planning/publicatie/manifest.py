"""The documents and decisions as Open Raadsinformatie calls them. What that does not name stands under `mjbp`.

Nothing is filled in that is not known here: no points of an agenda, no day on which a paper was handed in.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from planning.besluit.woorden import uitkomst_in_een_woord
from planning.mijlpaal.enums import Orgaan
from thema.basis.webadres import heel_adres

from .ori import BRON, GEHOUDEN, GREMIA, INFORMATIEOBJECTTYPE, NEDERLANDS, PDF, STANDAARDEN
from .queries import Exportbesluit, Exportdocument, Raadsexport
from .stemmingen import Exportstemming, raadslijsten, raadsobjecten, stemmingen_van

# Raise it when a reader of an earlier one would misunderstand this.
VERSIE = 2
VOORBEELD = "Voorbeelddocument: tekst, datum en besluit zijn verzonnen."


def manifest_json(export: Raadsexport) -> bytes:
    """The manifest as a file; the same documents give the same bytes."""
    return (json.dumps(manifest_van(export), ensure_ascii=False, indent=1) + "\n").encode()


def manifest_van(export: Raadsexport) -> dict[str, Any]:
    """Body, meetings, decisions, votes and documents, which refer to each other by `id`."""
    gemeente = export.plan.gemeente
    besluiten = [besluit for document in export.documenten for besluit in document.besluiten]
    stemmingen = stemmingen_van(export.documenten)
    return {
        "mjbp": {
            "soort": "raadsexport",
            "versie": VERSIE,
            "standaarden": list(STANDAARDEN),
            "bron": BRON,
            "beleidsplan": export.plan.naam,
        },
        "gemeente": {
            "gemeentecode": gemeente.tooi_code.removeprefix("gm"),
            "gemeentenaam": gemeente.naam,
            "mjbp": {"uri": gemeente.tooi_uri},
        },
        "vergaderingen": _vergaderingen(besluiten, stemmingen),
        "besluiten": [_besluit(besluit) for besluit in sorted(besluiten, key=lambda een: (een.datum, een.pk))],
        **raadslijsten(stemmingen),
        "informatieobjecten": [
            *(_informatieobject(document) for document in export.documenten),
            *raadsobjecten(export.documenten),
        ],
    }


def _vergaderingen(besluiten: Iterable[Exportbesluit], stemmingen: Iterable[Exportstemming]) -> list[dict[str, Any]]:
    """The meetings in which something was decided or voted on, oldest first. A day that was made up for one of them says so."""
    verzonnen: dict[tuple[str, Orgaan], bool] = {}
    for besluit in besluiten:
        sleutel = (besluit.datum.isoformat(), besluit.orgaan)
        verzonnen[sleutel] = verzonnen.get(sleutel, False) or besluit.is_fictief
    for stemming in stemmingen:
        sleutel = (stemming.regel.datum.isoformat(), Orgaan.RAAD)
        verzonnen[sleutel] = verzonnen.get(sleutel, False) or stemming.regel.is_fictief
    return [_vergadering(dag, orgaan, is_fictief=verzonnen[dag, orgaan]) for dag, orgaan in sorted(verzonnen)]


def _vergadering(dag: str, orgaan: Orgaan, *, is_fictief: bool) -> dict[str, Any]:
    gremium = GREMIA[orgaan]
    soort = {"vergaderingstype": gremium.vergaderingstype} if gremium.vergaderingstype else {}
    return {
        "id": f"{orgaan}-{dag}",
        "naam": gremium.vergadering,
        **soort,
        "vergaderdatum": dag,
        "status": GEHOUDEN,
        "georganiseerdDoorGremium": {"gremiumidentificatie": orgaan.value, "gremiumnaam": gremium.naam},
        "mjbp": {"isFictief": is_fictief},
    }


def _besluit(besluit: Exportbesluit) -> dict[str, Any]:
    """In the standard a decision is tied to its meeting by a vote. Mostly there was none, so it says itself which and on what."""
    return {
        "id": f"besluit-{besluit.pk}",
        "besluitresultaat": uitkomst_in_een_woord(besluit.orgaan, besluit.uitkomst),
        "mjbp": {
            "vergadering": _verwijzing(_vergadering_id(besluit)),
            "informatieobject": _verwijzing(_document_id(besluit.document)),
            "orgaan": besluit.orgaan.value,
            "datum": besluit.datum.isoformat(),
            "isFictief": besluit.is_fictief,
        },
    }


def _informatieobject(document: Exportdocument) -> dict[str, Any]:
    soort = INFORMATIEOBJECTTYPE[document.soort]
    categorie = document.indeling.informatiecategorie.waarde
    # A body may have decided twice on one day; a meeting is named once.
    vergaderingen = dict.fromkeys(_vergadering_id(besluit) for besluit in document.besluiten)
    return {
        "id": _document_id(document.pk),
        "titel": document.titel,
        **({"informatieobjecttype": soort} if soort else {}),
        **({"omschrijving": VOORBEELD} if document.is_fictief else {}),
        "wooinformatiecategorie": categorie.uri.rpartition("/")[2],
        "creatiedatum": document.datum.isoformat(),
        "taal": NEDERLANDS,
        "formaat": PDF,
        "link": heel_adres(reverse("rapportage:document_pdf", args=[document.slug])),
        "webpaginalink": heel_adres(reverse("rapportage:document", args=[document.slug])),
        **({"vergaderingen": [_verwijzing(een) for een in vergaderingen]} if vergaderingen else {}),
        "mjbp": {
            "bestandsnaam": document.bestandsnaam,
            "bytes": document.bytes,
            "sha256": document.sha256,
            "paginas": document.paginas,
            "documentsoort": document.soort.label,
            **({"nummer": document.nummer} if document.nummer else {}),
            "vastgelegdOp": _moment(document.vastgelegd_op),
            "gepubliceerdOp": _moment(document.gepubliceerd_op),
            "isFictief": document.is_fictief,
        },
    }


def _verwijzing(kenmerk: str) -> dict[str, str]:
    """To what has this `id` in the same file. The standard has an address with it; only who publishes it can give that."""
    return {"id": kenmerk}


def _document_id(pk: int) -> str:
    return f"document-{pk}"


def _vergadering_id(besluit: Exportbesluit) -> str:
    return f"{besluit.orgaan}-{besluit.datum.isoformat()}"


def _moment(op: datetime) -> str:
    return timezone.localtime(op).isoformat(timespec="seconds")
