"""Collects the yearly report from what is stored now. Read only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from rapportage.themas.queries import reeksen_van
from rapportage.voortgang.models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage
from thema.doelenboom.models import Doel, Maatregel
from thema.indicator.models import Indicator
from thema.thema.models import Thema

from .onderdelen import Stukstand
from .verzamelen import afzender_van, onderbouwingsrij
from .voortgangsrapportage import (
    NIET_BESCHREVEN,
    NOG_NIET_BESCHREVEN,
    Doelstand,
    Maatregelstand,
    Themastand,
    Voortgang,
)


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
        themas=tuple(_themastanden(rapportage)),
        is_fictief=rapportage.is_fictief,
    )


@dataclass(frozen=True)
class _Beschreven:
    """What the report says, by the key of what it is about."""

    jaar: int
    themas: dict[int, Themavoortgang]
    maatregelen: dict[int, Maatregelvoortgang]


def _themastanden(rapportage: Voortgangsrapportage) -> Iterable[Themastand]:
    """All themes of the plan in its order, also those that the report does not describe."""
    beschreven = _Beschreven(
        jaar=rapportage.jaar,
        themas={rij.thema_id: rij for rij in rapportage.themas.all()},
        maatregelen={rij.maatregel_id: rij for rij in rapportage.maatregelen.all()},
    )
    doelen = Prefetch(
        "doelen", Doel.objects.select_related("indicator").prefetch_related("indicator__waarden", "maatregelen")
    )
    themas = Thema.objects.van(rapportage.beleidsplan).prefetch_related(doelen, "onderbouwingen")
    return (_themastand(thema, beschreven) for thema in themas)


def _themastand(thema: Thema, beschreven: _Beschreven) -> Themastand:
    rij = beschreven.themas.get(thema.pk)
    doelen = list(thema.doelen.all())
    maatregelen = {maatregel.pk: maatregel for doel in doelen for maatregel in doel.maatregelen.all()}
    return Themastand(
        naam=thema.naam,
        slug=thema.slug,
        soort=thema.soort,
        staat=rij.staat if rij else NIET_BESCHREVEN,
        woorden=rij.get_staat_display() if rij else NOG_NIET_BESCHREVEN,
        tekst=rij.tekst if rij else "",
        doelen=tuple(_doelstand(doel, beschreven.jaar) for doel in doelen),
        maatregelen=tuple(
            _maatregelstand(maatregel, beschreven.maatregelen.get(maatregel.pk))
            for maatregel in sorted(maatregelen.values(), key=lambda maatregel: (maatregel.volgorde, maatregel.pk))
        ),
        onderbouwing=tuple(onderbouwingsrij(o) for o in thema.onderbouwingen.all()),
    )


def _maatregelstand(maatregel: Maatregel, rij: Maatregelvoortgang | None) -> Maatregelstand:
    if rij is None:
        return Maatregelstand(maatregel.titel, NIET_BESCHREVEN, NOG_NIET_BESCHREVEN, "")
    return Maatregelstand(maatregel.titel, rij.staat, rij.get_staat_display(), rij.toelichting)


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
