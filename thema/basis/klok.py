"""The one clock. Views and commands ask it once; nothing below them reads the time.

In development MJBP_VANDAAG (2019-08-20) makes the house believe that it is that day, so that an example can be seen
at any moment of its process. Production does not read it.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone


def nu() -> datetime:
    """This moment, aware; with MJBP_VANDAAG the same time of day on that day."""
    echt = timezone.now()
    return echt if settings.VANDAAG is None else op_dag(echt, settings.VANDAAG)


def op_dag(moment: datetime, dag: date) -> datetime:
    """The moment on `dag` at which clocks here show what they show at `moment`, in UTC.

    Not `moment` and so many days: between summer and winter that is an hour off, and around midnight a day.
    """
    return datetime.combine(dag, timezone.localtime(moment).timetz()).astimezone(UTC)


def vandaag() -> date:
    """The local date of `nu`."""
    return dag_van(nu())


def dag_van(moment: datetime) -> date:
    """The date here at this moment. The house is in one time zone, so there is none to look up."""
    return moment.astimezone(timezone.get_default_timezone()).date()
