"""The digipanel of the example: its members, who was invited and reminded, and whose invitation was used. Made up."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.contrib.auth.models import User

from consultatie.mailing.enums import Berichtstatus, Mailingsoort
from consultatie.mailing.models import Mailbericht, Mailing
from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven, panellid_afmelden
from consultatie.mailing.tekst import begintekst
from consultatie.mailing.versturen import bericht_teruggekomen
from consultatie.uitnodiging.models import Panellid, Uitnodiging
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.models import Beleidsplan

from .bron import lees

T = TypeVar("T")

# What a mail server says of an address that it does not know.
ONBEKEND_ADRES = "5.1.1"

Groepen = Mapping[str, Sequence[str]]
"""Numbers of members, by what is special about them; "gewoon" for the others."""


def dobbelstenen() -> random.Random:
    """The dice of the panel. They are no part of those of the answers."""
    return random.Random(lees("panel")["zaad"])  # noqa: S311  the example must come out the same


def geschud(rng: random.Random, rij: Iterable[T]) -> list[T]:
    """The same in an order that says nothing. Only `Random.random` is used: see antwoorden.py."""
    return sorted(rij, key=lambda _: rng.random())


def _groepen(bron: Mapping[str, Any]) -> Groepen:
    nummers = geschud(dobbelstenen(), [f"{nummer:04d}" for nummer in range(1, bron["aantal"] + 1)])
    groepen = {}
    for naam, aantal in bron["bijzonder"].items():
        groepen[naam], nummers = nummers[:aantal], nummers[aantal:]
    return {**groepen, "gewoon": nummers}


def panel_maken(plan: Beleidsplan) -> None:
    """The members, as they were read in before the consultation."""
    bron, rng = lees("panel"), dobbelstenen()
    groep_van = {nummer: naam for naam, nummers in _groepen(bron).items() for nummer in nummers}
    Panellid.objects.bulk_create(
        Panellid(gemeente=plan.gemeente, nummer=nummer, **_velden(bron, nummer, groep_van[nummer], rng))
        for nummer in sorted(groep_van)
    )


def _velden(bron: Mapping[str, Any], nummer: str, groep: str, rng: random.Random) -> dict[str, Any]:
    toestemming = bron["toestemming"]
    sinds = toestemming["eerste_dag"] + timedelta(days=int(rng.random() * 365))
    wil_uitkomsten = rng.random() < 0.5  # noqa: PLR2004  about half of them
    bereik = ("adres", "postcode", "plaats") if groep == "alleen_post" else ("email",)
    return {
        "naam": bron["naam"].format(nummer=nummer),
        "toestemming_uitnodigen": None if groep == "zonder_toestemming" else sinds,
        "toestemming_uitkomsten": sinds if wil_uitkomsten else None,
        "afgemeld_op": toestemming["eerder_afgemeld"] if groep == "eerder_afgemeld" else None,
        "is_fictief": True,
        **{veld: bron[veld].format(nummer=nummer) for veld in bereik},
    }


def mailing_versturen(lijst: Vragenlijst, soort: Mailingsoort, *, door: User | None, op: datetime) -> None:
    """Put in the outbox and released, and taken by a mail server that is not there. Who has no link yet gets one.

    The outcome is written for all at once: handing over some two thousand mails one by one would take longer than all
    else that the example does.
    """
    onderwerp, tekst = begintekst(soort, is_voor_partners=False)
    mailing = Mailing.objects.create(vragenlijst=lijst, soort=soort, naam=soort.label, onderwerp=onderwerp, tekst=tekst)
    rng = random.Random(f"{lees('panel')['zaad']} {soort}")  # noqa: S311  the example must come out the same
    mailing_klaarzetten(mailing, door=door, op=op, rng=rng)
    mailing_vrijgeven(mailing, door=door, op=op)
    Mailbericht.objects.filter(mailing=mailing).update(status=Berichtstatus.VERSTUURD, pogingen=1, poging_op=op)


def uitnodiging_verwerken(*, op: datetime) -> None:
    """What came of the invitation besides answers: some mails came back, and some members unsubscribed."""
    groepen = _groepen(lees("panel"))
    terug = Mailbericht.objects.filter(uitnodiging__lid__nummer__in=groepen["onbestelbaar"])
    volgorde = terug.order_by("uitnodiging__lid__nummer").values_list("pk", "uitnodiging__lid__email")
    for sleutel, adres in volgorde:
        bericht_teruggekomen(sleutel, code=ONBEKEND_ADRES, dood_adres=adres, op=op)
    for lid in Panellid.objects.filter(nummer__in=groepen["later_afgemeld"]).order_by("nummer"):
        panellid_afmelden(lid, dag=op.date())


def gebruikte_uitnodigingen(lijst: Vragenlijst) -> Iterator[str]:
    """What the database knows of the links that members answer with, one after the other, in random order."""
    groepen = _groepen(lees("panel"))
    nummers = [*groepen["gewoon"], *groepen["alleen_post"]]
    rijen = Uitnodiging.objects.filter(vragenlijst=lijst, lid__nummer__in=nummers).order_by("lid__nummer")
    return iter(geschud(dobbelstenen(), rijen.values_list("token_hash", flat=True)))
