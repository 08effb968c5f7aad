"""The admin ground: permissions by rules, the guard against silent overwrites, refusals as messages, history, Excel."""

from typing import Any, cast

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import NestedObjects, flatten_fieldsets, unquote
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS, DataError, IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.forms import CheckboxSelectMultiple
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin

from .bekend import ONBEKEND, bekende
from .bewaking import BewaaktForm, BewaaktFormSet, Tekstveld, houd_vast, met_bewerking, slot_van, zonder_bewerking
from .fouten import DomeinFout, Vergrendeld
from .legeregel import KanLegeRegel, MetLegeRegel
from .meldingen import EigenMeldingen
from .models import Bewerkbaar
from .sleutels import SleutelKeuzes, is_sleutel
from .uitwisselen import MetUitwisseling


def wie(request: HttpRequest) -> User:
    """Who is signed in; the admin opens for nobody else."""
    return cast(User, request.user)


class MetRegels:
    """Asks every permission of rules, with the object (for an inline: its parent; None: the model as a whole)."""

    opts: Any

    def _mag(self, request: HttpRequest, wat: str, obj: models.Model | None) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{wat}_{self.opts.model_name}", obj)

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._mag(request, "view", obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._mag(request, "add", obj)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._mag(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._mag(request, "delete", obj)


# An address without http(s) means the safe one; several choices are boxes to tick, on a phone and without a mouse too.
VELDEN: dict[Any, Any] = {
    models.URLField: {"assume_scheme": "https"},
    models.ManyToManyField: {"widget": CheckboxSelectMultiple},
    models.TextField: {"form_class": Tekstveld},
}


class _BasisInline(KanLegeRegel, MetRegels):
    form: Any = BewaaktForm
    formfield_overrides: Any = VELDEN
    formset: Any = BewaaktFormSet
    extra = 0

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        return met_bewerking(fieldsets) if self.has_change_permission(request, obj) else fieldsets

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        velden = kwargs.pop("fields", flatten_fieldsets(self.get_fieldsets(request, obj)))
        return super().get_formset(request, obj, fields=zonder_bewerking(velden), **kwargs)  # type: ignore[misc]


class BasisInline(_BasisInline, admin.TabularInline):
    """Rows of a table in the form of their parent, each row with its own guard."""


class BasisStapel(_BasisInline, admin.StackedInline):
    """The same, one under the other: for rows with much text."""


class BasisAdmin(MetRegels, EigenMeldingen, MetUitwisseling, MetLegeRegel, SimpleHistoryAdmin):
    """The ground of every ModelAdmin here.

    A subclass declares `fieldsets`, and `resource_classes` (one) where Excel and CSV may go in and out. It never
    uses `list_editable`: a list has no guard. Actions and services may raise DomeinFout; the user reads its text.
    """

    form = BewaaktForm
    formfield_overrides = VELDEN
    vooraf_ingevuld: Any = {}
    # What can still be done when everything has been adopted; a sentence after the refusal.
    wat_nog_wel = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if getattr(cls, "list_editable", ()):
            raise TypeError(f"{cls.__name__}: list_editable passes the guard against silent overwrites by.")
        if "prepopulated_fields" in cls.__dict__:
            # simple-history reads the attribute, also for an old version that has no fields to fill.
            cls.vooraf_ingevuld, cls.prepopulated_fields = cls.prepopulated_fields, {}

    # ── Who ──────────────────────────────────────────────────────────────────────────────────────

    def has_add_permission(self, request: HttpRequest) -> bool:  # type: ignore[override]
        return self._mag(request, "add", None)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The room shows in the menu for whoever may see this model."""
        return self.has_view_permission(request)

    # ── What a database cannot look up ───────────────────────────────────────────────────────────

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{"form_class": SleutelKeuzes, **kwargs})

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list; a filter with a number that no key can be leads to the whole list, as Django does with other nonsense."""
        try:
            return super().changelist_view(request, extra_context)
        except (OverflowError, DataError):
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    # ── The guard ────────────────────────────────────────────────────────────────────────────────

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> models.Model | None:
        """The object; on a POST its row is locked until the transaction ends, so that nobody slips in between."""
        if request.method == "POST" and (obj := super().get_object(request, object_id, from_field)) is not None:
            houd_vast(self.model, pk=obj.pk)
        return super().get_object(request, object_id, from_field)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if _ligt_vast(obj):
            # What is told there is about filling in.
            return [(titel, {**opties, "description": ""}) for titel, opties in fieldsets]
        if obj is None or _is_oude_versie(request) or not self.has_change_permission(request, obj):
            return fieldsets
        return met_bewerking(fieldsets)

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if "fields" in kwargs:
            kwargs["fields"] = zonder_bewerking(kwargs["fields"])
        form = super().get_form(request, obj, change=change, **kwargs)
        form.geweigerd = getattr(request, "geweigerd", None)
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, **kwargs: Any
    ) -> HttpResponse:
        """The form; of what has been adopted it says why nothing can be filled in."""
        if _ligt_vast(obj := kwargs.get("obj")):
            context["staat_vast"] = f"{_waarom_vast(obj)} {self.wat_nog_wel}".strip()
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    # ── Refusals ─────────────────────────────────────────────────────────────────────────────────

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; what a service refuses is shown in it, beside what the user wrote, and nothing is stored."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomeinFout as fout:
            request.geweigerd = fout  # type: ignore[attr-defined]
        except IntegrityError:
            # Someone stored the same key between our look and our write: the second look sees it.
            request.geweigerd = None  # type: ignore[attr-defined]
        except PermissionDenied:
            if (antwoord := self._intussen_vastgesteld(request, object_id)) is not None:
                return antwoord
            raise
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _intussen_vastgesteld(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """An answer for whoever may change this but came after its adoption; None for anybody else."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        slot = slot_van(obj)
        if obj is None or slot is None or not slot.is_vergrendeld or not self._mag(request, "change", None):
            return None
        self.message_user(request, str(Vergrendeld(slot)), messages.ERROR)
        return HttpResponseRedirect(self._adres("change", obj.pk))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """The page that asks, and the deletion; a refusal leads back to the object."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        except ProtectedError as fout:
            self.message_user(request, _nog_in_gebruik(fout, wie(request)), messages.ERROR)
        except PermissionDenied:
            if (antwoord := self._intussen_vastgesteld(request, object_id)) is not None:
                return antwoord
            raise
        return HttpResponseRedirect(self._adres("change", unquote(object_id)))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, dict[str, int], set[str], list[str]]:
        """What would go along, and what forbids it. Rows that only tie two things together mean nothing to a reader and are
        left out; what this user may not know of is not named."""
        weg, aantallen, geen_recht, beschermd = super().get_deleted_objects(objs, request)
        koppels = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        voorvoegsels = tuple(f"{capfirst(opts.verbose_name)}: " for opts in koppels)
        meervouden = {str(opts.verbose_name_plural) for opts in koppels}
        geteld = {naam: aantal for naam, aantal in aantallen.items() if str(naam) not in meervouden}
        return _zonder(weg, voorvoegsels), geteld, geen_recht, beschermd and _beschermd(objs, beschermd, wie(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete one by one, so that every lock holds and every line of history is written."""
        for obj in queryset:
            self.delete_model(request, obj)

    def response_action(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> Any:
        """Run an action on a list, whole or not at all; a refusal leads back to the list.

        What was ticked but cannot be a row is left out; with nothing left Django says that nothing was chosen.
        """
        gepost = request.POST.copy()
        aangevinkt = gepost.getlist(ACTION_CHECKBOX_NAME)
        gepost.setlist(ACTION_CHECKBOX_NAME, [waarde for waarde in aangevinkt if is_sleutel(self.model, waarde)])
        request.POST = gepost  # type: ignore[assignment]
        try:
            with transaction.atomic():
                return super().response_action(request, queryset)
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        except ProtectedError as fout:
            self.message_user(request, _nog_in_gebruik(fout, wie(request)), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())

    # ── History ──────────────────────────────────────────────────────────────────────────────────

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Who changed what, when; where no versions are kept, Django's own list of acts."""
        if issubclass(self.model, Bewerkbaar):
            return super().history_view(request, object_id, extra_context)
        return admin.ModelAdmin.history_view(self, request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """An old version, to read. Putting it back would pass the guard and the locks by."""
        if not issubclass(self.model, Bewerkbaar):
            raise Http404
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        request.is_oude_versie = True  # type: ignore[attr-defined]
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_prepopulated_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """What a script fills in while typing: in a new thing, not in what has an address already."""
        return {} if obj else self.vooraf_ingevuld

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        if _is_oude_versie(request):
            return flatten_fieldsets(admin.ModelAdmin.get_fieldsets(self, request, obj))
        return super().get_readonly_fields(request, obj)

    def _adres(self, naam: str, *args: object) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{naam}", args=args)


def _ligt_vast(obj: object) -> bool:
    slot = slot_van(obj)
    return slot is not None and slot.is_vergrendeld


def _waarom_vast(obj: object) -> str:
    slot = slot_van(obj)
    return str(Vergrendeld(slot, op=slot.vastgesteld_op if slot is not None else None))


def _is_oude_versie(request: HttpRequest) -> bool:
    return getattr(request, "is_oude_versie", False)


def _zonder(regels: list[Any], voorvoegsels: tuple[str, ...]) -> list[Any]:
    """A list of lines and lists of lines, without the lines that begin so, and without lists that are empty then."""
    over: list[Any] = []
    for regel in regels:
        if not isinstance(regel, list):
            over += [] if str(regel).startswith(voorvoegsels) else [regel]
        elif binnen := _zonder(regel, voorvoegsels):
            over.append(binnen)
    return over


def _beschermd(objs: Any, regels: list[str], gebruiker: User) -> list[str]:
    """The lines of Django on what forbids a deletion; without the names of what this user may not know of."""
    verzameld = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
    verzameld.collect(objs)
    bekend = bekende(verzameld.protected, gebruiker)
    if len(bekend) == len(verzameld.protected):
        return regels
    return [*(f"{capfirst(ding._meta.verbose_name)}: {ding}" for ding in bekend), capfirst(ONBEKEND)]


def _nog_in_gebruik(fout: ProtectedError, gebruiker: User) -> str:
    bekend = bekende(fout.protected_objects, gebruiker)
    namen = sorted(f"‘{ding}’" for ding in bekend[:5])
    if len(bekend) < len(fout.protected_objects):
        namen.append(ONBEKEND)
    return f"Dit kan niet weg zolang er nog iets aan vastzit: {', '.join(namen)}. Haal dat eerst weg."
