"""What T24 expects, typed out: who may take which step, and what has to hold whatever happened before."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core import serializers

from planning.models import Amendement, Bestuursstuk
from planning.stuk.enums import Stukstatus
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document
from tests.planning.test_stuk_workflow import VERWACHT
from thema.basis.fouten import Vergrendeld
from thema.basis.models import Slotinhoud, Vergrendelbaar
from thema.models import Statusovergang

# Per step of a paper the roles that may take it. A role that is not named may not; nor may a visitor.
WIE = {
    "in_routing": {"oov", "beheerder"},
    "terugsturen": {"bestuurssecretariaat", "beheerder"},
    "agenderen": {"bestuurssecretariaat", "beheerder"},
    "college_besluit": {"bestuurssecretariaat", "beheerder"},
    "raad_agenderen": {"griffie", "beheerder"},
    "raad_besluit": {"griffie", "beheerder"},
    "terug_naar_college": {"griffie", "bestuurssecretariaat", "beheerder"},
    "intrekken": {"oov", "beheerder"},
}
# A body holds over and rejects through its own clerk.
WIE_BIJ = {
    "college": {"bestuurssecretariaat", "beheerder"},
    "raad": {"griffie", "beheerder"},
}
KENT_GEHEIMEN = {"beheerder", "bestuurssecretariaat", "griffie"}
GRIFFIE = {"griffie", "beheerder"}

AMENDEMENT = {
    "ingediend": {
        "aannemen": "aangenomen",
        "verwerpen": "verworpen",
        "intrekken": "ingetrokken",
        "vervallen": "vervallen",
    },
    "aangenomen": {"heropenen": "ingediend"},
    "verworpen": {"heropenen": "ingediend"},
    "ingetrokken": {"heropenen": "ingediend"},
    "vervallen": {"heropenen": "ingediend"},
}
BEGIN = {"bestuursstuk": "concept", "amendement": "ingediend"}


def wie_mag(status: str, actie: str) -> set[str]:
    """The roles that may take this step on a paper of this status, leaving aside secrecy."""
    return WIE_BIJ.get(status, set()) if actie in {"aanhouden", "verwerpen"} else WIE[actie]


def tabel_van(ding: Any) -> dict[str, dict[str, str]]:
    """Of a paper or an amendment, as typed out."""
    return AMENDEMENT if isinstance(ding, Amendement) else VERWACHT[ding.soort]


def spoor_klopt() -> None:
    """Every step that was ever taken stands in the table, each begins where the one before it ended, and the last one ends
    where the thing is now."""
    for model in (Bestuursstuk, Amendement):
        soort = ContentType.objects.get_for_model(model)
        for ding in model._base_manager.all():
            status = BEGIN[soort.model]
            for stap in Statusovergang.objects.filter(content_type=soort, object_id=ding.pk).order_by("pk"):
                assert stap.van == status, f"{ding}: a step from {stap.van}, while it was {status}"
                assert tabel_van(ding).get(stap.van, {}).get(stap.actie) == stap.naar, f"{ding}: {stap} by {stap.actie}"
                status = stap.naar
            assert ding.status == status, f"{ding} is {ding.status} without a step that leads there"


def documenten_kloppen() -> None:
    """A definitive paper has one frozen document whose hash holds; no other paper has any; none stands by itself but a
    later version of the plan, one for each time that the council changed it."""
    definitief = Bestuursstuk.objects.filter(status=Stukstatus.DEFINITIEF)
    assert not Bestuursstuk.objects.exclude(status=Stukstatus.DEFINITIEF).filter(document__isnull=False).exists()
    van_stukken = {stuk.document_id for stuk in definitief if stuk.document_id is not None}
    assert van_stukken <= set(Document.objects.values_list("pk", flat=True))
    vanzelf = Document.objects.exclude(pk__in=van_stukken).values_list("soort", flat=True)
    assert list(vanzelf) == [Documentsoort.PLAN] * definitief.filter(soort=Documentsoort.BIJSTELLING).count()
    for document in Document.objects.all():
        assert hashlib.sha256(document.pdf).hexdigest() == document.sha256, f"{document}: other bytes than were frozen"


def geheim_blijft_geheim() -> None:
    """Nothing of a paper on which secrecy holds is public, and nobody outside its circle meets it."""
    geheim = Bestuursstuk.objects.filter(geheimhoudingen__opgeheven_op=None, geheimhoudingen__isnull=False)
    for stuk in geheim:
        openbaar = Document.objects.filter(stuk=stuk, gepubliceerd_op__isnull=False)
        assert not openbaar.exists(), f"{stuk} is secret and public"
        assert not Bestuursstuk.objects.bekend_bij(AnonymousUser()).filter(pk=stuk.pk).exists()
        assert not Bestuursstuk.objects.niet_geheim().filter(pk=stuk.pk).exists()


def vastgestelde_inhoud() -> Iterator[Slotinhoud]:
    """Everything that hangs under a lock that is shut."""
    for model in apps.get_models():
        if issubclass(model, Slotinhoud):
            pad = f"{model.pad_naar_slot}__vergrendeld_op__isnull"
            yield from model._base_manager.filter(**{pad: False})


def afdruk_van_vastgestelde_inhoud() -> dict[str, str]:
    """Per thing under a lock its stored values."""
    return {f"{ding._meta.label}:{ding.pk}": serializers.serialize("json", [ding]) for ding in vastgestelde_inhoud()}


def zonder_telling(afdruk: str) -> str:
    """A print without how often and when it was written."""
    return re.sub(r'"(bewerking|gewijzigd_op)": ("[^"]*"|\d+)', "", afdruk)


def niets_is_nog_te_wijzigen() -> None:
    """Every thing under a lock, and every lock that is shut, refuses to be saved, deleted and written in bulk."""
    vast: list[Any] = list(vastgestelde_inhoud())
    for ding in vast:
        model: Any = type(ding)
        weigert(ding.save)
        weigert(ding.delete)
        weigert(model.objects.filter(pk=ding.pk).update, bewerking=ding.bewerking)
        weigert(model.objects.filter(pk=ding.pk).delete)
    for model in apps.get_models():
        if issubclass(model, Vergrendelbaar):
            for slot in model._base_manager.filter(vergrendeld_op__isnull=False):
                weigert(slot.save)
                weigert(slot.delete)


def weigert(doe: Callable[..., object], **gegevens: object) -> None:
    """It raises Vergrendeld."""
    with pytest.raises(Vergrendeld):
        doe(**gegevens)
