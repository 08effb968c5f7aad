"""What results cost when there are more answers: the page, its figures, one batch more, and counting all of them again.

Answers are stored as if they had been mixed, by the engine's own way, and counted from there.
"""

import json
import resource
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import cycle, islice
from typing import Any
from uuid import uuid4

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
    """One size: how many answers in how many cells; the page for who may see it before all and after publication; the
    figures alone, as they are made when they are frozen; a batch more; counting all again beside only reading and parsing all of it; and memory, in MB more
    than the process had taken before."""

    aantal: int
    cellen: int
    pagina: Meting
    openbaar: Meting
    vragen: int
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


def meet(groottes: Sequence[int] = GROOTTES, *, ritten: int = 60) -> Iterator[Grootte]:
    """Every size in a questionnaire of its own; raises ValueError when the tallies are not those of all answers."""
    for aantal in groottes:
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
    cijfers_ter_inzage_geven(lijst, door=None, op=OP)
    pad = f"/resultaten/{lijst.slug}/"
    raadslid, bezoeker = Client(), Client()
    raadslid.force_login(GebruikerFactory(rol=Rol.RAADSLID))
    taken: dict[str, Callable[[], object]] = {
        "pagina": lambda: _haal(raadslid, pad),
        "uitslag": lambda: resultaat_van(lijst, drempel=DREMPEL, dag=DAG),
    }
    metingen = om_en_om(taken, ritten=ritten, seconden=60)
    with CaptureQueriesContext(connection) as vragen:
        _haal(raadslid, pad)
        aantal_vragen = len(vragen)
    resultaten_publiceren(lijst, door=None, op=OP)
    metingen |= om_en_om({"openbaar": lambda: _haal(bezoeker, pad)}, ritten=ritten, seconden=30)
    return Grootte(
        aantal=aantal,
        cellen=Telling.objects.filter(versie=versie).count(),
        vragen=aantal_vragen,
        stapel=stapel,
        hertellen=hertellen,
        lezen=lezen,
        geheugen=geheugen,
        **metingen,
    )


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


def verslag(metingen: Iterable[Grootte]) -> Iterator[str]:
    """The figures, each size as soon as it is there, and what they are worth: the ratios."""
    groottes = []
    yield (
        f"{'antwoorden':>10}{'cellen':>8}{'queries':>9}{'cijfers':>11}{'pagina p95':>12}{'openbaar p95':>14}"
        f"{f'{STAPEL} erbij':>13}{'hertellen':>11}{'lezen':>9}{'keer':>6}{'MB erbij':>10}"
    )
    for g in metingen:
        groottes.append(g)
        yield (
            f"{g.aantal:>10}{g.cellen:>8}{g.vragen:>9}{g.uitslag.klok_ms:>8.1f} ms{g.pagina.p95_ms:>9.0f} ms"
            f"{g.openbaar.p95_ms:>11.0f} ms{g.stapel.klok_ms:>10.0f} ms{min(g.hertellen.klok) / 1000:>9.2f} s"
            f"{min(g.lezen.klok) / 1000:>7.2f} s{g.verhouding:>6.2f}{g.geheugen:>10.1f}"
        )
    klein, groot = groottes[0], groottes[-1]
    keer = groot.aantal / klein.aantal
    yield f"cijfers bij {keer:.0f} keer zoveel antwoorden: {groot.uitslag.cpu_ms / klein.uitslag.cpu_ms:.2f} keer de CPU"
    yield f"cijfers / alles hertellen bij {groot.aantal}: {groot.uitslag.klok_ms / groot.hertellen.klok_ms:.5f} van de tijd"
