"""What the plan is about, as the startnotitie found it: municipality, plan, themes, partners, texts, planning."""

from datetime import datetime
from typing import Any

from planning.mijlpaal.models import Mijlpaal
from thema.beleidsplan.models import Beleidsplan, Bevolkingsdeel, Gemeente, Kader, Uitgangspunt, Wijk
from thema.partner.models import Domein, Partner
from thema.tekstblok.models import Tekstblok
from thema.tekstblok.services import tekstblok_opslaan
from thema.thema.models import Thema, Trend, Veiligheidsveld

from .accounts import Spelers
from .bron import lees


def inhoud_maken(*, spelers: Spelers, op: datetime) -> Beleidsplan:
    """All content that is there before anybody was asked anything."""
    gemeente = _gemeente_maken()
    plan = _plan_maken(gemeente)
    _themas_maken(plan)
    _partners_maken(gemeente)
    for blok in lees("tekstblokken")["tekstblokken"]:
        tekstblok_opslaan(Tekstblok(beleidsplan=plan, **blok), door=spelers["oov"], op=op)
    return plan


def _gemeente_maken() -> Gemeente:
    bron = lees("gemeente")
    wijken, leeftijden = bron.pop("wijken"), bron.pop("leeftijden")
    gemeente = Gemeente.objects.create(**bron)
    for volgorde, rij in enumerate(wijken["rijen"], start=1):
        Wijk.objects.create(
            gemeente=gemeente,
            naam=rij["naam"],
            cbs_code=rij["code"],
            inwoners=rij["inwoners"],
            bron=wijken["bron"],
            peiljaar=wijken["peiljaar"],
            volgorde=volgorde,
        )
    for leeftijd, inwoners in leeftijden.pop("inwoners").items():
        Bevolkingsdeel.objects.create(gemeente=gemeente, leeftijd=leeftijd, inwoners=inwoners, **leeftijden)
    return gemeente


def _plan_maken(gemeente: Gemeente) -> Beleidsplan:
    bron = lees("plan")
    plan = Beleidsplan.objects.create(gemeente=gemeente, is_actueel=True, **bron["plan"])
    for volgorde, rij in enumerate(bron["uitgangspunten"], start=1):
        Uitgangspunt.objects.create(beleidsplan=plan, volgorde=volgorde, **rij)
    for volgorde, rij in enumerate(bron["kaders"], start=1):
        Kader.objects.create(beleidsplan=plan, volgorde=volgorde, **rij)
    for volgorde, rij in enumerate(bron["mijlpalen"], start=1):
        Mijlpaal.objects.create(beleidsplan=plan, volgorde=volgorde, **rij)
    return plan


def _themas_maken(plan: Beleidsplan) -> None:
    velden = {veld.code: veld for veld in Veiligheidsveld.objects.all()}
    for volgorde, rij in enumerate(lees("themas")["themas"], start=1):
        thema = Thema.objects.create(
            beleidsplan=plan, volgorde=volgorde, **_zonder(rij, "velden", "trends", "ambitie", "reden")
        )
        thema.veiligheidsvelden.set([velden[code] for code in rij["velden"]])
        for trend in rij["trends"]:
            Trend.objects.create(thema=thema, **trend)


def _partners_maken(gemeente: Gemeente) -> None:
    bron = lees("partners")
    domeinen = {naam: Domein.objects.get_or_create(naam=naam)[0] for naam in bron["domeinen"]}
    for volgorde, rij in enumerate(bron["partners"], start=1):
        partner = Partner.objects.create(gemeente=gemeente, volgorde=volgorde, **_zonder(rij, "domeinen"))
        partner.domeinen.set([domeinen[naam] for naam in rij["domeinen"]])


def _zonder(rij: dict[str, Any], *sleutels: str) -> dict[str, Any]:
    """What goes straight into fields of the same name."""
    return {sleutel: waarde for sleutel, waarde in rij.items() if sleutel not in sleutels}
