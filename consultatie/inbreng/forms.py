"""Input of staff around what people said."""

from typing import Any

from django import forms

from thema.basis.bewaking import BewaaktForm


class OnderbouwingForm(BewaaktForm):
    """A reason; its goal, if any, is one of the same plan."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields.get("doel")
        if isinstance(veld, forms.ModelChoiceField):
            # The title of a goal says little without its theme.
            veld.label_from_instance = lambda obj: f"{obj.thema}: {obj}"  # type: ignore[method-assign]

    def clean(self) -> None:
        super().clean()
        thema, doel = self.cleaned_data.get("thema"), self.cleaned_data.get("doel")
        if thema and doel and doel.thema.beleidsplan_id != thema.beleidsplan_id:
            self.add_error("doel", f"Dit doel hoort bij een ander plan. Kies een doel van {thema.beleidsplan}.")
