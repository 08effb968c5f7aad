"""python -m tests.consultatie.keuren FILE…: judges each as a list of members, in a process of its own, and says as JSON
what the answer was, how long it took (of the processor, which others use too), and how much memory came on top."""

import json
import resource
import sys
import time
from pathlib import Path

import django


def main() -> None:
    """One line per file; "" for one that was let through."""
    django.setup()
    from consultatie.ledenbestand.lezer import controleer  # noqa: PLC0415  it imports models
    from tests.thema.bestanden import csv  # noqa: PLC0415
    from thema.basis.werkmap import BestandGeweigerd  # noqa: PLC0415

    controleer(csv("nummer;naam\n1;x\n"))
    for bestand in sys.argv[1:]:
        inhoud, zin = Path(bestand).read_bytes(), ""
        # What the process held at its highest before: only what comes on top of that counts.
        voor, begin = _piek(), time.process_time()
        try:
            controleer(inhoud)
        except BestandGeweigerd as fout:
            zin = str(fout)
        duur = time.process_time() - begin
        sys.stdout.write(json.dumps({"zin": zin, "seconden": duur, "mib": _piek() - voor}) + "\n")


def _piek() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
