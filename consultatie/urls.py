"""The addresses where people say things."""

from django.urls import path

from . import views
from .mailing.views import afmelden
from .netwerksessie.views import netwerksessie, netwerksessies
from .partnerconsultatie import views as partners
from .uitnodiging.views import persoonlijke_link

app_name = "consultatie"
urlpatterns = [
    path("consultatie/", views.vragenlijsten, name="lijst"),
    path("consultatie/<slug:slug>/", views.vragenlijst, name="vragenlijst"),
    path("consultatie/<slug:slug>/bedankt/", views.bedankt, name="bedankt"),
    path("u/<str:token>/", persoonlijke_link, name="persoonlijke_link"),
    path("afmelden/<str:token>/", afmelden, name="afmelden"),
    path("netwerksessie/", netwerksessies, name="netwerksessies"),
    path("netwerksessie/<slug:slug>/", netwerksessie, name="netwerksessie"),
    path("partner/<str:token>/", partners.partner, name="partner"),
    path("partner/<str:token>/thema/<slug:slug>/", partners.thema, name="partnerthema"),
    path("partner/<str:token>/nakijken/", partners.nakijken, name="partnernakijken"),
    path("partner/<str:token>/heropenen/", partners.heropenen, name="partnerheropenen"),
]
