"""What a page of results costs when there are more answers, and what mixing and counting them cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import uuid4

from consultatie.inbreng.services import inkomend_mengen
from consultatie.models import Inkomend, Inzending, Vragenlijstversie
from consultatie.uitslag.queries import tellingen_per_kanaal
from consultatie.uitslag.telling import tel_per_cel
from consultatie.vragenlijst.enums import Kanaal
from rapportage.queries import resultaat_van
from tests.bench.opzet import DAG, OP, antwoorden, vragenlijst_opzetten
from tests.bench.rit import Meting, om_en_om

GROOTTES = (1_000, 10_000, 100_000)
DREMPEL = 10


@dataclass(frozen=True)
class Grootte:
    """One size: answers, and milliseconds for mixing and counting them, the page's figures, and a scan instead."""

    aantal: int
    mengen: Meting
    uitslag: Meting
    natellen: Meting


def meet(groottes: Sequence[int] = GROOTTES) -> list[Grootte]:
    """Every size in a questionnaire of its own; raises ValueError when tallies and scan do not agree."""
    return [_meet(aantal) for aantal in groottes]


def _meet(aantal: int) -> Grootte:
    versie = vragenlijst_opzetten(slug=f"bench-{aantal}")
    _vul(versie, aantal)
    mengen = Meting()
    mengen.doe(lambda: inkomend_mengen(op=OP))

    def uitslag() -> None:
        resultaat_van(versie.vragenlijst, drempel=DREMPEL, dag=DAG)

    def natellen() -> int:
        reeks = Inzending.objects.filter(versie=versie).values_list("antwoorden", flat=True).iterator()
        return sum(cel.aantal for cel in tel_per_cel(versie.definitie, reeks).values())

    if natellen() != tellingen_per_kanaal(versie.vragenlijst)[Kanaal.OPEN].aantal:
        raise ValueError("the tallies are not what a scan counts")
    metingen = om_en_om({"uitslag": uitslag, "natellen": natellen}, ritten=9, seconden=5)
    return Grootte(aantal, mengen, metingen["uitslag"], metingen["natellen"])


def _vul(versie: Vragenlijstversie, aantal: int) -> None:
    """So many answers in the tray, and as many as stay behind in it."""
    stroom = (
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=Kanaal.OPEN, dag=DAG, antwoorden=een)
        for een in antwoorden(versie, aantal=aantal + DREMPEL)
    )
    while deel := list(islice(stroom, 5_000)):
        Inkomend.objects.bulk_create(deel)


def verslag(groottes: list[Grootte]) -> Iterator[str]:
    """The figures, and what they are worth: the ratios."""
    yield f"{'antwoorden':>10}{'mengen en tellen':>20}{'uitslag':>14}{'alles natellen':>18}"
    for grootte in groottes:
        yield (
            f"{grootte.aantal:>10}{grootte.mengen.klok_ms / 1000:>18.2f} s"
            f"{grootte.uitslag.klok_ms:>11.1f} ms{grootte.natellen.klok_ms:>15.1f} ms"
        )
    klein, groot = groottes[0], groottes[-1]
    keer = groot.aantal / klein.aantal
    yield f"uitslag bij {keer:.0f} keer zoveel antwoorden: {groot.uitslag.cpu_ms / klein.uitslag.cpu_ms:.2f} keer de CPU"
    yield f"uitslag / alles natellen bij {groot.aantal}: {groot.uitslag.klok_ms / groot.natellen.klok_ms:.4f} van de tijd"
