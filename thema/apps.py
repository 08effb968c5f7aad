from django.apps import AppConfig


class ThemaConfig(AppConfig):
    name = "thema"
    verbose_name = "Plan en thema’s"
