"""What was said in the example: positions of partners, dots of the session, and the threads to the goals."""

from consultatie.inbreng.models import Onderbouwing
from consultatie.netwerksessie.models import Netwerksessie, Sessiegroep, Stippen
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Partner, Standpunt
from thema.thema.models import Thema

from .bron import lees
from .doelenboom import Doelen


def standpunten_maken(plan: Beleidsplan) -> None:
    """Where each partner stands; made up."""
    partners = {partner.naam: partner for partner in Partner.objects.filter(gemeente=plan.gemeente)}
    themas = {thema.slug: thema for thema in Thema.objects.van(plan)}
    for slug, deel in lees("standpunten").items():
        for naam, prioriteit, aanpak, bijdrage, toelichting in deel["rijen"]:
            Standpunt.objects.create(
                partner=partners[naam],
                thema=themas[slug],
                prioriteit=prioriteit,
                aanpak=aanpak,
                bijdrage=bijdrage,
                toelichting=toelichting,
                is_fictief=True,
            )


def netwerksessie_plannen(plan: Beleidsplan) -> None:
    """The session with its programme, still without dots."""
    bron = lees("netwerksessie")
    bron.pop("groepen")
    Netwerksessie.objects.create(beleidsplan=plan, is_fictief=True, **bron)


def stippen_invoeren(plan: Beleidsplan) -> Netwerksessie:
    """Who came and where they put their dots; made up."""
    bron = lees("netwerksessie")
    sessie = Netwerksessie.objects.get(beleidsplan=plan, slug=bron["slug"])
    themas = {thema.slug: thema for thema in Thema.objects.van(plan)}
    for code, rij in bron["groepen"].items():
        groep = Sessiegroep.objects.create(netwerksessie=sessie, groep=code, deelnemers=rij["deelnemers"])
        for slug, aantal in rij["stippen"].items():
            Stippen.objects.create(sessiegroep=groep, thema=themas[slug], aantal=aantal)
    return sessie


def onderbouwingen_maken(plan: Beleidsplan, doelen: Doelen) -> None:
    """The threads; one without a goal was refused, and says why."""
    themas = {thema.slug: thema for thema in Thema.objects.van(plan)}
    for volgorde, rij in enumerate(lees("onderbouwingen")["onderbouwingen"], start=1):
        Onderbouwing.objects.create(
            thema=themas[rij["thema"]],
            doel=doelen[rij["doel"]] if "doel" in rij else None,
            titel=rij["titel"],
            groep=rij["groep"],
            gezegd=rij["gezegd"],
            gedaan=rij["gedaan"],
            volgorde=volgorde,
            is_fictief=True,
        )
