"""The one clock. Views and commands ask it once; nothing below them reads the time.

In development MJBP_VANDAAG (2019-08-20) makes the house believe that it is that day, so that an example can be seen
at any moment of its process. Production does not read it.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def nu() -> datetime:
    """This moment, aware; with MJBP_VANDAAG the same time of day on that day."""
    echt = timezone.now()
    if settings.VANDAAG is None:
        return echt
    verschil: timedelta = settings.VANDAAG - timezone.localdate(echt)
    return echt + verschil


def vandaag() -> date:
    """The local date of `nu`."""
    return timezone.localdate(nu())
