from django.urls import URLPattern, URLResolver

app_name = "rapportage"
urlpatterns: list[URLPattern | URLResolver] = []
