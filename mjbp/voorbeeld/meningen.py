"""What was said in the example: positions of partners, dots of the session, and the threads to the goals."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from consultatie.inbreng.models import Onderbouwing
from consultatie.netwerksessie.models import Netwerksessie, Sessiegroep, Stippen
from consultatie.partnerconsultatie.inhoud import kenmerk
from consultatie.partnerconsultatie.models import Partnerconsultatie, Partnerreactie, Themareactie
from consultatie.partnerconsultatie.queries import voortgang
from consultatie.partnerconsultatie.services import Handtekening, reactie_ondertekenen
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Partner
from thema.thema.models import Thema

from .bron import lees
from .doelenboom import Doelen


def partnerconsultatie_maken(plan: Beleidsplan) -> None:
    """The round in which the partners are asked. Nobody gets a link: a secret would differ with every loading."""
    Partnerconsultatie.objects.create(beleidsplan=plan, is_fictief=True, **lees("partnerconsultatie"))


def standpunten_ondertekenen(plan: Beleidsplan, *, op: datetime) -> None:
    """Where each partner stands, drafted and signed; made up. About some themes some of them say nothing."""
    consultatie = Partnerconsultatie.objects.get(beleidsplan=plan)
    themas = {thema.slug: thema for thema in Thema.objects.van(plan)}
    rijen = [(themas[slug], rij) for slug, deel in lees("standpunten").items() for rij in deel["rijen"]]
    for partner in Partner.objects.filter(gemeente=plan.gemeente):
        reactie = Partnerreactie.objects.create(partnerconsultatie=consultatie, partner=partner)
        for thema, (naam, prioriteit, aanpak, activiteit, opmerking) in rijen:
            if naam == partner.naam:
                Themareactie.objects.create(
                    reactie=reactie,
                    thema=thema,
                    prioriteit=prioriteit,
                    aanpak=aanpak,
                    activiteit=activiteit,
                    opmerking=opmerking,
                )
        reactie_ondertekenen(reactie, handtekening=_handtekening(reactie), op=op)


def _handtekening(reactie: Partnerreactie) -> Handtekening:
    return Handtekening(
        naam="Verzonnen naam",
        functie="verzonnen functie (voorbeeld)",
        sleutel=uuid5(NAMESPACE_URL, f"voorbeeld/partner/{reactie.partner.naam}"),
        gelezen=kenmerk(voortgang(reactie).standpunten),
        status=reactie.status,
    )


def netwerksessie_plannen(plan: Beleidsplan) -> Netwerksessie:
    """The session with its programme, still without dots."""
    bron = lees("netwerksessie")
    bron.pop("groepen"), bron.pop("verslag")
    return Netwerksessie.objects.create(beleidsplan=plan, is_fictief=True, **bron)


def stippen_invoeren(plan: Beleidsplan) -> None:
    """Who came and where they put their dots; made up."""
    bron = lees("netwerksessie")
    sessie = Netwerksessie.objects.get(beleidsplan=plan, slug=bron["slug"])
    themas = {thema.slug: thema for thema in Thema.objects.van(plan)}
    for code, rij in bron["groepen"].items():
        groep = Sessiegroep.objects.create(netwerksessie=sessie, groep=code, deelnemers=rij["deelnemers"])
        for slug, aantal in rij["stippen"].items():
            Stippen.objects.create(sessiegroep=groep, thema=themas[slug], aantal=aantal)


def verslag_schrijven(plan: Beleidsplan) -> Netwerksessie:
    """What was said at the session; made up."""
    bron = lees("netwerksessie")
    sessie = Netwerksessie.objects.get(beleidsplan=plan, slug=bron["slug"])
    sessie.verslag = bron["verslag"]
    sessie.save()
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
