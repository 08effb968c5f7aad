"""Questionnaires and their questions to and from Excel."""

from typing import Any

from django.db import models

from thema.basis.kolommen import Datum, Geheel, JaNee, Keuze, Kolom, OngeldigeWaarde, Soort, Verwijzing
from thema.basis.uitwisselen import BasisResource
from thema.beleidsplan.planonderdeel import ActueelPlanResource

from .models import Sectie, Vraag, Vragenlijst
from .vraagtypen import VRAAGTYPEN


class Vraagsoort(Keuze):
    """A question type, by its name or its code."""

    def __init__(self) -> None:
        Soort.__init__(self)
        self.label_van = {soort.code: soort.naam for soort in VRAAGTYPEN.values()}
        self.code_van = {label.lower(): code for code, label in self.label_van.items()}
        self.code_van |= {code: code for code in self.label_van}


class SectieVanLijst(Soort):
    """A section by its title, within the questionnaire that the same row names."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Sectie:
        titel, adres = str(value or "").strip(), str(row["vragenlijst"] or "").strip()
        gevonden = list(Sectie.objects.filter(vragenlijst__slug=adres, titel=titel)[:2])
        if len(gevonden) != 1:
            raise OngeldigeWaarde(
                f"In vragenlijst ‘{adres}’ is er niet precies één sectie ‘{titel}’. "
                "Voeg die eerst toe, of geef de secties elk een eigen titel."
            )
        return gevonden[0]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.titel if value else ""


class Vindkolom(Kolom):
    """Tells which row is meant; what it says is never written."""

    def save(self, instance: models.Model, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        """Leave the row as it is."""


class VragenlijstResource(ActueelPlanResource):
    """By address; a new one belongs to the current plan. Its status is not for a file to change."""

    slug = Kolom("slug", "adres")
    titel = Kolom("titel", "titel", is_nodig=True)
    inleiding = Kolom("inleiding", "inleiding")
    minuten = Kolom("minuten", "minuten", Geheel(leeg=5))
    bedankt = Kolom("bedankt", "tekst na verzenden")
    open_van = Kolom("open_van", "open vanaf", Datum())
    open_tot = Kolom("open_tot", "open tot en met", Datum())
    streefaantal = Kolom("streefaantal", "streefaantal antwoorden", Geheel())
    is_fictief = Kolom("is_fictief", "fictief", JaNee())

    class Meta:
        model = Vragenlijst
        import_id_fields = ("slug",)
        fields = (
            *("slug", "titel", "inleiding", "minuten", "bedankt", "open_van", "open_tot", "streefaantal"),
            "is_fictief",
        )

    def after_init_instance(self, instance: Vragenlijst, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.beleidsplan = self.plan


class VraagResource(BasisResource):
    """By questionnaire and key. The sections must be there."""

    vragenlijst = Vindkolom(
        "sectie__vragenlijst", "vragenlijst", Verwijzing(Vragenlijst.objects.all, "slug", "vragenlijst met adres")
    )
    sleutel = Kolom("sleutel", "sleutel")
    sectie = Kolom("sectie", "sectie", SectieVanLijst(), is_nodig=True)
    volgorde = Kolom("volgorde", "volgorde", Geheel(leeg=0))
    soort = Kolom("soort", "soort", Vraagsoort(), is_nodig=True)
    tekst = Kolom("tekst", "vraag", is_nodig=True)
    hulptekst = Kolom("hulptekst", "uitleg")
    is_verplicht = Kolom("is_verplicht", "verplicht", JaNee())
    opties = Kolom("opties", "antwoorden")
    heeft_anders = Kolom("heeft_anders", "anders namelijk", JaNee())
    rijen = Kolom("rijen", "rijen")
    aantal = Kolom("aantal", "aantal", Geheel())
    label_laag = Kolom("label_laag", "woord bij laagste")
    label_hoog = Kolom("label_hoog", "woord bij hoogste")
    alleen_als = Kolom("alleen_als", "alleen als")
    alleen_als_antwoorden = Kolom("alleen_als_antwoorden", "alleen als antwoord")

    class Meta:
        model = Vraag
        import_id_fields = ("vragenlijst", "sleutel")
        fields = (
            *("vragenlijst", "sectie", "volgorde", "sleutel", "soort", "tekst", "hulptekst"),
            *("is_verplicht", "opties", "heeft_anders", "rijen", "aantal", "label_laag", "label_hoog"),
            *("alleen_als", "alleen_als_antwoorden"),
        )

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().select_related("sectie__vragenlijst")
