"""What a partner says of a theme: as it is signed and kept, and as everybody may read it. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from thema.partner.enums import Steun
from thema.partner.services import OpenbaarStandpunt


@dataclass(frozen=True)
class Themastandpunt:
    """Where a partner stands on one theme, confidential parts included: never for the public as it is.

    Texts may be empty. `slug` and `thema` are those of the moment of signing.
    """

    slug: str
    thema: str
    prioriteit: str
    aanpak: str
    activiteit: str = ""
    mensen: str = ""
    geld: str = ""
    periode: str = ""
    opmerking: str = ""
    is_toezegging_vertrouwelijk: bool = False
    is_opmerking_vertrouwelijk: bool = False

    @property
    def prioriteit_in_woorden(self) -> str:
        """ "steunt met kanttekening"."""
        return _woorden(self.prioriteit)

    @property
    def aanpak_in_woorden(self) -> str:
        """The same of the approach."""
        return _woorden(self.aanpak)

    @property
    def toezegging(self) -> str:
        """All that it commits, in one text; empty when that is nothing."""
        delen = [("Mensen", self.mensen), ("Geld", self.geld), ("Periode", self.periode)]
        rest = [f"{kop}: {tekst}" for kop, tekst in delen if tekst]
        return " ".join(_zin(deel) for deel in [self.activiteit, *rest] if deel)

    def openbaar(self, *, is_fictief: bool) -> OpenbaarStandpunt:
        """What everybody may read: what is confidential is left out, and not merely marked."""
        return OpenbaarStandpunt(
            prioriteit=self.prioriteit,
            aanpak=self.aanpak,
            bijdrage="" if self.is_toezegging_vertrouwelijk else self.toezegging,
            toelichting="" if self.is_opmerking_vertrouwelijk else self.opmerking,
            is_fictief=is_fictief,
        )


def _woorden(code: str) -> str:
    return str(Steun(code).label).lower() if code in Steun.values else code


def _zin(tekst: str) -> str:
    tekst = tekst.strip()
    return tekst if tekst.endswith((".", "!", "?")) else f"{tekst}."


def als_json(standpunten: Iterable[Themastandpunt]) -> dict[str, Any]:
    """As it is kept with a signature."""
    return {"themas": [asdict(standpunt) for standpunt in standpunten]}


def uit_json(inhoud: Mapping[str, Any]) -> tuple[Themastandpunt, ...]:
    """What was kept with a signature. A field that did not exist then has its empty value."""
    return tuple(Themastandpunt(**rij) for rij in inhoud["themas"])


def kenmerk(standpunten: Iterable[Themastandpunt]) -> str:
    """A mark that differs when anything in them does: what was read is what is signed."""
    tekst = json.dumps(als_json(standpunten), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]
