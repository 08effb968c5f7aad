"""What correcting published results would change."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from consultatie.vragenlijst.enums import DICHT
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat, resultaat_uit
from rapportage.queries import resultaat_van
from rapportage.resultaten.models import Resultaatpublicatie
from rapportage.resultaten.queries import controlegetal, gegevens_van, publicatie_van, zonder_eerdere_sessies
from rapportage.resultaten.verschillen import Verschil, met_open_antwoorden_van, verschillen, zonder_kleine_groei
from rapportage.resultaten.vorige import met_vorige_van
from thema.beleidsplan.models import Beleidsplan

# The worker makes a paper within a minute, also after other work; when it takes longer than this, something is wrong.
MAAKTIJD = timedelta(minutes=10)


@dataclass(frozen=True)
class Correctie:
    """The next version as it would be. `verschillen` is empty when nothing that is shown changed; `sha256` is that of
    the new figures; `verborgen` names groups of which it shows nothing any more, since too few persons changed."""

    vorige: Resultaatpublicatie
    resultaat: Resultaat
    verschillen: tuple[Verschil, ...]
    verborgen: tuple[str, ...]
    sha256: str


def zonder_document() -> "QuerySet[Resultaatpublicatie]":
    """Versions of which the paper is still to be made."""
    return Resultaatpublicatie.objects.filter(document=None).select_related("vragenlijst__beleidsplan__gemeente")


def te_lang_zonder_document(plan: Beleidsplan, *, op: datetime) -> "QuerySet[Resultaatpublicatie]":
    """Versions of this plan of which the paper should have been made by now."""
    return zonder_document().filter(vragenlijst__beleidsplan=plan, gepubliceerd_op__lt=op - MAAKTIJD)


def te_corrigeren() -> "QuerySet[Vragenlijst]":
    """Questionnaires whose results are public."""
    return Vragenlijst.objects.filter(publicaties__nummer=1)


def nog_te_sluiten() -> "QuerySet[Vragenlijst]":
    """Questionnaires whose results can become public once they are closed."""
    return Vragenlijst.objects.exclude(status__in=DICHT)


def correctie_van(vragenlijst: Vragenlijst, *, dag: date) -> Correctie | None:
    """What would be corrected on this day; None when nothing is public.

    Compared with every version, and its sessions with what other questionnaires of the plan show of them: what few persons
    said would follow from any two of those.
    """
    vorige = publicatie_van(vragenlijst)
    if vorige is None:
        return None
    vers = resultaat_van(vragenlijst, drempel=settings.DREMPEL_OPENBAAR, dag=dag)
    vers = met_open_antwoorden_van(vers, resultaat_uit(vorige.gegevens))
    nieuw = vers
    for gegevens in vragenlijst.publicaties.values_list("gegevens", flat=True):
        nieuw = zonder_kleine_groei(resultaat_uit(gegevens), nieuw)
    nieuw = met_vorige_van(vragenlijst, zonder_eerdere_sessies(vragenlijst, nieuw), resultaat_uit(vorige.gegevens))
    # In the form in which it is stored, with the days of the figures equal: a day alone is no difference.
    nieuw, oud = resultaat_uit(gegevens_van(nieuw)), resultaat_uit(vorige.gegevens)
    return Correctie(
        vorige=vorige,
        resultaat=nieuw,
        verschillen=verschillen(oud, nieuw) if replace(nieuw, peildatum=oud.peildatum) != oud else (),
        verborgen=tuple(
            groep.naam for groep in nieuw.groepen if groep.aantal is None and vers.groep(groep.code).aantal is not None
        ),
        sha256=controlegetal(gegevens_van(nieuw)),
    )
