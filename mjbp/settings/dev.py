"""On a developer's machine and for the demo: DEBUG pages, no HTTPS asked for."""

import os
import sys
from datetime import date

from mjbp.logboek import logging_instellingen

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, LOG_LEVEL, VAR_DIR, WEBADRES, env, mail_instellingen

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-not-a-secret-0123456789abcdef")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
# Every mail becomes a file to look at, unless EMAIL_URL names a server.
globals().update(mail_instellingen(f"filemail://{VAR_DIR / 'mail'}"))
WEBADRES = WEBADRES or f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # a stylesheet that was saved shows at the next visit; nothing is collected here
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_vandaag = env.str("MJBP_VANDAAG", default="")
VANDAAG = date.fromisoformat(_vandaag) if _vandaag else None
LOGGING = logging_instellingen(leesbaar=True, niveau=LOG_LEVEL)

if "runserver" in sys.argv:
    # It makes a new thread per request, and each would leave its connection behind.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # It goes on when a template is saved, which must show at the next visit.
    CACHES["cijferdelen"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
