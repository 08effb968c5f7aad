"""Whether secrecy holds on a paper, and what secrecy does not take back."""

from django.db.models import QuerySet

from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from rapportage.opmaak import opsomming

from .models import Geheimhouding


def geldende_geheimhouding(stuk: Bestuursstuk) -> Geheimhouding | None:
    """The secrecy that holds on this paper now; None when none does."""
    gevonden: Geheimhouding | None = stuk.geheimhoudingen.filter(opgeheven_op=None).first()
    return gevonden


def al_openbare_verslagen(stuk: Bestuursstuk) -> QuerySet[Document]:
    """Reports of meetings about this paper that everybody can read."""
    return Document.objects.filter(raadstafels__stukken=stuk, gepubliceerd_op__isnull=False).distinct()


def blijft_openbaar(verslagen: QuerySet[Document]) -> str:
    """That these reports stay public, and what can be done about that; empty when there are none."""
    namen = [
        f"‘{titel}’ (/documenten/{slug}/)" for titel, slug in verslagen.order_by("pk").values_list("titel", "slug")
    ]
    if not namen:
        return ""
    return (
        f"Wat al openbaar is, blijft openbaar: {opsomming(namen)}. Iedereen kan dat nog lezen, op dat adres en in de lijst van "
        "documenten. Dit systeem kan een openbaar document niet intrekken. Moet het van de site? Vraag dan meteen aan de "
        "technisch beheerder van de site om het te verwijderen, en vertel dat ook het bestuurssecretariaat."
    )
