"""Entering paper as a browser without JavaScript does: addresses, who is signed in, and a new form."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from consultatie.models import Stapel


def adres_van(stapel: Stapel, naam: str = "stapel", *args: object) -> str:
    return reverse(f"admin:consultatie_vragenlijst_{naam}", args=[stapel.versie.vragenlijst_id, stapel.pk, *args])


def ingelogd(gebruiker: Any) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def nieuw(**velden: Any) -> dict[str, Any]:
    return {"formulier.sleutel": str(uuid4()), "formulier.doe": "opslaan", **velden}
