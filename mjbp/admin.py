"""Accounts in the admin: the manager lets people in and says what they work as."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin  # also registers Django's own, which give way here
from django.contrib.auth.models import Group, User
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thema.basis.admin import BasisAdmin
from thema.basis.bewaking import BewaaktForm
from thema.basis.fouten import DomeinFout
from thema.basis.rollen import Rol

admin.site.unregister([User, Group])


class GeenBeheerder(DomeinFout):
    """Nobody would be left who can let anyone in."""

    def __init__(self) -> None:
        super().__init__("Er moet ten minste één actieve beheerder zijn. Maak eerst iemand anders beheerder.")


class Rollen(forms.ModelMultipleChoiceField):
    """The roles of the house by the names that people know."""

    def label_from_instance(self, obj: Any) -> str:
        return str(Rol(obj.name).label) if obj.name in Rol.values else str(obj.name)


class GebruikerForm(BewaaktForm):
    groups = Rollen(
        Group.objects.order_by("pk"),
        label="rollen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zonder rol kan iemand inloggen, maar nergens in.",
    )


@admin.register(User)
class GebruikerAdmin(BasisAdmin, UserAdmin):  # type: ignore[misc]
    """Nobody deletes an account: what someone did stays theirs."""

    form = GebruikerForm
    list_display = ("username", "naam", "in_rollen", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("wachtwoord", "last_login")
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email", "wachtwoord")}),
        (
            "Toegang",
            {
                "fields": ("groups", "is_active", "last_login"),
                "description": "Gaat iemand weg, zet dan ‘actief’ uit. Wat hij of zij deed, blijft dan na te gaan.",
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        _eis_een_beheerder()

    @admin.display(description="naam")
    def naam(self, gebruiker: User) -> str:
        """First and last name."""
        return gebruiker.get_full_name()

    @admin.display(description="rollen")
    def in_rollen(self, gebruiker: User) -> str:
        """The roles, with commas."""
        return ", ".join(Rol(rol.name).label for rol in gebruiker.groups.all() if rol.name in Rol.values)

    @admin.display(description="wachtwoord")
    def wachtwoord(self, gebruiker: User) -> SafeString:
        """The way to give a new one; what it is nobody can see."""
        url = reverse("admin:auth_user_password_change", args=[gebruiker.pk])
        return format_html('<a href="{}">Geef een nieuw wachtwoord</a>', url)


def _eis_een_beheerder() -> None:
    if not User.objects.filter(is_active=True, groups__name=Rol.BEHEERDER).exists():
        raise GeenBeheerder
