"""What goes to the council's information system: the public documents of a plan, with what was decided on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db.models import Q

from planning.besluit.models import Besluit
from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.opmaak import getal
from thema.beleidsplan.models import Beleidsplan

from .namen import bestandsnamen

# Documents that are in memory at one time.
_TEGELIJK = 10


@dataclass(frozen=True)
class Exportbesluit:
    """What a body decided on a document, and when. `is_fictief`: the paper, or its day, was made up for the example."""

    pk: int
    document: int
    orgaan: Orgaan
    datum: date
    uitkomst: Uitkomst
    is_fictief: bool


@dataclass(frozen=True)
class Exportdocument:
    """A public document. `besluit` is who decided what, in words; `bestandsnaam` is its path in the zip."""

    pk: int
    slug: str
    soort: Documentsoort
    titel: str
    nummer: str
    datum: date
    besluit: str
    bestandsnaam: str
    sha256: str
    bytes: int
    paginas: int
    vastgelegd_op: datetime
    gepubliceerd_op: datetime
    is_fictief: bool
    besluiten: tuple[Exportbesluit, ...]


@dataclass(frozen=True)
class Raadsexport:
    """All that is in the zip but the bytes, oldest document first. `niet_openbaar`: frozen documents that stay out of it."""

    plan: Beleidsplan
    documenten: tuple[Exportdocument, ...]
    niet_openbaar: int

    @property
    def omvang(self) -> str:
        """How large the documents are together: "412 kB", "1,3 MB"."""
        kilobytes = max(1, sum(document.bytes for document in self.documenten) / 1000)
        return f"{getal(kilobytes, 0)} kB" if kilobytes < 1000 else f"{getal(kilobytes / 1000, 1)} MB"  # noqa: PLR2004


def raadsexport_van(plan: Beleidsplan, *, moment: datetime) -> Raadsexport:
    """What is public of this plan at this moment; three queries, however much there is."""
    alle = Document.objects.filter(beleidsplan=plan)
    openbaar = list(alle.openbaar_op(moment).order_by("datum", "pk"))
    besluiten = _besluiten_op([document.pk for document in openbaar], moment=moment)
    namen = bestandsnamen((document.datum, document.slug) for document in openbaar)
    return Raadsexport(
        plan=plan,
        documenten=tuple(
            _document(document, naam, tuple(besluit for besluit in besluiten if besluit.document == document.pk))
            for document, naam in zip(openbaar, namen, strict=True)
        ),
        niet_openbaar=alle.count() - len(openbaar),
    )


def pdfs_van(export: Raadsexport) -> Iterator[bytes]:
    """The frozen files in the order of the export, a few in memory at a time; one query."""
    gekozen = Document.objects.filter(pk__in=[document.pk for document in export.documenten])
    rijen = gekozen.order_by("datum", "pk").values_list("pdf", flat=True)
    return (bytes(pdf) for pdf in rijen.iterator(chunk_size=_TEGELIJK))


def _besluiten_op(documenten: list[int], *, moment: datetime) -> list[Exportbesluit]:
    """What was written down by then, oldest first. What was held over is no decision yet."""
    van_deze = Q(stuk__document__in=documenten) | Q(stuk__raadsbesluit__in=documenten)
    besluiten = Besluit.objects.filter(van_deze, op__lte=moment)
    besluiten = besluiten.exclude(uitkomst=Uitkomst.AANGEHOUDEN).select_related("stuk").order_by("datum", "pk")
    return [
        Exportbesluit(
            pk=besluit.pk,
            document=_waarop(besluit),
            orgaan=Orgaan(besluit.orgaan),
            datum=besluit.datum,
            uitkomst=Uitkomst(besluit.uitkomst),
            is_fictief=besluit.is_fictief or besluit.stuk.is_fictief,
        )
        for besluit in besluiten
    ]


def _waarop(besluit: Besluit) -> int:
    """Its document: of what the council decided on a raadsvoorstel that is the raadsbesluit."""
    stuk = besluit.stuk
    is_raadsbesluit = besluit.orgaan == Orgaan.RAAD and stuk.raadsbesluit_id is not None
    return cast(int, stuk.raadsbesluit_id if is_raadsbesluit else stuk.document_id)


def _document(document: Document, naam: str, besluiten: tuple[Exportbesluit, ...]) -> Exportdocument:
    return Exportdocument(
        pk=document.pk,
        slug=document.slug,
        soort=Documentsoort(document.soort),
        titel=document.titel,
        nummer=document.nummer,
        datum=document.datum,
        besluit=document.besluit,
        bestandsnaam=naam,
        sha256=document.sha256,
        bytes=document.bytes,
        paginas=document.paginas,
        vastgelegd_op=document.vastgelegd_op,
        gepubliceerd_op=cast(datetime, document.gepubliceerd_op),
        is_fictief=document.is_fictief,
        besluiten=besluiten,
    )
