"""Every address of the house, room by room."""

from django.contrib import admin
from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("inloggen/", views.Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", views.Uitloggen.as_view(), name="uitloggen"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
    path("", include("consultatie.urls")),
    path("", include("rapportage.urls")),
    path("", include("planning.urls")),
    path("admin/", admin.site.urls),
]
