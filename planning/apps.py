from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "planning"
    verbose_name = "Planning en besluiten"

    def ready(self) -> None:
        """Listen to the rooms below: what is done there may be a milestone here."""
        from . import ontvangers  # noqa: F401, PLC0415  models are loaded by now
