"""The outbox in the admin, and addresses that no mail reaches: to read, to search, and to decide on what is unsure."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from consultatie.uitnodiging.models import Panellid
from thema.basis.admin import BasisAdmin
from thema.basis.klok import nu
from thema.partner.models import Contactpersoon

from .bericht import message_id
from .enums import ADRES, AFZENDER, SLEUTEL, VERBINDING, Berichtstatus
from .models import Mailbericht, Onbestelbaar
from .services import berichten_laten, berichten_opnieuw

WOORDEN = {
    VERBINDING: "de verbinding met de mailserver viel weg",
    SLEUTEL: "de link kan niet meer worden gemaakt; vernieuw hem en verstuur opnieuw",
    AFZENDER: "het adres waarvandaan wij mailen, klopt niet",
    ADRES: "dit is geen geldig e-mailadres; verbeter het en verstuur opnieuw",
}
ONZEKER = "onbekend of deze mail is verzonden; kijk in de verzendlijst van uw mailserver"


@admin.register(Mailbericht)
class MailberichtAdmin(BasisAdmin):
    """Nobody writes in it by hand. Reached from its mailing."""

    list_display = ("ontvanger", "adres", "status", "waarom")
    list_filter = ("status", "mailing")
    search_fields = (
        *("uitnodiging__lid__nummer", "uitnodiging__lid__naam", "uitnodiging__lid__email"),
        *("contact__naam", "contact__email", "contact__partner__naam"),
    )
    ordering = ("pk",)
    list_per_page = 50
    show_full_result_count = False
    readonly_fields = ("ontvanger", "adres", "waarom", "message_id")
    fieldsets = (
        (None, {"fields": ("mailing", "ontvanger", "adres", "status", "waarom")}),
        ("Voor wie het op de mailserver nakijkt", {"fields": ("message_id", "code", "pogingen", "poging_op")}),
    )
    actions = ("opnieuw", "laten")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Mailbericht]:
        return super().get_queryset(request).te_zien().met_ontvanger()

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Keep out of the menu: the way leads by the mailing."""
        return {}

    def has_versturen_permission(self, request: HttpRequest) -> bool:
        """Who may decide that a mail goes out."""
        return request.user.has_perm("consultatie.versturen_mailing")

    @admin.action(description="Verstuur opnieuw (onzeker, mislukt of teruggekomen)", permissions=["versturen"])
    def opnieuw(self, request: HttpRequest, queryset: Any) -> None:
        """Back to waiting; it goes out as soon as its mailing runs."""
        _meld(self, request, berichten_opnieuw(queryset, op=nu()), "opnieuw klaargezet")

    @admin.action(description="Laat zo: is verzonden (alleen onzeker)", permissions=["versturen"])
    def laten(self, request: HttpRequest, queryset: Any) -> None:
        """For who found it in the log of the mail server."""
        _meld(self, request, berichten_laten(queryset), "als verzonden genoteerd")

    @admin.display(description="ontvanger")
    def ontvanger(self, rij: Mailbericht) -> str:
        """Number and name; nobody when the person has been forgotten."""
        if rij.uitnodiging is not None and rij.uitnodiging.lid is not None:
            return f"{rij.uitnodiging.lid.nummer} {rij.uitnodiging.lid.naam}"
        return f"{rij.contact.naam}, {rij.contact.partner}" if rij.contact else "niet meer bekend"

    @admin.display(description="e-mailadres")
    def adres(self, rij: Mailbericht) -> str:
        """Where it goes now."""
        return rij.adres

    @admin.display(description="toelichting")
    def waarom(self, rij: Mailbericht) -> str:
        """What the mail server said last, in words."""
        if rij.status == Berichtstatus.ONZEKER:
            return ONZEKER
        if rij.status == Berichtstatus.VERVALLEN:
            return "hoefde niet meer, of kon niet meer"
        if not rij.code:
            return ""
        zin = WOORDEN.get(rij.code, f"antwoord van de mailserver: {rij.code}")
        return f"{zin}; wij proberen het opnieuw" if rij.status == Berichtstatus.WACHT else zin

    @admin.display(description="Message-ID")
    def message_id(self, rij: Mailbericht) -> str:
        """To look it up by."""
        return message_id(rij.pk)


def _meld(ma: BasisAdmin, request: HttpRequest, aantal: int, wat: str) -> None:
    if aantal:
        ma.message_user(request, f"{aantal} {'mail' if aantal == 1 else 'mails'} {wat}.", messages.SUCCESS)
    else:
        zin = "Bij geen van de gekozen mails kan dit. Kijk bij de stand van elke mail wat er is gebeurd."
        ma.message_user(request, zin, messages.WARNING)


class _MetWie(ChangeList):
    """A page of addresses with who has them: two queries for the whole page."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rijen = list(self.result_list)
        wie = _wie_heeft([rij.adres for rij in rijen])
        for rij in rijen:
            rij.wie = wie.get(rij.adres, [])
        self.result_list = rijen


def _wie_heeft(adressen: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Per address the members and contacts that have it, as (way to them, name)."""
    gevonden: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for lid in Panellid.objects.filter(email__in=adressen).order_by("nummer"):
        weg = reverse("admin:consultatie_panellid_change", args=(lid.pk,))
        gevonden[lid.email].append((weg, f"{lid.nummer} {lid.naam}"))
    for contact in Contactpersoon.objects.filter(email__in=adressen).select_related("partner").order_by("naam"):
        weg = reverse("admin:thema_partner_change", args=(contact.partner_id,))
        gevonden[contact.email].append((weg, f"{contact.naam}, {contact.partner}"))
    return gevonden


@admin.register(Onbestelbaar)
class OnbestelbaarAdmin(BasisAdmin):
    """Addresses that mail came back from, with who has them. Deleting one lets mail go there again."""

    list_display = ("adres", "van_wie", "code", "sinds_datum")
    search_fields = ("adres",)
    ordering = ("-sinds_datum", "adres")
    list_per_page = 50
    readonly_fields = ("van_wie",)
    fieldsets = (
        (
            None,
            {
                "fields": ("adres", "van_wie", "code", "sinds_datum"),
                "description": "Naar dit adres gaat geen mail meer. Verbeter het adres bij wie het heeft. Klopt het adres "
                "toch? Verwijder het dan hier; de volgende mail gaat er weer heen.",
            },
        ),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return _MetWie

    @admin.display(description="van wie")
    def van_wie(self, rij: Onbestelbaar) -> SafeString | str:
        """The members and contacts that have this address, with the way to them."""
        wie = rij.__dict__.get("wie")
        wie = _wie_heeft([rij.adres])[rij.adres] if wie is None else wie
        return format_html_join(", ", '<a href="{}">{}</a>', wie) or "niemand meer"
