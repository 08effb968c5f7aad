"""The pages of tests.huisstijl.urls, and the trial admin beside them."""

from django.urls import path

from tests.huisstijl.beheer import site
from tests.huisstijl.urls import urlpatterns as pagina_s

urlpatterns = [path("admin/", site.urls), *pagina_s]
