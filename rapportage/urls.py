from django.contrib import admin
from django.urls import path, re_path

from .brieven.views import brieven
from .diwoo import views as diwoo
from .documenten import views as documenten
from .documenten.nieuws import rss
from .draad import views as draad
from .export import views as export
from .papier.views import papier
from .respons.views import respons
from .resultaten import views as resultaten
from .themas import views as themas
from .uitslag.views import uitslag_pdf

app_name = "rapportage"
urlpatterns = [
    path("themas/", themas.themas, name="themas"),
    path("themas/<slug:slug>/", themas.thema, name="thema"),
    path("partners/", themas.partners, name="partners"),
    path("plan/doelenboom/", themas.doelenboom, name="doelenboom"),
    path("resultaten/", resultaten.resultaten, name="resultaten"),
    path("resultaten/<slug:slug>/", resultaten.resultaat, name="resultaat"),
    path("resultaten/<slug:slug>/uitslag.pdf", uitslag_pdf, name="uitslag_pdf"),
    path("resultaten/<slug:slug>/cijfers.<slug:formaat>", export.cijfers, name="cijfers"),
    path("resultaten/<slug:slug>/cijfers/<slug:tabel>.csv", export.cijfers_csv, name="cijfers_csv"),
    path("opendata/", export.opendata, name="opendata"),
    path("opendata/catalogus.json", export.catalogus, name="catalogus"),
    path("opendata/plan.<slug:formaat>", export.plancijfers, name="plancijfers"),
    path("opendata/plan/<slug:tabel>.csv", export.plancijfers_csv, name="plancijfers_csv"),
    path("plan/", documenten.plan, name="plan"),
    path("voortgang/<int:jaar>/", documenten.voortgang, name="voortgang"),
    path("documenten/", documenten.documenten, name="documenten"),
    path("documenten/rss.xml", rss, name="rss"),
    path("documenten/<slug:slug>/", documenten.document, name="document"),
    path("documenten/<slug:slug>.pdf", documenten.document_pdf, name="document_pdf"),
    re_path(r"^sitemapindex-diwoo-infocat(?P<nummer>[0-9]{3})\.xml$", diwoo.sitemapindex, name="sitemapindex"),
    re_path(
        r"^sitemap-diwoo-infocat(?P<nummer>[0-9]{3})-(?P<deel>[1-9][0-9]{0,4})\.xml$", diwoo.sitemap, name="sitemap"
    ),
    path("brieven/<slug:slug>-<int:deel>.pdf", brieven, name="brieven"),
    path("consultatie/<slug:slug>/papier.pdf", papier, name="papier"),
    # A page of the admin of the questionnaire, whose room cannot draw.
    path("admin/consultatie/vragenlijst/<int:pk>/respons/", admin.site.admin_view(respons), name="respons"),
    path("inbreng/", draad.inbreng, name="inbreng"),
]
