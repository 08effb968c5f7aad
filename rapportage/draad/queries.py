"""The thread of every contribution: said → decided → doing → how it stands, readable both ways."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from consultatie.inbreng.models import Onderbouwing
from rapportage.opmaak import datum, hoeveel, opsomming
from rapportage.themas.queries import nieuwste_meting
from rapportage.voortgang.enums import Staat
from rapportage.voortgang.models import Maatregelvoortgang
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Doel, Maatregel


@dataclass(frozen=True)
class Station:
    """One station of a thread, as `_draad.html` draws it. `staat`: klaar, nu, komt or gestopt."""

    label: str
    titel: str
    tekst: str
    staat: str
    url: str = ""
    linktekst: str = ""


@dataclass(frozen=True)
class Verhaal:
    """One contribution with its stations; `woorden` says how it ended."""

    anker: str
    titel: str
    woorden: str
    is_klaar: bool
    is_gestopt: bool
    is_fictief: bool
    draad: tuple[Station, ...]


@dataclass(frozen=True)
class Themakeuze:
    """One theme to read the threads of."""

    naam: str
    slug: str
    aantal: int
    is_gekozen: bool


@dataclass(frozen=True)
class Draadpagina:
    """The threads of one theme (the first one when none was chosen), with the choice of the others."""

    keuzes: tuple[Themakeuze, ...]
    gekozen: str
    verhalen: tuple[Verhaal, ...]
    heeft_fictie: bool


def draadpagina(plan: Beleidsplan, slug: str | None, *, dag: date) -> Draadpagina | None:
    """The threads as they stand on `dag`; None when the plan has a theme with threads but not the one asked for."""
    onderbouwingen = list(_onderbouwingen(plan))
    aantallen = Counter((o.thema.slug, o.thema.naam) for o in onderbouwingen)
    gekozen = slug or next(iter(aantallen), ("", ""))[0]
    if slug and all(slug != bekend for bekend, _ in aantallen):
        return None
    verhalen = tuple(_verhaal(o, plan, dag) for o in onderbouwingen if o.thema.slug == gekozen)
    return Draadpagina(
        keuzes=tuple(Themakeuze(naam, s, aantal, s == gekozen) for (s, naam), aantal in aantallen.items()),
        gekozen=next((naam for s, naam in aantallen if s == gekozen), ""),
        verhalen=verhalen,
        heeft_fictie=any(verhaal.is_fictief for verhaal in verhalen),
    )


def _onderbouwingen(plan: Beleidsplan) -> QuerySet[Onderbouwing]:
    voortgang = Maatregelvoortgang.objects.filter(rapportage__vergrendeld_op__isnull=False).order_by(
        "-rapportage__jaar"
    )
    maatregelen = Maatregel.objects.prefetch_related(
        Prefetch("voortgang", voortgang.select_related("rapportage"), to_attr="verslag")
    )
    return (
        Onderbouwing.objects.filter(thema__beleidsplan=plan)
        .select_related("thema", "doel__indicator", "doel__thema")
        .prefetch_related(Prefetch("doel__maatregelen", maatregelen), "doel__indicator__waarden")
        .order_by("thema__soort", "thema__volgorde", "volgorde", "pk")
    )


def _verhaal(onderbouwing: Onderbouwing, plan: Beleidsplan, dag: date) -> Verhaal:
    doel = onderbouwing.doel
    gezegd = Station("U zei", onderbouwing.get_groep_display(), onderbouwing.gezegd, "klaar")
    if doel is None:
        nee = Station("Wij besloten", "Dit doen wij niet", onderbouwing.gedaan, "gestopt")
        draad: tuple[Station, ...] = (gezegd, nee)
    else:
        draad = (gezegd, _besluit(onderbouwing, doel, plan), _doen(doel, plan, dag), _stand(doel, plan))
    is_klaar = draad[-1].staat == "klaar"
    return Verhaal(
        anker=f"draad-{onderbouwing.pk}",
        titel=onderbouwing.titel,
        woorden="Niet gedaan, met reden" if doel is None else _woorden(draad),
        is_klaar=doel is not None and is_klaar,
        is_gestopt=doel is None,
        is_fictief=onderbouwing.is_fictief,
        draad=draad,
    )


def _woorden(draad: tuple[Station, ...]) -> str:
    if draad[-1].staat == "klaar":
        return "Gedaan"
    if draad[1].staat != "klaar":
        return "Nog niet besloten"
    return "Dit gaan wij doen" if draad[2].staat == "komt" else "Wij zijn bezig"


def _besluit(onderbouwing: Onderbouwing, doel: Doel, plan: Beleidsplan) -> Station:
    url = f"{reverse('rapportage:thema', args=[doel.thema.slug])}#doel-{doel.pk}"
    if plan.is_vergrendeld:
        tekst = f"{onderbouwing.gedaan} De raad stelde dit vast op {datum(plan.vaststellingsdatum)}."
        return Station("Wij besloten", doel.titel, tekst, "klaar", url, "Naar het doel")
    tekst = f"{onderbouwing.gedaan} De raad beslist daar nog over."
    return Station("Dit stellen wij voor", doel.titel, tekst, "nu", url, "Naar het doel")


def _doen(doel: Doel, plan: Beleidsplan, dag: date) -> Station:
    """What is done for a goal; before the first year of the plan, unless a report tells of it, it is still to come."""
    maatregelen = list(doel.maatregelen.all())
    verslagen = [maatregel.verslag[0] for maatregel in maatregelen if maatregel.verslag]  # type: ignore[attr-defined]
    namen = opsomming([maatregel.titel for maatregel in maatregelen]) or "Nog geen maatregel"
    is_begonnen = dag.year >= plan.van_jaar or bool(verslagen)
    if not plan.is_vergrendeld or not maatregelen or not is_begonnen:
        return Station("Dit gaan wij doen", namen, "", "komt")
    klaar = len(verslagen) == len(maatregelen) and all(verslag.staat == Staat.KLAAR for verslag in verslagen)
    tekst = " ".join(v.toelichting for v in verslagen if v.toelichting)
    return Station("Dit doen wij", namen, tekst, "klaar" if klaar else "nu")


def _stand(doel: Doel, plan: Beleidsplan) -> Station:
    nu = nieuwste_meting(doel)
    streef = ""
    if doel.streefwaarde is not None:
        streef = f"Het doel is {hoeveel(doel.streefwaarde, _eenheid(doel))} in {doel.streefjaar}."
    if not plan.is_vergrendeld or nu is None or nu.waarde is None:
        return Station(
            "Zo meten wij het", doel.indicator.naam if doel.indicator else "Nog geen indicator", streef, "komt"
        )
    gehaald = _gehaald(doel, nu.waarde)
    titel = f"{hoeveel(nu.waarde, _eenheid(doel))} in {nu.jaar}"
    was = f"In {doel.nuljaar}: {hoeveel(doel.nulwaarde, _eenheid(doel))}. " if doel.nulwaarde is not None else ""
    url = reverse("rapportage:voortgang", args=[nu.jaar])
    return Station(
        "Zo staat het ervoor",
        titel,
        was + streef,
        "klaar" if gehaald else "komt",
        url,
        f"Naar het verslag over {nu.jaar}",
    )


def _eenheid(doel: Doel) -> str:
    return doel.indicator.eenheid if doel.indicator else ""


def _gehaald(doel: Doel, waarde: object) -> bool:
    if doel.streefwaarde is None or doel.nulwaarde is None:
        return False
    stijgt = doel.streefwaarde >= doel.nulwaarde
    return bool(waarde >= doel.streefwaarde if stijgt else waarde <= doel.streefwaarde)  # type: ignore[operator]
