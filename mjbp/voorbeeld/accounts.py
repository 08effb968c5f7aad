"""The accounts of the demo. Whoever calls this makes sure that it is a demo: everybody knows the password."""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db.models import F

from thema.basis.rollen import BEHEERROLLEN, Rol

from .moment import moment

WACHTWOORD = "mjbp-demo"

Spelers = Mapping[str, User | None]
"""Who acts in the example, by role; None where there is no such account."""


def demo_accounts_maken() -> tuple[str, ...]:
    """One account per role that is not there yet; the names of those made. Nobody is superuser."""
    bestaand = set(User.objects.filter(username__in=Rol.values).values_list("username", flat=True))
    nieuw = [rol for rol in Rol if rol.value not in bestaand]
    if not nieuw:
        return ()
    geheim = make_password(WACHTWOORD)
    for rol in nieuw:
        account = User.objects.create(
            username=rol.value,
            password=geheim,
            is_staff=rol in BEHEERROLLEN,
            date_joined=moment("2019-06-01 09:00"),
        )
        account.groups.add(Group.objects.get(name=rol.value))
    return tuple(rol.value for rol in nieuw)


def spelers() -> Spelers:
    """The demo account of each role. An account of that name without the role is somebody else's."""
    gevonden = {
        account.username: account
        for account in User.objects.filter(username__in=Rol.values, groups__name=F("username"))
    }
    return {rol.value: gevonden.get(rol.value) for rol in Rol}
