"""A partner with a link, for the tests of its pages."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from django.urls import reverse

from consultatie.models import Partneruitnodiging
from consultatie.partnerconsultatie.inhoud import kenmerk
from consultatie.partnerconsultatie.models import Partnerreactie
from consultatie.partnerconsultatie.queries import voortgang
from consultatie.partnerconsultatie.services import Handtekening
from tests.factories.consultatie import PartneruitnodigingFactory
from tests.factories.thema import ThemaFactory
from thema.models import Thema

TOKEN = "GEHEIM7f3aVanDePolitie"  # noqa: S105
OP = datetime(2019, 9, 13, 14, 0, tzinfo=UTC)
SLUITDAG = date(2019, 9, 15)
VERTROUWELIJK = "Wij hebben te weinig mensen."


def reactie_met_link(**velden: Any) -> Partnerreactie:
    """The reaction of a partner whose link has the secret TOKEN, in a round that is open for ever."""
    velden = {"reactie__partnerconsultatie__open_tot": date(2100, 1, 1), **velden}
    uitnodiging: Partneruitnodiging = PartneruitnodigingFactory(token=TOKEN, **velden)
    return uitnodiging.reactie


def pad(naam: str = "partner", *args: object) -> str:
    """The address of a page of the partner with the secret TOKEN."""
    return reverse(f"consultatie:{naam}", args=(TOKEN, *args))


def thema_van(reactie: Partnerreactie, **velden: Any) -> Thema:
    """One more theme of the plan that the round is about."""
    thema: Thema = ThemaFactory(beleidsplan=reactie.partnerconsultatie.beleidsplan, **velden)
    return thema


def handtekening(reactie: Partnerreactie, **anders: Any) -> Handtekening:
    """Of somebody who read what is stored now."""
    velden = {
        "naam": "A. de Vries",
        "functie": "teamchef",
        "sleutel": uuid4(),
        "gelezen": kenmerk(voortgang(reactie).standpunten),
        "status": Partnerreactie.objects.get(pk=reactie.pk).status,
    }
    return Handtekening(**{**velden, **anders})
