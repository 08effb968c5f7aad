"""The trail of states in the admin: to read, never to write."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest

from .admin import MetRegels, wie
from .bekend import onbekend_van
from .models import Statusovergang


@admin.register(Statusovergang)
class StatusovergangAdmin(MetRegels, admin.ModelAdmin):
    """Who moved what from where to where, newest first."""

    list_display = ("op", "soort", "waarvan", "van", "naar", "door")
    list_filter = ("content_type", "naar")
    list_select_related = ("content_type", "door")
    date_hierarchy = "op"
    ordering = ("-op", "-pk")
    search_fields = ("opmerking",)
    fields = ("op", "soort", "waarvan", "van", "naar", "actie", "door", "opmerking")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Statusovergang]:
        """Without the steps of what this user may not know of: a model tells by `onbekend_bij` of its manager."""
        spoor = super().get_queryset(request)
        for model in apps.get_models():
            if (onbekend := onbekend_van(model, wie(request))) is not None:
                soort = ContentType.objects.get_for_model(model)
                spoor = spoor.exclude(content_type=soort, object_id__in=onbekend.values("pk"))
        return spoor.prefetch_related("onderwerp")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description="soort", ordering="content_type")
    def soort(self, overgang: Statusovergang) -> str:
        """The kind of thing, in Dutch."""
        return str(overgang.content_type.name)

    @admin.display(description="onderwerp")
    def waarvan(self, overgang: Statusovergang) -> str:
        """The thing itself; when it is gone: its number."""
        return str(overgang.onderwerp or f"nummer {overgang.object_id} (verwijderd)")
