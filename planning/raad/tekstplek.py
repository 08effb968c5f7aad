"""Where the text of a paper can be amended: one row per kind of place, with how to read it and how to write it.

A place is named by its kind and the thing it is in: "doel.tekst:12".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from planning.stuk.models import Besluitpunt, Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from thema.basis.sleutels import is_sleutel
from thema.beleidsplan.models import Uitgangspunt
from thema.doelenboom.models import Doel, Maatregel
from thema.thema.models import Thema


@dataclass(frozen=True)
class Tekstplek:
    """One kind of place: field `veld` of `dingen` of a paper. `ding` and `naam` are its words: "Doel", "tekst".

    `in_veld`: where the text with the amendments goes; empty: it takes the place of what stood there. `bezwaar`: what such
    a thing itself has against a text, as a sentence; None: nothing but what its field has. `heet`: what a thing of it is
    called; None: by `ding` and its own name.
    """

    code: str
    ding: str
    naam: str
    veld: str
    dingen: Callable[[Bestuursstuk], models.QuerySet[Any]]
    in_veld: str = ""
    bezwaar: Callable[[Any, str], str] | None = None
    heet: Callable[[Any], str] | None = None


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
        return self.soort.heet(self.ding) if self.soort.heet is not None else f"{self.soort.ding} ‘{self.ding}’"

    @property
    def naam(self) -> str:
        """In full: "Doel ‘Meer gezamenlijke controles’, tekst"."""
        return f"{self.groep}, {self.soort.naam}"

    @property
    def tekst(self) -> str:
        """What stands there, as it was read, with one kind of line break; a number as it is written, "" for none."""
        waarde = getattr(self.ding, self.soort.veld)
        if isinstance(waarde, Decimal):
            return format(waarde.normalize(), "f").replace(".", ",")
        return "" if waarde is None else str(waarde).replace("\r\n", "\n")

    def waarde(self, tekst: str) -> Any:
        """What is stored of this text: the text, or the number that it writes. Raises ValidationError."""
        veld: Any = self.ding._meta.get_field(self.soort.veld)
        if isinstance(veld, models.DecimalField | models.IntegerField):
            if not tekst:
                raise ValidationError("Hier moet een getal staan.")
            tekst = tekst.replace(",", ".")
        return veld.clean(tekst, self.ding)

    def bezwaar(self, tekst: str) -> str:
        """Why this text cannot stand there (too long, empty where there must be one), as a sentence; else empty."""
        try:
            self.waarde(tekst)
        except ValidationError as fout:
            return " ".join(fout.messages)
        return self.soort.bezwaar(self.ding, tekst) if self.soort.bezwaar is not None else ""

    def schrijf(self, tekst: str) -> None:
        """Store this text there, with its line of history. Raises Vergrendeld once it has been adopted."""
        veld = self.soort.in_veld or self.soort.veld
        setattr(self.ding, veld, self.waarde(tekst))
        self.ding.save(update_fields=[veld])


def _themas(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Thema.objects.van(stuk.beleidsplan)


def _doelen(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Doel.objects.filter(thema__beleidsplan=stuk.beleidsplan_id)


def _maatregelen(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Maatregel.objects.filter(beleidsplan=stuk.beleidsplan_id)


def _uitgangspunten(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Uitgangspunt.objects.filter(beleidsplan=stuk.beleidsplan_id)


def _besluitpunten(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    return Besluitpunt.objects.filter(stuk=stuk)


def _nieuwe_teksten(stuk: Bestuursstuk) -> models.QuerySet[Any]:
    """What a bijstelling would put in the plan; its model stands in planning/bijstelling."""
    return stuk.planwijzigingen.filter(thema__isnull=True)


_VAN_HET_PLAN = (
    Tekstplek("thema.kern", "Thema", "in één zin", "kern", _themas),
    Tekstplek("thema.omschrijving", "Thema", "omschrijving", "omschrijving", _themas),
    Tekstplek("thema.ambitie", "Thema", "ambitie", "ambitie", _themas),
    Tekstplek("doel.titel", "Doel", "titel", "titel", _doelen),
    Tekstplek("doel.tekst", "Doel", "tekst", "tekst", _doelen),
    # With the words of a goal the figure that it is measured by.
    Tekstplek("doel.streefwaarde", "Doel", "streefwaarde", "streefwaarde", _doelen),
    Tekstplek("doel.streefjaar", "Doel", "jaar van de streefwaarde", "streefjaar", _doelen),
    Tekstplek("maatregel.titel", "Maatregel", "titel", "titel", _maatregelen),
    Tekstplek("maatregel.omschrijving", "Maatregel", "omschrijving", "omschrijving", _maatregelen),
    Tekstplek("uitgangspunt.toelichting", "Uitgangspunt", "toelichting", "toelichting", _uitgangspunten),
)
# Of a proposal the council changes what it decides, not how the college explained it; what was proposed stays as it was.
_VAN_HET_STUK = (Tekstplek("besluitpunt.tekst", "Beslispunt", "tekst", "tekst", _besluitpunten, "gewijzigde_tekst"),)
# Of a bijstelling the same: the words that come into the plan, which have to fit there.
_VAN_EEN_BIJSTELLING = (
    Tekstplek(
        "planwijziging.wordt",
        "Bijstelling",
        "nieuwe tekst",
        "wordt",
        _nieuwe_teksten,
        bezwaar=lambda wijziging, tekst: str(wijziging.bezwaar_tegen(tekst)),
        heet=lambda wijziging: f"Wijziging {wijziging.volgorde} ({wijziging.regel.plek})",
    ),
)


def plekken_van(stuk: Bestuursstuk) -> tuple[Plek, ...]:
    """Every place of this paper where words stand, thing by thing. The number of queries depends on the kind alone."""
    return tuple(plek for plek in _alle(stuk, _soorten(stuk)) if plek.tekst)


def planplekken_van(stuk: Bestuursstuk) -> tuple[Plek, ...]:
    """The same of the plan that this paper is about."""
    return tuple(plek for plek in _alle(stuk, _VAN_HET_PLAN) if plek.tekst)


def plek_van(stuk: Bestuursstuk, code: str) -> Plek | None:
    """The place of this name, read anew; None when this paper has none of that name (any more)."""
    return _plek_in(stuk, code, _soorten(stuk))


def planplek_van(stuk: Bestuursstuk, code: str) -> Plek | None:
    """The same of the plan that this paper is about."""
    return _plek_in(stuk, code, _VAN_HET_PLAN)


def _plek_in(stuk: Bestuursstuk, code: str, soorten: tuple[Tekstplek, ...]) -> Plek | None:
    naam, _, pk = code.partition(":")
    soort = next((soort for soort in soorten if soort.code == naam), None)
    if soort is None or not is_sleutel(soort.dingen(stuk).model, pk):
        return None
    ding = soort.dingen(stuk).filter(pk=pk).first()
    return Plek(soort, ding) if ding is not None else None


def _soorten(stuk: Bestuursstuk) -> tuple[Tekstplek, ...]:
    per_soort = {Documentsoort.PLAN: _VAN_HET_PLAN, Documentsoort.BIJSTELLING: _VAN_EEN_BIJSTELLING}
    return per_soort.get(Documentsoort(stuk.soort), _VAN_HET_STUK)


def _alle(stuk: Bestuursstuk, soorten: tuple[Tekstplek, ...]) -> Iterator[Plek]:
    for ding in dict.fromkeys(soort.ding for soort in soorten):
        van_dit_ding = [soort for soort in soorten if soort.ding == ding]
        for rij in van_dit_ding[0].dingen(stuk):
            yield from (Plek(soort, rij) for soort in van_dit_ding)
