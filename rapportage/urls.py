from django.urls import path

from .brieven.views import brieven
from .documenten import views as documenten
from .draad import views as draad
from .papier.views import papier
from .resultaten import views as resultaten
from .themas import views as themas

app_name = "rapportage"
urlpatterns = [
    path("themas/", themas.themas, name="themas"),
    path("themas/<slug:slug>/", themas.thema, name="thema"),
    path("partners/", themas.partners, name="partners"),
    path("plan/doelenboom/", themas.doelenboom, name="doelenboom"),
    path("resultaten/", resultaten.resultaten, name="resultaten"),
    path("resultaten/<slug:slug>/", resultaten.resultaat, name="resultaat"),
    path("plan/", documenten.plan, name="plan"),
    path("voortgang/<int:jaar>/", documenten.voortgang, name="voortgang"),
    path("documenten/", documenten.documenten, name="documenten"),
    path("documenten/<slug:slug>/", documenten.document, name="document"),
    path("documenten/<slug:slug>.pdf", documenten.document_pdf, name="document_pdf"),
    path("brieven/<slug:slug>-<int:deel>.pdf", brieven, name="brieven"),
    path("consultatie/<slug:slug>/papier.pdf", papier, name="papier"),
    path("inbreng/", draad.inbreng, name="inbreng"),
]
