"""For the tests: quick passwords, nothing kept, both engines by DATABASE_URL."""

from .base import *  # noqa: F403
from .base import DATABASES, VAR_DIR

DEBUG = False
SECRET_KEY = "test"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
EMAIL_AFZENDER = "Gemeente Voorbeeldstad <veiligheid@voorbeeldstad.nl>"
DEFAULT_FROM_EMAIL = EMAIL_AFZENDER
EMAIL_RETOURADRES = ""
WEBADRES = "https://veiligheid.voorbeeldstad.nl"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pdf": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pdf"},
    "cijferdelen": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cijferdelen"},
}
WHITENOISE_AUTOREFRESH = True  # no collected files here, and no warning that says so
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as it is in use: in memory there is no WAL, no lock and no second process.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
# What the tests reckon with, whatever the .env of this machine says.
DREMPEL_OPENBAAR = 10
DREMPEL_INTERN = 5
MINSTE_EFFECTIEF = 100
AANTAL_PROXYS = 0
# A test looks at once.
STAND_HOUDBAAR = 0
# A test sends at once.
MINSTE_INVULTIJD = 0
