"""What goes to the council's information system: the public documents of a plan, with what was decided on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import cast

from django.db.models import Q

from planning.besluit.models import Besluit
from planning.mijlpaal.enums import Orgaan
from planning.raad.queries import Raadsbehandeling, behandeling_van, met_behandeling
from planning.stuk.enums import Uitkomst
from planning.stuk.models import Bestuursstuk
from rapportage.diwoo.indeling import Indeling, indeling_van
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document, zonder_bytes
from rapportage.opmaak import getal
from rapportage.weglakken.lakken import gelakt
from thema.beleidsplan.models import Beleidsplan

from .namen import bestandsnamen

# Documents that are in memory at one time.
_TEGELIJK = 10
NIETS = Raadsbehandeling(amendementen=(), moties=(), stemming=None)


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
    """A public document. `besluit` is who decided what, in words; `bestandsnaam` is its path in the zip;
    `raad` what the council did with it."""

    pk: int
    slug: str
    soort: Documentsoort
    indeling: Indeling
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
    raad: Raadsbehandeling


@dataclass(frozen=True)
class Raadsexport:
    """All that is in the zip but the bytes, oldest document first. `niet_openbaar`: frozen documents that stay out of it and
    may be published one day; what stays inside or is secret is not counted."""

    plan: Beleidsplan
    documenten: tuple[Exportdocument, ...]
    niet_openbaar: int

    @property
    def omvang(self) -> str:
        """How large the documents are together: "412 kB", "1,3 MB"."""
        kilobytes = max(1, sum(document.bytes for document in self.documenten) / 1000)
        return f"{getal(kilobytes, 0)} kB" if kilobytes < 1000 else f"{getal(kilobytes / 1000, 1)} MB"  # noqa: PLR2004


def raadsexport_van(plan: Beleidsplan, *, moment: datetime) -> Raadsexport:
    """What is public of this plan at this moment; a fixed number of queries, but for the places in a text that were amended."""
    alle = Document.objects.filter(beleidsplan=plan)
    openbaar = list(alle.openbaar_op(moment).order_by("datum", "pk"))
    besluiten = _besluiten_op([document.pk for document in openbaar], moment=moment)
    behandeld = _behandeld([document.pk for document in openbaar])
    namen = bestandsnamen((document.datum, document.slug) for document in openbaar)
    return Raadsexport(
        plan=plan,
        documenten=tuple(
            _document(
                document,
                naam,
                besluiten=tuple(besluit for besluit in besluiten if besluit.document == document.pk),
                raad=behandeld.get(document.pk, NIETS),
            )
            for document, naam in zip(openbaar, namen, strict=True)
        ),
        niet_openbaar=alle.filter(blijft_intern=False, is_geheim=False).count() - len(openbaar),
    )


def pdfs_van(export: Raadsexport) -> Iterator[bytes]:
    """The frozen files in the order of the export, a few in memory at a time; one query."""
    gekozen = Document.objects.filter(pk__in=[document.pk for document in export.documenten])
    rijen = gekozen.order_by("datum", "pk").values_list("pdf", flat=True)
    return (bytes(pdf) for pdf in rijen.iterator(chunk_size=_TEGELIJK))


def _besluiten_op(documenten: list[int], *, moment: datetime) -> list[Exportbesluit]:
    """What was written down by then, oldest first. What was held over is no decision yet."""
    openbaar = _van_de_stukken("stuk__", documenten)
    besluiten = Besluit.objects.filter(openbaar, op__lte=moment).exclude(uitkomst=Uitkomst.AANGEHOUDEN)
    besluiten = besluiten.select_related(
        "stuk__document__openbare_versie", "stuk__raadsbesluit__openbare_versie"
    ).defer(*zonder_bytes("stuk__document"), *zonder_bytes("stuk__raadsbesluit"))
    return [
        Exportbesluit(
            pk=besluit.pk,
            document=_waarop(besluit.stuk, Orgaan(besluit.orgaan)),
            orgaan=Orgaan(besluit.orgaan),
            datum=besluit.datum,
            uitkomst=Uitkomst(besluit.uitkomst),
            is_fictief=besluit.is_fictief or besluit.stuk.is_fictief,
        )
        for besluit in besluiten.order_by("datum", "pk")
    ]


def _van_de_stukken(pad: str, documenten: list[int]) -> Q:
    """The papers, at this path, of which one of these is the document, its public version, or that of the raadsbesluit."""
    velden = [f"{pad}{veld}{versie}" for veld in ("document", "raadsbesluit") for versie in ("", "__openbare_versie")]
    return reduce(or_, (Q(**{f"{veld}__in": documenten}) for veld in velden))


def _waarop(stuk: Bestuursstuk, orgaan: Orgaan) -> int:
    """The public document that tells it: of what the council decided on a raadsvoorstel that is the raadsbesluit."""
    document = stuk.raadsbesluit if orgaan is Orgaan.RAAD and stuk.raadsbesluit is not None else stuk.document
    return cast(Document, document).openbaar_deel.pk


def _behandeld(documenten: list[int]) -> dict[int, Raadsbehandeling]:
    """Per document what the council did with the paper that carried it, without what is withheld from that."""
    stukken = Bestuursstuk.objects.filter(_van_de_stukken("", documenten)).select_related(
        "beleidsplan", "document__openbare_versie", "raadsbesluit__openbare_versie"
    )
    stukken = stukken.defer(*zonder_bytes("document"), *zonder_bytes("raadsbesluit")).prefetch_related("weglatingen")
    return {
        _waarop(stuk, Orgaan.RAAD): gelakt(
            behandeling_van(stuk), tuple(weglating.lak for weglating in stuk.weglatingen.all())
        )
        for stuk in met_behandeling(stukken).order_by("pk")
    }


def _document(
    document: Document, naam: str, *, besluiten: tuple[Exportbesluit, ...], raad: Raadsbehandeling
) -> Exportdocument:
    return Exportdocument(
        pk=document.pk,
        slug=document.slug,
        soort=Documentsoort(document.soort),
        indeling=indeling_van(document),
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
        raad=raad,
    )
