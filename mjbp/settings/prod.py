"""For the world: refuses to start without a secret key and a host name."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import WEBADRES, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if len(SECRET_KEY) < 50 or SECRET_KEY.startswith("only-for-development"):  # noqa: PLR2004  as the text below says
    raise ImproperlyConfigured(
        "Zet SECRET_KEY op ten minste 50 willekeurige tekens, bijvoorbeeld uit: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(60))'"
    )
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("Zet ALLOWED_HOSTS op de naam van de website, bijvoorbeeld: veiligheid.gemeente.nl")

# ".gemeente.nl" means every name under it; an origin writes that with a star.
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS]
WEBADRES = WEBADRES or f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
# The proxy in front must set this header itself and drop the one that a visitor sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # asked from inside, without the proxy
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_NAME = "__Host-formulier"
