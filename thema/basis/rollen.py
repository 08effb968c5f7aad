"""The roles of the house (groups, made by migration) and the predicates that ask for them."""

import rules
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group
from django.db import models


class Rol(models.TextChoices):
    """Who may work here; residents and partners have no account."""

    BEHEERDER = "beheerder", "Beheerder"
    OOV = "oov", "Openbare orde en veiligheid"
    BESTUURSSECRETARIAAT = "bestuurssecretariaat", "Bestuurssecretariaat"
    GRIFFIE = "griffie", "Griffie"
    RAADSLID = "raadslid", "Raadslid"
    BEGELEIDER = "begeleider", "Begeleider van een sessie"


# Roles that work in the admin; a council member or a session host does not.
BEHEERROLLEN = (Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE)


def rollen_van(gebruiker: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """The names of the user's roles; empty for a visitor. One query per user object."""
    if not gebruiker.is_authenticated:
        return frozenset()
    gevonden = getattr(gebruiker, "_rollen", None)
    if gevonden is None:
        gevonden = frozenset(Group.objects.filter(user=gebruiker.pk).values_list("name", flat=True))
        gebruiker._rollen = gevonden  # type: ignore[attr-defined]  # noqa: SLF001
    return gevonden


def heeft_rol(*rollen: Rol) -> rules.predicates.Predicate:
    """A predicate: the user is active and has one of these roles."""
    namen = frozenset(rol.value for rol in rollen)

    def _heeft(gebruiker: AbstractBaseUser | AnonymousUser) -> bool:
        return bool(gebruiker.is_active and rollen_van(gebruiker) & namen)

    return rules.predicate(_heeft, name=f"heeft_rol:{'|'.join(sorted(namen))}")


is_beheerder = heeft_rol(Rol.BEHEERDER)
is_oov = heeft_rol(Rol.OOV, Rol.BEHEERDER)
is_secretariaat = heeft_rol(Rol.BESTUURSSECRETARIAAT, Rol.BEHEERDER)
is_griffie = heeft_rol(Rol.GRIFFIE, Rol.BEHEERDER)
is_raadslid = heeft_rol(Rol.RAADSLID)
is_medewerker = heeft_rol(*BEHEERROLLEN)
# Who has to work with papers on which secrecy holds; besides them only who is named there.
mag_geheim_zien = heeft_rol(Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE)
