"""A questionnaire as one JSON file: everything that staff write, nothing of its status, days or answers.

What is read is checked field by field before anything is stored; only fields named here are known.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .fouten import BestandOngeldig
from .models import Vraag, Vragenlijst
from .talen.catalogus import problemen_met_vertaling
from .talen.taal import TAALCODES
from .vraagtypen import VRAAGTYPEN

MERK = "mjbp-vragenlijst"
VERSIE = 1
MAX_BYTES = 1_000_000
MEESTE_VRAGEN = 200

Gegevens = Mapping[str, Any]
_Velden = Mapping[str, tuple[type, ...]]

_TEKST, _JA_NEE, _GETAL, _LIJST = (str,), (bool,), (int,), (list,)
LIJSTVELDEN: _Velden = {
    "titel": _TEKST,
    "slug": _TEKST,
    "inleiding": _TEKST,
    "minuten": _GETAL,
    "bedankt": _TEKST,
    "is_fictief": _JA_NEE,
}
SECTIEVELDEN: _Velden = {"titel": _TEKST, "toelichting": _TEKST}
VRAAGVELDEN: _Velden = {
    "sleutel": _TEKST,
    "soort": _TEKST,
    "tekst": _TEKST,
    "hulptekst": _TEKST,
    "is_verplicht": _JA_NEE,
    "opties": _TEKST,
    "heeft_anders": _JA_NEE,
    "rijen": _TEKST,
    "aantal": (int, type(None)),
    "label_laag": _TEKST,
    "label_hoog": _TEKST,
    "alleen_als": _TEKST,
    "alleen_als_antwoorden": _TEKST,
}
TAALVELDEN: _Velden = {"taal": _TEKST, "is_zichtbaar": _JA_NEE, "teksten": (dict,)}
_WOORDEN = {
    dict: "velden tussen accolades",
    str: "tekst",
    bool: "true of false",
    int: "een heel getal",
    list: "een lijst",
    type(None): "null",
}


def als_gegevens(lijst: Vragenlijst) -> dict[str, Any]:
    """Everything that the file holds, sections and questions in their order; `talen` only when there are any."""
    talen = [
        {"taal": een.taal, "is_zichtbaar": een.is_zichtbaar, "teksten": een.teksten} for een in lijst.vertalingen.all()
    ]
    return {
        "bestand": MERK,
        "versie": VERSIE,
        **_waarden(lijst, LIJSTVELDEN),
        "secties": [
            {
                **_waarden(sectie, SECTIEVELDEN),
                "vragen": [_waarden(vraag, VRAAGVELDEN) for vraag in sectie.vragen.all()],
            }
            for sectie in lijst.secties.prefetch_related("vragen")
        ],
        **({"talen": talen} if talen else {}),
    }


def schrijf(lijst: Vragenlijst) -> str:
    """The file itself: JSON with readable Dutch, two spaces deep."""
    return json.dumps(als_gegevens(lijst), ensure_ascii=False, indent=2) + "\n"


def lees(inhoud: bytes) -> Gegevens:
    """What such a file holds, whole and of the right kinds. Raises BestandOngeldig with a sentence per fault.

    Whether the words make a good questionnaire is not looked at: that is a concept, and shows what is to be done.
    """
    if len(inhoud) > MAX_BYTES:
        raise BestandOngeldig([f"Het bestand is te groot. Het mag hooguit {MAX_BYTES // 1_000_000} MB zijn."])
    try:
        gegevens = json.loads(inhoud.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BestandOngeldig(
            ["Dit is geen JSON-bestand. Kies een bestand dat u hier eerder hebt opgeslagen."]
        ) from None
    if not isinstance(gegevens, dict) or gegevens.get("bestand") != MERK:
        raise BestandOngeldig(["Dit is geen bestand van een vragenlijst. Kies een bestand dat u hier eerder opsloeg."])
    if gegevens.get("versie") != VERSIE or isinstance(gegevens["versie"], bool):
        raise BestandOngeldig([f"Dit bestand is van een andere versie. Wij lezen alleen versie {VERSIE}."])
    if gevonden := list(_fouten(gegevens)):
        raise BestandOngeldig(gevonden)
    return gegevens


def _waarden(ding: Any, velden: _Velden) -> dict[str, Any]:
    return {veld: getattr(ding, veld) for veld in velden}


def _fouten(gegevens: Gegevens) -> Iterator[str]:
    kop = {naam: waarde for naam, waarde in gegevens.items() if naam not in ("bestand", "versie", "talen")}
    yield from _fouten_in_talen(gegevens.get("talen", []))
    yield from _fouten_in(kop, {**LIJSTVELDEN, "secties": _LIJST}, "De vragenlijst")
    secties = gegevens.get("secties")
    aantal = 0
    for nummer, sectie in enumerate(secties if isinstance(secties, list) else (), start=1):
        waar = f"Sectie {nummer}"
        yield from _fouten_in(sectie, {**SECTIEVELDEN, "vragen": _LIJST}, waar)
        vragen = sectie.get("vragen") if isinstance(sectie, dict) else None
        for volgnummer, vraag in enumerate(vragen if isinstance(vragen, list) else (), start=1):
            aantal += 1
            yield from _fouten_in_vraag(vraag, f"{waar}, vraag {volgnummer}")
    if aantal > MEESTE_VRAGEN:
        yield f"Er staan {aantal} vragen in; dat mogen er hooguit {MEESTE_VRAGEN} zijn."


def _fouten_in_vraag(vraag: Any, waar: str) -> Iterator[str]:
    yield from _fouten_in(vraag, VRAAGVELDEN, waar)
    soort = vraag.get("soort") if isinstance(vraag, dict) else None
    if isinstance(soort, str) and soort not in VRAAGTYPEN:
        yield f"{waar}: de soort ‘{_kort(soort)}’ kennen wij niet. Kies uit: {', '.join(VRAAGTYPEN)}."


def _fouten_in(ding: Any, velden: _Velden, waar: str) -> Iterator[str]:
    if not isinstance(ding, dict):
        yield f"{waar}: hier horen velden te staan, tussen accolades."
        return
    for naam in ding:
        if naam not in velden:
            yield f"{waar}: het veld ‘{_kort(naam)}’ kennen wij niet. Haal het weg."
    for naam, soorten in velden.items():
        if naam not in ding:
            yield f"{waar}: het veld ‘{naam}’ ontbreekt."
        # By its very type: to Python, true is a number.
        elif type(ding[naam]) not in soorten:
            yield f"{waar}: bij ‘{naam}’ hoort {' of '.join(_WOORDEN[soort] for soort in soorten)}."
        elif isinstance(ding[naam], str) and not _is_te_bewaren(ding[naam]):
            yield f"{waar}: bij ‘{naam}’ staat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."


def _fouten_in_talen(talen: Any) -> Iterator[str]:
    if not isinstance(talen, list):
        yield "De vragenlijst: bij ‘talen’ hoort een lijst."
        return
    gezien = set()
    for nummer, deel in enumerate(talen, start=1):
        waar = f"Taal {nummer}"
        if gevonden := list(_fouten_in(deel, TAALVELDEN, waar)):
            yield from gevonden
        elif deel["taal"] not in TAALCODES or deel["taal"] in gezien:
            yield f"{waar}: ‘{_kort(deel['taal'])}’ kennen wij niet, of staat er twee keer in. Haal deze taal weg."
        else:
            gezien.add(deel["taal"])
            yield from (f"{waar}: {zin}" for zin in _fouten_in_teksten(deel["teksten"]))


def _fouten_in_teksten(teksten: Mapping[str, Any]) -> Iterator[str]:
    for nederlands, vertaling in teksten.items():
        if not isinstance(vertaling, str) or not (_is_te_bewaren(nederlands) and _is_te_bewaren(vertaling)):
            yield f"bij ‘{_kort(nederlands)}’ hoort een tekst, zonder tekens die wij niet kunnen bewaren."
        else:
            yield from problemen_met_vertaling(nederlands, vertaling)


def _is_te_bewaren(tekst: str) -> bool:
    """No half of a character and no NUL: no database takes those."""
    return "\x00" not in tekst and not any("\ud800" <= teken <= "\udfff" for teken in tekst)


def _kort(tekst: str) -> str:
    return "".join(teken for teken in tekst[:40] if teken.isprintable())


def vraag_uit(gegevens: Gegevens, **meer: Any) -> Vraag:
    """A question that is not stored yet, from its part of the file."""
    return Vraag(**{veld: gegevens[veld] for veld in VRAAGVELDEN}, **meer)
