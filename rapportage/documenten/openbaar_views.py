"""From the admin of documents: make one public, with the day on which its condition was met where it has one."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu, vandaag

from .models import Document
from .services import document_publiceren


class OpenbaarForm(forms.Form):
    """The day on which the condition was met; asked only of a document that waits for one."""

    required_css_class = "required"

    vervuld_op = forms.DateField(
        label="Dat is gebeurd op",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "vDateField"}),
        error_messages={
            "required": "Vul in op welke dag aan de voorwaarde is voldaan.",
            "invalid": "Schrijf de dag als 31-12-2020.",
        },
    )

    def __init__(self, *args: Any, document: Document, dag: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"vervuld_op": dag}
        super().__init__(*args, **kwargs)
        if not document.voorwaarde:
            del self.fields["vervuld_op"]


def stand(document: Document) -> str:
    """Why there is nothing to make public here; empty when there is."""
    if document.gepubliceerd_op is not None:
        return "Openbare versie: delen zijn weggelakt." if document.openbare_versie_van_id else "Openbaar."
    if document.is_geheim:
        return "Geheim. Dit document kan pas openbaar als de geheimhouding is opgeheven."
    if document.blijft_intern:
        return "Het hele document, met de delen er nog in die niet openbaar zijn. Het blijft intern."
    return ""


def openbaar(request: HttpRequest, pk: int) -> HttpResponse:
    """What will be published, the day of the condition, and the button; a refusal is told on the same page."""
    if not request.user.has_perm("rapportage.publiceer_document"):
        raise PermissionDenied
    bekend = Document.objects.bekend_bij(request.user).defer("pdf", "inhoud", "gegevens")
    document = get_object_or_404(bekend, pk=pk)
    form = OpenbaarForm(request.POST if request.method == "POST" else None, document=document, dag=vandaag())
    if request.method == "POST" and form.is_valid() and _publiceer(request, document, form):
        return HttpResponseRedirect(reverse("admin:rapportage_document_change", args=[document.pk]))
    kader = {
        **admin.site.each_context(request),
        "title": "Openbaar maken",
        "subtitle": str(document),
        "document": document,
        "kan_niet": stand(document),
        "form": form,
    }
    return TemplateResponse(request, "rapportage/openbaar_beheer.html", kader)


def _publiceer(request: HttpRequest, document: Document, form: OpenbaarForm) -> bool:
    try:
        is_nieuw = document_publiceren(document, op=nu(), vervuld_op=form.cleaned_data.get("vervuld_op"))
    except DomeinFout as fout:
        form.add_error("vervuld_op" if "vervuld_op" in form.fields else None, str(fout))
        return False
    messages.success(request, f"‘{document}’ is nu openbaar." if is_nieuw else f"‘{document}’ was al openbaar.")
    return True
