"""Reads around invitations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from consultatie.vragenlijst.enums import Vragenlijststatus
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import afdruk
from thema.beleidsplan.models import Beleidsplan

from .models import Panellid, Uitnodiging, Uitnodigingsronde
from .tokens import bekend_token

# A page of a document takes some 30 ms: a file that a person can wait for, and that a printer takes at once.
BRIEVEN_PER_BESTAND = 200


@dataclass(frozen=True)
class Uitnodigingsstand:
    """How it goes with one questionnaire: members who may be invited and were not yet, invited, and of those who
    took part."""

    nog_uit_te_nodigen: int
    uitgenodigd: int
    meegedaan: int

    @property
    def te_herinneren(self) -> int:
        """Invited and not heard of. Who has unsubscribed since is still among them."""
        return self.uitgenodigd - self.meegedaan


@dataclass(frozen=True)
class Nietuitgenodigd:
    """So many members may be invited to this questionnaire and were not yet."""

    lijst: Vragenlijst
    leden: int


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


def uitnodiging_van(token: str) -> Uitnodiging | None:
    """The invitation of this link, with its questionnaire; None for any other text. One query."""
    return Uitnodiging.objects.select_related("vragenlijst").filter(token_hash=afdruk(token)).first()


def uit_te_nodigen(lijst: Vragenlijst) -> QuerySet[Panellid]:
    """Members who may be invited to this questionnaire and were not yet."""
    return Panellid.objects.filter(gemeente=lijst.beleidsplan.gemeente_id).uit_te_nodigen().zonder_uitnodiging(lijst)


def stand_van(lijst: Vragenlijst) -> Uitnodigingsstand:
    """Three counts."""
    alle = Uitnodiging.objects.filter(vragenlijst=lijst)
    return Uitnodigingsstand(uit_te_nodigen(lijst).count(), alle.count(), alle.filter(is_gebruikt=True).count())


def niet_uitgenodigd(plan: Beleidsplan, *, dag: date, vooruit_tot: date) -> list[Nietuitgenodigd]:
    """The questionnaires of this plan that wait for invitations: those that are open on this day and for which members
    were invited before, and those that open on this day or later, until `vooruit_tot`. One query.

    Not those for which the worker is inviting at this moment.
    """
    uitnodigingen = Uitnodiging.objects.filter(vragenlijst=OuterRef("pk"))
    al_begonnen: Any = Vragenlijst.objects.open_op(dag).filter(Exists(uitnodigingen))
    gaat_open = Q(open_van__gte=dag, open_van__lte=vooruit_tot) & ~Q(status=Vragenlijststatus.GESLOTEN)
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


def te_versturen(
    lijst: Vragenlijst, *, met_adres: bool = False, begin: int = 0, aantal: int | None = None
) -> Iterator[Adressering]:
    """Who has not taken part and may be written to, by number: `aantal` (None: all) from the `begin`-th on.

    `met_adres`: only who gave an address for letters.
    """
    for rij in _rijen(lijst, met_adres=met_adres)[begin : None if aantal is None else begin + aantal].iterator(2000):
        if (lid := rij.lid) is not None:
            yield Adressering(
                lid.nummer, lid.naam, lid.email, lid.adres, lid.postcode, lid.plaats,
                bekend_token(rij.pk, rij.token_hash),
            )  # fmt: skip


def aantal_brieven(lijst: Vragenlijst) -> int:
    """To how many of them a letter can go."""
    return _rijen(lijst, met_adres=True).count()


def _rijen(lijst: Vragenlijst, *, met_adres: bool) -> QuerySet[Uitnodiging]:
    rijen = Uitnodiging.objects.filter(vragenlijst=lijst).te_herinneren()
    rijen = rijen.exclude(lid__adres="") if met_adres else rijen
    return rijen.select_related("lid").order_by("lid__nummer", "pk")
