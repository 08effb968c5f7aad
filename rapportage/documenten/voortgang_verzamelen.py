"""Collects the yearly report from what is stored now. Read only."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from rapportage.themas.queries import reeksen_van
from rapportage.voortgang.models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage
from thema.doelenboom.models import Doel
from thema.indicator.models import Indicator

from .onderdelen import Stukstand
from .verzamelen import afzender_van, onderbouwingsrij
from .voortgangsrapportage import Doelstand, Maatregelstand, Themastand, Voortgang


def verzamel_voortgang(rapportage: Voortgangsrapportage, stand: Stukstand) -> Voortgang:
    """The report as it is stored now, carried by this paper."""
    plan = rapportage.beleidsplan
    beeld = Indicator.objects.van(plan).filter(is_veiligheidsbeeld=True).prefetch_related("waarden")
    return Voortgang(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        jaar=rapportage.jaar,
        stand=stand,
        samenvatting=rapportage.samenvatting,
        veiligheidsbeeld=rapportage.veiligheidsbeeld,
        vooruitblik=rapportage.vooruitblik,
        vragen_aan_raad=tuple(regel for regel in rapportage.vraag_aan_raad.splitlines() if regel.strip()),
        reeksen=tuple(reeks for indicator in beeld for reeks in reeksen_van(indicator)),
        themas=tuple(_themastand(stand) for stand in _themas(rapportage)),
        is_fictief=rapportage.is_fictief,
    )


def _themas(rapportage: Voortgangsrapportage) -> Iterable[Themavoortgang]:
    doelen = Prefetch(
        "thema__doelen", Doel.objects.select_related("indicator").prefetch_related("indicator__waarden", "maatregelen")
    )
    return (
        rapportage.themas.select_related("thema", "rapportage")
        .prefetch_related(doelen, "thema__onderbouwingen")
        .order_by("thema__soort", "thema__volgorde")
    )


def _themastand(stand: Themavoortgang) -> Themastand:
    doelen = list(stand.thema.doelen.all())
    maatregelen = Maatregelvoortgang.objects.filter(
        Q(maatregel__doelen__in=doelen), rapportage=stand.rapportage
    ).distinct()
    return Themastand(
        naam=stand.thema.naam,
        slug=stand.thema.slug,
        soort=stand.thema.soort,
        staat=stand.staat,
        woorden=stand.get_staat_display(),
        tekst=stand.tekst,
        doelen=tuple(_doelstand(doel, stand.rapportage.jaar) for doel in doelen),
        maatregelen=tuple(
            Maatregelstand(m.maatregel.titel, m.staat, m.get_staat_display(), m.toelichting)
            for m in maatregelen.select_related("maatregel").order_by("maatregel__volgorde", "pk")
        ),
        onderbouwing=tuple(onderbouwingsrij(o) for o in stand.thema.onderbouwingen.all()),
    )


def _doelstand(doel: Doel, jaar: int) -> Doelstand:
    waarden = [w for w in doel.indicator.waarden.all() if w.jaar == jaar] if doel.indicator else []
    nieuwste = max(waarden, key=lambda waarde: waarde.versie, default=None)
    return Doelstand(
        titel=doel.titel,
        indicator=doel.indicator.naam if doel.indicator else "",
        eenheid=doel.indicator.eenheid if doel.indicator else "",
        nulwaarde=doel.nulwaarde,
        nuljaar=doel.nuljaar,
        waarde=nieuwste.waarde if nieuwste else None,
        streefwaarde=doel.streefwaarde,
        streefjaar=doel.streefjaar,
        toelichting=nieuwste.toelichting if nieuwste else "",
        is_fictief=doel.is_fictief,
    )
