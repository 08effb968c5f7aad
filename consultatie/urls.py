from django.urls import URLPattern, URLResolver

app_name = "consultatie"
urlpatterns: list[URLPattern | URLResolver] = []
