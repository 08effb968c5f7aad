"""The version of the plan that a bijstelling makes."""

from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.utils.text import slugify

from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk, BestuursstukQuerySet
from planning.stuk.verzamelen import plan_bij
from planning.weglating.queries import lakken_van
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.opmaken import als_json, maak_html
from rapportage.documenten.plan import Plan
from rapportage.documenten.soorten import Gegevens
from rapportage.documenten.wijzigingen import Planbijstelling
from rapportage.opmaak import datum as in_woorden
from rapportage.weglakken.lakken import Lak, hoe_vaak, lekken


def planversie_na(stuk: Bestuursstuk) -> tuple[Plan, tuple[Lak, ...]] | None:
    """The plan as it is once this definitive bijstelling was worked in, with what stays withheld from it; None for another
    kind of paper. To be read in the transaction of the decision.
    """
    if stuk.soort != Documentsoort.BIJSTELLING:
        return None
    bijstellingen = tuple(_bijstelling(een, versie) for versie, een in enumerate(_definitief(stuk), start=2))
    plan = replace(
        plan_bij(stuk),
        versie=len(bijstellingen) + 1,
        bijstellingen=bijstellingen,
        eerst_vastgesteld=stuk.beleidsplan.vaststellingsdatum,
        is_eerst_fictief=_planstukken(stuk).filter(Q(is_fictief=True) | Q(besluiten__is_fictief=True)).exists(),
    )
    eigen = tuple(lak for een in _definitief(stuk) for lak in lakken_van(een) if _staat_in(plan, lak))
    return plan, (*lakken_van_het_plan(stuk, plan), *eigen)


def lakken_van_het_plan(stuk: Bestuursstuk, gegevens: Gegevens) -> tuple[Lak, ...]:
    """What was withheld from the plan when it was adopted and stands in these data too; nothing for another kind of paper."""
    if stuk.soort != Documentsoort.BIJSTELLING:
        return ()
    return tuple(lak for een in _planstukken(stuk) for lak in lakken_van(een) if _staat_in(gegevens, lak))


def _planstukken(stuk: Bestuursstuk) -> BestuursstukQuerySet:
    """With which the plan was adopted."""
    return stuk.beleidsplan.stukken.filter(soort=Documentsoort.PLAN, status=Stukstatus.DEFINITIEF)


def _staat_in(gegevens: Gegevens, lak: Lak) -> bool:
    """Somebody can read the passage in it; also where the document makes it itself, as a date or a figure."""
    in_een_stuk = hoe_vaak(gegevens, lak.passage) > 0
    return in_een_stuk or bool(lekken((lak,), html=(maak_html(gegevens, concept=False),), waarden=als_json(gegevens)))


def planadres(gegevens: Gegevens) -> str:
    """ "plan-2020-2023-versie-2": the last part of its address."""
    assert isinstance(gegevens, Plan)  # noqa: S101  of a version of the plan
    return slugify(f"plan {gegevens.periode} versie {gegevens.versie}")


def plandag(gegevens: Gegevens) -> date:
    """The day of the decision that made this version."""
    assert isinstance(gegevens, Plan)  # noqa: S101  of a version of the plan
    return gegevens.bijstellingen[-1].datum


def planbesluit(gegevens: Gegevens) -> str:
    """ "Bijgesteld bij raadsbesluit van 12 maart 2021"."""
    assert isinstance(gegevens, Plan)  # noqa: S101  of a version of the plan
    voorbeeld = " (voorbeelddatum)" if gegevens.is_besluit_fictief else ""
    return f"Bijgesteld bij raadsbesluit van {in_woorden(plandag(gegevens))}{voorbeeld}"


def _definitief(stuk: Bestuursstuk) -> list[Bestuursstuk]:
    """All that changed this plan, in the order in which they did."""
    stukken = stuk.beleidsplan.stukken.filter(soort=Documentsoort.BIJSTELLING, status=Stukstatus.DEFINITIEF)
    return list(stukken.order_by("vergrendeld_op", "pk"))


def _bijstelling(stuk: Bestuursstuk, versie: int) -> Planbijstelling:
    return Planbijstelling(
        versie=versie,
        datum=_raadsdag(stuk),
        onderwerp=stuk.onderwerp,
        nummer=stuk.nummer,
        regels=tuple(wijziging.regel for wijziging in stuk.planwijzigingen.select_related("thema")),
        is_fictief=stuk.is_fictief or stuk.besluiten.filter(is_fictief=True).exists(),
    )


def _raadsdag(stuk: Bestuursstuk) -> date:
    """The council decided on it, so there is one."""
    return stuk.raad_datum or stuk.datum
