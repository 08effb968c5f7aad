"""Excel and CSV in and out of the admin: preview first, then everything or nothing.

An import goes by natural key, through model validation and save(): locks hold and history is written. What is stored
must still be what the preview showed; else nothing is stored (T18).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tablib
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.text import slugify
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm
from import_export.resources import ModelResource
from import_export.results import Result, RowResult

from .exporteren import Csv, ExcelOfCsv, Xlsx
from .fouten import DomeinFout, GelijktijdigGewijzigd
from .inleesformulier import Bevestiging, InDePagina, Inleesformulier
from .kolommen import Kolom, OngeldigeWaarde
from .models import Vergrendelbaar
from .werkmap import BestandGeweigerd

MAX_FOUTEN = 20


@dataclass(frozen=True)
class Cel:
    """One value in the preview; `was` is None where nothing changes."""

    wordt: str
    was: str | None = None


class Vergelijking:
    """What a row changes, value by value; takes the place of a diff in HTML with style attributes."""

    def __init__(self, resource: "BasisResource", instance: models.Model, new: bool) -> None:
        self.oud = None if new else self._waarden(resource, instance)
        self.nieuw: list[Any] = []

    def compare_with(self, resource: "BasisResource", instance: models.Model) -> None:
        """Look again, after the row."""
        self.nieuw = self._waarden(resource, instance)

    def as_html(self) -> list[Cel]:
        """The cells, for the template to draw."""
        if self.oud is None:
            return [Cel(wordt=_toon(nu)) for nu in self.nieuw]
        paren = zip(self.oud, self.nieuw, strict=True)
        return [Cel(wordt=_toon(nu), was=None if was == nu else _toon(was)) for was, nu in paren]

    @staticmethod
    def _waarden(resource: "BasisResource", instance: models.Model) -> list[Any]:
        return [kolom.export(instance) for kolom in resource.get_import_fields()]


class BasisResource(ModelResource):
    """The ground of every Resource: `Kolom`s under Dutch headers, and in Meta `model` and `import_id_fields`.

    `Meta.fields` names the columns in their order. The key columns must be in every file.
    """

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if hasattr(cls.Meta, "model") and not hasattr(cls.Meta, "fields"):
            raise TypeError(f"{cls.__name__}: say in Meta.fields which columns go in and out.")

    def __init__(self, *, gezien: str | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._gezien = gezien
        self.importeert = False

    @classmethod
    def get_display_name(cls) -> str:
        return str(cls._meta.model._meta.verbose_name_plural)

    @classmethod
    def get_diff_class(cls) -> type[Vergelijking]:
        return Vergelijking

    def slot(self) -> Vergrendelbaar | None:
        """What this import writes into, when it can be locked; None when nothing is ever locked."""
        return None

    def get_queryset(self) -> models.QuerySet[Any]:
        """What exists; during an import its rows are locked, so that preview and writing agree."""
        rijen: models.QuerySet[Any] = super().get_queryset()
        return rijen.select_for_update(of=("self",)) if self.importeert else rijen

    def get_instance(self, instance_loader: Any, row: Any) -> models.Model | None:
        try:
            ding: models.Model | None = super().get_instance(instance_loader, row)
        except self._meta.model.MultipleObjectsReturned:
            raise OngeldigeWaarde("Hiervan staan er al twee. Geef ze eerst elk een eigen naam.") from None
        return ding

    def controleer(self, dataset: tablib.Dataset) -> None:
        """Raise a DomeinFout, before any row is looked at, when this file cannot go in at all."""
        if (slot := self.slot()) is not None:
            slot.weiger_als_vergrendeld()
        kolommen: list[Kolom] = self.get_import_fields()
        bekend = {kolom.column_name for kolom in kolommen}
        nodig = [kolom.column_name for kolom in kolommen if kolom.is_nodig or self._is_sleutel(kolom)]
        ontbreekt = [kop for kop in nodig if kop not in dataset.headers]
        vreemd = [kop for kop in dataset.headers if kop not in bekend]
        if ontbreekt or vreemd:
            raise BestandGeweigerd(kolomzin(ontbreekt, vreemd))
        self._weiger_dubbele(dataset)

    def _is_sleutel(self, kolom: Kolom) -> bool:
        return any(self.fields[naam].column_name == kolom.column_name for naam in self.get_import_id_fields())

    def _weiger_dubbele(self, dataset: tablib.Dataset) -> None:
        koppen = [self.fields[naam].column_name for naam in self.get_import_id_fields()]
        gezien: dict[tuple[str, ...], str] = {}
        for rij, nummer in zip(dataset.dict, _rijnummers(dataset), strict=True):
            sleutel = tuple(str(rij[kop] if rij[kop] is not None else "").strip().lower() for kop in koppen)
            if sleutel in gezien:
                raise BestandGeweigerd(
                    f"Rij {gezien[sleutel]} en rij {nummer} gaan over hetzelfde ({', '.join(sleutel)}). Haal er een weg."
                )
            gezien[sleutel] = nummer

    def import_data(self, dataset: tablib.Dataset, *args: Any, **kwargs: Any) -> Result:
        """Read the rows; raises a DomeinFout before the first one when the file cannot go in at all."""
        self.controleer(dataset)
        self.importeert = True
        result: Result = super().import_data(dataset, *args, rollback_on_validation_errors=True, **kwargs)
        result.rijnummers = _rijnummers(dataset)
        return result

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        if (slot := self.slot()) is not None:
            # First what it is all part of, then its rows: everybody takes locks in this order.
            type(slot)._base_manager.select_for_update().get(pk=slot.pk).weiger_als_vergrendeld()

    def after_import(self, dataset: tablib.Dataset, result: Result, **kwargs: Any) -> None:
        result.afdruk = _afdruk(result)
        if self._gezien is not None and self._gezien != result.afdruk:
            raise GelijktijdigGewijzigd("wat u wilde inlezen")


# ── The admin ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Voorbeeldrij:
    """One row of the preview: its number in the file, what happens to it, its cells."""

    nummer: str
    soort: str
    wat: str
    cellen: list[Cel]


class MetUitwisseling(ImportExportMixin):
    """Import and export for a ModelAdmin whose `resource_classes` holds one BasisResource; none: no such pages.

    With `alleen_exporteren` nothing can be read in.
    """

    resource_classes: list[type[BasisResource]] = []
    alleen_exporteren = False

    import_formats = [ExcelOfCsv]
    export_formats = [Xlsx, Csv]
    import_form_class = Inleesformulier
    confirm_form_class = Bevestiging
    export_form_class = ExportForm
    tmp_storage_class = InDePagina
    import_template_name = "admin/uitwisselen/inlezen.html"
    export_template_name = "admin/uitwisselen/exporteren.html"

    def get_urls(self) -> list[URLPattern]:
        paden: list[URLPattern] = super().get_urls()
        weg = {"import", "process_import"} if self.alleen_exporteren else set()
        weg = weg if self.resource_classes else {"import", "process_import", "export"}
        basis = "{}_{}".format(*self.get_model_info())
        return [pad for pad in paden if pad.name not in {f"{basis}_{naam}" for naam in weg}]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Reading in both adds and changes."""
        mag = bool(self.resource_classes) and not self.alleen_exporteren
        return mag and self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """What one may see one may take along."""
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_export_filename(self, request: HttpRequest, queryset: models.QuerySet[Any], file_format: Any) -> str:
        return f"{slugify(self.opts.verbose_name_plural)}.{file_format.get_extension()}"

    def get_valid_export_item_pks(self, request: HttpRequest) -> list[Any]:
        return list(self.get_queryset(request).values_list("pk", flat=True))

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form")
        return {"gezien": form.cleaned_data["afdruk"]} if isinstance(form, Bevestiging) else {}

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        return {}

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Ask for the file, and show what it would change."""
        antwoord = super().import_action(request, **kwargs)
        if isinstance(antwoord, TemplateResponse) and antwoord.context_data:
            self._vul_aan(antwoord.context_data)
        return antwoord

    def _vul_aan(self, context: dict[str, Any]) -> None:
        context["title"] = f"{str(self.opts.verbose_name_plural).capitalize()} inlezen"
        resource = self.resource_classes[0]()
        context["kolommen"] = [kolom.column_name for kolom in resource.get_import_fields()]
        result = context.get("result")
        if result is None:
            return
        context["fouten"] = list(fouten_van(result, resource))
        context["koppen"] = result.diff_headers
        context["rijen"] = [
            Voorbeeldrij(nummer=nummer, soort=rij.import_type, wat=_WAT[rij.import_type], cellen=rij.diff)
            for nummer, rij in zip(result.rijnummers, result.rows, strict=True)
            if rij.import_type in _WAT and rij.diff
        ]
        if "confirm_form" in context:
            context["confirm_form"].initial["afdruk"] = result.afdruk

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Store what the preview showed, whole or not at all; a refusal leads back to the choice of a file."""
        try:
            with transaction.atomic():
                return super().process_import(request, **kwargs)
        except DomeinFout as fout:
            self.message_user(request, _niets_opgeslagen(fout), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))

    def process_result(self, result: Result, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            # The preview had no faults: what it rested on has changed.
            raise GelijktijdigGewijzigd("wat u wilde inlezen")
        self.na_inlezen(result)
        return super().process_result(result, request)

    def na_inlezen(self, result: Result) -> None:
        """What has to follow on the rows. A DomeinFout undoes them, before anybody is told that they were stored."""

    def _create_log_entry(self, user_pk: int, rows: list[Any], import_type: str, action_flag: int) -> None:
        for ding in rows:
            LogEntry.objects.log_actions(
                user_pk, [ding], action_flag, change_message="Ingelezen uit een bestand", single_object=True
            )

    def add_success_message(self, result: Result, request: HttpRequest) -> None:
        telling = result.totals
        self.message_user(
            request,
            f"Ingelezen: {telling[RowResult.IMPORT_TYPE_NEW]} nieuw, {telling[RowResult.IMPORT_TYPE_UPDATE]} gewijzigd, "
            f"{telling[RowResult.IMPORT_TYPE_SKIP]} ongewijzigd.",
            messages.SUCCESS,
        )


_WAT = {
    RowResult.IMPORT_TYPE_NEW: "nieuw",
    RowResult.IMPORT_TYPE_UPDATE: "wijzigt",
    RowResult.IMPORT_TYPE_SKIP: "blijft gelijk",
}


def fouten_van(result: Result, resource: BasisResource) -> Iterator[str]:
    """What is wrong with the file, a sentence per fault with its row, at most MAX_FOUTEN of them."""
    zinnen = list(_alle_fouten(result, resource))
    yield from zinnen[:MAX_FOUTEN]
    if (rest := len(zinnen) - MAX_FOUTEN) > 0:
        yield f"En nog {rest} andere fouten."


def _alle_fouten(result: Result, resource: BasisResource) -> Iterator[str]:
    kop_van = {kolom.attribute: kolom.column_name for kolom in resource.get_import_fields()}
    for basisfout in result.base_errors:
        yield _zin(basisfout.error)
    for nummer, rij in zip(result.rijnummers, result.rows, strict=True):
        for fout in rij.errors:
            yield f"Rij {nummer}: {_zin(fout.error)}"
        if rij.validation_error is None:
            continue
        for veld, teksten in rij.validation_error.message_dict.items():
            waar = "" if veld == NON_FIELD_ERRORS else f", {kop_van.get(veld, veld)}"
            yield f"Rij {nummer}{waar}: {' '.join(teksten)}"


def _zin(fout: BaseException) -> str:
    if isinstance(fout, (DomeinFout, OngeldigeWaarde)):
        return str(fout)
    return "Dit kan niet worden verwerkt. Controleer wat er staat."


def _niets_opgeslagen(fout: DomeinFout) -> str:
    zin, slot = str(fout), "Er is niets opgeslagen."
    return zin if slot in zin else f"{zin} {slot}"


def kolomzin(ontbreekt: list[str], vreemd: list[str], *, waar: str = "de eerste rij") -> str:
    """What is wrong with the headers, and what to do. `waar`: what it calls their row."""
    zinnen = []
    if ontbreekt:
        zinnen.append(f"Deze kolommen ontbreken: {', '.join(ontbreekt)}.")
    if vreemd:
        zinnen.append(f"Deze kolommen kennen wij niet: {', '.join(vreemd)}.")
    return " ".join([*zinnen, f"Maak een export om te zien welke kopjes er horen, en pas {waar} aan."])


def _rijnummers(dataset: tablib.Dataset) -> list[str]:
    return [rij.tags[0] for rij in dataset._data]  # noqa: SLF001  tablib shows tags in no other way


def _afdruk(result: Result) -> str:
    inhoud = repr([(rij.import_type, rij.diff) for rij in result.rows])
    return hashlib.sha256(inhoud.encode()).hexdigest()


def _toon(waarde: Any) -> str:
    return "" if waarde is None else str(waarde)
