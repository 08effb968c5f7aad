"""Entering the dots of a group: one row per theme of the plan, there from the start."""

from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models

from thema.basis.bewaking import BewaaktForm, BewaaktFormSet
from thema.thema.models import Thema

from .controle import stippenfouten
from .models import Sessiegroep, Stippen


class VastThema(forms.HiddenInput):
    """The name of the theme as text; its key travels along unseen."""

    template_name = "consultatie/netwerksessie_thema_veld.html"
    is_hidden = False

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.naam = naam

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return context | {"naam": self.naam}


class StippenForm(BewaaktForm):
    """The dots on one theme. A row without a number has not been counted, and is not stored."""

    def has_changed(self) -> bool:
        """A new row counts once a number stands in it; its theme was there from the start."""
        return "aantal" in self.changed_data if self.instance.pk is None else super().has_changed()

    def clean(self) -> None:
        """Say what another editor entered meanwhile: the row that was new to this one exists by now."""
        super().clean()
        if self.instance.pk is not None or not (thema := self.cleaned_data.get("thema")):
            return
        eerder = Stippen.objects.filter(sessiegroep=self.instance.sessiegroep_id, thema=thema).first()
        if eerder is not None:
            self.add_error(
                "aantal",
                f"Iemand anders vulde hier net {eerder.aantal} in. Er is nog niets opgeslagen. "
                "Ververs de pagina en kijk welk aantal klopt.",
            )


class StippenFormSet(BewaaktFormSet):
    """The dots of one group together: on themes of its plan, and no more than its people can have put."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.themas = {str(thema.pk): thema for thema in themas_van(self.instance)}

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        veld = cast(forms.ModelChoiceField, form.fields["thema"])
        veld.queryset = themas_van(self.instance)
        if thema := self.themas.get(str(form["thema"].value())):
            veld.widget = VastThema(thema.naam)
            form.fields["aantal"].label = f"aantal stippen bij {thema.naam}"

    def clean(self) -> None:
        super().clean()
        groep = self.instance
        blijft = [
            form.cleaned_data for form in cast(list[BewaaktForm], self.forms) if not self._should_delete_form(form)
        ]
        fouten = stippenfouten(
            [rij["aantal"] for rij in blijft if rij.get("aantal") is not None],
            deelnemers=groep.deelnemers,
            per_persoon=groep.netwerksessie.stippen_per_persoon,
        )
        if fouten:
            raise forms.ValidationError(fouten)


def themas_van(groep: Sessiegroep) -> models.QuerySet[Thema]:
    """The themes that this group could put dots on: those of the session's plan, in its order."""
    return Thema.objects.filter(beleidsplan__netwerksessies=groep.netwerksessie_id)


class GroepenFormSet(BewaaktFormSet):
    """The groups of one session: nobody is taken away from dots that have been entered."""

    def clean(self) -> None:
        super().clean()
        for form in cast(list[BewaaktForm], self.initial_forms):
            aantallen = [] if self._should_delete_form(form) else [s.aantal for s in form.instance.stippen.all()]
            fouten = stippenfouten(
                aantallen,
                deelnemers=form.cleaned_data.get("deelnemers", form.instance.deelnemers),
                per_persoon=self.instance.stippen_per_persoon,
            )
            if fouten:
                form.add_error(NON_FIELD_ERRORS, fouten)
