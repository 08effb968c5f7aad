"""What results cost when there are more answers: the page, its figures, one batch more, and counting all of them again.

Answers are stored as if they had been mixed, by the engine's own way, and counted from there.
"""

import json
import resource
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consultatie.inbreng.services import inkomend_mengen, tellingen_herstellen
from consultatie.models import Inkomend, Inzending, Telling, Vragenlijst, Vragenlijstversie
from consultatie.uitslag.queries import tellingen_per_kanaal
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.queries import resultaat_van
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.bench.opzet import DAG, OP, antwoorden, vragenlijst_opzetten
from tests.bench.rit import Meting, om_en_om
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

GROOTTES = (1_000, 100_000, 1_000_000)
DREMPEL = 10
STAPEL = 1_000
# So many different answers, over and over again: making them takes longer than counting them.
VERSCHILLEND = 20_000
KANALEN = (Kanaal.OPEN, Kanaal.OPEN, Kanaal.DIGIPANEL)
# What a questionnaire of the house can ask that is most work to count.
OP_VOLGORDE = ({"sleutel": "volgorde", "soort": "rangorde"},)
KOLOMMEN = ("id", "versie_id", "kanaal", "week", "verdenking", "antwoorden")


@dataclass(frozen=True)
class Grootte:
    """One size: a closed questionnaire with so many answers in so many cells; the figures as they are made when they are
    frozen; a batch more; counting all again beside only reading and parsing all of it; and memory, in MB more than the
    process had taken before."""

    lijst: Vragenlijst
    aantal: int
    cellen: int
    uitslag: Meting
    stapel: Meting
    hertellen: Meting
    lezen: Meting
    geheugen: float

    @property
    def verhouding(self) -> float:
        """Counting all again, in times that reading all of it takes; of CPU, since what else the machine does hits the
        one or the other."""
        return min(self.hertellen.cpu) / min(self.lezen.cpu)


@dataclass(frozen=True)
class Bezoek:
    """The page of one size for one kind of visitor: when nothing of it was kept yet, with its queries, and later."""

    wie: str
    aantal: int
    vragen: int
    eerst: Meting
    later: Meting


def meet(groottes: Sequence[int] = GROOTTES, *, tot: int = GROOTTES[-1], ritten: int = 60) -> Iterator[Grootte]:
    """Every size up to `tot`, in a questionnaire of its own; raises ValueError when the tallies are not those of all
    answers."""
    for aantal in groottes:
        if aantal <= tot:
            yield _meet(aantal, ritten=ritten)


def _meet(aantal: int, *, ritten: int) -> Grootte:
    versie = vragenlijst_opzetten(slug=f"bench-{aantal}", erbij=OP_VOLGORDE)
    lijst = versie.vragenlijst
    _vul(versie, aantal)
    hertellen, lezen = Meting(), Meting()
    voor = geheugen = _geheugen()
    for _ in range(2):
        hertellen.doe(lambda: tellingen_herstellen(lijst))
        geheugen = _geheugen() - voor
        lezen.doe(lambda: _lees(versie))
    stapel = Meting()
    for _ in range(3):
        _leg_klaar(versie)
        stapel.doe(lambda: inkomend_mengen(op=OP))
    _controleer(lijst)
    if tellingen_herstellen(lijst).hersteld:
        raise ValueError("a count batch by batch is not a count of all")

    Inkomend.objects.filter(versie=versie).delete()
    Vragenlijst.objects.filter(pk=lijst.pk).update(status=Vragenlijststatus.GESLOTEN)
    lijst.refresh_from_db()
    uitslag = om_en_om({"": lambda: resultaat_van(lijst, drempel=DREMPEL, dag=DAG)}, ritten=ritten, seconden=30)
    return Grootte(
        lijst=lijst,
        aantal=aantal,
        cellen=Telling.objects.filter(versie=versie).count(),
        uitslag=uitslag[""],
        stapel=stapel,
        hertellen=hertellen,
        lezen=lezen,
        geheugen=geheugen,
    )


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def bezoeken(groottes: Sequence[Grootte], *, ritten: int = 60) -> Iterator[list[Bezoek]]:
    """The page for everybody who may see it, on its way to being public; all sizes in turn, so that they can be compared."""
    raadslid, medewerker = Client(), Client()
    raadslid.force_login(GebruikerFactory(rol=Rol.RAADSLID))
    medewerker.force_login(GebruikerFactory(rol=Rol.OOV))
    yield _bezoek("raadslid, nog niet", raadslid, groottes, ritten=ritten)
    for grootte in groottes:
        cijfers_ter_inzage_geven(grootte.lijst, door=None, op=OP)
    yield _bezoek("raadslid, inzage", raadslid, groottes, ritten=ritten)
    yield _bezoek("medewerker, inzage", medewerker, groottes, ritten=ritten)
    for grootte in groottes:
        resultaten_publiceren(grootte.lijst, door=None, op=OP)
    yield _bezoek("bewoner, openbaar", Client(), groottes, ritten=ritten)


def _bezoek(wie: str, klant: Client, groottes: Sequence[Grootte], *, ritten: int) -> list[Bezoek]:
    paden = {grootte.aantal: f"/resultaten/{grootte.lijst.slug}/" for grootte in groottes}

    def in_beurt(haal: Callable[[Client, str], None]) -> dict[int, Meting]:
        taken = {str(aantal): partial(haal, klant, pad) for aantal, pad in paden.items()}
        return {int(naam): meting for naam, meting in om_en_om(taken, ritten=ritten, seconden=30).items()}

    # One after the other: a first visit throws away what is kept of all of them.
    eerst, later = in_beurt(_haal_vers), in_beurt(_haal)
    return [Bezoek(wie, aantal, _vragen(klant, pad), eerst[aantal], later[aantal]) for aantal, pad in paden.items()]


def _vragen(klant: Client, pad: str) -> int:
    with CaptureQueriesContext(connection) as vragen:
        _haal_vers(klant, pad)
        return len(vragen)


def _haal_vers(klant: Client, pad: str) -> None:
    caches["cijferdelen"].clear()
    _haal(klant, pad)


def _haal(client: Client, pad: str) -> None:
    antwoord = client.get(pad)
    if antwoord.status_code != 200:
        raise ValueError(f"GET {pad}: {antwoord.status_code}")


def _geheugen() -> float:
    """The most that this process has ever taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _controleer(lijst: Vragenlijst) -> None:
    geteld = sum(groep.aantal for groep in tellingen_per_kanaal(lijst).values())
    if geteld != Inzending.objects.filter(versie__vragenlijst=lijst).count():
        raise ValueError("the tallies are not what a scan counts")


def _lees(versie: Vragenlijstversie) -> int:
    """Read all that a recount reads and parse it, with nothing between Python and the database."""
    gelezen = 0
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT kanaal, verdenking, antwoorden FROM consultatie_inzending WHERE versie_id = %s", [versie.pk]
        )
        while deel := cursor.fetchmany(STAPEL):
            for _, _, antwoorden_tekst in deel:
                json.loads(antwoorden_tekst)
            gelezen += len(deel)
    return gelezen


def _leg_klaar(versie: Vragenlijstversie) -> None:
    """A batch in the tray, and as many as stay behind in it."""
    Inkomend.objects.filter(antwoorden__isnull=False).delete()
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=Kanaal.OPEN, dag=DAG, antwoorden=een)
        for een in antwoorden(versie, aantal=STAPEL + DREMPEL)
    )


def _vul(versie: Vragenlijstversie, aantal: int) -> None:
    """So many mixed answers."""
    teksten = [json.dumps(een) for een in antwoorden(versie, aantal=min(aantal, VERSCHILLEND))]
    rijen = ((versie.pk, kanaal.value, tekst) for kanaal, tekst in zip(cycle(KANALEN), cycle(teksten), strict=False))
    rest = islice(rijen, aantal)
    with transaction.atomic():
        while deel := list(islice(rest, 10_000)):
            _schrijf(deel)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE consultatie_inzending")


def _schrijf(deel: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            regels = (f"{uuid4()}\t{versie}\t{kanaal}\t2019-W34\t\t{tekst}\n" for versie, kanaal, tekst in deel)
            cursor.copy_from(StringIO("".join(regels)), "consultatie_inzending", columns=KOLOMMEN)
        else:
            cursor.executemany(
                f"INSERT INTO consultatie_inzending ({', '.join(KOLOMMEN)}) VALUES (%s, %s, %s, '2019-W34', '', %s)",  # noqa: S608
                [(uuid4().hex, *rij) for rij in deel],
            )


def verslag(metingen: Iterable[Grootte], *, ritten: int = 60) -> Iterator[str]:
    """The figures, each size as soon as it is there, then the page, and what they are worth: the ratios."""
    groottes = []
    yield (
        f"{'antwoorden':>10}{'cellen':>8}{'cijfers':>11}{f'{STAPEL} erbij':>13}{'hertellen':>11}{'lezen':>9}{'keer':>6}"
        f"{'MB erbij':>10}"
    )
    for g in metingen:
        groottes.append(g)
        yield (
            f"{g.aantal:>10}{g.cellen:>8}{g.uitslag.klok_ms:>8.1f} ms{g.stapel.klok_ms:>10.0f} ms"
            f"{min(g.hertellen.klok) / 1000:>9.2f} s{min(g.lezen.klok) / 1000:>7.2f} s{g.verhouding:>6.2f}"
            f"{g.geheugen:>10.1f}"
        )
    klein, groot = groottes[0], groottes[-1]
    keer = groot.aantal / klein.aantal
    yield f"cijfers bij {keer:.0f} keer zoveel antwoorden: {groot.uitslag.cpu_ms / klein.uitslag.cpu_ms:.2f} keer de CPU"
    yield f"cijfers / alles hertellen bij {groot.aantal}: {groot.uitslag.klok_ms / groot.hertellen.klok_ms:.5f} van de tijd"
    yield f"{'pagina voor':<20}{'antwoorden':>10}{'queries':>9}  {'eerst: p95, CPU, keer':>29}{'later: p95, CPU, keer':>31}"
    for bezoek in bezoeken(groottes, ritten=ritten):
        for b in bezoek:
            eerst, later = _kosten(b.eerst, bezoek[0].eerst), _kosten(b.later, bezoek[0].later)
            yield f"{b.wie:<20}{b.aantal:>10}{b.vragen:>9}  {eerst}  {later}"


def _kosten(meting: Meting, van_klein: Meting) -> str:
    """With the CPU in times that of the smallest size."""
    return f"{meting.p95_ms:>9.0f} ms{meting.cpu_ms:>9.1f} ms{meting.cpu_ms / van_klein.cpu_ms:>6.2f}"
