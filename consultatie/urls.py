"""The addresses where people say things."""

from django.urls import path

from . import views
from .netwerksessie.views import netwerksessie, netwerksessies
from .uitnodiging.views import persoonlijke_link

app_name = "consultatie"
urlpatterns = [
    path("consultatie/", views.vragenlijsten, name="lijst"),
    path("consultatie/<slug:slug>/", views.vragenlijst, name="vragenlijst"),
    path("consultatie/<slug:slug>/bedankt/", views.bedankt, name="bedankt"),
    path("u/<str:token>/", persoonlijke_link, name="persoonlijke_link"),
    path("netwerksessie/", netwerksessies, name="netwerksessies"),
    path("netwerksessie/<slug:slug>/", netwerksessie, name="netwerksessie"),
]
