"""The menu of the admin: by the work that someone comes to do, not by the room in which the code lives."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

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


class Groep(NamedTuple):
    """One kind of work, never without lines."""

    naam: str
    onderdelen: tuple[Onderdeel, ...]


def menu_van(apps: Iterable[Mapping[str, Any]]) -> tuple[Groep, ...]:
    """The menu from Django's list of apps, which holds only what this user may see. What has no place in GROEPEN is
    left out; a test sees to it that everything has."""
    bekend = {model["object_name"]: model for app in apps for model in app["models"] if model["admin_url"]}
    groepen = (
        Groep(naam, tuple(_onderdeel(bekend[model]) for model in modellen if model in bekend))
        for naam, modellen in GROEPEN.items()
    )
    return tuple(groep for groep in groepen if groep.onderdelen)


def _onderdeel(model: Mapping[str, Any]) -> Onderdeel:
    return Onderdeel(str(model["name"]), str(model["admin_url"]))
