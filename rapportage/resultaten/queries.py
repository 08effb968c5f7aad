"""Which results a visitor may know of, and what publishing would freeze."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Min, QuerySet
from django.utils.crypto import salted_hmac

from consultatie.vragenlijst.enums import DICHT
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.workflow import toont_cijfers
from rapportage.cijfers.resultaat import Groep, Resultaat, resultaat_uit
from rapportage.opmaak import getal, opsomming
from rapportage.queries import openuitslagen_bij, resultaat_van, totaal_van

from .models import Cijferinzage, Resultaatpublicatie
from .openstaand import Openpunt, komt_later, openstaand
from .verschillen import zonder_kleine_sessiegroei
from .vorige import met_vorige


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
class Bevriezing:
    """What is frozen by giving the figures of a questionnaire for inspection or publishing them: per group a line with its
    number, in words.

    `totaal`: how heavy each group counts in the total, or that there is none. `open_antwoorden`: what of them would be
    shown, and how many are quoted. `vorige`: which figures of before stand beside them, "" for none. `nog_open`: what has to be done first; `straks`: what is not among the figures and can
    come later. `kenmerk`: see kenmerk_van; `kenmerk_inzage` of what giving them for inspection freezes.
    """

    lijst: Vragenlijst
    groepen: tuple[str, ...]
    totaal: str
    open_antwoorden: str
    vorige: str
    nog_open: tuple[Openpunt, ...]
    straks: tuple[Openpunt, ...]
    kenmerk: str
    kenmerk_inzage: str


def te_publiceren() -> "QuerySet[Vragenlijst]":
    """Closed questionnaires whose results are not public yet."""
    return Vragenlijst.objects.filter(status__in=DICHT, publicaties__isnull=True)


def controlegetal(gegevens: object) -> str:
    """SHA-256, in hex, over the canonical JSON of the figures."""
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def kenmerk_van(gegevens: object) -> str:
    """What a page remembers of the figures that it would freeze, in 64 hex digits: other figures, another mark.

    Made with the key of the server. With a plain hash of figures that nobody may see, and the figures of another moment,
    one could try out what the few said who answered in between.
    """
    return salted_hmac("rapportage.resultaten.kenmerk", controlegetal(gegevens), algorithm="sha256").hexdigest()


def cijferinzage_van(lijst: Vragenlijst) -> Cijferinzage | None:
    """What was given for inspection; None: nothing was."""
    return Cijferinzage.objects.filter(vragenlijst=lijst).first() if toont_cijfers(lijst.status) else None


def met_totaal(lijst: Vragenlijst, resultaat: Resultaat) -> Resultaat:
    """These figures with the total that staff choose now."""
    return replace(resultaat, totaal=totaal_van(lijst, resultaat.scores, resultaat.prioriteiten.top))


def vaste_cijfers(lijst: Vragenlijst) -> Resultaat | None:
    """The figures as they were given for inspection, so without open answers, with the total that staff choose now; None:
    they were not given."""
    inzage = cijferinzage_van(lijst)
    return None if inzage is None else met_totaal(lijst, resultaat_uit(inzage.gegevens))


def cijfers_van(lijst: Vragenlijst, dag: date) -> Resultaat:
    """The figures that publishing would freeze on this day, behind the public threshold. Not for showing: see inzage.py."""
    if (vast := vaste_cijfers(lijst)) is not None:
        return met_open_antwoorden(lijst, vast)
    return verse_cijfers(lijst, dag)


def verse_cijfers(lijst: Vragenlijst, dag: date) -> Resultaat:
    """The figures as they stand, behind the public threshold, as they may be frozen: see zonder_eerdere_sessies; with
    what was published of the period before."""
    vers = resultaat_van(lijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    return met_vorige(lijst, zonder_eerdere_sessies(lijst, vers))


def zonder_eerdere_sessies(lijst: Vragenlijst, resultaat: Resultaat) -> Resultaat:
    """Without the figures of sessions that, beside those frozen with another questionnaire of the plan, would tell what
    the few chose who came in between. At most two queries."""
    if not resultaat.heeft_stippen:
        return resultaat
    anders = Vragenlijst.objects.filter(beleidsplan=lijst.beleidsplan_id).exclude(pk=lijst.pk)
    for model in (Cijferinzage, Resultaatpublicatie):
        for gegevens in model._default_manager.filter(vragenlijst__in=anders).values_list("gegevens", flat=True):
            resultaat = zonder_kleine_sessiegroei(resultaat_uit(gegevens), resultaat)
    return resultaat


def met_open_antwoorden(lijst: Vragenlijst, vast: Resultaat) -> Resultaat:
    """Figures as they were given for inspection, with what labels and quotes make of the open answers now."""
    return replace(vast, openantwoorden=openuitslagen_bij(lijst, vast))


def zonder_open_antwoorden(resultaat: Resultaat) -> Resultaat:
    """What is given for inspection: labels still change."""
    return replace(resultaat, openantwoorden=())


def gegevens_van(resultaat: Resultaat) -> Any:
    """The figures in the one form that is stored and hashed: what JSON makes of them."""
    return json.loads(json.dumps(asdict(resultaat)))


def bevriezing_van(lijst: Vragenlijst, dag: date) -> Bevriezing:
    """What would be frozen on this day. It tells how many took part, and no figure."""
    resultaat = cijfers_van(lijst, dag)
    return Bevriezing(
        lijst=lijst,
        groepen=tuple(_in_woorden(groep) for groep in resultaat.groepen),
        totaal=totaal_in_woorden(lijst.groepsgewichten, resultaat.groepen),
        open_antwoorden=_open_in_woorden(resultaat),
        vorige=_vorige_in_woorden(resultaat),
        nog_open=openstaand(lijst),
        straks=komt_later(lijst, dag),
        kenmerk=kenmerk_van(gegevens_van(resultaat)),
        kenmerk_inzage=kenmerk_van(gegevens_van(zonder_open_antwoorden(resultaat))),
    )


def _vorige_in_woorden(resultaat: Resultaat) -> str:
    if (vorige := resultaat.vorige) is None:
        return ""
    versie = f", versie {vorige.versie}" if vorige.versie > 1 else ""
    return f"Daarnaast staan de cijfers van {vorige.periode}: ‘{vorige.titel}’{versie}. Ook die staan dan vast."


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
    return f"{groep.naam}: {getal(groep.aantal)} {'deelnemers' if groep.plakte_stippen else 'antwoorden'}"


def veranderde_cijfers() -> Iterator[str]:
    """All frozen figures that no longer are what their hash says, by name; one at a time in memory."""
    for model in (Cijferinzage, Resultaatpublicatie):
        for vast in model._default_manager.select_related("vragenlijst").order_by("pk").iterator(chunk_size=1):
            if controlegetal(vast.gegevens) != vast.sha256:
                yield f"{vast._meta.verbose_name}: {vast}"
