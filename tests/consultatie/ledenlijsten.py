"""Lists of members as staff send them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from consultatie.ledenbestand.lezer import KOLOMMEN
from consultatie.ledenbestand.services import ledenbestand_ontvangen
from consultatie.ledenbestand.werk import ledenbestand_verwerken
from consultatie.models import Ledenbestand, Panellid
from thema.beleidsplan.models import Gemeente

OP = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
KOPPEN = [kolom.column_name for kolom in KOLOMMEN.values()]
DAG = date(2019, 1, 15)


def rij(nummer: str, /, **anders: Any) -> list[Any]:
    """A row of all columns: somebody who can be reached by e-mail and gave consent."""
    waarden = {"nummer": nummer, "naam": "Een lid", "email": f"lid{nummer}@voorbeeld.nl", "toestemming_uitnodigen": DAG}
    return [(waarden | anders).get(naam) for naam in KOLOMMEN]


def csv(koppen: Iterable[str], *rijen: Iterable[Any], scheiding: str = ";", codering: str = "utf-8") -> bytes:
    """The same as CSV, without quotes."""
    regels = [scheiding.join("" if cel is None else str(cel) for cel in een) for een in (koppen, *rijen)]
    return "\r\n".join(regels).encode(codering)


def ontvang(inhoud: bytes, gemeente: Gemeente) -> Ledenbestand:
    """The file has come in."""
    return ledenbestand_ontvangen(inhoud, naam="leden.csv", gemeente=gemeente, door=None, op=OP)


def werk_af() -> int:
    """Let the worker do all there is; in how many pieces."""
    stukken = 0
    while ledenbestand_verwerken(op=OP):
        stukken += 1
    return stukken


def nagekeken(inhoud: bytes, gemeente: Gemeente) -> Ledenbestand:
    """The file after the worker looked at it."""
    bestand = ontvang(inhoud, gemeente)
    werk_af()
    return Ledenbestand.objects.get(pk=bestand.pk)


def aantallen(bestand: Ledenbestand) -> tuple[int, int, int, int]:
    """New, changed, unchanged, with a fault."""
    nu = Ledenbestand.objects.get(pk=bestand.pk)
    return nu.nieuw, nu.gewijzigd, nu.ongewijzigd, nu.fout


def fouten(bestand: Ledenbestand) -> list[tuple[int, str, str]]:
    """What is wrong, in the order of the file."""
    return list(bestand.fouten.values_list("rij", "kolom", "melding"))


def leden() -> list[tuple[Any, ...]]:
    """All that is stored of members, but for keys."""
    return list(Panellid.objects.order_by("nummer").values_list(*KOLOMMEN))
