"""Frozen documents in the admin: for reading; making one public is the only act left."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thema.basis.admin import BasisAdmin
from thema.basis.klok import nu

from . import inbreng_views
from .models import Document
from .services import document_publiceren


@admin.register(Document)
class DocumentAdmin(BasisAdmin):
    list_display = ("titel", "soort", "nummer", "datum", "gepubliceerd_op")
    list_filter = ("soort",)
    search_fields = ("titel", "nummer")
    actions = ("openbaar_maken",)
    fieldsets = (
        (None, {"fields": ("titel", "soort", "nummer", "datum", "besluit", "is_fictief")}),
        ("Vastgelegd", {"fields": ("vastgelegd_op", "gepubliceerd_op", "paginas", "bytes", "sha256", "bestand")}),
    )
    readonly_fields = ("bestand",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).defer("pdf", "inhoud", "gegevens")

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, "rapportage_document_inbrengnota"
        return [
            path("inbrengnota/<int:pk>/", beheer(inbreng_views.inbrengnota), name=naam),
            path("inbrengnota/<int:pk>/concept.pdf", beheer(inbreng_views.concept), name=f"{naam}_concept"),
            *super().get_urls(),
        ]

    @admin.display(description="bestand")
    def bestand(self, document: Document) -> SafeString | str:
        """Link to the PDF; only a public document has an address."""
        if document.gepubliceerd_op is None:
            return "Dit document is niet openbaar."
        return format_html('<a href="/documenten/{}.pdf">Open de pdf</a>', document.slug)

    @admin.action(description="Openbaar maken", permissions=["publiceer"])
    def openbaar_maken(self, request: HttpRequest, documenten: QuerySet[Document]) -> None:
        """Publish; whoever does so has seen that the condition of the nota is met."""
        aantal = sum(document_publiceren(document, op=nu()) for document in documenten)
        messages.success(request, f"{aantal} documenten zijn nu openbaar." if aantal else "Ze waren al openbaar.")

    def has_publiceer_permission(self, request: HttpRequest) -> bool:
        """Asked by the action."""
        return request.user.has_perm("rapportage.publiceer_document")
