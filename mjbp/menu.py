"""The menu of the admin: by the work that someone comes to do, not by the room in which the code lives."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

GROEPEN: Mapping[str, tuple[str, ...]] = {
    "Plan": ("Beleidsplan", "Thema", "Doel", "Maatregel", "Middel", "Indicator", "Indicatorwaarde", "Tekstblok"),
    "Meedenken": (
        *("Vragenlijst", "Vraag", "Panellid", "Mailing", "Onbestelbaar", "Inzending", "Openantwoord", "Label"),
        *("Netwerksessie", "Resultaatpublicatie", "Onderbouwing"),
    ),
    "Partners": ("Partner", "Partnerconsultatie", "Standpunt", "Contactmoment", "Domein"),
    "Besluiten": (
        "Mijlpaal",
        "Bestuursstuk",
        "Collegevergadering",
        "Amendement",
        "Motie",
        "Raadstafel",
        "Raadsvraag",
        "Toezegging",
        "Voortgangsrapportage",
        "Document",
        "Statusovergang",
    ),
    "Instellingen": ("Gemeente", "Fractie", "Sjabloon", "Namenlijst", "User"),
}


class Onderdeel(NamedTuple):
    """One line of the menu."""

    naam: str
    url: str
    is_huidig: bool


class Groep(NamedTuple):
    """One kind of work, never without lines."""

    naam: str
    onderdelen: tuple[Onderdeel, ...]


def menu_van(beheerders: Iterable[ModelAdmin], verzoek: HttpRequest) -> tuple[Groep, ...]:
    """The menu of what this user may open. What has no place in GROEPEN is left out; a test sees to it that everything has."""
    bekend = {beheerder.opts.object_name: beheerder for beheerder in beheerders}
    pad = quote(verzoek.path)
    groepen = (
        Groep(
            naam, tuple(_onderdeel(bekend[model], pad) for model in modellen if _mag_open(bekend.get(model), verzoek))
        )
        for naam, modellen in GROEPEN.items()
    )
    return tuple(groep for groep in groepen if groep.onderdelen)


def _mag_open(beheerder: ModelAdmin | None, verzoek: HttpRequest) -> bool:
    return (
        beheerder is not None
        and beheerder.has_module_permission(verzoek)
        and beheerder.has_view_or_change_permission(verzoek)
    )


def _onderdeel(beheerder: ModelAdmin, pad: str) -> Onderdeel:
    opts = beheerder.opts
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    return Onderdeel(capfirst(str(opts.verbose_name_plural)), url, url in pad)
