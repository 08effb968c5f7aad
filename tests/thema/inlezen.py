"""Reads in and exports through the pages of the admin, as a person would."""

import html
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client

from tests.thema.beheer import adres


def kies(client: Client, model: type[models.Model], inhoud: bytes, naam: str = "bestand.xlsx") -> Any:
    """Choose this file to read in, and look at the preview."""
    data = {"import_file": SimpleUploadedFile(naam, inhoud), "format": "0", "resource": "0"}
    antwoord: Any = client.post(adres(model, "import"), data)
    return antwoord


def bevestig(client: Client, model: type[models.Model], voorbeeld: Any, **anders: str) -> Any:
    """Confirm this preview, with these fields tampered with."""
    data = {veld.html_name: veld.value() for veld in voorbeeld.context["confirm_form"]} | anders
    antwoord: Any = client.post(adres(model, "process_import"), data, follow=True)
    return antwoord


def tekst(antwoord: Any) -> str:
    """The page as text."""
    return html.unescape(antwoord.content.decode())


def export(client: Client, model: type[models.Model], formaat: str = "0") -> bytes:
    """The file of an export of all that the list shows."""
    antwoord: Any = client.post(adres(model, "export"), {"format": formaat, "resource": "0"})
    inhoud: bytes = antwoord.content
    return inhoud
