"""The one clock. Views and commands ask it once; nothing below them reads the time.

In development MJBP_VANDAAG (2019-08-20) makes the house believe that it is that day, so that an example can be seen
at any moment of its process. Production does not read it.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone


def nu() -> datetime:
    """This moment, aware; with MJBP_VANDAAG the same time of day on that day."""
    if settings.VANDAAG is None:
        return timezone.now()
    # By the clock on the wall: between summer and winter time an hour more or less would make it the next day.
    hier = timezone.localtime()
    return datetime.combine(settings.VANDAAG, hier.time(), hier.tzinfo).astimezone(UTC)


def vandaag() -> date:
    """The local date of `nu`."""
    return timezone.localdate(nu())
