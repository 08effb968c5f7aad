"""The council decided to change its plan: the changes are written into it. The only importer of thema.basis.bijstellen."""

from datetime import date, datetime

from django.contrib.auth.models import User

from planning.raad.verwerken import tekst_met
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import datum as in_woorden
from thema.basis.bijstellen import status_bijstellen, veld_bijstellen
from thema.thema.models import Thema
from thema.thema.workflow import weg_naar

from .controle import eis_bijstelbaar, per_plek
from .models import Planwijziging


def bijstelling_doorvoeren(stuk: Bestuursstuk, *, datum: date, door: User | None, op: datetime) -> None:
    """Write the changes of this bijstelling into the plan; nothing for another kind of paper.

    In the transaction of the decision of the council on `datum`, after its amendments were worked into the changes. The
    history of what changes, and of a theme the trail, say by which decision. Raises StukOnvolledig.
    """
    if stuk.soort != Documentsoort.BIJSTELLING:
        return
    eis_bijstelbaar(stuk)
    besluit = f"Bijgesteld bij raadsbesluit van {in_woorden(datum)}"
    wijzigingen = list(stuk.planwijzigingen.select_related("thema"))
    for groep in per_plek(een for een in wijzigingen if een.is_tekst).values():
        _schrijf(groep, waarom=besluit, door=door, op=op)
    for wijziging in wijzigingen:
        if wijziging.thema_id is not None:
            thema = Thema.objects.get(pk=wijziging.thema_id)
            stappen = weg_naar(thema.soort, thema.status, wijziging.naar)
            status_bijstellen(thema, stappen, reden=wijziging.reden, waarom=besluit, door=door, op=op)


def _schrijf(groep: list[Planwijziging], *, waarom: str, door: User | None, op: datetime) -> None:
    plek = groep[0].plaats
    assert plek is not None  # noqa: S101  that was checked
    gezien = getattr(plek.ding, plek.soort.veld)
    tekst = tekst_met(plek, groep)
    if tekst == plek.tekst.strip():
        return  # by amendments the council took back all that would have changed here
    veld_bijstellen(plek.ding, plek.soort.veld, plek.waarde(tekst), gezien=gezien, waarom=waarom, door=door, op=op)
