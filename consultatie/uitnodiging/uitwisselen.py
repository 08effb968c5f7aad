"""Members in and out of Excel, and the addresses to write to with their links."""

from collections.abc import Iterable
from typing import Any

import tablib
from django.db import models

from thema.basis.kolommen import Datum, Kolom
from thema.beleidsplan.planonderdeel import ActueelPlanResource

from .models import Panellid
from .queries import Adressering

KOPPEN = ("nummer", "naam", "e-mailadres", "straat en huisnummer", "postcode", "plaats", "persoonlijke link")


class PanellidResource(ActueelPlanResource):
    """By number, within the municipality of the current plan."""

    nummer = Kolom("nummer", "nummer")
    naam = Kolom("naam", "naam", is_nodig=True)
    email = Kolom("email", "e-mailadres")
    adres = Kolom("adres", "straat en huisnummer")
    postcode = Kolom("postcode", "postcode")
    plaats = Kolom("plaats", "plaats")
    toestemming_uitnodigen = Kolom("toestemming_uitnodigen", "wil uitnodigingen sinds", Datum())
    toestemming_uitkomsten = Kolom("toestemming_uitkomsten", "wil uitkomsten horen sinds", Datum())
    afgemeld_op = Kolom("afgemeld_op", "afgemeld op", Datum())

    class Meta:
        model = Panellid
        import_id_fields = ("nummer",)
        fields = (
            "nummer",
            "naam",
            "email",
            "adres",
            "postcode",
            "plaats",
            "toestemming_uitnodigen",
            "toestemming_uitkomsten",
            "afgemeld_op",
        )

    def get_queryset(self) -> models.QuerySet[Panellid]:
        leden: models.QuerySet[Panellid] = super().get_queryset().filter(gemeente=self.plan.gemeente)
        return leden

    def after_init_instance(self, instance: Panellid, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.gemeente = self.plan.gemeente


def adressen_met_links(adressen: Iterable[Adressering], *, begin_van_link: str) -> tablib.Dataset:
    """One row per member. `begin_van_link`: up to the secret, like https://…/u/."""
    tabel = tablib.Dataset(headers=list(KOPPEN))
    for een in adressen:
        link = f"{begin_van_link}{een.token}/" if een.token else "opnieuw uitnodigen: de sleutel van deze link is weg"
        tabel.append((een.nummer, een.naam, een.email, een.adres, een.postcode, een.plaats, link))
    return tabel
