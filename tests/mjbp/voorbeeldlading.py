"""The example, loaded at once and step by step, with how things stand after each step."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from consultatie.invoer.models import Stapel
from consultatie.mailing.models import Mailing
from consultatie.mailing.queries import stand_van
from consultatie.uitnodiging.models import Uitnodiging
from consultatie.vragenlijst.models import Vragenlijst
from mjbp.voorbeeld.accounts import demo_accounts_maken
from mjbp.voorbeeld.laden import Stap, laad
from planning.mijlpaal.models import Mijlpaal
from planning.proces.queries import stappen_van
from planning.stuk.models import Bestuursstuk
from rapportage.documenten.models import Document
from rapportage.resultaten.models import Resultaatpublicatie
from tests.ijkwerk import gemeten
from tests.mjbp.voorbeeldbank import vingerafdruk, weggooien
from thema.beleidsplan.models import Beleidsplan
from thema.thema.models import Thema

VANDAAG = date(2026, 11, 23)


@dataclass(frozen=True)
class Stand:
    """How things stand after a step."""

    gereed: list[str | None]
    stukken: dict[str, str]
    documenten: set[str]
    vragenlijst: str
    open_vandaag: bool
    themas: set[str]
    gepubliceerd: bool
    vergrendeld: bool
    uitnodigingen: tuple[int, int, int]
    mails: dict[str, dict[str, int]]
    stapels: list[tuple[str, int | None]]
    proces: list[str]


# On which day one looks at the process, after each step.
KIJKDAGEN = {
    "startnotitie": date(2019, 7, 12),
    "consultatie": date(2019, 8, 20),
    "netwerksessie": date(2019, 9, 23),
    "raadstafel": date(2019, 10, 11),
    "vastgesteld": date(2019, 11, 28),
    "voortgang": date(2021, 4, 22),
}


def _stand(stap: str) -> Stand:
    vragenlijst = Vragenlijst.objects.get()
    return Stand(
        gereed=[m.gereed_datum.isoformat() if m.gereed_datum else None for m in Mijlpaal.objects.order_by("volgorde")],
        stukken={stuk.soort: stuk.status for stuk in Bestuursstuk.objects.all()},
        documenten=set(Document.objects.values_list("soort", flat=True)),
        vragenlijst=vragenlijst.status,
        open_vandaag=vragenlijst.is_open_op(VANDAAG),
        themas=set(Thema.objects.filter(soort="ontwikkel").values_list("status", flat=True)),
        gepubliceerd=Resultaatpublicatie.objects.exists(),
        vergrendeld=Beleidsplan.objects.get().is_vergrendeld,
        uitnodigingen=(
            Uitnodiging.objects.count(),
            Uitnodiging.objects.filter(is_gebruikt=True).count(),
            Uitnodiging.objects.filter(lid=None).count(),
        ),
        mails={mailing.soort: stand_van(mailing).aantallen for mailing in Mailing.objects.all()},
        stapels=list(Stapel.objects.order_by("nummer").values_list("status", "aantal")),
        proces=[
            f"{stand.staat} {stand.aantal_er}/{len(stand.nodig)}"
            for stand in stappen_van(AnonymousUser(), Beleidsplan.objects.get(), KIJKDAGEN[stap])
        ],
    )


@dataclass(frozen=True)
class Geladen:
    """Two loads: at once (thrown away) and step by step (what the tests find)."""

    in_een_keer: dict[str, str]
    stap_voor_stap: dict[str, str]
    standen: dict[str, Stand]
    opnieuw: dict[str, str]
    meldingen: list[str]
    rekenwerk: float


@contextmanager
def twee_keer_geladen() -> Iterator[Geladen]:
    """Loads twice; what was loaded step by step stands as long as this lasts."""
    with weggooien():
        demo_accounts_maken()
        with gemeten() as meting:
            laad(Stap.VOORTGANG, meld=lambda _: meting.ijk())
        in_een_keer = vingerafdruk()
    with weggooien():
        demo_accounts_maken()
        standen = {}
        for stap in Stap:
            laad(stap, meld=lambda _: None)
            standen[stap.value] = _stand(stap.value)
        stap_voor_stap = vingerafdruk()
        meldingen: list[str] = []
        for stap in (Stap.VOORTGANG, Stap.CONSULTATIE):
            laad(stap, meld=meldingen.append)
        yield Geladen(in_een_keer, stap_voor_stap, standen, vingerafdruk(), meldingen, meting.aantal_keren)
