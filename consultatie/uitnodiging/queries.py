"""Reads around invitations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from consultatie.vragenlijst.enums import DICHT
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import afdruk
from thema.beleidsplan.models import Beleidsplan

from .models import Panellid, Uitnodiging, UitnodigingQuerySet, Uitnodigingsronde
from .tokens import bekend_token

# A page of a document takes some 30 ms: a file that a person can wait for, and that a printer takes at once.
BRIEVEN_PER_BESTAND = 200
# No key of a member has so many digits.
_CIJFERS = 18
_LINK = """
SELECT lijst.id, lijst.slug, lijst.status = 'concept', uitnodiging.is_gebruikt
  FROM consultatie_uitnodiging uitnodiging
  JOIN consultatie_vragenlijst lijst ON lijst.id = uitnodiging.vragenlijst_id
 WHERE uitnodiging.token_hash = %s
"""


@dataclass(frozen=True)
class Uitnodigingsstand:
    """How it goes with one questionnaire: members who may be invited and were not yet, and invited. How many of those took
    part is told by the response alone, in steps that hide each of them (rapportage/respons)."""

    nog_uit_te_nodigen: int
    uitgenodigd: int


@dataclass(frozen=True)
class Link:
    """Where a personal link leads to. `is_concept`: residents may not know of that questionnaire yet; `is_gebruikt`:
    somebody took part with it."""

    vragenlijst_id: int
    slug: str
    is_concept: bool
    is_gebruikt: bool


@dataclass(frozen=True)
class Nietuitgenodigd:
    """So many members may be invited to this questionnaire and were not yet."""

    lijst: Vragenlijst
    leden: int


@dataclass(frozen=True)
class Brievendeel:
    """One file of letters, the `deel`-th: of the members whose keys come after `na` and up to and with `tot`."""

    deel: int
    na: int
    tot: int


@dataclass(frozen=True)
class Adressering:
    """One invitation as it goes out. `token`: the secret of the link; None when its key is gone."""

    nummer: str
    naam: str
    email: str
    adres: str
    postcode: str
    plaats: str
    token: str | None


def link_van(token: str) -> Link | None:
    """What this link leads to; None for any other text. One query, on the way of everybody who has one: the ORM would
    take longer than all the rest."""
    with connection.cursor() as cursor:
        cursor.execute(_LINK, [afdruk(token)])
        rij = cursor.fetchone()
    if rij is None:
        return None
    vragenlijst_id, slug, is_concept, is_gebruikt = rij
    return Link(vragenlijst_id, slug, is_concept=bool(is_concept), is_gebruikt=bool(is_gebruikt))


def uit_te_nodigen(lijst: Vragenlijst) -> QuerySet[Panellid]:
    """Members who may be invited to this questionnaire and were not yet."""
    return Panellid.objects.filter(gemeente=lijst.beleidsplan.gemeente_id).uit_te_nodigen().zonder_uitnodiging(lijst)


def stand_van(lijst: Vragenlijst) -> Uitnodigingsstand:
    """Two counts."""
    return Uitnodigingsstand(uit_te_nodigen(lijst).count(), Uitnodiging.objects.filter(vragenlijst=lijst).count())


def niet_uitgenodigd(plan: Beleidsplan, *, dag: date, vooruit_tot: date) -> list[Nietuitgenodigd]:
    """The questionnaires of this plan that wait for invitations: those that are open on this day and for which members
    were invited before, and those that open on this day or later, until `vooruit_tot`. One query.

    Not those for which the worker is inviting at this moment.
    """
    uitnodigingen = Uitnodiging.objects.filter(vragenlijst=OuterRef("pk"))
    al_begonnen: Any = Vragenlijst.objects.open_op(dag).filter(Exists(uitnodigingen))
    gaat_open = Q(open_van__gte=dag, open_van__lte=vooruit_tot) & ~Q(status__in=DICHT)
    bezig = Uitnodigingsronde.objects.filter(vragenlijst=OuterRef("pk"), klaar_op=None)
    lijsten = (
        Vragenlijst.objects.filter(gaat_open | Q(pk__in=al_begonnen.values("pk")), beleidsplan=plan)
        .exclude(Exists(bezig))
        .annotate(leden=_aantal_uit_te_nodigen())
        .order_by("pk")
    )
    return [Nietuitgenodigd(lijst, lijst.leden) for lijst in lijsten if lijst.leden]


def _aantal_uit_te_nodigen() -> Coalesce:
    """Twin of uit_te_nodigen inside a query of questionnaires."""
    al = Uitnodiging.objects.filter(lid=OuterRef("pk"), vragenlijst=OuterRef(OuterRef("pk")))
    leden = Panellid.objects.filter(gemeente=OuterRef("beleidsplan__gemeente")).uit_te_nodigen().exclude(Exists(al))
    aantal = leden.order_by().values("gemeente").annotate(aantal=Count("pk")).values("aantal")
    return Coalesce(Subquery(aantal, output_field=IntegerField()), Value(0))


def te_versturen(lijst: Vragenlijst) -> Iterator[Adressering]:
    """Who was invited and may be written to, by number: also who took part since, as in the letters (brieven_in). One
    query."""
    return _adresseringen(Uitnodiging.objects.filter(vragenlijst=lijst).aan_te_schrijven())


def _adresseringen(uitnodigingen: QuerySet[Uitnodiging]) -> Iterator[Adressering]:
    rijen = uitnodigingen.select_related("lid").order_by("lid__nummer", "pk")
    for rij in rijen.iterator(2000):
        if (lid := rij.lid) is not None:
            yield Adressering(
                lid.nummer, lid.naam, lid.email, lid.adres, lid.postcode, lid.plaats,
                bekend_token(rij.pk, rij.token_hash),
            )  # fmt: skip


def brievendelen(lijst: Vragenlijst) -> list[Brievendeel]:
    """The files of letters, which together hold everybody who was invited and has an address. One query.

    By key, and over who took part and who unsubscribed as well: so nobody moves to another file because somebody else
    does something.
    """
    sleutels = list(_met_adres(lijst).order_by("lid").values_list("lid", flat=True))
    grenzen = [0, *sleutels[BRIEVEN_PER_BESTAND - 1 : -1 : BRIEVEN_PER_BESTAND], *sleutels[-1:]]
    return [Brievendeel(deel, na, tot) for deel, (na, tot) in enumerate(pairwise(grenzen), start=1)]


def brievendeel_van(lijst: Vragenlijst, deel: int, *, na: str | None, tot: str | None) -> Brievendeel | None:
    """The file of this address. `na` and `tot` as the page of brievendelen gave them, so that what changed since moves
    nobody; both None: as brievendelen has it now. None: there is no such file, or more than a printer takes at once."""
    if na is None and tot is None:
        return next((een for een in brievendelen(lijst) if een.deel == deel), None)
    if not (_is_sleutel(na) and _is_sleutel(tot)):
        return None
    gevonden = Brievendeel(deel, int(na or 0), int(tot or 0))
    # Who was invited later may have come in between.
    past = _tussen(_met_adres(lijst), gevonden).count() <= 2 * BRIEVEN_PER_BESTAND
    return gevonden if past else None


def _is_sleutel(tekst: str | None) -> bool:
    return tekst is not None and tekst.isascii() and tekst.isdigit() and len(tekst) < _CIJFERS


def _tussen(uitnodigingen: QuerySet[Uitnodiging], deel: Brievendeel) -> QuerySet[Uitnodiging]:
    return uitnodigingen.filter(lid__gt=deel.na, lid__lte=deel.tot)


def brieven_in(lijst: Vragenlijst, deel: Brievendeel) -> Iterator[Adressering]:
    """Who gets a letter in this file, by number: also who took part meanwhile, for two files beside each other must not
    tell who that is (docs/adr/0007-persoonlijke-link.md). Not who wants to hear no more. One query."""
    return _adresseringen(_tussen(_met_adres(lijst).aan_te_schrijven(), deel))


def _met_adres(lijst: Vragenlijst) -> UitnodigingQuerySet:
    return Uitnodiging.objects.filter(vragenlijst=lijst, lid__isnull=False).exclude(lid__adres="")
