"""Writes on a partner's position that have consequences."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thema.thema.models import Thema

from .models import Partner, Standpunt


@dataclass(frozen=True)
class OpenbaarStandpunt:
    """What everybody may know of where a partner stands; what it wants kept confidential is not in it."""

    prioriteit: str
    aanpak: str
    bijdrage: str
    toelichting: str
    is_fictief: bool


@transaction.atomic
def standpunt_ondertekenen(partner: Partner, *, thema: Thema, inhoud: OpenbaarStandpunt, op: datetime) -> None:
    """Put what the partner signed in the place of what was known of it, whoever wrote that down.

    Called by consultatie in the transaction of the signature. A colleague who is just editing the same position is
    told so when saving.
    """
    waarden = {
        "prioriteit": inhoud.prioriteit,
        "aanpak": inhoud.aanpak,
        "bijdrage": inhoud.bijdrage,
        "toelichting": inhoud.toelichting,
        "is_vertrouwelijk": False,
        "is_fictief": inhoud.is_fictief,
        "ondertekend_op": op,
    }
    standpunt, is_nieuw = Standpunt.objects.select_for_update().get_or_create(
        partner=partner, thema=thema, defaults=waarden
    )
    if is_nieuw:
        return
    for veld, waarde in waarden.items():
        setattr(standpunt, veld, waarde)
    standpunt.save()
