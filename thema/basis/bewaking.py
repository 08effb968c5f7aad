"""The guard against silent overwrites (T18).

What the editor saw travels with the form in a hidden field and is compared with what is stored, under a row lock.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, cast

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db import connections, models, router
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.formats import localize

from .fouten import DomeinFout, Vergrendeld
from .models import Bewerkbaar, Slotinhoud, Vergrendelbaar

VELD = "bewerking"
VOLGORDE = "volgorde"
_NUMMER = re.compile(r"[0-9]{1,4}")

VEROUDERD = (
    "Iemand anders heeft dit net gewijzigd. Er is nog niets opgeslagen; wat u schreef, staat nog in het formulier. "
    "Vergelijk hieronder. Moet uw tekst blijven staan, sla dan opnieuw op."
)
VERDWENEN = (
    "Iemand anders heeft deze regel net verwijderd. Uw tekst staat hier nog. "
    "Kopieer wat u wilt houden, ververs de pagina en voeg de regel opnieuw toe; of vink ‘Verwijderen’ aan."
)


def stand_van(ding: models.Model, waarden: Mapping[str, Any]) -> str:
    """A mark that differs when what is stored differs: the edit counter, or without one a hash of these values."""
    if isinstance(ding, Bewerkbaar):
        return str(ding.bewerking)
    return hashlib.sha256(repr(sorted(waarden.items())).encode()).hexdigest()[:16]


def slot_van(ding: object) -> Vergrendelbaar | None:
    """What is adopted as a whole and has `ding` in it; None for what is never locked."""
    if isinstance(ding, Vergrendelbaar):
        return ding
    # Of a new thing under a new thing the way up may not be there yet.
    with suppress(ObjectDoesNotExist):
        return ding.slot if isinstance(ding, Slotinhoud) else None
    return None


def houd_vast(model: type[models.Model], **waar: Any) -> None:
    """Lock these rows until the transaction ends, what they are part of first: everybody takes locks in one order.

    Outside a transaction, thus on a page that only shows, it does nothing.
    """
    if not connections[router.db_for_write(model)].in_atomic_block:
        return
    rijen = model._base_manager.filter(**waar)
    if issubclass(model, Slotinhoud):
        sloten = list(rijen.values_list(model.pad_naar_slot, flat=True).distinct())
        slotmodel = _model_aan_eind(model, model.pad_naar_slot)
        list(slotmodel._base_manager.select_for_update().filter(pk__in=sloten).order_by("pk").values_list("pk"))
    list(rijen.select_for_update().order_by("pk").values_list("pk"))


def _model_aan_eind(model: type[models.Model], pad: str) -> type[models.Model]:
    for stap in pad.split("__"):
        model = model._meta.get_field(stap).related_model  # type: ignore[assignment]
    return model


def herschrijf(form: forms.BaseForm, naam: str, waarde: str) -> None:
    """Let a posted form show this value in this field, as if it had been posted."""
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix(naam)] = waarde
    form.data = data


class Tekstveld(forms.CharField):
    """Text of more lines. A browser sends other line breaks than it was given; that alone is no change."""

    def to_python(self, value: Any) -> Any:
        return _een_regeleinde(super().to_python(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(_een_regeleinde(initial), data)


def _een_regeleinde(waarde: Any) -> Any:
    return waarde.replace("\r\n", "\n") if isinstance(waarde, str) else waarde


class Gezien(forms.CharField):
    """What was stored when the form was shown. It is not content: it never counts as a change."""

    widget = forms.HiddenInput

    def __init__(self, *, initial: str) -> None:
        super().__init__(initial=initial, required=False)

    def has_changed(self, initial: object, data: object) -> bool:
        """Say no: a row that nobody touched stays untouched."""
        return False


class BewaaktForm(forms.ModelForm):
    """A form that refuses what would overwrite another editor's work, and what is no longer open to change."""

    # Set by the admin when a service refused; shown beside what the user wrote.
    geweigerd: DomeinFout | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stand = stand_van(self.instance, self.initial) if self.instance.pk else ""
        self.fields[VELD] = Gezien(initial=self.stand)
        # Something else is stored by now than what the user saw; also when the form does not say what that was.
        self.is_verouderd = bool(self.stand) and self.is_bound and self.stand != self.data.get(self.add_prefix(VELD))

    @property
    def is_verdwenen(self) -> bool:
        """This row of an inline was on the screen and is no longer stored."""
        sleutel = self._meta.model._meta.pk.name
        return sleutel in self.fields and sleutel in self.errors

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or not hasattr(self, "cleaned_data"):
            return
        if self.geweigerd is not None:
            self.add_error(None, str(self.geweigerd))
        self._weiger_verouderd()
        self._weiger_vreemd_slot()

    def _weiger_verouderd(self) -> None:
        if self.is_verdwenen:
            self.add_error(None, VERDWENEN)
        if not self.is_verouderd:
            return
        # From now on the user has seen it: saving once more is a choice.
        herschrijf(self, VELD, self.stand)
        if verschillen := self.verschillen():
            self.add_error(None, [VEROUDERD, *verschillen])

    def verschillen(self) -> list[str]:
        """One sentence per field in which the form differs from what is stored."""
        zinnen = []
        for naam in self.changed_data:
            veld = self.fields[naam]
            nu, geschreven = self.initial.get(naam, veld.initial), self.cleaned_data.get(naam, self[naam].data)
            label = str(veld.label or naam)
            zinnen.append(
                f"{label[:1].upper()}{label[1:]}: nu opgeslagen: {als_tekst(veld, nu)} / "
                f"u schreef: {als_tekst(veld, geschreven)}"
            )
        return zinnen

    def _weiger_vreemd_slot(self) -> None:
        """Nothing is added to, or moved into, what has been adopted; and what hangs together is in one plan."""
        stap = getattr(self._meta.model, "pad_naar_slot", "").split("__")[0]
        eigen = slot_van(self.cleaned_data.get(stap))
        if eigen is None:
            return
        if eigen.is_vergrendeld and not isinstance(self.fields[stap], forms.models.InlineForeignKeyField):
            self.add_error(stap, str(Vergrendeld(eigen)))
        for naam, waarde in list(self.cleaned_data.items()):
            gekozen = waarde if isinstance(waarde, models.QuerySet) else [waarde]
            for ding in gekozen:
                ander = slot_van(ding)
                if type(ander) is type(eigen) and ander != eigen:
                    self.add_error(naam, f"‘{ding}’ hoort bij {ander}. Kies iets dat bij {eigen} hoort.")
                    break


def als_tekst(veld: forms.Field, waarde: Any) -> str:
    """A stored or posted value as its reader knows it: labels, names, dates in words; "(leeg)" for nothing."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if waarde is None or waarde in ("", []):
        return "(leeg)"
    if isinstance(veld, forms.ModelMultipleChoiceField):
        namen = [_naam(veld, een) for een in waarde]
        return f"‘{', '.join(namen)}’" if namen else "(leeg)"
    if isinstance(veld, forms.ModelChoiceField):
        return f"‘{_naam(veld, waarde)}’"
    if isinstance(veld, forms.ChoiceField):
        keuzes: Any = veld.choices
        labels: dict[str, Any] = {str(code): label for code, label in cast(Any, flatten_choices)(keuzes)}
        return f"‘{labels.get(str(waarde), waarde)}’"
    return f"‘{localize(waarde)}’"


def _naam(veld: forms.ModelChoiceField, waarde: Any) -> str:
    if isinstance(waarde, models.Model):
        return veld.label_from_instance(waarde)
    keuzes: Any = veld.queryset
    gevonden = keuzes.filter(pk=waarde).first() if str(waarde).isdecimal() else None
    return veld.label_from_instance(gevonden) if gevonden else str(waarde)


class BewaaktFormSet(forms.BaseInlineFormSet):
    """The rows of an inline, each with its own guard; also against deleting what someone else just changed."""

    model: type[models.Model]
    _should_delete_form: Callable[[BewaaktForm], bool]

    def get_queryset(self) -> models.QuerySet[Any]:
        if self.is_bound and self.instance.pk and not hasattr(self, "_queryset"):
            houd_vast(self.model, **{self.fk.name: self.instance})
        return super().get_queryset()

    def add_fields(self, form: Any, index: int | None) -> None:
        """A new row needs no number: without one it comes after the others."""
        super().add_fields(form, index)
        veld = form.fields.get(VOLGORDE)
        if veld is not None and not form.instance.pk:
            # Not the model's default either: that would put it before the others.
            form.initial[VOLGORDE] = veld.initial = None
            veld.required = False

    def full_clean(self) -> None:
        """Number the new rows that have none first, so that they are checked like those that have."""
        if self.is_bound and VOLGORDE in self.form.base_fields:
            self._nummer_rijen()
        super().full_clean()

    def _nummer_rijen(self) -> None:
        rijen = cast(list[BewaaktForm], self.forms)
        geschreven = [str(form[VOLGORDE].data or "").strip() for form in rijen]
        # What is no number, or too large for one, is refused with its own row.
        volgende = max((int(nummer) for nummer in geschreven if _NUMMER.fullmatch(nummer)), default=0) + 1
        for form, nummer in zip(rijen, geschreven, strict=True):
            if not nummer and not form.instance.pk and form.has_changed() and not self._gaat_weg(form):
                herschrijf(form, VOLGORDE, str(volgende))
                volgende += 1

    def _gaat_weg(self, form: forms.BaseForm) -> bool:
        """It was ticked to be deleted; asked before the row is checked."""
        return self.can_delete and bool(form[DELETION_FIELD_NAME].data)

    def clean(self) -> None:
        super().clean()
        rijen = cast(list[BewaaktForm], self.initial_forms)
        if any(form.is_verdwenen for form in rijen):
            # The page is drawn by walking through rows and stored things side by side: without this the text of
            # a row that is no longer stored would not be on it.
            self._queryset = [form.instance for form in rijen]
        for form in rijen:
            if self._should_delete_form(form) and form.is_verouderd:
                zin = (
                    f"Iemand anders heeft ‘{form.instance}’ net gewijzigd. Er is nog niets verwijderd. "
                    "Wilt u het nog steeds weg hebben, sla dan opnieuw op."
                )
                raise forms.ValidationError([zin, *form.verschillen()])


def met_bewerking(fieldsets: Any) -> Any:
    """The same fieldsets with the hidden field at the end of the first."""
    (titel, opties), *rest = fieldsets
    return [(titel, {**opties, "fields": (*opties["fields"], VELD)}), *rest]


def zonder_bewerking(fields: Any) -> Any:
    """The fields without the hidden one, which the form adds by itself; None stays None."""
    return None if fields is None else [veld for veld in fields if veld != VELD]
