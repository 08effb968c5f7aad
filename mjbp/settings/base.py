"""Settings that hold everywhere. What differs per place comes from the environment (.env.example)."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from mjbp.logboek import logging_instellingen, structlog_instellen

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
if (BASE_DIR / ".env").exists():
    environ.Env.read_env(BASE_DIR / ".env")  # what the environment itself sets wins
# All that this installation makes: the database, documents, collected static files, caches.
# Written into every document that is frozen.
SOFTWAREVERSIE = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "mjbp.apps.MjbpConfig",
    "planning.apps.PlanningConfig",
    "rapportage.apps.RapportageConfig",
    "consultatie.apps.ConsultatieConfig",
    "thema.apps.ThemaConfig",
    "mjbp.apps.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "import_export",
    "simple_history",
    "rules.apps.AutodiscoverRulesConfig",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mjbp.logboek.Verzoeklog",
    "mjbp.bezoeker.KentNiemand",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "mjbp.urls"
WSGI_APPLICATION = "mjbp.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mjbp.context.huis",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nlds"
CRISPY_TEMPLATE_PACK = "nlds"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'mjbp.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits for its turn instead of failing halfway (T25). secure_delete: what the
    # mixing tray let go of is overwritten, not merely unlinked (T8).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
        ),
    }
# Opening the database took more than half of a visit, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "inloggen"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
# Numbers are written by rapportage.opmaak; a year must not become 2.017.
DECIMAL_SEPARATOR = ","

# Only these folders of node_modules: exposing all of it makes every test run slow.
NODE_MODULES = BASE_DIR / "node_modules"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("lettertype", NODE_MODULES / "@fontsource/source-sans-3"),
    ("nlds/tokens", NODE_MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist"),
    ("nlds/utrecht", NODE_MODULES / "@utrecht/component-library-css/dist"),
    ("nlds/knop", NODE_MODULES / "@nl-design-system-candidate/button-css/dist"),
    ("nlds/skiplink", NODE_MODULES / "@nl-design-system-candidate/skip-link-css/dist"),
]
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Drafts of documents, by hash of their content: the same content is never rendered twice.
    "pdf": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache/pdf",
        "TIMEOUT": 7 * 24 * 3600,
    },
    # Figures as they stand on a page, some 100 kB each; apart, so that they push nothing else out.
    "cijferdelen": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "cijferdelen",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

# Who changes SECRET_KEY keeps the old one here until the tray has been mixed and the reminders have gone out.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

# ── Security ─────────────────────────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": [], "geolocation": [], "microphone": [], "payment": [], "usb": []}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mjbp.views.formulier_verlopen"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000


# ── Mail ─────────────────────────────────────────────────────────────────────────────────────────
def mail_instellingen(standaard: str) -> dict[str, Any]:
    """What Django wants to know of the mail server, from EMAIL_URL or this address."""
    gelezen: dict[str, Any] = env.email_url("EMAIL_URL", default=standaard)
    if gelezen["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
        # The same, over a connection that knows whether a mail had been handed over when it broke.
        gelezen["EMAIL_BACKEND"] = "consultatie.mailing.smtp.SmtpBackend"
    if gelezen.get("EMAIL_FILE_PATH"):
        # The library takes the slash at the beginning of the path for that of the address.
        gelezen["EMAIL_FILE_PATH"] = f"/{gelezen['EMAIL_FILE_PATH'].lstrip('/')}"
    return gelezen


globals().update(mail_instellingen("smtp://localhost:25"))
EMAIL_TIMEOUT = 30  # seconds per answer of the mail server
EMAIL_AFZENDER = env.str("EMAIL_AFZENDER", default="Meerjarenbeleidsplan Veiligheid <niet-beantwoorden@localhost>")
DEFAULT_FROM_EMAIL = EMAIL_AFZENDER
# Where mail that cannot be delivered goes back to; empty: to the sender.
EMAIL_RETOURADRES = env.str("EMAIL_RETOURADRES", default="")
# The address of the site as readers of mail, sitemaps and feeds reach it: a worker cannot see it from a request.
WEBADRES = env.str("WEBADRES", default="")

# ── What is written down ─────────────────────────────────────────────────────────────────────────
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = logging_instellingen(leesbaar=False, niveau=LOG_LEVEL)
structlog_instellen()

# ── The domain ───────────────────────────────────────────────────────────────────────────────────
# A public figure over fewer persons than this is not shown ("te weinig antwoorden"); see docs/adr.
DREMPEL_OPENBAAR = env.int("DREMPEL_OPENBAAR", default=10)
DREMPEL_INTERN = env.int("DREMPEL_INTERN", default=5)
# An answer of fewer persons than this, counted as Kish does after weighting, is never called representative.
MINSTE_EFFECTIEF = env.int("MINSTE_EFFECTIEF", default=100)
# So many days after a questionnaire closed, what residents wrote in their own words is erased as they wrote it.
BEWAARTERMIJN_ORIGINEEL_DAGEN = env.int("BEWAARTERMIJN_ORIGINEEL_DAGEN", default=90)
# So many days after a questionnaire or a round closed, it is forgotten who was invited and mailed.
BEWAARTERMIJN_UITNODIGING_DAGEN = env.int("BEWAARTERMIJN_UITNODIGING_DAGEN", default=90)
# Where a weakness can be reported, as a mailto: or https: address, for /.well-known/security.txt.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
# How many proxies of our own stand in front, each of which adds the sender to X-Forwarded-For. 0: that header is not
# believed, and then nobody is counted when the address that connects is a private one.
AANTAL_PROXYS = env.int("AANTAL_PROXYS", default=0)
# Forms of the open link from one network (/24 or /64). Above the first two they are marked, above the third refused for
# the rest of the hour. Wide: a school, a library or a mobile operator has one address for many people.
AFZENDERGRENZEN = {
    "per_uur": env.int("FORMULIEREN_PER_UUR", default=120),
    "per_dag": env.int("FORMULIEREN_PER_DAG", default=600),
    "weiger_per_uur": env.int("FORMULIEREN_WEIGER_PER_UUR", default=1200),
}
# Seconds that a page of a questionnaire may lag behind: however many open it, the database is asked once in that time.
STAND_HOUDBAAR = 1
# Nobody reads and answers a questionnaire in fewer seconds; what is sent sooner is marked. 0: no minimum.
MINSTE_INVULTIJD = env.int("MINSTE_INVULTIJD", default=5)
# The day that the house believes it is; None: today. Only settings/dev.py sets it (thema.basis.klok).
VANDAAG: date | None = None
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_REVERT_DISABLED = True
