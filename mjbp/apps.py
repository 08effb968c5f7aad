"""The shell: settings, root urls, home page, the admin site, commands that span apps."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register


class MjbpConfig(AppConfig):
    name = "mjbp"
    verbose_name = "Meerjarenbeleidsplan Veiligheid"

    def ready(self) -> None:
        from . import controle  # noqa: PLC0415  only once the settings are there

        register(controle.proxys_controleren, deploy=True)
        register(controle.meldpunt_controleren, deploy=True)
        register(controle.migraties_controleren, Tags.database)


class BeheerConfig(AdminConfig):
    """Django's admin with our own site: a first page that says what to do."""

    default_site = "mjbp.beheer.Beheer"
