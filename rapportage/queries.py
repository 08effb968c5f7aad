"""The one door to figures: screens, documents and exports read results only here, behind the threshold.

Groups stand side by side, in one order, and are never added up unless staff said how heavy each counts (`totaal`).
Small cells are hidden by `onderdrukking`.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from consultatie.misbruik.enums import Verdenking
from consultatie.netwerksessie.queries import stippen_per_groep
from consultatie.openantwoord.labeltelling import labeltellingen
from consultatie.uitslag.prioritering import aandeel_in_top, wilson
from consultatie.uitslag.queries import Cellen, aantallen_per_kanaal, cellen_van, verdacht_geteld
from consultatie.uitslag.telling import voeg_samen
from consultatie.uitslag.weegbeeld import bevolkingscijfers
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from thema.beleidsplan.models import Beleidsplan, Wijk
from thema.thema.models import Thema

from .cijfers.groepen import ORGANISATIES, SESSIEGROEPEN, VRAGENLIJSTGROEPEN, Groepsoort, Stem, met_kanalen
from .cijfers.onderdrukking import is_meest_gekozen_verborgen, verborgen_cellen
from .cijfers.openuitslagen import openuitslagen
from .cijfers.rangen import Rangcijfers, rangcijfers, toonbaar
from .cijfers.resultaat import (
    Aandeel,
    Groep,
    Groepsscores,
    Groepstotaal,
    Openuitslag,
    Prioriteiten,
    Resultaat,
    Themarij,
    Verdacht,
    Vraaguitslag,
    Wijkrij,
)
from .cijfers.totaal import groepstotaal
from .cijfers.vraaguitslagen import Groepsantwoord, vraaguitslagen

# As many as a top question asks for, unless staff say otherwise.
TOP_UIT_RANGORDE = 3


def resultaat_van(vragenlijst: Vragenlijst, *, drempel: int, dag: date) -> Resultaat:
    """The results of this questionnaire and of its plan's network sessions as they stand, behind `drempel` persons."""
    versies = list(vragenlijst.versies.order_by("-nummer"))
    versie = versies[0] if versies else None
    rangvraag = _rangvraag(versie)
    cellen = cellen_van(vragenlijst)
    stemmen = [*_vragenlijststemmen(cellen, rangvraag), *_sessiestemmen(vragenlijst.beleidsplan)]
    vragen = [vraag for vraag in versie.vragen if vraag is not rangvraag] if versie else []
    prioriteiten = _prioriteiten(vragenlijst.beleidsplan, stemmen, rangvraag, drempel=drempel)
    rangen = Rangcijfers()
    if rangvraag:
        toon = {stem.groep.code: toonbaar(stem.groep, prioriteiten, drempel) for stem in stemmen}
        rangen = rangcijfers(cellen, bevolkingscijfers(vragenlijst), rangvraag["sleutel"], stemmen, toon)
    weg = rangen.weg.get("open", {}).get("wijk", frozenset())
    wijken, wijkbron, wijkaantal = _wijken(vragenlijst.beleidsplan, vragen, stemmen, drempel=drempel, weg=weg)
    uitslagen = _vraaguitslagen(vragen, stemmen, drempel=drempel)
    return Resultaat(
        titel=vragenlijst.titel,
        slug=vragenlijst.slug,
        peildatum=dag.isoformat(),
        drempel=drempel,
        is_fictief=vragenlijst.is_fictief,
        groepen=tuple(_groep(stem, drempel) for stem in stemmen),
        prioriteiten=prioriteiten,
        vragen=uitslagen,
        wijken=wijken,
        wijkbron=wijkbron,
        wijkaantal=wijkaantal,
        scores=rangen.scores,
        uitsplitsingen=rangen.uitsplitsingen,
        wegingen=rangen.wegingen,
        totaal=totaal_van(vragenlijst, rangen.scores, prioriteiten.top),
        verdacht=_verdacht(vragenlijst, drempel),
        telt_verdachte_mee=vragenlijst.telt_verdachte_mee,
        reden_verdachte=vragenlijst.reden_verdachte,
        openantwoorden=openuitslagen(
            labeltellingen(vragenlijst, versies), [stem.groep for stem in stemmen], uitslagen, drempel=drempel
        ),
    )


def deelname_van(vragenlijst: Vragenlijst, *, drempel: int, dag: date) -> Resultaat:
    """Who took part and how many, as they stand, behind `drempel` persons: the groups of resultaat_van without a figure
    of what they answered. Four queries."""
    aantallen = aantallen_per_kanaal(vragenlijst)
    stemmen = [
        *(Stem(groep, aantal, {}, {}) for groep, aantal in _lijstgroepen(aantallen)),
        *_sessiestemmen(vragenlijst.beleidsplan),
    ]
    return Resultaat(
        titel=vragenlijst.titel,
        slug=vragenlijst.slug,
        peildatum=dag.isoformat(),
        drempel=drempel,
        is_fictief=vragenlijst.is_fictief,
        groepen=tuple(_groep(stem, drempel) for stem in stemmen),
        prioriteiten=Prioriteiten(top=0, rijen=()),
        vragen=(),
        wijken=(),
        wijkbron="",
    )


def openuitslagen_van(vragenlijst: Vragenlijst, *, drempel: int) -> tuple[Openuitslag, ...]:
    """The open questions alone, as they stand, behind `drempel` persons."""
    versies = list(vragenlijst.versies.order_by("-nummer"))
    stemmen = list(_vragenlijststemmen(cellen_van(vragenlijst), None))
    uitslagen = _vraaguitslagen(versies[0].vragen if versies else [], stemmen, drempel=drempel)
    return openuitslagen(labeltellingen(vragenlijst, versies), VRAGENLIJSTGROEPEN, uitslagen, drempel=drempel)


def openuitslagen_bij(vragenlijst: Vragenlijst, resultaat: Resultaat) -> tuple[Openuitslag, ...]:
    """The open questions as they stand beside these figures of it: of their groups, behind their threshold, and nothing that
    tells what is hidden in them. Five queries."""
    versies = list(vragenlijst.versies.order_by("-nummer"))
    codes = {groep.code for groep in resultaat.groepen}
    groepen = [groep for groep in VRAGENLIJSTGROEPEN if groep.code in codes]
    return openuitslagen(labeltellingen(vragenlijst, versies), groepen, resultaat.vragen, drempel=resultaat.drempel)


def _vraaguitslagen(vragen: list[dict[str, Any]], stemmen: list[Stem], *, drempel: int) -> tuple[Vraaguitslag, ...]:
    return tuple(vraaguitslagen(vragen, [_groepsantwoord(s) for s in stemmen if s.per_vraag], drempel=drempel))


def totaal_van(vragenlijst: Vragenlijst, scores: tuple[Groepsscores, ...], top: int) -> Groepstotaal | None:
    """All groups together as heavy as staff chose, of scores as they are shown; None: nobody chose, or it cannot be."""
    return groepstotaal(scores, vragenlijst.groepsgewichten, reden=vragenlijst.reden_groepsgewichten, k=top)


def _verdacht(vragenlijst: Vragenlijst, drempel: int) -> tuple[Verdacht, ...]:
    return tuple(
        Verdacht(str(Verdenking(code).label), aantal)
        for code, aantal in verdacht_geteld(vragenlijst).items()
        if aantal >= drempel
    )


def _rangvraag(versie: Vragenlijstversie | None) -> dict[str, Any] | None:
    """The first that asks for a top of the themes; without one, the first that asks for all of them in order."""
    vragen = versie.vragen if versie else []
    return next((vraag for soort in ("top", "rangorde") for vraag in vragen if vraag["soort"] == soort), None)


def _grootte_van_top(rangvraag: Mapping[str, Any]) -> int:
    """Who was asked for all themes in order has a top too, of no more than half of them: all would be everybody's top."""
    aantal = int(rangvraag["aantal"])
    return max(1, min(aantal // 2, TOP_UIT_RANGORDE)) if rangvraag["soort"] == "rangorde" else aantal


def _vragenlijststemmen(cellen: Cellen, rangvraag: dict[str, Any] | None) -> Iterable[Stem]:
    per_kanaal = cellen.per_kanaal()
    for groep, aantal in _lijstgroepen({kanaal: deel.aantal for kanaal, deel in per_kanaal.items()}):
        per_vraag: dict[str, Any] = {}
        for kanaal in groep.kanalen:
            if kanaal in per_kanaal:
                per_vraag = voeg_samen(per_vraag, per_kanaal[kanaal].per_vraag)
        telling = per_vraag.get(rangvraag["sleutel"]) if rangvraag else None
        per_thema = aandeel_in_top(telling, _grootte_van_top(rangvraag)) if rangvraag and telling else {}
        yield Stem(groep, aantal, per_thema, per_vraag)


def _lijstgroepen(aantallen: Mapping[str, int]) -> Iterable[tuple[Groepsoort, int]]:
    """The groups of a questionnaire that took part, and how many, of how many came by each channel."""
    for groep in VRAGENLIJSTGROEPEN:
        if kanalen := [kanaal for kanaal in groep.kanalen if kanaal in aantallen]:
            yield met_kanalen(groep, kanalen), sum(aantallen[kanaal] for kanaal in kanalen)


def _sessiestemmen(plan: Beleidsplan) -> Iterable[Stem]:
    for sessie in stippen_per_groep(plan):
        yield Stem(SESSIEGROEPEN[sessie.groep], sessie.deelnemers, sessie.per_thema, {})


def _groep(stem: Stem, drempel: int) -> Groep:
    soort = stem.groep
    aantal = stem.aantal if stem.aantal >= drempel else None
    return Groep(code=soort.code, naam=soort.naam, korte_naam=soort.korte_naam, aard=soort.aard, aantal=aantal)


def _prioriteiten(
    plan: Beleidsplan, stemmen: list[Stem], rangvraag: dict[str, Any] | None, *, drempel: int
) -> Prioriteiten:
    if rangvraag is None and all(stem.per_vraag for stem in stemmen):
        # Nobody was asked: that is something else than too few answers.
        return Prioriteiten(top=0, rijen=())
    themas = list(Thema.objects.van(plan))
    aantallen = {
        stem.groep.code: {thema.slug: stem.per_thema.get(thema.slug, 0) for thema in themas} for stem in stemmen
    }
    per_groep = {
        stem.groep.code: _aandelen(
            stem.groep, aantallen[stem.groep.code], noemer=_noemer(stem, rangvraag), drempel=drempel, telt_op=True
        )
        for stem in stemmen
    }
    rijen = tuple(
        Themarij(
            slug=thema.slug,
            naam=thema.naam,
            soort=thema.soort,
            aandelen=tuple(per_groep[stem.groep.code][thema.slug] for stem in stemmen),
        )
        for thema in themas
    )
    return Prioriteiten(
        top=_grootte_van_top(rangvraag) if rangvraag else 0,
        rijen=rijen,
        zonder_koploper=tuple(
            code for code, delen in per_groep.items() if is_meest_gekozen_verborgen(aantallen[code], _verborgen(delen))
        ),
        is_rangorde=rangvraag is not None and rangvraag["soort"] == "rangorde",
    )


def _noemer(stem: Stem, rangvraag: dict[str, Any] | None) -> int:
    """Persons who answered the ranking question; for a session all who came."""
    if stem.per_vraag and rangvraag:
        return int(stem.per_vraag.get(rangvraag["sleutel"], {}).get("n", 0))
    return stem.aantal


def _aandelen(
    groep: Groepsoort, aantallen: Mapping[str, int], *, noemer: int, drempel: int, telt_op: bool
) -> dict[str, Aandeel]:
    if noemer < drempel:
        return {sleutel: Aandeel(groep.code, None) for sleutel in aantallen}
    # Partners are organisations, and where each stands is public by name: nearly all of them is no secret.
    personen = None if groep.code in ORGANISATIES else noemer
    verborgen = verborgen_cellen(aantallen, personen=personen, drempel=drempel, telt_op=telt_op)
    return {
        sleutel: Aandeel(groep.code, None) if sleutel in verborgen else _aandeel(groep, aantal, noemer)
        for sleutel, aantal in aantallen.items()
    }


def _verborgen(aandelen: Mapping[str, Aandeel]) -> frozenset[str]:
    return frozenset(sleutel for sleutel, aandeel in aandelen.items() if aandeel.waarde is None)


def _aandeel(groep: Groepsoort, aantal: int, noemer: int) -> Aandeel:
    # Only a sample has a margin: who came by himself, who was there or handed in a form, or all who were asked have none.
    if groep.aard != "steekproef":
        return Aandeel(groep.code, aantal / noemer)
    laag, hoog = wilson(aantal, noemer)
    return Aandeel(groep.code, aantal / noemer, laag, hoog)


def _groepsantwoord(stem: Stem) -> Groepsantwoord:
    return Groepsantwoord(stem.groep.code, stem.per_vraag, partial(_aandelen, stem.groep))


def _wijken(
    plan: Beleidsplan, vragen: list[dict[str, Any]], stemmen: list[Stem], *, drempel: int, weg: Collection[str]
) -> tuple[tuple[Wijkrij, ...], str, int | None]:
    """Response of residents (open link) per district beside the inhabitants; empty without such a question.

    `weg`: codes that are hidden elsewhere on the page, and so here. Also the source of the inhabitants, and how many named
    a district: how many did not is no secret (docs/adr/0005-drempel.md).
    """
    wijkvraag = next((vraag for vraag in vragen if vraag["soort"] == "wijk"), None)
    stem = next((stem for stem in stemmen if stem.groep.code == "open"), None)
    if wijkvraag is None or stem is None:
        return (), "", None
    wijken = list(Wijk.objects.filter(gemeente=plan.gemeente_id))
    telling = stem.per_vraag.get(wijkvraag["sleutel"], {"n": 0, "opties": {}})
    aandelen = _aandelen(
        stem.groep,
        {wijk.cbs_code: telling["opties"].get(wijk.cbs_code, 0) for wijk in wijken},
        noemer=telling["n"],
        drempel=drempel,
        telt_op=True,
    )
    inwoners = sum(wijk.inwoners or 0 for wijk in wijken)
    rijen = tuple(
        Wijkrij(
            naam=wijk.naam,
            aandeel=None if wijk.cbs_code in weg else aandelen[wijk.cbs_code].waarde,
            bevolking=wijk.inwoners / inwoners if wijk.inwoners and inwoners else None,
        )
        for wijk in wijken
    )
    bron = next((_bron_van(wijk) for wijk in wijken if wijk.bron), "")
    return rijen, bron, int(telling["n"]) if telling["n"] >= drempel else None


def _bron_van(wijk: Wijk) -> str:
    """The source of the inhabitants with its year, once."""
    heeft_jaar = wijk.peiljaar is None or str(wijk.peiljaar) in wijk.bron
    return wijk.bron if heeft_jaar else f"{wijk.bron}, {wijk.peiljaar}"
