"""Writes on the languages of a questionnaire. They make no new version: a translation changes nothing that is stored of
an answer."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from consultatie.vragenlijst.models import Vertaling, Vragenlijst

from .catalogus import problemen_met_vertaling
from .fouten import TaalNietMogelijk, VertalingOngeldig
from .taal import TAALCODES, naam_voor_medewerkers, sleutel
from .woorden import meegeleverd


def taal_toevoegen(vragenlijst: Vragenlijst, *, taal: str) -> Vertaling:
    """One more language to read the questionnaire in, with the fixed words that come with the software.

    Raises TaalNietMogelijk for what is no language, and for one that is there already.
    """
    if taal not in TAALCODES:
        raise TaalNietMogelijk("Deze taal kennen wij niet. Kies een taal uit de lijst.")
    try:
        with transaction.atomic():
            return Vertaling.objects.create(vragenlijst=vragenlijst, taal=taal)
    except IntegrityError:
        raise TaalNietMogelijk(
            f"Deze vragenlijst is er al in het {naam_voor_medewerkers(taal)}. Kies een andere taal."
        ) from None


@transaction.atomic
def vertaling_opslaan(vertaling: Vertaling, *, teksten: Mapping[str, str], is_zichtbaar: bool | None = None) -> None:
    """Store these (Dutch → translation, "" for none); what is not named stays. Raises VertalingOngeldig.

    `is_zichtbaar`: whether residents can choose it; None: as it was.

    What is the same as the words that come with the software is not kept: those may get better.
    """
    nieuw = {sleutel(nederlands): vertaald.strip() for nederlands, vertaald in teksten.items()}
    if gevonden := [zin for een, ander in nieuw.items() for zin in problemen_met_vertaling(een, ander)]:
        raise VertalingOngeldig(gevonden)
    nu = Vertaling.objects.select_for_update().get(pk=vertaling.pk)
    ons = meegeleverd(vertaling.taal)
    nu.teksten = {een: ander for een, ander in {**nu.teksten, **nieuw}.items() if ander and ons.get(een) != ander}
    nu.is_zichtbaar = nu.is_zichtbaar if is_zichtbaar is None else is_zichtbaar
    nu.save()


def taal_verwijderen(vertaling: Vertaling) -> None:
    """Residents can no longer read the questionnaire in this language. Answers given in it stay as they are."""
    vertaling.delete()
