"""The second tray: open texts that have left their answers wait here for texts of other turns, before anybody reads them.

Texts that were read at once would come from the same turn of mixing as the answers they left, and of those few may have
written something: a name in a text would lead to the other answers of its writer. So a text leaves as an answer does (see
consultatie/inbreng/mengen.py), in a later transaction, among at least DREMPEL_OPENBAAR others. Waiting texts are sealed,
with all that tells them apart.
"""

import random
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from consultatie.inbreng.mengen import grijp
from consultatie.inbreng.models import Inzending
from consultatie.inbreng.services import PER_KEER, neemt_niets_meer_aan, versie_vergrendeld
from consultatie.uitslag.telling import cel_van
from consultatie.vragenlijst.models import Vragenlijst
from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN
from thema.basis.sleutels import verse_sleutel
from thema.basis.vergeten import tabellen_vergeten

from .cellen import Cel, zichtbare_cellen
from .models import Openantwoord, WachtendeTekst

TABEL = WachtendeTekst._meta.db_table
_BAK = ("versie_id", "kanaal", "verdenking")


def teksten_overnemen(inzendingen: Iterable[Inzending], rng: random.Random) -> None:
    """Move the open texts out of these mixed answers, which are not stored yet, into the tray for texts.

    The answer keeps an empty text: the question was answered, and a recount must find that. The rows are stored in a
    fresh random order under fresh keys, with the channel and the suspicion and, sealed, the question and the district;
    nothing else of the answer they came from. An answer without texts, or one whose texts were moved before, is left as
    it is.
    """
    gevonden = [tekst for inzending in inzendingen for tekst in _neem_uit(inzending, rng)]
    WachtendeTekst.objects.bulk_create(rng.sample(gevonden, len(gevonden)), batch_size=PER_KEER)


def _neem_uit(inzending: Inzending, rng: random.Random) -> list[WachtendeTekst]:
    """The texts of one answer, which keeps the empty places; also those beside an option or about a theme."""
    wijk = cel_van(inzending.versie.definitie, inzending.antwoorden).wijk
    teksten: dict[str, str] = {}
    antwoorden = dict(inzending.antwoorden)
    for vraag in inzending.versie.vragen:
        sleutel, soort = vraag["sleutel"], VRAAGTYPEN[vraag["soort"]]
        if sleutel in antwoorden and (woorden := soort.woorden(vraag, antwoorden[sleutel])):
            teksten |= woorden
            antwoorden[sleutel] = soort.zonder_woorden(antwoorden[sleutel])
    inzending.antwoorden = antwoorden
    return [
        WachtendeTekst(
            id=verse_sleutel(rng),
            versie=inzending.versie,
            kanaal=inzending.kanaal,
            verdenking=inzending.verdenking,
            inhoud={"vraag": veld, "wijk": wijk, "origineel": tekst},
        )
        for veld, tekst in teksten.items()
    ]


def teksten_mengen(*, op: datetime, rng: random.Random, van: Vragenlijst | None = None) -> int:
    """Texts that have waited with enough others, of this questionnaire or of all (None), can be read from now on. How
    many. Of a questionnaire that takes no more answers all go: none is lost because there were few."""
    wachtend = WachtendeTekst.objects.all() if van is None else WachtendeTekst.objects.filter(versie__vragenlijst=van)
    bakken = list(wachtend.order_by(*_BAK).values_list(*_BAK).distinct())
    gegaan = sum(_bak_mengen(*bak, op=op, rng=rng) for bak in bakken)
    if gegaan:
        transaction.on_commit(lambda: tabellen_vergeten(TABEL))
    return gegaan


@transaction.atomic
def _bak_mengen(versie_id: int, kanaal: str, verdenking: str, *, op: datetime, rng: random.Random) -> int:
    versie = versie_vergrendeld(versie_id)
    dicht = neemt_niets_meer_aan(versie.vragenlijst, kanaal, op)
    wachtend = WachtendeTekst.objects.filter(versie=versie, kanaal=kanaal, verdenking=verdenking).order_by("pk")
    greep = _grijp(wachtend, drempel=0 if dicht else settings.DREMPEL_OPENBAAR, dicht=dicht, rng=rng)
    gelezen = [
        Openantwoord(id=verse_sleutel(rng), versie=versie, kanaal=kanaal, verdenking=verdenking, **tekst.inhoud)
        for tekst in greep
    ]
    Openantwoord.objects.bulk_create(gelezen, batch_size=PER_KEER)
    # In the order of the keys: the order of the draw must not be found back.
    sleutels = sorted(tekst.pk for tekst in greep)
    for begin in range(0, len(sleutels), PER_KEER):
        WachtendeTekst.objects.filter(pk__in=sleutels[begin : begin + PER_KEER]).delete()
    return len(greep)


def kleine_wijken_vergeten(vragenlijst: Vragenlijst) -> None:
    """Forget from which district a text came where few of its field came from there: in answers the same district stands,
    with that they wrote something. Of what stays at least DREMPEL_OPENBAAR answers could be its writer's; of what is
    forgotten as well, since never a single district is."""
    teksten = Openantwoord.objects.filter(versie__vragenlijst=vragenlijst).order_by()
    per_veld: dict[tuple[int, str, str], dict[Cel, int]] = {}
    groepen = teksten.values_list("versie", "verdenking", "vraag", "kanaal", "wijk").annotate(Count("pk"))
    for versie, verdenking, vraag, kanaal, wijk, aantal in groepen:
        per_veld.setdefault((versie, verdenking, vraag), {})[kanaal, wijk] = aantal
    for (versie, verdenking, vraag), aantallen in per_veld.items():
        zichtbaar = zichtbare_cellen(aantallen, drempel=settings.DREMPEL_OPENBAAR)
        van_veld = teksten.filter(versie=versie, verdenking=verdenking, vraag=vraag)
        for kanaal, wijk in sorted(aantallen.keys() - zichtbaar):
            if wijk:
                van_veld.filter(kanaal=kanaal, wijk=wijk).update(wijk="")


def _grijp(
    wachtend: Iterable[WachtendeTekst], *, drempel: int, dicht: bool, rng: random.Random
) -> list[WachtendeTekst]:
    """What leaves, field by field, in random order."""
    per_veld: dict[str, list[WachtendeTekst]] = {}
    for tekst in wachtend:
        per_veld.setdefault(tekst.inhoud["vraag"], []).append(tekst)
    greep = [
        tekst for veld in sorted(per_veld) for tekst in grijp(per_veld[veld], drempel=drempel, dicht=dicht, rng=rng)
    ]
    return rng.sample(greep, len(greep))
