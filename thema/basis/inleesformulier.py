"""The forms of reading in, and where the file waits in between: in the page itself, signed."""

from typing import Any

from django import forms
from django.core import signing
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.tmp_storages import BaseStorage

from .fouten import DomeinFout
from .importeren import MAX_BYTES, lees_bestand, te_groot

GELDIG = 3600  # seconds between preview and confirmation


class Inleesformulier(ImportForm):
    """The file to read in, judged before any row is looked at."""

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.resources = resources
        self.fields["import_file"].label = "Bestand"
        self.fields["import_file"].help_text = f"Excel (.xlsx) of CSV in UTF-8, hooguit {MAX_BYTES // 1_000_000} MB."
        self.fields["import_file"].error_messages["empty"] = "Dit bestand is leeg. Maak een export en vul die aan."
        self.fields["import_file"].widget.attrs["accept"] = ".xlsx,.csv"
        for naam in ("format", "resource"):
            self.fields[naam].initial = "0"
            self.fields[naam].widget = forms.HiddenInput()

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def clean_import_file(self) -> Any:
        """The file, when its size, kind and columns will do."""
        bestand = self.cleaned_data["import_file"]
        try:
            if bestand.size > MAX_BYTES:
                raise te_groot()
            self.resources[0]().controleer(lees_bestand(bestand.read()))
        except DomeinFout as fout:
            raise forms.ValidationError(str(fout)) from fout
        bestand.seek(0)
        return bestand


class Bevestiging(ConfirmImportForm):
    """What was previewed: the file itself, signed, and the print of what it would change."""

    format = forms.ChoiceField(choices=[("0", "")], widget=forms.HiddenInput)
    resource = forms.ChoiceField(choices=[("0", "")], widget=forms.HiddenInput, required=False)
    afdruk = forms.CharField(widget=forms.HiddenInput)


class Verlopen(DomeinFout):
    """The preview is too old, or not of this house."""

    def __init__(self) -> None:
        super().__init__("Dit voorbeeld is verlopen. Er is niets opgeslagen. Kies het bestand opnieuw.")


class InDePagina(BaseStorage):
    """Keeps the file in the page, signed, between preview and confirmation: nothing waits on the server."""

    def save(self, data: bytes) -> None:
        self.name = signing.dumps(data.hex(), salt="inlezen", compress=True)

    def read(self) -> bytes:
        """The bytes; raises Verlopen."""
        try:
            return bytes.fromhex(signing.loads(self.name, salt="inlezen", max_age=GELDIG))
        except (signing.BadSignature, ValueError):
            raise Verlopen from None

    def remove(self) -> None:
        """Nothing was left anywhere."""
