"""Which results a visitor may know of, and what publishing would freeze."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Min, QuerySet

from consultatie.inbreng.queries import onbeslist_van
from consultatie.invoer.queries import aantal_onderweg
from consultatie.netwerksessie.queries import sessies_zonder_stippen
from consultatie.openantwoord.queries import stand_van
from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers import Groep, Resultaat
from rapportage.opmaak import getal, opsomming
from rapportage.queries import resultaat_van

from .models import Resultaatpublicatie


@dataclass(frozen=True)
class Resultaatregel:
    """A questionnaire in the list of results; `gepubliceerd_op`, since when it is public, None: not public yet."""

    titel: str
    slug: str
    is_fictief: bool
    gepubliceerd_op: datetime | None


def zichtbare_lijsten(gebruiker: AbstractBaseUser | AnonymousUser) -> tuple[Resultaatregel, ...]:
    """Published results, newest first; for who may see what is not public yet also the others that are or were open."""
    lijsten = Vragenlijst.objects.openbaar().annotate(sinds=Min("publicaties__gepubliceerd_op"))
    if not gebruiker.has_perm("rapportage.bekijk_ongepubliceerd"):  # type: ignore[union-attr]
        lijsten = lijsten.filter(sinds__isnull=False)
    return tuple(
        Resultaatregel(
            titel=lijst.titel,
            slug=lijst.slug,
            is_fictief=lijst.is_fictief,
            gepubliceerd_op=lijst.sinds,
        )
        for lijst in lijsten
    )


def publicatie_van(vragenlijst: Vragenlijst, *, versie: int | None = None) -> Resultaatpublicatie | None:
    """This version of the published figures, or the newest; None when there is none."""
    publicaties = vragenlijst.publicaties.licht().order_by("-nummer")
    return (publicaties if versie is None else publicaties.filter(nummer=versie)).first()


def nieuwere_dan(publicatie: Resultaatpublicatie | None) -> Resultaatpublicatie | None:
    """The version that everybody sees instead of this one; None when that is this one."""
    if publicatie is None:
        return None
    later = Resultaatpublicatie.objects.filter(vragenlijst=publicatie.vragenlijst_id, nummer__gt=publicatie.nummer)
    return later.defer("gegevens").order_by("-nummer").first()


@dataclass(frozen=True)
class Openpunt:
    """What can be done before the figures are frozen and not after; `naam` is that of a page of the admin, `sleutel` of
    the thing on it."""

    zin: str
    naam: str
    sleutel: int
    knop: str


@dataclass(frozen=True)
class Bevriezing:
    """What publishing the results of a questionnaire would freeze: per group a line with its number, in words.

    `totaal`: how heavy each group counts in the total, or that there is none. `open_antwoorden`: what of them would be
    shown, and how many are quoted. `nog_open`: what would stay undone for
    ever. `sha256`: of the figures as they are now.
    """

    lijst: Vragenlijst
    groepen: tuple[str, ...]
    totaal: str
    open_antwoorden: str
    nog_open: tuple[Openpunt, ...]
    sha256: str


def te_publiceren() -> "QuerySet[Vragenlijst]":
    """Closed questionnaires whose results are not public yet."""
    return Vragenlijst.objects.filter(status=Vragenlijststatus.GESLOTEN, publicaties__isnull=True)


def controlegetal(gegevens: object) -> str:
    """SHA-256, in hex, over the canonical JSON of the figures."""
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def gegevens_van(resultaat: Resultaat) -> Any:
    """The figures in the one form that is stored and hashed: what JSON makes of them."""
    return json.loads(json.dumps(asdict(resultaat)))


def bevriezing_van(lijst: Vragenlijst, dag: date) -> Bevriezing:
    """What would be frozen on this day, behind the public threshold."""
    resultaat = resultaat_van(lijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    return Bevriezing(
        lijst=lijst,
        groepen=tuple(_in_woorden(groep) for groep in resultaat.groepen),
        totaal=totaal_in_woorden(lijst.groepsgewichten, resultaat.groepen),
        open_antwoorden=_open_in_woorden(resultaat),
        nog_open=tuple(_nog_open(lijst)),
        sha256=controlegetal(gegevens_van(resultaat)),
    )


def _open_in_woorden(resultaat: Resultaat) -> str:
    vragen = resultaat.openantwoorden
    if not vragen:
        return "Van wat mensen in eigen woorden schreven, staat er niets bij."
    citaten = sum(len(vraag.citaten) for vraag in vragen)
    bij = "1 open vraag" if len(vragen) == 1 else f"{len(vragen)} open vragen"
    letterlijk = {0: "Er is geen citaat.", 1: "Eén antwoord staat er woord voor woord."}
    return (
        f"Bij {bij} staat waar de antwoorden over gaan. "
        f"{letterlijk.get(citaten, f'{citaten} antwoorden staan er woord voor woord.')}"
    )


def _nog_open(lijst: Vragenlijst) -> Iterator[Openpunt]:
    for sessie in sessies_zonder_stippen(lijst.beleidsplan):
        zin = f"Nog niet alle stippen zijn ingevoerd van: {sessie}. Wat u later invoert, komt niet bij de resultaten."
        yield Openpunt(zin, "consultatie_netwerksessie_change", sessie.pk, "Voer de stippen in")
    if (aantal := onbeslist_van(lijst)) > 0:
        zin = f"{getal(aantal)} antwoorden zijn verdacht, en niemand legde vast waarom ze wel of niet meetellen. Nu tellen ze niet mee."
        yield Openpunt(zin, "consultatie_vragenlijst_ontvangst", lijst.pk, "Beslis over deze antwoorden")
    stand = stand_van(lijst)
    if (rest := stand.te_screenen + stand.vrijgegeven - stand.gelabeld) > 0:
        zin = (
            f"{getal(rest)} van {getal(stand.totaal)} open antwoorden {'is' if rest == 1 else 'zijn'} nog niet gelezen of "
            "hebben geen label. Wat u later labelt of vrijgeeft om te citeren, komt niet bij de resultaten."
        )
        yield Openpunt(zin, "consultatie_openantwoord_werk", lijst.pk, "Ga naar de open antwoorden")
    if (stapels := aantal_onderweg(lijst)) > 0:
        wat = "1 stapel formulieren is" if stapels == 1 else f"{getal(stapels)} stapels formulieren zijn"
        zin = f"{wat} nooit vrijgegeven. Die antwoorden tellen niet mee. Wilt u dat wel, heropen dan eerst de vragenlijst."
        yield Openpunt(zin, "consultatie_vragenlijst_invoeren", lijst.pk, "Bekijk de stapels")


def totaal_in_woorden(gewichten: Mapping[str, int], groepen: Iterable[Groep]) -> str:
    """What was chosen: a total with these weights, or none. It reads no figure."""
    if not gewichten:
        return "De groepen staan naast elkaar. Er is geen totaal van alle groepen samen."
    return f"Gekozen is een totaal van alle groepen samen: {gewichten_in_woorden(gewichten, groepen)}."


def gewichten_in_woorden(gewichten: Mapping[str, int], groepen: Iterable[Groep]) -> str:
    """Inwoners 60% en Digipanel 40%, in the order of the groups; "" without weights."""
    namen = {groep.code: groep.korte_naam for groep in groepen}
    # A store may give them in any order; a group that took no part any more comes last, by its code.
    codes = sorted(gewichten, key=lambda code: (list(namen).index(code) if code in namen else len(namen), code))
    return opsomming([f"{namen.get(code, code)} {gewichten[code]}%" for code in codes])


def _in_woorden(groep: Groep) -> str:
    if groep.aantal is None:
        return f"{groep.naam}: te weinig om te laten zien"
    return f"{groep.naam}: {getal(groep.aantal)} {'deelnemers' if groep.aard == 'bijeenkomst' else 'antwoorden'}"
