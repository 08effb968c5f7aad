"""Frozen documents in the admin: for reading; making one public is the only act left."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thema.basis.admin import BasisAdmin
from thema.basis.klok import nu

from . import inbreng_views, openbaar_views, verslag_views
from .models import Document
from .services import document_publiceren


@admin.register(Document)
class DocumentAdmin(BasisAdmin):
    list_display = ("titel", "versie", "soort", "nummer", "datum", "gepubliceerd_op")
    list_filter = ("soort",)
    search_fields = ("titel", "nummer")
    actions = ("openbaar_maken",)
    fieldsets = (
        (None, {"fields": ("titel", "soort", "nummer", "datum", "besluit", "is_fictief")}),
        ("Openbaar", {"fields": ("gepubliceerd_op", "openbaarheid", "voorwaarde_vervuld_op", "bestand")}),
        ("Vastgelegd", {"fields": ("vastgelegd_op", "paginas", "bytes", "sha256")}),
    )
    readonly_fields = ("openbaarheid", "voorwaarde_vervuld_op", "bestand")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).bekend_bij(request.user).defer("pdf", "inhoud", "gegevens")

    def get_urls(self) -> list[URLPattern]:
        beheer, naam = self.admin_site.admin_view, "rapportage_document_inbrengnota"
        verslag = "rapportage_document_verslag"
        return [
            path("inbrengnota/<int:pk>/", beheer(inbreng_views.inbrengnota), name=naam),
            path("inbrengnota/<int:pk>/concept.pdf", beheer(inbreng_views.concept), name=f"{naam}_concept"),
            path("verslag/<int:pk>/", beheer(verslag_views.sessieverslag), name=verslag),
            path("verslag/<int:pk>/concept.pdf", beheer(verslag_views.sessieconcept), name=f"{verslag}_concept"),
            path("<int:pk>/openbaar/", beheer(openbaar_views.openbaar), name="rapportage_document_openbaar"),
            *super().get_urls(),
        ]

    @admin.display(description="versie")
    def versie(self, document: Document) -> str:
        """Which of the two it is, where parts are withheld."""
        return (
            "openbare versie" if document.openbare_versie_van_id else "blijft intern" if document.blijft_intern else "-"
        )

    @admin.display(description="hoe openbaar")
    def openbaarheid(self, document: Document) -> SafeString | str:
        """What it is of the paper, and the way to make it public."""
        if zin := openbaar_views.stand(document):
            return zin
        adres = reverse("admin:rapportage_document_openbaar", args=[document.pk])
        wacht = f"Wordt openbaar nadat {document.voorwaarde}." if document.voorwaarde else "Nog niet openbaar."
        return format_html('{} <a href="{}">Maak het openbaar</a>', wacht, adres)

    @admin.display(description="bestand")
    def bestand(self, document: Document) -> SafeString | str:
        """Link to the PDF; only a public document has an address."""
        if document.gepubliceerd_op is None:
            return "Dit document is niet openbaar."
        return format_html('<a href="/documenten/{}.pdf">Open de pdf</a>', document.slug)

    @admin.action(description="Openbaar maken", permissions=["publiceer"])
    def openbaar_maken(self, request: HttpRequest, documenten: QuerySet[Document]) -> None:
        """Publish what may be published at once; what waits for a condition is refused, with all that was chosen."""
        aantal = sum(document_publiceren(document, op=nu()) for document in documenten)
        messages.success(request, f"{aantal} documenten zijn nu openbaar." if aantal else "Ze waren al openbaar.")

    def has_publiceer_permission(self, request: HttpRequest) -> bool:
        """Asked by the action."""
        return request.user.has_perm("rapportage.publiceer_document")
