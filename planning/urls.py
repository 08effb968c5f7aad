"""The addresses of planning and decisions."""

from django.urls import path

from .mijlpaal import views as mijlpaal
from .proces import views as proces

app_name = "planning"
urlpatterns = [
    path("planning/", mijlpaal.planning, name="planning"),
    path("planning/planning.ics", mijlpaal.ics, name="ics"),
    path("dossier/", proces.dossier, name="dossier"),
    path("dossier/<int:pk>.pdf", proces.stuk_pdf, name="stuk_pdf"),
]
