"""The catalogue of open data for programs, in the words of DCAT."""

from collections.abc import Iterable
from typing import Any

from thema.basis.webadres import heel_adres

from .queries import Dataset, Distributie

_WOORDEN = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "title": "dct:title",
    "description": "dct:description",
    "identifier": "dct:identifier",
    "language": "dct:language",
    "license": {"@id": "dct:license", "@type": "@id"},
    "publisher": {"@id": "dct:publisher", "@type": "@id"},
    "issued": "dct:issued",
    "modified": "dct:modified",
    "keyword": "dcat:keyword",
    "dataset": "dcat:dataset",
    "distribution": "dcat:distribution",
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": "dcat:mediaType",
    "byteSize": "dcat:byteSize",
    "checksum": "spdx:checksum",
    "algorithm": "spdx:algorithm",
    "checksumValue": "spdx:checksumValue",
}


def catalogus_van(datasets: Iterable[Dataset], *, titel: str) -> dict[str, Any]:
    """The catalogue as plain values. Addresses are whole where WEBADRES says how the site is reached."""
    return {
        "@context": _WOORDEN,
        "@type": "dcat:Catalog",
        "title": titel,
        "language": "nl",
        "dataset": [_dataset(dataset) for dataset in datasets],
    }


def _dataset(dataset: Dataset) -> dict[str, Any]:
    boek = dataset.boek
    voorbeeld = " Er staan verzonnen cijfers in, als voorbeeld." if boek.is_fictief else ""
    return {
        "@type": "dcat:Dataset",
        "identifier": dataset.code,
        "title": dataset.titel,
        "description": f"{dataset.omschrijving} Bron: {boek.bron}, {boek.peildatum}.{voorbeeld}",
        "language": "nl",
        "license": boek.licentie.url,
        "publisher": dataset.uitgever,
        "issued": dataset.openbaar_sinds.isoformat(),
        # What was published never changes.
        "modified": dataset.openbaar_sinds.isoformat(),
        "keyword": ["veiligheid", *(["voorbeeld"] if boek.is_fictief else [])],
        "landingPage": heel_adres(dataset.pad),
        "distribution": [_distributie(distributie) for distributie in dataset.distributies],
    }


def _distributie(distributie: Distributie) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "title": distributie.naam,
        "downloadURL": heel_adres(distributie.pad),
        "mediaType": distributie.mediatype,
        "byteSize": len(distributie.bestand.inhoud),
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": "spdx:checksumAlgorithm_sha256",
            "checksumValue": distributie.bestand.sha256,
        },
    }
