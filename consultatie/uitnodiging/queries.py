"""Reads around invitations."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.geheim import afdruk

from .models import Panellid, Uitnodiging
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
