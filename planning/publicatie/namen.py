"""Names of files that every system can keep."""

from collections.abc import Iterable
from datetime import date

from django.utils.text import slugify

MAP = "documenten"
# Characters of the part after the day; the longest path stays far below the 260 that Windows allows.
_LANGST = 100


def bestandsnamen(documenten: Iterable[tuple[date, str]]) -> tuple[str, ...]:
    """A path for each document by its day and slug: small letters, digits and hyphens, every one different.

    Led by the day, so that no name means something else to a system ("nul"), and a folder sorts them by date.
    """
    gebruikt: set[str] = set()
    namen = []
    for dag, slug in documenten:
        naam = basis = f"{dag.isoformat()}-{slugify(slug)[:_LANGST].strip('-_') or 'document'}"
        volgnummer = 1
        while naam in gebruikt:
            volgnummer += 1
            naam = f"{basis}-{volgnummer}"
        gebruikt.add(naam)
        namen.append(f"{MAP}/{naam}.pdf")
    return tuple(namen)
