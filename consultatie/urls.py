"""The addresses where people say things."""

from django.urls import path

from . import views
from .netwerksessie.views import netwerksessie, netwerksessies

app_name = "consultatie"
urlpatterns = [
    path("consultatie/", views.vragenlijsten, name="lijst"),
    path("consultatie/<slug:slug>/", views.vragenlijst, name="vragenlijst"),
    path("consultatie/<slug:slug>/bedankt/", views.bedankt, name="bedankt"),
    path("netwerksessie/", netwerksessies, name="netwerksessies"),
    path("netwerksessie/<slug:slug>/", netwerksessie, name="netwerksessie"),
]
