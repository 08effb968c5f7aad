"""Amendments, motions and votes of the council in the words of Open Raadsinformatie (see ori.py)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from planning.mijlpaal.enums import Orgaan
from planning.raad.queries import Amendementregel, Motieregel
from rapportage.documenten.wijzigingen import Fractieregel, Stemregel
from thema.basis.woordverschil import Woorddeel

from .ori import NEDERLANDS
from .queries import Exportdocument

# Characters of a key, as the standard has them; what stands before the name of a fractie takes eight.
_LANGST = 32
REGULIER = "regulier"


@dataclass(frozen=True)
class Exportstemming:
    """A vote on what has the key `over`; `besluit`: the key of the decision that it led to, empty for none."""

    over: str
    regel: Stemregel
    besluit: str

    @property
    def kenmerk(self) -> str:
        """Its own key."""
        return f"stemming-{self.over}"

    @property
    def resultaat(self) -> str:
        """For, against or equal."""
        voor, tegen = (sum(getattr(een, naam) for een in self.regel.fracties) for naam in ("voor", "tegen"))
        return "gelijk" if voor == tegen else "voor" if voor > tegen else "tegen"


def stemmingen_van(documenten: Iterable[Exportdocument]) -> tuple[Exportstemming, ...]:
    """Every vote in which votes were counted; what was adopted without one is no vote."""
    return tuple(stemming for document in documenten for stemming in _van(document) if stemming.regel.fracties)


def _van(document: Exportdocument) -> Iterator[Exportstemming]:
    if document.raad.stemming is not None:
        dag = document.raad.stemming.datum
        besluiten = [een.pk for een in document.besluiten if (een.orgaan, een.datum) == (Orgaan.RAAD, dag)]
        besluit = f"besluit-{besluiten[-1]}" if besluiten else ""
        yield Exportstemming(f"document-{document.pk}", document.raad.stemming, besluit)
    for regel in document.raad.amendementen:
        if regel.wijziging.stemming is not None:
            yield Exportstemming(f"amendement-{regel.pk}", regel.wijziging.stemming, "")
    for motie in document.raad.moties:
        if motie.stemming is not None:
            yield Exportstemming(f"motie-{motie.pk}", motie.stemming, "")


def raadslijsten(stemmingen: tuple[Exportstemming, ...]) -> dict[str, list[dict[str, Any]]]:
    """The lists of votes; none of them when nobody voted, for an empty list would say that nobody did."""
    if not stemmingen:
        return {}
    return {
        "fracties": list(_fracties(stemmingen)),
        "stemmingen": [_stemming(stemming) for stemming in stemmingen],
        "stemresultatenPerFractie": [
            _per_fractie(stemming, fractie) for stemming in stemmingen for fractie in stemming.regel.fracties
        ],
    }


def raadsobjecten(documenten: Iterable[Exportdocument]) -> list[dict[str, Any]]:
    """Amendments and motions as informatieobjecten; they have no file, their text stands in the manifest."""
    return [ding for document in documenten for ding in _objecten(document)]


def _objecten(document: Exportdocument) -> Iterator[dict[str, Any]]:
    for regel in document.raad.amendementen:
        yield _amendement(regel, document)
    for motie in document.raad.moties:
        yield _motie(motie, document)


def _amendement(regel: Amendementregel, document: Exportdocument) -> dict[str, Any]:
    wijziging = regel.wijziging
    return {
        "id": f"amendement-{regel.pk}",
        "titel": wijziging.titel,
        "informatieobjecttype": "amendement",
        "taal": NEDERLANDS,
        **({"toelichting": wijziging.toelichting} if wijziging.toelichting else {}),
        "gerelateerdInformatieobject": {"informatieobject": {"id": f"document-{document.pk}"}, "rol": "voorstel"},
        "mjbp": {
            "nummer": wijziging.nummer,
            "indieners": list(wijziging.indieners),
            "plek": wijziging.plek,
            "was": _heel(wijziging.was),
            "wordt": _heel(wijziging.wordt),
            "uitkomst": regel.uitkomst,
            "isFictief": wijziging.is_fictief,
        },
    }


def _motie(motie: Motieregel, document: Exportdocument) -> dict[str, Any]:
    return {
        "id": f"motie-{motie.pk}",
        "titel": motie.titel,
        "informatieobjecttype": "motie",
        "motietype": "voorstel",
        "taal": NEDERLANDS,
        "inhoud": motie.dictum,
        "mjbp": {
            "nummer": motie.nummer,
            "indieners": list(motie.indieners),
            "informatieobject": {"id": f"document-{document.pk}"},
            "uitkomst": motie.uitkomst,
            "isFictief": motie.is_fictief,
        },
    }


def _heel(delen: Iterable[Woorddeel]) -> str:
    return "".join(deel.tekst for deel in delen)


def _fracties(stemmingen: Iterable[Exportstemming]) -> Iterator[dict[str, Any]]:
    for naam in sorted({fractie.naam for stemming in stemmingen for fractie in stemming.regel.fracties}):
        yield {"id": _fractie_id(naam), "fractienaam": naam}


def _stemming(stemming: Exportstemming) -> dict[str, Any]:
    return {
        "id": stemming.kenmerk,
        "resultaatMondelingeStemming": stemming.resultaat,
        "stemmingstype": REGULIER,
        "informatieobject": {"id": stemming.over},
        **({"besluit": {"id": stemming.besluit}} if stemming.besluit else {}),
        "mjbp": {
            "vergadering": {"id": f"{Orgaan.RAAD}-{stemming.regel.datum.isoformat()}"},
            "isFictief": stemming.regel.is_fictief,
        },
    }


def _per_fractie(stemming: Exportstemming, fractie: Fractieregel) -> dict[str, Any]:
    """How a fractie voted: in the standard with a word, where somebody of it was there; the seats under our own name."""
    woord = _woord(fractie)
    return {
        "id": f"{stemming.kenmerk}-{slugify(fractie.naam)}",
        "fractie": {"id": _fractie_id(fractie.naam)},
        "stemming": {"id": stemming.kenmerk},
        **({"fractiestemresultaat": woord} if woord else {}),
        "mjbp": {naam: getattr(fractie, naam) for naam in ("voor", "tegen", "afwezig", "onthouden")},
    }


def _woord(fractie: Fractieregel) -> str:
    if fractie.voor and fractie.tegen:
        return "verdeeld"
    return "aangenomen" if fractie.voor else "verworpen" if fractie.tegen else ""


def _fractie_id(naam: str) -> str:
    return f"fractie-{slugify(naam)[:_LANGST] or 'zonder-naam'}"
