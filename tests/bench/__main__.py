"""python -m tests.bench [inzenden|resultaten|uitnodigen|leden|mail|pdf]: without a name all of them, each about a minute.

The engine is that of MJBP_DB (sqlite, or postgres: a server of its own), the database a new one that goes away.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator

import tests.databank  # noqa: F401  chooses the engine before the settings are read

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.instellingen"


def main() -> None:
    """Run what was asked for, each on an empty database."""
    import django  # noqa: PLC0415  the settings are known only now

    django.setup()
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--grootste", type=int, default=1_000_000, help="resultaten: met hooguit zoveel antwoorden")
    parser.add_argument("onderdeel", nargs="*", help="leeg: alle")
    gegeven = parser.parse_args()
    onderdelen = _onderdelen(gegeven.grootste)
    gevraagd = gegeven.onderdeel or list(onderdelen)
    if onbekend := set(gevraagd) - set(onderdelen):
        parser.error(f"onbekend: {', '.join(sorted(onbekend))}")
    for naam in gevraagd:
        _meet(naam, onderdelen[naam])


def _onderdelen(grootste: int) -> dict[str, Callable[[], Iterator[str]]]:
    from tests.bench import inzenden, leden, mail, pdf, resultaten, uitnodigen  # noqa: PLC0415  they import models

    return {
        "inzenden": lambda: inzenden.verslag(inzenden.meet()),
        "resultaten": lambda: resultaten.verslag(resultaten.meet(tot=grootste)),
        "uitnodigen": lambda: uitnodigen.verslag(uitnodigen.meet()),
        "leden": lambda: leden.verslag(leden.meet()),
        "mail": lambda: mail.verslag(mail.meet()),
        "pdf": lambda: pdf.verslag(pdf.meet()),
    }


def _meet(naam: str, onderdeel: Callable[[], Iterator[str]]) -> None:
    from django.db import connection  # noqa: PLC0415  see main

    eigen = connection.settings_dict["NAME"]
    is_bestand = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = f"{eigen}.bench" if is_bestand else f"mjbp_bench_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        sys.stdout.write(f"── {naam} ({connection.vendor})\n")
        for regel in onderdeel():
            sys.stdout.write(f"{regel}\n")
    finally:
        connection.creation.destroy_test_db(eigen, verbosity=0)


if __name__ == "__main__":
    main()
