"""The safety figures of a document: series that belong together as one picture and one table, single figures as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from rapportage.grafieken import Grafiek, Medium, Staaf, staven
from rapportage.opmaak import getal, hoeveel
from rapportage.themas.beelden import PUNTEN_VOOR_EEN_LIJN, bevinding
from rapportage.themas.gegevens import Cijferreeks, Meting

_NIET_GEMETEN = "niet gemeten"


@dataclass(frozen=True)
class Jaarrij:
    """A year with one figure in words per series of the group."""

    jaar: int
    waarden: tuple[str, ...]


@dataclass(frozen=True)
class Reeksgroep:
    """Series from one source over the same years. The picture shows the first; `bevindingen` are about the others."""

    reeksen: tuple[Cijferreeks, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[Jaarrij, ...]
    bevinding: str
    grafiek: Grafiek
    bevindingen: tuple[str, ...]

    @property
    def eerste(self) -> Cijferreeks:
        """The series in the picture, and the one whose source and day stand under it."""
        return self.reeksen[0]

    @property
    def is_fictief(self) -> bool:
        """Some of it was made up for the example."""
        return any(reeks.is_fictief for reeks in self.reeksen)


@dataclass(frozen=True)
class Los:
    """A figure of a series that is too short for a picture."""

    reeks: Cijferreeks
    jaar: int
    waarde: str


@dataclass(frozen=True)
class Veiligheidsbeeld:
    """All safety figures of a document; empty when there are none."""

    groepen: tuple[Reeksgroep, ...] = ()
    losse: tuple[Los, ...] = ()

    @property
    def heeft_fictie(self) -> bool:
        """One of the single figures was made up for the example."""
        return any(los.reeks.is_fictief for los in self.losse)


def veiligheidsbeeld(reeksen: Iterable[Cijferreeks], *, medium: Medium) -> Veiligheidsbeeld:
    """Group the series; groups stand in the order of their first series."""
    lang = [reeks for reeks in reeksen if len(_gemeten(reeks)) >= PUNTEN_VOOR_EEN_LIJN]
    per_bron = groupby(sorted(lang, key=_soortgenoten), key=_soortgenoten)
    groepen = sorted((tuple(groep) for _, groep in per_bron), key=lambda groep: lang.index(groep[0]))
    return Veiligheidsbeeld(
        groepen=tuple(_groep(groep, medium=medium) for groep in groepen),
        losse=tuple(_losse(reeks for reeks in reeksen if reeks not in lang)),
    )


def _soortgenoten(reeks: Cijferreeks) -> tuple[str, str, str, tuple[int, ...]]:
    """What series in one table share: source, day and years."""
    return reeks.bron, reeks.bron_url, reeks.peildatum, tuple(meting.jaar for meting in reeks.metingen)


def _gemeten(reeks: Cijferreeks) -> list[Meting]:
    return [meting for meting in reeks.metingen if meting.waarde is not None]


def _groep(reeksen: tuple[Cijferreeks, ...], *, medium: Medium) -> Reeksgroep:
    """The first and the last figure are what a finding is about, and what stands out in the picture."""
    eerste, *_ = reeksen
    gemeten = _gemeten(eerste)
    zin, *zinnen = [bevinding(reeks, _gemeten(reeks)[0], _gemeten(reeks)[-1]) for reeks in reeksen]
    grafiek = staven(
        [Staaf(str(m.jaar), None if m.waarde is None else float(m.waarde)) for m in eerste.metingen],
        titel=zin,
        accent=(str(gemeten[0].jaar), str(gemeten[-1].jaar)),
        medium=medium,
    )
    kolommen = [_in_woorden(reeks) for reeks in reeksen]
    return Reeksgroep(
        reeksen=reeksen,
        kolommen=tuple(_kolomkop(reeks) for reeks in reeksen),
        rijen=tuple(
            Jaarrij(meting.jaar, tuple(kolom[nummer] for kolom in kolommen))
            for nummer, meting in enumerate(eerste.metingen)
        ),
        bevinding=zin,
        grafiek=grafiek,
        bevindingen=tuple(zinnen),
    )


def _kolomkop(reeks: Cijferreeks) -> str:
    """The name, with the unit where the name does not say it."""
    return reeks.naam if reeks.eenheid.lower() in reeks.naam.lower() else f"{reeks.naam} ({reeks.eenheid})"


def _in_woorden(reeks: Cijferreeks) -> list[str]:
    """The figures of a column, all with as many decimals as the most precise one needs."""
    decimalen = max(len(getal(meting.waarde).partition(",")[2]) for meting in _gemeten(reeks))
    return [_NIET_GEMETEN if m.waarde is None else getal(m.waarde, decimalen) for m in reeks.metingen]


def _losse(reeksen: Iterable[Cijferreeks]) -> Iterable[Los]:
    for reeks in reeksen:
        for meting in reeks.metingen:
            waarde = _NIET_GEMETEN if meting.waarde is None else hoeveel(meting.waarde, reeks.eenheid)
            yield Los(reeks, meting.jaar, waarde)
