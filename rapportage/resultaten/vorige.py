"""Which published figures of an earlier plan stand beside those of a questionnaire, from the moment that these are frozen."""

from dataclasses import replace

from django.db.models import F

from consultatie.netwerksessie.queries import stippen_per_persoon
from consultatie.vragenlijst.models import Vragenlijst
from rapportage.cijfers.resultaat import Groep, Resultaat, resultaat_uit
from rapportage.cijfers.vorige import Vorigaandeel, Vorigegroep, Vorigeperiode, Vorigthema

from .models import Resultaatpublicatie


def met_vorige(lijst: Vragenlijst, resultaat: Resultaat) -> Resultaat:
    """The same with what was published of the period before, when there is something and now priorities were asked."""
    if not resultaat.prioriteiten.rijen:
        return resultaat
    return replace(resultaat, vorige=_vorige_van(lijst, is_fictief=resultaat.is_fictief))


def met_vorige_van(lijst: Vragenlijst, resultaat: Resultaat, eerder: Resultaat) -> Resultaat:
    """Corrected figures beside the same figures of the period before as the former version, whatever became of those
    since; beside none when that had none."""
    if eerder.vorige is None:
        return resultaat
    # Of the session that is corrected, the number of dots may have been wrong.
    return replace(resultaat, vorige=replace(eerder.vorige, stippen_nu=stippen_per_persoon(lijst.beleidsplan)))


def _vorige_van(lijst: Vragenlijst, *, is_fictief: bool) -> Vorigeperiode | None:
    """Of the last earlier plan with published priorities, the questionnaire that was published last, as everybody sees it
    now. What is made up never stands beside what is not."""
    plan = lijst.beleidsplan
    publicaties = (
        Resultaatpublicatie.objects.nieuwste()
        .filter(vragenlijst__beleidsplan__gemeente=plan.gemeente_id)
        .filter(vragenlijst__beleidsplan__van_jaar__lt=plan.van_jaar)
        .select_related("vragenlijst__beleidsplan")
        .order_by(
            "-vragenlijst__beleidsplan__van_jaar",
            # Not when it was corrected: an old questionnaire stays old.
            F("vragenlijst__resultaten_openbaar_op").desc(nulls_last=True),
            "-vragenlijst",
        )
    )
    for publicatie in publicaties:
        toen = resultaat_uit(publicatie.gegevens)
        if toen.prioriteiten.rijen and toen.is_fictief == is_fictief:
            return replace(
                _vorigeperiode(publicatie, toen),
                stippen_toen=stippen_per_persoon(publicatie.vragenlijst.beleidsplan),
                stippen_nu=stippen_per_persoon(plan),
            )
    return None


def _vorigeperiode(publicatie: Resultaatpublicatie, toen: Resultaat) -> Vorigeperiode:
    return Vorigeperiode(
        periode=publicatie.vragenlijst.beleidsplan.periode,
        titel=toen.titel,
        slug=publicatie.vragenlijst.slug,
        versie=publicatie.nummer,
        sha256=publicatie.sha256,
        peildatum=toen.peildatum,
        top=toen.prioriteiten.top,
        is_rangorde=toen.prioriteiten.is_rangorde,
        themas=tuple(Vorigthema(rij.slug, rij.naam) for rij in toen.prioriteiten.rijen),
        groepen=tuple(_vorigegroep(groep, toen) for groep in toen.groepen),
    )


def _vorigegroep(groep: Groep, toen: Resultaat) -> Vorigegroep:
    return Vorigegroep(
        code=groep.code,
        korte_naam=groep.korte_naam,
        aantal=groep.aantal,
        is_koploper_verborgen=groep.code in toen.prioriteiten.zonder_koploper,
        aandelen=tuple(
            Vorigaandeel(rij.slug, aandeel.waarde, aandeel.laag, aandeel.hoog)
            for rij in toen.prioriteiten.rijen
            if (aandeel := rij.van(groep.code)) is not None
        ),
    )
