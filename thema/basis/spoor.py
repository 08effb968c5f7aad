"""The trail of states in the admin: to read, never to write."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from .admin import MetRegels
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
        return super().get_queryset(request).prefetch_related("onderwerp")

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
