"""Where the text of a paper can be amended: one row per kind of place, with how to read it and how to write it.

A place is named by its kind and the thing it is in: "doel.tekst:12".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from planning.stuk.models import Besluitpunt, Bestuursstuk, Stuksectie
from rapportage.documenten.enums import Documentsoort
from thema.basis.sleutels import is_sleutel
from thema.beleidsplan.models import Uitgangspunt
from thema.doelenboom.models import Doel, Maatregel
from thema.thema.models import Thema


@dataclass(frozen=True)
class Tekstplek:
    """One kind of place: field `veld` of `dingen` of a paper. `ding` and `naam` are its words: "Doel", "tekst"."""

    code: str
    ding: str
    naam: str
    veld: str
    dingen: Callable[[Bestuursstuk], models.QuerySet[Any]]


@dataclass(frozen=True)
class Plek:
    """One place in one paper; `ding` is the thing as it was read."""

    soort: Tekstplek
    ding: Any

    @property
    def code(self) -> str:
        """ "doel.tekst:12"."""
        return f"{self.soort.code}:{self.ding.pk}"

    @property
    def groep(self) -> str:
        """ "Doel ‘Meer gezamenlijke controles’"."""
        return f"{self.soort.ding} ‘{self.ding}’"

    @property
    def naam(self) -> str:
        """In full: "Doel ‘Meer gezamenlijke controles’, tekst"."""
        return f"{self.groep}, {self.soort.naam}"

    @property
    def tekst(self) -> str:
        """What stands there, as it was read, with one kind of line break."""
        return str(getattr(self.ding, self.soort.veld)).replace("\r\n", "\n")

    def bezwaar(self, tekst: str) -> str:
        """Why this text cannot stand there (too long, empty where there must be one), as a sentence; else empty."""
        veld: Any = self.ding._meta.get_field(self.soort.veld)
        try:
            veld.clean(tekst, self.ding)
        except ValidationError as fout:
            return " ".join(fout.messages)
        return ""

    def schrijf(self, tekst: str) -> None:
        """Store this text there, with its line of history. Raises Vergrendeld once it has been adopted."""
        setattr(self.ding, self.soort.veld, tekst)
        self.ding.save(update_fields=[self.soort.veld])


def _themas(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Thema.objects.van(stuk.beleidsplan)


def _doelen(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Doel.objects.filter(thema__beleidsplan=stuk.beleidsplan_id)


def _maatregelen(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Maatregel.objects.filter(beleidsplan=stuk.beleidsplan_id)


def _uitgangspunten(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Uitgangspunt.objects.filter(beleidsplan=stuk.beleidsplan_id)


def _secties(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Stuksectie.objects.filter(stuk=stuk)


def _besluitpunten(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Besluitpunt.objects.filter(stuk=stuk)


_VAN_HET_PLAN = (
    Tekstplek("thema.kern", "Thema", "in één zin", "kern", _themas),
    Tekstplek("thema.omschrijving", "Thema", "omschrijving", "omschrijving", _themas),
    Tekstplek("thema.ambitie", "Thema", "ambitie", "ambitie", _themas),
    Tekstplek("doel.titel", "Doel", "titel", "titel", _doelen),
    Tekstplek("doel.tekst", "Doel", "tekst", "tekst", _doelen),
    Tekstplek("maatregel.titel", "Maatregel", "titel", "titel", _maatregelen),
    Tekstplek("maatregel.omschrijving", "Maatregel", "omschrijving", "omschrijving", _maatregelen),
    Tekstplek("uitgangspunt.toelichting", "Uitgangspunt", "toelichting", "toelichting", _uitgangspunten),
)
_VAN_HET_STUK = (
    Tekstplek("besluitpunt.tekst", "Beslispunt", "tekst", "tekst", _besluitpunten),
    Tekstplek("sectie.tekst", "Sectie", "tekst", "tekst", _secties),
)


def plekken_van(stuk: Bestuursstuk) -> tuple[Plek, ...]:
    """Every place of this paper where words stand, thing by thing. The number of queries depends on the kind alone."""
    return tuple(plek for plek in _alle(stuk) if plek.tekst)


def plek_van(stuk: Bestuursstuk, code: str) -> Plek | None:
    """The place of this name, read anew; None when this paper has none of that name (any more)."""
    naam, _, pk = code.partition(":")
    soort = next((soort for soort in _soorten(stuk) if soort.code == naam), None)
    if soort is None or not is_sleutel(soort.dingen(stuk).model, pk):
        return None
    ding = soort.dingen(stuk).filter(pk=pk).first()
    return Plek(soort, ding) if ding is not None else None


def _soorten(stuk: Bestuursstuk) -> tuple[Tekstplek, ...]:
    return _VAN_HET_PLAN if stuk.soort == Documentsoort.PLAN else _VAN_HET_STUK


def _alle(stuk: Bestuursstuk) -> Iterator[Plek]:
    soorten = _soorten(stuk)
    for ding in dict.fromkeys(soort.ding for soort in soorten):
        van_dit_ding = [soort for soort in soorten if soort.ding == ding]
        for rij in van_dit_ding[0].dingen(stuk):
            yield from (Plek(soort, rij) for soort in van_dit_ding)
