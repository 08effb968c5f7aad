"""The pictures in documents; a kind without pictures has none."""

from dataclasses import dataclass, field, replace
from datetime import date

from rapportage.cijfers.resultaat import Resultaat
from rapportage.grafieken import Grafiek, Medium, doellijn
from rapportage.grafieken import Meting as Maatpunt
from rapportage.opmaak import datum
from rapportage.resultaten.beelden import Groepskop, Prioriteitenbeeld, groepskoppen, prioriteitenbeelden, uitleg_van
from rapportage.themas.beelden import Doelblok, doelblokken

from .plan import Plan
from .planinhoud import Themahoofdstuk
from .soorten import Gegevens
from .uitslag import Uitslag
from .uitslagbeeld import Uitslagbeeld, uitslagbeeld
from .veiligheidsbeeld import Veiligheidsbeeld, veiligheidsbeeld
from .verslag import Verslag
from .voortgangsrapportage import Doelstand, Themastand, Voortgang


@dataclass(frozen=True)
class Resultaatbeeld:
    """The priorities per group: pictures, table head, caption."""

    resultaat: Resultaat
    groepen: tuple[Groepskop, ...]
    prioriteiten: tuple[Prioriteitenbeeld, ...]
    uitleg: str


@dataclass(frozen=True)
class Hoofdstukbeeld:
    """A theme with its number in the contents and its goals as pictures."""

    nummer: int
    hoofdstuk: Themahoofdstuk
    doelen: tuple[Doelblok, ...]


@dataclass(frozen=True)
class Doelstandbeeld:
    """A goal of the report with its picture; None while it cannot be measured."""

    doel: Doelstand
    grafiek: Grafiek | None


@dataclass(frozen=True)
class Themastandbeeld:
    """A theme of the report with its goals."""

    thema: Themastand
    doelen: tuple[Doelstandbeeld, ...]


@dataclass(frozen=True)
class Beelden:
    """What a template draws; empty for what its document does not have."""

    cijfers: Veiligheidsbeeld = field(default_factory=Veiligheidsbeeld)
    resultaat: Resultaatbeeld | None = None
    hoofdstukken: tuple[Hoofdstukbeeld, ...] = ()
    themas: tuple[Themastandbeeld, ...] = ()
    uitslag: Uitslagbeeld | None = None


# Theme chapters of the plan follow the two about figures and about how the plan came about.
EERSTE_THEMAHOOFDSTUK = 3


def beelden_van(gegevens: Gegevens, *, medium: Medium) -> Beelden:
    """The pictures of this document, drawn for the medium."""
    if isinstance(gegevens, Plan):
        return Beelden(
            cijfers=veiligheidsbeeld(gegevens.reeksen, medium=medium),
            resultaat=_resultaatbeeld(gegevens.resultaat, medium=medium),
            hoofdstukken=tuple(
                Hoofdstukbeeld(nummer, hoofdstuk, doelblokken(hoofdstuk.doelen, medium=medium))
                for nummer, hoofdstuk in enumerate(gegevens.hoofdstukken, start=EERSTE_THEMAHOOFDSTUK)
            ),
        )
    if isinstance(gegevens, Voortgang):
        return Beelden(
            cijfers=veiligheidsbeeld(gegevens.reeksen, medium=medium),
            themas=tuple(_themastandbeeld(thema, gegevens.jaar, medium=medium) for thema in gegevens.themas),
        )
    if isinstance(gegevens, Uitslag):
        return Beelden(uitslag=uitslagbeeld(gegevens.resultaat, medium=medium))
    if isinstance(gegevens, Verslag):
        return Beelden(resultaat=_stippenbeeld(gegevens, medium=medium))
    return Beelden()


def _resultaatbeeld(resultaat: Resultaat | None, *, medium: Medium) -> Resultaatbeeld | None:
    if resultaat is None:
        return None
    return Resultaatbeeld(
        resultaat=resultaat,
        groepen=groepskoppen(resultaat),
        prioriteiten=tuple(prioriteitenbeelden(resultaat, medium=medium)),
        uitleg=uitleg_van(resultaat),
    )


def _stippenbeeld(verslag: Verslag, *, medium: Medium) -> Resultaatbeeld | None:
    """With the source below: the dots are those of the public results."""
    beeld = _resultaatbeeld(verslag.stippen.cijfers if verslag.stippen else None, medium=medium)
    if beeld is None:
        return None
    vast = datum(date.fromisoformat(beeld.resultaat.peildatum))
    bron = (
        f"‘Te weinig’ betekent niet nul. Bron: de openbare resultaten van ‘{beeld.resultaat.titel}’, stand van {vast}."
    )
    return replace(beeld, uitleg=f"{beeld.uitleg} {bron}")


def _themastandbeeld(thema: Themastand, jaar: int, *, medium: Medium) -> Themastandbeeld:
    return Themastandbeeld(
        thema, tuple(Doelstandbeeld(doel, _doelgrafiek(doel, jaar, medium=medium)) for doel in thema.doelen)
    )


def _doelgrafiek(doel: Doelstand, jaar: int, *, medium: Medium) -> Grafiek | None:
    if doel.nulwaarde is None or doel.streefwaarde is None or doel.nuljaar is None or doel.streefjaar is None:
        return None
    return doellijn(
        Maatpunt(doel.nuljaar, float(doel.nulwaarde)),
        Maatpunt(doel.streefjaar, float(doel.streefwaarde)),
        nu=Maatpunt(jaar, None if doel.waarde is None else float(doel.waarde)),
        eenheid=doel.eenheid,
        medium=medium,
    )
