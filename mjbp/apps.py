"""The shell: settings, root urls, home page, the admin site, commands that span apps."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class MjbpConfig(AppConfig):
    name = "mjbp"
    verbose_name = "Meerjarenbeleidsplan Veiligheid"


class BeheerConfig(AdminConfig):
    """Django's admin with our own site: a first page that says what to do."""

    default_site = "mjbp.beheer.Beheer"
