"""The addresses of planning and decisions."""

from django.urls import path

from .proces import views
from .publicatie import views as publicatie
from .raadstafel.views import raad

app_name = "planning"
urlpatterns = [
    path("planning/", views.planning, name="planning"),
    path("planning/planning.pdf", views.planning_pdf, name="planning_pdf"),
    path("planning/planning.ics", views.ics, name="ics"),
    path("raad/", raad, name="raad"),
    path("dossier/", views.dossier, name="dossier"),
    path("dossier/<int:pk>.pdf", views.stuk_pdf, name="stuk_pdf"),
    path("dossier/raadsexport/", publicatie.raadsexport, name="raadsexport"),
    path("dossier/raadsexport.zip", publicatie.raadsexport_zip, name="raadsexport_zip"),
]
