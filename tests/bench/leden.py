"""What a long list of members costs: looked at, read in and invited, beside the bare storing of as many rows."""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection

from consultatie.ledenbestand.enums import Bestandstatus
from consultatie.ledenbestand.lezer import KOLOMMEN, controleer
from consultatie.ledenbestand.services import ledenbestand_inlezen, ledenbestand_ontvangen
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.models import Ledenbestand, Panellid, Uitnodiging, Vragenlijst
from consultatie.uitnodiging.services import uitnodigingsronde_starten, uitnodigingsronde_verder
from tests.bench.opzet import OP, vragenlijst_opzetten
from tests.thema.bestanden import met_bladinhoud

AANTAL = 100_000
DAG = "2019-01-15"


@dataclass
class Duur:
    """Seconds of one step, piece by piece."""

    stukken: list[float] = field(default_factory=list)

    @property
    def samen(self) -> float:
        return sum(self.stukken)


def meet(*, aantal: int = AANTAL) -> tuple[dict[str, Duur], float]:
    """Each step for a CSV and an Excel file of `aantal` new members, and the peak of memory in MiB that came on top."""
    lijst = vragenlijst_opzetten().vragenlijst
    voor = _piek()
    duren: dict[str, Duur] = {}
    for soort, maak in (("csv", _csv), ("xlsx", _xlsx)):
        Uitnodiging.objects.all().delete()
        Panellid.objects.all().delete()
        duren |= {f"{soort}: {stap}": duur for stap, duur in _rit(maak(aantal), lijst).items()}
        if Panellid.objects.count() != aantal or Uitnodiging.objects.count() != aantal:
            raise ValueError(f"{aantal} rows, {Panellid.objects.count()} members")
    piek = _piek() - voor
    Uitnodiging.objects.all().delete()
    leden = list(Panellid.objects.all())
    Panellid.objects.all().delete()
    duren["kale opslag (bulk_create)"] = _klok(lambda: Panellid.objects.bulk_create(leden, batch_size=5000))
    return duren, piek


def _rit(inhoud: bytes, lijst: Vragenlijst) -> dict[str, Duur]:
    gemeente = lijst.beleidsplan.gemeente
    keuren = _klok(lambda: controleer(inhoud))
    bestand = ledenbestand_ontvangen(inhoud, naam="leden", gemeente=gemeente, door=None, op=OP)
    uitpakken = _klok(lambda: ledenbestand_verwerken(op=OP))
    nakijken = _zolang(lambda: ledenbestand_verwerken(op=OP))
    bestand = Ledenbestand.objects.get(pk=bestand.pk)
    if bestand.status != Bestandstatus.NAGEKEKEN or bestand.fout:
        raise ValueError(f"{bestand.status}: {bestand.oordeel}")
    ledenbestand_inlezen(bestand, door=None, op=OP)
    inlezen = _zolang(lambda: ledenbestand_verwerken(op=OP))
    _statistiek()
    uitnodigingsronde_starten(lijst, door=None, op=OP)
    uitnodigen = _zolang(lambda: uitnodigingsronde_verder(op=OP))
    return {
        "keuren": keuren,
        "uitpakken": uitpakken,
        "nakijken": nakijken,
        "inlezen": inlezen,
        "uitnodigen": uitnodigen,
    }


def _statistiek() -> None:
    """What PostgreSQL does by itself within a minute."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _klok(doe: Callable[[], object]) -> Duur:
    begin = time.perf_counter()
    doe()
    return Duur([time.perf_counter() - begin])


def _zolang(doe: Callable[[], bool]) -> Duur:
    duur = Duur()
    is_meer = True
    while is_meer:
        begin = time.perf_counter()
        is_meer = doe()
        duur.stukken.append(time.perf_counter() - begin)
    return duur


def _piek() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rijen(aantal: int) -> Iterator[list[str]]:
    yield [kolom.column_name for kolom in KOLOMMEN.values()]
    for nummer in range(aantal):
        kort = f"{nummer:07}"
        yield [kort, f"Lid {kort}", f"{kort}@voorbeeld.nl", "Grote Kerkhof 1", "7411 KT", "Deventer", DAG, "", ""]


def _csv(aantal: int) -> bytes:
    return "\r\n".join(";".join(rij) for rij in _rijen(aantal)).encode()


def _xlsx(aantal: int) -> bytes:
    rijen = (
        f'<row r="{plek}">{"".join(_cel(kolom, plek, waarde) for kolom, waarde in zip("ABCDEFGHI", rij, strict=True))}</row>'
        for plek, rij in enumerate(_rijen(aantal), start=1)
    )
    return met_bladinhoud("".join(rijen).encode())


def _cel(kolom: str, rij: int, waarde: str) -> str:
    return f'<c r="{kolom}{rij}" t="inlineStr"><is><t>{waarde}</t></is></c>' if waarde else ""


def verslag(gemeten: tuple[dict[str, Duur], float]) -> Iterator[str]:
    """The figures, and what they are beside the bare storing."""
    duren, piek = gemeten
    kaal = duren["kale opslag (bulk_create)"].samen
    for stap, duur in duren.items():
        langste = (
            f"  {len(duur.stukken):>3} stukken, langste {max(duur.stukken):.2f} s" if len(duur.stukken) > 1 else ""
        )
        yield f"{stap:28}{duur.samen:>8.2f} s{duur.samen / kaal:>8.2f} × kale opslag{langste}"
    yield f"geheugen erbij, hoogste punt: {piek:.0f} MiB"
