"""What everybody reads of the council: its decisions, meetings, motions and promises; and of one theme what it did with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse

from planning.besluit.queries import Besluitregel, genomen_besluiten
from planning.bijstelling.models import Planwijziging
from planning.mijlpaal.enums import Orgaan
from planning.raad.enums import Amendementstatus
from planning.raad.models import Amendement
from planning.raad.queries import Motieregel, moties_van
from planning.raad.tekstplek import Plek, plek_van
from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.weglating.queries import lakken_van
from rapportage.weglakken.lakken import Lak, lak_tekst
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel, Maatregel
from thema.thema.models import Thema

from .queries import (
    Tafelregel,
    Toezeggingregel,
    Verwijzing,
    openbare_stukken,
    tafels_van,
    toezeggingen_van,
    verwijzing_naar,
)

WIJZIGINGEN = "#wijzigingen"


@dataclass(frozen=True)
class Openbaremotie:
    """A motion, and the document that it was put forward with."""

    motie: Motieregel
    document: Verwijzing


@dataclass(frozen=True)
class Raadspagina:
    """All that there is to read, newest first; of the promises the open ones first."""

    besluiten: tuple[Besluitregel, ...]
    tafels: tuple[Tafelregel, ...]
    moties: tuple[Openbaremotie, ...]
    toezeggingen: tuple[Toezeggingregel, ...]

    def __bool__(self) -> bool:
        return bool(self.besluiten or self.tafels or self.moties or self.toezeggingen)


@dataclass(frozen=True)
class Themaraad:
    """What the council did with one theme. `wijzigingen`: adopted amendments, each with the place in the decision where it
    is shown, and papers that changed the plan in force. `prioriteit_datum`: the day on which such a paper gave the theme the
    priority that it has; None: it has it from the plan itself."""

    wijzigingen: tuple[Verwijzing, ...]
    moties: tuple[Openbaremotie, ...]
    toezeggingen: tuple[Toezeggingregel, ...]
    prioriteit_datum: date | None = None

    def __bool__(self) -> bool:
        return bool(self.wijzigingen or self.moties or self.toezeggingen)


def raadspagina(plan: Beleidsplan, moment: datetime, dag: date) -> Raadspagina:
    """What may be known of it to everybody at this moment."""
    iedereen = AnonymousUser()
    return Raadspagina(
        besluiten=tuple(regel for regel in genomen_besluiten(plan, moment) if regel.orgaan is Orgaan.RAAD),
        tafels=tafels_van(plan, iedereen, moment, dag),
        moties=_moties(_behandeld(plan, moment)),
        toezeggingen=toezeggingen_van(plan, iedereen, dag),
    )


def raad_over_thema(plan: Beleidsplan, slug: str, moment: datetime, dag: date) -> Themaraad:
    """Of the theme of this plan with this address."""
    thema = Thema.objects.van(plan).filter(slug=slug).first()
    if thema is None:
        return Themaraad((), (), ())
    adres = reverse("rapportage:thema", args=(slug,))
    toezeggingen = toezeggingen_van(plan, AnonymousUser(), dag)
    behandeld = _behandeld(plan, moment)
    return Themaraad(
        wijzigingen=(*_wijzigingen(behandeld, thema), *_bijstellingen(behandeld, thema)),
        moties=_moties(behandeld, thema=thema),
        toezeggingen=tuple(regel for regel in toezeggingen if regel.thema is not None and regel.thema.url == adres),
        prioriteit_datum=_prioriteit_datum(plan, thema),
    )


def _behandeld(plan: Beleidsplan, moment: datetime) -> list[Bestuursstuk]:
    """Papers that are public, with which the council did something or by which it changed the plan. One query."""
    iets = Q(moties__isnull=False) | Q(amendementen__isnull=False) | Q(planwijzigingen__isnull=False)
    return list(openbare_stukken(moment).filter(iets, beleidsplan=plan).distinct())


def _moties(stukken: list[Bestuursstuk], *, thema: Thema | None = None) -> tuple[Openbaremotie, ...]:
    """Put forward with these papers, without what was withheld from those."""
    gevonden = []
    for stuk in stukken:
        document, lakken = stuk.document, lakken_van(stuk)
        if document is not None:
            verwijzing = verwijzing_naar(document)
            gevonden += [Openbaremotie(_gelakt(regel, lakken), verwijzing) for regel in moties_van(stuk, thema=thema)]
    return tuple(gevonden)


def _gelakt(regel: Motieregel, lakken: tuple[Lak, ...]) -> Motieregel:
    return replace(
        regel,
        titel=lak_tekst(regel.titel, lakken),
        dictum=lak_tekst(regel.dictum, lakken),
        afdoening=lak_tekst(regel.afdoening, lakken),
    )


def _wijzigingen(stukken: list[Bestuursstuk], thema: Thema) -> tuple[Verwijzing, ...]:
    gevonden = []
    for stuk in stukken:
        document, lakken = stuk.document, lakken_van(stuk)
        for een in Amendement.objects.filter(stuk=stuk, status=Amendementstatus.AANGENOMEN):
            if document is not None and thema.pk in _themas_van(een, stuk):
                naam = lak_tekst(f"Amendement {een.nummer}: {een.titel}", lakken)
                gevonden.append(Verwijzing(naam, f"{verwijzing_naar(document).url}{WIJZIGINGEN}"))
    return tuple(gevonden)


def _bijstellingen(stukken: list[Bestuursstuk], thema: Thema) -> list[Verwijzing]:
    """Papers that changed the plan in force, of which a change is about this theme."""
    gevonden = []
    for stuk in stukken:
        raakt = any(thema.pk in _themas_bij(een.thema or _ding(een.plaats)) for een in stuk.planwijzigingen.all())
        if raakt and stuk.status == Stukstatus.DEFINITIEF and stuk.document is not None:
            gevonden.append(verwijzing_naar(stuk.document))
    return gevonden


def _prioriteit_datum(plan: Beleidsplan, thema: Thema) -> date | None:
    keuzes = Planwijziging.objects.filter(
        stuk__in=plan.stukken.niet_geheim().filter(status=Stukstatus.DEFINITIEF), thema=thema, naar=thema.status
    )
    laatste = keuzes.order_by("-stuk__raad_datum", "-stuk__pk").select_related("stuk").first()
    return laatste.stuk.raad_datum if laatste is not None else None


def _ding(plek: Plek | None) -> object:
    return plek.ding if plek is not None else None


def _themas_van(amendement: Amendement, stuk: Bestuursstuk) -> set[int]:
    """The keys of the themes whose text it changed; none for a text of the plan as a whole."""
    ding = _ding(plek_van(stuk, amendement.plek))
    return _themas_bij(_ding(ding.plaats) if isinstance(ding, Planwijziging) else ding)


def _themas_bij(ding: object) -> set[int]:
    """The keys of the themes that this thing of the plan belongs to."""
    if isinstance(ding, Thema):
        return {ding.pk}
    if isinstance(ding, Doel):
        return {ding.thema_id}
    return set(ding.doelen.values_list("thema", flat=True)) if isinstance(ding, Maatregel) else set()
