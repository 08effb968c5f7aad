"""Amendments, motions and votes as people read them: in the file of the council, in the admin, in the document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from planning.stuk.models import Bestuursstuk
from rapportage.documenten.wijzigingen import Fractieregel, Stemregel, Wijziging
from thema.thema.models import Thema

from .enums import Amendementstatus, Motiestatus, Stemuitslag, Stemwijze
from .models import Amendement, Fractiestem, Motie, Stemming
from .tekstplek import plek_van
from .telling import samen

WEG = "een deel van de tekst dat er niet meer is"
# What Django has to fetch along for `behandeling_van`, whatever there is of it.
_STEMMINGEN = Prefetch(
    "stemmingen",
    Stemming.objects.prefetch_related(Prefetch("fractiestemmen", Fractiestem.objects.select_related("fractie"))),
)


@dataclass(frozen=True)
class Amendementregel:
    """An amendment with what became of it; `uitkomst` in words, `status` its code."""

    pk: int
    wijziging: Wijziging
    status: str
    uitkomst: str


@dataclass(frozen=True)
class Motieregel:
    """A motion with what became of it. `afdoening` is empty and its day None until somebody told what was done with it;
    `wacht_op_afdoening`: that is still to come."""

    pk: int
    nummer: str
    titel: str
    indieners: tuple[str, ...]
    dictum: str
    status: str
    uitkomst: str
    stemming: Stemregel | None
    afdoening: str
    afdoening_door: str
    afdoening_datum: date | None
    wacht_op_afdoening: bool
    is_fictief: bool


@dataclass(frozen=True)
class Raadsbehandeling:
    """What the council did with a paper; `stemming` over the paper itself, None: none was written down."""

    amendementen: tuple[Amendementregel, ...]
    moties: tuple[Motieregel, ...]
    stemming: Stemregel | None

    def __bool__(self) -> bool:
        return bool(self.amendementen or self.moties or self.stemming)


def met_behandeling(stukken: QuerySet[Bestuursstuk]) -> QuerySet[Bestuursstuk]:
    """The papers with what `behandeling_van` reads, in a number of queries that does not depend on how much there is."""
    return stukken.prefetch_related(
        Prefetch("amendementen", Amendement.objects.prefetch_related("indieners", _STEMMINGEN)),
        Prefetch("moties", Motie.objects.prefetch_related("indieners", _STEMMINGEN)),
        _STEMMINGEN,
    )


def behandeling_van(stuk: Bestuursstuk) -> Raadsbehandeling:
    """Of a paper from `met_behandeling`; one query more for each place in the text that is amended."""
    return Raadsbehandeling(
        amendementen=tuple(_amendementregel(een, stuk) for een in stuk.amendementen.all()),
        moties=tuple(_motieregel(een) for een in stuk.moties.all()),
        stemming=_laatste(een for een in stuk.stemmingen.all() if een.amendement_id is None and een.motie_id is None),
    )


def moties_van(stuk: Bestuursstuk, *, thema: Thema | None = None) -> tuple[Motieregel, ...]:
    """The motions with this paper; with `thema` only those about it."""
    moties = Motie.objects.filter(stuk=stuk).prefetch_related("indieners", _STEMMINGEN)
    return tuple(_motieregel(een) for een in (moties if thema is None else moties.filter(themas=thema)))


def wijzigingen_van(stuk: Bestuursstuk) -> tuple[Wijziging, ...]:
    """The adopted amendments of this paper, by letter or number."""
    return tuple(
        regel.wijziging for regel in _opnieuw(stuk).amendementen if regel.status == Amendementstatus.AANGENOMEN
    )


def stemming_over(stuk: Bestuursstuk, *, dag: date | None) -> Stemregel | None:
    """The vote on the paper itself in the meeting of this day; None when none was written down."""
    stemming = _opnieuw(stuk).stemming
    return stemming if stemming is not None and stemming.datum == dag else None


def _opnieuw(stuk: Bestuursstuk) -> Raadsbehandeling:
    return behandeling_van(met_behandeling(Bestuursstuk.objects.select_related("beleidsplan")).get(pk=stuk.pk))


def _amendementregel(amendement: Amendement, stuk: Bestuursstuk) -> Amendementregel:
    plek = plek_van(stuk, amendement.plek)
    wijziging = Wijziging(
        nummer=amendement.nummer,
        titel=amendement.titel,
        indieners=tuple(str(fractie) for fractie in amendement.indieners.all()),
        plek=plek.naam if plek is not None else WEG,
        was=amendement.was,
        wordt=amendement.wordt,
        toelichting=amendement.toelichting,
        stemming=_laatste(amendement.stemmingen.all()),
        is_fictief=amendement.is_fictief,
    )
    return Amendementregel(amendement.pk, wijziging, amendement.status, amendement.get_status_display())


def _motieregel(motie: Motie) -> Motieregel:
    return Motieregel(
        pk=motie.pk,
        nummer=motie.nummer,
        titel=motie.titel,
        indieners=tuple(str(fractie) for fractie in motie.indieners.all()),
        dictum=motie.dictum,
        status=motie.status,
        uitkomst=motie.get_status_display(),
        stemming=_laatste(motie.stemmingen.all()),
        afdoening=motie.afdoening,
        afdoening_door=motie.afdoening_door,
        afdoening_datum=motie.afdoening_datum,
        wacht_op_afdoening=motie.status in {Motiestatus.AANGENOMEN, Motiestatus.OVERGENOMEN} and not motie.afdoening,
        is_fictief=motie.is_fictief,
    )


def _laatste(stemmingen: Iterable[Stemming]) -> Stemregel | None:
    """Of the meetings that voted on it, the last one counts."""
    alle = sorted(stemmingen, key=lambda een: (een.datum, een.pk))
    return stemregel(alle[-1]) if alle else None


def stemregel(stemming: Stemming) -> Stemregel:
    """A vote in words, with the fracties in the order of their size."""
    stemmen = sorted(stemming.fractiestemmen.all(), key=lambda een: (-een.stemmen.zetels, een.fractie.naam, een.pk))
    return Stemregel(
        datum=stemming.datum,
        zin=_in_woorden(stemming),
        fracties=tuple(
            Fractieregel(een.fractie.naam, een.voor, een.tegen, een.afwezig, een.onthouden) for een in stemmen
        ),
        is_fictief=stemming.is_fictief,
    )


def _in_woorden(stemming: Stemming) -> str:
    if stemming.wijze == Stemwijze.ZONDER:
        return "Aangenomen zonder stemming."
    alle = samen(een.stemmen for een in stemming.fractiestemmen.all())
    getallen = f"{alle.voor} {'stem' if alle.voor == 1 else 'stemmen'} voor en {alle.tegen} tegen"
    if alle.voor != alle.tegen:
        return f"{stemming.get_uitslag_display()} met {getallen}."
    if stemming.uitslag == Stemuitslag.VERWORPEN:
        return f"Verworpen: de stemmen staakten ({getallen})."
    return f"De stemmen staakten ({getallen}). De raad stemt opnieuw in een volgende vergadering."
