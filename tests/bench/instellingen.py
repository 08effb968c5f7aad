"""The settings of the tests, with what serves requests as in production: it is measured."""

import os

from mjbp.settings.base import DATABASES as ECHTE_DATABASES

_VERBINDING_BLIJFT = ECHTE_DATABASES["default"].get("CONN_MAX_AGE", 0)

from mjbp.settings.test import *  # noqa: E402, F403  it changes what base has set
from mjbp.settings.test import DATABASES, LOGGING, STATIC_ROOT  # noqa: E402

ROOT_URLCONF = "tests.bench.vloer"
DATABASES["default"]["CONN_MAX_AGE"] = _VERBINDING_BLIJFT
# The moment on the page is looked at, as in use.
MINSTE_INVULTIJD = 5
STAND_HOUDBAAR = 1
# As collected: found once at the start, not looked up in every request.
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = True
STATIC_ROOT.mkdir(exist_ok=True)
# Every line is made as always, but not shown between the figures.
LOGGING["handlers"]["stderr"]["stream"] = open(os.devnull, "w")  # noqa: PTH123, SIM115
