"""A new questionnaire out of what is there: a copy of an earlier one, or a file. Always a concept, whole or not at all."""

from collections.abc import Iterator
from itertools import chain, count

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from thema.beleidsplan.models import Beleidsplan

from .bestand import LIJSTVELDEN, SECTIEVELDEN, Gegevens, als_gegevens, vraag_uit
from .fouten import BestandOngeldig
from .models import Sectie, Vragenlijst
from .talen.services import taal_toevoegen, vertaling_opslaan


def vragenlijst_kopieren(bron: Vragenlijst, *, plan: Beleidsplan, titel: str, slug: str) -> Vragenlijst:
    """A concept with the sections and questions of `bron`, for `plan`; nothing of its status, days, versions or answers.

    Raises BestandOngeldig when the title or the address will not do.
    """
    return vragenlijst_aanmaken({**als_gegevens(bron), "titel": titel, "slug": slug}, plan=plan)


def vragenlijst_inlezen(gegevens: Gegevens, *, plan: Beleidsplan) -> Vragenlijst:
    """A concept out of what `bestand.lees` gave, at its own address or, when that is taken, one that is free."""
    return vragenlijst_aanmaken({**gegevens, "slug": vrije_slug(gegevens["slug"])}, plan=plan)


@transaction.atomic
def vragenlijst_aanmaken(gegevens: Gegevens, *, plan: Beleidsplan) -> Vragenlijst:
    """Store all of it as a concept. Raises BestandOngeldig with a sentence per fault; then nothing is stored."""
    lijst = Vragenlijst(beleidsplan=plan, **{veld: gegevens[veld] for veld in LIJSTVELDEN})
    if gevonden := list(_fouten(lijst, "De vragenlijst")):
        raise BestandOngeldig(gevonden)
    try:
        with transaction.atomic():
            lijst.save()
    except IntegrityError:
        raise BestandOngeldig(["Iemand anders heeft dit adres net gebruikt. Kies een ander adres."]) from None
    for nummer, deel in enumerate(gegevens["secties"], start=1):
        gevonden += _sectie_aanmaken(lijst, deel, nummer)
    if gevonden:
        raise BestandOngeldig(gevonden)
    for deel in gegevens.get("talen", ()):
        vertaling = taal_toevoegen(lijst, taal=deel["taal"])
        vertaling_opslaan(vertaling, teksten=deel["teksten"], is_zichtbaar=deel["is_zichtbaar"])
    return lijst


def _sectie_aanmaken(lijst: Vragenlijst, deel: Gegevens, nummer: int) -> list[str]:
    """Store this section and its questions, as far as nothing is wrong with them; what is."""
    waar = f"Sectie {nummer}"
    sectie = Sectie(vragenlijst=lijst, volgorde=nummer, **{veld: deel[veld] for veld in SECTIEVELDEN})
    if gevonden := list(_fouten(sectie, waar)):
        return gevonden
    sectie.save()
    for volgnummer, gegevens in enumerate(deel["vragen"], start=1):
        vraag = vraag_uit(gegevens, sectie=sectie, volgorde=volgnummer)
        if slecht := list(_fouten(vraag, f"{waar}, vraag {volgnummer}")):
            gevonden += slecht
        else:
            vraag.save()
    return gevonden


def vrije_slug(slug: str) -> str:
    """This address, or the first of slug-2, slug-3, … that no questionnaire has."""
    langste = Vragenlijst._meta.get_field("slug").max_length or 0
    andere = (slug[: langste - len(f"-{nummer}")] + f"-{nummer}" for nummer in count(2))
    return next(een for een in chain([slug], andere) if not Vragenlijst.objects.filter(slug=een).exists())


def _fouten(ding: models.Model, waar: str) -> Iterator[str]:
    try:
        ding.full_clean()
    except ValidationError as fout:
        for veld, zinnen in fout.message_dict.items():
            naam = getattr(ding._meta.get_field(veld), "verbose_name", veld) if veld != "__all__" else ""
            for zin in zinnen:
                heel = f"{zin.rstrip('.')}."
                yield f"{waar}, {naam}: {heel}" if naam else f"{waar}: {heel}"
