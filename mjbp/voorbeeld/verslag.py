"""The yearly report of the example: made up, but for the figures of CBS."""

from rapportage.voortgang.models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage
from thema.beleidsplan.models import Beleidsplan
from thema.doelenboom.models import Maatregel
from thema.thema.models import Thema

from .bron import lees


def rapportage_maken(plan: Beleidsplan) -> Voortgangsrapportage:
    """The report with a state per theme and per measure."""
    bron = lees("voortgang")
    titels = {rij["sleutel"]: rij["titel"] for rij in lees("doelen")["maatregelen"]}
    rapportage = Voortgangsrapportage.objects.create(
        beleidsplan=plan,
        jaar=bron["jaar"],
        samenvatting=bron["samenvatting"],
        veiligheidsbeeld=bron["veiligheidsbeeld"],
        vooruitblik=bron["vooruitblik"],
        vraag_aan_raad="\n".join(bron["vraag_aan_raad"]),
        is_fictief=True,
    )
    for slug, staat, tekst in bron["themas"]["rijen"]:
        Themavoortgang.objects.create(
            rapportage=rapportage, thema=Thema.objects.van(plan).get(slug=slug), staat=staat, tekst=tekst
        )
    for sleutel, staat, toelichting in bron["maatregelen"]["rijen"]:
        Maatregelvoortgang.objects.create(
            rapportage=rapportage,
            maatregel=Maatregel.objects.van(plan).get(titel=titels[sleutel]),
            staat=staat,
            toelichting=toelichting,
        )
    return rapportage
