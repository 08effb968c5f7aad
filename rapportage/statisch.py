"""Where a static file lies on disk: in the source folders, or where collectstatic put it."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousOperation
from django.utils._os import safe_join


def statisch_pad(naam: str) -> Path | None:
    """Path of the static file with this name (`document/document.css`); None when there is none.

    A name that climbs out of the static folders counts as absent. Names with a content hash exist only after
    collectstatic, plain names in the source folders too.
    """
    try:
        gevonden = finders.find(naam) or safe_join(settings.STATIC_ROOT, naam)
    except (SuspiciousOperation, ValueError):
        return None
    pad = Path(str(gevonden))
    return pad if pad.is_file() else None
