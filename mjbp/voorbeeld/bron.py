"""The data of the example: TOML files beside this module."""

import tomllib
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "deventer"


def lees(naam: str) -> dict[str, Any]:
    """One file, by its name without .toml; texts of several lines without the white space around them."""
    with (MAP / f"{naam}.toml").open("rb") as bestand:
        return {sleutel: _gestript(waarde) for sleutel, waarde in tomllib.load(bestand).items()}


def _gestript(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return waarde.strip()
    if isinstance(waarde, list):
        return [_gestript(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {sleutel: _gestript(deel) for sleutel, deel in waarde.items()}
    return waarde
