from django.apps import AppConfig
from django.core.checks import register


class ConsultatieConfig(AppConfig):
    name = "consultatie"
    verbose_name = "Consultatie"

    def ready(self) -> None:
        from .mailing.controle import afzender_controleren  # noqa: PLC0415  only once the settings are there

        register(afzender_controleren)
